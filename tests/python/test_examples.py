"""Every example in a docstring of the package and on the page about Python is run, and gives what it says."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re

import pytest

from tests.test_architecture import PACKAGE, ROOT

PAGE = ROOT / "chapters" / "api.md"
WITH_EXAMPLES = [
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted(PACKAGE.rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]
WITHOUT_EXAMPLE = {"hipspine.quiz.widget.QuizWidget", "hipspine.appointment.appointment"}
DOCUMENTED = re.findall(r"^\.\. auto\w+:: ([\w.]+)", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def failures(examples):
    """Run the examples and return what they print instead."""
    report = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for one in examples:
        runner.run(one, out=report.append)
    return "".join(report)


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples_of_docstrings_hold(name):
    examples = [one for one in doctest.DocTestFinder().find(importlib.import_module(name)) if one.examples]
    assert examples
    assert failures(examples) == ""


def test_examples_of_the_page_hold_one_after_the_other():
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert len(blocks) >= 3 and all(block.startswith(">>> ") for block in blocks)
    page = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, PAGE.name, str(PAGE), 0)
    assert failures([page]) == ""


def test_a_wrong_example_is_seen():
    wrong = doctest.DocTestParser().get_doctest(">>> 1 + 1\n3\n", {}, "wrong", None, 0)
    assert "Expected:\n    3" in failures([wrong])


@pytest.mark.parametrize("name", DOCUMENTED)
def test_what_the_page_documents_says_what_it_does_and_shows_it(name):
    docstring = pkgutil.resolve_name(name).__doc__
    assert docstring
    assert ">>> " in docstring or name in WITHOUT_EXAMPLE
