"""Bending forwards and the end of a step: the bones show what the models say."""

from __future__ import annotations

import itertools
import math

import pytest

from hipspine.evidence import number
from hipspine.figures import declared
from hipspine.figures import figure as live
from hipspine.figures.bellies import posed
from hipspine.figures.draw import filled
from hipspine.figures.muscles import bands
from hipspine.models import MODELS

LEVELS = ("L5", "L4", "L3", "L2", "L1")


def turns(chosen, values, view="sagittal", style="bone"):
    """Return the drawn turn of each bone in one style, in degrees counter-clockwise."""
    e = chosen.evaluate(values)
    primitives = [m for m in chosen.spec["primitives"] if m["kind"] == "bone" and m["style"] == style]
    return {m["shape"].split("/")[1]: e[m["at"][0]] for m in primitives if m["shape"].startswith(view) and shown(m, e)}


def shown(primitive, e):
    return "when" not in primitive or e[primitive["when"]] > 0


def words(chosen, values):
    e = chosen.evaluate(values)
    labels = [m for m in chosen.spec["primitives"] if m["kind"] == "label" and shown(m, e)]
    return [filled(m["text"], [e[i] for i in m["values"]], m["decimals"]) for m in labels]


@pytest.mark.parametrize("values", [{}, {"hip_limit": 35}, {"trunk_flexion": 111, "hip_limit": 30}])
def test_bend_pelvis_turns_by_the_hips_share_and_the_trunk_by_the_sum(values):
    chosen, result = declared("forward-bend"), MODELS["forward-bend"](**values)
    bones = turns(chosen, values) | turns(chosen, values, style="far-bone")
    assert bones["pelvis"] == bones["sacrum"] == pytest.approx(-result["hip_flexion_used"])
    assert bones["skull"] == bones["T12"] == pytest.approx(-result["reached"])
    assert set(turns(chosen, values, style="near-bone").values()) == {0}  # the legs stand


def test_bend_borrowed_degrees_are_drawn_by_the_lumbar_vertebrae():
    chosen = declared("forward-bend")

    def bend_between(limit):
        bones = turns(chosen, {"hip_limit": limit})
        angles = [bones["sacrum"], *(bones[level] for level in LEVELS)]
        return [below - above for below, above in itertools.pairwise(angles)]

    flexible, stiff = bend_between(75), bend_between(35)
    assert all(more > less > 0 for more, less in zip(stiff, flexible, strict=True))


def test_bend_ghost_of_flexible_hips_only_while_degrees_are_borrowed():
    chosen = declared("forward-bend")
    assert turns(chosen, {"hip_limit": 75}, style="before") == {}
    ghost = turns(chosen, {"hip_limit": 35}, style="before")
    assert ghost["pelvis"] == pytest.approx(turns(chosen, {"hip_limit": 75})["pelvis"])


def test_bend_bars_lie_end_to_end_and_are_as_long_as_the_shares():
    chosen = declared("forward-bend")
    for values in ({}, {"trunk_flexion": 111, "hip_limit": 30}, {"trunk_flexion": 20}):
        e, told = chosen.evaluate(values), chosen.values(values)

        def ends(style, e=e):
            (bar,) = (m for m in chosen.spec["primitives"] if m["style"] == style)
            xs = [e[i] for i, _ in bar["points"]]
            return min(xs), max(xs)

        hips, back = ends("bar-blue"), ends("bar-violet")
        degree = 0.64 / 111
        assert hips[1] - hips[0] == pytest.approx(told["hip_flexion_used"] * degree)
        assert back == pytest.approx((hips[1], hips[0] + told["reached"] * degree))
        # The dotted bar below has the whole bend to do, with hips that nothing stops.
        free = chosen.values({**values, "hip_limit": 75})
        dotted = [m for m in chosen.spec["primitives"] if m["style"] == "before" and len(m.get("points", ())) == 5]
        lengths = [max(e[i] for i, _ in m["points"]) - min(e[i] for i, _ in m["points"]) for m in dotted]
        shares = [free["hip_flexion_used"], free["lumbar_flexion_used"]]
        assert lengths == pytest.approx([share * degree for share in shares])


def test_bend_hamstrings_follow_the_sitting_bone_and_lengthen():
    chosen = declared("forward-bend")

    def lengths(values):
        e = chosen.evaluate(values)
        strands = [
            posed(bands()[m["shape"]], [e[i] for i in m["at"]])[0][0]
            for m in chosen.spec["primitives"]
            if m["kind"] == "muscle"
        ]
        return [sum(math.dist(a, b) for a, b in itertools.pairwise(strand)) for strand in strands]

    upright, bent = lengths({"trunk_flexion": 0}), lengths({"trunk_flexion": 111})
    assert len(upright) == 3
    assert all(long > short for long, short in zip(bent, upright, strict=True))


def test_bend_caption_prints_the_measured_totals():
    totals = number("esola-total").value
    assert all(f"{totals[name]}°" in declared("forward-bend").caption for name in ("total", "lumbar", "hips"))


@pytest.mark.parametrize(("hip", "missing"), [(15, 0), (5, 5), (-4, 14)])
def test_gait_low_back_or_step_takes_what_is_missing(hip, missing):
    chosen = declared("gait")
    at_ease = turns(chosen, {"hip_extension": 15})["pelvis"]
    for way, back, step in (("back", missing, 0), ("step", 0, missing)):
        values = {"hip_extension": hip, "gives_way": way}
        bones, leg = turns(chosen, values), turns(chosen, values, style="near-bone")
        assert bones["pelvis"] - at_ease == pytest.approx(-back)
        assert leg["femur"] == pytest.approx(step - 20)
        assert turns(chosen, values, style="far-bone")["T12"] == 0  # the trunk stays upright
        assert chosen.values(values)["hip_extension_now"] == pytest.approx(min(hip, 10))


def test_gait_angles_add_up_everywhere():
    for thigh, pelvis, hip, way in itertools.product((0, 13, 30), (0, 25), (-10, 4, 30), ("back", "step")):
        v = declared("gait").values(
            {"thigh_angle": thigh, "pelvis_angle": pelvis, "hip_extension": hip, "gives_way": way}
        )
        assert v["thigh_angle_now"] == pytest.approx(v["pelvis_angle_now"] + v["hip_extension_now"])
        assert v["hip_extension_now"] <= hip + 1e-9
        assert v["lumbar_extension_now"] + v["thigh_lost"] == pytest.approx(v["extra_lumbar_extension"])


def test_gait_feet_stand_on_the_ground_and_never_in_it():
    chosen = declared("gait")
    index = {}
    for primitive in chosen.spec["primitives"]:
        if primitive["kind"] == "bone" and primitive["shape"] == "sagittal/foot" and primitive["style"] != "ghost":
            index[primitive["style"]] = primitive["at"]

    for thigh, hip, way in itertools.product((0, 10, 20, 30), (-10, 5, 30), ("back", "step")):
        for pelvis, stride in ((0, 50), (10, 50), (0, 0), (10, 25), (10, 75), (0, 62), (10, 90)):
            e = chosen.evaluate(
                {
                    "thigh_angle": thigh,
                    "hip_extension": hip,
                    "pelvis_angle": pelvis,
                    "gives_way": way,
                    "stride": stride,
                }
            )
            heights = []
            for at in index.values():
                angle, _, dy = (e[i] for i in at)
                s, c = math.sin(math.radians(angle)), math.cos(math.radians(angle))
                heights.append(min(s * x + c * y + dy for x, y in chosen.shapes["sagittal/foot"][0]))
            assert min(heights) == pytest.approx(-0.857, abs=0.012)  # one foot at least stands
            if stride in (0, 50):
                assert max(heights) == pytest.approx(-0.857, abs=0.012)  # as a foot lands, both do


def test_gait_step_is_drawn_shorter_than_its_ghost():
    def lengths(values):
        chosen = declared("gait")
        e = chosen.evaluate(values)
        primitives = [
            m for m in chosen.spec["primitives"] if m["kind"] == "line" and len(m["points"]) == 6 and shown(m, e)
        ]
        return {m["style"]: e[m["points"][3][0]] - e[m["points"][2][0]] for m in primitives}

    short = lengths({"hip_extension": -5, "gives_way": "step"})
    assert short["axis"] < short["ghost"]
    assert set(lengths({"hip_extension": -5})) == {"axis"}
    assert lengths({"hip_extension": -5})["axis"] == pytest.approx(short["ghost"])


def test_gait_says_in_the_drawing_what_gives_way():
    chosen = declared("gait")
    assert "low back<br>+14°" in words(chosen, {"hip_extension": -4})
    assert "shorter step" in words(chosen, {"hip_extension": -4, "gives_way": "step"})
    assert {"step", "low back<br>unchanged"} <= set(words(chosen, {"hip_extension": 15}))


def test_bend_presets_are_flexible_hips_and_hips_that_tight_hamstrings_stop():
    chosen = declared("forward-bend")
    assert {p.label: p.values for p in chosen.presets} == {
        "Flexible hips": {"hip_limit": 75},
        "Tight hamstrings": {"hip_limit": 60},
    }
    assert "hamstrings" in chosen.caption
    assert "hamstrings" in chosen.describe({"trunk_flexion": 111, "hip_limit": 60})
    assert any("far stiffer than is usual" in task for task in chosen.tasks)


@pytest.mark.parametrize(("limit", "stops", "end", "back"), [(60, 102, 111, 51), (35, 72, 95, 60)])
def test_bend_answer_says_what_the_model_gives(limit, stops, end, back):
    free = MODELS["forward-bend"](trunk_flexion=stops, hip_limit=limit)
    held = MODELS["forward-bend"](trunk_flexion=stops + 1, hip_limit=limit)
    assert free["borrowed"] < 0.01 < held["borrowed"]
    last = MODELS["forward-bend"](trunk_flexion=111, hip_limit=limit)
    assert (last["reached"], last["lumbar_flexion_used"]) == pytest.approx((end, back), abs=0.5)
    assert any(f"stop at {limit}°" in a and f"about {stops}°" in a for a in declared("forward-bend").answer)
    assert any(f"{end}°" in a and f"{limit}°" in a for a in declared("forward-bend").answer)


def test_gait_tells_both_halves_of_the_study_of_59():
    """The extra turning did not go with pain; a difference between the hips did (corrections A6a)."""
    answer = " ".join(declared("gait").answer)
    assert "The turning did not go with pain" in answer
    assert "A difference between the two hips did" in answer
    assert "Neither went with" not in answer
    assert "in the other 50 the pelvis moved less" in declared("gait").caption


def test_gait_front_view_is_a_picture_without_numbers():
    chosen = declared("gait")
    front = [turns(chosen, {"hip_extension": hip, "view": "front"}, "frontal", "far-bone") for hip in (-10, 30)]
    assert front[0] == front[1]
    assert front[0]["skull"] > 0  # over the right hip, on the viewer's left
    assert not any(char.isdigit() for word in words(chosen, {"view": "front"}) for char in word)


def test_gait_shows_one_view_at_a_time():
    chosen = declared("gait")
    for view, own, other in (("side", "sagittal", "frontal"), ("front", "frontal", "sagittal")):
        values = {"view": view}
        assert turns(chosen, values, own)
        assert not turns(chosen, values, other)


@pytest.mark.parametrize("values", [{}, {"hip_extension": -5}, {"hip_extension": -5, "gives_way": "step"}])
def test_gait_on_the_way_the_same_sum_holds_and_the_chart_runs_in_step(values):
    chosen = declared("gait")
    low, high = [], []
    for stride in range(0, 101, 5):
        now = {**values, "stride": stride}
        told, bones = chosen.values(now), turns(chosen, now)
        thigh = -turns(chosen, now, style="near-bone")["femur"]
        assert thigh == pytest.approx(told["hip_on_the_way"] + told["pelvis_angle"] + told["lumbar_on_the_way"])
        assert told["hip_on_the_way"] <= told["hip_extension"] + 1e-9
        assert bones["pelvis"] - turns(chosen, {"hip_extension": 15})["pelvis"] == pytest.approx(
            -told["lumbar_on_the_way"]
        )
        low.append(told["hip_on_the_way"])
        high.append(told["lumbar_on_the_way"])
        assert ("in between, only drawn" in words(chosen, now)) == (stride != 50)
    end = chosen.values(values)
    assert [low[10], max(low)] == pytest.approx([end["hip_extension_now"]] * 2)
    assert [high[10], max(high)] == pytest.approx([end["lumbar_extension_now"]] * 2)
    xs, rows = chosen.sweep(values)
    assert rows[0][xs.index(50)] == pytest.approx(low[10])
    assert rows[1][xs.index(50)] == pytest.approx(high[10])


def test_gait_the_body_passes_a_mark_on_the_floor_by_two_steps():
    chosen = declared("gait")
    (mark,) = (m for m in chosen.spec["primitives"] if m["style"] == "measured")
    places = [chosen.evaluate({"stride": stride})[mark["points"][0][0]] for stride in range(0, 101, 2)]
    assert all(later <= earlier + 1e-3 for earlier, later in itertools.pairwise(places))
    e = chosen.evaluate({})
    (step,) = (m for m in chosen.spec["primitives"] if m["style"] == "axis" and len(m["points"]) == 6)
    length = e[step["points"][3][0]] - e[step["points"][2][0]]
    assert places[0] - places[-1] == pytest.approx(2 * length, abs=0.01)


def test_gait_strides_without_a_jump():
    chosen = declared("gait")
    index = [m["at"] for m in chosen.spec["primitives"] if m.get("shape") in ("sagittal/foot", "sagittal/tibia")]
    before = chosen.evaluate({"stride": 0})
    for step in range(1, 401):
        e = chosen.evaluate({"stride": step / 4})
        for at in index:
            assert abs(e[at[0]] - before[at[0]]) < 3.5  # degrees, in a quarter of a per cent of the stride
        before = e
    start = chosen.evaluate({"stride": 0})
    assert [before[i] for at in index for i in at] == pytest.approx([start[i] for at in index for i in at], abs=1e-6)


def test_gait_plots_live():
    assert live("gait").plot(hip_extension=-4)
