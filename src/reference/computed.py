#!/usr/bin/env python3
"""Writes which attributes of AWS resources and data sources the provider computes.

usage: terraform providers schema -json | computed.py > ../main/resources/io/trainingroles/input/configuration/computed.txt

Each line is TYPE ATTRIBUTE…: those whose type is a string, and with [] those that are a list or a set of strings. Data sources
begin with 'data.'. An attribute that a configuration may set too is among them: it is computed where it is not set.
"""
import json
import sys

STRINGS = (["list", "string"], ["set", "string"])


def main():
    provider = json.load(sys.stdin)["provider_schemas"]["registry.terraform.io/hashicorp/aws"]
    for prefix, group in (("", "resource_schemas"), ("data.", "data_source_schemas")):
        for name, schema in sorted(provider[group].items()):
            computed = {key: value["type"] for key, value in schema["block"].get("attributes", {}).items()
                        if value.get("computed") and "type" in value}
            words = [key for key, kind in computed.items() if kind == "string"]
            words += [key + "[]" for key, kind in computed.items() if kind in STRINGS]
            print(" ".join([prefix + name] + sorted(words)))


main()
