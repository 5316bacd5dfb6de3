"""What a notebook keeps of figures, quizzes and the list for the appointment: pictures, words and numbers."""

from __future__ import annotations

import base64
import io
import sys

import lxml.etree
import lxml.html
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from PIL import Image

from hipspine import appointment, figure, quiz
from hipspine.figures import FIGURES, declared
from hipspine.lasting import STILL
from hipspine.quiz.bank import bank_names, load_bank, load_quiz
from hipspine.quiz.text import to_html
from hipspine.teaching.answering.answer_widget import AnswerWidget
from hipspine.teaching.assignment.key import Key

VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def shown():
    """The outputs of showing a widget in a notebook, in order."""
    InteractiveShell.instance()

    def outputs(widget):
        with capture_output() as captured:
            widget._ipython_display_()
        return captured.outputs

    return outputs


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_leaves_a_picture_its_words_and_its_numbers(shown, name):
    picture, words, live = shown(figure(name))
    assert picture.metadata == words.metadata == {STILL: figure_name(words)}
    (image,) = lxml.html.fromstring(picture.data["text/html"]).xpath("//img")
    assert len(image.get("alt")) > 20 and picture.data["text/plain"] == image.get("alt")
    kind, _, data = image.get("src").partition(";base64,")
    drawn = lxml.etree.fromstring(base64.b64decode(data))
    pieces = sum(max(1, node.get("d", "").count("M")) for node in drawn.iter())  # a crowd is one path
    assert kind == "data:image/svg+xml" and pieces > 20
    assert "image/svg+xml" not in picture.data, "export to LaTeX would ask for Inkscape"
    with Image.open(io.BytesIO(base64.b64decode(picture.data["image/png"]))) as png:
        assert png.width == 1020 and len(png.getcolors()) > 5
    text = lxml.html.fromstring(words.data["text/html"]).text_content()
    assert all(one.label in text for one in (*declared(name).parameters, *declared(name).results))
    for kind in ("text/html", "text/markdown", "text/plain"):
        assert f"figure('{name}')" in lxml.html.fromstring(f"<p>{words.data[kind]}</p>").text_content()
    assert live.data[VIEW]["model_id"] and live.data["text/plain"] == f"figure('{name}')"
    assert live.data["text/html"] == "<div></div>" and not live.data["text/latex"]


def figure_name(words):
    """The name of the still form, as its outputs carry it."""
    return lxml.html.fromstring(words.data["text/html"]).get("data-hs-still")


def test_the_still_form_shows_the_figure_as_it_is_set(shown):
    pictures = [shown(figure("pelvic-tilt", anterior_tilt=tilt))[:2] for tilt in (0, 10)]
    (level, _), (tipped, words) = pictures
    assert level.data["text/html"].split("src=")[1] != tipped.data["text/html"].split("src=")[1]
    assert level.data["image/png"] != tipped.data["image/png"]
    assert "tipped 10° forwards" in words.data["text/plain"] and "Sacral slope; 50°" in words.data["text/plain"]
    assert "| Sacral slope | 50° |" in words.data["text/markdown"]


def test_where_nothing_makes_png_the_drawing_stands_as_svg(shown, monkeypatch):
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    picture, *_ = shown(figure("pelvic-tilt"))
    assert "image/png" not in picture.data and "data:image/svg+xml" in picture.data["text/html"]


def test_without_pillow_bones_in_3d_say_what_their_picture_needs(shown, monkeypatch):
    monkeypatch.setitem(sys.modules, "PIL", None)
    words, live = shown(figure("pelvis-3d"))
    assert "pip install pillow" in words.data["text/html"] and VIEW in live.data


@pytest.mark.parametrize("name", [*bank_names(), "final"])
def test_a_quiz_leaves_its_questions_and_options_and_never_the_key(shown, name):
    questions = quiz(name)
    words, live = shown(questions)
    text = lxml.html.fromstring(words.data["text/html"]).text_content()
    for item in questions.items:
        assert to_html(item.stem) in words.data["text/html"]
        assert item.stem.split("\n")[0][:40] in words.data["text/markdown"]
        told = [item.explanation, *(getattr(one, "feedback", "") for one in getattr(item, "options", []))]
        assert not any(
            saying and lxml.html.fromstring(f"<p>{to_html(saying)}</p>").text_content() in text for saying in told
        )
    assert live.data["text/plain"] == repr(questions) and "run this cell" in text


@pytest.mark.parametrize("name", bank_names())
def test_a_question_of_an_assignment_leaves_what_it_asks_and_never_the_key(shown, name):
    for asked in Key.of("week-1", [load_bank(name)], students={}).variants(""):
        item = asked.item
        *pictures, words, live = shown(AnswerWidget(asked.public(), None))
        assert [True for one in pictures if "image/png" in one.data] == [True] * item.draws_figure
        text = lxml.html.fromstring(words.data["text/html"]).text_content()
        choices = [text for _, text in asked.options] + [pair.text for pair in getattr(item, "pairs", [])]
        for told in (item.stem, *choices):
            assert to_html(told) in words.data["text/html"]
            said = lxml.html.fromstring(f"<p>{to_html(told)}</p>").text_content()
            for kind in ("text/markdown", "text/plain"):
                assert " ".join(said.split()) in words.data[kind]
        told = [item.explanation, *(getattr(one, "feedback", "") for one in getattr(item, "options", []))]
        assert not any(
            saying and lxml.html.fromstring(f"<p>{to_html(saying)}</p>").text_content() in text for saying in told
        )
        assert live.data[VIEW] and live.data["text/plain"] == f"ask('{asked.name}')"


def test_what_stands_in_order_in_the_file_does_not_in_the_still_form(shown):
    questions = quiz("connection", items=0)
    html = shown(questions)[0].data["text/html"]
    ordering = next(item for item in questions.items if item.kind == "ordering")
    right = [to_html(option.text) for option in ordering.options]
    places = [html.index(f"<li>{text}</li>") for text in right]
    assert places != sorted(places)


def test_the_quiz_tells_how_one_asks_for_it():
    assert repr(quiz("connection", seed=2)) == "quiz('connection', seed=2, items=8)"
    one = quiz("connection", section="the-nerves-they-share")
    assert repr(one) == "quiz('connection', seed=1, items=1, section='the-nerves-they-share')"
    assert eval(repr(one), {"quiz": quiz}).items == one.items


def test_the_list_leaves_its_questions_and_nothing_that_was_written(shown):
    words, live = shown(appointment())
    assert "Why I come" in words.data["text/markdown"] and "textarea" not in words.data["text/html"]
    assert live.data["text/plain"] == "appointment()"


def test_a_terminal_prints_what_it_is_and_nothing_else(capsys):
    shell = InteractiveShell.instance()
    shell.display_formatter.format(figure("pelvic-tilt"))
    shell.run_cell("from hipspine import figure\nfigure('pelvic-tilt')")
    assert capsys.readouterr().out.strip().endswith("figure('pelvic-tilt')")


def test_what_asks_for_one_bundle_gets_widget_picture_and_words_in_it():
    formatter = InteractiveShell.instance().display_formatter
    bundle, _ = formatter.format(figure("pelvic-tilt"))
    assert set(bundle) == {VIEW, "text/html", "text/markdown", "text/plain", "image/svg+xml"}
    assert bundle["image/svg+xml"].startswith("<svg") and "object at" not in bundle["text/plain"]
    bundle, _ = formatter.format(quiz("connection"))
    assert load_quiz("connection").title in bundle["text/markdown"] and "object at" not in bundle["text/plain"]
