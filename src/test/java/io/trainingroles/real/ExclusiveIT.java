package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

/** A policy that somebody gives to an exclusive role by hand shows in the plan, and goes. */
@ExtendWith(WithEmulator.class)
final class ExclusiveIT {
  private static final String SPEC =
      """
      account: "123456789012"
      roles:
        vision:
          exclusive: true
          trusts: [sagemaker]
          inline_policies:
            data: [read: s3://vision-data]
          managed_policies:
            vision-models: [write: s3://vision-models]
        bare: {exclusive: true, trusts: [sagemaker]}
      """;
  private static final String ADMINISTRATOR =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}""";
  private static final String INLINE = "aws_iam_role_policies_exclusive.vision";
  private static final String ATTACHED = "aws_iam_role_policy_attachments_exclusive.vision";

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  private Path spec(String text) throws IOException {
    return Files.writeString(folder.resolve("training-roles.yaml"), text);
  }

  @Test
  void apply_when_aPolicyWasAddedByHand_showsItInThePlanAndRemovesIt(Emulator emulator)
      throws IOException {
    TerraformProject project =
        TerraformProject.in(folder, emulator).synthesize(spec(SPEC), ".").init().apply();
    assertThat(project.plan().out()).contains("No changes.");
    IamClient iam = emulator.iam();
    addByHand(iam, "vision");
    addByHand(iam, "bare");

    String plan = project.plan().out();
    assertThat(plan)
        .contains("0 to add, 4 to change, 0 to destroy")
        .containsPattern("- +\"byHand\"")
        .containsPattern("- +\"arn:aws:iam::123456789012:policy/byHand-vision\"");
    project.apply();

    assertThat(inline(iam, "vision")).containsExactly("data");
    assertThat(attached(iam, "vision")).containsExactly("vision-models");
    assertThat(inline(iam, "bare")).isEmpty();
    assertThat(attached(iam, "bare")).isEmpty();
    assertThat(project.plan().out()).contains("No changes.");
  }

  @Test
  void apply_when_anExclusiveRoleIsReplaced_keepsItsPolicies(Emulator emulator) throws IOException {
    TerraformProject project =
        TerraformProject.in(folder, emulator).synthesize(spec(SPEC), ".").init().apply();

    project
        .synthesize(spec(SPEC.replace("    trusts:", "    path: /training/\n    trusts:")), ".")
        .apply();

    assertThat(inline(emulator.iam(), "vision")).containsExactly("data");
    assertThat(attached(emulator.iam(), "vision")).containsExactly("vision-models");
    assertThat(project.plan().out()).contains("No changes.");
  }

  /** Imported, the two resources list in the plan what goes; created, they would not. */
  @Test
  void plan_when_anAdoptedRoleHasMoreThanTheSpec_namesWhatGoes(Emulator emulator)
      throws IOException {
    IamClient iam = emulator.iam();
    iam.createRole(
        role ->
            role.roleName("vision")
                .assumeRolePolicyDocument(
                    """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal":
                     {"Service": "sagemaker.amazonaws.com"}, "Action": "sts:AssumeRole"}]}"""));
    addByHand(iam, "vision");
    iam.putRolePolicy(
        policy -> policy.roleName("vision").policyName("data").policyDocument(ADMINISTRATOR));
    TerraformProject project =
        TerraformProject.in(folder, emulator)
            .synthesize(
                spec(
                    """
                    account: "123456789012"
                    roles:
                      vision:
                        adopt: true
                        exclusive: true
                        trusts: [sagemaker]
                        inline_policies:
                          data: [read: s3://vision-data]
                    """),
                ".")
            .init();

    assertThat(changes(project.plannedJson()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "aws_iam_role.vision",
                "no-op importing",
                "aws_iam_role_policy.data",
                "update importing",
                INLINE,
                "update importing",
                ATTACHED,
                "update importing"));
    assertThat(project.plan().out())
        .containsPattern("- +\"byHand\"")
        .containsPattern("- +\"arn:aws:iam::123456789012:policy/byHand-vision\"");
    project.apply();
    assertThat(inline(iam, "vision")).containsExactly("data");
    assertThat(attached(iam, "vision")).isEmpty();
    assertThat(project.plan().out()).contains("No changes.");
  }

  private static void addByHand(IamClient iam, String role) {
    String arn =
        iam.createPolicy(
                policy -> policy.policyName("byHand-" + role).policyDocument(ADMINISTRATOR))
            .policy()
            .arn();
    iam.attachRolePolicy(to -> to.roleName(role).policyArn(arn));
    iam.putRolePolicy(
        policy -> policy.roleName(role).policyName("byHand").policyDocument(ADMINISTRATOR));
  }

  private static Iterable<String> inline(IamClient iam, String role) {
    return iam.listRolePolicies(request -> request.roleName(role)).policyNames();
  }

  private static Iterable<String> attached(IamClient iam, String role) {
    return iam
        .listAttachedRolePolicies(request -> request.roleName(role))
        .attachedPolicies()
        .stream()
        .map(AttachedPolicy::policyName)
        .toList();
  }

  private static Map<String, String> changes(JsonNode plan) {
    var changes = new TreeMap<String, String>();
    for (JsonNode resource : plan.get("resource_changes")) {
      JsonNode change = resource.get("change");
      changes.put(
          resource.get("address").asText(),
          change.at("/actions/0").asText() + (change.has("importing") ? " importing" : ""));
    }
    return changes;
  }
}
