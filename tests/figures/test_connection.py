"""What the figures of chapter 1 must show: the two tilts, the low-back curve's scale, back pain and hip replacement."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

from hipspine.evidence import number
from hipspine.figures import declared
from hipspine.figures.palette import PALETTE
from hipspine.figures.pelvic_tilt import HALF_BAND
from hipspine.figures.pelvis_3d import FIGURE as PELVIS_3D
from hipspine.paths import data_path

POSES = [
    {},
    {"anterior_tilt": 20},
    {"anterior_tilt": -20},
    {"pelvic_tilt": 30, "anterior_tilt": 7},
    {"pelvic_incidence": 70},
]


def primitives(figure, kind, style):
    return [
        primitive for primitive in figure.spec["primitives"] if (primitive["kind"], primitive["style"]) == (kind, style)
    ]


def slope(e, line):
    (x0, y0), (x1, y1) = ((e[i], e[j]) for i, j in line["points"])
    return math.degrees(math.atan2(y0 - y1, x1 - x0))


@pytest.mark.parametrize("pose", POSES)
def test_the_hip_bone_line_slopes_as_printed_and_as_the_model_has_it(pose):
    figure = declared("pelvic-tilt")
    e, rest = figure.evaluate(pose), figure.evaluate({})
    (line,) = primitives(figure, "line", "amber")
    (label,) = primitives(figure, "label", "label-amber")
    assert e[label["values"][0]] == pytest.approx(slope(e, line), abs=0.2)
    assert e[label["values"][0]] == figure.values(pose)["asis_psis_tilt"]
    assert slope(e, line) - slope(rest, line) == pytest.approx(pose.get("anterior_tilt", 0))


def test_the_hip_bone_points_lie_on_the_drawn_pelvis():
    figure = declared("pelvic-tilt")
    outline = figure.shapes["sagittal/pelvis"][0]
    second = [primitive for primitive in figure.spec["primitives"] if primitive.get("shape") == "sagittal/pelvis"][-1]
    e = figure.evaluate({})
    angle, dx, dy = (e[i] for i in second["at"])
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    edge = [(c * x - s * y + dx, s * x + c * y + dy) for x, y in outline]
    hands = primitives(figure, "dot", "hand")
    assert len(hands) == 2
    for dot in hands:
        at = tuple(e[i] for i in dot["at"])
        assert min(math.dist(at, point) for point in edge) < 0.005


def test_the_pelvis_follows_the_hand():
    figure = declared("pelvic-tilt")
    (handle,) = figure.handles
    pelvis = next(m for m in figure.spec["primitives"] if m.get("shape") == "sagittal/pelvis" and m["style"] == "bone")
    at, centre = figure.spec["handles"][0]["at"], figure.spec["handles"][0]["centre"]

    def drawn(tilt):
        e = figure.evaluate({handle.parameter.name: tilt})
        (x, y), (cx, cy) = (e[i] for i in at), (e[i] for i in centre)
        return e[pelvis["at"][0]], math.degrees(math.atan2(y - cy, x - cx))

    start, turned = drawn(0), drawn(5 * handle.gain)  # five degrees of the hand, counter-clockwise
    assert turned[0] - start[0] == pytest.approx(5)
    assert turned[1] - start[1] == pytest.approx(5)  # the knob stays under the finger


def test_the_band_runs_about_the_expected_curve_and_the_curve_follows_the_pose():
    figure = declared("pelvic-tilt")
    band, curve = figure.spec["chart"]["band"], figure.spec["chart"]["curves"][0]["value"]

    def seen(pose):
        e = figure.evaluate(pose)
        return e[band[0]], e[band[1]], e[curve]

    low, high, start = seen({})
    assert high - low == pytest.approx(2 * HALF_BAND)
    assert start == pytest.approx((low + high) / 2)  # it starts on average
    for tip in (-10, 10):
        assert seen({"anterior_tilt": tip}) == pytest.approx((low, high, start + tip))
    assert seen({"pelvic_incidence": 62})[0] - low == pytest.approx(6.2)


@pytest.mark.parametrize(
    ("pose", "said"),
    [({}, "inside the soft band"), ({"anterior_tilt": 20}, "deeper than"), ({"anterior_tilt": -20}, "flatter than")],
)
def test_words_say_where_the_curve_is(pose, said):
    words = declared("pelvic-tilt").describe(pose)
    found = [text for text in ("inside the soft band", "deeper than", "flatter than") if text in words]
    assert found == [said]


def test_every_person_is_drawn_once_in_the_colour_of_their_group():
    figure = declared("hip-replacement")

    def colours(study):
        people = figure.traces({"study": study})[0]["marker"]["color"]
        return {token: people.count(PALETTE[token][0]) for token in ("amber", "blue", "violet", "dot")}

    assert colours("before") == {"amber": 170, "blue": 0, "violet": 0, "dot": 174}
    assert colours("after") == {"amber": 57, "blue": 113, "violet": 35, "dot": 139}
    assert colours("register") == {"amber": 44, "blue": 56, "violet": 0, "dot": 0}
    assert sum(colours("scores").values()) == 0


def test_people_with_back_pain_before_keep_their_places():
    figure = declared("hip-replacement")
    people = {study: figure.traces({"study": study})[0] for study in ("before", "after")}
    assert people["before"]["x"] == people["after"]["x"]
    line = primitives(figure, "line", "guide")[0]
    e = figure.evaluate({})
    above = [y > e[line["points"][0][1]] for y in people["before"]["y"]]
    assert above == [colour == PALETTE["amber"][0] for colour in people["before"]["marker"]["color"]]


def test_bars_are_as_high_as_the_scores():
    figure = declared("hip-replacement")
    e = figure.evaluate({"study": "scores"})

    def heights(style):
        return [max(ys) - min(ys) for ys in ([e[y] for _, y in m["points"]] for m in primitives(figure, "area", style))]

    pain, life = number("lbp-vas-tha").value, number("odi-tha").value
    for moment, style in (("before", "bar-amber"), ("after", "bar-blue")):
        assert heights(style) == pytest.approx([14.5 * pain[moment] / 10, 14.5 * life[moment] / 100])


@pytest.mark.parametrize("study", ["before", "after", "register", "scores", "counts"])
def test_it_always_says_that_nobody_was_compared(study):
    assert "Nobody was compared with people who had no operation" in declared("hip-replacement").describe(
        {"study": study}
    )


def test_four_studies_are_told_in_words_and_not_drawn_on_one_scale():
    figure = declared("hip-replacement")
    traces = figure.traces({"study": "counts"})
    people = traces[0]["marker"]["color"]
    assert not any(PALETTE[token][0] in people for token in ("amber", "blue", "violet", "dot"))
    seen = {text for trace in traces for text in trace.get("text") or () if text}
    found = {
        "Gone a year later": [number("lbp-resolved-after-tha").value, number("lbp-after-thr-2022").value["year_1"]],
        "Better half a year later": [number("lbp-improved-registry").value],
        "Better a year later": [number("lbp-after-thr-2023").value],
    }
    assert {text for text in seen if ": " in text and text.endswith(" of 100")} == {
        f"{what}: {share:.0f} of 100" for what, shares in found.items() for share in shares
    }
    words = figure.describe({"study": "counts"})
    assert "37 in an earlier report on the same people" in words
    assert "cannot be ranked" in words
    bars = [primitive for primitive in figure.spec["primitives"] if primitive["kind"] == "area"]
    e = figure.evaluate({"study": "counts"})
    assert bars
    assert not any(e[bar["when"]] > 0 for bar in bars)


def test_the_low_back_follows_a_tip_further_than_a_turn():
    def left_over(pose):
        """Return the angle of the uppermost bone, degrees."""
        figure = declared("pelvis-3d")
        e = figure.evaluate(pose)
        bone = next(primitive for primitive in figure.spec["primitives"] if primitive.get("shape") == "L1")
        matrix = np.array([e[i] for i in bone["at"][:9]]).reshape(3, 3)
        return math.degrees(math.acos((np.trace(matrix) - 1) / 2))

    assert left_over({"tilt": 12}) < 3
    assert left_over({"drop": 8}) < 3
    assert 6 < left_over({"rotation": 12}) < 12
    assert "the chest and the feet turn as well" in declared("pelvis-3d").describe({"rotation": 12})
    assert "turn as well" not in declared("pelvis-3d").describe({"tilt": 12})
    assert "all three" not in PELVIS_3D.title


def test_one_person_who_tips_is_not_many_who_stand():
    told = declared("pelvic-tilt")
    assert "with the chest upright" in told.describe({"anterior_tilt": 10})
    assert f"{number('youdas-lordosis').n} adults" in told.caption
    assert "Between people" in told.answer[0]


def chapter():
    cells = json.loads((data_path().parent / "chapters" / "01-connection.ipynb").read_text(encoding="utf-8"))["cells"]
    return "\n\n".join("".join(cell["source"]) for cell in cells)


def test_the_chapter_tells_both_halves():
    told = chapter()
    tilt, overlap = number("smd-pelvic-tilt-2024"), number("tilt-2024-overlap").value
    assert f"pelvic tilt {tilt.value} ({tilt.ci95[0]:.2f} to {tilt.ci95[1]})" in told  # A2b
    assert f"{overlap} lie above the average of people without" in told
    assert "their summary does not give a direction" in told
    assert "were also more limited by their back" in told  # A6c
    limits = number("prather-limits").value
    assert f"Oswestry {limits['oswestry_less_flexion']}" in told
    clinic = number("base-rate-spine-clinic-counts").value  # A7b
    assert f"{clinic['hip']} had a hip problem that was part of their back pain, and {clinic['sij']}" in told
    assert f"in {clinic['undefined']} no source was found" in told
    assert "37 of 100 ([Parvizi" in told  # A13
    for share in (number("lbp-after-thr-2022").value["year_1"], number("lbp-after-thr-2023").value):
        assert f"in {share:.0f} of 100" in told
        assert f"{share} percent" in told
    assert "no extra gain ([Burns" in told  # A7
    assert "gained modestly at eight weeks" in told


@pytest.mark.parametrize("gone", ["adds to", "can add", "contributes", "no clear difference in the standing"])
def test_the_chapter_no_longer_says(gone):
    assert gone not in chapter()
