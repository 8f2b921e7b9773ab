#!/usr/bin/env python3
"""Writes which attributes of AWS resources and data sources the provider computes.

usage: terraform providers schema -json | computed.py > ../main/resources/io/trainingroles/input/configuration/computed.txt

Each line is TYPE ATTRIBUTE…: those whose type is a string, and with [] those that are a list or a set of strings. An attribute that
is a list or a set of objects has one word for each of their strings, such as identity[].oidc[].issuer, but for those that are
deeper. Data sources begin with 'data.'. An attribute that a configuration may set too is among them: it is computed where it is not set.
"""
import json
import sys

STRINGS = (["list", "string"], ["set", "string"])
MAXIMUM_DEPTH = 2


def words(name, kind, depth=0):
    """The strings of an attribute, each with the way to it."""
    if kind == "string":
        return [name]
    if kind in STRINGS:
        return [name + "[]"]
    if depth < MAXIMUM_DEPTH and isinstance(kind, list) and kind[0] in ("list", "set") and isinstance(kind[1], list) and kind[1][0] == "object":
        return [name + "[]." + word for key, inner in kind[1][1].items() for word in words(key, inner, depth + 1)]
    return []


def main():
    provider = json.load(sys.stdin)["provider_schemas"]["registry.terraform.io/hashicorp/aws"]
    for prefix, group in (("", "resource_schemas"), ("data.", "data_source_schemas")):
        for name, schema in sorted(provider[group].items()):
            computed = {key: value["type"] for key, value in schema["block"].get("attributes", {}).items()
                        if value.get("computed") and "type" in value}
            found = [word for key, kind in computed.items() for word in words(key, kind)]
            print(" ".join([prefix + name] + sorted(found)))


main()
