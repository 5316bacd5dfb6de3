"""Every figure's declaration, drawing and live widget, without a browser."""

from __future__ import annotations

import itertools
import json
import math
import random
from collections import defaultdict
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest

from hipspine.evidence import load_references
from hipspine.figures import FIGURES, declared, figure
from hipspine.figures.painting import frame, painting
from hipspine.figures.palette import PALETTE
from hipspine.figures.parts import Choice
from hipspine.figures.svg import WIDTHS, svg
from hipspine.figures.telling import filled, printed
from tests.support.figure_samples import CHARTED, PULLED, SHEETED, SOLID


def random_values(chosen, seed):
    draw = random.Random(seed)
    return {
        p.name: draw.choice([name for name, _ in p.options])
        if isinstance(p, Choice)
        else draw.uniform(p.minimum, p.maximum)
        for p in chosen.parameters
    }


@pytest.mark.parametrize("name", FIGURES)
def test_declaration_is_plain_data_with_known_sources(name):
    chosen = declared(name)
    assert json.loads(json.dumps(chosen.spec)) == json.loads(json.dumps(chosen.spec, allow_nan=False))
    assert set(chosen.sources) <= set(load_references())
    assert chosen.title
    assert chosen.caption


@pytest.mark.no_cover
@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_traces_make_a_plotly_figure_anywhere_in_range(name, theme):
    chosen = declared(name)
    for seed in range(20):
        drawn = go.Figure(chosen.traces(random_values(chosen, seed), theme))
        for trace in drawn.data:
            assert len(trace.x) == len(trace.y)


@pytest.mark.no_cover
@pytest.mark.parametrize("name", FIGURES)
def test_number_of_traces_never_changes_but_with_layers_of_solids(name):
    chosen, counts = declared(name), defaultdict(set)
    layers = [choice.name for choice in chosen.choices if choice.layer and chosen.solid]
    for seed in range(50):
        values = random_values(chosen, seed)
        counts[tuple(values[layer] for layer in layers)].add(len(chosen.traces(values)))
    assert all(len(found) == 1 for found in counts.values())


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_still_picture_is_well_formed(name, theme):
    for width in WIDTHS.values():
        text = svg(declared(name), theme, width=width)
        picture = ElementTree.fromstring(text)
        assert picture.tag.endswith("svg")
        assert len(list(picture)) >= sum(bool(trace["x"]) for trace in declared(name).traces({}, theme)) / 2
        assert "nan" not in text


def test_what_is_drawn_in_3d_and_what_has_a_chart_is_known():
    assert {name for name in FIGURES if declared(name).solid} == SOLID
    assert {name for name in FIGURES if declared(name).chart} == set(CHARTED)
    assert {name for name in FIGURES if declared(name).sheets} == set(SHEETED)
    assert {name for name in FIGURES if (guess := declared(name).guess) and guess.grips} == set(PULLED)


@pytest.mark.parametrize("name", [name for name in FIGURES if name not in SOLID])
def test_text_is_as_large_as_it_must_be(name):
    figure = declared(name)
    for width, least in ((358, 13), (680, 15)):
        drawn = painting(figure.spec, figure.evaluate({}), figure.shapes, frame(figure.spec, width, named=True))
        assert min((one["size"] for some in drawn for one in some if one["tag"] == "text"), default=least) >= least


@pytest.mark.parametrize("name", [name for name in FIGURES if name not in SOLID])
def test_a_phone_shows_four_names_at_rest(name):
    figure = declared(name)
    names = painting(figure.spec, figure.evaluate({}), figure.shapes, frame(figure.spec, 358))
    assert sum(one["style"] == "leader" for some in names for one in some) <= 4


def test_bones_turn_with_the_pelvis():
    chosen = declared("pelvic-tilt")

    def slope(tilt):
        primitives = chosen.spec["primitives"]
        sacrum = next(m for m in primitives if m.get("shape") == "sagittal/sacrum" and m["style"] == "bone")
        return chosen.evaluate({"anterior_tilt": tilt})[sacrum["at"][0]]

    assert slope(0) - slope(10) == pytest.approx(10)  # ten degrees forwards, which is clockwise


def test_the_ends_of_the_spine_are_where_they_must_be():
    chosen = declared("pelvic-tilt")
    by_shape = {m["shape"]: m for m in chosen.spec["primitives"] if m["kind"] == "bone" and m["style"] != "ghost"}
    for tilt in (-20, 0, 20):
        e = chosen.evaluate({"anterior_tilt": tilt})
        assert e[by_shape["sagittal/T12"]["at"][0]] == pytest.approx(0)  # the trunk stays upright
        angles = [e[by_shape[f"sagittal/{bone}"]["at"][0]] for bone in ("sacrum", "L5", "L4", "L3", "L2", "L1")]
        falling = all(abs(a) >= abs(b) - 1e-9 for a, b in itertools.pairwise(angles))
        assert falling, "each vertebra turns less than the one below"


def test_pelvis_drops_only_without_balance():
    chosen = declared("single-leg-stance")
    pelvis = next(m for m in chosen.spec["primitives"] if m.get("shape") == "frontal/pelvis")
    assert chosen.evaluate({})[pelvis["at"][0]] == 0
    assert chosen.evaluate({"abductor_strength": 0.5})[pelvis["at"][0]] < -3


def test_pain_map_prints_what_the_studies_counted():
    values = {study: declared("pain-map").values({"study": study}) for study in ("lesher", "poulsen", "khan")}
    assert (values["lesher"]["buttock"], values["lesher"]["groin"], values["lesher"]["lower_lumbar"]) == (71, 55, 0)
    assert (values["poulsen"]["greater_trochanter"], values["poulsen"]["thigh_lateral"]) == (77, 42)
    assert (values["khan"]["lower_leg"], values["khan"]["foot"]) == (47, 47)
    assert math.isnan(values["khan"]["groin"])


def test_red_flags_draws_one_dot_a_person():
    chosen = declared("red-flags")
    for group, coloured in (("everyone", 0), ("any_flag", 942), ("serious", 11)):
        (people,) = (trace for trace in chosen.traces({"group": group}) if trace["mode"] == "markers")
        assert len(set(zip(people["x"], people["y"], strict=True))) == 1172
        assert sum(colour != PALETTE["dot"][0] for colour in people["marker"]["color"]) == coloured


@pytest.mark.parametrize("name", FIGURES)
def test_live_figure_reads_and_sets_every_value(name):
    live = figure(name)
    chosen = declared(name)
    wanted = random_values(chosen, 3)
    for parameter, value in wanted.items():
        setattr(live, parameter, value)
    assert {key: live.values[key] for key in wanted} == pytest.approx(wanted)
    assert live.values == pytest.approx(chosen.values(wanted), nan_ok=True)
    assert live.description == chosen.describe(wanted)
    assert isinstance(live.plot(), go.Figure)
    assert json.dumps(live.get_state()["_shapes"])


def test_live_figure_refuses_wrong_names_and_values():
    live = figure("pelvic-tilt")
    with pytest.raises(AttributeError, match="anterior_tilt"):
        live.anterior_tlit = 5
    with pytest.raises(ValueError, match="anterior_tilt must be a number from -20 to 20"):
        live.anterior_tilt = 25
    assert live.anterior_tilt == 0
    with pytest.raises(TypeError, match="anterior_tilt"):
        figure("pelvic-tilt", tilt=5)
    with pytest.raises(KeyError, match="pelvic-tilt"):
        figure("pelvis")
    with pytest.raises(ValueError, match="lesher, poulsen, khan"):
        figure("pain-map").study = "smith"
    with pytest.raises(TypeError, match="lean"):
        figure("single-leg-stance").plot(laen=0)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1.25, 1, "1.3"),
        (-0.4, 0, "0"),
        (2.5, 0, "3"),
        (-3.06, 1, "−3.1"),
        (1172, 0, "1,172"),
        (math.nan, 1, "–"),
        (0.125, 2, "0.13"),
    ],
)
def test_numbers_as_readers_see_them(value, decimals, text):
    assert printed(value, decimals) == text


def test_words_are_filled_in():
    assert filled("from {0} to {1}", [1, 2.26], 1) == "from 1.0 to 2.3"


def test_text_stands_out_from_paper_in_both_themes():
    """WCAG AA for text: 4.5 to 1. Labels are drawn with a halo of paper, so paper is what they stand on."""

    def luminance(colour):
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for token in ("ink", "muted", "blue", "red", "green", "amber", "violet"):
        for theme in (0, 1):
            light, dark = sorted((luminance(PALETTE[token][theme]), luminance(PALETTE["paper"][theme])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (token, theme)
