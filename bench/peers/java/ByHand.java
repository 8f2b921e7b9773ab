import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import com.hashicorp.cdktf.providers.aws.iam_role_policy.IamRolePolicy;
import com.hashicorp.cdktf.providers.aws.provider.AwsProvider;

/** Roles that read one bucket each, in typed CDKTF: ByHand ROLES. */
public final class ByHand {
  public static void main(String[] arguments) {
    var app = new App();
    var stack = new TerraformStack(app, "training-roles");
    new AwsProvider(stack, "aws");
    int roles = Integer.parseInt(arguments[0]);
    for (int number = 1; number <= roles; number++) {
      String name = "role" + number;
      String bucket = "arn:aws:s3:::bucket-" + number;
      IamRole role =
          IamRole.Builder.create(stack, name)
              .name(name)
              .assumeRolePolicy(
                  document(
                      "\"Principal\":{\"Service\":\"sagemaker.amazonaws.com\"},\"Action\":\"sts:AssumeRole\""))
              .build();
      IamRolePolicy.Builder.create(stack, "data" + number)
          .name("data" + number)
          .role(role.getName())
          .policy(
              document(
                  "\"Action\":[\"s3:GetObject\",\"s3:ListBucket\"],\"Resource\":[\"" + bucket + "\",\"" + bucket
                      + "/*\"]"))
          .build();
      TerraformOutput.Builder.create(stack, name + "_name").value(role.getName()).build();
      TerraformOutput.Builder.create(stack, name + "_arn").value(role.getArn()).build();
    }
    app.synth();
  }

  private static String document(String statement) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\"," + statement + "}]}";
  }
}
