package io.trainingroles.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The actions that IAM Access Analyzer saw, as {@code aws accessanalyzer get-generated-policy} says
 * them. See <a
 * href="https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_GetGeneratedPolicy.html">GetGeneratedPolicy</a>.
 *
 * @param principal the ARN of the role, or empty
 * @param from the beginning of the window; null where it is not given
 * @param to its end; null where it is not given
 * @param isComplete whether all services could be looked at
 * @param actions such as {@code s3:ListAllMyBuckets}
 */
public record GeneratedPolicy(
    String principal,
    @Nullable Instant from,
    @Nullable Instant to,
    boolean isComplete,
    List<String> actions) {
  /** Keeps an unchangeable copy. */
  public GeneratedPolicy {
    actions = List.copyOf(actions);
  }
}
