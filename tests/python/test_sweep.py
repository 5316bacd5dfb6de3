"""A sweep is a tidy table of a figure's results, with its plot; pandas is not needed for it."""

from __future__ import annotations

import builtins
import csv

import numpy as np
import pandas as pd
import pytest

from hipspine.figures import figure
from hipspine.figures.palette import PALETTE


@pytest.fixture
def fig():
    return figure("pelvic-tilt")


def test_each_row_is_what_the_figure_tells_when_set_so(fig):
    table = fig.sweep(anterior_tilt=range(-10, 11), pelvic_incidence=60)
    assert list(table) == ["anterior_tilt", *fig._figure.result_names]
    assert table.rows == 21 and table.fixed["pelvic_incidence"] == 60
    for row in (0, 7, 20):
        set_so = figure("pelvic-tilt", pelvic_incidence=60, anterior_tilt=table["anterior_tilt"][row]).values
        assert {name: table[name][row] for name in table} == pytest.approx({name: set_so[name] for name in table})
    assert fig.anterior_tilt == 0, "the figure stays as it was"


def test_what_is_not_named_is_as_the_figure_stands(fig):
    fig.pelvic_incidence = 70
    assert fig.sweep(anterior_tilt=[0])["sacral_slope"] == [58.0]


def test_several_lists_give_every_combination_and_choices_are_swept_too():
    table = figure("finding").sweep(pretest=[0.2, 0.4], lr=np.array([1, 6.1]))
    assert list(zip(table["pretest"], table["lr"], strict=True)) == [(0.2, 1), (0.2, 6.1), (0.4, 1), (0.4, 6.1)]
    table = figure("pain-map").sweep(study=["lesher", "khan"])
    assert table["study"] == ["lesher", "khan"] and table["lower_leg"] == [16.0, 47.0]


def test_pandas_takes_it_as_it_is(fig):
    table = fig.sweep(anterior_tilt=pd.Series([0, 5]))
    frame = table.frame()
    assert isinstance(frame, pd.DataFrame) and list(frame.columns) == list(table)
    assert frame["sacral_slope"].tolist() == [40.0, 45.0]
    pd.testing.assert_frame_equal(frame, pd.DataFrame(table))


def test_without_pandas_one_line_says_what_to_install(fig, monkeypatch):
    usual = builtins.__import__

    def without(name, *rest, **named):
        if name == "pandas":
            raise ImportError(name)
        return usual(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    table = fig.sweep(anterior_tilt=range(3))
    assert table["sacral_slope"] == [40.0, 41.0, 42.0]
    with pytest.raises(ImportError, match="pip install pandas"):
        table.frame()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "at least one of pelvic_incidence, pelvic_tilt, anterior_tilt as a list"),
        ({"anterior_tilt": 3}, "as a list, for example range"),
        ({"anterior_tilt": [0, 30]}, "must be a number from -20 to 20 °, not 30"),
        ({"anterior_tilt": "0, 1"}, "not '0, 1'"),
        ({"anterior_tilt": [True]}, "not True"),
        ({"anterior_tilt": [0], "pelvic_tilt": "x"}, "pelvic_tilt must be a number"),
        ({"muscles": ["on", "of"]}, "must be one of off, on, not 'of'"),
        ({"tilt": [0]}, "has no value 'tilt' to set"),
    ],
    ids=str,
)
def test_bad_input_is_refused_in_one_line(fig, values, words):
    with pytest.raises((ValueError, TypeError)) as refused:
        fig.sweep(**values)
    assert words in str(refused.value) and "\n" not in str(refused.value)


def test_its_plot_has_named_axes_and_a_line_for_each_setting(fig):
    table = fig.sweep(anterior_tilt=range(-10, 11), pelvic_incidence=[45, 65])
    plot = table.plot("sacral_slope", theme="dark")
    assert [line.name for line in plot.data] == [f"Sacral slope, pelvic_incidence {angle}" for angle in (45, 65)]
    assert (
        plot.layout.xaxis.title.text == "Tip the pelvis forwards (°)"
        and plot.layout.yaxis.title.text == "Sacral slope (°)"
    )
    assert plot.layout.font.color == PALETTE["ink"][1] and plot.layout.paper_bgcolor == PALETTE["paper"][1]
    assert len(fig.sweep(anterior_tilt=[0, 1]).plot().data) == len(fig._figure.results), "all are in degrees"


def test_its_plot_refuses_unknown_results_and_themes(fig):
    table = fig.sweep(anterior_tilt=[0, 1])
    with pytest.raises(KeyError, match="did you mean 'sacral_slope'"):
        table.plot("sacral_slop")
    with pytest.raises(ValueError, match="there is no theme 'sepia'; there are auto, light, dark"):
        table.plot(theme="sepia")
    with pytest.raises(ValueError, match="tells no numbers"):
        figure("hip-labrum").sweep(state=["usual", "changed"]).plot()


def test_it_is_shown_short_and_saved_whole(fig, tmp_path):
    table = fig.sweep(anterior_tilt=range(-10, 11))
    assert "21 rows, of which the first 10 are shown" in table._repr_html_()
    assert table._repr_html_().count("<tr>") == 11
    assert repr(table).startswith("<Sweep of pelvic-tilt: 21 rows, columns anterior_tilt, ")
    with table.save(tmp_path / "tilt.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 21 and float(rows[-1]["sacral_slope"]) == 50
    with pytest.raises(ValueError, match=r"saved as \.csv, not as 'tilt.xlsx'"):
        table.save(tmp_path / "tilt.xlsx")
