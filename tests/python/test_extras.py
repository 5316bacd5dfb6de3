"""What commands look for before they begin is what pyproject.toml says that they need."""

from __future__ import annotations

import re
import tomllib

import pytest

from hipspine import cli, extras


def test_the_modules_looked_for_are_those_of_the_extras(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {
        extra: {re.match(r"[\w-]+", one)[0] for one in project["optional-dependencies"][extra]}
        for extra in extras.NEEDED
    }
    assert set(extras.NEEDED["teaching"].values()) == named["teaching"]
    served = {"jupyterlab", "notebook", "setuptools"}  # for live notebooks and tests: no page is built with them
    assert set(extras.NEEDED["book"].values()) == named["book"] - served


@pytest.mark.parametrize("command", ["book", "serve"])
def test_a_build_without_its_packages_is_refused_in_one_line(command, monkeypatch, capsys):
    monkeypatch.setitem(extras.NEEDED, "book", {"json": "json", "no_such_module": "sphinx-reredirects"})
    assert cli.main([command]) == 2
    line = (
        f"hipspine {command}: not installed here: sphinx-reredirects; to install it: pip install -r requirements.txt\n"
    )
    assert capsys.readouterr().err == line
