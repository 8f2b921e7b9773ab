package io.trainingroles.role.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.role.Grant;
import io.trainingroles.role.GrantedPolicy;
import io.trainingroles.role.PolicyName;
import io.trainingroles.role.RoleAttributes;
import io.trainingroles.role.RoleName;
import io.trainingroles.role.TrainingRole;
import io.trainingroles.role.Trust;
import io.trainingroles.role.trust.ServiceTrust;
import io.trainingroles.role.trust.TrustedService;
import io.trainingroles.role.value.AccountId;
import io.trainingroles.role.value.BucketName;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.Region;
import io.trainingroles.role.value.S3Location;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where data is, and which statements let a job read it. */
final class ReadDataTest {
  private static final Deployment ANYWHERE = new Deployment(null, null);

  @ParameterizedTest
  @CsvSource(
      value = {
        "s3://bucket|''",
        "s3://bucket/|''",
        "s3://bucket/train|train",
        "s3://bucket/train/|train",
        "s3://bucket/a/b c/d|a/b c/d",
        "s3://bucket//a|/a",
        "s3://bucket/a//b|a//b",
        "s3://bucket/é*?$|é*?$"
      },
      delimiter = '|')
  void location_when_right_isTaken(String uri, String prefix) {
    S3Location location = S3Location.of(uri);
    assertThat(location.bucket()).isEqualTo(new BucketName("bucket"));
    assertThat(location.prefix()).isEqualTo(prefix);
    assertThat(location.isWholeBucket()).isEqualTo(prefix.isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "bucket|is not an S3 location",
        "S3://bucket|is not an S3 location",
        "s3:bucket|is not an S3 location",
        "s3://|is not a valid name of an S3 bucket",
        "s3:///a|is not a valid name of an S3 bucket",
        "s3://buck*t/a|is not a valid name of an S3 bucket",
        "s3://bucket//|has no prefix",
        "s3://bucket///|ends with an empty folder name",
        "s3://bucket/a//|ends with an empty folder name",
        "s3://bucket/a/*|is not a wildcard",
        "s3://bucket/*|is not a wildcard",
        "s3://bucket/a*|is not a wildcard",
        "s3://bucket/a/**/|write s3://bucket/a for all objects below it",
        "s3://bucket/α|a character that IAM policies do not allow"
      },
      delimiter = '|')
  void location_when_wrong_saysWhy(String uri, String why) {
    assertThatThrownBy(() -> S3Location.of(uri))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x09, 0x0A, 0x0D, 0x1F, 0x7F, 0x80, 0x9F, 0x100, 0x2028, 0x1F600})
  void location_when_aCharacterIsOutsideOfPolicies_isRefused(int point) {
    assertThatThrownBy(() -> S3Location.of("s3://bucket/a" + Character.toString(point)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("a character that IAM policies do not allow");
  }

  @Test
  void location_when_noKeyFitsBelowIt_isRefused() {
    assertThat(S3Location.of("s3://bucket/" + "a".repeat(1022)).prefix()).hasSize(1022);
    assertThat(S3Location.of("s3://bucket/" + "\u00E9".repeat(511)).prefix()).hasSize(511);
    assertThatThrownBy(() -> S3Location.of("s3://bucket/" + "a".repeat(1023)))
        .hasMessageContaining("the prefix has 1023 bytes");
    assertThatThrownBy(() -> S3Location.of("s3://bucket/" + "\u00E9".repeat(512)))
        .hasMessageContaining("the prefix has 1024 bytes");
  }

  @Test
  void statements_when_wholeBucket_areThoseOfTheFirstRole() {
    assertThat(written("s3://my-ai-data-bucket", ANYWHERE))
        .isEqualTo(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                + "[\"s3:GetObject\",\"s3:ListBucket\"],\"Resource\":"
                + "[\"arn:aws:s3:::my-ai-data-bucket\",\"arn:aws:s3:::my-ai-data-bucket/*\"]}]}");
  }

  @Test
  void statements_when_prefix_listOnlyThere() {
    assertThat(written("s3://vision-data/train", ANYWHERE))
        .isEqualTo(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                + "\"s3:ListBucket\",\"Resource\":\"arn:aws:s3:::vision-data\",\"Condition\":"
                + "{\"StringLike\":{\"s3:prefix\":[\"train\",\"train/*\"]}}},{\"Effect\":\"Allow\","
                + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::vision-data/train/*\"}]}");
  }

  @Test
  void statements_when_prefixHasWildcards_meanThemselves() {
    assertThat(written("s3://vision-data/a*b?${aws:username}", ANYWHERE))
        .contains(
            "\"s3:prefix\":[\"a${*}b${?}${$}{aws:username}\",\"a${*}b${?}${$}{aws:username}/*\"]")
        .contains("\"arn:aws:s3:::vision-data/a${*}b${?}${$}{aws:username}/*\"");
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1,aws",
    "cn-north-1,aws-cn",
    "us-gov-west-1,aws-us-gov",
    "eusc-de-east-1,aws-eusc"
  })
  void statements_when_otherPartition_nameIt(String region, String partition) {
    var deployment = new Deployment(new AccountId("123456789012"), new Region(region));
    assertThat(written("s3://bucket", deployment))
        .contains(
            "[\"arn:" + partition + ":s3:::bucket\",\"arn:" + partition + ":s3:::bucket/*\"]");
  }

  @Test
  void role_when_itMeansNothing_isRefused() {
    var name = new RoleName("r");
    var policy = new PolicyName("p");
    List<Grant> grants = List.of(new ReadData(S3Location.of("s3://bucket")));
    List<Trust> trusts = List.of(new ServiceTrust(TrustedService.SAGEMAKER));
    var granted = new GrantedPolicy(policy, grants);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GrantedPolicy(policy, List.of()))
        .withMessage("the policy p grants nothing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> role(name, List.of(), granted))
        .withMessage("the role r has no trust");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> role(name, trusts, granted, granted))
        .withMessage("a policy of r is defined twice");
  }

  private static TrainingRole role(RoleName name, List<Trust> trusts, GrantedPolicy... policies) {
    return new TrainingRole(
        name, RoleAttributes.NONE, trusts, List.of(policies), List.of(), List.of());
  }

  private static String written(String uri, Deployment deployment) {
    return new PolicyDocumentWriter()
        .write(PolicyDocument.of(new ReadData(S3Location.of(uri)).statements(deployment)));
  }
}
