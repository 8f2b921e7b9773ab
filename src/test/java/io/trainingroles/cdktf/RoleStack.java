package io.trainingroles.cdktf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.providers.aws.s3_bucket.S3Bucket;
import io.trainingroles.spec.RoleDeclaration.Pair;
import io.trainingroles.terraform.TerraformSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import software.constructs.Construct;

/** A stack with roles and what they are for, as apps write it. */
final class RoleStack {
  private RoleStack() {}

  static TrainingRoleConstruct role(Construct scope, String name, Pair... grants) {
    return TrainingRoleConstruct.Builder.create(scope, name)
        .trusts("sagemaker")
        .inlinePolicy(name, grants)
        .build();
  }

  static S3Bucket bucket(Construct scope, String name) {
    return S3Bucket.Builder.create(scope, name).bucket("example-" + name).build();
  }

  static String policy(JsonNode stack, String name) {
    return stack.at("/resource/aws_iam_role_policy/" + name + "/policy").asText();
  }

  static JsonNode synthesized(Path folder, Consumer<TerraformStack> content) throws IOException {
    Synthesis synthesis = Synthesis.of(folder, app -> content.accept(stack(app, "team")));
    return new ObjectMapper().readTree(synthesis.stack("team"));
  }

  static TerraformStack stack(App app, String name) {
    var stack = new TerraformStack(app, name);
    new AwsProvider(stack, "aws", TerraformSettings.DEFAULT);
    return stack;
  }
}
