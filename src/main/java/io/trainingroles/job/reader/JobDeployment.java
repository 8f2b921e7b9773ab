package io.trainingroles.job.reader;

import io.trainingroles.iam.Arn;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.NamedRole;
import io.trainingroles.job.field.OperatorFields;
import io.trainingroles.role.value.AccountId;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.Region;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a job runs, as far as its definition says it: the account of its roles, and what a {@code
 * describe} command prints as its own ARN. Amazon SageMaker pulls images only from repositories of
 * its own Region; see <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/dg/docker-containers-troubleshooting.html">Use
 * Amazon ECR images in the Region of the job</a>.
 */
final class JobDeployment {
  private static final List<String> OWN_ARNS =
      List.of(
          "TrainingJobArn",
          "ProcessingJobArn",
          "HyperParameterTuningJobArn",
          "jobDefinitionArn",
          "taskDefinitionArn");
  private static final Pattern IMAGE =
      Pattern.compile("\\d{12}\\.dkr[.-]ecr(?:-fips)?\\.([a-z0-9-]+)\\.(?:amazonaws|on)\\..+");

  private JobDeployment() {}

  /** The account and the Region; each null where it is not known, or where there are several. */
  static Deployment of(JobKind kind, JobValue job, List<NamedRole> roles) {
    List<Arn> own = own(job);
    Stream<String> accounts =
        Stream.concat(
            own.stream().map(Arn::account),
            roles.stream().flatMap(role -> role.account().stream()));
    Stream<String> regions = own.isEmpty() ? regions(kind, job) : own.stream().map(Arn::region);
    return new Deployment(only(accounts, AccountId::new), only(regions, Region::new));
  }

  /** Whether it is a description, which has the ARN of what it describes. */
  static boolean isDescription(JobValue job) {
    return !own(job).isEmpty();
  }

  private static List<Arn> own(JobValue job) {
    return OWN_ARNS.stream()
        .flatMap(field -> job.child(field).stream())
        .flatMap(value -> Arn.of(value.scalar()).stream())
        .filter(arn -> arn.knownAccount().isPresent())
        .toList();
  }

  private static Stream<String> regions(JobKind kind, JobValue job) {
    Optional<String> named =
        kind.runsContainers()
            ? Optional.empty()
            : job.child(OperatorFields.REGION).map(JobValue::scalar);
    return named.map(Stream::of).orElseGet(() -> images(kind, job));
  }

  private static Stream<String> images(JobKind kind, JobValue job) {
    List<String> fields =
        switch (kind) {
          case TRAINING -> List.of("AlgorithmSpecification.TrainingImage");
          case PROCESSING -> List.of("AppSpecification.ImageUri");
          case TUNING ->
              List.of(
                  "TrainingJobDefinition.AlgorithmSpecification.TrainingImage",
                  "TrainingJobDefinitions[].AlgorithmSpecification.TrainingImage");
          case BATCH, ECS -> List.of();
        };
    return fields.stream()
        .flatMap(field -> job.all(field).stream())
        .map(value -> IMAGE.matcher(value.scalar()))
        .filter(Matcher::matches)
        .map(image -> image.group(1));
  }

  private static <T> @Nullable T only(Stream<String> texts, Function<String, T> type) {
    List<String> distinct = texts.distinct().toList();
    if (distinct.size() != 1) {
      return null;
    }
    try {
      return type.apply(distinct.get(0));
    } catch (InvalidValueException notOne) {
      return null;
    }
  }
}
