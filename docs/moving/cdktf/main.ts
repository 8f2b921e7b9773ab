import { App, TerraformOutput, TerraformStack } from "cdktf";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";

const app = new App();
const stack = new TerraformStack(app, "training");
new AwsProvider(stack, "aws", { region: "eu-west-1" });

const role = new IamRole(stack, "aiTrainingRole", {
  name: "aiTrainingRole",
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "sagemaker.amazonaws.com" } }],
  }),
});
new IamRolePolicy(stack, "aiTrainingPolicy", {
  name: "aiTrainingPolicy",
  role: role.name,
  policy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:ListBucket"],
        Resource: ["arn:aws:s3:::my-ai-data-bucket", "arn:aws:s3:::my-ai-data-bucket/*"],
      },
    ],
  }),
});
new TerraformOutput(stack, "ai_training_role_arn", { value: role.arn });
app.synth();
