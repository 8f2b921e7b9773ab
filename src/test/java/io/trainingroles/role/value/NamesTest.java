package io.trainingroles.role.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.quicktheories.QuickTheory.qt;

import io.trainingroles.HostileTexts;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.role.PolicyName;
import io.trainingroles.role.RoleDescription;
import io.trainingroles.role.RoleName;
import io.trainingroles.role.trust.TrustedService;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What AWS takes for a name, a number and a description, each against a rule written a second time.
 */
final class NamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "a-b",
        "a.b",
        "1.2.3",
        "1.2.3.4.5",
        "123",
        "a--b",
        "a.-b",
        "0a0",
        "192.168.0.x",
        "xn-bucket",
        "my-xn--bucket",
        "sthreebucket",
        "bucket-s3aliases",
        "mrap",
        "my-ai-data-bucket",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void bucketName_when_right_isTaken(String name) {
    assertThat(new BucketName(name)).hasToString(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\"|must have 3 to 63 characters; this has 0",
        "ab|must have 3 to 63 characters; this has 2",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|this has 64",
        "*|cannot have wildcards; name each bucket",
        "a*|cannot have wildcards",
        "my-bucke?|cannot have wildcards",
        "My-bucket|can have only a-z",
        "my_bucket|can have only a-z",
        "my/bucket|can have only a-z",
        "my:bucket|can have only a-z",
        "bücket|can have only a-z",
        "-bucket|must begin and end with a letter or a digit",
        "bucket-|must begin and end with a letter or a digit",
        ".bucket|must begin and end with a letter or a digit",
        "bucket.|must begin and end with a letter or a digit",
        "\"bucket\n\"|can have only a-z",
        "a..b|cannot have two dots in a row",
        "192.168.0.1|cannot have the form of an IP address",
        "999.999.999.999|cannot have the form of an IP address",
        "xn--abc|cannot begin with 'xn--'",
        "sthree-abc|cannot begin with 'sthree-'",
        "amzn-s3-demo-abc|cannot begin with 'amzn-s3-demo-'",
        "abc-s3alias|cannot end with '-s3alias'",
        "abc--ol-s3|cannot end with '--ol-s3'",
        "abc.mrap|cannot end with '.mrap'",
        "abc--x-s3|cannot end with '--x-s3'",
        "abc--table-s3|cannot end with '--table-s3'"
      })
  void bucketName_when_wrong_saysWhichRule(String name, String rule) {
    assertThatThrownBy(() -> new BucketName(name))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("'" + name + "' is not a valid name of an S3 bucket; a bucket name")
        .hasMessageContaining(rule);
  }

  @Test
  void bucketName_when_anyText_followsTheRules() {
    qt().withExamples(10_000)
        .forAll(HostileTexts.over("ab1.-.-_A*x", 12))
        .checkAssert(
            text ->
                assertThat(taken(BucketName::new, text))
                    .as(text)
                    .isEqualTo(
                        text.length() >= 3
                            && text.chars().allMatch(c -> "ab1x.-".indexOf(c) >= 0)
                            && !text.contains("..")
                            && ".-".indexOf(text.charAt(0)) < 0
                            && ".-".indexOf(text.charAt(text.length() - 1)) < 0
                            && !isAddress(text)));
  }

  @Test
  void roleAndPolicyNames_when_anyText_followTheRules() {
    qt().withExamples(5000)
        .forAll(HostileTexts.any().mix(HostileTexts.over("aZ9+=,.@_-", 10), 50))
        .checkAssert(
            text -> {
              boolean right =
                  !text.isEmpty()
                      && text.chars()
                          .allMatch(
                              c ->
                                  (c >= 'a' && c <= 'z')
                                      || (c >= 'A' && c <= 'Z')
                                      || (c >= '0' && c <= '9')
                                      || "+=,.@_-".indexOf(c) >= 0);
              assertThat(taken(RoleName::new, text)).as(text).isEqualTo(right);
              assertThat(taken(PolicyName::new, text)).as(text).isEqualTo(right);
            });
  }

  @Test
  void names_when_longest_areTaken() {
    assertThat(taken(RoleName::new, "r".repeat(64))).isTrue();
    assertThat(taken(RoleName::new, "r".repeat(65))).isFalse();
    assertThat(taken(PolicyName::new, "p".repeat(128))).isTrue();
    assertThat(taken(PolicyName::new, "p".repeat(129))).isFalse();
    assertThatThrownBy(() -> new RoleName("r".repeat(65)))
        .hasMessageContaining("1 to 64")
        .hasMessageContaining("this has 65 characters");
    assertThatThrownBy(() -> new PolicyName("p p"))
        .hasMessageContaining("'p p' is not a valid name of an IAM policy")
        .hasMessageContaining("1 to 128");
  }

  @Test
  void description_when_anyCharacter_followsTheRules() {
    for (int point = 0; point <= 0x2100; point++) {
      boolean right =
          point == '\t'
              || point == '\n'
              || point == '\r'
              || (point >= 0x20 && point <= 0x7E)
              || (point >= 0xA1 && point <= 0xFF);
      assertThat(taken(RoleDescription::new, "a" + Character.toString(point))).isEqualTo(right);
    }
    assertThatThrownBy(() -> new RoleDescription("a\uD83D\uDE00\u0007"))
        .hasMessageContaining("a character that IAM does not allow: U+1F600");
  }

  @Test
  void description_when_tooLong_isRefused() {
    assertThat(taken(RoleDescription::new, "\u00E9".repeat(1000))).isTrue();
    assertThatThrownBy(() -> new RoleDescription("d".repeat(1001)))
        .hasMessage("the description has 1001 characters; the limit is 1,000");
  }

  @ParameterizedTest
  @MethodSource
  void region_when_ofTheSdk_isTaken(String region) {
    assertThat(new Region(region)).hasToString(region);
  }

  static List<String> region_when_ofTheSdk_isTaken() {
    return software.amazon.awssdk.regions.Region.regions().stream()
        .filter(region -> !region.isGlobalRegion())
        .map(software.amazon.awssdk.regions.Region::id)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "eu",
        "eu-west",
        "eu-west-",
        "eu-west-1a",
        "EU-WEST-1",
        "eu_west_1",
        "eu-west-123",
        "eu-west-1\n",
        "eu--west-1",
        "-eu-west-1",
        "*",
        "eu-west-\u0661"
      })
  void region_when_wrong_isRefused(String region) {
    assertThatThrownBy(() -> new Region(region))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(
            "'%s' is not the code of an AWS Region; write a code such as eu-west-1", region);
  }

  @Test
  void region_when_veryLong_isRefusedAtOnce() {
    for (String part : List.of("-a", "a", "1", "-1", "-")) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(30),
          () -> assertThat(taken(Region::new, "eu" + part.repeat(200_000))).isFalse());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12345678901",
        "1234567890123",
        "12345678901a",
        "123456789012\n",
        " 123456789012",
        "1234-5678-9012",
        "\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u0660\u0661\u0662"
      })
  void account_when_wrong_isRefused(String account) {
    assertThatThrownBy(() -> new AccountId(account))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("write 12 digits");
  }

  @Test
  void account_when_right_isTaken() {
    assertThat(new AccountId("012345678901")).hasToString("012345678901");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sagemaker", "sagemaker.amazonaws.com"})
  void service_when_known_isFound(String word) {
    assertThat(TrustedService.of(word)).isEqualTo(TrustedService.SAGEMAKER);
  }

  @Test
  void service_when_unknown_namesTheKnown() {
    assertThatThrownBy(() -> TrustedService.of("sns"))
        .hasMessage(
            "'sns' is not a service that a training role can trust; allowed: sagemaker, ec2,"
                + " ecs-tasks, batch, eks-pods, bedrock, glue, lambda, states, events, scheduler,"
                + " codebuild");
  }

  @Test
  void problemAndRemedy_when_apart_areTheMessage() {
    assertThatCode(() -> new AccountId("123456789012")).doesNotThrowAnyException();
    assertThatThrownBy(() -> new AccountId("x"))
        .isInstanceOfSatisfying(
            InvalidValueException.class,
            invalid ->
                assertThat(invalid.problem() + "; " + invalid.remedy())
                    .isEqualTo(invalid.getMessage()));
  }

  private static boolean isAddress(String text) {
    String[] parts = text.split("\\.", -1);
    return parts.length == 4
        && List.of(parts).stream()
            .allMatch(part -> !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9'));
  }

  private static boolean taken(Consumer<String> type, String text) {
    try {
      type.accept(text);
      return true;
    } catch (InvalidValueException refused) {
      return false;
    }
  }
}
