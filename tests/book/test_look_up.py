"""What sheets and cards tell of the targets of links, in files that are scripts which set a value and nothing else."""

from __future__ import annotations

import json
import re

import pytest
from bs4 import BeautifulSoup

from hipspine.book import wording
from hipspine.book.look_up import look_up, look_up_files
from hipspine.evidence import OUR_ADDITION, Claim, load_claims, load_glossary, load_references

SCRIPT = re.compile(r"\(globalThis\.hipspineLookUp\?\?=\{\}\)\.(\w+)=(\{.*\});\n")


def test_every_target_is_told():
    told = look_up()
    assert set(told["claim"]) == set(load_claims())
    assert set(told["term"]) == set(load_glossary())
    assert set(told["cite"]) == {key for key, work in load_references().items() if work.citable}
    for entries in told.values():
        assert [name for name, entry in entries.items() if not entry["title"]] == []


def test_a_claim_tells_its_verdict_words_nuance_and_sources():
    claim = load_claims()["hip-can-cause-back-pain"]
    assert isinstance(claim, Claim)
    entry = look_up()["claim"]["hip-can-cause-back-pain"]
    assert (entry["verdict"], entry["words"]) == ("supported-with-limits", "supported, with limits")
    assert (entry["title"], entry["text"]) == (claim.claim, claim.nuance)
    assert entry["sources"].startswith("Sources: Parvizi 2010, ")


def test_of_a_claim_that_could_harm_only_the_safer_words_are_told():
    unsafe = [claim for claim in load_claims().values() if isinstance(claim, Claim) and claim.safety]
    assert unsafe
    for claim in unsafe:
        entry = look_up()["claim"][claim.id]
        assert entry["title"] == f"{wording.SAFER}: {claim.safer}"
        assert claim.claim not in " ".join(entry.values())


def test_an_omission_is_said_to_be_ours():
    entry = look_up()["claim"]["missing-septic-hip"]
    assert entry["words"] == OUR_ADDITION
    assert entry["text"] == wording.LEFT_OUT


def test_a_work_tells_title_place_and_year():
    entry = look_up()["cite"]["lesher2008hip"]
    assert entry["title"] == "Lesher 2008"
    assert entry["text"] == "Hip joint pain referral patterns: a descriptive study. Pain Medicine. 2008."


@pytest.mark.parametrize("kind", ["claim", "term", "cite"])
def test_a_file_sets_a_value_and_nothing_else(kind):
    found = SCRIPT.fullmatch(look_up_files()[f"look-up-{kind}.js"])
    assert found
    assert found[1] == kind
    assert json.loads(found[2]) == look_up()[kind]


def test_the_book_holds_what_its_links_point_at(built_book):
    told = look_up()
    known = {
        f"{page}.html#{start}": kind
        for page, start, kind in (
            ("evidence", "claim-", "claim"),
            ("glossary", "term-", "term"),
            ("references", "ref-", "cite"),
        )
    }
    pages = sorted((built_book / "chapters").glob("0*.html"))
    seen = set()
    for path in pages:
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        for link in page.select("a.hs-badge, a.hs-term, a.hs-cite"):
            start, kind = next((start, kind) for start, kind in known.items() if link["href"].startswith(start))
            assert link["href"].removeprefix(start) in told[kind], link
            seen.add(kind)
            assert "hs-tipped" in link.parent["class"], "a card has no place there"
    assert seen == set(told)
    for name, text in look_up_files().items():
        assert (built_book / "_static" / "hipspine" / name).read_text(encoding="utf-8") == text


def test_no_emergency_sign_is_told_in_a_sheet(built_book):
    """A mention of a sign leads at once to its line in the box."""
    page = BeautifulSoup((built_book / "chapters/01-connection.html").read_text(encoding="utf-8"), "lxml")
    script = page.select_one("script[data-look-up]")
    assert set(json.loads(script["data-look-up"])) == {"claim", "term", "cite"}
    assert script.has_attr("defer")
