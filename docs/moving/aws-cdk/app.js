const cdk = require("aws-cdk-lib");
const iam = require("aws-cdk-lib/aws-iam");

const app = new cdk.App();
const stack = new cdk.Stack(app, "Training", { env: { account: "123456789012", region: "eu-west-1" } });

const role = new iam.Role(stack, "AiTrainingRole", {
  roleName: "aiTrainingRole",
  assumedBy: new iam.ServicePrincipal("sagemaker.amazonaws.com"),
  description: "Trains the models",
});
role.attachInlinePolicy(new iam.Policy(stack, "AiTrainingPolicy", {
  policyName: "aiTrainingPolicy",
  statements: [
    new iam.PolicyStatement({
      actions: ["s3:GetObject", "s3:ListBucket"],
      resources: ["arn:aws:s3:::my-ai-data-bucket", "arn:aws:s3:::my-ai-data-bucket/*"],
    }),
  ],
}));
app.synth();
