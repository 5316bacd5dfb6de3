"""The report on accessibility: every criterion is there, and what it says was tested is tested."""

from __future__ import annotations

import re

import pytest

from hipspine.book import wording
from hipspine.book.conformance import blocks_of
from hipspine.conformance.content import FILE, load_report, read_report
from hipspine.conformance.criteria import CRITERIA
from hipspine.datafile import DataErrors
from hipspine.paths import data_path

WCAG = {"2.0": (25, 13), "2.1": (5, 7), "2.2": (2, 4)}  # criteria that each edition brought, at A and at AA
ENTRY = r"  - \{id: 2\.4\.2,.*\n"
HAS = "axe: true, remark: Every page has a title of its own."
BROKEN = {
    "a criterion that is left out": (ENTRY, "", "nothing is said of 2.4.2"),
    "one that WCAG does not have": (r"id: 2\.4\.2,", "id: 2.4.99,", "WCAG has no criterion 2.4.99 at A or AA"),
    "one that stands twice": (r"id: 2\.4\.2,", "id: 2.4.1,", "the id “2.4.1” already stands on line"),
    "a result of our own": (rf"supports, {HAS}", f"mostly, {HAS}", "is not known (allowed: 'supports'"),
    "nothing was done": (HAS, HAS.removeprefix("axe: true, "), "nothing tells how 2.4.2 was found out"),
    "no remark": (rf", {HAS.removeprefix('axe: true, ')}", "", "the field “remark” is missing"),
}


def test_the_criteria_are_as_many_as_each_edition_brought():
    for edition, levels in WCAG.items():
        ours = [one.level for one in CRITERIA.values() if one.since == edition]
        assert (ours.count("A"), ours.count("AA")) == levels, edition


def test_the_report_has_every_criterion_in_order():
    report = load_report()
    assert list(report.findings) == list(CRITERIA)
    text = "\n".join(blocks_of(report))
    for number, (name, *_) in CRITERIA.items():
        assert len(re.findall(rf"^\| {re.escape(f'{number} {name}')} [|(]", text, re.MULTILINE)) == 1
    assert {one.table for one in report.provisions} == set(wording.REPORT_TABLES)
    assert all(one in text for one in report.untested)


def test_every_test_that_the_report_names_is_there(root):
    for name in {name for one in load_report().findings.values() for name in one.tests}:
        file, _, function = name.partition("::")
        text = (root / "tests" / f"{file}.py").read_text(encoding="utf-8")
        assert re.search(rf"^def {function}\(", text, re.MULTILINE), name


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_report_is_told_with_its_line(tmp_path, case):
    old, new, words = BROKEN[case]
    text, count = re.subn(old, new, data_path(FILE).read_text(encoding="utf-8"))
    assert count == 1
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(DataErrors) as refused:
        read_report(tmp_path / FILE)
    assert any(words in str(error) and error.line for error in refused.value.errors), refused.value.errors
