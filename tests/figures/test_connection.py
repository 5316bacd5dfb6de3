"""What the figures of chapter 1 must show: the two tilts, the low-back curve's scale, back pain and hip replacement."""

from __future__ import annotations

import math

import pytest

from hipspine.evidence import number
from hipspine.figures import declared
from hipspine.figures.palette import PALETTE
from hipspine.figures.pelvic_tilt import HALF_BAND

POSES = [
    {},
    {"anterior_tilt": 20},
    {"anterior_tilt": -20},
    {"pelvic_tilt": 30, "anterior_tilt": 7},
    {"pelvic_incidence": 70},
]


def marks(figure, kind, style):
    return [mark for mark in figure.spec["marks"] if (mark["kind"], mark["style"]) == (kind, style)]


def slope(e, line):
    (x0, y0), (x1, y1) = ((e[i], e[j]) for i, j in line["points"])
    return math.degrees(math.atan2(y0 - y1, x1 - x0))


@pytest.mark.parametrize("pose", POSES)
def test_the_hip_bone_line_slopes_as_printed_and_as_the_model_has_it(pose):
    figure = declared("pelvic-tilt")
    e, rest = figure.evaluate(pose), figure.evaluate({})
    (line,) = marks(figure, "line", "amber")
    (label,) = marks(figure, "label", "label-amber-centre")
    assert e[label["values"][0]] == pytest.approx(slope(e, line), abs=0.2)
    assert e[label["values"][0]] == figure.values(pose)["asis_psis_tilt"]
    assert slope(e, line) - slope(rest, line) == pytest.approx(pose.get("anterior_tilt", 0))


def test_the_hip_bone_points_lie_on_the_drawn_pelvis():
    figure = declared("pelvic-tilt")
    outline = figure.shapes["sagittal/pelvis"][0]
    second = [mark for mark in figure.spec["marks"] if mark.get("shape") == "sagittal/pelvis"][-1]
    e = figure.evaluate({})
    angle, dx, dy = (e[i] for i in second["at"])
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    edge = [(c * x - s * y + dx, s * x + c * y + dy) for x, y in outline]
    for dot in marks(figure, "dot", "point-amber"):
        at = tuple(e[i] for i in dot["at"])
        assert min(math.dist(at, point) for point in edge) < 0.005


def test_the_pelvis_follows_the_hand():
    figure = declared("pelvic-tilt")
    drag = figure.drag
    pelvis = next(m for m in figure.spec["marks"] if m.get("shape") == "sagittal/pelvis" and m["style"] == "bone")

    def drawn(tilt):
        return figure.evaluate({drag.parameter.name: tilt})[pelvis["at"][0]]

    assert drag.centre == (0, 0)
    assert drawn(5 * drag.gain) - drawn(0) == pytest.approx(5)  # five degrees of the hand, counter-clockwise


def test_the_band_runs_about_the_expected_curve_and_the_mark_follows_the_pose():
    figure = declared("pelvic-tilt")
    (band,) = marks(figure, "area", "band")
    (dot,) = marks(figure, "dot", "pose-violet")

    def seen(pose):
        e = figure.evaluate(pose)
        heights = [e[y] for _, y in band["points"]]
        return min(heights), max(heights), e[dot["at"][1]]

    low, high, start = seen({})
    degree = (high - low) / (2 * HALF_BAND)
    assert start == pytest.approx((low + high) / 2)  # it starts on average
    for tip in (-10, 10):
        assert seen({"anterior_tilt": tip}) == pytest.approx((low, high, start + tip * degree))
    steeper = seen({"pelvic_incidence": 62})
    assert steeper[0] - low == pytest.approx(6.2 * degree)


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
    line = marks(figure, "line", "guide")[0]
    e = figure.evaluate({})
    above = [y > e[line["points"][0][1]] for y in people["before"]["y"]]
    assert above == [colour == PALETTE["amber"][0] for colour in people["before"]["marker"]["color"]]


def test_bars_are_as_high_as_the_scores():
    figure = declared("hip-replacement")
    e = figure.evaluate({"study": "scores"})

    def heights(style):
        return [max(ys) - min(ys) for ys in ([e[y] for _, y in m["points"]] for m in marks(figure, "area", style))]

    pain, life = number("lbp-vas-tha").value, number("odi-tha").value
    for moment, style in (("before", "bar-amber"), ("after", "bar-blue")):
        assert heights(style) == pytest.approx([14.5 * pain[moment] / 10, 14.5 * life[moment] / 100])


@pytest.mark.parametrize("study", ["before", "after", "register", "scores"])
def test_it_always_says_that_nobody_was_compared(study):
    assert "Nobody was compared with people who had no operation" in declared("hip-replacement").describe(
        {"study": study}
    )
