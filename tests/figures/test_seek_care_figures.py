"""The figures of the chapter on seeking care draw the numbers of data/numbers.yml, and soothe nobody too much."""

from __future__ import annotations

import math

import pytest

from hipspine.evidence import number
from hipspine.figures import declared
from hipspine.figures.palette import PALETTE

BLUE, PLAIN, VIOLET, AMBER = (PALETTE[token][0] for token in ("blue", "dot", "violet", "amber"))
COURSES = {"acute": BLUE, "subacute": AMBER, "persistent": VIOLET}
# As Wallwork 2024 prints them (correction A1): weeks 0, 6, 26 and 52 since entry into the study.
PRINTED = {"acute": (56, 26, 22, 21), "subacute": (63, 29, 29, 31), "persistent": (56, 48, 43, 40)}


def scored(traces):
    """Return the drawn points by colour as (week, pain), read from the axes’ own words and lines."""
    words = {}
    for t in traces:
        for word, x, y in zip(t.get("text", ()), t["x"], t["y"], strict=False):
            words.setdefault(word, (x, y))  # the axes come first, then the scores
    start, end = words["start"][0], words["52"][0]
    bottom, top = words["0"][1], words["100"][1]
    return {
        t["marker"]["color"]: [
            (round((x - start) / (end - start) * 52, 1), round((y - bottom) / (top - bottom) * 100, 1))
            for x, y in zip(t["x"], t["y"], strict=True)
            if x is not None
        ]
        for t in traces
        if t["mode"] == "markers" and t["marker"]["color"] in COURSES.values()
    }


@pytest.mark.parametrize("course", [*COURSES, "all"])
def test_recovery_draws_four_points_a_group_and_no_more(course):
    drawn = scored(declared("recovery").traces({"course": course}))
    assert set(drawn) == set(COURSES.values())
    for name, colour in COURSES.items():
        assert tuple(number(f"{name}-pain-course-2024").value.values()) == PRINTED[name]
        known = list(zip((0, 6, 26, 52), PRINTED[name], strict=True))
        assert drawn[colour] == (known if course in (name, "all") else [])


def test_recovery_joins_its_points_by_straight_thin_dashes_and_draws_no_error_bars():
    traces = declared("recovery").traces({"course": "all"})
    joined = [t for t in traces if t.get("line", {}).get("dash") == "dash" and t["x"]]
    assert [len(t["x"]) for t in joined] == [4, 4, 4]
    assert all(t["line"]["width"] < 1.5 for t in joined)
    assert not any("error_y" in t for t in traces)
    assert "line is ours" in declared("recovery").describe({"course": "all"})


def test_recovery_says_new_pain_only_of_new_pain():
    chosen = declared("recovery")
    assert math.isnan(chosen.values({"course": "persistent"})["acute_year"])
    assert "973" not in chosen.describe({"course": "persistent"})
    assert "58" in chosen.describe({"course": "acute"})


def test_recovery_says_the_numbers_that_it_draws():
    said = declared("recovery").describe({"course": "all"})
    assert "New pain: 56 when people joined, 26 after 6 weeks, 22 after 26 and 21 after 52" in said
    assert "6 to 12 weeks: 63 when people joined, 29 after 6 weeks, 29 after 26 and 31 after 52" in said
    assert "Lasting pain: 56 when people joined, 48 after 6 weeks, 43 after 26 and 40 after 52" in said


def test_recovery_promises_no_year_of_easing_and_says_when_not_to_wait_any_longer():
    chosen = declared("recovery")
    said = " ".join((chosen.title, *chosen.answer, chosen.caption))
    assert "early, then a plateau" in chosen.title
    assert "easing for a year" not in said
    assert "after a few weeks, ask for advice; by six weeks, do not wait any longer" in chosen.answer[-1]
    assert "not from the first day of pain" in chosen.caption
    assert all("very" in words and "unsure" in words for words in (chosen.answer[1],))
    assert "very low" in chosen.describe({"course": "persistent"})
    assert "very low" not in chosen.describe({"course": "subacute"})


def test_nothing_rests_on_the_course_that_was_replaced():
    assert "costa2012prognosis" not in declared("recovery").sources
    for old in (" 23 ", " 52 at", "33 after", " 12 after"):
        assert old not in declared("recovery").describe({"course": "all"})


@pytest.mark.parametrize(("course", "share"), [("acute", 86), ("persistent", 50)], ids=["new pain", "lasting pain"])
def test_the_share_of_the_fall_that_comes_early_is_as_calculated(course, share):
    start, early, _, last = PRINTED[course]
    assert round(100 * (start - early) / (start - last)) == share == number("early-share-2024").value[course]
    assert number("early-share-2024").ours


def test_pain_of_six_to_twelve_weeks_has_no_such_share():
    _, early, _, last = PRINTED["subacute"]
    assert last > early
    assert "subacute" not in number("early-share-2024").value


def test_red_flags_names_where_and_whom_it_counted():
    title = declared("red-flags").title
    assert all(words in title for words in ("Sydney", "primary care", "New back pain", "had"))
    assert "one in 100" in title
    assert round(100 * 11 / 1172) == 1


def test_scans_say_both_halves():
    chosen = declared("scans-by-age")
    assert "need not be the reason" in chosen.describe({})
    said = " ".join((*chosen.answer, chosen.caption))
    assert "found more often in those with pain" in said
    assert "2.24 (1.21 to 4.15)" in said
    assert "7.54 (1.28 to 44.56)" in said
    assert "14 studies, 3,097 people" in said
    assert "not by itself the reason" not in said


@pytest.mark.parametrize("finding", ["degeneration", "bulge"])
@pytest.mark.parametrize(("age", "shown"), [("at_20", (1, 0)), ("at_80", (0, 1)), ("both", (1, 1))])
def test_scans_colour_as_many_people_as_were_found(finding, age, shown):
    chosen = declared("scans-by-age")
    counted = number(f"disc-{finding}-painfree").value
    traces = chosen.traces({"finding": finding, "age": age})
    crowds = [t for t in traces if t["mode"] == "markers" and len(t["x"]) == 100]
    for people, share, show in zip(crowds, ("age_20", "age_80"), shown, strict=True):
        block = people["marker"]["color"]
        assert (block.count(BLUE), block.count(PLAIN)) == (counted[share] * show, 100 - counted[share] * show)
    words = " ".join(word for t in traces if t["mode"] == "text" for word in t["text"])
    assert words.count("your guess") == 2 - sum(shown)


@pytest.mark.parametrize("name", ["recovery", "scans-by-age", "red-flags"])
def test_every_figure_here_sends_the_emergency_signs_to_help_at_once(name):
    chosen = declared(name)
    assert "emergency" in chosen.answer[-1]
    assert "at once" in chosen.answer[-1] or "now" in chosen.answer[-1]
    said = " ".join((chosen.title, chosen.prediction, *chosen.tasks, *chosen.answer, chosen.caption)).lower()
    assert not {word for word in ("damage", "worn", "wear", "misalign") if word in said}
