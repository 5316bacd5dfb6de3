"""What a question file must satisfy beyond types and ranges: known names, ids that differ, right answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hipspine.datafile import DataError, Document
from hipspine.evidence import Claim, Emergency, Omission, Reference
from hipspine.evidence.emergency import calls_emergency
from hipspine.evidence.mentions import naming_problems
from hipspine.quiz.kinds import KINDS

Place = tuple[str | int, ...]


class Validation:
    """The checks of one file, run once by ``errors``.

    They look at the raw data, so that a question with a misspelt field is still checked for everything else.
    """

    def __init__(
        self,
        document: Document,
        name: str,
        claims: Mapping[str, Claim | Omission],
        references: Mapping[str, Reference],
        emergency: Emergency,
        *,
        practice: bool = False,
    ) -> None:
        """Check ``document`` as the quiz called ``name``; its questions may name claims, works and emergency signs.

        Nobody reads the answers given in ``practice``, so that it may hold no questions that a person has to mark.
        """
        self._document, self._name, self._claims, self._references = document, name, claims, references
        self._emergency, self._practice = emergency, practice
        objectives = document.data.get("objectives")
        self._objectives: list[str] = [str(key) for key in objectives] if isinstance(objectives, dict) else []
        self._asked: set[str] = set()
        self._lines: dict[str, int] = {}
        self._errors: list[DataError] = []

    def errors(self) -> list[DataError]:
        """Return everything that is wrong."""
        data = self._document.data
        if isinstance(quiz := data.get("quiz"), str) and quiz != self._name:
            self._tell(
                ("quiz",), f"quiz “{quiz}” stands in a file of another name", f"{self._name}, as the file is called"
            )
        for index, item in enumerate(_list(data.get("items"))):
            if isinstance(item, dict):
                self._item(("items", index), item)
        for number, key in enumerate(self._objectives, start=1):
            if key != f"{self._name}-{number}":
                self._tell(("objectives", key), f"objective “{key}” is not in sequence", f"{self._name}-{number}")
            if key not in self._asked:
                self._tell(("objectives", key), f"no question asks about the objective “{key}”", "one question or more")
        return self._errors

    def _item(self, place: Place, item: Mapping[str, object]) -> None:
        self._identity((*place, "id"), item.get("id"))
        objective = item.get("objective")
        if isinstance(objective, str):
            self._asked.add(objective)
            if objective not in self._objectives:
                self._tell((*place, "objective"), f"unknown objective “{objective}”", ", ".join(self._objectives))
        for index, claim in enumerate(_list(item.get("claims"))):
            if isinstance(claim, str) and claim not in self._claims:
                self._tell((*place, "claims", index), f"unknown claim “{claim}”", "the ids of data/claims.yml")
        for index, key in enumerate(_list(item.get("sources"))):
            if isinstance(key, str):
                self._source((*place, "sources", index), key)
        self._signs(place, item)
        kind = KINDS.get(str(item.get("kind")))
        if kind and kind.by_hand and self._practice:
            marked = [name for name, one in KINDS.items() if not one.by_hand]
            self._tell((*place, "kind"), f"nobody marks a “{item['kind']}” question in practice", ", ".join(marked))
        if kind:
            kind.check(item, lambda below, problem, allowed: self._tell((*place, *below), problem, allowed))

    def _identity(self, place: Place, name: object) -> None:
        if not isinstance(name, str):
            return
        if not name.startswith(f"{self._name}-"):
            self._tell(place, f"the id “{name}” has the wrong beginning", f"{self._name}-…")
        line = self._document.line(*place)
        if self._lines.setdefault(name, line) != line:
            self._tell(place, f"the id “{name}” already stands on line {self._lines[name]}", "each id once")

    def _source(self, place: Place, key: str) -> None:
        work = self._references.get(key)
        if work is None:
            self._tell(place, f"unknown source “{key}”", "the keys of data/references.bib")
        elif not work.citable:
            problem = f"source “{key}” cannot be cited: not confirmed are {', '.join(work.gaps)}"
            self._tell(place, problem, "works of data/references.bib that are confirmed")

    def _signs(self, place: Place, item: Mapping[str, object]) -> None:
        signs = [name for name in _list(item.get("signs")) if isinstance(name, str)]
        for problem, allowed in naming_problems(" ".join(_texts(item)), signs, self._emergency):
            self._tell((*place, "signs"), problem, allowed)
        if self._practice and not signs and any(calls_emergency(text) for text in _right(item)):
            problem = "its right answer is emergency care, but it names no sign"
            self._tell(place, problem, "signs: [ids of data/emergency.yml]")

    def _tell(self, place: Place, problem: str, allowed: str) -> None:
        item = self._document.data["items"][place[1]] if place[0] == "items" else {}
        name = f"{item['id']}: " if isinstance(item.get("id"), str) and place[2:] != ("id",) else ""
        line = self._document.line(*place)
        self._errors.append(DataError(self._document.file, line, name + problem, allowed))


def _texts(part: object) -> Iterator[str]:
    """Yield every text of a part of a question."""
    if isinstance(part, str):
        yield part
    for below in part.values() if isinstance(part, dict) else _list(part):
        yield from _texts(below)


def _right(part: object) -> Iterator[str]:
    """Yield the texts of the right options of a question or of the steps of a case."""
    if isinstance(part, dict):
        if part.get("correct") is True and isinstance(part.get("text"), str):
            yield part["text"]
        part = list(part.values())
    for below in _list(part):
        yield from _right(below)


def _list(entries: object) -> list[object]:
    return entries if isinstance(entries, list) else []
