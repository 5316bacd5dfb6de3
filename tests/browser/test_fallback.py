"""The still form of a figure, which the page holds before any script runs, says what the live one says, in its order.

The still form is written in Python (``hipspine.book.fallback``), the live one in JavaScript: each is read here into the
same description, so that neither can gain, lose or move a part alone.
"""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from hipspine.figures import FIGURES as DECLARED
from hipspine.figures import declared
from tests.support.chapters import FIGURES, first_page
from tests.support.figure_samples import PULLED

# What may stand in a figure; of an element's classes the first that stands here says which block it is.
BLOCKS = {f"hs-{name}": name for name in (*("figure-title", "prediction", "figure-body", "said", "extras"),)}


GUESS = {"hs-guess", "hs-guessed"}  # an answer needs a script
ALIVE = {"Play", "Reset", "Chart", "All names"}  # so do these


def text(element):
    """Return the text of an element without the way it is wrapped."""
    return " ".join(element.get_text().split())


def texts(section, path):
    return [text(one) for one in section.select(path)]


def block(element):
    return next(name for css, name in BLOCKS.items() if css in element["class"])


def control(element):
    """Return what a slider shows: its name, its value now, and the words at its ends."""
    return (
        "slider",
        texts(element, "label, .hs-name"),
        texts(element, ".hs-amount"),
        texts(element, ".hs-ends > span"),
    )


def choice(element):
    """Return what a choice shows: its name and the options, those of a list as one text."""
    [name] = element.select("legend, p > b, label > b")
    options = texts(element, "option") or [text(one) for one in element.select("label") if name not in one.descendants]
    return ("choice", text(name), ", ".join(options))


def outline(html):
    """Return what the HTML of a figure shows: its blocks in order, and the words, values and links of each."""
    section = BeautifulSoup(html, "lxml").section
    rows = section.select(".hs-panel > .hs-control, .hs-panel > .hs-choice")
    return {
        "element": section.name,
        "blocks": [block(child) for child in section.find_all(recursive=False) if child["class"][0] not in GUESS],
        "body": [c["class"][0] for c in section.select(".hs-figure-body > *") if c["class"][0] not in GUESS],
        "title": texts(section, ".hs-figure-title"),
        "prediction": texts(section, ".hs-prediction"),
        "settings": [name for name in texts(section, ".hs-presets > *") if name not in ALIVE],
        "layers": [name for name in texts(section, ".hs-layers > *") if name not in ALIVE],
        "panel": [(control if "hs-control" in row["class"] else choice)(row) for row in rows],
        "readouts": [(text(row.dt), text(row.dd)) for row in section.select(".hs-readouts > div")],
        "said": texts(section, ".hs-said"),
        "folded": [(one["class"], text(one.summary)) for one in section.select(".hs-extras > details")],
        "card": [(text(row.dt), text(row.dd)) for row in section.select(".hs-figure-card > div")],
        "described": texts(section, ".hs-numbers p"),
        "tasks": [(child.parent.name, text(child)) for child in section.select(".hs-try li")],
        "answer": [(child.name, text(child)) for child in section.select("details.hs-answer > *")],
        "answer is closed": [child.get("open") is None for child in section.select("details")],
        "notes": texts(section, ".hs-illustrative, .hs-caption"),
        "works": [(text(a), a["href"].rsplit("/", 1)[-1]) for a in section.select(".hs-sources a")],
    }


@pytest.fixture(scope="module")
def still(built_book):
    """The still form of each figure, as it stands in the first page that shows it."""
    figures = {}
    for name in FIGURES:
        page = BeautifulSoup((built_book / first_page(name)).read_text(encoding="utf-8"), "lxml")
        figures[name] = page.select_one(f'[data-island="figure:{name}"] > section')
    return figures


def test_every_figure_stands_in_a_chapter():
    assert set(FIGURES) == set(DECLARED)


@pytest.mark.parametrize("name", FIGURES)
def test_the_still_figure_says_what_the_live_one_says(shared_visit, still, name):
    island = shared_visit(first_page(name)).page.locator(f'[data-island="figure:{name}"]').first
    island.scroll_into_view_if_needed()
    expect(island).to_have_attribute("data-state", "ready", timeout=30_000)
    expect(island.locator(".hs-said")).not_to_be_empty()
    live = island.locator("> section").evaluate("(section) => section.outerHTML")
    assert outline(str(still[name])) == outline(live)


@pytest.mark.parametrize("name", FIGURES)
def test_the_picture_of_the_still_figure_has_its_words(still, name):
    figure = declared(name)
    described = " ".join((figure.title if figure.card else figure.sayings({})[0]).split())
    pictures = still[name].select(".hs-poster:not(.hs-asking) img")
    assert len(pictures) == 2 * max(1, len(figure.views)) + 1  # light, dark, of each view; and for paper
    assert {" ".join(picture["alt"].split()) for picture in pictures} == {described}


@pytest.mark.parametrize("name", PULLED)
def test_the_picture_that_waits_for_a_guess_asks_and_does_not_answer(still, name):
    pictures = still[name].select(".hs-asking img")
    assert len(pictures) == 2
    assert {picture["alt"] for picture in pictures} == {declared(name).prediction}
    assert all("/asked-" in picture["src"] for picture in pictures)
