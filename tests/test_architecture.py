"""The rooms of the package: which may import which, what stays within a file, and what is checked of its types."""

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "widgets" / "hipspine"


def test_the_arrows_run_one_way():
    """pyproject.toml holds the contracts: layers of the package, rooms of teaching, no circle among them."""
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


def borrowed(text: str) -> list[str]:
    """Return the names with an underscore that a text takes from other modules of the package."""
    tree = ast.parse(text)
    modules: set[str] = set()
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules |= {(one.asname or one.name).split(".")[0] for one in node.names if one.name.startswith("hipspine")}
        elif isinstance(node, ast.ImportFrom) and (node.level or str(node.module).split(".")[0] == "hipspine"):
            modules |= {one.asname or one.name for one in node.names if (one.asname or one.name).islower()}
            path = [*str(node.module or "").split("."), *(one.name for one in node.names)]
            names += [f"line {node.lineno}: {one}" for one in path if one.startswith("_") and not one.startswith("__")]
    for node in ast.walk(tree):
        private = isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__")
        if private and isinstance(node.value, ast.Name) and node.value.id in modules:
            names.append(f"line {node.lineno}: {node.value.id}.{node.attr}")
    return names


@pytest.mark.parametrize(
    "text",
    [
        "from hipspine.quiz.text import _parts",
        "from hipspine.quiz._text import parts",
        "from .text import _parts",
        "def late():\n    from hipspine.quiz.text import _parts as parts",
        "from hipspine.quiz import text\ntext._parts()",
        "import hipspine.quiz.text as text\ntext._parts()",
    ],
)
def test_a_borrowed_name_is_seen(text):
    assert len(borrowed(text)) == 1


@pytest.mark.parametrize(
    "text", ["from lxml.etree import _Element", "from hipspine.quiz.text import parts\nself._parts", "import a\na._b"]
)
def test_what_is_not_borrowed_is_left_alone(text):
    assert borrowed(text) == []


def test_no_file_uses_another_ones_underscore_name():
    found = {
        path.relative_to(PACKAGE).as_posix(): names
        for path in sorted(PACKAGE.rglob("*.py"))
        if (names := borrowed(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def untyped(settings: dict) -> list[str]:
    """Return what mypy's settings spare in the package: its modules are strict, other people's may be without types."""
    found = [] if settings.get("strict") else ["not strict"]
    found += [name for name in settings if name == "ignore_errors" or name.startswith(("allow_", "disable_"))]
    for override in settings.get("overrides", []):
        modules = override["module"] if isinstance(override["module"], list) else [override["module"]]
        found += [one for one in modules if one == "*" or one.startswith(("hipspine", "*."))]
        found += [f"{key} for {modules[0]}" for key in override if key not in ("module", "ignore_missing_imports")]
    return found


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"strict": True, "ignore_errors": True},
        {"strict": True, "disable_error_code": ["misc"]},
        {"strict": True, "overrides": [{"module": "hipspine.check", "ignore_missing_imports": True}]},
        {"strict": True, "overrides": [{"module": ["lxml.*"], "ignore_errors": True}]},
        {"strict": True, "overrides": [{"module": ["*"], "ignore_missing_imports": True}]},
    ],
)
def test_a_spared_module_is_seen(settings):
    assert len(untyped(settings)) == 1


def test_no_module_is_spared_by_mypy():
    assert untyped(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]) == []


_SILENCED = re.compile(r"#\s*(?:type:\s*ignore|mypy:).*")
_WITH_REASON = re.compile(r"# type: ignore\[[\w-]+\]  # \w.+")


def unexplained(text: str) -> list[str]:
    """Return the comments that silence mypy without naming a complaint and a reason."""
    return [comment for comment in _SILENCED.findall(text) if not _WITH_REASON.fullmatch(comment)]


@pytest.mark.parametrize("text", ["a()  # type: ignore", "a()  # type: ignore[misc]", "# mypy: ignore-errors"])
def test_a_line_silenced_without_a_reason_is_seen(text):
    assert len(unexplained(text)) == 1


def test_every_silenced_line_says_why():
    assert unexplained("a()  # type: ignore[misc]  # docutils says no types") == []
    found = {
        path.relative_to(PACKAGE).as_posix(): lines
        for path in sorted(PACKAGE.rglob("*.py"))
        if (lines := unexplained(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_every_module_can_be_imported():
    """Modules that nothing but types are taken from as well: no checker sees that such a one does not run."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        if not name.endswith("__main__"):
            assert importlib.import_module(name).__doc__, f"{name} does not say what it is for"
