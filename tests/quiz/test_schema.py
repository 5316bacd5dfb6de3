"""The JSON Schema by which editors complete and check question files."""

from __future__ import annotations

import json

import jsonschema
import pytest

from hipspine.cli import main
from hipspine.datafile import read_yaml
from hipspine.paths import data_path
from hipspine.quiz.bank import bank_names
from hipspine.quiz.kinds import KINDS as ALL_KINDS
from hipspine.quiz.schema import json_schema
from tests.support.quiz_samples import KINDS, SAMPLE

STORED = data_path("questions", "schema.json")
FILES = [SAMPLE, KINDS, *(data_path("questions", f"{name}.yml") for name in bank_names())]


def test_the_stored_schema_is_made_from_the_code(capsys):
    assert STORED.read_text(encoding="utf-8") == json_schema(), (
        "write it anew: hipspine schema > data/questions/schema.json"
    )
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == json_schema()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_good_file_fits(path):
    jsonschema.Draft202012Validator(json.loads(json_schema())).validate(read_yaml(path).data)


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_a_misspelt_field_does_not_fit(kind):
    data = next(
        read_yaml(path).data | {"items": [item]}
        for path in (SAMPLE, KINDS)
        for item in read_yaml(path).data["items"]
        if item["kind"] == kind
    )
    validator = jsonschema.Draft202012Validator(json.loads(json_schema()))
    assert validator.is_valid(data)
    data["items"][0]["explanatoin"] = data["items"][0].pop("explanation")
    assert not validator.is_valid(data)


@pytest.mark.parametrize("name", bank_names())
def test_editors_are_told_of_the_schema(name):
    first = data_path("questions", f"{name}.yml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=schema.json"
