package io.trainingroles.job;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The name of a job in its definition.
 *
 * @param value the name, of which a part may be a placeholder
 */
public record JobName(String value) {
  /** The name in a definition; nothing where it is missing, or begins with a placeholder. */
  public static Optional<JobName> of(JobValue job) {
    return Stream.of(
            "TrainingJobName",
            "ProcessingJobName",
            "HyperParameterTuningJobName",
            "jobDefinitionName",
            "family")
        .flatMap(field -> job.child(field).stream())
        .map(JobValue::scalar)
        .filter(name -> !name.isEmpty() && Placeholders.opened(name).isPresent())
        .findFirst()
        .map(JobName::new)
        .filter(name -> !name.beginning().isEmpty());
  }

  /** Whether a part of the name is still to be filled in. */
  public boolean isTemplate() {
    return Placeholders.isIn(value);
  }

  /** The run that the name is of; nothing where no part of it is known to be a run's. */
  public Optional<RunName> run() {
    return isTemplate() ? Optional.empty() : RunName.of(value);
  }

  /** The common beginning of the names of the job and of its next runs. */
  public String beginning() {
    return isTemplate()
        ? Placeholders.beginning(value)
        : run().map(run -> run.base() + "-").orElse(value);
  }
}
