"""Pictures that Python makes: plain plots in a theme that can be read, and files that stand by themselves."""

from __future__ import annotations

import builtins
from xml.etree import ElementTree

import lxml.html
import pytest
from PIL import Image

from hipspine.figures import FIGURES, figure, themes
from hipspine.figures.palette import PALETTE

SEE_THROUGH = "rgba(0,0,0,0)"


@pytest.fixture
def fig(monkeypatch):
    """A figure in a notebook whose theme nobody has told yet."""
    monkeypatch.setitem(vars(themes)["_host"], "theme", "")
    return figure("pelvic-tilt", anterior_tilt=10)


def inks(plot):
    return plot.layout.font.color, plot.layout.paper_bgcolor


def test_a_plot_follows_the_notebook_once_the_front_end_has_told_its_theme(fig):
    assert inks(fig.plot()) == (PALETTE["ink"][0], PALETTE["paper"][0]), "on paper of its own, until it is told"
    fig.set_state({"_theme": "dark"})  # as the front end does
    for plot in (fig.plot(), fig.chart(), fig.sweep(anterior_tilt=[0, 1]).plot(), figure("gait").plot()):
        assert inks(plot) == (PALETTE["ink"][1], SEE_THROUGH)
    fig.set_state({"_theme": "light"})
    assert inks(fig.plot()) == (PALETTE["ink"][0], SEE_THROUGH)
    fig.set_state({"_theme": "mauve"})
    assert inks(fig.plot()) == (PALETTE["ink"][0], SEE_THROUGH)


def test_a_theme_that_is_asked_for_brings_its_own_paper(fig):
    fig.set_state({"_theme": "light"})
    assert inks(fig.plot(theme="dark")) == (PALETTE["ink"][1], PALETTE["paper"][1])
    assert inks(fig.chart("light")) == (PALETTE["ink"][0], PALETTE["paper"][0])


@pytest.mark.parametrize("theme", ["sepia", "Dark", "", None, 1])
def test_unknown_themes_are_refused(fig, theme, tmp_path):
    for draw in (fig.plot, fig.chart, lambda theme: fig.save(tmp_path / "x.svg", theme=theme)):
        with pytest.raises(ValueError, match=r"there is no theme .*; there are auto, light, dark"):
            draw(theme=theme)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", FIGURES)
def test_the_room_above_a_plot_holds_all_lines_of_its_title(name):
    layout = figure(name).plot().layout
    lines = layout.title.text.count("<br>") + 1
    assert layout.margin.t >= lines * 1.3 * layout.title.font.size + layout.title.pad.t
    assert max(map(len, layout.title.text.split("<br>"))) * 0.55 * layout.title.font.size <= layout.width


def test_a_figure_without_a_chart_says_what_there_is():
    with pytest.raises(AttributeError, match="pain-map has no chart here; plot"):
        figure("pain-map").chart()


def test_svg_is_the_figure_as_it_stands_on_its_paper(fig, tmp_path):
    saved = fig.save(tmp_path / "tilt.svg", width=358)
    picture = ElementTree.fromstring(saved.read_text(encoding="utf-8"))
    assert picture.get("width") == "358"
    assert picture[0].tag.endswith("rect") and picture[0].get("fill") == PALETTE["paper"][0]
    level = figure("pelvic-tilt").save(tmp_path / "level.svg", width=358)
    assert level.read_bytes() != saved.read_bytes()
    dark = ElementTree.fromstring(fig.save(tmp_path / "dark.SVG", theme="dark").read_bytes())
    assert dark[0].get("fill") == PALETTE["paper"][1]


def test_png_has_two_dots_for_each_pixel(fig, tmp_path):
    with Image.open(fig.save(tmp_path / "tilt.png", width=400)) as picture:
        assert picture.width == 800
        assert picture.convert("RGB").getpixel((1, 1)) == tuple(bytes.fromhex(PALETTE["paper"][0][1:]))
        assert len(picture.convert("RGB").getcolors(1 << 20)) > 50


@pytest.mark.parametrize("name", ["pelvic-tilt", "pelvis-3d", "hip-labrum"])
def test_html_stands_by_itself_with_words_and_numbers(name, tmp_path):
    fig = figure(name)
    text = fig.save(tmp_path / "page.html").read_text(encoding="utf-8")
    page = lxml.html.fromstring(text)
    assert page.get("lang") == "en" and page.findtext(".//h1") == fig._figure.title
    assert fig.description in page.text_content()
    assert len(page.findall(".//svg")) == 4, "light and dark, for a desk and a phone"
    assert not page.findall(".//script") and not page.findall(".//link")
    assert "http" not in text.replace("http://www.w3.org/", "")
    assert all(p.name in page.text_content() for p in fig._figure.parameters)


@pytest.mark.parametrize(
    ("file", "options", "kind", "words"),
    [
        ("tilt.pdf", {}, ValueError, r"saved as \.svg, \.png, \.html, not as 'tilt.pdf'"),
        ("tilt", {}, ValueError, "not as 'tilt'"),
        ("none/tilt.svg", {}, FileNotFoundError, "there is no folder"),
        ("tilt.svg", {"width": 10}, ValueError, "from 100 to 4000 pixels, not 10"),
        ("tilt.svg", {"width": "wide"}, ValueError, "not 'wide'"),
        ("tilt.svg", {"width": True}, ValueError, "not True"),
    ],
)
def test_what_cannot_be_saved_is_told_in_one_line(fig, tmp_path, file, options, kind, words):
    with pytest.raises(kind, match=words) as refused:
        fig.save(tmp_path / file, **options)
    assert "\n" not in str(refused.value) and list(tmp_path.iterdir()) == []


def test_without_resvg_one_line_says_what_to_install(fig, tmp_path, monkeypatch):
    usual = builtins.__import__

    def without(name, *rest, **named):
        if name == "resvg_py":
            raise ImportError(name)
        return usual(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ImportError, match=r"pip install resvg-py; or save as \.svg or \.html"):
        fig.save(tmp_path / "tilt.png")
    assert fig.save(tmp_path / "tilt.svg").exists()
