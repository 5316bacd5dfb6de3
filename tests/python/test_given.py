"""Models take numbers in whatever holds them, refuse what is no number, and can be sent to other processes."""

from __future__ import annotations

import copy
import inspect
import pickle

import numpy as np
import pandas as pd
import pytest

from hipspine.models import MODELS, model
from hipspine.models.core import Model

TIPS = [-5.0, 0.0, 5.0]
SLOPES = [35.0, 40.0, 45.0]


@pytest.mark.parametrize(
    "given",
    [
        TIPS,
        tuple(TIPS),
        range(-5, 6, 5),
        np.array(TIPS),
        np.array([-5, 0, 5], dtype="int8"),
        np.array(TIPS, dtype=object),
        pd.Series(TIPS, index=["a", "b", "c"]),
        pd.Series([-5, 0, 5], dtype="Int64"),
        [np.float32(-5), 0, np.int64(5)],
        pd.Index(TIPS),
    ],
    ids=lambda given: type(given).__name__,
)
def test_arrays_lists_and_series_are_taken_alike(given):
    found = model("spinopelvic")(anterior_tilt=given)["sacral_slope"]
    assert isinstance(found, np.ndarray) and found.tolist() == SLOPES


def test_rows_keep_their_shape_and_broadcast():
    found = model("spinopelvic")(anterior_tilt=[[0], [10]], pelvic_incidence=[50, 60, 70])
    assert found["sacral_slope"].tolist() == [[38, 48, 58], [48, 58, 68]]
    assert found["expected_lordosis"].shape == (2, 3)


def test_one_number_gives_plain_numbers():
    for given in (5, 5.0, np.float64(5), np.int8(5)):
        assert type(model("spinopelvic")(anterior_tilt=given)["sacral_slope"]) is float


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("5", "must be a number from -20 to 20 °, not '5'"),
        (True, "must be a number from -20 to 20 °, not True"),
        (None, "must be a number from -20 to 20 °, not None"),
        ({1: 2}, "must be a number from -20 to 20 °, not {1: 2}"),
        (b"5", "must be a number from -20 to 20 °, not b'5'"),
        (
            [1, "2"],
            "must be a number, or numbers in an array, a list or a Series, from -20 to 20 °, not '2' (at place 2)",
        ),
        ([True, 1], "not True (at place 1)"),
        ([[1, 2], [3, False]], "not False (at place 4)"),
        ([None], "not None (at place 1)"),
        ([1j], "not 1j (at place 1)"),
        (np.array([True]), "not booleans"),
        (np.array(["1"]), "not text"),
        (np.array([1j]), "not complex numbers"),
        (np.array(["2026-01-01"], dtype="datetime64[D]"), "not dates"),
        (pd.Series(["a"]), "not 'a'"),
        (pd.Series([True, False]), "not booleans"),
        ([[1], [1, 2]], "with rows of one length"),
        ([0, 25], "must be a number from -20 to 20 °, not 25"),
        (np.array([np.nan]), "must be a number from -20 to 20 °, not nan"),
    ],
    ids=str,
)
def test_text_booleans_and_other_things_are_refused_in_one_line(given, words):
    with pytest.raises(ValueError, match="anterior_tilt") as refused:
        model("spinopelvic")(anterior_tilt=given)
    assert words in str(refused.value) and "\n" not in str(refused.value)


def test_shapes_that_do_not_fit_are_named():
    words = "pelvic_tilt has 2, anterior_tilt has 3; give as many of each, or one"
    with pytest.raises(ValueError, match=words):
        model("spinopelvic")(anterior_tilt=[1, 2, 3], pelvic_tilt=[1, 2])


@pytest.mark.parametrize("name", MODELS)
def test_models_pickle_and_copy_as_their_name(name):
    chosen = model(name)
    chosen()  # what it has compiled must not travel
    assert pickle.loads(pickle.dumps(chosen)) is chosen
    assert copy.deepcopy(chosen) is chosen
    assert len(pickle.dumps(chosen)) < 200


def test_a_model_of_somebody_elses_is_copied_as_it_is():
    own = copy.replace(MODELS["finding"], title="Mine") if hasattr(copy, "replace") else None
    own = own or Model(**{**{f: getattr(MODELS["finding"], f) for f in Model.__dataclass_fields__}, "title": "Mine"})
    again = copy.copy(own)
    assert again is not own and again.title == "Mine" and again() == own()


def test_notebooks_can_complete_the_names_of_parameters():
    assert list(inspect.signature(model("finding")).parameters) == ["pretest", "lr"]
    assert "title" in inspect.signature(Model).parameters
