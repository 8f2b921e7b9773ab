package io.trainingroles.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.iam.Wildcards;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArnFormatTest {
  private static final String OBJECT = "arn:${Partition}:s3:::${BucketName}/${ObjectName}";

  @ParameterizedTest
  @CsvSource({
    "arn:aws:s3:::data/*, arn:aws:s3:::data/example",
    "arn:aws:s3:::data/train/0.rec, arn:aws:s3:::data/train/0.rec",
    "arn:aws:s3:::data/model-*, arn:aws:s3:::data/model-example",
    "arn:aws:s3:::data/*/last, arn:aws:s3:::data/example/last",
    "arn:aws:s3:::data/?, arn:aws:s3:::data/x",
    "arn:aws:s3:::data*, arn:aws:s3:::dataexample/example",
    "arn:*:s3:::data/*, arn:aws:s3:::data/example",
    "arn:aws-cn:s3:::data/*, arn:aws-cn:s3:::data/example",
    "*, arn:aws:s3:::example/example",
    "*/secret, arn:aws:s3:::example/secret",
    "arn:aws:s3:::data/${aws:username}/*, arn:aws:s3:::data/example/example",
    "arn:aws:s3:::data/${*}, arn:aws:s3:::data/*",
    "arn:aws:s3:::data, ",
    "arn:aws:s3:::data/, ",
    "arn:aws:s3:eu-west-1::data/*, ",
    "arn:aws:kms:::data/*, ",
  })
  void example_when_thePatternIsOfObjects_isAnObject(String pattern, String expected) {
    assertThat(new ArnFormat(OBJECT).example(pattern).orElse(null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:${Partition}:s3:::${BucketName}, arn:aws:s3:::data/*, ",
    "arn:${Partition}:s3:::${BucketName}, arn:aws:s3:::data, arn:aws:s3:::data",
    "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}, arn:aws:iam::111122223333:role/ml/*,"
        + " arn:aws:iam::111122223333:role/ml/example",
    "arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}, arn:aws:kms:*:*:key/*,"
        + " arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "arn:${Partition}:logs:${Region}:${Account}:log-group:${A}:log-stream:${B},"
        + " arn:aws:logs:eu-west-1:1:log-group:/aws/x:log-stream:*,"
        + " arn:aws:logs:eu-west-1:1:log-group:/aws/x:log-stream:example",
    "arn:${Partition}:logs:${Region}:${Account}:log-group:${A}:log-stream:${B},"
        + " arn:aws:logs:eu-west-1:1:log-group:/aws/x, ",
    "arn:${Partition}:a:${Region}:${Account}:b/${C}/*, arn:aws:a:eu-*:*:b/c/d, "
        + " arn:aws:a:eu-us-east-1:123456789012:b/c/d",
  })
  void example_when_ofAnyFormat_isOfBoth(String format, String pattern, String expected) {
    assertThat(new ArnFormat(format).example(pattern).orElse(null)).isEqualTo(expected);
  }

  @Test
  void example_when_thereIsOne_isMatchedByThePattern() {
    var random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      var pattern = new StringBuilder();
      for (String part : new String[] {"arn:", "aws:", "s3", ":", ":", ":", "da", "ta", "/x"}) {
        pattern.append(random.nextInt(4) == 0 ? "*" : part);
      }
      int place = random.nextInt(pattern.length());
      if (random.nextBoolean()) {
        pattern.setCharAt(place, "?*x".charAt(random.nextInt(3)));
      }
      String text = pattern.toString();
      new ArnFormat(OBJECT)
          .example(text)
          .ifPresent(
              arn -> {
                assertThat(Wildcards.match(text, arn)).as("%s is %s", text, arn).isTrue();
                assertThat(arn).matches("arn:[^:/]+:s3:::[^:/]+/.+");
              });
      if (Wildcards.match(text, "arn:aws:s3:::data/x")) {
        assertThat(new ArnFormat(OBJECT).example(text)).as(text).isPresent();
      }
    }
  }

  @Test
  void example_when_thePatternIsHostile_ends() {
    assertThat(new ArnFormat(OBJECT).example("*x*".repeat(600) + ":::no/slash:")).isPresent();
    assertThat(new ArnFormat(OBJECT).example("arn:aws:sqs:" + "*x*".repeat(600))).isEmpty();
    assertThat(new ArnFormat(OBJECT).example("*".repeat(100_000))).isEmpty();
    assertThat(new ArnFormat(OBJECT).example("arn:aws:s3:::b/${open")).isPresent();
    assertThat(new ArnFormat(OBJECT).example("")).isEmpty();
  }
}
