"""What the processing of a QTI 1.2 question says: which values are right, and which feedback is shown when."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hipspine.teaching.imports.elements import child, every, first, number, said
from hipspine.teaching.imports.safe_files import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_TESTS = ("varequal", "vargte", "varlte", "vargt", "varlt", "varsubset")


class Rules:
    """The conditions of a question and its feedback by name."""

    def __init__(self, item: _Element, text_of: Callable[[_Element], str]) -> None:
        """Read them; ``text_of`` turns a feedback into a text."""
        self._conditions = every(item, "respcondition")
        shown = every(item, "itemfeedback")
        self._solutions = [one.get("ident", "") for one in shown if first(one, "solution") is not None]
        self._texts = {one.get("ident", ""): text_of(one) for one in shown}
        self._read: set[str] = set(self._solutions)
        self.most = max(self._scores(), default=100.0) or 100.0
        always = [name for one in self._conditions if not _tests(one) for name in _shown(one)]
        general = [name for name in always if name not in (*self._solutions, "correct_fb", "general_incorrect_fb")]
        if not general and "general_fb" in self._texts:
            general = ["general_fb"]
        self.general = "\n\n".join(filter(None, (self.named(name) for name in dict.fromkeys(general))))

    def named(self, name: str) -> str:
        """Return a feedback by its name, "" where there is none."""
        self._read.add(name)
        return self._texts.get(name, "")

    def solution(self) -> str:
        """Return what is shown as the solution."""
        return "\n\n".join(self._texts[name] for name in self._solutions if self._texts[name])

    def right(self, response: str = "") -> list[str]:
        """Return the values that earn something, of one response or of all, in their order."""
        found: list[str] = []
        for condition in self._conditions:
            if not any(score > 0 for score in _scores(condition)):
                continue
            if sum(_scores(condition)) < self.most and not response and _sets(condition):
                continue
            tests = [one for one in _tests(condition) if local(one) == "varequal" and not _negated(one)]
            found += [said(one) for one in tests if not response or one.get("respident") == response]
        return list(dict.fromkeys(found))

    def earned(self) -> dict[str, float]:
        """Return what a value earns where a condition tests it alone."""
        return {
            said(tests[0]): scores[-1]
            for condition in self._conditions
            if (scores := _scores(condition)) and len(tests := _tests(condition)) == 1 and not _negated(tests[0])
        }

    def ranges(self) -> list[tuple[float | None, float, float]]:
        """Return the numbers that earn something: the exact one, and from where to where."""
        found = []
        for condition in self._conditions:
            if not any(score > 0 for score in _scores(condition)):
                continue
            told = {local(one): number(said(one)) for one in _tests(condition) if not _negated(one)}
            exact = told.get("varequal")
            low = next((told[name] for name in ("vargte", "vargt") if told.get(name) is not None), exact)
            high = next((told[name] for name in ("varlte", "varlt") if told.get(name) is not None), exact)
            if low is not None and high is not None:
                found.append((exact, low, high))
        return found

    def feedback(self, value: str, response: str = "") -> str:
        """Return what is said to who chose a value, also where it is said to who did not."""
        for condition in self._conditions:
            tests, names = _tests(condition), _shown(condition)
            if names and len(tests) == 1 and said(tests[0]) == value:
                if response and tests[0].get("respident") != response:
                    continue
                if not _negated(tests[0]) or response:
                    return self.named(names[0])
        return self.named(f"{value}_fb") if f"{value}_fb" in self._texts else ""

    def unread(self) -> list[str]:
        """Return a line for each feedback of which it cannot be told to whom it is said."""
        return [
            f"a feedback that has no place here ({name}): {' '.join(text.split())[:60]}"
            for name, text in self._texts.items()
            if text and name not in self._read
        ]

    def _scores(self) -> list[float]:
        return [score for one in self._conditions for score in _scores(one) if _sets(one)]


def _tests(condition: _Element) -> list[_Element]:
    of = child(condition, "conditionvar")
    return every(of, *_TESTS) if of is not None else []


def _negated(test: _Element) -> bool:
    return any(local(one) == "not" for one in test.iterancestors())


def _scores(condition: _Element) -> list[float]:
    return [number(said(one)) or 0.0 for one in every(condition, "setvar")]


def _sets(condition: _Element) -> bool:
    return any((one.get("action") or "Set") == "Set" for one in every(condition, "setvar"))


def _shown(condition: _Element) -> list[str]:
    return [one.get("linkrefid", "") for one in every(condition, "displayfeedback")]
