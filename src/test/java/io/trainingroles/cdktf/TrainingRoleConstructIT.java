package io.trainingroles.cdktf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.providers.aws.iam_policy.IamPolicy;
import com.hashicorp.cdktf.providers.aws.iam_role_policy.IamRolePolicy;
import io.trainingroles.finding.Finding;
import io.trainingroles.role.value.AccountId;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.Region;
import io.trainingroles.terraform.TerraformSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.constructs.Construct;

/** The construct in a team's own app, without a spec. */
final class TrainingRoleConstructIT {
  @TempDir private Path folder;

  @Test
  void build_when_directlyInAStack_hasTheGeneratorsAddresses() throws IOException {
    JsonNode stack = synthesized(TrainingRoleConstructIT::firstRole);

    JsonNode role = stack.at("/resource/aws_iam_role/aiTrainingRole");
    assertThat(role.at("/name").asText()).isEqualTo("aiTrainingRole");
    assertThat(stack.at("/resource/aws_iam_role_policy/aiTrainingPolicy/role").asText())
        .isEqualTo("${aws_iam_role.aiTrainingRole.name}");
  }

  @Test
  void build_when_itsTokensAreHandedOn_refersToTheRole() throws IOException {
    JsonNode stack =
        synthesized(
            scope -> {
              TrainingRoleConstruct role = firstRole(scope);
              TerraformOutput.Builder.create(scope, "arn").value(role.getArn()).build();
              TerraformOutput.Builder.create(scope, "name").value(role.getName()).build();
            });

    assertThat(stack.at("/output/arn/value").asText())
        .isEqualTo("${aws_iam_role.aiTrainingRole.arn}");
    assertThat(stack.at("/output/name/value").asText())
        .isEqualTo("${aws_iam_role.aiTrainingRole.name}");
  }

  @Test
  void overrideLogicalId_when_calledAfterTheRoleWasMade_isFollowedByAllThatBelongsToIt()
      throws IOException {
    JsonNode stack =
        synthesized(
            scope -> {
              TrainingRoleConstruct role = toldEverything(scope, "vision");
              role.getRole().overrideLogicalId("renamed");
              IamPolicy platform = (IamPolicy) role.getNode().findChild("managed-policy-platform");
              platform.overrideLogicalId("renamed_platform");
            });

    assertThat(stack.at("/resource/aws_iam_role")).hasSize(1);
    assertThat(stack.at("/resource/aws_iam_role/renamed").isObject()).isTrue();
    assertBelongsTo("renamed", stack);
    assertThat(stack.at("/resource/aws_iam_role_policy_attachment/vision_platform/policy_arn"))
        .hasToString("\"${aws_iam_policy.renamed_platform.arn}\"");
  }

  @Test
  void build_when_insideAnotherConstruct_followsItsUniqueAddress() throws IOException {
    JsonNode stack = synthesized(scope -> toldEverything(new Construct(scope, "team"), "vision"));

    String label = stack.at("/resource/aws_iam_role").fieldNames().next();
    assertThat(label).startsWith("team_vision_");
    assertBelongsTo(label, stack);
  }

  @Test
  void build_when_theUserHasALifecycle_keepsIt() throws IOException {
    JsonNode stack =
        synthesized(
            scope -> {
              var policy =
                  (IamRolePolicy)
                      toldEverything(scope, "vision").getNode().findChild("inline-policy-data");
              policy.setLifecycle(
                  TerraformResourceLifecycle.builder().createBeforeDestroy(true).build());
            });

    assertThat(stack.at("/resource/aws_iam_role_policy/data/lifecycle"))
        .hasToString(
            "{\"create_before_destroy\":true,"
                + "\"replace_triggered_by\":[\"aws_iam_role.vision.id\"]}");
  }

  /** All that IAM deletes with a role is created again with it; a managed policy is not. */
  private static void assertBelongsTo(String label, JsonNode stack) {
    for (String type :
        List.of(
            "aws_iam_role_policy", "aws_iam_role_policy_attachment", "aws_iam_instance_profile")) {
      assertThat(stack.at("/resource/" + type))
          .isNotEmpty()
          .allSatisfy(
              resource -> {
                assertThat(resource.at("/role").asText())
                    .isEqualTo("${aws_iam_role." + label + ".name}");
                assertThat(resource.at("/lifecycle/replace_triggered_by"))
                    .hasToString("[\"aws_iam_role." + label + ".id\"]");
              });
    }
    assertThat(stack.at("/resource/aws_iam_policy"))
        .isNotEmpty()
        .allSatisfy(policy -> assertThat(policy.has("lifecycle")).isFalse());
  }

  @Test
  void build_when_insideAConstructThatIsUsedTwice_hasTwoAddresses() throws IOException {
    JsonNode stack =
        synthesized(
            scope -> {
              TrainingRoleConstruct.Builder.create(new Construct(scope, "one"), "role")
                  .name("first")
                  .trusts("sagemaker")
                  .inlinePolicy("data", Grants.read("s3://bucket-one"))
                  .build();
              TrainingRoleConstruct.Builder.create(new Construct(scope, "two"), "role")
                  .name("second")
                  .trusts("sagemaker")
                  .inlinePolicy("data", Grants.read("s3://bucket-two"))
                  .build();
            });

    assertThat(stack.at("/resource/aws_iam_role")).hasSize(2);
    assertThat(stack.at("/resource/aws_iam_role_policy")).hasSize(2);
  }

  @Test
  void build_when_anotherRoleHasAnInlinePolicyOfTheName_hasItsRolesNameBeforeIt()
      throws IOException {
    JsonNode stack =
        synthesized(
            scope -> {
              firstRole(scope);
              TrainingRoleConstruct.Builder.create(scope, "second")
                  .trusts("sagemaker")
                  .inlinePolicy("aiTrainingPolicy", Grants.read("s3://other-bucket"))
                  .build();
            });

    JsonNode policies = stack.at("/resource/aws_iam_role_policy");
    assertThat(policies).hasSize(2);
    assertThat(policies.at("/aiTrainingPolicy/role").asText())
        .isEqualTo("${aws_iam_role.aiTrainingRole.name}");
    assertThat(policies.at("/second_aiTrainingPolicy/role").asText())
        .isEqualTo("${aws_iam_role.second.name}");
    assertThat(policies.at("/second_aiTrainingPolicy/name").asText()).isEqualTo("aiTrainingPolicy");
  }

  @Test
  void build_when_theManagedPolicyHasAnAddressThatIsTaken_namesTheField() {
    synthesizedWithout(
        scope -> {
          managed(scope, "first");

          assertThatExceptionOfType(InvalidTrainingRoleException.class)
              .isThrownBy(() -> managed(scope, "second"))
              .withMessageContaining("managed_policies.platform")
              .withMessageContaining("aws_iam_policy.platform");
        });
  }

  private static void managed(TerraformStack scope, String name) {
    TrainingRoleConstruct.Builder.create(scope, name)
        .trusts("sagemaker")
        .managedPolicy("platform", Grants.read("s3://my-ai-data-bucket"))
        .build();
  }

  @Test
  void build_when_severalFieldsAreWrong_namesEachWithWhatIsAllowed() {
    synthesizedWithout(
        scope ->
            assertThatExceptionOfType(InvalidTrainingRoleException.class)
                .isThrownBy(
                    () ->
                        TrainingRoleConstruct.Builder.create(scope, "wrong")
                            .name("no spaces")
                            .description("日本")
                            .trusts("sagemaker", "sagemakr")
                            .inlinePolicy("data", Grants.read("s3://a*"), Grants.read("My_Bucket"))
                            .inlinePolicy("nothing")
                            .build())
                .satisfies(
                    wrong ->
                        assertThat(wrong.findings())
                            .extracting(finding -> finding.location().toString())
                            .containsExactlyInAnyOrder(
                                "name",
                                "description",
                                "trusts.1",
                                "inline_policies.data.0.read",
                                "inline_policies.data.1.read",
                                "inline_policies.nothing"))
                .satisfies(
                    wrong ->
                        assertThat(wrong.findings())
                            .extracting(Finding::remedy)
                            .allSatisfy(
                                remedy -> assertThat(wrong.getMessage()).contains(remedy))));
  }

  @Test
  void build_when_theReviewFindsAnError_namesTheField() {
    synthesizedWithout(
        scope ->
            assertThatExceptionOfType(InvalidTrainingRoleException.class)
                .isThrownBy(
                    () ->
                        TrainingRoleConstruct.Builder.create(scope, "wrong")
                            .trusts("sagemaker")
                            .inlinePolicy(
                                "data",
                                Grants.grant(
                                    "allow",
                                    Map.of(
                                        "actions", List.of("s3:GetObjekt"),
                                        "resources", List.of("arn:aws:s3:::vision-data/*"),
                                        "because", "a test needs it")))
                            .build())
                .withMessageContaining("inline_policies.data.0")
                .withMessageContaining("the service 's3' has no action 'GetObjekt'"));
  }

  @Test
  void build_when_nobodyIsTrusted_saysSo() {
    synthesizedWithout(
        scope ->
            assertThatExceptionOfType(InvalidTrainingRoleException.class)
                .isThrownBy(() -> TrainingRoleConstruct.Builder.create(scope, "lonely").build())
                .withMessageContaining("trusts"));
  }

  @Test
  void build_when_aValueIsAToken_refusesItInsteadOfGuessing() {
    synthesizedWithout(
        scope -> {
          String token = firstRole(scope).getName();

          assertThatExceptionOfType(InvalidTrainingRoleException.class)
              .isThrownBy(
                  () ->
                      TrainingRoleConstruct.Builder.create(scope, "second")
                          .trusts("sagemaker")
                          .inlinePolicy("other", Grants.read("s3://bucket/" + token))
                          .build())
              .withMessageContaining("inline_policies.other.0.read")
              .withMessageContaining("${aws_iam_role.aiTrainingRole.arn} is not allowed here");
        });
  }

  @Test
  void build_when_aTextLooksLikeATemplate_escapesIt() throws IOException {
    JsonNode stack =
        synthesized(
            scope ->
                TrainingRoleConstruct.Builder.create(scope, "text")
                    .description("${file(\"/etc/hostname\")} %{ if true } $$ %%")
                    .trusts("sagemaker")
                    .build());

    assertThat(stack.at("/resource/aws_iam_role/text/description").asText())
        .isEqualTo("$${file(\"/etc/hostname\")} %%{ if true } $$ %%");
  }

  @Test
  void build_when_toldEverything_hasEveryResource() throws IOException {
    JsonNode stack = synthesized(scope -> toldEverything(scope, "vision"));

    JsonNode role = stack.at("/resource/aws_iam_role/vision");
    assertThat(role.at("/path").asText()).isEqualTo("/training/");
    assertThat(role.at("/max_session_duration").asInt()).isEqualTo(14_400);
    assertThat(role.at("/tags")).hasSize(2);
    assertThat(role.at("/assume_role_policy").asText())
        .contains("arn:aws:sagemaker:eu-west-1:123456789012:training-job/vision-*");
    assertThat(stack.at("/resource/aws_iam_role_policy_attachment")).hasSize(2);
    assertThat(stack.at("/resource/aws_iam_policy/platform/policy").asText())
        .contains("logs:PutLogEvents", "ec2:CreateNetworkInterface");
    assertThat(stack.at("/resource/aws_iam_instance_profile/vision/role").asText())
        .isEqualTo("${aws_iam_role.vision.name}");
  }

  private static TrainingRoleConstruct firstRole(Construct scope) {
    return TrainingRoleConstruct.Builder.create(scope, "aiTrainingRole")
        .trusts("sagemaker")
        .inlinePolicy("aiTrainingPolicy", Grants.read("s3://my-ai-data-bucket"))
        .build();
  }

  private static TrainingRoleConstruct toldEverything(Construct scope, String name) {
    return TrainingRoleConstruct.Builder.create(scope, name)
        .deployment(new Deployment(new AccountId("123456789012"), new Region("eu-west-1")))
        .path("/training/")
        .maxSession("4h")
        .permissionsBoundary("arn:aws:iam::123456789012:policy/Boundary")
        .tag("owner", "vision")
        .tag("stage", "prod")
        .trusts(Map.of("service", "sagemaker", "jobs", "training-job/vision-*"))
        .trusts("ec2")
        .inlinePolicy("data", Grants.read("s3://data"), Grants.write("s3://models"))
        .managedPolicy(
            "platform",
            Grants.writeLogs("/aws/sagemaker/TrainingJobs"),
            Grants.useVpc(List.of("subnet-0123456789abcdef0"), List.of("sg-0123456789abcdef0")))
        .attachedPolicy("arn:aws:iam::123456789012:policy/OrgBaseline")
        .build();
  }

  private JsonNode synthesized(Consumer<TerraformStack> content) throws IOException {
    Synthesis synthesis = Synthesis.of(folder, app -> content.accept(stack(app)));
    return new ObjectMapper().readTree(synthesis.stack("team"));
  }

  private static void synthesizedWithout(Consumer<TerraformStack> content) {
    content.accept(stack(new App()));
  }

  private static TerraformStack stack(App app) {
    var stack = new TerraformStack(app, "team");
    new AwsProvider(stack, "aws", TerraformSettings.DEFAULT);
    return stack;
  }
}
