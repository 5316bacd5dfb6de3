"""The chapters are easy to read, and neither a leaflet nor a book."""

from __future__ import annotations

import re
import warnings

import pytest
from markdown_it import MarkdownIt

from hipspine.chapters import chapter_files, read_chapter, taught_files
from hipspine.evidence import load_emergency
from hipspine.evidence.mentions import CLINICIANS
from hipspine.evidence.wording import BOX, SHORT_BOX
from hipspine.links import read_link

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # textstat 0.7.3 imports pkg_resources, which warns that it is old
    import textstat

CHAPTERS = chapter_files()
TAUGHT = taught_files()  # cases and the final assessment are for practice
MOST_WORDS = 2_000
BADGES = ("claim", "cite")
MATH = re.compile(r"\$\$.+?\$\$|\$[^$\n]+\$", re.DOTALL)


def _markdown(path):
    return read_chapter(path).markdown


def main_text(markdown):
    """Return a chapter without the boxes of emergency signs and for clinicians, and without what goes deeper."""
    main = re.split(r"^## Go deeper$", markdown, flags=re.MULTILINE)[0]
    boxes = "|".join(map(re.escape, (BOX, SHORT_BOX, f"**{CLINICIANS}**")))
    return re.sub(rf"^> (?:{boxes}).*(?:\n>.*)*", "", main, flags=re.MULTILINE)


def sentences(markdown):
    """Return the prose of a chapter: no code, formulas, headings, tables, badges or citations; links as their text."""
    tokens = MarkdownIt("commonmark").enable("table").parse(MATH.sub(" ", markdown))
    prose, inside = [], []
    for token in tokens:
        if token.nesting:
            inside = [*inside, token.type] if token.nesting > 0 else inside[:-1]
        elif token.type == "inline" and not {"heading_open", "table_open"} & set(inside):
            words, badge = [], False
            for child in token.children:
                if child.type == "link_open":
                    link = read_link(str(child.attrGet("href")))
                    badge = link is not None and link.kind in BADGES
                elif child.type == "link_close":
                    badge = False
                elif child.type in {"text", "softbreak", "hardbreak"} and not badge:
                    words.append(child.content or " ")
            text = " ".join("".join(words).split())
            # An item of a list is a sentence, also where it ends without a stop.
            prose.append(text if re.search(r"[.!?][\"”’)]*$", text) else f"{text}.")
    return "\n".join(text for text in prose if re.search(r"\w", text))


def test_prose_is_taken_without_the_rest():
    markdown = (
        "# Title\n\nHips [move](02.ipynb) well. [how sure? contested](evidence.md#claim-x) It is $x^2$ true "
        "[Good 2001](references.md#ref-y).\n\n"
        "- one *item*\n\n| a | b |\n|---|---|\n| c | d |\n\n```python\ncode\n```\n"
    )
    assert sentences(markdown).splitlines() == ["Hips move well. It is true .", "one item."]


def test_hard_words_are_measured_as_hard():
    hard = "Intraarticular biomechanical considerations necessitate multidisciplinary rehabilitation methodologies."
    assert textstat.textstat.flesch_kincaid_grade(hard) > 12
    assert textstat.textstat.flesch_kincaid_grade("The hip is a big joint.") < 3


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_reads_at_grade_8_or_lower(path, record_property):
    grade = textstat.textstat.flesch_kincaid_grade(sentences(_markdown(path)))
    record_property("grade", grade)
    print(f"{path.name}: Flesch–Kincaid grade {grade} (budget 8)")
    assert grade <= 8


@pytest.mark.parametrize("path", TAUGHT, ids=lambda path: path.stem)
def test_a_chapter_has_1000_to_2000_words(path):
    words = len(re.findall(r"\b\w[\w’'-]*", sentences(main_text(_markdown(path)))))
    print(f"{path.name}: {words} words of main text (budget {MOST_WORDS})")
    assert 1000 <= words <= MOST_WORDS


def test_the_main_text_leaves_out_boxes_and_what_goes_deeper():
    box = load_emergency().short_box("05-seek-care.ipynb")
    markdown = (
        f"# A\n\nOne.\n\n{box}\n\n## B\n\nTwo.\n\n> **{CLINICIANS}** Three.\n> Four.\n\nFive.\n\n## Go deeper\n\nSix."
    )
    assert sentences(main_text(markdown)).split() == ["One.", "Two.", "Five."]


def test_there_are_six_chapters_or_more():
    assert [path.stem[:2] for path in TAUGHT][:6] == ["01", "02", "03", "04", "05", "06"]


@pytest.mark.parametrize("path", TAUGHT, ids=lambda path: path.stem)
def test_a_chapter_begins_with_what_can_be_read_in_a_minute(path):
    headings = re.findall(r"^## (.+)$", _markdown(path), flags=re.MULTILINE)
    assert headings[0] == "In one minute"
    assert "Take away" not in headings
    assert f"> **{CLINICIANS}**" in _markdown(path)
