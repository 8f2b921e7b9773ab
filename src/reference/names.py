#!/usr/bin/env python3
"""Writes of which characters the names in ARNs are, as the models of the APIs say.

./names.py > ../main/resources/io/trainingroles/reference/names.txt, with botocore (Apache-2.0) installed. A name whose pattern takes
other characters, or that has no pattern, is left out. Of botocore only the characters are used that the patterns of its texts have.
"""
import collections
import pathlib
import re
import re._constants as code
import re._parser as parser
import string

import botocore
import botocore.loaders

HERE = pathlib.Path(__file__).resolve().parent
SERVICES = HERE.parent / "main/resources/io/trainingroles/reference/services"
ASCII = {chr(number) for number in range(32, 127)}
NAME = set(string.ascii_letters + string.digits + "-_.")
PATH = NAME | set("+=,@/")
FORMS = [("name", NAME), ("path", PATH)]
OF_EVERY_FORMAT = {"Partition", "Region", "Account", "*"}


def of_category(category):
    return {character for character in ASCII if re.match(CATEGORIES[category], character)}


CATEGORIES = {
    code.CATEGORY_DIGIT: r"\d",
    code.CATEGORY_NOT_DIGIT: r"\D",
    code.CATEGORY_WORD: r"\w",
    code.CATEGORY_NOT_WORD: r"\W",
    code.CATEGORY_SPACE: r"\s",
    code.CATEGORY_NOT_SPACE: r"\S",
}


def of_set(items):
    found = set()
    for kind, value in items:
        if kind is code.LITERAL:
            found.add(chr(value))
        elif kind is code.RANGE:
            found.update(chr(number) for number in range(value[0], value[1] + 1))
        elif kind is code.CATEGORY:
            found.update(of_category(value))
    return ASCII - found if items[0][0] is code.NEGATE else found


def of_parsed(pattern):
    """Every character that a text of the pattern can have; never too few."""
    found = set()
    for kind, value in pattern:
        if kind is code.LITERAL:
            found.add(chr(value))
        elif kind is code.IN:
            found |= of_set(value)
        elif kind in (code.MAX_REPEAT, code.MIN_REPEAT):
            found |= of_parsed(value[2])
        elif kind is code.SUBPATTERN:
            found |= of_parsed(value[3])
        elif kind is code.BRANCH:
            for branch in value[1]:
                found |= of_parsed(branch)
        elif kind not in (code.AT, code.ASSERT, code.ASSERT_NOT):
            return None
        if found is None:
            return None
    return found


def characters(patterns):
    """The characters of names of all these patterns; None where they are not known."""
    found = set()
    for pattern in patterns:
        if pattern is None:
            return None
        try:
            some = of_parsed(parser.parse(pattern))
        except (re.error, TypeError):
            return None
        if not some:
            return None
        found |= some
    return found


def models():
    """The prefix of the actions and the model of each API."""
    loader = botocore.loaders.Loader()
    for client in loader.list_available_services("service-2"):
        model = loader.load_service_model(client, "service-2")
        metadata = model["metadata"]
        yield metadata.get("signingName", metadata["endpointPrefix"]), model


def patterns_of_models():
    """By service and name in lower case: the patterns of the texts of that name, else of the members of that name."""
    texts = collections.defaultdict(lambda: collections.defaultdict(list))
    members = collections.defaultdict(lambda: collections.defaultdict(list))
    for service, model in models():
        for name, shape in model["shapes"].items():
            if shape["type"] == "string":
                texts[service][name.lower()].append(shape.get("pattern"))
            for member, target in shape.get("members", {}).items():
                target = model["shapes"][target["shape"]]
                if target["type"] == "string":
                    members[service][member.lower()].append(target.get("pattern"))
    return texts, members


def names_of_formats(service):
    lines = (SERVICES / f"{service}.txt").read_text().splitlines()
    formats = [line.split("\t")[2] for line in lines if line.startswith("type\t")]
    return sorted({name for text in formats for name in re.findall(r"\$\{([^}]*)}", text)} - OF_EVERY_FORMAT)


def main():
    texts, members = patterns_of_models()
    print(f"# Of which characters names are, from the patterns of botocore {botocore.__version__}, by src/reference/names.py.")
    for service in sorted(path.stem for path in SERVICES.iterdir()):
        forms = collections.defaultdict(list)
        for name in names_of_formats(service):
            patterns = texts[service].get(name.lower()) or members[service].get(name.lower())
            found = characters(patterns) if patterns else None
            form = next((form for form, allowed in FORMS if found and found <= allowed), None)
            if form:
                forms[form].append(name)
        for form, _ in FORMS:
            if forms[form]:
                print("\t".join([service, form, " ".join(forms[form])]))


main()
