#!/usr/bin/env python3
"""Writes which actions are permissions only: no API operation has their name, and so no record of CloudTrail.

./operations.py > ../main/resources/io/trainingroles/reference/permission-only.txt, with botocore (Apache-2.0) installed.
Of botocore only the names of the operations are used.
"""
import pathlib

import botocore
import botocore.session

HERE = pathlib.Path(__file__).resolve().parent
REFERENCE = HERE.parent / "main/resources/io/trainingroles/reference"

# The clients of botocore for the services whose calls trail.txt says are all recorded.
CLIENTS = {
    "batch": ["batch"],
    "ec2": ["ec2"],
    "ecr": ["ecr"],
    "ecs": ["ecs"],
    "elasticfilesystem": ["efs"],
    "fsx": ["fsx"],
    "iam": ["iam"],
    "kms": ["kms"],
    "sagemaker": [
        "sagemaker",
        "sagemaker-a2i-runtime",
        "sagemaker-edge",
        "sagemaker-featurestore-runtime",
        "sagemaker-metrics",
        "sagemaker-runtime",
    ],
    "secretsmanager": ["secretsmanager"],
    "sts": ["sts"],
}


def actions(service):
    lines = (REFERENCE / "services" / f"{service}.txt").read_text().splitlines()
    fields = [line.split("\t") for line in lines]
    return {name for field in fields if field[0] == "action" for name in field[4].split(" ")}


def permitting():
    """The actions that permit operations of other names."""
    lines = (REFERENCE / "operations.txt").read_text().splitlines()
    return {action for line in lines if not line.startswith("#") for action in line.split("\t")[2].split(" ")}


def main():
    session = botocore.session.get_session()
    others = permitting()
    print(f"# Actions that no API operation has the name of: botocore {botocore.__version__}, by src/reference/operations.py.")
    for service, clients in sorted(CLIENTS.items()):
        operations = {
            name.lower() for client in clients for name in session.get_service_model(client).operation_names
        }
        alone = sorted(
            action
            for action in actions(service)
            if action.lower() not in operations and f"{service}:{action}" not in others
        )
        print("\t".join([service, " ".join(alone)]))


main()
