package io.trainingroles.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which parts of a text are placeholders, and what is granted in their places. */
final class PlaceholdersTest {
  @ParameterizedTest
  @CsvSource({
    "runs/vision-${DATE}/out, runs/vision-*/out",
    "runs/vision-{{ ds_nodash }}-<team name>, runs/vision-*-*",
    "runs/${A}${B}/x, runs/*/x",
    "runs/$(date +%F)/x, runs/*/x",
    "runs/$DATE/x, runs/*/x",
    "runs/%DATE%/x, runs/*/x",
    "ACCOUNT_ID/x, */x",
    "runs/vision-{run_name}/out, runs/vision-*/out",
    "{TEAM}/{{ run }}/x, */*/x",
    "runs/MY_AWS_ACCOUNT_ID/x, runs/*/x",
  })
  void opened_when_aPlaceholderIsInAKey_isAWildcardInItsPlace(String key, String pattern) {
    assertThat(Placeholders.opened(key).map(OpenText::pattern)).contains(pattern);
    assertThat(Placeholders.isIn(key)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "price$NOW/x",
        "vision-$DATE/x",
        "100%20percent%20more/x",
        "a%DATE%b/x",
        "MY_ACCOUNT_IDENTITY/x",
        "x-ACCOUNT_ID/y",
        "a$/b${",
        "a{3}/b{}",
        "a{b c}/x"
      })
  void opened_when_signsAreOfTheKey_keepsThem(String key) {
    assertThat(Placeholders.names(key)).isEmpty();
    assertThat(Placeholders.opened(key)).contains(OpenText.of(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$.key", "$$.Execution.Name", "States.Format('x{}', $.y)", "{% $x %}"})
  void opened_when_itIsAnExpression_isNotKnown(String text) {
    assertThat(Placeholders.opened(text)).isEmpty();
  }

  @Test
  void filled_when_someValuesAreGiven_leavesTheOthers() {
    String text = "s3://{{ bucket }}/${RUN:-x}/<RUN>/$TEAM/ACCOUNT_ID/${OTHER}";

    assertThat(Placeholders.names(text))
        .containsExactly("bucket", "RUN", "TEAM", "ACCOUNT_ID", "OTHER");
    assertThat(
            Placeholders.filled(
                text, Map.of("bucket", "b-$1", "RUN", "7", "TEAM", "a", "ACCOUNT_ID", "1")))
        .isEqualTo("s3://b-$1/7/7/a/1/${OTHER}");
  }
}
