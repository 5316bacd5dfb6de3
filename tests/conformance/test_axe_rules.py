"""The report on accessibility says of axe-core what axe-core says of itself."""

from __future__ import annotations

import json
import subprocess

from hipspine.conformance.content import load_report
from hipspine.conformance.criteria import CRITERIA

RULES = """
// What runs unless somebody asks for more, as in the tests of pages.
const rules = require("axe-core")._audit.rules.filter((rule) => rule.enabled);
console.log(JSON.stringify(rules.map((rule) => rule.tags).filter((tags) => !tags.includes("experimental"))));
"""


def test_axe_is_named_where_it_has_rules_for_a_criterion_and_only_there(root):
    printed = subprocess.run(["node", "-e", RULES], cwd=root, capture_output=True, text=True, check=True).stdout
    tags = {tag for rule in json.loads(printed) for tag in rule}
    ruled = {number for number in CRITERIA if f"wcag{number.replace('.', '')}" in tags}
    findings = load_report().findings.values()
    assert {one.id for one in findings if one.axe} == ruled - {
        one.id for one in findings if one.result == "not-applicable"
    }
