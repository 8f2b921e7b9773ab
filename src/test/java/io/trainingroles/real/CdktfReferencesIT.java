package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.AppConfig;
import com.hashicorp.cdktf.LocalBackend;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.TerraformVariable;
import com.hashicorp.cdktf.providers.aws.cloudwatch_log_group.CloudwatchLogGroup;
import com.hashicorp.cdktf.providers.aws.ecr_repository.EcrRepository;
import com.hashicorp.cdktf.providers.aws.iam_policy.IamPolicy;
import com.hashicorp.cdktf.providers.aws.kms_key.KmsKey;
import com.hashicorp.cdktf.providers.aws.s3_bucket.S3Bucket;
import com.hashicorp.cdktf.providers.aws.secretsmanager_secret.SecretsmanagerSecret;
import com.hashicorp.cdktf.providers.aws.ssm_parameter.SsmParameter;
import io.trainingroles.cdktf.AwsProvider;
import io.trainingroles.cdktf.Grants;
import io.trainingroles.cdktf.References;
import io.trainingroles.cdktf.TrainingRoleConstruct;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.spec.token.ResourceReference;
import io.trainingroles.terraform.TerraformSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;

/** A team's own app, in which roles and what they use are made together. */
@ExtendWith(WithEmulator.class)
final class CdktfReferencesIT {
  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  @Test
  void apply_when_theRoleIsBesideWhatItUses_makesTheDocumentsOfTheSameValues(Emulator emulator) {
    synthesize(
        app -> {
          TerraformStack stack = stack(app, "team");
          S3Bucket bucket = S3Bucket.Builder.create(stack, "models").bucket("acme-models").build();
          KmsKey key = KmsKey.Builder.create(stack, "key").build();
          EcrRepository images = EcrRepository.Builder.create(stack, "images").name("acme").build();
          CloudwatchLogGroup logs =
              CloudwatchLogGroup.Builder.create(stack, "logs").name("/acme/train").build();
          SecretsmanagerSecret secret =
              SecretsmanagerSecret.Builder.create(stack, "secret").name("acme/token").build();
          SsmParameter epochs =
              SsmParameter.Builder.create(stack, "epochs")
                  .name("/acme/epochs")
                  .type("String")
                  .value("3")
                  .build();
          IamPolicy baseline =
              IamPolicy.Builder.create(stack, "baseline")
                  .name("baseline")
                  .policy(
                      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\","
                          + "\"Resource\":\"arn:aws:s3:::acme-models/*\"}]}")
                  .build();
          TrainingRoleConstruct.Builder.create(stack, "referred")
              .trusts("sagemaker")
              .permissionsBoundary(References.to(baseline))
              .inlinePolicy(
                  "data",
                  Grants.read(References.to(bucket).below("train"), References.to(key)),
                  Grants.write("s3://" + bucket.getBucket() + "/out"),
                  Grants.pullImage(images.getRepositoryUrl() + ":v1"),
                  Grants.writeLogs(References.to(logs)),
                  Grants.readSecret(secret.getArn()),
                  Grants.readParameter(References.to(epochs)))
              .build()
              .grantUseKey(key, "volume");
          output(stack, "key", key.getArn());
          output(stack, "images", images.getArn());
          output(stack, "secret", secret.getArn());
          output(stack, "epochs", epochs.getArn());
          output(stack, "baseline", baseline.getArn());
        });
    TerraformProject project = project("team", emulator).init();
    assertThat(project.diagnostics()).isEmpty();

    project.apply();

    TerraformProject literal =
        literal(
            emulator,
            stack ->
                TrainingRoleConstruct.Builder.create(stack, "literal")
                    .trusts("sagemaker")
                    .inlinePolicy(
                        "data",
                        Grants.read("s3://acme-models/train", project.output("key").asText()),
                        Grants.write("s3://acme-models/out"),
                        Grants.pullImage("123456789012.dkr.ecr.eu-west-1.amazonaws.com/acme:v1"),
                        Grants.writeLogs("/acme/train"),
                        Grants.readSecret(project.output("secret").asText()),
                        Grants.readParameter(project.output("epochs").asText()))
                    .build()
                    .grant(Grants.useKey(project.output("key").asText(), "volume")));
    literal.apply();
    try (IamClient iam = emulator.iam()) {
      // The Region of a key that is known only after apply is not known when the role is written.
      assertThat(RoleDocuments.inline(iam, "referred", "data").toString())
          .isEqualTo(
              RoleDocuments.inline(iam, "literal", "data")
                  .toString()
                  .replace("\"StringEquals\":{\"kms:Via", "\"StringLike\":{\"kms:Via")
                  .replace("s3.eu-west-1.amazonaws.com", "s3.*.amazonaws.com"));
      assertThat(RoleDocuments.inline(iam, "referred", "referredGrants").toString())
          .isEqualTo(RoleDocuments.inline(iam, "literal", "literalGrants").toString())
          .contains(project.output("key").asText());
      assertThat(
              iam.getRole(request -> request.roleName("referred"))
                  .role()
                  .permissionsBoundary()
                  .permissionsBoundaryArn())
          .isEqualTo(project.output("baseline").asText());
    }
  }

  @Test
  void plan_when_aTokenHasAHostileValue_isRefusedAndNothingIsMade(Emulator emulator) {
    synthesize(
        app -> {
          TerraformStack stack = stack(app, "team");
          var bucket = TerraformVariable.Builder.create(stack, "bucket").type("string").build();
          TrainingRoleConstruct.Builder.create(stack, "role")
              .trusts("sagemaker")
              .build()
              .grant(
                  Grants.read(ResourceReference.of(bucket.getStringValue(), VariableType.BUCKET)));
        });
    TerraformProject project = project("team", emulator).init();

    for (String value : List.of("acme-*", "${aws:username}", "arn:aws:s3:::x")) {
      assertThat(project.plan("-var=bucket=" + value).exitedWith(1).message())
          .contains("var.bucket is not valid here: give the name of a bucket");
    }
    project.plan("-var=bucket=acme-data").exitedWith(0);
  }

  @Test
  void apply_when_aTokenIsOfAnotherStack_makesTheDocumentOfItsValue(Emulator emulator) {
    synthesize(
        app -> {
          TerraformStack data = stack(app, "data");
          S3Bucket bucket = S3Bucket.Builder.create(data, "models").bucket("acme-models").build();
          KmsKey key = KmsKey.Builder.create(data, "key").build();
          output(data, "key", key.getArn());
          TerraformStack team = stack(app, "team");
          TrainingRoleConstruct.Builder.create(team, "role")
              .trusts("sagemaker")
              .inlinePolicy(
                  "data", Grants.read(bucket.getArn()), Grants.useKey(key.getArn(), "read"))
              .build();
        });
    TerraformProject data = project("data", emulator).init().apply();

    TerraformProject team = project("team", emulator).init();
    assertThat(team.plan().succeeded().out()).contains("\"arn:aws:s3:::acme-models/*\"");
    team.apply();

    try (IamClient iam = emulator.iam()) {
      assertThat(RoleDocuments.inline(iam, "role", "data").toString())
          .contains("\"arn:aws:s3:::acme-models/*\"", data.output("key").asText());
    }
    team.plan("-detailed-exitcode").exitedWith(0);
  }

  private TerraformProject literal(Emulator emulator, Consumer<TerraformStack> content) {
    Path out = folder.resolve("literal.out");
    synthesize(out, app -> content.accept(stack(app, "literal")));
    return TerraformProject.in(out.resolve("stacks/literal"), emulator).init();
  }

  private void synthesize(Consumer<App> content) {
    synthesize(folder.resolve("cdktf.out"), content);
  }

  private static void synthesize(Path out, Consumer<App> content) {
    var app = new App(AppConfig.builder().outdir(out.toString()).build());
    content.accept(app);
    app.synth();
  }

  private TerraformProject project(String stack, Emulator emulator) {
    return TerraformProject.in(folder.resolve("cdktf.out/stacks").resolve(stack), emulator);
  }

  private TerraformStack stack(App app, String name) {
    var stack = new TerraformStack(app, name);
    LocalBackend.Builder.create(stack).path(folder.resolve(name + ".tfstate").toString()).build();
    // The prebuilt provider pins the version that it was made of.
    new AwsProvider(stack, "aws", TerraformSettings.DEFAULT);
    stack.addOverride(
        "provider", Map.of("aws", Map.of("region", "eu-west-1", "s3_use_path_style", true)));
    return stack;
  }

  private static void output(TerraformStack stack, String name, String value) {
    var output = TerraformOutput.Builder.create(stack, "output-" + name).value(value).build();
    output.overrideLogicalId(name);
  }
}
