// The first role with CDKTF: node first.js OUT
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";

const app = new App({ outdir: process.argv[2] });
const stack = new TerraformStack(app, "roles");
new AwsProvider(stack, "aws");
const trust = { Effect: "Allow", Principal: { Service: "sagemaker.amazonaws.com" }, Action: "sts:AssumeRole" };
const bucket = "arn:aws:s3:::my-ai-data-bucket";
const read = { Effect: "Allow", Action: ["s3:GetObject", "s3:ListBucket"], Resource: [bucket, `${bucket}/*`] };
const document = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const role = new IamRole(stack, "aiTrainingRole", { name: "aiTrainingRole", assumeRolePolicy: document(trust) });
new IamRolePolicy(stack, "aiTrainingPolicy", { name: "aiTrainingPolicy", role: role.name, policy: document(read) });
new TerraformOutput(stack, "ai_training_role_name", { value: role.name });
new TerraformOutput(stack, "ai_training_role_arn", { value: role.arn });
app.synth();
