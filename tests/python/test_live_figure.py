"""A live figure in Python: results that follow and can be watched, settings, presets, cards, and the compact form."""

from __future__ import annotations

import inspect
import math

import pytest
from IPython.core.interactiveshell import InteractiveShell

from hipspine.figures import FIGURES, declared, figure, settable
from hipspine.figures.settings import Settings
from hipspine.figures.widget import FigureWidget


@pytest.fixture
def watched():
    """A figure, and the names and values of the results that it has told a watcher."""
    fig, heard = figure("pelvic-tilt"), []
    fig.observe(lambda change: heard.append((change.name, change.new)), names=list(fig._figure.result_names))
    return fig, heard


def test_results_are_told_when_a_parameter_changes(watched):
    fig, heard = watched
    fig.anterior_tilt = 10
    assert ("sacral_slope", 50.0) in heard
    assert "expected_lordosis" not in dict(heard), "it does not depend on the tilt"
    heard.clear()
    fig.set_state({"anterior_tilt": 5})  # as the front end does
    assert ("sacral_slope", 45.0) in heard


def test_several_changes_are_computed_once_and_told_once(watched, monkeypatch):
    fig, heard = watched
    counted = []
    usual = Settings.values
    monkeypatch.setattr(Settings, "values", lambda self, values: counted.append(values) or usual(self, values))
    fig.set(anterior_tilt=5, pelvic_incidence=60, pelvic_tilt=10)
    assert len(counted) == 1
    assert [value for name, value in heard if name == "sacral_slope"] == [55.0]
    fig.muscles = "on"  # a layer, which no result rests on
    fig.set(anterior_tilt=5)
    assert fig.values["sacral_slope"] == 55.0 and len(counted) == 1


def test_a_result_that_goes_on_not_to_exist_is_not_told_again():
    fig, heard = figure("pain-map", study="khan"), []
    assert math.isnan(fig.groin)
    fig.observe(lambda change: heard.append(change.name), names=["groin"])
    fig.region = fig._figure.parameters[-1].names[-1]
    assert heard == []
    fig.study = "lesher"
    assert heard == ["groin"] and fig.groin == 55


@pytest.mark.parametrize("name", FIGURES)
def test_no_parameter_or_result_hides_what_a_figure_can_do(name):
    chosen = declared(name)
    names = [*(p.name for p in chosen.parameters), *chosen.result_names]
    assert not set(names) & set(dir(FigureWidget))
    assert len(names) == len(set(names))
    assert figure(name).values == pytest.approx(chosen.values({}), nan_ok=True)
    assert set(settable(name).result_names) == set(chosen.result_names)


def test_what_is_refused_changes_nothing(watched):
    fig, heard = watched
    with pytest.raises(ValueError, match="pelvic_incidence must be a number"):
        fig.set(anterior_tilt=5, pelvic_incidence=1)
    with pytest.raises(TypeError, match="has no value 'tilt' to set"):
        fig.set(anterior_tilt=5, tilt=1)
    assert fig.anterior_tilt == 0 and heard == []


def test_reset_and_presets_set_what_the_buttons_set():
    fig = figure("pelvic-tilt", anterior_tilt=10, muscles="on")
    assert fig.reset() is fig
    assert fig.values == pytest.approx(declared("pelvic-tilt").values({}))
    assert list(fig.presets) == [preset.label for preset in declared("pelvic-tilt").presets]
    for label, values in fig.presets.items():
        assert {name: fig.set(**values).values[name] for name in values} == values, label


def test_a_notebook_keeps_the_widget_first_and_gets_a_card_besides():
    data, _ = InteractiveShell.instance().display_formatter.format(figure("pelvic-tilt", anterior_tilt=10))
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["text/plain"] == "figure('pelvic-tilt', anterior_tilt=10.0)"
    assert "<code>sacral_slope</code>" in data["text/html"] and "50\N{NO-BREAK SPACE}°" in data["text/html"]
    assert "<math" in data["text/html"], "the equations"
    assert "| `sacral_slope` | 50\N{NO-BREAK SPACE}° |" in data["text/markdown"]


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_has_a_card_and_explains_itself(name):
    fig = figure(name)
    told = fig.explain()
    assert told.splitlines()[0] == declared(name).title and repr(told) == str(told)
    for kind in (told._repr_html_(), told._repr_markdown_(), fig._repr_html_(), fig._repr_markdown_()):
        assert all(p.name in kind for p in declared(name).parameters)
        assert all(result in kind for result in declared(name).result_names)


def test_methods_name_the_figures_parameters():
    fig = figure("single-leg-stance")
    for method in (fig.set, fig.sweep, fig.plot):
        assert {"lean", "cane_force"} <= set(inspect.signature(method).parameters)
    assert next(iter(inspect.signature(fig.plot).parameters)) == "theme"
    assert fig.plot.__doc__ == FigureWidget.plot.__doc__


@pytest.mark.parametrize("name", FIGURES)
def test_no_parameter_has_the_name_of_what_a_method_takes_by_itself(name):
    """Such a parameter could not be set for one picture: `plot(view="front")` would ask for another thing."""
    takes = {
        argument.name
        for method in ("set", "sweep", "plot", "chart", "save", "select")
        for argument in inspect.signature(getattr(FigureWidget, method)).parameters.values()
        if argument.kind is not argument.VAR_KEYWORD
    }
    assert {"theme", "seen"} <= takes
    assert takes.isdisjoint({parameter.name for parameter in declared(name).parameters})


def test_a_view_that_a_figure_has_not_is_refused():
    with pytest.raises(ValueError, match="pelvic-tilt has no view 'back'"):
        figure("pelvic-tilt").plot(seen="back")
    with pytest.raises(ValueError, match=r"pelvis-3d has no view 'bak'; it has .*did you mean 'back'\?"):
        figure("pelvis-3d").plot(seen="bak")
