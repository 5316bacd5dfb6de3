"""The figures of the chapter on seeking care draw the numbers of data/figures.yml, and soothe nobody too much."""

from __future__ import annotations

import math

import pytest

from hipspine.evidence import number
from hipspine.figures import declared
from hipspine.figures.palette import PALETTE

BLUE, PLAIN, VIOLET = (PALETTE[token][0] for token in ("blue", "dot", "violet"))
COURSES = {BLUE: "acute-pain-course", VIOLET: "persistent-pain-course"}


def rings(trace):
    """Return the centres of the closed shapes of a trace."""
    found, ring = [], []
    for point in [*zip(trace["x"], trace["y"], strict=True), (None, None)]:
        if point[0] is None:
            if ring:
                found.append(tuple((min(axis) + max(axis)) / 2 for axis in zip(*ring, strict=True)))
            ring = []
        else:
            ring.append(point)
    return found


def scored(traces):
    """Return the drawn points by colour as (week, pain), read from the axes’ own words and lines."""
    words = {}
    for t in traces:
        for word, x, y in zip(t.get("text", ()), t["x"], t["y"], strict=False):
            words.setdefault(word, (x, y))  # the axes come first, then the scores
    start, end = words["start"][0], words["52"][0]
    bottom, top = words["0"][1], words["100"][1]
    return {
        t["fillcolor"]: [
            (round((x - start) / (end - start) * 52, 1), round((y - bottom) / (top - bottom) * 100, 1))
            for x, y in rings(t)
        ]
        for t in traces
        if t.get("fillcolor")
    }


@pytest.mark.parametrize(("course", "shown"), [("acute", {BLUE}), ("persistent", {VIOLET}), ("both", {BLUE, VIOLET})])
def test_recovery_draws_four_points_a_course_and_no_more(course, shown):
    drawn = scored(declared("recovery").traces({"course": course}))
    for colour, name in COURSES.items():
        known = list(zip((0, 6, 26, 52), number(name).value.values(), strict=True))
        assert drawn[colour] == (known if colour in shown else [])


def test_recovery_joins_its_points_by_straight_thin_dashes_only():
    joined = [t for t in declared("recovery").traces({"course": "both"}) if t.get("line", {}).get("dash") == "dash"]
    assert [len(t["x"]) for t in joined] == [4, 4]
    assert all(t["line"]["width"] < 1.5 for t in joined)


def test_recovery_says_new_pain_only_of_new_pain():
    chosen = declared("recovery")
    assert math.isnan(chosen.values({"course": "persistent"})["acute_year"])
    assert "973" not in chosen.describe({"course": "persistent"})
    assert "58" in chosen.describe({"course": "acute"})


@pytest.mark.parametrize("finding", ["degeneration", "bulge"])
@pytest.mark.parametrize(("age", "shown"), [("at_20", (1, 0)), ("at_80", (0, 1)), ("both", (1, 1))])
def test_scans_colour_as_many_people_as_were_found(finding, age, shown):
    chosen = declared("scans-by-age")
    counted = number(f"disc-{finding}-painfree").value
    traces = chosen.traces({"finding": finding, "age": age})
    (people,) = (t for t in traces if t["mode"] == "markers")
    for first, share, show in ((0, "age_20", shown[0]), (160, "age_80", shown[1])):
        block = people["marker"]["color"][first : first + 100]
        assert (block.count(BLUE), block.count(PLAIN)) == (counted[share] * show, 100 - counted[share] * show)
    between = people["marker"]["color"][100:160]
    assert set(between) == {PALETTE["scale-none"][0]}
    words = " ".join(word for t in traces if t["mode"] == "text" for word in t["text"])
    assert words.count("your guess") == 2 - sum(shown)


@pytest.mark.parametrize("name", ["recovery", "scans-by-age", "red-flags"])
def test_every_figure_here_sends_the_emergency_signs_to_help_at_once(name):
    chosen = declared(name)
    assert "emergency" in chosen.answer[-1]
    assert "at once" in chosen.answer[-1] or "now" in chosen.answer[-1]
    said = " ".join((chosen.title, chosen.prediction, *chosen.tasks, *chosen.answer, chosen.caption)).lower()
    assert not {word for word in ("damage", "worn", "wear", "misalign") if word in said}
