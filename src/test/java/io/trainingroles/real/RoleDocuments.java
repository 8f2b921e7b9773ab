package io.trainingroles.real;

import com.fasterxml.jackson.databind.JsonNode;
import software.amazon.awssdk.services.iam.IamClient;

/** The policy documents that IAM has of a role. */
final class RoleDocuments {
  private RoleDocuments() {}

  static JsonNode inline(IamClient iam, String role, String policy) {
    return Json.document(
        iam.getRolePolicy(request -> request.roleName(role).policyName(policy)).policyDocument());
  }

  static JsonNode trust(IamClient iam, String role) {
    return Json.document(
        iam.getRole(request -> request.roleName(role)).role().assumeRolePolicyDocument());
  }
}
