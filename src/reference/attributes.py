#!/usr/bin/env python3
"""Writes what attributes of AWS resources are: a bucket, the ARN of a key, and so on.

usage: terraform providers schema -json | attributes.py > ../main/resources/io/trainingroles/spec/attributes.txt

The schema says which attributes there are, and not what they mean; the rules below say that. A rule whose attributes the
schema no longer has ends the script. Each line is TYPE.ATTRIBUTE KIND [ATTRIBUTE]: the last is the attribute that is written in
place of the first, where it says the same and is known earlier (a bucket's name is known in a plan, its ARN only after apply).
Data sources begin with 'data.'.
"""
import json
import re
import sys

# kind, resource type, attribute, and the attribute that is written instead
RULES = [
    ("bucket", "aws_s3_bucket", "bucket", None),
    ("bucket", "aws_s3_bucket", "id", "bucket"),
    ("bucket", "aws_s3_bucket", "arn", "bucket"),
    ("bucket", "aws_s3_bucket_.*", "bucket", None),
    ("kms_key", "aws_kms_(key|external_key|replica_key|replica_external_key)", "arn", None),
    ("kms_key", "aws_kms_alias", "target_key_arn", None),
    ("policy", "aws_iam_policy", "arn", None),
    ("policy", "aws_iam_policy", "id", "arn"),
    ("log_group", "aws_cloudwatch_log_group", "name", None),
    ("log_group", "aws_cloudwatch_log_group", "id", "name"),
    ("subnet", "aws_(default_)?subnet", "id", None),
    ("security_group", "aws_(default_)?security_group", "id", None),
    ("repository", "aws_ecr_repository", "arn", None),
    ("repository", "aws_ecr_repository", "repository_url", "arn"),
    ("repository", "aws_ecr_repository", "(id|name)", "arn"),
    ("secret", "aws_secretsmanager_secret", "(arn|id)", "arn"),
    ("secret", "aws_secretsmanager_secret_version", "arn", None),
    ("parameter", "aws_ssm_parameter", "arn", None),
    ("parameter", "aws_ssm_parameter", "(id|name)", "arn"),
    ("efs_file_system", "aws_efs_file_system", "(arn|id)", "arn"),
    ("efs_access_point", "aws_efs_access_point", "(arn|id)", "arn"),
    ("fsx_file_system", "aws_fsx_[a-z]+_file_system", "(arn|id)", "arn"),
    ("role", "aws_iam_role", "arn", None),
    ("role", "aws_iam_role", "(id|name)", "arn"),
    ("mlflow_server", "aws_sagemaker_mlflow_tracking_server", "(arn|id)", "arn"),
    ("state_machine", "aws_sfn_state_machine", "(arn|id)", "arn"),
]


def main():
    provider = json.load(sys.stdin)["provider_schemas"]["registry.terraform.io/hashicorp/aws"]
    lines = set()
    for kind, type_form, attribute, instead in RULES:
        before = len(lines)
        for prefix, group in (("", "resource_schemas"), ("data.", "data_source_schemas")):
            for name, schema in provider[group].items():
                has = schema["block"].get("attributes", {})
                if not re.fullmatch(type_form, name):
                    continue
                for own in sorted(has):
                    if not re.fullmatch(attribute, own) or has[own].get("type") != "string":
                        continue
                    written = instead if instead != own and has.get(instead, {}).get("type") == "string" else None
                    lines.add(f"{prefix}{name}.{own} {kind}" + (f" {written}" if written else ""))
        if len(lines) == before:
            sys.exit(f"the schema has no {attribute} of {type_form}")
    print("\n".join(sorted(lines)))


main()
