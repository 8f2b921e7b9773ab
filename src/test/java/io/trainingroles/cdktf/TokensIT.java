package io.trainingroles.cdktf;

import static io.trainingroles.cdktf.RoleStack.bucket;
import static io.trainingroles.cdktf.RoleStack.policy;
import static io.trainingroles.cdktf.RoleStack.role;
import static io.trainingroles.cdktf.RoleStack.stack;
import static io.trainingroles.cdktf.RoleStack.synthesized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.Fn;
import com.hashicorp.cdktf.TerraformIterator;
import com.hashicorp.cdktf.TerraformLocal;
import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.TerraformVariable;
import com.hashicorp.cdktf.providers.aws.data_aws_subnets.DataAwsSubnets;
import com.hashicorp.cdktf.providers.aws.iam_role_policy.IamRolePolicy;
import com.hashicorp.cdktf.providers.aws.kms_key.KmsKey;
import com.hashicorp.cdktf.providers.aws.s3_bucket.S3Bucket;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.spec.RoleDeclaration.Pair;
import io.trainingroles.spec.token.ResourceReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.constructs.Construct;

/** Tokens and typed constructs of an app, in the fields of a role. */
final class TokensIT {
  @TempDir private Path folder;

  @Test
  void build_when_aBucketIsNamedInAnyWay_isItsName() throws IOException {
    JsonNode stack =
        synthesized(
            folder,
            scope -> {
              S3Bucket bucket = bucket(scope, "models");
              role(scope, "a", Grants.read(bucket.getArn()));
              role(scope, "b", Grants.read(bucket.getId()));
              role(scope, "c", Grants.read("s3://" + bucket.getBucket()));
              role(scope, "d", Grants.read(References.to(bucket)));
              role(scope, "e", Grants.read("s3://models"));
            });

    String literal = policy(stack, "e");
    for (String name : List.of("a", "b", "c", "d")) {
      assertThat(policy(stack, name))
          .isEqualTo(literal.replace(":::models", ":::${aws_s3_bucket.models.bucket}"));
      assertThat(stack.at("/resource/aws_iam_role_policy/" + name + "/lifecycle/precondition"))
          .hasSize(1)
          .first()
          .satisfies(
              check ->
                  assertThat(check.at("/condition").asText())
                      .startsWith("${can(regex(")
                      .endsWith(", aws_s3_bucket.models.bucket))}"));
    }
    assertThat(stack.at("/resource/aws_iam_role_policy/e/lifecycle/precondition").isMissingNode())
        .isTrue();
  }

  @Test
  void build_when_aFolderOfABucketIsNamed_isTheFolder() throws IOException {
    JsonNode stack =
        synthesized(
            folder,
            scope -> {
              S3Bucket bucket = bucket(scope, "models");
              role(scope, "a", Grants.read("s3://" + bucket.getBucket() + "/x${y}/%{z}$"));
              role(scope, "b", Grants.read(References.to(bucket).below("x${y}/%{z}$/")));
              role(scope, "e", Grants.read("s3://models/x${y}/%{z}$"));
            });

    String literal = policy(stack, "e").replace("models", "${aws_s3_bucket.models.bucket}");
    assertThat(policy(stack, "a")).isEqualTo(literal);
    assertThat(policy(stack, "b")).isEqualTo(literal).contains("x$${$}{y}", "%%{z}");
  }

  @Test
  void build_when_aBucketIsBelowAnotherConstruct_hasItsUniqueAddress() throws IOException {
    JsonNode stack =
        synthesized(
            folder,
            scope -> {
              var group = new Construct(scope, "group");
              role(group, "a", Grants.read(bucket(group, "models").getArn()));
            });

    String label = stack.at("/resource/aws_s3_bucket").fieldNames().next();
    assertThat(label).startsWith("group_models_");
    assertThat(stack.at("/resource/aws_iam_role_policy").elements().next().at("/policy").asText())
        .contains("arn:aws:s3:::${aws_s3_bucket." + label + ".bucket}/*");
  }

  @Test
  void build_when_theKindOfATokenIsTold_isReadAsThat() throws IOException {
    JsonNode stack =
        synthesized(
            folder,
            scope -> {
              var variable = TerraformVariable.Builder.create(scope, "b").type("string").build();
              var local = new TerraformLocal(scope, "t", "training");
              TrainingRoleConstruct.Builder.create(scope, "a")
                  .trusts("sagemaker")
                  .tag("team", ResourceReference.of(local.getAsString(), VariableType.TEXT))
                  .inlinePolicy(
                      "a",
                      Grants.read(
                          ResourceReference.of(variable.getStringValue(), VariableType.BUCKET)
                              .below("train")))
                  .build();
            });

    assertThat(policy(stack, "a")).contains("arn:aws:s3:::${var.b}/train/*");
    assertThat(stack.at("/resource/aws_iam_role_policy/a/lifecycle/precondition/0/condition"))
        .as("the stack's own variable may not refuse what is no bucket")
        .asString()
        .contains("var.b");
    assertThat(stack.at("/resource/aws_iam_role/a/tags/team").asText()).isEqualTo("${local.t}");
    assertThat(stack.at("/resource/aws_iam_role/a/lifecycle/precondition/0/condition"))
        .asString()
        .contains("local.t");
  }

  @Test
  void build_when_aTokenIsOfAnotherStack_comesOutOfItsState() throws IOException {
    Synthesis synthesis =
        Synthesis.of(
            folder,
            app -> {
              var data = stack(app, "data");
              S3Bucket bucket = bucket(data, "models");
              KmsKey key = KmsKey.Builder.create(data, "key").build();
              var team = stack(app, "team");
              bucket(team, "models");
              role(team, "a", Grants.read(bucket.getArn()));
              role(team, "b", Grants.read(References.to(bucket)));
              role(team, "c", Grants.useKey(key.getArn(), "read"));
              role(team, "d", Grants.useKey(key.getArn(), "read"));
            });

    JsonNode team = new ObjectMapper().readTree(synthesis.stack("team"));
    String remote =
        "data.terraform_remote_state.cross-stack-reference-input-data.outputs.cross-stack-output-";
    assertThat(policy(team, "a")).contains(":::${" + remote + "aws_s3_bucketmodelsbucket}/*");
    assertThat(policy(team, "b")).isEqualTo(policy(team, "a"));
    assertThat(policy(team, "c")).contains("\"${" + remote + "aws_kms_keykeyarn}\"");
    assertThat(policy(team, "d")).isEqualTo(policy(team, "c"));
    assertThat(team.at("/resource/aws_iam_role_policy/a/lifecycle/precondition/0/condition"))
        .asString()
        .contains(remote + "aws_s3_bucketmodelsbucket))}");
    assertThat(team.at("/data/terraform_remote_state")).hasSize(1);
    JsonNode data = new ObjectMapper().readTree(synthesis.stack("data"));
    assertThat(data.at("/output/cross-stack-output-aws_s3_bucketmodelsbucket/value").asText())
        .isEqualTo("${aws_s3_bucket.models.bucket}");
  }

  @Test
  void build_when_aResourceHasInstances_isRefusedWithTheReason() {
    refused(
        scope ->
            Grants.read(
                S3Bucket.Builder.create(scope, "counted").bucket("b").count(2).build().getArn()),
        "'aws_s3_bucket.counted.arn' does not say which instance: the resource has count or forEach",
        "new TerraformLocal");
    refused(
        scope ->
            Grants.read(
                S3Bucket.Builder.create(scope, "each")
                    .forEach(TerraformIterator.fromList(List.of("a", "b")))
                    .build()
                    .getArn()),
        "is a list: the resource has forEach",
        "new TerraformLocal");
  }

  @Test
  void build_when_aTokenIsNotTheValueThatIsWanted_saysWhatItIs() {
    refused(
        scope -> Grants.read(KmsKey.Builder.create(scope, "k").build().getArn()),
        "the value of ${aws_kms_key.k.arn} is not allowed here",
        "a key can stand in Grants.useKey");
    refused(
        scope -> Grants.read(bucket(scope, "b").getRegion()),
        "it is not known what kind of value 'region' of aws_s3_bucket is",
        "pass the token of arn or bucket or id");
    refused(
        scope -> Grants.read(new TerraformLocal(scope, "l", "x").getAsString()),
        "'local.l' does not show what kind of value it has",
        "ResourceReference.of(token, VariableType.BUCKET)");
    refused(
        scope ->
            Grants.read(
                TerraformVariable.Builder.create(scope, "v").build().getStringValue() + "/x"),
        "'var.v' does not show what kind of value it has",
        "ResourceReference.of(token, VariableType.BUCKET)");
    refused(
        scope -> Grants.read(Fn.join("-", List.of("a", bucket(scope, "b").getBucket()))),
        "is not a reference",
        "new TerraformLocal");
    refused(
        scope ->
            Grants.useVpc(
                DataAwsSubnets.Builder.create(scope, "s").build().getIds(),
                List.of("sg-0123456789abcdef0")),
        "a token of a list",
        "new TerraformLocal");
    refused(
        scope -> Grants.read("${TfToken[TOKEN.99999]}"),
        "does not stand for a single string",
        "token");
    refused(
        scope -> Grants.read("${aws_s3_bucket.models.bucket}"),
        "is not an S3 location",
        "s3://BUCKET");
    refused(
        scope -> Grants.read(bucket(scope, "b").getBucket() + "*"),
        "the value of ${aws_s3_bucket.b.bucket}* is not allowed here",
        "\"s3://\" + bucket.getBucket() + \"/PREFIX\"");
  }

  @Test
  void build_when_aTokenStandsWhereOnlyTextCan_namesTheMethodsThatTakeIt() {
    for (BiConsumer<TrainingRoleConstruct.Builder, String> field :
        List.<BiConsumer<TrainingRoleConstruct.Builder, String>>of(
            (builder, token) -> builder.description(token),
            (builder, token) -> builder.path(token),
            (builder, token) -> builder.maxSession(token),
            (builder, token) -> builder.permissionsBoundary(token),
            (builder, token) -> builder.attachedPolicy(token))) {
      var scope = stack(new App(), "team");
      String token = bucket(scope, "models").getArn();
      var builder = TrainingRoleConstruct.Builder.create(scope, "r").trusts("sagemaker");
      field.accept(builder, token);

      assertThatExceptionOfType(InvalidTrainingRoleException.class)
          .isThrownBy(builder::build)
          .withMessageContaining("the value of ${aws_s3_bucket.models.bucket} is not allowed here")
          .withMessageContaining("a bucket can stand in Grants.read")
          .withMessageContaining("everything else is plain text");
    }
    var scope = stack(new App(), "team");
    String token = bucket(scope, "models").getArn();
    assertThatExceptionOfType(InvalidTrainingRoleException.class)
        .isThrownBy(
            () ->
                TrainingRoleConstruct.Builder.create(scope, "r")
                    .name(token)
                    .trusts("sagemaker")
                    .build())
        .withMessageContaining("or a token as a name, cannot be read here");
  }

  @Test
  void build_when_theUserSetsALifecycle_keepsTheChecks() throws IOException {
    JsonNode stack =
        synthesized(
            folder,
            scope -> {
              TrainingRoleConstruct role =
                  role(scope, "a", Grants.read(bucket(scope, "models").getArn()));
              ((IamRolePolicy) role.getNode().findChild("inline-policy-a"))
                  .setLifecycle(
                      TerraformResourceLifecycle.builder().createBeforeDestroy(true).build());
            });

    JsonNode lifecycle = stack.at("/resource/aws_iam_role_policy/a/lifecycle");
    assertThat(lifecycle.at("/create_before_destroy").asBoolean()).isTrue();
    assertThat(lifecycle.at("/precondition")).hasSize(1);
  }

  @Test
  void build_when_aRoleIsHandedOver_isItsArn() throws IOException {
    JsonNode stack =
        synthesized(
            folder,
            scope -> {
              TrainingRoleConstruct vision = role(scope, "vision", Grants.read("s3://vision-data"));
              TrainingRoleConstruct.Builder.create(scope, "starter")
                  .trusts(Map.of("role", vision.getArn()))
                  .starts(Map.of("jobs_as", References.to(vision)))
                  .build();
            });

    assertThat(policy(stack, "starterStarts")).contains("\"${aws_iam_role.vision.arn}\"");
    assertThat(stack.at("/resource/aws_iam_role/starter/assume_role_policy").asText())
        .contains("\"${aws_iam_role.vision.arn}\"");
  }

  private static void refused(Function<TerraformStack, Pair> grant, String problem, String remedy) {
    var scope = stack(new App(), "team");
    var granted = grant.apply(scope);
    assertThatExceptionOfType(InvalidTrainingRoleException.class)
        .isThrownBy(() -> role(scope, "r", granted))
        .withMessageContaining("inline_policies.r.0")
        .withMessageContaining(problem)
        .withMessageContaining(remedy);
  }
}
