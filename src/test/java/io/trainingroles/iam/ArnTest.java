package io.trainingroles.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArnTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:s3:::my-ai-data-bucket",
        "arn:aws-cn:logs:cn-north-1:123456789012:log-group:/aws/batch/job:log-stream:a",
        "arn:::::"
      })
  void of_when_thereAreSixParts_isWrittenBack(String text) {
    assertThat(Arn.of(text)).map(Arn::toString).contains(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "arn:aws:s3::data", "urn:aws:s3:::data", "ARN:aws:s3:::data"})
  void of_when_theFormIsAnother_isNothing(String text) {
    assertThat(Arn.of(text)).isEmpty();
  }

  @Test
  void parts_when_aPatternHasFewer_areThose() {
    assertThat(Arn.parts("arn:aws:s3*")).isEqualTo(List.of("arn", "aws", "s3*"));
    assertThat(Arn.parts("a:b:c:d:e:f:g:")).isEqualTo(List.of("a", "b", "c", "d", "e", "f:g:"));
  }

  @Test
  void knownAccount_when_thereIsAWildcardOrNone_isNothing() {
    assertThat(Arn.of("arn:aws:iam::123456789012:role/a").flatMap(Arn::knownAccount))
        .contains("123456789012");
    assertThat(Arn.of("arn:aws:iam::12345678901*:role/a").flatMap(Arn::knownAccount)).isEmpty();
    assertThat(Arn.of("arn:aws:iam::aws:policy/a").flatMap(Arn::knownAccount)).isEmpty();
  }
}
