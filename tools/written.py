"""Writes the equations as plain Python functions, so that computing a number needs no SymPy (`make equations`).

Each function holds the very lines that SymPy makes to run the equations with ``math``, and so gives the same bits:
the models, what figures tell, and the practice questions whose answer a model computes. Beside them stands what type
checkers see of the package (``typed.py``). The files are committed; a test writes them again and compares.
"""

from __future__ import annotations

import ast
import builtins
import math
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from hipspine.figures import FIGURES, declared
from hipspine.models import MODELS
from hipspine.models.translate import function, private
from hipspine.paths import package_path
from hipspine.quiz.bank import bank_names, load_bank
from hipspine.quiz.kinds import Parametric
from tools.typed import stub

HEAD = '''"""{does}

Written by `make equations` from the equations; change those, not this.
"""

from __future__ import annotations

from collections.abc import {abstract}
{imports}

{before}
'''
IMPORTS = ("from hipspine.figures.settings import Options, Settings\nfrom hipspine.models.core import Parameter",)
BEFORE_MODELS = "Function = Callable[..., list[float]]"
BEFORE_QUESTIONS = f'''{BEFORE_MODELS}
Formulas = tuple[tuple[str, ...], str, tuple[tuple[str, str], ...], tuple[str, ...]]
"""What decides a function: the names of the numbers, the model, its settings, and the arithmetic."""'''


def files() -> dict[Path, str]:
    """Return what is written, by file."""
    return {
        package_path("models", "written.py"): models(),
        package_path("figures", "written.py"): figures(),
        package_path("quiz", "kinds", "written.py"): questions(),
        package_path() / "__init__.pyi": formatted(stub(), "__init__.pyi"),
    }


def models() -> str:
    """Return the file of the models: a function by the model's id."""
    functions, rows = [], []
    for name, one in MODELS.items():
        functions.append(function(name, (p.name for p in one.parameters), one.written()))
        rows.append(f"{name!r}: {private(name)}")
    does = "What each model computes, as plain Python."
    return file(does, functions, f"WRITTEN: Mapping[str, Function] = {{{', '.join(rows)}}}", BEFORE_MODELS)


def figures() -> str:
    """Return the file of the figures: what can be set and what a figure tells."""
    functions, rows = [], []
    for name in FIGURES:
        one = declared(name)
        parts = [repr(name)]
        if one.model:
            parts.append(f"model={one.model.id!r}")
        if one.poses:
            parts.append(f"poses={one.poses!r}")
        if asked := [choice for choice in one.choices if not choice.layer]:
            choices = [f"Options({choice.name!r}, {choice.names!r})" for choice in asked]
            parts.append(f"choices=({', '.join(choices)},)")
        if one.outputs:
            functions.append(function(name, (p.name for p in one.inputs), one.written()))
            parts += [f"results={tuple(output.name for output in one.outputs)!r}", f"compute={private(name)}"]
        rows.append(f"{name!r}: Settings({', '.join(parts)})")
    does = "What of each figure can be set and what it then tells, as plain Python."
    rest = f"WRITTEN: Mapping[str, Settings] = {{{', '.join(rows)}}}"
    return file(does, functions, rest, imports=IMPORTS)


def questions() -> str:
    """Return the file of the practice questions with drawn numbers: a function by the question's formulas."""
    functions, rows = [], []
    for question in (item for name in bank_names() for item in load_bank(name).items):
        if isinstance(question, Parametric):
            functions.append(function(question.id, question.numbers, question.written()))
            rows.append(f"{question.formulas!r}: {private(question.id)}")
    does = "What the practice questions with drawn numbers compute, as plain Python."
    return file(does, functions, f"WRITTEN: Mapping[Formulas, Function] = {{{', '.join(rows)}}}", BEFORE_QUESTIONS)


def file(does: str, functions: list[str], table: str, before: str = "", imports: Iterable[str] = ()) -> str:
    """Return a file: its functions, which take what they need of ``math``, and the table of them."""
    used = sorted({name for one in functions for name in foreign(one)})
    wanted = [f"from math import {', '.join(used)}", *(f"\n{one}" for one in imports)]
    abstract = "Callable, Mapping" if "Callable" in before else "Mapping"
    head = HEAD.format(does=does, abstract=abstract, imports="\n".join(wanted), before=before)
    return formatted("\n\n\n".join((head, *functions, table)))


def foreign(function: str) -> set[str]:
    """Return the names that a function takes of ``math``. Raises NameError for one that is not there."""
    tree = ast.parse(function)
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    own = {node.id for node in names if isinstance(node.ctx, ast.Store)}
    own |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    found = {node.id for node in names} - own - set(dir(builtins))
    if unknown := sorted(name for name in found if not hasattr(math, name)):
        raise NameError(f"math has no {', '.join(unknown)}")
    return found


def formatted(text: str, name: str = "written.py") -> str:
    """Return the text of a file of this name in the style of the repository."""
    command = [sys.executable, "-m", "ruff", "format", "--stdin-filename", package_path() / name, "-"]
    return subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=True).stdout


def main() -> None:
    """Write them."""
    for path, text in files().items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
