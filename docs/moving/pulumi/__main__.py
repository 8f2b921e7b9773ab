import json

import pulumi
import pulumi_aws as aws

ai_training_role = aws.iam.Role(
    "aiTrainingRole",
    assume_role_policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [{
            "Action": "sts:AssumeRole",
            "Effect": "Allow",
            "Principal": {"Service": "sagemaker.amazonaws.com"},
        }],
    }),
)

ai_training_policy = aws.iam.RolePolicy(
    "aiTrainingPolicy",
    role=ai_training_role.id,
    policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Allow",
            "Action": ["s3:GetObject", "s3:ListBucket"],
            "Resource": [
                "arn:aws:s3:::my-ai-data-bucket",
                "arn:aws:s3:::my-ai-data-bucket/*",
            ],
        }],
    }),
)

pulumi.export("ai_training_role_name", ai_training_role.name)
pulumi.export("ai_training_role_arn", ai_training_role.arn)
