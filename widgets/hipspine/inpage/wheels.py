"""Packages of this site: fetched when a cell imports one, and never from anywhere else."""

from __future__ import annotations

import importlib
import sys
import zipfile
from collections.abc import Callable, Collection, Mapping, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import TypedDict

from hipspine.inpage import wording


class Wheel(TypedDict):
    """A package as the page's list has it: modules that it brings, and the packages that it needs."""

    imports: list[str]
    needs: list[str]


class Wheels(MetaPathFinder):
    """Finds modules in wheels of the site; ``fetch`` loads one at once and returns where it put the file, or "".

    The page loads what the code of a cell imports, and tells how far it is. This finder is for what is imported
    from within: SymPy, when a model is asked for its equations.
    """

    def __init__(self, known: Mapping[str, Wheel], folder: Path, fetch: Callable[[str], str]) -> None:
        """Unpack wheels into ``folder``, from which Python then imports."""
        self._known, self._folder, self._fetch = known, folder, fetch
        self._there: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True)
        sys.path.append(str(folder))
        sys.meta_path.append(self)

    @property
    def names(self) -> list[str]:
        """The packages that there are to import, by module."""
        return [wheel["imports"][0] for wheel in self._known.values()]

    def missing(self, modules: Collection[str]) -> list[str]:
        """Return the wheels that are still to be fetched for these modules, with all that they need."""
        found: list[str] = []

        def take(name: str) -> None:
            if name not in found and name not in self._there:
                found.append(name)
                for one in self._known[name]["needs"]:
                    take(one)

        for name, wheel in self._known.items():
            if any(module in modules for module in wheel["imports"]):
                take(name)
        return found

    def unpack(self, name: str, file: str) -> None:
        """Put a wheel that was fetched where Python finds it."""
        with zipfile.ZipFile(file) as wheel:
            wheel.extractall(self._folder)
        Path(file).unlink()
        self._there.add(name)
        importlib.invalidate_caches()

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a module stands when its wheel has been fetched. Raises ImportError when that fails."""
        wanted = self.missing([fullname]) if path is None else []
        for name in wanted:
            file = self._fetch(name)
            if not file:
                raise ImportError(wording.NOT_LOADED.format(name=name))
            self.unpack(name, file)
        return PathFinder.find_spec(fullname, path) if wanted else None
