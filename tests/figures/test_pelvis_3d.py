"""The pelvis in three dimensions: what is named from where, which way is which, and the bodies of its muscles."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
from scipy.spatial import cKDTree

from hipspine.figures import declared, figure
from hipspine.figures.flesh import body
from hipspine.figures.painting import frame
from hipspine.figures.signs import FOOT, signs
from hipspine.figures.skeleton import solids
from hipspine.figures.solid import basis
from hipspine.figures.svg import svg

PELVIS = declared("pelvis-3d")
VIEWS = [view.id for view in PELVIS.views]
AT_REST = [1.0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]
MUSCLES = sorted(solids()["muscles"])


def seen(view, width=640, named=False, **values):
    """Texts by their words, as they are drawn from a view."""
    drawn = signs(PELVIS.spec, PELVIS.evaluate(values), PELVIS.view(view), frame(PELVIS.spec, width, named))
    return {" ".join(one["lines"]): one for many in drawn for one in many if one["tag"] == "text"}


@pytest.mark.parametrize("view", VIEWS)
def test_a_desk_names_six_parts_from_everywhere(view):
    assert {"lumbar spine", "disc", "hip bone", "sacrum", "hip joint", "thigh bone"} <= set(seen(view))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("muscles", ["off", "on"])
def test_a_phone_names_four_at_rest_and_no_letter_leaves_the_picture(view, muscles):
    marks = {"person’s left", "person’s right", "front", "back"}
    assert 1 <= len(set(seen(view, 358, muscles=muscles)) - marks) <= 4
    fit = frame(PELVIS.spec, 358, True)
    for words, text in seen(view, 358, named=True, muscles=muscles).items():
        assert text["size"] >= 13
        bottom = text["y"] + (len(text["lines"]) - 1) * 1.25 * text["size"]
        assert bottom <= fit["height"] - (0 if words in marks else FOOT - 20), words


def test_a_desk_writes_in_fifteen_pixels():
    assert {text["size"] for text in seen("front").values()} == {15}


@pytest.mark.parametrize(
    ("view", "left", "right"),
    [
        ("front", "person’s right", "person’s left"),
        ("angled", "person’s right", "person’s left"),
        ("back", "person’s left", "person’s right"),
        ("top", "person’s left", "person’s right"),
        ("side", "back", "front"),
    ],
)
def test_left_and_right_are_marked_where_they_are_seen(view, left, right):
    marks = seen(view)
    assert marks[left]["x"] < 320 < marks[right]["x"]
    # The word stands on the side on which the bone is seen.
    across = basis(*PELVIS.view(view))[0]
    place = {"person’s left": (0, 0, -1), "person’s right": (0, 0, 1), "front": (1, 0, 0), "back": (-1, 0, 0)}
    assert np.dot(across, place[right]) > 0.7


def test_seen_from_above_the_front_is_at_the_top():
    assert seen("top")["front"]["y"] < 40 < 600 < seen("top")["back"]["y"]


@pytest.mark.parametrize("turn", range(-180, 180, 15))
def test_at_every_turn_something_says_which_way_is_which(turn):
    drawn = signs(PELVIS.spec, PELVIS.evaluate({}), (turn, 10), frame(PELVIS.spec, 640))
    words = [" ".join(one["lines"]) for many in drawn for one in many if one["tag"] == "text"]
    assert {"person’s left", "person’s right"} <= set(words) or {"front", "back"} <= set(words)


def test_muscles_are_a_layer_and_what_faces_away_has_no_name():
    assert not {"psoas", "gluteus maximus"} & set(seen("front"))
    front, back = (seen(view, muscles="on") for view in ("front", "back"))
    assert {"psoas", "iliacus", "gluteus medius"} <= set(front)
    assert {"gluteus maximus", "ham- strings", "gluteus medius"} <= set(back)
    assert "gluteus maximus" not in front
    assert "sacrum" not in seen("side", muscles="on"), "muscles cover it"
    assert "hip joint" not in back
    assert "hip joint" in front
    assert "psoas" not in back
    plain, fleshed = (PELVIS.traces({"muscles": state}) for state in ("off", "on"))
    assert len(fleshed) == len(plain) + 2


@pytest.mark.parametrize("name", MUSCLES)
def test_the_body_of_a_muscle_is_closed_and_faces_outwards(name):
    flesh = solids()["muscles"][name]
    points, faces = body(flesh, AT_REST * len(flesh["bones"]))
    corners = np.array(points)[np.array(faces)]
    edges = sorted(tuple(sorted(pair)) for a, b, c in faces for pair in ((a, b), (b, c), (c, a)))
    assert all(edges[k] == edges[k + 1] for k in range(0, len(edges), 2)), "an edge with one face"
    volume = np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum() / 6
    assert 3e-5 < volume < 6e-4  # cubic metres


@pytest.mark.parametrize("name", MUSCLES)
def test_a_muscle_moves_with_its_bones(name):
    bones = solids()["muscles"][name]["bones"]
    still = [body(solids()["muscles"][name], AT_REST * len(bones))[0]]
    shifted = body(solids()["muscles"][name], [*AT_REST[:9], 0.01, 0.02, 0.03] * len(bones))[0]
    assert np.allclose(np.array(shifted) - np.array(still[0]), (0.01, 0.02, 0.03), atol=1e-9)


@pytest.mark.parametrize("name", ["psoas", "iliacus", "gluteus_medius"])
def test_left_muscles_mirror_right_ones(name):
    right, left = (
        np.array(body(flesh, AT_REST * len(flesh["bones"]))[0])
        for flesh in (solids()["muscles"][f"{name}_{side}"] for side in ("right", "left"))
    )
    assert cKDTree(left * (1, 1, -1)).query(right)[0].max() < 0.004  # corners lie elsewhere around a strand


def test_a_disc_goes_with_the_bone_below_it():
    e = PELVIS.evaluate({"drop": 8})
    at = {p["shape"]: [e[i] for i in p["at"]] for p in PELVIS.spec["primitives"] if p["kind"] == "solid"}
    assert at["disc_L5S1"] == at["sacrum"]
    assert at["disc_L4L5"] == at["L5"]
    assert at["disc_L3L4"] != at["L3"]


@pytest.mark.parametrize("view", VIEWS)
def test_a_still_picture_of_each_view_shows_bones_and_names(view):
    picture = svg(PELVIS, "dark", width=358, view=view)
    assert re.search(r'<image [^>]*href="data:image/webp;base64,[\w+/=]{4000,}"', picture)
    assert picture.count("<text") >= 5
    assert len(picture) < 60_000


def test_the_plot_has_names_and_a_button_for_each_view():
    plot = figure("pelvis-3d").plot(seen="back", muscles="on")
    names = {note.text for note in plot.layout.scene.annotations}
    assert "gluteus<br>maximus" in names
    assert [button.label for button in plot.layout.updatemenus[0].buttons] == [view.label for view in PELVIS.views]
    assert plot.layout.scene.camera.eye.x == pytest.approx(-1)
    assert len(plot.data) == len(PELVIS.traces({"muscles": "on"}))
    with pytest.raises(ValueError, match=r"no view 'below'; it has angled, front, side, back, top"):
        figure("pelvis-3d").plot(seen="below")


def test_the_axes_of_a_view_are_right_angled_and_turn_to_the_persons_left():
    for turn, height in ((0, 0), (32, 14), (180, 89), (-77, -40)):
        axes = np.array(basis(turn, height))
        assert np.allclose(axes @ axes.T, np.eye(3), atol=1e-12)
        assert np.allclose(np.cross(axes[0], axes[1]), axes[2])
    assert basis(90, 0)[2][2] == pytest.approx(-1)  # to the right is positive, so the viewer is on the left
    assert math.isclose(basis(0, 90)[2][1], 1)
