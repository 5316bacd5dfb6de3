"""The teaching guide: what is wrong with its data is told with the line, and the page has what the data say."""

from __future__ import annotations

import importlib
import shutil

import pytest
import yaml

from hipspine.book.teaching_guide import blocks_of
from hipspine.chapters import chapter_id, read_chapter, taught_files
from hipspine.check import course_hints
from hipspine.datafile import DataErrors
from hipspine.evidence import load_claims, load_numbers, load_references
from hipspine.guide.content import MINUTES, Known, load_guides, read_guides, told, without_guide
from hipspine.paths import data_path
from hipspine.quiz.bank import load_bank

FILE = data_path("teaching.yml")
TAUGHT = [chapter_id(path) for path in taught_files()]


@pytest.fixture(scope="module")
def known():
    """What a guide to the first chapter may name."""
    sections = {"connection": [one.id for one in read_chapter(taught_files()[0]).sections]}
    return Known(load_numbers(), load_references(), load_claims(), {"connection": load_bank("connection")}, sections)


@pytest.fixture
def first():
    """The course's own guide to the first chapter, to be spoilt."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))["guides"][0]


def test_every_chapter_has_a_lesson_whose_minutes_add_up():
    guides = load_guides()
    assert list(guides) == TAUGHT and without_guide(FILE, TAUGHT) == []
    for guide in guides.values():
        assert sum(step.minutes for step in guide.plan) == MINUTES == 45
        assert len({one.item for one in guide.misconceptions}) == 3


SPOILT = {
    "minutes": (lambda one: one["plan"][0].update(minutes=6), "the minutes of the plan add up to 46 (allowed: 45)"),
    "section": (lambda one: one["plan"][1].update(section="can-a-hip"), "its chapter has no section “can-a-hip”"),
    "item": (
        lambda one: one["misconceptions"][0].update(item="connection-fairest-sentense"),
        "there is no question “connection-fairest-sentense” in this chapter (allowed: connection-fairest-sentence",
    ),
    "option": (
        lambda one: one["misconceptions"][0].update(option="b"),
        "“b” is no wrong option of connection-fairest-sentence (allowed: a, c, d)",
    ),
    "option of a number": (
        lambda one: one["misconceptions"][0].update(item="connection-slope-number"),
        "no option, as this question has none",
    ),
    "claim": (lambda one: one["discussion"].update(claims=["hip-can-cause"]), "unknown claim “hip-can-cause”"),
    "safety": (lambda one: one["discussion"].update(claims=["two-week-rule"]), "could do harm as it stands"),
    "digits": (lambda one: one["discussion"].update(question="Is it 66?"), "66 stands in the text"),
    "number": (lambda one: one["discussion"].update(question="Is it {nothing}?"), "no number “nothing”"),
    "value": (lambda one: one["plan"][0].update(does="{poulsen-map.toe}"), "“poulsen-map” has no value “toe”"),
    "two misconceptions": (lambda one: one["misconceptions"].pop(), "misconceptions"),
    "unknown field": (lambda one: one.update(slides=[]), "unknown field “slides”"),
    "another chapter": (lambda one: one.update(id="walking"), "no chapter “walking”"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_is_wrong_is_told_in_one_line_with_its_place(how, known, first, tmp_path):
    spoil, problem = SPOILT[how]
    spoil(first)
    path = tmp_path / "teaching.yml"
    path.write_text(yaml.safe_dump({"guides": [first]}, allow_unicode=True), encoding="utf-8")
    with pytest.raises(DataErrors) as caught:
        read_guides(path, known, TAUGHT)
    [error] = caught.value.errors
    assert problem in str(error) and error.line and "\n" not in str(error)


def test_a_sound_guide_says_nothing(known, first, tmp_path):
    path = tmp_path / "teaching.yml"
    path.write_text(yaml.safe_dump({"guides": [first]}, allow_unicode=True), encoding="utf-8")
    assert list(read_guides(path, known, TAUGHT)) == ["connection"]


def test_a_chapter_without_an_entry_is_a_hint_and_no_mistake(tmp_path, monkeypatch):
    shutil.copytree(data_path(), tmp_path / "data")
    guides = yaml.safe_load(FILE.read_text(encoding="utf-8"))["guides"]
    short = yaml.safe_dump({"guides": guides[:-1]}, allow_unicode=True)
    (tmp_path / "data" / "teaching.yml").write_text(short, encoding="utf-8")
    check = importlib.import_module("hipspine.check")
    monkeypatch.setattr(check, "data_path", (tmp_path / "data").joinpath)
    assert course_hints() == [
        f"data/teaching.yml: the teaching guide has nothing of the chapter “{TAUGHT[-1]}”: add an entry"
    ]


def test_numbers_come_from_the_course_and_keep_their_sign_of_percent():
    assert told("{serious-pathology} % of {any-red-flag}", load_numbers(), load_references()) == (
        "0.9\N{NO-BREAK SPACE}% of 80.4"
    )


def test_the_page_has_times_links_and_the_words_of_options():
    chapter = read_chapter(taught_files()[0])
    text = "\n\n".join(blocks_of(load_guides()["connection"], chapter))
    assert "| 0–5 | Everybody" in text and "| 42–45 | " in text
    item = next(one for one in load_bank("connection").items if one.id == "connection-fairest-sentence")
    assert f'<a href="01-connection.html#{item.section}">{item.id}</a>, where somebody chooses “The hip was' in text
    assert "[how sure? contested](evidence.md#claim-dysfunction-directly-impacts)" in text


def test_the_built_page_leads_to_places_that_there_are(built_book):
    import lxml.html

    page = lxml.html.parse(built_book / "chapters" / "teaching-guide.html")
    titles = [one.text_content().rstrip("#") for one in page.xpath("//article//h2")]
    assert titles == [read_chapter(path).title for path in taught_files()]
    links = [one for one in page.xpath("//article//a/@href") if one[:1].isdigit()]
    assert len(links) > 40
    for link in links:
        file, _, anchor = link.partition("#")
        target = lxml.html.parse(built_book / "chapters" / file)
        assert not anchor or target.xpath("//*[@id=$id]", id=anchor), link
