"""Plain Python functions must be what their equations say: who changes an equation or a number makes them anew."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import TYPE_CHECKING

from hipspine.datafile import DataError
from hipspine.figures import FIGURES, declared
from hipspine.figures.core import Figure
from hipspine.models import MODELS
from hipspine.models.translate import function, private
from hipspine.paths import package_path

if TYPE_CHECKING:
    from hipspine.models.core import Model


def written_problems() -> list[DataError]:
    """Return a line for each function in the ``written.py`` of models and figures that its equations do not make."""
    own = {name: figure for name in FIGURES if (figure := declared(name)).outputs}
    return [*_stale("models", MODELS), *_stale("figures", own)]


def _stale(room: str, made: Mapping[str, Model] | Mapping[str, Figure]) -> list[DataError]:
    tree = ast.parse(package_path(room, "written.py").read_text(encoding="utf-8"))
    known = {one.name: one for one in tree.body if isinstance(one, ast.FunctionDef)}
    errors = []
    for name, one in made.items():
        text = function(
            name,
            [parameter.name for parameter in (one.inputs if isinstance(one, Figure) else one.parameters)],
            one.written(),
        )
        found = known.get(private(name))
        if found is None or ast.dump(found) != ast.dump(ast.parse(text).body[0]):
            problem = f"“{name}” is not what its equations say now"
            line = found.lineno if found else None
            errors.append(DataError(f"widgets/hipspine/{room}/written.py", line, problem, "run `make equations`"))
    return errors
