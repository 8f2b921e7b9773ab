package io.trainingroles.iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which principals AWS accepts. */
final class PrincipalFormTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "123456789012",
        "arn:aws:iam::123456789012:root",
        "arn:aws-cn:iam::123456789012:role/training/vision",
        "arn:aws:iam::123456789012:user/jo@example.com",
        "arn:aws:sts::123456789012:assumed-role/vision/job",
        "arn:aws-us-gov:sts::123456789012:federated-user/jo",
        "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity EH1HDMB1FH2TC",
        "AROAEXAMPLEID12345678",
        "AIDAEXAMPLEID12345678",
        "\uE000var.account\uE001",
      })
  void refusal_when_anAwsPrincipalHasAFormOfAws_isNone(String id) {
    assertThat(PrincipalForm.refusal(new Principal.Aws(id))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "vision, is not a principal",
    "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be, belongs under CanonicalUser",
    "AGPAEXAMPLEID12345678, is not a principal",
    "12345678901, it has 11 digits",
    "12345678901234, it has 14 digits",
    "arn:aws:iam::123456789012:role/*, has a wildcard",
    "arn:aws:iam::12345678901?:root, has a wildcard",
    "123456789*, has a wildcard",
    "arn:aws:iam::123456789012:group/ml, is a group",
    "arn:aws:sts::123456789012:assumed-role/vision, without the name of a session",
    "arn:aws:sts::123456789012:assumed-role/vision/, is not the ARN of a session",
    "arn:aws:sts::123456789012:assumed-role/path/vision/job, is not the ARN of a session",
    "arn:aws:iam::12345678901:root, has no account of 12 digits",
    "arn:aws:iam:::role/vision, has no account of 12 digits",
    "arn:aws:iam::cloudfront:user/vision, is not an origin access identity",
    "arn:aws:iam::123456789012:saml-provider/corp, under Federated",
    "arn:aws:iam::123456789012:instance-profile/vision, is not the ARN of a principal",
    "arn:aws:iam::123456789012:role/, is not the ARN of a principal",
    "arn:aws:iam::123456789012:role, is not the ARN of a principal",
    "arn:aws:iam:eu-west-1:123456789012:role/vision, is not the ARN of a principal",
    "arn:aws:s3:::bucket, has no account",
    "arn:aws:sagemaker:eu-west-1:123456789012:training-job/x, is not the ARN of a principal",
    "sagemaker.amazonaws.com, which belongs under Service",
    "${account}, is not a principal",
  })
  void refusal_when_anAwsPrincipalHasAnotherForm_saysWhy(String id, String problem) {
    assertThat(PrincipalForm.refusal(new Principal.Aws(id)).orElseThrow().problem())
        .contains(id, problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sagemaker.amazonaws.com",
        "logs.eu-west-1.amazonaws.com",
        "states.cn-north-1.amazonaws.com.cn",
        "ec2.c2s.ic.gov",
        "pods.eks.amazonaws.com",
        "mlflow.sagemaker.aws.internal",
        "new-service.amazonaws.com",
      })
  void refusal_when_aServiceHasASuffixOfAws_isNone(String host) {
    assertThat(PrincipalForm.refusal(new Principal.Service(host))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sagemaker",
        "sagemaker.aws.com",
        "sagemaker.amazonaws",
        "SageMaker.amazonaws.com",
        "*.amazonaws.com",
        "*",
        ".amazonaws.com",
        "https://sagemaker.amazonaws.com",
        "arn:aws:iam::123456789012:root",
      })
  void refusal_when_aServiceHasAnotherForm_saysWhatToWrite(String host) {
    assertThat(PrincipalForm.refusal(new Principal.Service(host)).orElseThrow().remedy())
        .contains("SERVICE.amazonaws.com");
  }

  @ParameterizedTest
  @CsvSource({
    "accounts.google.com, true",
    "cognito-identity.amazonaws.com, true",
    "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC, true",
    "arn:aws:iam::123456789012:saml-provider/corp, true",
    "github, false",
    "*, false",
    "arn:aws:iam::123456789012:oidc-provider/*, false",
    "arn:aws:iam::12345678901:oidc-provider/example.com, false",
    "arn:aws:iam::123456789012:role/vision, false",
  })
  void refusal_when_aProviderIsFederated_isForOtherFormsOnly(String provider, boolean isAccepted) {
    assertThat(PrincipalForm.refusal(new Principal.Federated(provider)).isEmpty())
        .isEqualTo(isAccepted);
  }

  @ParameterizedTest
  @CsvSource({
    "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be, true",
    "79a59df9, false",
    "123456789012, false",
  })
  void refusal_when_aCanonicalUserHasNoCanonicalId_isThere(String id, boolean isAccepted) {
    assertThat(PrincipalForm.refusal(new Principal.CanonicalUser(id)).isEmpty())
        .isEqualTo(isAccepted);
  }
}
