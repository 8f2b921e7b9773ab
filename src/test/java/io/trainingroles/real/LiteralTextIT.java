package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;

/** No text of a spec becomes an expression of Terraform or a wildcard of IAM. */
@ExtendWith(WithEmulator.class)
class LiteralTextIT {
  private static final String TEXT =
      "${file(\"/etc/hostname\")} %{ for x in [1] }x%{ endfor } $${x} $$${x} $$ $ %%{x} % 100%"
          + " \"double\" 'single' \\ \\n \\u0041 * ? ${aws:username} ${*} <b>&amp;</b> äÿ ${";

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  @Test
  void description_when_itHoldsTemplates_arrivesAsItIs(Emulator emulator) {
    TerraformProject project = project(emulator, TEXT, "s3://my-ai-data-bucket");

    assertThat(planned(project, "aws_iam_role.aiTrainingRole").get("description").asText())
        .isEqualTo(TEXT);

    project.apply();
    try (IamClient iam = emulator.iam()) {
      assertThat(iam.getRole(request -> request.roleName("aiTrainingRole")).role().description())
          .isEqualTo(TEXT);
    }
    project.plan("-detailed-exitcode").exitedWith(0);
  }

  @Test
  void prefix_when_itHoldsTemplatesAndWildcards_isOneLiteralInThePolicy(Emulator emulator) {
    TerraformProject project = project(emulator, "literal", "s3://my-ai-data-bucket/" + TEXT);
    // IAM's own way to write the three characters that mean something in a pattern.
    String literal = TEXT.replaceAll("[*?$]", "\\${$0}");

    String planned =
        planned(project, "aws_iam_role_policy.aiTrainingPolicy").get("policy").asText();
    assertReads(Json.tree(planned), literal);

    project.apply();
    try (IamClient iam = emulator.iam()) {
      String kept =
          iam.getRolePolicy(
                  request -> request.roleName("aiTrainingRole").policyName("aiTrainingPolicy"))
              .policyDocument();
      assertReads(Json.document(kept), literal);
    }
  }

  private static void assertReads(JsonNode policy, String prefix) {
    assertThat(policy.at("/Statement/0/Condition/StringLike/s3:prefix"))
        .extracting(JsonNode::asText)
        .containsExactly(prefix, prefix + "/*");
    assertThat(policy.at("/Statement/0/Resource").asText())
        .isEqualTo("arn:aws:s3:::my-ai-data-bucket");
    assertThat(policy.at("/Statement/1/Resource").asText())
        .isEqualTo("arn:aws:s3:::my-ai-data-bucket/" + prefix + "/*");
  }

  private TerraformProject project(Emulator emulator, String description, String location) {
    var project = TerraformProject.in(folder, emulator);
    project.write(
        "spec.yaml",
        """
        roles:
          aiTrainingRole:
            description: %s
            trusts: [sagemaker]
            inline_policies:
              aiTrainingPolicy:
                - read: %s
        """
            .formatted(Json.quoted(description), Json.quoted(location)));
    return project.synthesize(folder.resolve("spec.yaml"), "").init();
  }

  private static JsonNode planned(TerraformProject project, String address) {
    return StreamSupport.stream(
            project.plannedJson().at("/planned_values/root_module/resources").spliterator(), false)
        .filter(resource -> resource.get("address").asText().equals(address))
        .findFirst()
        .orElseThrow()
        .get("values");
  }
}
