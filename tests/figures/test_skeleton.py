"""`data/skeleton.json`: it is what the script makes, its shapes can be drawn, its points lie where anatomy has them."""

from __future__ import annotations

import base64
import copy
import gzip
import importlib.metadata
import json
import math
import re
from itertools import combinations, pairwise
from pathlib import PurePath

import mujoco
import numpy as np
import pytest
from scipy.spatial import cKDTree
from shapely.geometry import LinearRing, LineString, Point, Polygon

from tools import make_skeleton
from tools.skeleton import body, drawings, meshes, solids, spine

STORED = json.loads(make_skeleton.TARGET.read_text(encoding="utf-8"))
SOLIDS = make_skeleton.TARGET.with_name(make_skeleton.SOLIDS)
VIEWS = ("sagittal", "frontal")
SPINE = ("L5", "L4", "L3", "L2", "L1", *(f"T{n}" for n in range(12, 0, -1)))
LEG = ("femur", "tibia", "fibula", "patella", "foot")
COMMON = {"greater_trochanter", "thigh_lateral", "thigh_medial", "knee", "lower_leg", "foot"}
REGIONS = {
    "front": COMMON | {"groin", "thigh_anterior"},
    "back": COMMON | {"lower_lumbar", "buttock", "thigh_posterior"},
    "side": COMMON - {"thigh_medial"} | {"groin", "thigh_anterior", "lower_lumbar", "buttock", "thigh_posterior"},
}
RINGS = [
    pytest.param(ring, id=f"{view}-{name}-{i}")
    for view in VIEWS
    for name, rings in STORED[view]["shapes"].items()
    for i, ring in enumerate(rings)
] + [
    pytest.param(ring, id=f"{view}-{name}")
    for view in REGIONS
    for name, ring in (*STORED["body"][view]["regions"].items(), ("outline", STORED["body"][view]["outline"][0]))
]


@pytest.fixture(scope="module")
def loaded() -> tuple:
    return meshes.load()


# The file and the script


def test_the_script_makes_the_stored_files(made):
    assert make_skeleton.differences(made.skeleton, STORED) == []
    assert make_skeleton.solid_differences(made.solids, json.loads(SOLIDS.read_text(encoding="utf-8"))) == []


@pytest.mark.no_cover
def test_the_script_makes_the_same_files_twice(made, tmp_path, monkeypatch, loaded):
    monkeypatch.setattr(meshes, "load", lambda: loaded)
    for one, other in zip(made, make_skeleton.make(), strict=True):
        make_skeleton.write(one, tmp_path / "a")
        make_skeleton.write(other, tmp_path / "b")
        assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize(("shift", "status"), [(0.0001, 0), (0.0003, 1)])
def test_check_reports_a_point_moved_by_more_than_its_tolerance(made, tmp_path, monkeypatch, capsys, shift, status):
    moved = copy.deepcopy(made.skeleton)
    moved["sagittal"]["landmarks"]["asis"][1] += shift
    make_skeleton.write(moved, tmp_path / "moved.json")
    make_skeleton.write(made.solids, tmp_path / make_skeleton.SOLIDS)
    make_skeleton.write(made.muscles, tmp_path / make_skeleton.MUSCLES)
    monkeypatch.setattr(make_skeleton, "make", lambda: made)
    assert make_skeleton.main(["--check", "--output", str(tmp_path / "moved.json")]) == status
    assert ("skeleton.sagittal.landmarks.asis" in capsys.readouterr().err) == bool(status)


def test_check_reports_a_missing_shape_and_a_missing_point(made):
    less = copy.deepcopy(made.skeleton)
    del less["frontal"]["shapes"]["sacrum"]
    less["sagittal"]["shapes"]["L3"][0].pop()
    found = make_skeleton.differences(made.skeleton, less)
    assert [d.split(":")[0] for d in found] == ["skeleton.sagittal.shapes.L3[0]", "skeleton.frontal.shapes"]


def test_the_files_are_small():
    assert len(gzip.compress(make_skeleton.TARGET.read_bytes())) <= 40_000
    assert len(gzip.compress(SOLIDS.read_bytes())) <= 60_000


def test_bones_in_3d_stand_where_the_drawings_have_them():
    bones = solids.unpacked(json.loads(SOLIDS.read_text(encoding="utf-8")))
    for name, drawn in (("sacrum", "sacrum"), ("L3", "L3"), ("femur_right", "femur"), ("pelvis_right", "pelvis")):
        points = np.reshape(bones["shapes"][name]["points"], (-1, 3))
        faces = np.reshape(bones["shapes"][name]["faces"], (-1, 3))
        assert faces.max() < len(points)
        flat = np.concatenate([np.array(ring) for ring in STORED["sagittal"]["shapes"][drawn]])
        assert np.allclose(points[:, :2].min(0), flat.min(0), atol=0.006)
        assert np.allclose(points[:, :2].max(0), flat.max(0), atol=0.006)


@pytest.mark.parametrize("name", solids.DISCS)
def test_a_disc_in_3d_fills_what_lies_between_two_vertebrae(name):
    bones = solids.unpacked(json.loads(SOLIDS.read_text(encoding="utf-8")))
    points = np.reshape(bones["shapes"][f"disc_{name}"]["points"], (-1, 3))
    drawn = np.array(STORED["sagittal"]["shapes"][f"disc_{name}"][0])
    assert np.allclose(points[:, :2].min(0), drawn.min(0), atol=0.003)
    assert np.allclose(points[:, :2].max(0), drawn.max(0), atol=0.003)
    assert 0.04 < np.ptp(points[:, 2]) < 0.065


def test_a_moved_bone_in_3d_is_reported(made):
    moved = copy.deepcopy(made.solids)
    points = np.frombuffer(base64.b64decode(moved["shapes"]["L3"]["points"]), "<i2").copy()
    points[5] += 4
    moved["shapes"]["L3"]["points"] = base64.b64encode(points.tobytes()).decode()
    found = make_skeleton.solid_differences(made.solids, moved)
    assert [difference.split(":")[0] for difference in found] == ["skeleton-3d.shapes.L3.points"]


# Where the meshes come from


def test_no_arm_or_hand_mesh_is_opened():
    text = (meshes.FOLDER / "arm/assets/myoarm_r_assets.xml").read_text(encoding="utf-8")
    arm = {PurePath(file).stem for file in re.findall(r'file="([^"]+\.stl)"', text)}
    opened = {PurePath(mesh.file).stem for mesh in meshes.specification().meshes}
    arm.remove("thorax")  # the trunk's own, which the arm model shows too: see the next test
    assert {"humerus", "scapula", "clavicle", "radius", "1mc"} <= arm
    assert opened.isdisjoint(arm)
    assert set(meshes.FILES.values()) <= opened


def test_the_rib_cage_is_that_of_the_full_body_model(loaded):
    """Its breastbone and ribs are those of the head-arms-trunk segment of the gait models, point for point."""
    bones, _ = loaded
    gait = mujoco.MjSpec()
    gait.add_mesh(name="hat", file=str(meshes.FOLDER / "meshes" / "hat_ribs_scap.stl"))
    gait.worldbody.add_geom(type=mujoco.mjtGeom.mjGEOM_MESH, meshname="hat")
    model = gait.compile()
    points = model.mesh_vert @ meshes.matrix(model.mesh_quat[0]).T + model.mesh_pos[0]
    ribs, sternum = drawings.rib_cage(bones["ribs"])
    for part in (*ribs, sternum):
        own = bones["ribs"].local[np.unique(part.faces)] + (0.0207, 0.3785, 0)
        assert cKDTree(points).query(own)[0].max() < 1e-4


def test_the_source_is_the_licensed_one_and_is_named():
    assert f"myo-sim {importlib.metadata.version('myo-sim')} " in STORED["source"]
    for assets in ("leg/assets/myolegs", "torso/assets/myotorso", "head/assets/myohead_simple"):
        head = (meshes.FOLDER / f"{assets}_assets.xml").read_text(encoding="utf-8")[:2000]
        assert "Under Apache License, Version 2.0" in head
    for name in ("Apache License 2.0", "MIT", "CC BY 3.0", "Rajagopal", "Walia", "No arm or hand mesh"):
        assert name in STORED["source"]


def test_the_badge_on_the_chest_of_the_mesh_is_left_out(loaded):
    ribs, sternum = drawings.rib_cage(loaded[0]["ribs"])
    assert len(ribs) == 24
    used = np.unique(np.concatenate([part.faces.ravel() for part in (*ribs, sternum)]))
    assert len(used) < 0.4 * len(loaded[0]["ribs"].points)  # the badge is most of the mesh


# Shapes


def test_every_bone_is_there():
    both = {"pelvis", "sacrum", "ribs", "sternum", "cervical", "skull", *SPINE}
    discs = {f"disc_{name}" for name in drawings.LUMBAR_DISCS}
    assert set(STORED["sagittal"]["shapes"]) == both | discs | set(LEG)
    assert set(STORED["frontal"]["shapes"]) == both | {f"{bone}_{side}" for bone in LEG for side in ("right", "left")}


@pytest.mark.parametrize("ring", RINGS)
def test_a_ring_is_valid_and_has_no_spike(ring):
    shape = Polygon(ring)
    assert shape.is_valid
    assert shape.area > 5e-6
    points = np.array(ring)
    assert (np.linalg.norm(points - np.roll(points, 1, axis=0), axis=1) > 0).all()
    before, after = np.roll(points, 1, axis=0) - points, np.roll(points, -1, axis=0) - points
    cosine = (before * after).sum(1) / np.linalg.norm(before, axis=1) / np.linalg.norm(after, axis=1)
    assert math.degrees(math.acos(cosine.max())) > 30


@pytest.mark.parametrize("view", VIEWS)
def test_holes_follow_and_oppose_their_outline(view):
    holes = []
    for name, rings in STORED[view]["shapes"].items():
        outlines = []
        for ring in rings:
            if LinearRing(ring).is_ccw:
                outlines.append(Polygon(ring))
            else:
                assert outlines[-1].covers(Polygon(ring)), name
                holes.append(name)
    assert holes.count("pelvis") == {"sagittal": 1, "frontal": 2}[view]  # the obturator foramen


@pytest.mark.parametrize("name", drawings.LUMBAR_DISCS)
def test_a_disc_lies_between_its_vertebrae(name):
    upper, lower = re.findall(r"[A-Z]\d+", name)
    disc = Polygon(STORED["sagittal"]["shapes"][f"disc_{name}"][0])
    for bone in (upper, {"S1": "sacrum"}.get(lower, lower)):
        vertebra = Polygon(STORED["sagittal"]["shapes"][bone][0])
        assert disc.intersection(vertebra).area < 0.2 * disc.area
        assert disc.distance(vertebra) < 0.0005
    one, other = (Polygon(STORED["sagittal"]["shapes"][{"S1": "sacrum"}.get(b, b)][0]) for b in (upper, lower))
    assert disc.intersection(one.intersection(other)).area == 0
    assert disc.covers(Point(STORED["sagittal"]["landmarks"][f"disc_{name}"]))


# Landmarks


def spinopelvic() -> tuple[float, float, float]:
    """Return pelvic incidence, pelvic tilt and sacral slope as drawn, in degrees."""
    points = {name: np.array(point) for name, point in STORED["sagittal"]["landmarks"].items()}
    endplate = points["s1_endplate_anterior"] - points["s1_endplate_posterior"]
    middle = (points["s1_endplate_anterior"] + points["s1_endplate_posterior"]) / 2 - points["hip"]
    normal = np.array([endplate[1], -endplate[0]])
    incidence = math.degrees(math.acos(normal @ -middle / np.linalg.norm(normal) / np.linalg.norm(middle)))
    tilt, slope = math.atan2(-middle[0], middle[1]), math.atan2(-endplate[1], endplate[0])
    return incidence, math.degrees(tilt), math.degrees(slope)


def test_the_pelvis_as_drawn_is_an_ordinary_one():
    incidence, tilt, slope = spinopelvic()
    assert 30 < incidence < 85
    assert 0 < tilt < 30
    assert 24 < slope < 55
    assert incidence == pytest.approx(tilt + slope, abs=0.1)


def test_the_endplate_lies_on_the_sacrum():
    sacrum = Polygon(STORED["sagittal"]["shapes"]["sacrum"][0])
    points = STORED["sagittal"]["landmarks"]
    front, back = points["s1_endplate_anterior"], points["s1_endplate_posterior"]
    assert 0.025 < math.dist(front, back) < 0.045
    assert sacrum.exterior.distance(Point(front)) < 0.003
    assert sacrum.buffer(0.003).covers(LineString([front, back]))
    assert points["s1_centre"] == pytest.approx(np.mean([front, back], axis=0), abs=1e-4)


@pytest.mark.parametrize("side", ["right", "left"])
def test_the_hip_is_the_centre_of_the_femoral_head(loaded, side):
    bones, points = loaded
    femur, hip = bones[f"femur_{side}"].points, points[f"hip_{side}"]
    assert np.abs(points["hip_right"] + points["hip_left"]).max() < 1e-9  # the origin is midway
    assert np.linalg.norm(hip[:2]) < 0.0005  # in the side view one point stands for both hips
    head = femur[np.linalg.norm(femur - hip, axis=1) < 0.0245]
    assert len(head) > 80
    solution, *_ = np.linalg.lstsq(np.c_[2 * head, np.ones(len(head))], (head**2).sum(1), rcond=None)
    assert np.linalg.norm(solution[:3] - hip) < 0.002
    radius = math.sqrt(solution[3] + solution[:3] @ solution[:3])
    assert 0.02 < radius < 0.028


@pytest.mark.parametrize("view", VIEWS)
def test_discs_go_upwards(view):
    points = STORED[view]["landmarks"]
    names = [f"disc_{upper}{lower}" for lower, upper in pairwise(("S1", *SPINE))]
    heights = [points["s1_centre"][1], *(points[name][1] for name in names)]
    assert all(0.003 < above - below < 0.045 for below, above in pairwise(heights))
    assert {name for name in points if name.startswith("disc_")} == set(names)


def test_the_spine_is_curved_and_upright():
    """Lumbar lordosis and thoracic kyphosis are of a usual size, and the top stands over the sacrum."""
    tilt = spine.TILT
    assert 35 < spinopelvic()[2] - tilt["L1"] < 70
    assert 25 < tilt["T1"] - tilt["T12"] < 55
    points = STORED["sagittal"]["landmarks"]
    assert abs(points["disc_T1T2"][0] - points["s1_endplate_posterior"][0]) < 0.05


def test_landmarks_of_the_side_view():
    points = STORED["sagittal"]["landmarks"]
    pelvis = Polygon(STORED["sagittal"]["shapes"]["pelvis"][0])
    assert points["hip"] == [0, 0]
    assert points["asis"][0] > 0.03 > 0 > points["psis"][0]
    assert all(0.06 < points[name][1] < 0.12 for name in ("asis", "psis"))
    assert points["pubic_symphysis"][0] > 0 > points["pubic_symphysis"][1]
    assert all(pelvis.exterior.distance(Point(points[name])) < 0.003 for name in ("asis", "psis"))
    assert pelvis.covers(Point(points["pubic_symphysis"]))
    assert Polygon(STORED["sagittal"]["shapes"]["femur"][0]).covers(Point(points["knee"]))
    assert points["knee"][1] > points["ankle"][1] > min(y for _, y in STORED["sagittal"]["shapes"]["foot"][0])


def test_landmarks_of_the_front_view_are_symmetric_and_on_the_right_side():
    points = STORED["frontal"]["landmarks"]
    right = [name for name in points if name.endswith("_right")]
    assert {name.removesuffix("_right") for name in right} == {
        "hip",
        "knee",
        "ankle",
        "trochanter",
        "iliac_abductor_origin",
        "abductor_insertion",
    }
    for name in right:
        x, y = points[name]
        assert x < 0
        assert points[name.replace("right", "left")] == pytest.approx([-x, y], abs=0.002)
        bones = ("pelvis",) if name.startswith("iliac") else ("femur_right", "tibia_right", "foot_right")
        assert min(Polygon(STORED["frontal"]["shapes"][bone][0]).distance(Point(x, y)) for bone in bones) < 0.005
    assert points["trochanter_right"][0] < points["hip_right"][0] - 0.04


# The body chart


@pytest.mark.parametrize("view", REGIONS)
def test_regions_tile_the_right_side(view):
    chart = STORED["body"][view]
    outline = Polygon(chart["outline"][0])
    shapes = {name: Polygon(ring) for name, ring in chart["regions"].items()}
    assert set(shapes) == set(chart["anchors"]) == REGIONS[view]
    side = -1 if view == "front" else 1
    for name, shape in shapes.items():
        assert shape.difference(outline.buffer(0.0005)).area < 1e-6, name
        assert shape.covers(Point(chart["anchors"][name])), name
        if view != "side" and name != "lower_lumbar":
            assert side * shape.centroid.x > 0.02, name
    for one, other in combinations(shapes, 2):
        assert shapes[one].intersection(shapes[other]).area < 1e-6, (one, other)
    for name, shape in shapes.items():
        assert min(shape.distance(other) for key, other in shapes.items() if key != name) < 0.004, name
    middle = -1 if view == "side" else 0  # from the side the whole leg is the right one
    leg = outline.intersection(Polygon([(middle, -1), (side, -1), (side, -0.11), (middle, -0.11)]))
    covered = sum(shape.intersection(leg).area for shape in shapes.values())
    parts = getattr(leg, "geoms", [leg])
    arm = leg.area - max(part.area for part in parts)  # the hand hangs lower than the hip
    assert covered > 0.95 * (leg.area - arm)


@pytest.mark.parametrize("view", ["front", "back"])
def test_the_body_holds_the_skeleton(view):
    outline = Polygon(STORED["body"][view]["outline"][0])
    for name, rings in STORED["frontal"]["shapes"].items():
        for ring in rings:
            assert outline.buffer(0.001).covers(Polygon(ring)), name


def test_the_body_from_the_side_holds_the_skeleton_and_faces_forwards():
    chart = STORED["body"]["side"]
    outline = Polygon(chart["outline"][0])
    for name, rings in STORED["sagittal"]["shapes"].items():
        for ring in rings:
            assert outline.buffer(0.001).covers(Polygon(ring)), name
    place = {name: Polygon(ring).centroid.x for name, ring in chart["regions"].items()}
    assert place["thigh_posterior"] < place["thigh_lateral"] < place["thigh_anterior"]
    assert place["buttock"] < place["greater_trochanter"] < place["groin"]
    assert place["lower_lumbar"] < -0.05
    trochanter = Polygon(chart["regions"]["greater_trochanter"])
    assert trochanter.covers(Point(STORED["sagittal"]["landmarks"]["hip"]))


@pytest.mark.parametrize("name", sorted(REGIONS["side"] & REGIONS["front"] - {"groin"}))  # its lower end is hidden
def test_a_region_is_as_high_from_the_side_as_from_the_front(name):
    side, front = (Polygon(STORED["body"][view]["regions"][name]).bounds for view in ("side", "front"))
    assert side[1::2] == pytest.approx(front[1::2], abs=0.05)


def test_lines_stay_inside_the_body():
    for view, chart in STORED["body"].items():
        outline = Polygon(chart["outline"][0])
        assert all(outline.buffer(0.002).covers(LineString(line)) for line in chart["lines"]), view


def test_a_curve_passes_its_control_points_and_keeps_corners():
    points = [(0.0, 0.0), (0.1, 0.05), (0.2, 0.0), None, (0.2, 0.2)]
    line = LineString(body.curve(points))
    assert all(line.distance(Point(point)) < 1e-9 for point in points if point)
    assert line.covers(LineString([(0.2, 0.05), (0.2, 0.15)]))  # straight after the corner: two points only
