"""What a QTI 2.1 question declares: right responses, what each value earns, and which feedback is shown when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from hipspine.quiz.interactions.enter.numbers import decimal, nine_digits
from hipspine.quiz.interactions.forms import Amount, Entering
from hipspine.teaching.imports import own
from hipspine.teaching.imports.elements import child, every, first, markup, number, said
from hipspine.teaching.imports.found import Found, LeftOutError
from hipspine.teaching.imports.markup import from_html
from hipspine.teaching.imports.safe_files import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLANK = own.BLANK


class Response:
    """A response that is declared: its right values and what each value earns."""

    def __init__(self, element: _Element) -> None:
        """Read the declaration."""
        correct, mapping = child(element, "correctResponse"), child(element, "mapping")
        self.right = [said(one) for one in every(correct, "value")] if correct is not None else []
        self.single = element.get("cardinality") == "single"
        self.numeric = element.get("baseType") in ("float", "integer")
        entries = every(mapping, "mapEntry") if mapping is not None else []
        self.earned = {one.get("mapKey", ""): number(one.get("mappedValue", "")) or 0.0 for one in entries}
        self.all_or_nothing = not self.earned

    @property
    def best(self) -> list[str]:
        """The right values, those that earn most where none is called right."""
        most = max(self.earned.values(), default=0.0)
        return self.right or [key for key, value in self.earned.items() if value == most > 0]

    @property
    def spellings(self) -> list[str]:
        """Every text that earns as much as the best."""
        most = max(self.earned.values(), default=0.0)
        return list(dict.fromkeys([*self.right, *(key for key, value in self.earned.items() if value == most > 0)]))

    def shares(self, *, single: bool) -> dict[str, float]:
        """Return what choosing each value earns, of 1; under "" what it is for values that are not named."""
        positive = [value for value in self.earned.values() if value > 0]
        most = max(positive, default=0.0) if single else sum(positive)
        if most:
            return {"": 0.0} | {key: round(value / most, 9) for key, value in self.earned.items()}
        share = 1.0 if single else 1 / len(self.right) if self.right else 0.0
        return {"": 0.0 if single else -share} | dict.fromkeys(self.right, share)


class Rules:
    """Responses, points and feedback of a question."""

    def __init__(self, root: _Element, lost: list[str]) -> None:
        """Read what the question declares; what cannot be understood is noted in ``lost``."""
        self.processing = child(root, "responseProcessing")
        self._responses = {one.get("identifier"): Response(one) for one in root if local(one) == "responseDeclaration"}
        shown = [one for one in root if local(one) == "modalFeedback"]
        self._texts = {one.get("identifier", ""): from_html(markup(one), lost) for one in shown}
        self._read: set[str] = set()
        outcomes = [one for one in root if local(one) == "outcomeDeclaration" and one.get("identifier") == "SCORE"]
        most = number(outcomes[0].get("normalMaximum", "")) if outcomes else None
        totals = [sum(v for v in one.earned.values() if v > 0) for one in self._responses.values()]
        self.points = most or (max(totals) if len(totals) == 1 and totals[0] else 1.0)
        self.general = "\n\n".join(filter(None, (self.shown(name) for name in self._always())))

    def response(self, interaction: _Element) -> Response:
        """Return the declared response of an interaction. Raises LeftOutError where there is none."""
        name = interaction.get("responseIdentifier")
        if name not in self._responses:
            raise LeftOutError("nothing is declared for its response")
        return self._responses[name]

    def shown(self, name: str) -> str:
        """Return a feedback by its name, "" where there is none."""
        if self._texts.get(name):
            self._read.add(name)
        return self._texts.get(name, "")

    def feedback(self, value: str) -> str:
        """Return what is said to who chose a value: where one condition tests it alone, or it bears its name."""
        for condition in self.conditions():
            tested = [said(one) for test in condition if local(test) != "setOutcomeValue" for one in _values(test)]
            if tested == [value] and (name := self.outcome(condition)):
                return self.shown(name)
        return self.shown(value)

    def conditions(self) -> list[_Element]:
        """Return every branch of the processing that has a condition."""
        return every(self.processing, "responseIf", "responseElseIf") if self.processing is not None else []

    def outcome(self, branch: Iterable[_Element]) -> str:
        """Return the name of the feedback that a branch shows, "" for none."""
        for one in branch:
            if local(one) == "setOutcomeValue" and one.get("identifier") != "SCORE":
                values = _values(one)
                if values and said(values[-1]) in self._texts:
                    return said(values[-1])
        return ""

    def unread(self) -> list[str]:
        """Return a line for each feedback of which it cannot be told to whom it is said."""
        left = [text for name, text in self._texts.items() if text and name not in self._read]
        when = "a feedback of which it cannot be told when it is shown"
        return [f"{when}: {' '.join(text.split())[:60]}" for text in left]

    def _always(self) -> list[str]:
        """Return the names of the feedback that everybody gets."""
        parts = self.processing if self.processing is not None else ()
        return [self.outcome([one]) for one in parts if local(one) == "setOutcomeValue"]


def entering(marked: str, rules: Rules, response: Response, found: Found) -> Entering:
    """Return a question answered by a number; ``marked`` is its text with a mark where the number goes."""
    paragraphs = marked.split("\n\n")
    last = paragraphs[-1].replace("\ue0001\ue001", "").strip()
    if "\ue000" in paragraphs[-1] and last in ("Answer:", ""):
        found.stem, unit = "\n\n".join(paragraphs[:-1]), None
    else:
        found.stem, unit = own.unit("\n\n".join([*paragraphs[:-1], last]))
        if unit is None:
            found.stem = marked.replace("\ue0001\ue001", _BLANK)
    right = number(response.right[0]) if response.right else None
    answer: Amount | None = None
    mistakes = []
    for branch in rules.conditions():
        equal = first(branch, "equal")
        value = number(said(first(equal, "baseValue"))) if equal is not None else None
        if equal is None or value is None:
            continue
        amount = Amount(value, _tolerance(equal, value), rules.shown(rules.outcome(branch)))
        if answer is None and (right is None or abs(value - right) < 1e-9 * max(1, abs(value))):
            answer = amount
        else:
            mistakes.append(amount)
    low, high = _bounds(rules)
    if answer is None and low is not None and high is not None:
        answer = Amount(nine_digits((low + high) / 2), nine_digits((high - low) / 2), "")
    if answer is None and right is None:
        raise LeftOutError("no number is right")
    if answer is None and right is not None:
        answer = Amount(right, 0.0, "")
    otherwise = first(rules.processing, "responseElse") if rules.processing is not None else None
    told = rules.shown(rules.outcome(otherwise)) if otherwise is not None else ""
    assert answer is not None
    return Entering(answer, unit, mistakes, told)


def _bounds(rules: Rules) -> tuple[float | None, float | None]:
    """Return the range that a condition asks for, from whichever side it is written."""
    low = high = None
    for branch in rules.conditions():
        for test in every(branch, "gte", "lte"):
            value = number(said(first(test, "baseValue")))
            variable_first = len(test) and local(test[0]) == "variable"
            if (local(test) == "gte") == bool(variable_first):
                low = value if low is None else low
            else:
                high = value if high is None else high
    return low, high


def _tolerance(equal: _Element, value: float) -> float:
    told = [number(one) for one in (equal.get("tolerance") or "0").split()]
    slack = max((one for one in told if one is not None), default=0.0)
    if equal.get("toleranceMode") == "relative":
        return nine_digits(abs(value) * slack / 100)
    if equal.get("toleranceMode") == "exact":
        return 0.0
    # Our export adds what rounding can make up.
    written = (equal.get("tolerance") or "").split(" ")[0]
    bare = nine_digits((slack - 1e-8 * abs(value)) / (1 + 1e-8))
    for guess in (bare, float(f"{bare:.6g}"), 0.0):
        if guess >= 0 and decimal(guess + 1e-8 * (abs(value) + guess), digits=12) == written:
            return guess
    return slack


def _values(element: _Element) -> list[_Element]:
    own_ = [element] if local(element) == "baseValue" else []
    return own_ + every(element, "baseValue")
