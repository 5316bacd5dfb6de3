"""A page's session: which cells run first, what is sent to the page, and in how many pieces."""

from __future__ import annotations

import json
import sys

import pytest

from hipspine.inpage import islands
from hipspine.inpage.cells import gives, imports, needs, order
from hipspine.inpage.errors import told
from hipspine.inpage.output import LIMIT, SHOWN, Output, Stream
from hipspine.inpage.wheels import Wheels

CELLS = ["a = 1", "b = a + 1", "def c(x):\n    return x + b", "a = 2", "print(a, c(1), len([]))"]
WHEEL = {"imports": ["sums", "_sums"], "needs": ["parts"]}
PARTS = {"imports": ["parts"], "needs": []}


@pytest.mark.parametrize(
    ("wanted", "known", "cells"),
    [
        (0, [], [0]),
        (1, [], [0, 1]),
        (4, [], [0, 1, 2, 3, 4]),
        (4, ["a", "c"], [4]),
        (4, ["c"], [3, 4]),
        (2, ["b"], [2]),
    ],
)
def test_what_a_cell_needs_is_run_first_in_the_order_of_the_page(wanted, known, cells):
    assert order(CELLS, wanted, known) == cells


def test_code_that_is_not_python_needs_and_gives_nothing():
    assert needs("for") == gives("for") == imports("for") == set()
    assert order(["a = 1", "a b"], 1, []) == [1]


def test_names_of_a_cells_own_are_not_asked_of_others():
    assert needs("import plotly.graph_objects as go\nf = lambda x: x + y\n[go for i in z]") == {"y", "z"}
    assert needs("print(len(range(3)))") == set()
    assert gives("import plotly.graph_objects as go\nfrom math import pi\nclass A: pass") == {"go", "pi", "A"}
    assert imports("import a.b\nfrom c.d import e\nfrom . import f") == {"a", "c"}


@pytest.fixture
def sent() -> list[dict]:
    return []


@pytest.fixture
def output(sent: list[dict]) -> Output:
    return Output(lambda message: sent.append(json.loads(message)))


def test_text_keeps_its_order_and_goes_in_few_messages(output, sent):
    out, err = Stream(output, "stdout"), Stream(output, "stderr")
    for number in range(100):
        out.write(f"{number}\n")
    err.write("no")
    out.write("on")
    output.flush()
    assert [message["stream"] for message in sent][-3:] == ["stdout", "stderr", "stdout"]
    assert "".join(m["text"] for m in sent if m["stream"] == "stdout") == "".join(f"{n}\n" for n in range(100)) + "on"
    assert len(sent) < 10


def test_output_beyond_the_bound_is_cut_once(output, sent):
    for _ in range(3):
        output.text("stdout", "x" * (LIMIT - 1))
    output.flush()
    assert sum(len(message.get("text", "")) for message in sent) == LIMIT
    assert [message["type"] for message in sent].count("cut") == 1


def test_too_many_tables_are_cut(output, sent):
    class Table:
        __module__ = "hipspine.cards"

        def _repr_html_(self) -> str:
            return "<table></table>"

    for _ in range(SHOWN + 5):
        output.show(Table())
    assert [message["type"] for message in sent] == ["html"] * SHOWN + ["cut"] * 5


def test_only_our_own_html_is_sent_and_the_rest_is_text(output, sent):
    class Other:
        def _repr_html_(self) -> str:
            return "<b>b</b>"

        def __repr__(self) -> str:
            return "<other>"

    output.show(Other())
    output.show(None)
    output.flush()
    assert sent == [{"type": "text", "stream": "result", "text": "<other>\n"}]


def test_a_long_dictionary_stands_on_several_lines_in_its_own_order(output, sent):
    output.show({f"name {i}": "x" * 20 for i in (3, 1, 2)})
    output.flush()
    assert sent[0]["text"].splitlines()[0] == "{'name 3': 'xxxxxxxxxxxxxxxxxxxx',"


def test_what_is_set_goes_to_the_page_and_is_read_back(sent):
    islands.begin(lambda message: sent.append(json.loads(message)), {"figure:x": {"a": 1}, "quiz:y": {}})
    islands.put("figure:x", {"a": 2})
    assert islands.values("figure:x") == {"a": 2}
    assert islands.names("quiz") == ["y"]
    assert sent == [{"type": "set", "island": "figure:x", "values": {"a": 2}}]


def test_a_deep_traceback_is_short():
    code = compile("def f(n):\n    return f(n)\nf(1)", "<cell 1>", "exec")
    try:
        exec(code, {})
    except RecursionError as error:
        block = told(error, ["<cell 1>"], [])
    assert len(block.splitlines()) <= 7
    assert block.splitlines()[-1].startswith("RecursionError")


def test_wheels_are_fetched_with_what_they_need_and_only_once(tmp_path, monkeypatch):
    import zipfile

    asked = []

    def fetch(name: str) -> str:
        asked.append(name)
        file = tmp_path / f"{name}.whl"
        with zipfile.ZipFile(file, "w") as wheel:
            wheel.writestr(f"{name}/__init__.py", "from parts import one" if name == "sums" else "one = 1")
        return str(file)

    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    wheels = Wheels({"sums": WHEEL, "parts": PARTS}, tmp_path / "packages", fetch)
    assert wheels.missing({"_sums", "json"}) == ["sums", "parts"]
    import sums

    assert sums.one == 1
    assert asked == ["sums", "parts"]
    assert wheels.missing({"sums"}) == []
    for name in ("sums", "parts"):
        del sys.modules[name]


def test_a_wheel_that_does_not_come_is_told_in_a_line(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    Wheels({"sums": WHEEL, "parts": PARTS}, tmp_path / "packages", lambda _: "")
    with pytest.raises(ImportError, match="sums could not be loaded from this site: is there a connection"):
        __import__("sums")
