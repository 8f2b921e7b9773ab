package io.trainingroles.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.finding.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many managed policies a user and a group can have. */
final class AttachedPoliciesTest {
  private static final Path CHECK =
      Path.of("src/test/resources/fixtures/check/TOO_MANY_POLICIES/made.tf.json");

  @ParameterizedTest
  @CsvSource({"user, 11, WARNING", "user, 20, WARNING", "user, 21, ERROR", "group, 11, ERROR"})
  void findings_when_moreAreAttachedThanTheQuota_sayWhetherItCanBeRaised(
      String kind, int count, Severity severity) throws IOException {
    assertThat(new CheckFixture(CHECK).findings(configuration(kind, count)))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.finding().severity()).isEqualTo(severity);
              assertThat(found.finding().remedy()).contains(kind).doesNotContain("role");
            });
  }

  private static String configuration(String kind, int count) {
    String arns =
        IntStream.range(0, count)
            .mapToObj(index -> "\"arn:aws:iam::123456789012:policy/team" + index + "\"")
            .collect(Collectors.joining(", "));
    return """
        {"resource": {"aws_iam_%1$s": {"team": {"name": "team"}},
          "aws_iam_%1$s_policy_attachments_exclusive":
            {"team": {"%1$s_name": "team", "policy_arns": [%2$s]}}}}
        """
        .formatted(kind, arns);
  }
}
