package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;

/** The first role as it must be in AWS, whoever made it; its documents are written by hand. */
final class FirstRole {
  private static final JsonNode TRUST_POLICY =
      Json.tree(
          """
          {
            "Version": "2012-10-17",
            "Statement": [{
              "Effect": "Allow",
              "Principal": {"Service": "sagemaker.amazonaws.com"},
              "Action": "sts:AssumeRole"
            }]
          }
          """);

  private static final JsonNode POLICY =
      Json.tree(
          """
          {
            "Version": "2012-10-17",
            "Statement": [{
              "Effect": "Allow",
              "Action": ["s3:GetObject", "s3:ListBucket"],
              "Resource": ["arn:aws:s3:::my-ai-data-bucket", "arn:aws:s3:::my-ai-data-bucket/*"]
            }]
          }
          """);

  private FirstRole() {}

  static void assertThere(IamClient iam) {
    Role role = iam.getRole(request -> request.roleName("aiTrainingRole")).role();
    assertThat(Json.document(role.assumeRolePolicyDocument())).isEqualTo(TRUST_POLICY);
    assertThat(role.maxSessionDuration()).isEqualTo(3600);
    assertThat(role.permissionsBoundary()).isNull();
    assertThat(iam.listRolePolicies(request -> request.roleName("aiTrainingRole")).policyNames())
        .containsExactly("aiTrainingPolicy");
    assertThat(
            iam.listAttachedRolePolicies(request -> request.roleName("aiTrainingRole"))
                .attachedPolicies())
        .isEmpty();
    String policy =
        iam.getRolePolicy(
                request -> request.roleName("aiTrainingRole").policyName("aiTrainingPolicy"))
            .policyDocument();
    assertThat(Json.document(policy)).isEqualTo(POLICY);
  }
}
