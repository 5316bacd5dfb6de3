"""The models of the hip against the worked and published checks, and at the edge of what they cover."""

from __future__ import annotations

import json
import math
import random
import subprocess

import numpy as np
import pytest

from hipspine.models import model
from hipspine.models.hip_flexor_tension import HIP_EXTENSION_USED, HIP_FLEXOR_TENSION, NEWTON_STEPS
from hipspine.models.program import program
from hipspine.paths import package_path

OPENING, TENSION = model("acetabular-opening"), model("hip-flexor-tension")
GAIT, BEND = model("gait-extension"), model("forward-bend")


def drawn(chosen, count, seed=1):
    draw = np.random.default_rng(seed)
    return {p.name: draw.uniform(p.minimum, p.maximum, count) for p in chosen.parameters}


def written_moment(hip, knee=0.0):
    """Written out once more, so that a slip in the model's own coefficients shows."""
    return np.exp(1.4655 - 0.0034 * knee - 0.0750 * hip) - np.exp(1.3403 - 0.0226 * knee + 0.0305 * hip) + 8.072


def imbalance(values, extension):
    pull = written_moment(-extension - values["tightness"]) - written_moment(0)
    return pull - values["lumbar_stiffness"] * (values["extension_demand"] - extension)


@pytest.mark.parametrize(("tilt", "anteversion"), [(0, 15), (10, 21.93), (-10, 7.83)])
def test_anteversion_after_tilt(tilt, anteversion):
    assert OPENING(posterior_tilt=tilt)["anteversion_now"] == pytest.approx(anteversion, abs=0.005)


def test_no_tilt_leaves_the_socket_as_it_was():
    values = drawn(OPENING, 200) | {"posterior_tilt": np.zeros(200)}
    found = OPENING(**values)
    assert found["anteversion_now"] == pytest.approx(values["anteversion"])
    assert found["inclination_now"] == pytest.approx(values["inclination"])


def test_the_slope_is_that_of_the_rotation():
    for inclination in (30, 45, 60):
        ahead, behind = (OPENING(inclination=inclination, posterior_tilt=tilt) for tilt in (1e-3, -1e-3))
        measured = (ahead["anteversion_now"] - behind["anteversion_now"]) / 2e-3
        assert measured == pytest.approx(ahead["slope"], rel=1e-6)
        assert ahead["slope"] == pytest.approx(math.cos(math.radians(inclination)))


def test_published_change_of_anteversion_for_five_degrees_of_tilt():
    for inclination in (30, 45, 60):
        assert 2.5 <= 5 * OPENING(inclination=inclination)["slope"] + 1e-9 <= 5
    assert 2.5 <= OPENING(posterior_tilt=5)["anteversion_now"] - 15 <= 5


def test_the_opening_turns_as_a_direction_in_space():
    values = drawn(OPENING, 500)
    found = OPENING(**values)

    def direction(inclination, anteversion):
        i, a = np.radians(inclination), np.radians(anteversion)
        return np.array([np.sin(i) * np.cos(a), np.cos(i) * np.cos(a), np.sin(a)])  # outwards, downwards, forwards

    before = direction(values["inclination"], values["anteversion"])
    turn = np.radians(values["posterior_tilt"])
    cosine, sine = np.cos(turn), np.sin(turn)
    turned = np.array([before[0], cosine * before[1] - sine * before[2], sine * before[1] + cosine * before[2]])
    assert direction(found["inclination_now"], found["anteversion_now"]) == pytest.approx(turned, abs=1e-12)


def test_the_opening_exists_at_the_ends_of_the_ranges():
    corners = np.array(np.meshgrid(*((p.minimum, p.maximum) for p in OPENING.parameters))).reshape(3, -1)
    found = OPENING(**dict(zip((p.name for p in OPENING.parameters), corners, strict=True)))
    assert np.all(np.abs(found["anteversion_now"]) < 90)
    assert np.all((found["inclination_now"] > 0) & (found["inclination_now"] < 90))


@pytest.mark.parametrize(
    ("hip", "knee", "newton_metres"), [(-20, 0, 25.40), (-10, 0, 14.42), (0, 0, 8.58), (0, 90, 10.76)]
)
def test_passive_moment(hip, knee, newton_metres):
    assert TENSION(hip_flexion=hip, knee_flexion=knee)["passive_moment"] == pytest.approx(newton_metres, abs=0.005)


def test_passive_moment_is_the_curve_everywhere():
    values = drawn(TENSION, 500)
    expected = written_moment(values["hip_flexion"], values["knee_flexion"])
    assert TENSION(**values)["passive_moment"] == pytest.approx(expected, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize(("tightness", "lumbar"), [(0, 10.2), (10, 15.7)])
def test_share_of_hip_and_low_back(tightness, lumbar):
    found = TENSION(extension_demand=25, lumbar_stiffness=1, tightness=tightness)
    assert found["lumbar_extension_used"] == pytest.approx(lumbar, abs=0.05)
    assert found["hip_extension_used"] + found["lumbar_extension_used"] == pytest.approx(25)


def test_the_iteration_solves_the_equation_on_the_whole_range():
    values = drawn(TENSION, 20_000)
    assert np.abs(imbalance(values, TENSION(**values)["hip_extension_used"])).max() < 1e-10
    ends = np.array(np.meshgrid(*((p.minimum, p.maximum) for p in TENSION.parameters))).reshape(5, -1)
    corners = dict(zip((p.name for p in TENSION.parameters), ends, strict=True))
    assert np.abs(imbalance(corners, TENSION(**corners)["hip_extension_used"])).max() < 1e-10


def test_tightness_and_a_soft_spine_move_the_share_to_the_low_back():
    shares = [TENSION(tightness=tightness)["lumbar_extension_used"] for tightness in (0, 5, 10, 15)]
    assert shares == sorted(shares)
    shares = [TENSION(lumbar_stiffness=stiffness)["lumbar_extension_used"] for stiffness in (3, 1, 0.3)]
    assert shares == sorted(shares)


def test_a_share_beyond_the_curve_is_marked_extrapolated():
    assert TENSION()["extrapolated"] == 0
    assert TENSION(extension_demand=35, tightness=15, lumbar_stiffness=3)["extrapolated"] == 1
    values = drawn(TENSION, 2000)
    found = TENSION(**values)
    beyond = -found["hip_extension_used"] - values["tightness"] < -20
    assert np.array_equal(found["extrapolated"], beyond.astype(float))
    assert 0 < beyond.mean() < 1


def test_a_hip_that_tightness_holds_flexed_makes_the_low_back_give_more_than_the_demand():
    found = TENSION(extension_demand=10, tightness=15, lumbar_stiffness=0.3)
    assert -15 < found["hip_extension_used"] < 0
    assert found["lumbar_extension_used"] > 10


def test_workings_run_before_the_outputs_and_are_neither_returned_nor_printed():
    names = [str(symbol) for symbol, _ in HIP_FLEXOR_TENSION.steps]
    assert names[-4:] == list(TENSION()) == [output.name for output in TENSION.outputs]
    assert HIP_FLEXOR_TENSION.workings() == tuple(HIP_FLEXOR_TENSION.steps[: 3 * NEWTON_STEPS])
    assert len(set(names) | {p.name for p in TENSION.parameters}) == len(names) + len(TENSION.parameters)
    assert f"{HIP_EXTENSION_USED.tex} &= {HIP_EXTENSION_USED.shown}" in TENSION.latex()
    assert not any(str(symbol) in TENSION.latex() for symbol, _ in TENSION.workings())
    assert "e^{1.4655 - 0.0034 k - 0.0750 h} - e^{1.3403 - 0.0226 k + 0.0305 h} + 8.072" in TENSION.latex()


@pytest.mark.parametrize("chosen", [OPENING, TENSION, GAIT, BEND], ids=lambda chosen: chosen.id)
def test_the_page_computes_what_python_computes(chosen):
    draw = random.Random(2)
    sets = [{p.name: draw.uniform(p.minimum, p.maximum) for p in chosen.parameters} for _ in range(300)]
    code = program([p.symbol for p in chosen.parameters], [o.symbol for o in chosen.outputs], chosen.steps)
    script = package_path("frontend", "src", "lib", "program.js").read_text(encoding="utf-8")
    script += f"console.log(JSON.stringify({json.dumps(sets)}.map(compile({json.dumps(code)}))))"
    node = ["node", "--input-type=module", "-"]
    page = json.loads(subprocess.run(node, input=script, capture_output=True, text=True, check=True).stdout)
    for values, numbers in zip(sets, page, strict=True):
        assert numbers == pytest.approx(list(chosen(**values).values()), rel=1e-12, abs=1e-12)


@pytest.mark.parametrize(("thigh", "pelvis", "hip", "extra"), [(20, 10, 5, 5), (30, 10, 0, 20), (20, 10, 15, 0)])
def test_extra_lumbar_extension_at_the_end_of_a_step(thigh, pelvis, hip, extra):
    found = GAIT(thigh_angle=thigh, pelvis_angle=pelvis, hip_extension=hip)
    assert found["extra_lumbar_extension"] == pytest.approx(extra)


def test_the_defaults_of_a_step_are_those_of_the_check():
    assert GAIT()["extra_lumbar_extension"] == 5


def test_a_hip_with_extension_to_spare_asks_nothing_of_the_low_back():
    assert GAIT(thigh_angle=0, pelvis_angle=25, hip_extension=30)["extra_lumbar_extension"] == 0
    assert GAIT(thigh_angle=30, pelvis_angle=0, hip_extension=-10)["extra_lumbar_extension"] == 40


def test_forward_bend_within_the_first_part():
    found = BEND(trunk_flexion=30)
    assert found["lumbar_flexion_used"] == pytest.approx(19.7, abs=0.05)
    assert found["borrowed"] == 0


@pytest.mark.parametrize(("limit", "lumbar", "hips", "borrowed"), [(75, 42.4, 47.6, 0), (45, 45.0, 45.0, 2.6)])
def test_forward_bend_of_ninety_degrees(limit, lumbar, hips, borrowed):
    found = BEND(trunk_flexion=90, hip_limit=limit)
    assert found["lumbar_flexion_used"] == pytest.approx(lumbar, abs=0.05)
    assert found["hip_flexion_used"] == pytest.approx(hips, abs=0.05)
    assert found["borrowed"] == pytest.approx(borrowed, abs=0.05)
    assert found["reached"] == pytest.approx(90)


def test_forward_bend_stops_where_hips_and_low_back_have_stopped():
    found = BEND(trunk_flexion=111, hip_limit=45)
    assert (found["lumbar_flexion_used"], found["reached"]) == (60, 105)
    assert BEND(trunk_flexion=111, hip_limit=30)["reached"] == 90


def test_published_totals_of_a_full_bend():
    found = BEND(trunk_flexion=111, hip_limit=75)
    assert (found["lumbar_flexion_used"], found["hip_flexion_used"]) == pytest.approx((42.4, 68.6), abs=0.05)
    assert (found["lumbar_flexion_used"], found["hip_flexion_used"]) == pytest.approx((41.6, 69.4), abs=1)


def test_forward_bend_follows_the_measured_ratios_while_the_hips_are_free():
    bends = np.array([0.0, 30, 60, 90, 111])
    found = BEND(trunk_flexion=bends, hip_limit=np.array(75.0))
    lumbar, hips = np.diff(found["lumbar_flexion_used"]), np.diff(found["hip_flexion_used"])
    assert lumbar / hips == pytest.approx([1.9, 0.9, 0.4, 0], abs=1e-9)
