// Many roles with CDKTF, with the documents that five grants make: node roles.js ROLES DOCUMENTS OUT
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";

const [roles, documents] = process.argv.slice(2, 4).map(Number);
const app = new App({ outdir: process.argv[4] });
const stack = new TerraformStack(app, "roles");
new AwsProvider(stack, "aws");
const log = "arn:aws:logs:*:*:log-group:/aws/sagemaker/TrainingJobs";
const layers = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];
const allow = (action: string | string[], resource: string | string[], condition?: object) =>
  ({ Effect: "Allow", Action: action, Resource: resource, Condition: condition });
const document = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
for (let role = 1; role <= roles; role++) {
  const which = role % documents;
  const made = new IamRole(stack, `role${role}`, {
    name: `role${role}`,
    assumeRolePolicy: document(
      { Effect: "Allow", Principal: { Service: "sagemaker.amazonaws.com" }, Action: "sts:AssumeRole" }),
  });
  new IamRolePolicy(stack, `data${role}`, {
    name: `data${role}`, role: made.name,
    lifecycle: { replaceTriggeredBy: [`aws_iam_role.role${role}.id`] },
    policy: document(
      allow("s3:ListBucket", `arn:aws:s3:::data-${which}`, { StringLike: { "s3:prefix": ["train", "train/*"] } }),
      allow("s3:GetObject", `arn:aws:s3:::data-${which}/train/*`),
      allow("s3:PutObject", `arn:aws:s3:::models-${which}/checkpoints/*`),
      allow(layers, `arn:aws:ecr:eu-west-1:123456789012:repository/training-${which}`),
      allow("ecr:GetAuthorizationToken", "*"),
      allow(["logs:CreateLogGroup", "logs:DescribeLogStreams"], [log, `${log}:*`]),
      allow(["logs:CreateLogStream", "logs:PutLogEvents"], `${log}:log-stream:*`),
      allow("cloudwatch:PutMetricData", "*",
        { StringEquals: { "cloudwatch:namespace": "/aws/sagemaker/TrainingJobs" } })),
  });
  new TerraformOutput(stack, `role${role}_name`, { description: `The name of the IAM role role${role}`, value: made.name });
  new TerraformOutput(stack, `role${role}_arn`, { description: `The ARN of the IAM role role${role}`, value: made.arn });
}
app.synth();
