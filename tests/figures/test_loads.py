"""The figures of chapter 3 on loads: arrows and bars are as long as the numbers, and presets are what they say."""

from __future__ import annotations

import json
import math
import re

import pytest

from hipspine.evidence import number
from hipspine.figures import declared, loaded
from hipspine.figures.lumbar_load import CHECKED_UP_TO, MEASURED, POSTURES
from hipspine.figures.lumbar_load import FORCE_SCALE as LOAD_SCALE
from hipspine.figures.skeleton import landmarks
from hipspine.paths import data_path


def scale_of(name):
    """Return how long one body weight is drawn, in metres."""
    return loaded(name).FORCE_SCALE


def primitives(name, style, kind=None):
    return [m for m in declared(name).spec["primitives"] if m["style"] == style and kind in (None, m["kind"])]


def points(primitive, e):
    if primitive["kind"] == "arrow":
        return [(e[primitive["at"][0]], e[primitive["at"][1]]), (e[primitive["at"][2]], e[primitive["at"][3]])]
    return [(e[i], e[j]) for i, j in primitive["points"]]


def length(primitive, e):
    start, end = points(primitive, e)
    return math.dist(start, end)


def moved(name, shape, point, e):
    angle, dx, dy = (e[i] for i in next(m for m in declared(name).spec["primitives"] if m.get("shape") == shape)["at"])
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return c * point[0] - s * point[1] + dx, s * point[0] + c * point[1] + dy


def bar_length(primitive, e):
    xs = [x for x, _ in points(primitive, e)]
    return max(xs) - min(xs)


@pytest.mark.parametrize("values", POSTURES.values(), ids=POSTURES)
def test_arrows_of_the_low_back_are_to_scale(values):
    chosen = declared("lumbar-load")
    e, told = chosen.evaluate(values), chosen.values(values)
    (muscle,) = primitives("lumbar-load", "muscle-arrow")
    squeeze, *inset = primitives("lumbar-load", "violet-arrow")
    weight, load = primitives("lumbar-load", "ink-arrow")
    assert length(muscle, e) == pytest.approx(told["muscle_force"] * LOAD_SCALE)
    assert length(squeeze, e) == pytest.approx(told["compression"] * LOAD_SCALE)
    assert [length(m, e) for m in inset] == pytest.approx([told["compression"] * LOAD_SCALE / 3] * 2)
    assert length(load, e) == pytest.approx(told["load"] * LOAD_SCALE)
    # The drawn levers and arrows balance: weight and load in front of the disc, muscles behind it.
    disc = moved("lumbar-load", "sagittal/pelvis", landmarks("sagittal")["disc_L5S1"], e)
    ahead = length(weight, e) * (points(weight, e)[0][0] - disc[0]) + length(load, e) * told["load_reach"]
    line = points(muscle, e)[1]
    behind = math.dist(line, disc)
    assert length(muscle, e) * behind == pytest.approx(ahead, rel=0.01)  # the arrow starts a little below the disc


def bar_now(e):
    """Return the bar of this posture: where it begins, where the muscles' part ends, and where all of it ends."""
    (muscles,), (weight,) = primitives("lumbar-load", "bar-muscle"), primitives("lumbar-load", "bar-ink")
    (left, between), (start, right) = (sorted({x for x, _ in points(m, e)}) for m in (muscles, weight))
    assert start == between
    return left, between, right


def test_what_was_measured_stands_on_the_scale_of_the_bar():
    chosen = declared("lumbar-load")
    e = chosen.evaluate({})
    left, between, right = bar_now(e)  # standing is 1
    assert (between - left) / (right - left) == pytest.approx(
        chosen.values({})["muscle_force"] / chosen.values({})["compression"]
    )
    measured = [(e[m["at"][0]] - left) / (right - left) for m in primitives("lumbar-load", "measured-dot")]
    lifts = number("wilke-lift-20kg").value
    pressures = [number("wilke-standing-bent").value, lifts["close_to_body"], lifts["bent_knees"], lifts["round_back"]]
    assert measured == pytest.approx([p / number("wilke-standing").value for p in pressures])
    assert measured == pytest.approx([2.2, 2.2, 3.4, 4.6])


def test_grey_field_begins_where_nothing_was_measured():
    chosen = declared("lumbar-load")
    (field,) = primitives("lumbar-load", "band")
    e = chosen.evaluate({})
    left, _, right = bar_now(e)
    assert min(x for x, _ in points(field, e)) - left == pytest.approx(CHECKED_UP_TO * (right - left))
    assert max(MEASURED.values()) < CHECKED_UP_TO
    far = {"trunk_angle": 70, "load": 0.3, "load_reach": 0.4}
    assert bar_now(chosen.evaluate(far))[2] <= max(x for x, _ in points(field, e))
    assert "no measurement" in chosen.describe(far)
    assert "no measurement" not in chosen.describe(POSTURES["round_back"])


def test_empty_hands_show_where_a_load_would_be():
    """So that the slider for its distance changes the drawing before there is a load."""
    chosen = declared("lumbar-load")
    empty = next(m for m in primitives("lumbar-load", "before") if m["kind"] == "line")
    near, far = ({"load_reach": 0.1}, {"load_reach": 0.4})
    middles = []
    for values in (near, far):
        e = chosen.evaluate(values)
        assert e[empty["when"]] > 0
        xs = [x for x, _ in points(empty, e)]
        middles.append((min(xs) + max(xs)) / 2)
    assert middles[1] - middles[0] == pytest.approx(0.3)
    assert not chosen.evaluate({"load": 0.1})[empty["when"]] > 0


def test_the_thigh_ends_straight_above_the_bar():
    e = declared("lumbar-load").evaluate({})
    (thigh,) = primitives("lumbar-load", "far-bone", "area")
    (bar,) = primitives("lumbar-load", "bar-muscle")
    heights = sorted(y for _, y in points(thigh, e))
    assert heights[0] == pytest.approx(heights[1])
    assert heights[0] > max(y for _, y in points(bar, e))


def test_each_posture_is_near_its_measurement():
    chosen = declared("lumbar-load")
    for posture, pressure in zip(list(POSTURES.values())[1:], MEASURED.values(), strict=True):
        assert chosen.values(posture)["compression_ratio"] == pytest.approx(pressure, rel=0.11)


def test_the_load_is_drawn_where_it_is_held():
    chosen = declared("lumbar-load")
    values = {"trunk_angle": 40, "load": 0.2, "load_reach": 0.35}
    e = chosen.evaluate(values)
    xs = [x for x, _ in points(primitives("lumbar-load", "load")[0], e)]
    disc = moved("lumbar-load", "sagittal/pelvis", landmarks("sagittal")["disc_L5S1"], e)
    assert (min(xs) + max(xs)) / 2 - disc[0] == pytest.approx(0.35)


def test_no_force_is_told_in_newtons():
    chosen = declared("lumbar-load")
    told = [r.unit for r in chosen.readouts] + [s.unit or "" for s in chosen.sliders]
    assert not {"N", "kN", "kg", "body weights", "× body weight"} & set(told)


@pytest.mark.parametrize("difference", [0, 0.04])
@pytest.mark.parametrize("shift", [0, 0.03, 0.07])
def test_the_floor_pushes_each_foot_with_its_share(shift, difference):
    chosen = declared("side-shift")
    values = {"side_shift": shift, "leg_difference": difference}
    e, told = chosen.evaluate(values), chosen.values(values)
    right, left = primitives("side-shift", "amber-arrow")
    assert length(left, e) == pytest.approx(told["limb_share"] * scale_of("side-shift"))
    assert length(right, e) + length(left, e) == pytest.approx(scale_of("side-shift"))
    # The drawn arrows are in balance about the drawn weight.
    (weight,) = primitives("side-shift", "ink-arrow")
    at = points(weight, e)[0][0]
    turning = sum(length(push, e) * (points(push, e)[0][0] - at) for push in (right, left))
    assert turning == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("difference", [0, 0.02, 0.04])
def test_upright_legs_carry_a_rigid_pelvis_and_stand_under_the_hips(difference):
    chosen = declared("side-shift")
    e = chosen.evaluate({"leg_difference": difference})
    (hips,) = primitives("side-shift", "blue")
    hip = {"right": points(hips, e)[0], "left": points(hips, e)[1]}
    level = math.dist(*points(hips, chosen.evaluate({})))
    assert math.dist(*hip.values()) == pytest.approx(level)  # rigid
    assert (hip["right"][1] - hip["left"][1]) / level == pytest.approx(difference / 0.17)
    right, left = primitives("side-shift", "amber-arrow")
    for side, push in (("right", right), ("left", left)):
        femur = next(m for m in chosen.spec["primitives"] if m.get("shape") == f"frontal/femur_{side}")
        assert e[femur["at"][0]] == 0  # upright
        assert points(push, e)[0][0] == pytest.approx(hip[side][0])


@pytest.mark.parametrize("difference", [0, 0.01, 0.04])
def test_a_longer_leg_tips_pelvis_and_hips_alike_and_the_trunk_stays_over_the_weight(difference):
    chosen = declared("side-shift")
    values = {"leg_difference": difference}
    e, told = chosen.evaluate(values), chosen.values(values)
    pelvis = next(m for m in chosen.spec["primitives"] if m.get("shape") == "frontal/pelvis")
    assert e[pelvis["at"][0]] == pytest.approx(-told["obliquity"])
    (hips,) = primitives("side-shift", "blue")
    (x0, y0), (x1, y1) = points(hips, e)
    assert math.degrees(math.atan2(y0 - y1, x1 - x0)) == pytest.approx(told["obliquity"])
    femur = landmarks("frontal")["hip_right"]
    assert moved("side-shift", "frontal/femur_right", femur, e) == pytest.approx((x0, y0))
    thorax = next(m for m in chosen.spec["primitives"] if m.get("shape") == "frontal/T9")
    assert e[thorax["at"][0]] == pytest.approx(0, abs=1e-9)  # back to level
    middle = (x0 + x1) / 2  # between the feet, which stand under the hips
    assert moved("side-shift", "frontal/T9", (0, 0.40), e)[0] == pytest.approx(middle, abs=0.004)


def test_the_longer_leg_is_longer_between_knee_and_ankle_and_both_feet_stand_on_their_scales():
    chosen = declared("side-shift")
    shins = [m for m in primitives("side-shift", "bone") if m["kind"] == "area"]
    level, longer = (chosen.evaluate({"leg_difference": difference}) for difference in (0, 0.03))
    lift = {
        side: moved("side-shift", f"frontal/femur_{side}", landmarks("frontal")[f"knee_{side}"], longer)[1]
        - landmarks("frontal")[f"knee_{side}"][1]
        for side in ("right", "left")
    }
    assert lift == pytest.approx({"right": 0.03 * 0.154 / 0.17, "left": 0}, abs=2e-4)
    for shin, side in zip(shins, ("right", "right", "left", "left"), strict=True):
        before, after = points(shin, level), points(shin, longer)
        rises = [b[1] - a[1] for a, b in zip(before, after, strict=True)]
        assert max(rises) == pytest.approx(lift[side], abs=1e-9)
        low = min(before, key=lambda point: point[1])
        assert rises[before.index(low)] == pytest.approx(0, abs=0.001)
    plates = max(y for m in primitives("side-shift", "scale-plate") for _, y in points(m, longer))
    for side in ("right", "left"):
        sole = min(moved("side-shift", f"frontal/foot_{side}", p, longer)[1] for p in outline("side-shift", side))
        assert plates < sole < plates + 0.02


def outline(name, side):
    return declared(name).shapes[f"frontal/foot_{side}"][0]


def test_the_slopes_of_the_answer_are_those_of_the_arcsine():
    answer = " ".join(declared("side-shift").answer)
    assert "by 3.4°, three by 10.2°" in answer
    assert "feet under the hips" in declared("side-shift").caption


def test_three_quarters_of_the_weight_take_the_shift_that_the_answer_says():
    chosen = declared("side-shift")
    assert chosen.values({"side_shift": 0.17 / 4})["limb_share"] == pytest.approx(0.75)
    assert any("4.3 cm" in text for text in chosen.answer)


@pytest.mark.parametrize("values", [{}, {"lean": 0.05}, {"cane_force": 0.2}])
def test_measured_mark_has_the_scale_of_the_joint_force(values):
    chosen = declared("single-leg-stance")
    e = chosen.evaluate(values)
    (joint,) = primitives("single-leg-stance", "blue-arrow")
    tick, scale = primitives("single-leg-stance", "measured")
    (x0, y0), (x1, y1) = points(tick, e)
    middle, hip = ((x0 + x1) / 2, (y0 + y1) / 2), points(joint, e)[1]
    assert math.dist(middle, hip) == pytest.approx(number("hcf-walking").value / 100 * scale_of("single-leg-stance"))
    assert length(joint, e) == pytest.approx(chosen.values(values)["joint_force"] * scale_of("single-leg-stance"))
    assert math.dist(*points(scale, e)[2:4]) == pytest.approx(scale_of("single-leg-stance"))  # the bar of 1 body weight


@pytest.mark.parametrize(
    "values", [{}, {"lean": 0.05}, {"cane_force": 0.1}, {"abductor_lever": 0.06}, {"abductor_strength": 0.5}]
)
def test_the_seesaw_is_in_balance_as_long_as_the_hip_is(values):
    chosen = declared("single-leg-stance")
    e, told = chosen.evaluate(values), chosen.values(values)
    (pull,), hanging = primitives("single-leg-stance", "muscle-arrow"), primitives("single-leg-stance", "ink-arrow")
    weight, push = hanging[1:]
    hip = points(primitives("single-leg-stance", "blue-arrow")[0], e)[1][0]
    weight_lever, pull_lever = points(weight, e)[0][0] - hip, hip - points(pull, e)[0][0]
    down = length(weight, e) * weight_lever - length(pull, e) * pull_lever
    up = length(push, e) * (points(push, e)[0][0] - hip)
    unheld = told["deficit"] * scale_of("single-leg-stance")
    assert down - up == pytest.approx(unheld, rel=0.05, abs=1e-9)  # a tipped plank has slightly shorter arms
    assert (unheld > 0) == (values == {"abductor_strength": 0.5})


def test_the_muscle_swells_with_its_pull_and_the_outline_is_carried_by_the_bones():
    chosen = declared("single-leg-stance")
    (muscle,) = (p for p in chosen.spec["primitives"] if p.get("shape") == "frontal/gluteus_medius_right")
    swells = [chosen.evaluate({"lean": lean})[muscle["value"]] for lean in (0, 0.03, 0.06, 0.1)]
    assert swells == sorted(swells, reverse=True)
    assert swells[0] > 0.5
    assert swells[-1] == pytest.approx(0, abs=1e-9)
    (skin,) = primitives("single-leg-stance", "skin")
    for values in ({}, {"lean": 0.1}):
        e = chosen.evaluate(values)
        crown = max(points(skin, e), key=lambda point: point[1])
        skull = max(
            (moved("single-leg-stance", "frontal/skull", p, e) for p in chosen.shapes["frontal/skull"][0]),
            key=lambda point: point[1],
        )
        assert math.dist(crown, skull) < 0.03


def test_presets_of_the_stance_do_what_their_names_say():
    chosen = declared("single-leg-stance")
    told = {p.label: chosen.values(p.values) for p in chosen.presets}
    level = told["Level"]["joint_force"]
    assert told["Lean over the hip"]["joint_force"] < level
    assert told["Stick in the other hand"]["joint_force"] < level
    assert told["Weak abductors"]["deficit"] > 0


def test_the_lean_of_the_answer_brings_a_weak_hip_level():
    chosen = declared("single-leg-stance")
    assert any("about 4 cm brings it level" in text for text in chosen.answer)
    assert chosen.values({"abductor_strength": 1, "lean": 0.04})["deficit"] == pytest.approx(0, abs=1e-9)
    assert chosen.values({"abductor_strength": 1, "lean": 0.035})["deficit"] > 0


def chapter():
    path = data_path().parent / "chapters" / "03-mechanics.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    return re.sub(r"\]\([^)]*\)", "]", text).replace("−", "-")


def interval(ends):
    return f"{ends[0]:g} to {ends[1]:g}"


def test_chapter_prints_the_numbers_of_its_trials_and_reviews():
    told, fukuda, work, sadler = (
        chapter(),
        *map(number, ("fukuda-hip-added-pain", "work-load-or", "sadler-prospective")),
    )
    for time in ("post", "month_6"):
        assert f"{fukuda.value[time]} ({'95% CI ' if time == 'post' else ''}{interval(fukuda.ci95[time])})" in told
    assert "0.0 (-1.1 to 1.1)" in told
    assert f"disc degeneration on imaging {work.value['disc_degeneration']}" in told
    for what in ("lifting", "postures", "combined"):
        assert re.search(rf"{work.value[what]} \((95% CI )?{interval(work.ci95[what])}", told), what
    assert f"lumbar lordosis {sadler.value} ({interval(sadler.ci95)}" in told
    for name, people in (("burns-hip-added", "76"), ("bade-hip-added", "84"), ("mash-hip-focused", "184")):
        assert str(number(name).n).startswith(people)
        assert f"*{people} people" in told
    assert f"*{fukuda.n} people" in told
    assert "Of 261 people, 161 had less back pain" in told
    assert number("lbp-after-thr-2023").n == "161 of 261"


def test_chapter_tells_both_halves_and_none_of_the_sentences_that_told_one():
    told = chapter()
    assert "their pelvis moved clearly less: 5.4 degrees against 8.2" in told  # A3
    assert "pelvic range 8.2 +/- 1.7, 5.4 +/- 1.6" in number("hoa-thorax-rom").comment
    assert "The twisting did not go with pain. A difference between the two hips" in told  # A6a
    assert "went with more pain and more limitation" in told
    assert "no change of shape went with it" in told  # A12
    for gone in ("hardly differed from the healthy", "eased without a new spine shape", "Load is not harm"):
        assert gone not in told
