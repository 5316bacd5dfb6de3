"""The lists of the look-up pages, as notebooks show them: every link of the course has its heading there."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from hipspine.chapters import catalogue, page_files, parse_markdown
from hipspine.evidence import load_claims, load_glossary, load_references, verdict_of
from hipspine.evidence.lists import DIRECTIVES, begin, end, with_lists, without_lists
from hipspine.links import KINDS, link_to, nearest, read_link, with_badges
from hipspine.paths import data_path

ROOT = data_path().parent
PAGES = {kind: (ROOT / "chapters" / KINDS[kind].file).read_text(encoding="utf-8") for kind in DIRECTIVES}
TARGETS = {
    "claim": load_claims,
    "cite": lambda: [key for key, work in load_references().items() if work.citable],
    "term": load_glossary,
}


def headings(text):
    tokens = parse_markdown(text)
    return [after.content for before, after in pairwise(tokens) if before.type == "heading_open"]


@pytest.mark.parametrize("kind", DIRECTIVES)
def test_every_target_has_one_heading_of_which_all_notebooks_make_its_anchor(kind):
    found = Counter(one for one in headings(PAGES[kind]) if one.startswith(f"{KINDS[kind].begins}-"))
    assert found == Counter(KINDS[kind].anchor(target) for target in TARGETS[kind]())
    assert [one for one in found if not re.fullmatch(r"[a-z0-9-]+", one)] == [], (
        "small letters, no spaces: no slug differs"
    )


def test_every_link_of_the_pages_leads_to_a_heading():
    anchors = {kind: set(headings(text)) for kind, text in PAGES.items()}
    led = Counter()
    for path in page_files(ROOT):
        for address in re.findall(r"\]\(([^)\s]+#[^)\s]+)\)", path.read_text(encoding="utf-8")):
            link = read_link(address)
            assert link is not None, address
            led[link.kind] += 1
            assert link.kind == "sign" or KINDS[link.kind].anchor(link.target) in anchors[link.kind], address
    assert min(led[kind] for kind in KINDS) > 40


def test_the_ledger_says_verdict_sources_and_safer_words_first():
    text = PAGES["claim"]
    parts = dict(re.findall(r"^###### claim-([\w-]+)\n(.*?)(?=^#{3,6} )", text, re.MULTILINE | re.DOTALL))
    assert set(parts) == set(load_claims())
    for name, claim in load_claims().items():
        assert f"**How sure:** {verdict_of(claim)[1]}" in parts[name]
        assert all(load_references()[key].label in parts[name].replace("\\", "") for key in claim.sources), name
    safer = load_claims()["two-week-rule"]
    assert parts["two-week-rule"].strip().startswith(f"**{safer.safer}**")
    assert "(read, not cited)" in parts["tight-flexors-tilt-pelvis"]


@pytest.mark.parametrize(
    "address", ["evidence.md", "#claim-a", "evidence.md#ref-a", "x.md#claim-a", "https://a/evidence.md#", ""]
)
def test_other_addresses_are_no_links_of_the_course(address):
    assert read_link(address) is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_link_is_read_as_it_is_written(kind):
    assert read_link(link_to(kind, "a-b")) == read_link(link_to(kind, "a-b", "index")) == (kind, "a-b")
    assert link_to(kind, "a", "index").startswith("chapters/")


def test_only_the_words_of_known_badges_are_written():
    text = (
        "[{}](evidence.md#claim-a) [{}](chapters/evidence.md#claim-b) [w](evidence.md#claim-c) [v](glossary.md#term-a)"
    )
    assert with_badges(text.format("x\ny", ""), {"a": "1", "b": "2"}) == text.format("1", "2")


def test_a_list_is_taken_out_and_put_back():
    page = f"# A\n\n{begin('term')}\n\nOld.\n\n{end('term')}\n\nEnd.\n"
    assert "New." in with_lists(page, {"term": "New."})
    assert with_lists(page, {"claim": "New."}) == page
    bare = without_lists(page, lambda name: f"```{{{name}}}\n```")
    assert bare.startswith("# A\n\n```{glossary-list}\n```\n")
    assert bare.splitlines().index("End.") == page.splitlines().index("End.")
    assert nearest("hipp", ["hip", "knee"]) == "hip"


def test_a_chapter_knows_the_first_section_with_each_badge():
    first = catalogue()[0]
    assert first.claims["hip-can-cause-back-pain"].id == "can-a-hip-problem-cause-back-pain"
    assert first.claims.keys() >= {"pelvis-is-the-link", "missing-hip-spine-types"}
    assert set().union(*(chapter.claims for chapter in catalogue())) == set(load_claims())
