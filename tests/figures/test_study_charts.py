"""Charts of study values, and guesses on the picture: they say what data/numbers.yml has, and nothing too early."""

from __future__ import annotations

import itertools
import math

import pytest

from hipspine import figure
from hipspine.evidence import load_references, number
from hipspine.figures import declared
from hipspine.figures.painting import frame, painting
from hipspine.figures.parts import Choice
from tests.support.figure_samples import PULLED, SHEETED

WIDTH = 640


def settings(chosen):
    """Return every combination of a figure's choices."""
    choices = [p for p in chosen.parameters if isinstance(p, Choice)]
    return [
        dict(zip([c.name for c in choices], each, strict=True))
        for each in itertools.product(*(c.names for c in choices))
    ]


def values_of(chosen, values):
    """Return the values that are drawn now, and their sheet."""
    e = chosen.evaluate(values)
    (sheet,) = (one for one in chosen.spec["sheets"] if e[one["when"]] > 0)
    return sheet, [mark for mark in sheet["values"] if e[mark["when"]] > 0]


def part(axis, value):
    """Return where a value lies from one end of an axis (0) to the other (1)."""
    low, high = axis["ends"]
    return ((math.log10(value) if axis["log"] else value) - low) / (high - low)


def spoken(one):
    """Return whether an element is words of its own and no tick's."""
    return one["tag"] == "text" and not one["style"].startswith("label-tick")


def words(chosen, values):
    """Return the words that are drawn now, those of axes apart."""
    fit = frame(chosen.spec, WIDTH)
    elements = painting(chosen.spec, chosen.evaluate(values), chosen.shapes, fit)
    return [line for group in elements for one in group if spoken(one) for line in one["lines"]]


@pytest.mark.parametrize("name", SHEETED)
def test_the_chart_has_its_dots_where_they_are_painted(name):
    chosen = declared(name)
    fit = frame(chosen.spec, WIDTH)
    for values in settings(chosen):
        elements = painting(chosen.spec, chosen.evaluate(values), chosen.shapes, fit)
        painted = [
            (one["x"], one["y"], one["style"])
            for primitive, group in zip(chosen.spec["primitives"], elements, strict=True)
            for one in group
            if primitive.get("charted") and one["tag"] == "circle"
        ]
        sheet, drawn = values_of(chosen, values)
        if sheet["box"] is None:
            assert not painted, "people show it"
            continue
        left, right, bottom, top = sheet["box"]
        found = [
            (
                fit["x"] + (left + part(sheet["x"], mark["x"]) * (right - left)) * fit["scale"],
                fit["y"] - (bottom + part(sheet["y"], mark["y"]) * (top - bottom)) * fit["scale"],
                mark["style"],
            )
            for mark in drawn
            if mark["kind"] == "dot"
        ]
        key = lambda one: (one[2], round(one[0], 3), one[1])  # noqa: E731
        assert [one[2] for one in sorted(painted, key=key)] == [one[2] for one in sorted(found, key=key)]
        for one, other in zip(sorted(painted, key=key), sorted(found, key=key), strict=True):
            assert one[:2] == pytest.approx(other[:2]), values


@pytest.mark.parametrize("name", SHEETED)
def test_each_value_says_its_number_its_interval_and_its_source(name):
    chosen = declared(name)
    labels = {load_references()[key].label for key in chosen.sources}
    for mark in (mark for sheet in chosen.sheets for mark in sheet.values):
        assert mark.told[-1] in labels
        said = " ".join(mark.told)
        ends = mark.interval or ((mark.x, mark.x) if not mark.told[1].endswith("our calculation)") else ())
        for value in ends:
            told = {f"{abs(value):.{places}f}" for places in (0, 1, 2)} | {f"{abs(value):g}"}
            assert any(one in said for one in told), (value, said)
        if mark.interval:
            assert "95 % interval" in said or "several studies" in said


def test_recovery_has_the_published_scores_and_no_interval():
    chosen = declared("recovery")
    _, drawn = values_of(chosen, {"course": "all"})
    weeks = {0: "baseline", 6: "week_6", 26: "week_26", 52: "week_52"}
    for colour, course in (("blue", "acute"), ("amber", "subacute"), ("violet", "persistent")):
        published = number(f"{course}-pain-course-2024").value
        found = {weeks[mark["x"]]: mark["y"] for mark in drawn if mark["style"] == f"now-{colour}"}
        assert found == published
    assert not any(mark["interval"] for mark in drawn)
    assert all("interval not seen" in mark["told"] for mark in drawn)


def test_scans_compare_with_people_in_pain_by_the_second_review_alone():
    _, drawn = values_of(declared("scans-by-age"), {})
    published = number("disc-findings-or")
    assert [(m["x"], m["interval"]) for m in drawn] == [
        (published.value[name], published.interval(name)) for name in ("degeneration", "bulge")
    ]


@pytest.mark.parametrize("name", SHEETED)
def test_a_notebook_gives_the_chart_of_study_values(name):
    live = figure(name)
    chart = live.chart()
    assert chart.layout.xaxis.title.text
    _, drawn = values_of(declared(name), {})
    told = [trace.hovertemplate for trace in chart.data if trace.hovertemplate]
    assert told == ["<br>".join(mark["told"]) + "<extra></extra>" for mark in drawn]
    assert live.plot().data, "and the drawing"


def test_a_figure_without_a_chart_says_so():
    with pytest.raises(AttributeError, match=r"red-flags has no chart here; plot\(\) gives its drawing"):
        figure("red-flags").chart()


# guesses


@pytest.mark.parametrize("name", PULLED)
def test_what_a_guess_is_held_against_is_what_the_figure_tells(name):
    guess, chosen = declared(name).guess, declared(name)
    told = chosen.values(dict(guess.shown))
    expected = {
        "recovery": [number("acute-pain-course-2024").value[f"week_{week}"] for week in (6, 26, 52)],
        "scans-by-age": [told.get("found_at_80")],
        "what-helps": [told.get("result_1"), told.get("result_2")],
        "examination": [told.get("after_no"), told.get("after_yes")],
        "red-flags": [told.get("people")],
        "hip-replacement": [told.get("new_back_pain")],
        "finding": [round(100 * told.get("posttest", 0))],
    }[name]
    assert [grip.found for grip in guess.grips] == expected
    assert chosen.evaluate(dict(guess.shown))[chosen.spec["guess"]["when"]] > 0, "its outline stands beside it"


@pytest.mark.parametrize("name", PULLED)
def test_the_picture_gives_nothing_away_while_one_guesses(name):
    chosen = declared(name)
    asked, after = (
        words(chosen, dict(values)) for values in (chosen.guess.hidden, {**chosen.guess.hidden, **chosen.guess.shown})
    )
    for grip in chosen.guess.grips:
        assert not any(
            line.split()[:1] == [f"{grip.found:g}"] or line.startswith(f"new in {grip.found}") for line in asked
        )
    assert set(after) != set(asked) or chosen.guess.hidden.get("result") == "off"


@pytest.mark.parametrize("name", PULLED)
def test_a_guess_begins_within_its_ends_and_not_at_the_answer(name):
    for grip in declared(name).guess.grips:
        low, high = grip.ends
        assert low <= grip.start <= high
        assert low <= grip.found <= high
        assert abs(grip.start - grip.found) > (high - low) / 200


@pytest.mark.parametrize("name", PULLED)
def test_a_guess_over_people_lies_on_people_of_the_drawing(name):
    chosen = declared(name)
    e = chosen.evaluate(dict(chosen.guess.hidden))
    crowds = [p for p in chosen.spec["primitives"] if p["kind"] == "icons"]
    for grip in chosen.guess.grips:
        if grip.people is None:
            assert grip.rail
            continue
        fits = [
            crowd
            for crowd in crowds
            if tuple(e[i] for i in crowd["at"]) == pytest.approx(grip.people.at)
            and (crowd["columns"], crowd["spacing"]) == (grip.people.columns, grip.people.spacing)
            and crowd["count"] >= grip.people.first + grip.ends[1]
        ]
        assert fits, grip.label


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("hip-replacement", {}),
        ("red-flags", {}),
        ("scans-by-age", {}),
        ("recovery", {"course": "persistent"}),
        ("what-helps", {"panel": "fashion"}),
        ("examination", {"test": "fadir_fai"}),
        ("finding", {"lr": 3}),
    ],
)
def test_who_was_not_compared_is_an_empty_dashed_block(name, values):
    chosen = declared(name)
    e = chosen.evaluate(values)
    shown = [p for p in chosen.spec["primitives"] if p["style"] == "empty" and ("when" not in p or e[p["when"]] > 0)]
    assert shown
    assert chosen.spec["styles"]["empty"]["dash"] == "dash"
