package io.trainingroles.check.evidence;

import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.iam.Partition;
import io.trainingroles.iam.Principal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The service of a service principal, by its host name. */
public final class ServiceHost {
  /** The services that run training with a role. */
  public static final Set<String> RUNS_TRAINING =
      Set.of(
          "sagemaker",
          "ec2",
          "ecs-tasks",
          "batch",
          "pods.eks",
          "bedrock",
          "glue",
          "lambda",
          "elasticmapreduce",
          "emr-serverless");

  /** The services that start training; a role for them is not a training role. */
  public static final Set<String> STARTS_TRAINING =
      Set.of("states", "codebuild", "codepipeline", "events", "scheduler", "pipes", "airflow");

  private static final Pattern REGION = Pattern.compile("\\.[a-z]{2}(-[a-z]+)+-[0-9]+$");

  /** Those of all partitions, the longest first: one may be the end of another. */
  private static final List<String> SUFFIXES =
      Arrays.stream(Partition.values())
          .map(partition -> "." + partition.dnsSuffix())
          .sorted(Comparator.comparingInt(String::length).reversed())
          .toList();

  private ServiceHost() {}

  /** The hosts of the services that a statement names. */
  public static List<String> of(ReviewedStatement statement) {
    return statement.principals().stream()
        .flatMap(
            principal ->
                principal instanceof Principal.Service service
                    ? Optional.of(service.host()).stream()
                    : Optional.<String>empty().stream())
        .toList();
  }

  /** The host name without the suffix of AWS and the Region, such as {@code sagemaker}. */
  public static Optional<String> word(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    for (String suffix : SUFFIXES) {
      if (lower.endsWith(suffix)) {
        String word = lower.substring(0, lower.length() - suffix.length());
        return Optional.of(word.indexOf('.') < 0 ? word : REGION.matcher(word).replaceFirst(""));
      }
    }
    return Optional.empty();
  }

  /**
   * The host names of the same service in all partitions, the given one first. Services have one or
   * the other <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services-in-opt-in-regions">form
   * in the Regions of China</a>.
   */
  public static List<String> inEachPartition(String host) {
    Stream<String> others =
        word(host).stream().flatMap(word -> SUFFIXES.stream().map(suffix -> word + suffix));
    return Stream.concat(Stream.of(host), others).distinct().toList();
  }

  /** Whether two hosts are of one service, whatever the partitions. */
  public static boolean areOfOneService(String some, String other) {
    return word(some).isPresent() && word(some).equals(word(other));
  }

  /** Whether a host belongs to one of these services. */
  public static boolean isOf(String host, Set<String> words) {
    return word(host).filter(words::contains).isPresent();
  }
}
