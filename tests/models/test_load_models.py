"""The load, side-shift and finding models against the worked and published checks, and at their ends."""

from __future__ import annotations

import math

import numpy as np
import pytest

from hipspine.evidence import number
from hipspine.models import model
from hipspine.models.lumbar_load import CHECKED_UP_TO

TWENTY_KG = 20 / 70  # of the one man's body mass
BENT = {"trunk_angle": 36}
CLOSE = {"load": TWENTY_KG, "load_reach": 0.15}
BENT_KNEES = {"trunk_angle": 20, "load": TWENTY_KG, "load_reach": 0.22}
ROUND_BACK = {"trunk_angle": 45, "load": TWENTY_KG, "load_reach": 0.30}


def test_standing_without_a_load_is_the_unit():
    found = model("lumbar-load")()
    assert found["compression"] == pytest.approx(0.7733, abs=5e-5)
    assert found["compression_ratio"] == pytest.approx(1, abs=1e-12)
    assert found["muscle_force"] == pytest.approx(0.58 / 3)


@pytest.mark.parametrize(("values", "ratio"), [(BENT, 2.42), (CLOSE, 2.29), (BENT_KNEES, 3.55), (ROUND_BACK, 4.86)])
def test_compression_ratio(values, ratio):
    assert model("lumbar-load")(**values)["compression_ratio"] == pytest.approx(ratio, abs=5e-3)


@pytest.mark.parametrize(
    ("values", "published", "record", "posture"),
    [
        (BENT, 2.2, "wilke-standing-bent", None),
        (CLOSE, 2.2, "wilke-lift-20kg", "close_to_body"),
        (BENT_KNEES, 3.4, "wilke-lift-20kg", "bent_knees"),
        (ROUND_BACK, 4.6, "wilke-lift-20kg", "round_back"),
    ],
)
def test_published_disc_pressures_are_met_within_a_tenth(values, published, record, posture):
    pressure = number(record).value
    pressure = pressure[posture] if posture else pressure
    assert pressure / number("wilke-standing").value == pytest.approx(published, abs=0.05)
    assert model("lumbar-load")(**values)["compression_ratio"] == pytest.approx(published, rel=0.1)


def test_without_muscle_the_disc_would_carry_just_the_weight_above():
    """What squeezes beside the muscle, and the part along the same disc, are the two sides of one weight."""
    drawn = np.random.default_rng(3)
    lean, load, reach = drawn.uniform(0, 70, 500), drawn.uniform(0, 0.3, 500), drawn.uniform(0.1, 0.4, 500)
    found = model("lumbar-load")(trunk_angle=lean, load=load, load_reach=reach)
    squeeze, along = found["compression"] - found["muscle_force"], (0.58 + load) * np.sin(np.radians(0.6 * lean))
    assert np.hypot(squeeze, along) == pytest.approx(0.58 + load, abs=1e-12)
    assert set(found) == {"muscle_force", "compression", "compression_ratio"}  # no slide: its angle is not known


def test_the_measured_postures_lie_within_what_is_checked_and_the_range_goes_beyond():
    highest = max(model("lumbar-load")(**v)["compression_ratio"] for v in (BENT, CLOSE, BENT_KNEES, ROUND_BACK))
    assert highest < CHECKED_UP_TO
    assert model("lumbar-load")(trunk_angle=70, load=0.3, load_reach=0.4)["compression_ratio"] > CHECKED_UP_TO


def test_the_printed_equation_keeps_the_levers_in_sight():
    printed = model("lumbar-load").latex()
    for constant in ("0.58", "0.2 ", "0.02", "0.06"):
        assert constant in printed


@pytest.mark.parametrize(("millimetres", "degrees"), [(5, 1.69), (10, 3.37), (30, 10.16)])
def test_leg_difference_tips_the_pelvis(millimetres, degrees):
    found = model("side-shift")(leg_difference=millimetres / 1000)
    assert found["obliquity"] == pytest.approx(degrees, abs=5e-3)
    assert found["limb_share"] == 0.5


def test_a_rigid_pelvis_on_upright_legs_tips_by_the_arcsine():
    found = model("side-shift")(leg_difference=0.04, hip_width=0.14)["obliquity"]
    assert found == pytest.approx(16.60, abs=5e-3)  # by the arctangent it would be 15.95
    # Dropped by that angle, the same pelvis has one hip lower by the same 4 cm.
    at_the_same_angle = 0.14 * math.sin(math.radians(found))
    assert at_the_same_angle == pytest.approx(0.04, abs=1e-12)
    dropped = model("pelvis-position")(drop=10, hip_distance=0.17)["lower"]
    assert model("side-shift")(leg_difference=dropped, hip_width=0.17)["obliquity"] == pytest.approx(10)


def test_shares_balance_about_feet_that_stand_under_the_hips():
    found = model("side-shift")(leg_difference=0.03, side_shift=0.02)
    apart = 0.17 * math.cos(math.radians(found["obliquity"]))
    right, left = 1 - found["limb_share"], found["limb_share"]
    assert right * (apart / 2 + 0.02) == pytest.approx(left * (apart / 2 - 0.02))  # moments about the weight's line


def test_side_shift_loads_one_leg():
    found = model("side-shift")(side_shift=0.02)
    assert found["limb_share"] == pytest.approx(0.618, abs=5e-4)
    assert found["obliquity"] == 0


def test_the_furthest_shift_puts_all_weight_on_one_leg_and_never_more():
    found = model("side-shift")(side_shift=0.07, hip_width=np.linspace(0.14, 0.20, 61))["limb_share"]
    assert found.max() == found[0] == pytest.approx(1, abs=1e-12)
    assert model("side-shift")(side_shift=0.07, hip_width=0.14, leg_difference=0.04)["limb_share"] == 1


@pytest.mark.parametrize(
    ("record", "ratio", "interval", "after"),
    [
        ("hipoa-squat-posterior", 6.1, [1.3, 29], 0.759),
        ("hipoa-groin-abd-add", 5.7, [1.6, 20], 0.746),
        ("hipoa-abductor-weakness", 4.5, [2.4, 8.4], 0.699),
    ],
)
def test_published_findings(record, ratio, interval, after):
    published = number(record).value
    assert (published["LR_pos"], published["ci95"]) == (ratio, interval)
    assert number("hipoa-pretest").value / 100 == 0.34
    assert model("finding")(pretest=0.34, lr=ratio)["posttest"] == pytest.approx(after, abs=5e-4)
    low, high = (model("finding")(lr=end)["posttest"] for end in interval)
    assert low < after < high


def test_a_finding_with_ratio_one_changes_nothing():
    found = model("finding")(pretest=0.2, lr=1)
    assert (found["odds"], found["posttest"]) == pytest.approx((0.25, 0.2))


def test_no_finding_makes_certain():
    ends = np.array([0.01, 0.99])
    for ratio in (0.05, 30.0):
        after = model("finding")(pretest=ends, lr=ratio)["posttest"]
        assert ((after > 0) & (after < 1)).all()
    with pytest.raises(ValueError, match=r"pretest must be a number from 0.01 to 0.99"):
        model("finding")(pretest=1)
