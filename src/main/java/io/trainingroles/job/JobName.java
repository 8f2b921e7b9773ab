package io.trainingroles.job;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The name of a job in its definition. */
public record JobName(String value) {
  /** What the SDKs add to a name to make it unique. */
  private static final Pattern TIME =
      Pattern.compile("-\\d{4}(-\\d{2}){5}(-\\d{3})?$|-\\d{6}-\\d{4}$|-\\d{10,14}$");

  /** The name in a definition; nothing where it is missing or a placeholder. */
  public static Optional<JobName> of(JobValue job) {
    return Stream.of(
            "TrainingJobName",
            "ProcessingJobName",
            "HyperParameterTuningJobName",
            "jobDefinitionName",
            "family")
        .flatMap(field -> job.child(field).stream())
        .map(JobValue::scalar)
        .filter(name -> !name.isEmpty() && !Placeholders.isIn(name))
        .findFirst()
        .map(JobName::new);
  }

  /** The common beginning of the names of the job and of its next runs. */
  public String beginning() {
    return TIME.matcher(value).replaceFirst("-");
  }
}
