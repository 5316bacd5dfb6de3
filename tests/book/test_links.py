"""Plain relative links become badges, citations and glossary links, and the ledger pages list what they point at."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path
from string import ascii_uppercase
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp

import hipspine.evidence as evidence
from hipspine.book.wording import HALVES
from hipspine.datafile import DataError
from hipspine.evidence import Claim, Finding, Omission, Term, load_claims, load_glossary, load_references
from hipspine.evidence.glossary import letter_of
from hipspine.evidence.lists import begin, end

ROOT = Path(__file__).resolve().parents[2]
LOOK_UP_LIMIT = (
    60_000  # bytes, compressed and without the theme's frame: with it and its files a page stays below 150,000
)
CONF = """\
extensions = ["myst_nb"]
html_theme = "basic"
nb_execution_mode = "off"
smartquotes = False
myst_url_schemes = ["https"]


def setup(app):
    from hipspine.book.ledger import setup_ledger
    from hipspine.book.links import setup_links

    setup_links(app)
    setup_ledger(app)
"""


def live_list(kind):
    """The list of a look-up page as a notebook shows it; the book has its own in its place."""
    return f"{begin(kind)}\n\n## For notebooks\n\n###### claim-x\n\n[words](nowhere.md)\n\n{end(kind)}\n"


TWICE = "[how sure? a convention](../../chapters/evidence.md#claim-two-week-rule)"
PAGES = {
    "conf.py": CONF,
    "index.md": "# Start\n\n```{toctree}\n:glob:\n\nchapters/one\ndeep/er/*\nchapters/[!o]*\n```\n",
    "chapters/evidence.md": f"# Evidence\n\n## Record\n\n{live_list('claim')}",
    "chapters/references.md": f"# References\n\n{live_list('cite')}",
    "chapters/glossary.md": f"# Glossary\n\n{live_list('term')}",
    "chapters/one.md": """\
# One

A [how sure? contested](evidence.md#claim-dysfunction-directly-impacts),
another [how sure? a convention](evidence.md#claim-two-week-rule).

An omission [how sure? our addition](evidence.md#claim-missing-septic-hip),
a work [Lesher 2008](references.md#ref-lesher2008hip), a word [its slope](glossary.md#term-sacral-slope).

> **Call now** if it is bad.
>
> - And go.

> Only a quotation, **not** urgent.
""",
    "deep/er/two.md": f"# Two\n\n{TWICE} and again {TWICE}\n",
}


def _project(folder, **changes):
    for name, text in {**PAGES, **changes}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _build(folder):
    app = SphinxTestApp("html", srcdir=folder)
    try:
        app.build()
        return SimpleNamespace(
            env=app.env,
            warnings=app.warning.getvalue(),
            page=lambda name: BeautifulSoup((app.outdir / f"{name}.html").read_text(encoding="utf-8"), "lxml"),
            compressed=lambda name: len(gzip.compress((app.outdir / f"{name}.html").read_bytes(), 9)),
        )
    finally:
        app.cleanup()


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    built = _build(_project(tmp_path_factory.mktemp("book")))
    assert built.warnings == ""
    return built


def test_a_claim_becomes_a_badge_with_a_tooltip(book):
    page = book.page("chapters/one")
    badge = page.find("a", class_="hs-badge-contested")
    assert badge.get_text() == "how sure? contested"
    assert badge["href"] == "evidence.html#claim-dysfunction-directly-impacts"
    tip = page.find(id=badge["aria-describedby"])
    assert tip["role"] == "tooltip"
    assert tip.parent is badge.parent, "CSS shows the tooltip while something in its parent is hovered or focused"
    assert tip.get_text().startswith("Contested. ")
    assert tip.get_text().endswith("Sources: Laird 2014, Sugavanam 2024, Abady Avman, Swain 2020.")


def test_an_unsafe_claim_shows_its_safer_words(book):
    tip = book.page("chapters/one").find("a", class_="hs-badge-convention").find_next(role="tooltip")
    assert load_claims()["two-week-rule"].safer in tip.get_text()


def test_an_omission_a_citation_and_a_term(book):
    page = book.page("chapters/one")
    assert page.find("a", class_="hs-badge-omission").get_text() == "how sure? our addition"
    cite = page.find("a", class_="hs-cite")
    assert (cite["href"], cite.get_text()) == ("references.html#ref-lesher2008hip", "Lesher 2008")
    term = page.find("a", class_="hs-term")
    assert (term["href"], term.get_text()) == ("glossary.html#term-sacral-slope", "its slope")
    assert page.find(id=term["aria-describedby"]).get_text() == load_glossary()["sacral-slope"].definition


def test_addresses_are_right_from_any_folder_and_ids_stand_once(book):
    page = book.page("deep/er/two")
    assert {link["href"] for link in page.find_all("a", class_="hs-badge")} == {
        "../../chapters/evidence.html#claim-two-week-rule"
    }
    ids = [element["id"] for element in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert "use-two-week-rule" in ids


def test_a_quotation_that_begins_in_bold_is_urgent(book):
    page = book.page("chapters/one")
    box = page.find("aside", class_="hs-urgent")
    assert (box["role"], box["aria-label"]) == ("note", "Call now")
    assert "And go." in box.get_text()
    assert "not" in page.find("blockquote").get_text()
    assert len(page.find_all("aside")) == 1


def test_the_ledger_lists_everything(book):
    page = book.page("chapters/evidence")
    cards = {card["id"] for card in page.find_all("details", class_="hs-claim")}
    assert cards == {f"claim-{name}" for name in load_claims()}
    notes = {term["id"] for term in page.select("dl.hs-notes dt")}
    assert notes == {f"src-{key}" for key in load_references()}
    assert "scholars.northwestern.edu publication page" in page.find("dl", class_="hs-notes").get_text()


def test_the_book_leaves_out_the_list_for_notebooks_and_keeps_its_lines(book, tmp_path):
    for name in ("evidence", "references", "glossary"):
        assert "For notebooks" not in book.page(f"chapters/{name}").get_text()
    text = f"# References\n\n{live_list('cite')}\nBelow [x](evidence.md#claim-nothing).\n"
    built = _build(_project(tmp_path, **{"chapters/references.md": text}))
    line = text[: text.index("Below")].count("\n") + 1
    assert f"references.md:{line}: WARNING: unknown claim “nothing”" in built.warnings


def test_the_ledger_puts_safer_words_first(book):
    card = book.page("chapters/evidence").find(id="claim-two-week-rule")
    claim = load_claims()["two-week-rule"]
    first, second = card.find("summary"), card.find("p")
    assert first.find("span", class_="hs-said").get_text() == f"Safer to say: {claim.safer} "
    assert first.get_text().endswith("The document’s words:  a convention"), (
        "the verdict seems to be of the safer words"
    )
    assert f"in a way that could mislead: “{claim.claim}”" in second.get_text()
    assert card["data-safety"] == "yes"


def test_the_ledger_lays_only_the_document_s_words_at_its_door(book):
    page = book.page("chapters/evidence")
    assert "The document says, in a way" in page.find(id="claim-home-care-rest-otc").get_text()
    assert "It is often said, in a way" in page.find(id="claim-help-lbp-medicines").get_text()


def test_the_ledger_says_which_works_are_not_cited(book):
    page = book.page("chapters/evidence")
    assert "(read, not cited)" in page.find(id="claim-tight-flexors-tilt-pelvis").get_text()
    note = page.find(id="src-heino1990hip").find_next("dd").get_text()
    assert note.startswith("Not cited, because these are not confirmed: author. Not confirmed in full: ")


def _halves(page):
    """Return, for each work in the tables of a ledger, the pairs of cells that stand beside its name."""
    found = {}
    for body in page.select("table.hs-sides tbody"):
        name, cells = body.find("th").get_text(), body.find_all("td")
        found.setdefault(name, []).append(cells)
    return found


def test_the_ledger_shows_both_halves_side_by_side(book):
    table = book.page("chapters/evidence").find(id="claim-stiff-hip-spine-moves-more").find("table", class_="hs-sides")
    assert [head.get_text() for head in table.select("thead th[scope=col]")] == list(HALVES)
    [finding] = [one for one in load_claims()["stiff-hip-spine-moves-more"].findings if one.work == "kim2020extension"]
    [cells] = _halves(table.parent)["Kim 2020"]
    assert [cell.get_text() for cell in cells] == [finding.speaks_for, finding.against]
    [one_sided] = _halves(table.parent)["Almeida 2012"]
    assert one_sided[1].get_text() == "–"
    assert one_sided[1]["class"] == ["hs-none"]
    [partly] = _halves(table.parent)["Laird 2014"]
    assert partly[0].get_text() == "It compared backs, not hips."
    assert partly[0]["class"] == ["hs-aside"]


def test_every_work_of_two_halves_that_a_chapter_cites_shows_both(book):
    pages = [*(ROOT / "chapters").glob("*.ipynb"), *(ROOT / "chapters").glob("*.md"), ROOT / "index.md"]
    cited = {
        key
        for page in pages
        for key in re.findall(r"\]\((?:chapters/)?references\.md#ref-(\w+)\)", page.read_text(encoding="utf-8"))
    }
    both = {load_references()[key].label for key in cited if load_references()[key].both}
    assert len(both) >= 30
    shown = _halves(book.page("chapters/evidence"))
    whole = {
        name
        for name, rows in shown.items()
        if any(len(cells) == 2 and not any(cell.get("class") for cell in cells) for cells in rows)
    }
    assert both - whole == set()


def test_the_style_repeats_the_headings_of_the_ledger():
    css = (ROOT / "widgets/hipspine/book/static/lookup.css").read_text(encoding="utf-8")
    assert all(f'content: "{words}";' in css for words in HALVES)


def test_the_ledger_links_back_to_where_a_claim_is_used(book):
    used = book.page("chapters/evidence").find(id="claim-two-week-rule").find("p", class_="hs-used")
    assert [link["href"] for link in used.find_all("a")] == [
        "#claim-two-week-rule",
        "one.html#use-two-week-rule",
        "../deep/er/two.html#use-two-week-rule",
    ]
    assert used.get_text().endswith("Used in: One, Two")


def test_the_references_show_what_may_be_cited_without_the_notes(book):
    page = book.page("chapters/references")
    shown = {item["id"] for item in page.select(".hs-references li")}
    assert shown == {f"ref-{key}" for key, work in load_references().items() if work.citable}
    text = page.find(id="ref-lesher2008hip").get_text().replace("\xa0", " ")
    assert text.startswith("J. M. Lesher and others. Hip joint pain referral patterns: a descriptive study. Pain Med")
    assert page.find(id="ref-lesher2008hip").a["href"] == "https://doi.org/10.1111/j.1526-4637.2006.00153.x"
    assert "NICE guideline NG59" in page.find(id="ref-nice2016ng59").get_text()
    assert "verified" not in page.get_text()


def test_the_glossary_lists_every_term(book):
    terms = {term["id"] for term in book.page("chapters/glossary").select("dl.hs-glossary dt")}
    assert terms == {f"term-{name}" for name in load_glossary()}


def test_the_letters_lead_to_the_terms_below_them(book):
    page = book.page("chapters/glossary")
    bar = page.find("nav", class_="hs-letters")
    assert bar["aria-label"] == "Letters"
    assert [item.get_text() for item in bar.find_all("li")] == list(ascii_uppercase)
    for item in bar.find_all("li"):
        own = {name for name, term in load_glossary().items() if letter_of(term.term) == item.get_text()}
        assert bool(item.a) == bool(own), "letters without terms are no links"
        assert ("aria-hidden" in item.attrs) == (not own)
        if own:
            heading = page.find(id=item.a["href"].removeprefix("#"))
            assert heading.get_text() == item.get_text()
            terms = heading.find_next_sibling("dl").find_all("dt")
            assert {term["id"] for term in terms} == {f"term-{name}" for name in own}
            words = [term.get_text() for term in terms]
            assert words == sorted(words, key=str.casefold)


@pytest.mark.parametrize(
    ("term", "letter"), [("Éclair", "E"), ("asis", "A"), ("3D scan", "#"), ("“Slipped” disc", "#")]
)
def test_a_term_stands_under_its_first_letter(term, letter):
    assert letter_of(term) == letter


def test_what_begins_with_no_letter_comes_first(tmp_path, monkeypatch):
    terms = {
        name: Term(id=name, term=term, definition="Words.")
        for name, term in (("b", "Bone"), ("e", "Éclair"), ("n", "3D scan"))
    }
    monkeypatch.setattr(evidence, "load_glossary", lambda: terms)
    page = _build(_project(tmp_path, **{"chapters/one.md": "# One\n", "deep/er/two.md": "# Two\n"})).page(
        "chapters/glossary"
    )
    assert [heading.get_text() for heading in page.find_all("h2")] == ["#", "B", "E"]
    assert page.find("nav").find("li").a["href"] == "#letter-other"


def test_every_link_within_the_book_has_its_anchor(book):
    names = ["index", "chapters/one", "deep/er/two", "chapters/evidence", "chapters/references", "chapters/glossary"]
    pages = {name.rsplit("/", 1)[-1]: book.page(name) for name in names}
    anchors = {name: {element["id"] for element in page.find_all(id=True)} for name, page in pages.items()}
    for name, page in pages.items():
        # Words on a plate lead to a chapter, which this book is without (test_plate_links.py).
        for link in page.select("div.body :not(.hs-on-plate) > a[href]"):
            path, _, anchor = link["href"].partition("#")
            if anchor and not path.startswith("http"):
                target = path.rsplit("/", 1)[-1].removesuffix(".html") or name
                assert anchor in anchors[target], link


def test_the_pages_stay_small(book):
    sizes = {name: book.compressed(f"chapters/{name}") for name in ("evidence", "references", "glossary")}
    for name, size in sizes.items():
        print(f"{name}: {size:,} bytes compressed (budget {LOOK_UP_LIMIT:,})")
    assert max(sizes.values()) < LOOK_UP_LIMIT


def test_pages_depend_on_the_data_they_show(book):
    def files(name):
        return {path.rsplit("/", 1)[-1] for path in book.env.dependencies[name]}

    assert {"claims.yml", "references.bib"} <= files("chapters/evidence")
    assert {"claims.yml", "references.bib", "glossary.yml"} <= files("chapters/one")


def test_the_ledger_follows_when_only_a_chapter_changes(tmp_path):
    _build(_project(tmp_path))
    (tmp_path / "deep/er/two.md").write_text(
        f"# Two\n\n{TWICE.replace('two-week-rule', 'consult-if-persists')}\n", encoding="utf-8"
    )
    page = _build(tmp_path).page("chapters/evidence")
    assert page.find(id="claim-consult-if-persists").get_text().rstrip().endswith("Used in: Two")
    assert page.find(id="claim-two-week-rule").get_text().rstrip().endswith("Used in: One")


@pytest.mark.parametrize(
    ("link", "complaint"),
    [
        ("evidence.md#claim-two-weeks-rule", "unknown claim “two-weeks-rule” (did you mean two-week-rule"),
        ("references.md#ref-lesher2008", "unknown cite “lesher2008” (did you mean lesher2008hip"),
        ("references.md#ref-heino1990hip", "the work “heino1990hip” may not be cited: not confirmed: author"),
        ("glossary.md#term-no-such-word", "unknown term “no-such-word”"),
        (
            "evidence.md#claim-two-week-rule",
            "the badge of “two-week-rule” says “x”, and has to say “how sure? a convention”",
        ),
        ("glossary.md#claim-two-week-rule", "local id not found in doc 'chapters/glossary': 'claim-two-week-rule'"),
        ("evidence.md#record", "local id not found in doc 'chapters/evidence': 'record'"),
        ("claim:two-week-rule", "'myst' cross-reference target not found: 'claim:two-week-rule'"),
    ],
)
def test_an_unknown_target_is_a_warning_with_its_line(tmp_path, link, complaint):
    built = _build(_project(tmp_path, **{"chapters/one.md": f"# One\n\nSome words.\n\nSee [x]({link}).\n"}))
    assert f"one.md:5: WARNING: {complaint}" in built.warnings


def test_an_unknown_target_in_a_notebook_fails_the_build(tmp_path):
    cells = [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# Three"},
        {
            "cell_type": "markdown",
            "id": "b",
            "metadata": {},
            "source": "Words.\n\n[how sure?](evidence.md#claim-nothing)",
        },
    ]
    notebook = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    _project(tmp_path, **{"chapters/one.md": "# One\n\n```{toctree}\nthree\n```\n", "chapters/three.ipynb": notebook})
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", tmp_path, tmp_path / "out"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    # myst-nb and myst-parser each count from 1, so line 3 of cell 2 is called 20004.
    assert "three.ipynb:20004: WARNING: unknown claim “nothing”" in done.stderr


def test_a_link_without_a_page_to_lead_to_is_a_warning(tmp_path):
    built = _build(_project(tmp_path, **{"chapters/glossary.md": "# Glossary\n\nEmpty.\n"}))
    assert "no page lists what term:sacral-slope points at" in built.warnings


def test_text_from_data_is_never_markup(tmp_path, monkeypatch):
    bad = '<script>alert(1)</script> "><img src=x> **x**.'
    common = {"chapter": "connection", "sources": ("w",)}
    claim = {"claim": bad, "verdict": "contested", "nuance": bad}
    found = {"findings": (Finding.model_validate({"work": "w", "for": bad, "against": bad}),)}
    claims = {
        "one": Claim(id="one", safety=True, safer=bad, **claim, **common, **found),
        "two": Omission(id="two", text=bad, **common),
        "three": Claim(id="three", **claim, **common),
    }
    work = evidence.Reference(
        key="w", label=bad, title=bad, year="2001", doi=None, url=None, note=bad, verified=True, gaps=()
    )
    monkeypatch.setattr(evidence, "load_claims", lambda: claims)
    monkeypatch.setattr(evidence, "load_references", lambda: {"w": work})
    monkeypatch.setattr(evidence, "load_glossary", lambda: {"t": Term(id="t", term=bad, definition=bad)})
    monkeypatch.setattr("hipspine.book.works.load_bibliography", lambda: SimpleNamespace(entries={}))
    badges = (
        "contested](evidence.md#claim-one",
        "our addition](evidence.md#claim-two",
        "contested](evidence.md#claim-three",
    )
    text = f"# One\n\n{' '.join(f'[how sure? {badge})' for badge in badges)} [c](glossary.md#term-t)\n"
    built = _build(_project(tmp_path, **{"chapters/one.md": text, "deep/er/two.md": "# Two\n"}))
    assert built.warnings == ""
    for name in ("one", "evidence", "glossary"):
        body = built.page(f"chapters/{name}").find("div", class_="body")
        assert body.find_all(["script", "img"]) == []
        assert bad in " ".join(body.get_text().split())


def test_broken_data_stop_the_build_in_one_plain_line(tmp_path, monkeypatch):
    def broken():
        raise DataError("data/claims.yml", 12, "this is wrong")

    monkeypatch.setattr(evidence, "load_claims", broken)
    with pytest.raises(Exception, match=r"data/claims\.yml:12: this is wrong"):
        _build(_project(tmp_path))
