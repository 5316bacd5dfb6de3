"""The plates: what they name and say is in the data, one lights and the rest fades, Python chooses as a tap does."""

from __future__ import annotations

import re

import pytest
from shapely.geometry import Point, Polygon

from hipspine.evidence import number
from hipspine.evidence.anatomy import load_anatomy
from hipspine.evidence.nerve_areas import load_nerve_areas
from hipspine.figures import declared, figure
from hipspine.figures.muscles import muscles
from hipspine.figures.painting import frame, painting
from hipspine.figures.palette import STYLES
from hipspine.figures.plates import ALL
from hipspine.figures.skeleton import landmarks, outlines

BODIES = ("muscles-front", "muscles-back")
CONDITIONS = ("hip-cartilage", "hip-labrum", "hip-shapes", "outer-hip")
HIDDEN = {"muscles-front": {"belly": "on"}, "muscles-back": {"buttock": "off"}}
"""How each plate shows what it hides at rest."""

anatomy = load_anatomy()
PARTS = [(name, part) for name in BODIES for part in declared(name).choices[-1].names if part != ALL]


def words_of(part):
    return {**anatomy.muscles, **anatomy.nerves}[part]


def seen(name, **values):
    """What is painted of muscles and nerves, and their names, as (style, what a tap on it chooses)."""
    chosen = declared(name)
    fit = frame(chosen.spec, 640)
    painted = painting(chosen.spec, chosen.evaluate(values), chosen.shapes, fit)
    return [(one["style"], one["picks"][1], one["tag"]) for many in painted for one in many if "picks" in one]


@pytest.mark.parametrize("name", BODIES)
def test_a_plate_draws_each_course_of_what_it_names(name):
    bands = {p["shape"].split("/")[1] for p in declared(name).spec["primitives"] if p["kind"] in ("muscle", "nerve")}
    assert bands <= set(muscles("frontal"))
    assert {anatomy.drawn(band).id for band in bands} == set(declared(name).choices[-1].names) - {ALL}


def test_what_chapter_1_speaks_of_is_on_a_plate():
    named = {part for _, part in PARTS}
    asked = {"psoas", "iliacus", "quadratus-lumborum", "gluteus-maximus", "gluteus-medius", "piriformis", "hamstrings"}
    asked |= {"obturator-internus-gemelli", "quadratus-femoris", "erector-spinae", "multifidus"}
    assert asked | set(anatomy.nerves) <= named


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_the_chosen_one_lights_and_the_rest_fades(name, part):
    for layers in ({}, HIDDEN[name]):
        shapes = [(style, picks) for style, picks, tag in seen(name, shown=part, **layers) if tag == "path"]
        strong = {picks for style, picks in shapes if style in ("muscle", "muscle-deep", "nerve")}
        pale = {picks for style, picks in shapes if style in ("muscle-far", "nerve-far")}
        assert strong == {part}
        assert pale
        assert part not in pale


@pytest.mark.parametrize("name", BODIES)
def test_at_rest_nothing_is_faded_and_a_phone_names_four_at_most(name):
    assert not [style for style, _, _ in seen(name) if style.endswith("-far") or style == "label-faded"]
    chosen = declared(name)
    phone = painting(chosen.spec, chosen.evaluate({}), chosen.shapes, frame(chosen.spec, 358))
    assert 2 <= len([one for many in phone for one in many if one["tag"] == "text"]) <= 4


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_a_tap_on_the_drawing_or_on_the_name_chooses(name, part):
    tags = {tag for _, picks, tag in seen(name, **HIDDEN[name]) if picks == part}
    tags |= {tag for _, picks, tag in seen(name) if picks == part}
    assert tags == {"path", "text"}


@pytest.mark.parametrize("name", BODIES)
def test_all_names_asked_for_on_a_phone_stay_within_the_drawing(name):
    chosen = declared(name)
    for values in ({}, HIDDEN[name], {"shown": chosen.choices[-1].names[-1]}):
        fit = frame(chosen.spec, 358, named=True)
        painted = painting(chosen.spec, chosen.evaluate(values), chosen.shapes, fit)
        texts = [one for many in painted for one in many if one["tag"] == "text"]
        assert len(texts) > 8
        assert all(one["y"] + (len(one["lines"]) - 1) * 1.25 * one["size"] <= fit["height"] for one in texts)


def test_a_layer_takes_gluteus_maximus_off_and_names_what_lies_below():
    on, off = (seen("muscles-back", buttock=state) for state in ("on", "off"))
    assert "gluteus-maximus" in {picks for _, picks, _ in on}
    assert "gluteus-maximus" not in {picks for _, picks, _ in off}
    below = {"piriformis", "quadratus-femoris", "obturator-internus-gemelli"}
    names = [{picks for _, picks, tag in one if tag == "text"} for one in (on, off)]
    assert not below & names[0]
    assert below <= names[1]


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_the_card_says_what_the_anatomy_says_and_nothing_else(name, part):
    first, *rows = declared(name).sayings({"shown": part})
    words = words_of(part)
    assert first == f"{words.name}: {words.plain}."
    said = dict(row.split(": ", 1) for row in rows)
    if part in anatomy.nerves:
        told = [words.roots, words.course, words.moves, words.joint, words.skin, words.pain]
    else:
        told = [words.origin, words.insertion, f"{words.nerve}; roots {words.roots}"]
        told += [words.free, words.planted, words.pain]
    assert [row.rstrip(".").lower() for row in said.values()] == [text.rstrip(".").lower() for text in told]
    assert len(first) <= 120
    assert set(words.sources) <= set(declared(name).sources)


AREAS = load_nerve_areas()


def areas_of(name, **values):
    """The areas that are painted, and the texts in a nerve's colour in the left gutter."""
    chosen = declared(name)
    painted = painting(chosen.spec, chosen.evaluate(values), chosen.shapes, frame(chosen.spec, 640))
    shapes = {one["shape"] for many in painted for one in many if one.get("shape", "").startswith("areas/")}
    texts = [" ".join(one["lines"]) for many in painted for one in many if one["tag"] == "text"]
    return {shape.removeprefix("areas/") for shape in shapes}, texts


@pytest.mark.parametrize("name", BODIES)
def test_the_areas_of_a_nerve_are_drawn_while_it_is_chosen_and_marked_schematic(name):
    assert areas_of(name)[0] == set()
    for part in declared(name).choices[-1].names:
        shapes, texts = areas_of(name, shown=part)
        claimed = anatomy.nerves[part].areas if part in anatomy.nerves else ()
        assert shapes == {f"{part}-{kind}" for kind in claimed}
        assert sorted(text for text in texts if "schematic" in text) == sorted(
            f"{kind} area (schematic)" for kind in claimed
        )


@pytest.mark.parametrize("name", BODIES)
def test_all_areas_of_a_plate_are_shown_on_request_over_pale_muscles(name):
    shapes, _ = areas_of(name, areas="on")
    assert shapes == {area.id for area in AREAS.values() if f"muscles-{area.plate}" == name}
    assert len(shapes) >= 3
    styles = {style for style, _, tag in seen(name, areas="on") if tag == "path"}
    assert not {"muscle", "muscle-deep"} & styles
    assert "nerve" in styles


def test_the_big_buttock_muscle_makes_way_for_the_nerves_whose_areas_are_shown():
    assert "gluteus-maximus" not in {part for _, part, tag in seen("muscles-back", areas="on") if tag == "path"}
    assert "sciatic" in {part for _, part, tag in seen("muscles-back", areas="on") if tag == "path"}


def test_every_area_is_on_one_plate_within_the_body_and_in_one_hue():
    named = {part: name for name, part in PARTS}
    for area in AREAS.values():
        assert named[area.nerve] == f"muscles-{area.plate}"
        ring = Polygon(declared(named[area.nerve]).shapes[f"areas/{area.id}"][0])
        assert ring.is_valid
        assert ring.covers(Point(area.at))
        assert Polygon(outlines()[f"body/{area.plate}"][0]).covers(ring), area.id
    assert {STYLES[f"area-{kind}"].line for kind in ("skin", "joint")} == {"nerve"}


def test_a_joint_area_lies_on_the_joint_and_a_skin_area_on_the_thigh():
    hip = Point(landmarks("frontal")["hip_left"])
    for area in AREAS.values():
        ring = Polygon(outlines()[f"areas/{area.id}"][0])
        if area.kind == "joint":
            assert ring.distance(hip) < 0.012, area.id
            assert hip.buffer(0.04).covers(ring), area.id
        else:
            assert ring.bounds[3] < 0, area.id


def test_select_shows_the_areas_in_the_plot_too():
    wash = declared("muscles-front").spec["palette"]["nerve-wash"][0]
    plate = figure("muscles-front")
    filled = lambda: [trace for trace in plate.plot().data if trace.fillcolor == wash and len(trace.x or ())]  # noqa: E731
    assert not filled()
    plate.select("femoral")
    assert filled()


def test_python_chooses_as_a_tap_does():
    plate = figure("muscles-front")
    assert plate.select("psoas") is plate
    assert plate.shown == "psoas"
    assert "deep hip bender" in plate.description
    assert plate.select("Gluteus medius").shown == "gluteus-medius"
    assert plate.select("all").shown == ALL
    with pytest.raises(ValueError, match=r"no 'biceps' to choose; it has all, .*psoas"):
        plate.select("biceps")
    assert plate.shown == ALL
    with pytest.raises(ValueError, match="nothing to choose from"):
        figure("pelvic-tilt").select("psoas")


@pytest.mark.parametrize("name", CONDITIONS)
def test_a_condition_has_two_states_that_differ(name):
    chosen = declared(name)
    assert chosen.choices[0].names == ("usual", "changed")
    fit = frame(chosen.spec, 640)
    usual, changed = (
        painting(chosen.spec, chosen.evaluate({"state": state}), chosen.shapes, fit) for state in ("usual", "changed")
    )
    assert usual != changed
    assert chosen.sayings({"state": "usual"})[0] != chosen.sayings({"state": "changed"})[0]
    assert any(one["style"].endswith(("blue", "-changed")) for many in changed for one in many)
    assert not any(one["style"].endswith(("blue", "-changed")) for many in usual for one in many)


@pytest.mark.parametrize("name", CONDITIONS)
def test_a_condition_says_how_often_it_is_seen_without_pain(name):
    tears, cam = number("labral-tears-2018").value, number("asymptomatic-cam").value
    allowed = {
        "hip-cartilage": {tears["cartilage_without_pain"], tears["cartilage_with_pain"]},
        "hip-labrum": {tears["without_pain"], tears["with_pain"]},
        "hip-shapes": {cam["all"]},
        "outer-hip": set(),
    }[name]
    for state in ("usual", "changed"):
        said = declared(name).sayings({"state": state})
        (without,) = [row for row in said if row.startswith("Without pain: ")]
        assert bool(re.search(r"\d", without)) == bool(allowed)
        assert {int(found) for row in said for found in re.findall(r"\d+", row)} - {100} <= allowed


@pytest.mark.parametrize("name", [*BODIES, *CONDITIONS])
def test_the_words_are_calm_and_nothing_is_red(name):
    spec = declared(name).spec
    words = " ".join((spec["title"], spec["caption"], *spec["answer"], *(s["text"] for s in spec["sentences"])))
    assert not re.search(r"\b(damage\w*|worn|tight|weak|overactive)\b", words, re.IGNORECASE)
    assert not [style for style in spec["styles"] if STYLES[style].line == "red" or STYLES[style].fill == "red"]
