"""The notebooks are kept clean, and the tool that keeps them so sees what is not."""

from __future__ import annotations

import subprocess
import sys

import nbformat
import pytest

from hipspine.datafile import DataError
from hipspine.paths import data_path
from tools import notebooks

ROOT = data_path().parent
TOOL = ROOT / "tools" / "notebooks.py"
SETUP = "import math"


def test_the_chapters_are_clean():
    done = subprocess.run([sys.executable, TOOL, "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_help_shows_an_example(capsys):
    with pytest.raises(SystemExit) as ended:
        notebooks.main(["--help"])
    assert ended.value.code == 0
    assert "example: python tools/notebooks.py --write chapters/01-connection.ipynb" in capsys.readouterr().out


def _notebook(path, *cells):
    notebook = nbformat.v4.new_notebook(metadata=notebooks.METADATA)
    title = nbformat.v4.new_markdown_cell("# Title")
    setup = nbformat.v4.new_code_cell(SETUP, metadata={"tags": ["remove-cell"]})
    notebook.cells = [title, setup, *cells]
    nbformat.write(notebook, path)
    return path


def _code(source, tag=None, **known):
    return nbformat.v4.new_code_cell(source, metadata={"tags": [tag]} if tag else {}, **known)


def _output(text="3\n"):
    return nbformat.v4.new_output("stream", name="stdout", text=text)


@pytest.mark.parametrize(
    ("cell", "complaint"),
    [
        (_code("print(3)", outputs=[_output()], execution_count=1), "cell 3: it keeps an output but is not tagged"),
        (_code("print(3)", execution_count=4), "cell 3: it keeps an output but is not tagged"),
        (_code("print(3)", "nbval-check-output"), "cell 3: it is tagged nbval-check-output but keeps no output"),
        (
            _code("print(3)", "nbval-check-output", outputs=[_output()]),
            "cell 3: it is tagged nbval-check-output but keeps no output",
        ),
        (nbformat.v4.new_markdown_cell("Text.\n\n"), "cell 3: it ends in blank space"),
        (
            nbformat.v4.new_markdown_cell("Text.", metadata={"collapsed": True}),
            "cell 3: it carries metadata other than tags: collapsed",
        ),
    ],
)
def test_what_is_not_clean_is_named_by_its_cell(tmp_path, cell, complaint):
    [found] = notebooks.problems(_notebook(tmp_path / "one.ipynb", cell), SETUP)
    assert complaint in found


def test_a_clean_notebook_is_not_complained_of(tmp_path):
    kept = _code("print(3)", "nbval-check-output", outputs=[_output()], execution_count=2)
    assert notebooks.problems(_notebook(tmp_path / "one.ipynb", kept), SETUP) == []


def test_another_setup_cell_a_missing_one_and_other_metadata(tmp_path):
    path = _notebook(tmp_path / "one.ipynb")
    [found] = notebooks.problems(path, "import this")
    assert found.endswith("cell 2: it is not the course's setup cell")
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata["language_info"] = {"name": "python", "version": "3.11.4"}
    del notebook.cells[1]
    nbformat.write(notebook, path)
    assert [line.split(": ")[1] for line in notebooks.problems(path, SETUP)] == [
        "its metadata are not plain",
        "it has no setup cell (tag remove-cell)",
    ]


def test_writing_runs_the_notebook_and_keeps_tagged_outputs_only(tmp_path):
    noisy = _code("1 + 1", outputs=[_output("old\n")], execution_count=9)
    path = _notebook(tmp_path / "one.ipynb", noisy, _code("print(1 + 2)", "nbval-check-output"))
    assert notebooks.write(path, SETUP) == []
    cells = nbformat.read(path, as_version=4).cells
    assert (cells[2].outputs, cells[2].execution_count) == ([], None)
    assert cells[3].outputs[0]["text"] == "3\n"
    assert cells[3].execution_count == 3
    assert notebooks.problems(path, SETUP) == []


def test_a_failing_or_silent_notebook_is_left_as_it_was(tmp_path):
    path = _notebook(tmp_path / "one.ipynb", _code("1 / 0"))
    before = path.read_bytes()
    assert notebooks.write(path, SETUP) == [f"{path}, cell 3: ZeroDivisionError: division by zero"]
    assert path.read_bytes() == before
    path = _notebook(tmp_path / "two.ipynb", _code("x = 1", "nbval-check-output"))
    assert notebooks.write(path, SETUP) == [f"{path}, cell 3: it is tagged nbval-check-output but prints nothing"]


@pytest.fixture
def config(tmp_path):
    def write(url):
        path = tmp_path / "_config.yml"
        path.write_text(f'title: x\nrepository:\n  url: "{url}"\n  branch: main\n', encoding="utf-8")
        return path

    return write


def test_the_setup_cell_explains_or_installs(config):
    assert "pip install -r requirements.txt" in notebooks.setup_source(config(""))
    source = notebooks.setup_source(config("https://github.com/somebody/course"))
    assert '%pip install --quiet "hipspine @ git+https://github.com/somebody/course@main"' in source
    assert source.count("from hipspine import figure, model, quiz") == 2


@pytest.mark.parametrize("url", ["git@github.com:somebody/course", "https://x/a' --evil", "http://github.com/a/b"])
def test_an_address_that_is_none_is_refused_with_its_line(config, url):
    with pytest.raises(DataError, match=r"^_config\.yml:3: .* is not the address of a repository"):
        notebooks.setup_source(config(url))


def test_bad_input_exits_2_in_one_line(tmp_path, capsys):
    path = tmp_path / "no.ipynb"
    path.write_text("{", encoding="utf-8")
    command = [sys.executable, TOOL, "--check", path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    told = {}
    for words, name in [("this is not a notebook", path), ("this notebook is missing", tmp_path / "gone.ipynb")]:
        assert notebooks.main(["--check", str(name)]) == 2
        told[words] = capsys.readouterr().err
        assert words in told[words]
        assert len(told[words].splitlines()) == 1
    assert done.stderr == told["this is not a notebook"]
