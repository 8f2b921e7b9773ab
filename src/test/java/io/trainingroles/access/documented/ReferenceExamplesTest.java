package io.trainingroles.access.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.reference.ActionLookup;
import io.trainingroles.reference.ServiceAuthorizationReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReferenceExamplesTest {
  private final ReferenceExamples examples = new ReferenceExamples();

  @ParameterizedTest
  @CsvSource({
    "s3:Delete*, s3:DeleteObject",
    "S3:get*, s3:GetObject",
    "s3:*, s3:GetObject",
    "s3:PutObjectT*, s3:PutObjectTagging",
    "*, s3:GetObject",
    "*:Describe*, sagemaker:DescribeTrainingJob",
    "iam:?assRole, iam:PassRole",
    "kms:*, kms:Decrypt",
    "fsx:Describe*, fsx:DescribeBackups",
    "nothing:Get*, nothing:GetExample",
    "s3:Nothing*, s3:NothingExample"
  })
  void actions_when_aPatternIsGiven_areRealOnesFirst(String pattern, String first) {
    assertThat(examples.actions(pattern)).first().isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject, arn:aws:s3:::data/*, arn:aws:s3:::data/example",
    "s3:GetObject, arn:aws:s3:::data, ",
    "s3:GetObject, *, arn:aws:s3:::example/example",
    "s3:ListBucket, arn:aws:s3:::data*, arn:aws:s3:::dataexample",
    "s3:ListBucket, arn:aws:s3:::data/*, ",
    "s3:ListAllMyBuckets, *, arn:aws:s3:::*",
    "cloudwatch:PutMetricData, *, *",
    "s3:ListAllMyBuckets, arn:aws:s3:::data, ",
    "sagemaker:CreateTrainingJob, *, arn:aws:sagemaker:us-east-1:123456789012:training-job/example",
    "iam:PassRole, arn:aws:iam::111122223333:role/ml-*, arn:aws:iam::111122223333:role/ml-example",
    "nothing:Get, arn:aws:nothing:*:*:x/*, arn:aws:nothing:us-east-1:123456789012:x/example"
  })
  void resources_when_anActionIsGiven_areOfItsTypes(String action, String pattern, String first) {
    assertThat(examples.resources(action, pattern).stream().findFirst().orElse(null))
        .isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({
    "aws:SourceIp, 203.0.113.1",
    "s3:prefix, example",
    "s3:max-keys, 1",
    "kms:ViaService, example",
    "kms:GrantIsForAWSResource, true",
    "aws:PrincipalArn, arn:aws:iam::123456789012:role/example",
    "unheard:of, example"
  })
  void values_when_aKeyIsGiven_areOfItsType(String key, String first) {
    assertThat(examples.values(key)).first().isEqualTo(first);
  }

  @Test
  void familiarActions_when_listed_exist() {
    var reference = ServiceAuthorizationReference.ofAws();

    assertThat(FamiliarActions.ALL)
        .doesNotHaveDuplicates()
        .allSatisfy(
            action ->
                assertThat(reference.action(action))
                    .isInstanceOfSatisfying(
                        ActionLookup.Known.class,
                        known -> assertThat(known.action()).hasToString(action)));
  }
}
