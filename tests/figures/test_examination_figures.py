"""The figures of the chapter on examination and care draw the numbers of data/numbers.yml, and no more than those."""

from __future__ import annotations

import math
import re

import pytest

from hipspine.evidence import load_numbers, number
from hipspine.figures import declared
from hipspine.figures.draw import filled
from hipspine.figures.examination import BLOCKS, FRAME, LANES
from hipspine.figures.examination_rows import ROWS
from hipspine.figures.help_back import NSAID_BETTER
from hipspine.figures.help_hip import PROHIP_DIFFERENCE, WORTHWHILE
from hipspine.figures.palette import STYLES
from hipspine.figures.what_helps import PANELS, frame_of_panel

ROW_IDS = [row.id for row in ROWS]
PANEL_IDS = [panel.id for panel in PANELS]
PHONE = 323  # pixels: how wide a figure is drawn on a phone of 390
LETTER = 0.58  # of the font size: a bold letter on average, in a wide font


def seen(name, **values):
    """Return what is drawn now, by style: points of lines, areas and dots, the words of labels."""
    chosen = declared(name)
    e = chosen.evaluate(values)
    found = {}
    for primitive in chosen.spec["primitives"]:
        if primitive["kind"] == "icons" or not ("when" not in primitive or e[primitive["when"]] > 0):
            continue
        if primitive["kind"] == "label":
            what = filled(primitive["text"], [e[i] for i in primitive["values"]], primitive["decimals"])
        elif primitive["kind"] == "dot":
            what = tuple(e[i] for i in primitive["at"])
        else:
            what = [(e[i], e[j]) for i, j in primitive["points"]]
        found.setdefault(primitive["style"], []).append(what)
    return found


def words(name, **values):
    return [text for style, texts in seen(name, **values).items() if style.startswith("label") for text in texts]


def crowds(name, **values):
    """Return for each block of people (left edge, dots, coloured dots), those that are drawn only."""
    chosen = declared(name)
    e = chosen.evaluate(values)
    found = []
    for primitive in chosen.spec["primitives"]:
        if primitive["kind"] == "icons":
            (_, coloured), (_, rest) = ((style, round(e[i])) for style, i in primitive["groups"])
            if coloured + rest:
                found.append((e[primitive["at"][0]], coloured + rest, coloured))
    return found


def across(frame, x):
    """Return the value on a frame's axis at a place of the drawing."""
    left, right, *_ = frame.box
    return frame.x[0] + (x - left) / (right - left) * (frame.x[1] - frame.x[0])


def ratio(x):
    return 10 ** across(FRAME, x)


def height(answer):
    return FRAME.at(0, LANES[answer])[1]


def entry_of(row):
    """Return the published or derived ratios of a row and their bounds, worked out again from the entry."""
    entry = number(row.number)
    value, bounds = entry.value, entry.ci95 or {}
    if "sensitivity" in value:
        part = 100 if value["sensitivity"] > 1 else 1
        yes, no = value["sensitivity"] / part, value["specificity"] / part
        return {"yes": (yes / (1 - no), None), "no": ((1 - yes) / no, None)}
    if "before" in value:
        before, up, down = (value[k] / (100 - value[k]) for k in ("before", "both_positive", "both_negative"))
        return {"yes": (up / before, None), "no": (down / before, None)}
    names = {"yes": "lr" if "lr" in value else "lr_pos", "no": "lr_neg"}
    return {answer: (value[n], bounds.get(n)) for answer, n in names.items() if n in value}


# examination


@pytest.mark.parametrize("row", ROWS, ids=ROW_IDS)
def test_both_answers_stand_where_their_ratios_were_published(row):
    drawn, told = seen("examination", test=row.id), entry_of(row)
    points = drawn.get("point", []) + drawn.get("point-open", [])
    for answer in ("yes", "no"):
        at = height(answer)
        dots = [ratio(x) for x, y in points if y == pytest.approx(at)]
        lines = [[ratio(x) for x, _ in line] for line in drawn.get("interval", []) if line[0][1] == pytest.approx(at)]
        bands = [
            sorted({round(ratio(x), 6) for x, _ in area})
            for area in drawn.get("range", [])
            if min(y for _, y in area) < at < max(y for _, y in area)
        ]
        value, bounds = told.get(answer, (None, None))
        assert dots == ([pytest.approx(value)] if isinstance(value, float) else [])
        assert lines == ([pytest.approx(list(bounds))] if bounds else [])
        assert bands == ([pytest.approx(value)] if isinstance(value, list) else [])
        assert any(text.startswith(f"{getattr(row, answer)}: ") for text in drawn["label-blue"]), "said as fully"


@pytest.mark.parametrize("row", ROWS, ids=ROW_IDS)
def test_a_chance_is_drawn_only_where_the_start_is_known(row):
    entry = number(row.number)
    start = entry.value.get("before", entry.pretest)
    told = declared("examination").values({"test": row.id})
    blocks = crowds("examination", test=row.id)
    if start is None:
        assert blocks == []
        assert all(math.isnan(told[name]) for name in ("before", "after_yes", "after_no"))
        assert "no starting chance in our sources" in words("examination", test=row.id)
        assert "no starting chance" in declared("examination").describe({"test": row.id})
        return
    assert told["before"] == start
    assert row.people in " ".join(words("examination", test=row.id)), "the chance stands with its population"
    expected = {BLOCKS["before"]: round(start)}
    for answer, (value, _) in entry_of(row).items():
        odds = value * start / (100 - start)
        after = 100 * odds / (1 + odds)
        assert told[f"after_{answer}"] == pytest.approx(after, abs=0.5 if "before" in entry.value else 1e-9)
        expected[BLOCKS["higher" if value > 1 else "lower"]] = math.floor(told[f"after_{answer}"] + 0.5)
    assert {left: coloured for left, _, coloured in blocks} == expected
    assert all(people == 100 for _, people, _ in blocks)


def test_starting_chances_keep_their_population():
    assert {row.people for row in ROWS if row.before == 34} == {"people with hip or groin pain"}
    assert [row.id for row in ROWS if row.before == 20] == ["sij"]
    assert [row.id for row in ROWS if row.before == 50] == ["groin"]
    assert "study chose" in declared("examination").describe({"test": "groin"})


def test_the_published_chances_are_what_the_model_gives():
    told = declared("examination").values({"test": "sij"})
    assert [round(told[name]) for name in ("before", "after_yes", "after_no")] == [20, 35, 8]
    assert [declared("examination").values({"test": "outer_hip"})[n] for n in ("before", "after_yes", "after_no")] == [
        59,
        96,
        14,
    ]


@pytest.mark.parametrize("row", ROWS, ids=ROW_IDS)
def test_a_range_is_called_a_range_and_has_no_point(row):
    drawn = seen("examination", test=row.id)
    said = declared("examination").describe({"test": row.id})
    if any(isinstance(value, list) for value, _ in entry_of(row).values()):
        assert all(text.endswith("(a range)") for text in drawn["label-blue"])
        assert "It is not an interval" in said
        assert not {"interval", "point", "point-open"} & drawn.keys()
        assert "range" in number(row.number).unit
    else:
        assert "range" not in drawn
        assert "a range" not in said


@pytest.mark.parametrize("row", ROWS, ids=ROW_IDS)
def test_our_calculations_are_open_dots_and_called_so(row):
    entry, drawn = number(row.number), seen("examination", test=row.id)
    ours = [text for text in drawn["label-blue"] if text.endswith("(our calculation)")]
    assert len(ours) == len(drawn.get("point-open", ()))
    published = {"lr_pos", "lr_neg", "lr"} & entry.value.keys()
    assert bool(ours) == (entry.status == "derived" or not published)


def test_tests_that_cannot_be_trusted_with_a_chance_are_left_out():
    used = {row.number for row in ROWS}
    assert not used & {"exam-hip-injection", "exam-hip-injection-48", "exam-log-roll"}
    assert all(load_numbers()[name].use in ("model", "context") for name in used)
    assert "log roll" in declared("examination").caption


def test_words_that_stand_in_a_comment_only_are_still_there():
    faber = number("exam-faber-fai").comment
    assert all(part in faber for part in ("1.01-1.36", "0.41-0.93", "678"))
    said = declared("examination").describe({"test": "faber_fai"})
    assert all(part in said for part in ("1.01 to 1.36", "0.41 to 0.93", "678"))
    assert f"{NSAID_BETTER['tablet']} against {NSAID_BETTER['placebo']} of 100" in number("nsaid-acute-lbp").comment
    middle, low, high = PROHIP_DIFFERENCE
    assert f"difference {middle} ({low}-{high})" in number("prohip-8-points").unit
    assert f"{WORTHWHILE} as worthwhile" in number("hipoa-exercise-pain").comment
    assert "21 percent of the training arm" in number("prohip-ohs").comment
    assert "52 v 54 percent" in number("walkback-hr").comment


def test_no_result_settles_it_and_ratios_are_not_multiplied():
    chosen = declared("examination")
    for row in ROWS:
        said = chosen.describe({"test": row.id})
        assert "never a diagnosis" in said
        assert "sets a warning sign aside" in said
    assert "Do not multiply" in " ".join(chosen.answer)
    assert "emergency sign" in chosen.answer[-1]
    assert "at once" in chosen.answer[-1]


# what-helps


def published(panel):
    """Return the numbers of a panel again, straight from their entries: [(value, bounds or None)]."""

    def each(name, *keys):
        entry = number(name)
        return [(entry.value[key], (entry.ci95 or {}).get(key)) for key in keys]

    def one(name):
        return [(number(name).value, number(name).ci95)]

    arms = ("education_exercise", "injection", "wait_and_see")
    return {
        "leap": lambda: each("leap-8-weeks-per-100", *arms) + each("leap-52-weeks", *arms),
        "fashion": lambda: one("fashion-ihot"),
        "hipoa_exercise": lambda: each("hipoa-exercise-pain", "post", "month_6_9"),
        "hit": lambda: one("hit-steroid-vs-advice") + one("hit-steroid-vs-anaesthetic"),
        "prohip": lambda: each("prohip-8-points", "surgery", "training"),
        # Medians only: their intervals were seen once.
        "walkback": lambda: [
            (v, None) for v in (number("walkback-median-days").value[k] for k in ("walking", "control"))
        ],
        "back_exercise": lambda: each("lbp-exercise-smd", "pain", "function"),
        "nsaid": lambda: [(51, None), (37, None)],
        "fukuda": lambda: each("fukuda-hip-added-pain", "post", "month_6", "month_12"),
    }[panel.id]()


@pytest.mark.parametrize("panel", PANELS, ids=PANEL_IDS)
def test_a_panel_draws_what_was_published(panel):
    told, drawn = published(panel), seen("what-helps", panel=panel.id)
    blocks = crowds("what-helps", panel=panel.id)
    values = declared("what-helps").values({"panel": panel.id})
    assert [values[f"result_{k + 1}"] for k in range(len(told))] == [value for value, _ in told]
    if panel.kind == "people":
        assert [(people, coloured) for _, people, coloured in blocks] == [(100, value) for value, _ in told]
        assert not {"interval", "point", "bar-blue"} & drawn.keys()
        return
    assert blocks == []
    field = frame_of_panel(panel)
    if panel.kind == "bars":
        ends = [sorted({round(across(field, x), 6) for x, _ in bar}) for bar in drawn["bar-blue"]]
        assert ends == [[0, value] for value, _ in told]
        assert "interval" not in drawn
        return
    assert [across(field, x) for x, _ in drawn["point"]] == pytest.approx([value for value, _ in told])
    lines = [[across(field, x) for x, _ in line] for line in drawn.get("interval", [])]
    assert lines == [pytest.approx(list(bounds)) for _, bounds in told if bounds]
    assert all(field.x[0] <= bound <= field.x[1] for _, bounds in told for bound in bounds or ())


@pytest.mark.parametrize("panel", PANELS, ids=PANEL_IDS)
def test_a_panel_has_one_unit_and_its_own_axis(panel):
    texts = words("what-helps", panel=panel.id)
    units = {other.unit for other in PANELS}
    if panel.kind == "people":
        assert "of 100" in panel.title.lower()
        assert not units & set(texts), "people need no axis"
    else:
        assert [text for text in texts if text in units] == [panel.unit]


def test_no_two_trials_share_a_drawing():
    for panel in PANELS:
        texts = words("what-helps", panel=panel.id)
        assert {p.people for p in PANELS if p.people in texts} == {panel.people}


@pytest.mark.parametrize("panel", PANELS, ids=PANEL_IDS)
def test_a_panel_says_who_against_what_and_what_is_unknown(panel):
    texts = words("what-helps", panel=panel.id)
    assert {panel.title, panel.people, panel.against, panel.note} <= set(texts)
    said = declared("what-helps").describe({"panel": panel.id})
    assert said.startswith("Who: ")
    assert re.search(r"Not (known|shown here): ", said)
    assert "against" in said.lower() or "with or without" in said or "or waiting" in said


def test_what_was_not_seen_is_not_drawn():
    fashion = seen("what-helps", panel="fashion")
    assert "interval" not in fashion
    assert "6.8 (interval not shown)" in fashion["label-blue"]
    assert "interval" not in seen("what-helps", panel="walkback")
    assert not any("←" in text or "→" in text for text in words("what-helps", panel="fukuda"))
    assert "does not say which side is better" in declared("what-helps").describe({"panel": "fukuda"})


def test_both_sides_are_told():
    def said(panel):
        return declared("what-helps").describe({"panel": panel})

    pain = number("leap-52-weeks-pain").value
    note = " ".join(words("what-helps", panel="leap"))
    assert str(pain["education_exercise"]) in note
    assert str(pain["injection"]) in note
    assert "our calculation" in note
    assert "12 of 70" in said("hit")
    assert "1 of 70" in said("hit")
    assert "no clear difference" in said("hit")
    assert "half had a clear gain" in said("fashion")
    assert "leg complaints" in said("walkback")
    assert "How sure: low" in said("nsaid")
    assert "no extra gain" in said("fukuda")
    assert "small to medium gain" in said("fukuda")


# both


@pytest.mark.parametrize(("name", "choice"), [("examination", "test"), ("what-helps", "panel")])
def test_a_guess_is_not_given_away(name, choice):
    chosen = declared(name)
    for option, _ in chosen.choices[0].options:
        values = {choice: option, "show": "guess"}
        drawn = seen(name, **values)
        assert not {"interval", "range", "point", "point-open", "bar-blue", "label-blue"} & drawn.keys()
        assert any("guess" in text for text in words(name, **values))
        for left, _, coloured in crowds(name, **values):
            assert not coloured or (name, left) == ("examination", BLOCKS["before"])
        told = chosen.values(values)
        assert all(math.isnan(told[k]) for k in told if k.startswith(("result_", "after_", "ratio_")))
        found = {text for text in words(name, **{choice: option}) if re.search(r"\d", text)} - set(
            words(name, **values)
        )
        assert found, "the result is there when it is asked for"


@pytest.mark.parametrize(("name", "choice"), [("examination", "test"), ("what-helps", "panel")])
@pytest.mark.parametrize("show", ["found", "guess"])
def test_words_fit_a_phone(name, choice, show):
    chosen = declared(name)
    left, right, *_ = chosen.extent
    for option, _ in chosen.choices[0].options:
        e = chosen.evaluate({choice: option, "show": show})
        for primitive in chosen.spec["primitives"]:
            if primitive["kind"] != "label" or not ("when" not in primitive or e[primitive["when"]] > 0):
                continue
            style = STYLES[primitive["style"]]
            long = max(len(line) for line in primitive["text"].split("<br>"))
            wide = long * style.size * LETTER / PHONE * (right - left)
            x = e[primitive["at"][0]]
            start = {"middle right": x, "middle center": x - wide / 2, "middle left": x - wide}[style.anchor]
            assert start >= left - 0.5, primitive["text"]
            assert start + wide <= right + 0.5, primitive["text"]
