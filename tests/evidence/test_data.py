"""The course's own claims, works, numbers and words load, and are what the chapters count on."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from hipspine.evidence import (
    CHAPTERS,
    VERDICTS,
    Claim,
    Omission,
    load_claims,
    load_glossary,
    load_numbers,
    load_references,
    number,
)


def test_all_statements_and_omissions_are_there():
    kinds = Counter(type(record) for record in load_claims().values())
    assert kinds == {Claim: 64, Omission: 14}
    assert {record.chapter for record in load_claims().values()} == set(CHAPTERS)
    assert {record.verdict for record in load_claims().values() if isinstance(record, Claim)} == set(VERDICTS)


def test_safety_claims_have_safer_words():
    unsafe = [record for record in load_claims().values() if isinstance(record, Claim) and record.safety]
    assert len(unsafe) == 8
    assert all(record.safer != record.claim for record in unsafe)


def test_all_works_are_there_and_what_is_unconfirmed_is_named():
    works = load_references()
    assert len(works) == 130
    assert sum(work.verified for work in works.values()) == 126
    assert {work.key for work in works.values() if not work.verified} <= {
        work.key for work in works.values() if not work.citable
    }
    assert works["heino1990hip"].gaps == ("author",)
    assert works["intorthop2008pauwels"].gaps == ("author", "title", "year")


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("lesher2008hip", "Lesher 2008"),
        ("nice2016ng59", "NICE 2016"),
        ("nhsbackpain", "NHS back pain"),
        ("vanderwindt2010slr", "van der Windt 2010"),
        ("santamaria2023hip", "Santamaría 2023"),
    ],
)
def test_labels_are_short_names(key, label):
    assert load_references()[key].label == label


def test_every_claim_keeps_a_work_that_may_be_cited():
    works = load_references()
    bare = [name for name, record in load_claims().items() if not any(works[key].citable for key in record.sources)]
    assert bare == []


def test_all_numbers_are_there():
    assert len(load_numbers()) == 148


def test_a_verified_number_is_given_with_its_source():
    result = number("any-red-flag")
    assert (result.value, result.n, result.source, result.ours) == (80.4, 1172, "henschke2009red", False)
    assert number("esola-share").ours


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("vialle-means", "unverified"),
        ("septic-hip-fever", "not confirmed: author, year"),
    ],
)
def test_a_number_that_must_not_be_printed_is_refused(name, reason):
    with pytest.raises(ValueError, match=reason):
        number(name)


def test_an_unknown_number_is_refused_by_name():
    with pytest.raises(KeyError, match="no number “ll-mean-vas”"):
        number("ll-mean-vas")


def test_the_glossary_is_plain_text_in_short_definitions():
    terms = load_glossary()
    assert len(terms) >= 20
    assert all(len(term.definition) <= 400 for term in terms.values())


def test_nothing_is_read_at_import():
    script = (
        "import builtins, io, pathlib, sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "import hipspine.evidence\n"
        "print([name for name in opened if name.endswith(('.yml', '.bib'))])\n"
        "print('pybtex' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "False"]
