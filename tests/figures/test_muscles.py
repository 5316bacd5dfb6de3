"""`data/muscles.json`: it is what the script makes, and its muscles and nerves lie where anatomy has them."""

from __future__ import annotations

import copy
import gzip
import json
import re
from itertools import pairwise

import numpy as np
import pytest
from shapely.geometry import LineString, Point, Polygon
from shapely.ops import unary_union

from hipspine.evidence import load_anatomy
from hipspine.figures.bellies import bellied
from hipspine.figures.muscles import drawn, muscles
from hipspine.figures.skeleton import landmarks
from tools import make_skeleton

FILE = make_skeleton.TARGET.with_name(make_skeleton.MUSCLES)
STORED = json.loads(FILE.read_text(encoding="utf-8"))
SKELETON = json.loads(make_skeleton.TARGET.read_text(encoding="utf-8"))
VIEWS = ("sagittal", "frontal")
NEAR = 0.003  # metres between an attachment and the outline of its bone, which is rounded
EVERY = [pytest.param(view, name, id=f"{view}-{name}") for view in VIEWS for name in STORED[view]]
MUSCLES = [one for one in EVERY if not STORED[one.values[0]][one.values[1]].get("nerve")]
# Their strands end, in part, in the band of the outer thigh or the sheath of the belly.
IN_A_SHEET = {"gluteus_maximus", "tensor_fasciae_latae", "external_oblique", "internal_oblique"}


@pytest.fixture(scope="module")
def outlines() -> dict[tuple[str, str], Polygon]:
    return {
        (view, bone): unary_union([Polygon(ring) for ring in rings])
        for view in VIEWS
        for bone, rings in SKELETON[view]["shapes"].items()
    }


def lines(view, name):
    return [np.array(strand["points"])[:, 1:] for strand in STORED[view][name]["strands"]]


def hull(view, name):
    """Return the area of a muscle's bellies, roughly: its strands half as wide as at their widest."""
    strands = STORED[view][name]["strands"]
    return unary_union(
        [LineString(line).buffer(strand["width"] / 4) for line, strand in zip(lines(view, name), strands, strict=True)]
    )


def crossing(view, name, y):
    """Return where the strands of a muscle or nerve cross a height: their x, in metres."""
    level = LineString([(-1, y), (1, y)])
    return [point.x for line in lines(view, name) for point in _points(LineString(line).intersection(level))]


def _points(found):
    return [part for part in getattr(found, "geoms", [found]) if not part.is_empty]


# The file and the script


def test_the_script_makes_the_stored_file(made):
    assert make_skeleton.differences(made.muscles, STORED, "muscles") == []


def test_check_reports_a_moved_point_and_another_bone(made):
    other = copy.deepcopy(made.muscles)
    other["sagittal"]["psoas"]["strands"][0]["points"][1][1] += 0.0003
    other["frontal"]["iliacus_left"]["bones"][0] = "sacrum"
    found = make_skeleton.differences(made.muscles, other, "muscles")
    assert [difference.split(":")[0] for difference in found] == [
        "muscles.sagittal.psoas.strands[0].points[1]",
        "muscles.frontal.iliacus_left.bones[0]",
    ]


def test_the_file_is_small():
    assert len(gzip.compress(FILE.read_bytes())) <= 60_000


def test_the_source_is_named():
    for name in ("myo-sim 0.2.4", "Apache License 2.0", "MyoLeg", "MyoTorso", "schematic", "all nerves"):
        assert name in STORED["source"]
    root = FILE.parents[1]
    for page in ("LICENSE-CONTENT", "chapters/about.md"):
        text = " ".join((root / page).read_text(encoding="utf-8").split())
        assert re.search(r"muscle paths of (?:that|the same) package", text), page


def test_the_loader_gives_both_views():
    assert muscles("sagittal") == STORED["sagittal"]
    assert muscles("frontal") == STORED["frontal"]
    assert set(muscles("frontal")) == {f"{name}_{side}" for name in drawn() for side in ("right", "left")}
    assert sum(bool(course.get("nerve")) for course in muscles("sagittal").values()) == 10


# What a course is


@pytest.mark.parametrize(("view", "name"), EVERY)
def test_a_course_can_be_drawn(view, name):
    course = STORED[view][name]
    assert set(course["bones"]) <= set(SKELETON[view]["shapes"])
    used = {step[0] for strand in course["strands"] for step in strand["points"]}
    assert used == set(range(len(course["bones"])))
    for strand in course["strands"]:
        assert 3 <= len(strand["points"]) <= 8
        assert 0.001 < strand["width"] < 0.045
        assert all(np.linalg.norm(np.subtract(a[1:], b[1:])) > 0.002 for a, b in pairwise(strand["points"]))


@pytest.mark.parametrize(("view", "name"), EVERY)
def test_a_course_stays_inside_the_body(view, name):
    body = Polygon(SKELETON["body"]["side" if view == "sagittal" else "front"]["outline"][0])
    for line in lines(view, name):
        assert body.covers(LineString(line)), name


@pytest.mark.parametrize(("view", "name"), MUSCLES)
def test_an_attachment_lies_on_its_bone(view, name, outlines):
    course = STORED[view][name]
    sheet = name.rpartition("_")[0] if view == "frontal" else name
    for strand in course["strands"]:
        for place, (bone, x, y) in (("origin", strand["points"][0]), ("insertion", strand["points"][-1])):
            if place == "origin" or sheet not in IN_A_SHEET:
                assert outlines[view, course["bones"][bone]].distance(Point(x, y)) <= NEAR, (place, x, y)


def test_what_ends_in_the_band_meets_it():
    band = hull("sagittal", "iliotibial_band").buffer(0.02)
    for name in ("tensor_fasciae_latae", "gluteus_maximus"):
        assert band.covers(Point(lines("sagittal", name)[0][-1])), name


@pytest.mark.parametrize("name", drawn())
def test_the_left_side_mirrors_the_right(name):
    right, left = (STORED["frontal"][f"{name}_{side}"] for side in ("right", "left"))
    assert [bone.replace("_right", "_left") for bone in right["bones"]] == left["bones"]
    for one, other in zip(right["strands"], left["strands"], strict=True):
        assert one["width"] == other["width"]
        assert [[bone, -x, y] for bone, x, y in one["points"]] == other["points"]
    assert all(step[1] < 0.001 for strand in right["strands"] for step in strand["points"])


# Anatomy

FRONT = ("psoas", "iliacus", "rectus_femoris", "sartorius", "femoral", "lateral_femoral_cutaneous")
BEHIND = ("gluteus_maximus", "sciatic", "nerve_to_quadratus_femoris", "obturator_internus")
OUTER = ("gluteus_medius", "tensor_fasciae_latae", "iliotibial_band")


@pytest.mark.parametrize("name", FRONT)
def test_what_bends_the_hip_passes_in_front_of_it(name):
    assert min(crossing("sagittal", name, 0.0)) > 0.02  # in front of the ball of the joint


@pytest.mark.parametrize("name", BEHIND)
def test_what_turns_or_straightens_the_hip_passes_behind_it(name):
    assert crossing("sagittal", name, -0.005)
    assert max(crossing("sagittal", name, -0.005)) < -0.015


@pytest.mark.parametrize("name", OUTER)
def test_what_lifts_the_leg_sideways_passes_outside_the_hip(name):
    assert max(crossing("frontal", f"{name}_right", 0.0)) < landmarks("frontal")["hip_right"][0] - 0.03


def test_bones_that_hide_a_muscle_are_named():
    """The hip bone hides psoas and iliacus from the side, not from the front; gluteus maximus the other way round."""
    for name in ("psoas", "iliacus"):
        assert "pelvis" in STORED["sagittal"][name]["under"]
        assert "pelvis" in STORED["frontal"][f"{name}_left"]["over"]
    assert "pelvis" in STORED["sagittal"]["gluteus_maximus"]["over"]
    assert "pelvis" in STORED["frontal"]["gluteus_maximus_right"]["under"]
    assert "femur_left" in STORED["frontal"]["sciatic_left"]["under"]
    assert "pelvis" not in STORED["sagittal"]["gluteus_medius"]["under"]
    assert STORED["frontal"]["rectus_femoris_left"]["under"] == []
    for view in VIEWS:
        for course in STORED[view].values():
            assert set(course["under"] + course["over"]) <= set(SKELETON[view]["shapes"])


def test_psoas_reaches_the_spine_and_iliacus_does_not():
    assert {"L1", "L2", "L3", "L4", "L5"} <= set(STORED["sagittal"]["psoas"]["bones"])
    assert set(STORED["sagittal"]["iliacus"]["bones"]) == {"pelvis", "femur"}


@pytest.mark.parametrize("name", ["psoas", "quadratus_lumborum", "multifidus"])
def test_fascicles_start_or_end_at_the_level_of_their_vertebra(name, outlines):
    course = STORED["sagittal"][name]
    for strand in course["strands"]:
        for bone, x, y in (strand["points"][0], strand["points"][-1]):
            assert outlines["sagittal", course["bones"][bone]].distance(Point(x, y)) <= NEAR


def test_the_back_muscles_lie_behind_the_bodies_of_the_vertebrae():
    discs = landmarks("sagittal")
    for name in ("multifidus", "longissimus", "iliocostalis"):
        for disc in ("disc_L3L4", "disc_L2L3"):
            x, y = discs[disc]
            assert max(crossing("sagittal", name, y), default=-1) < x - 0.02, (name, disc)


def test_the_sciatic_nerve_leaves_below_piriformis_and_the_superior_gluteal_nerve_above():
    at = -0.048  # in the great notch
    notch = {
        name: [
            float(np.interp(at, *np.array(sorted(map(tuple, line[:3]))).T))
            for line in lines("sagittal", name)
            if line[:3, 0].min() <= at <= line[:3, 0].max()
        ]
        for name in ("piriformis", "sciatic")
    }
    assert max(notch["sciatic"]) < np.mean(notch["piriformis"])
    start, *_ = lines("sagittal", "superior_gluteal")
    assert start[1][1] > np.mean(notch["piriformis"])


def test_nerves_begin_where_their_roots_leave_the_spine():
    spine = unary_union([Point(landmarks("sagittal")[f"disc_{disc}"]) for disc in ("L1L2", "L2L3", "L3L4", "L4L5")])
    for name in ("femoral", "obturator", "lateral_femoral_cutaneous", "genitofemoral", "lumbar_plexus"):
        for bone, x, y in (STORED["sagittal"][name]["strands"][i]["points"][0] for i in (0, 1)):
            assert STORED["sagittal"][name]["bones"][bone].startswith("L")
            assert Point(x, y).distance(spine) < 0.03, name


def test_a_sheet_closes():
    """Its strands lap over each other half way along, so that no bone shows through a muscle."""
    for view, name in (("sagittal", "gluteus_medius"), ("sagittal", "gluteus_maximus"), ("frontal", "iliacus_left")):
        strands = STORED[view][name]["strands"]
        for one, other in pairwise(strands):
            middles = [LineString(np.array(s["points"])[:, 1:]).interpolate(0.5, normalized=True) for s in (one, other)]
            assert middles[0].distance(middles[1]) < (one["width"] + other["width"]) / 2 + 0.003, (view, name)


FANS = [one for one in MUSCLES if STORED[one.values[0]][one.values[1]].get("form")]


def drawn_rings(view, name):
    band = STORED[view][name]
    return bellied(band, [0.0] * 3 * len(band["bones"]), 0)


@pytest.mark.parametrize(("view", "name"), FANS)
def test_a_sheet_has_no_notch_between_the_ends_of_its_strands(view, name):
    """What lies half way between neighbouring ends is within the drawn muscle, and so is all of its middle."""
    rings, _ = drawn_rings(view, name)
    shape = unary_union([Polygon(ring).buffer(0) for ring in rings]).buffer(0.0015)
    for one, other in pairwise(lines(view, name)):
        for end in (0, -1):
            # Ends that lie further apart go to bones of their own, as those of longissimus to its ribs.
            if np.linalg.norm(one[end] - other[end]) < 0.04:
                assert shape.covers(Point((one[end] + other[end]) / 2)), end
    for line in lines(view, name):
        assert shape.buffer(0.005).covers(LineString(line))


@pytest.mark.parametrize(("view", "name"), FANS)
def test_a_sheet_seen_from_its_face_is_one_line_around_and_tapers_at_its_edges(view, name):
    rings, fibres = drawn_rings(view, name)
    strands = STORED[view][name]["strands"]
    if STORED[view][name]["form"] == "sheet":
        assert len(rings) == 1
        assert rings[0][0] == rings[0][-1]
    else:
        assert len(rings) == 2 * len(strands) - 1
        area = [sum(x * v - u * y for (x, y), (u, v) in pairwise(ring)) for ring in rings]
        assert max(area) <= 0, "what runs the other way round would leave a hole"
    assert len(fibres) == 2 * len(strands) - 1


def test_the_big_buttock_muscle_is_one_outline_from_behind_and_psoas_from_the_front():
    for name in ("gluteus_maximus_left", "psoas_left"):
        assert STORED["frontal"][name]["form"] == "sheet"
    assert STORED["frontal"]["iliacus_left"]["form"] == "fan"
    assert "form" not in STORED["frontal"]["multifidus_left"]


# Words


def test_everything_drawn_has_words_and_the_other_way_round():
    anatomy = load_anatomy()
    told = [name for part in anatomy for name in part.drawings]
    assert sorted(told) == sorted(drawn())
    for name in muscles("frontal"):
        part = anatomy.drawn(name)
        assert (part.id in anatomy.nerves) == bool(muscles("frontal")[name].get("nerve"))


# How it is made


def test_what_is_set_on_a_bone_was_near_it_before():
    """The torso model's points, carried with their vertebra, come to lie where this skeleton has the bone."""
    from tools.skeleton import drawings, meshes, muscles
    from tools.skeleton.courses import Ground

    moved = []

    class Probe(Ground):
        def fixed(self, bone, place):
            spot = super().fixed(bone, place)
            moved.append((float(np.linalg.norm(spot.place - place)), bone))
            return spot

    ground = Probe(drawings.Skeleton(*meshes.load()))
    for course in muscles.MUSCLES.values():
        course.spots(ground)
    assert max(moved)[0] < 0.015, max(moved)
    assert np.median([distance for distance, _ in moved]) < 0.004
