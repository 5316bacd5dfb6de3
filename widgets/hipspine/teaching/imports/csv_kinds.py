"""What the cells of a row mean for each kind of question, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from hipspine.quiz.interactions.choose.regions import lettered_regions
from hipspine.quiz.interactions.forms import (
    Amount,
    Choosing,
    Entering,
    Filling,
    Form,
    Gap,
    Matching,
    Option,
    Ordering,
    Pairing,
    Thing,
    Writing,
)
from hipspine.quiz.text import problems

_LEAD = re.compile(r"(?m)^([a-j]|[1-9])[).:] ?")
_NUMBER = r"[-+−]?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?"
_AMOUNT = re.compile(rf"({_NUMBER})\s*(?:(?:±|\+/-|\+-)\s*({_NUMBER}))?\s*(.*)", re.DOTALL)
_BLANK = re.compile(r"\(([1-9])\) ?_{3,}")


class Cells:
    """The cells of a row by their columns; what is wrong with one is kept in ``problems``, a line each."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        """Keep the cells."""
        self._cells = cells
        self.problems: list[str] = []
        self.stem = self.paragraphs("stem")

    def get(self, column: str) -> str:
        """Return a cell, "" for one that is not there."""
        return self._cells.get(column, "")

    def tell(self, column: str, problem: str, allowed: str) -> None:
        """Note what is wrong with a cell, and what is allowed."""
        line = f"column “{column}”: {' '.join(problem.split())} (allowed: {' '.join(allowed.split())})"
        if line not in self.problems:
            self.problems.append(line)

    def paragraphs(self, column: str) -> str:
        """Return a cell whose lines are paragraphs; a text that the course cannot show is told."""
        return self._sound(column, self.get(column))

    def _sound(self, column: str, cell: str) -> str:
        text = "\n\n".join(line.strip() for line in cell.split("\n") if line.strip())
        for problem, allowed in problems(text):
            self.tell(column, problem, allowed)
        return text

    def number(self, column: str, empty: float, *, least: float, most: float, whole: bool = False) -> float:
        """Return the number of a cell, ``empty`` where there is none."""
        said = self.get(column)
        if not said:
            return empty
        value = _value(said) if re.fullmatch(_NUMBER, said) else None
        if value is None or not least <= value <= most or (whole and value != int(value)):
            kind = "a whole number" if whole else "a number"
            self.tell(column, f"“{said[:40]}” cannot stand here", f"{kind} from {least:g} to {most:g}, or nothing")
            return empty
        return value

    def one_of(self, column: str, allowed: Sequence[str]) -> str:
        """Return a cell that holds one of some words or nothing."""
        said = self.get(column).casefold()
        if said and said not in allowed:
            self.tell(column, f"“{said[:40]}” is not known", f"{', '.join(allowed)}, or nothing")
        return said

    def lines(self, column: str, pattern: re.Pattern[str] = _LEAD) -> dict[str, str]:
        """Return what stands in a cell behind each sign such as ``a)``; what stands before the first is under ""."""
        cell, found = self.get(column), list(pattern.finditer(self.get(column)))
        ends = [*(one.start() for one in found[1:]), len(cell)][: len(found)]
        told = {one[1]: self._sound(column, cell[one.end() : end]) for one, end in zip(found, ends, strict=True)}
        before = cell[: found[0].start()].strip() if found else cell.strip()
        return told | ({"": before} if before else {})

    def options(self) -> dict[str, str]:
        """Return the options by their letters: of columns of their own, or of the one for all."""
        own = {letter: self.paragraphs(letter) for letter in "abcdefghij" if self.get(letter)}
        told = own or self.lines("options")
        if "" in told:
            self.tell("options", f"“{told.pop('')[:40]}” has no letter", "lines that begin with a), b), c), …")
        letters = [name for name in told if name.isalpha()]
        if letters != list("abcdefghij"[: len(letters)]):
            self.tell("options", f"the letters are {', '.join(letters)}", "a, b, c, … without a gap")
        return told

    def feedback(self) -> dict[str, str]:
        """Return what is said to each option, under its letter."""
        own = {letter: self.paragraphs(f"feedback {letter}") for letter in "abcdefghij"}
        own = {letter: said for letter, said in own.items() if said}
        told = self.lines("feedback", re.compile(r"(?m)^(true|false|right|otherwise|[a-j]|[1-9])[).:] ?")) | own
        if "" in told:
            said = told.pop("")[:40]
            self.tell("feedback", f"“{said}” says not to which answer", "lines that begin with a), b), … or right:, …")
        return told

    def letters(self, options: Mapping[str, str]) -> list[str]:
        """Return the letters of the key that are options."""
        said = [one.strip(" )(.").casefold() for one in re.split(r"[,;\s]+", self.get("key")) if one.strip(" )(.")]
        for one in said:
            if one not in options:
                self.tell("key", f"“{one[:20]}” is no option", ", ".join(options) or "a letter")
        if not said:
            self.tell("key", "it is empty", f"which is right: {', '.join(options)}")
        return [one for one in said if one in options]


def _value(said: str) -> float:
    return float(said.replace("−", "-").replace(",", "."))


def _choosing(cells: Cells, single: bool) -> Form:
    options, told = cells.options(), cells.feedback()
    right = cells.letters(options)
    if single and len(right) > 1:
        cells.tell("key", f"{len(right)} options are right where one can be chosen", "one letter, or the kind several")
    share = 1 / len(right) if right else 0
    return Choosing(
        [Option(name, text, (told.get(name, ""),), share if name in right else 0.0 if single else -share)
         for name, text in options.items()],
        single=single,
    )  # fmt: skip


def _reason(cells: Cells) -> Form:
    options, told = cells.options(), cells.feedback()
    truth, _, letter = cells.get("key").partition(",")
    if truth.strip().casefold() not in ("true", "false") or letter.strip() not in options:
        cells.tell("key", f"“{cells.get('key')[:40]}” cannot stand here", "true or false and a letter: “false, b”")
        letter = next(iter(options), "")
    is_true = truth.strip().casefold() == "true"
    made = []
    for lead in ("true", "false"):
        for name, text in options.items():
            share = 0.0 if (lead == "true") != is_true else 1.0 if name == letter.strip() else 0.5
            both = tuple(filter(None, (told.get(lead, ""), told.get(name, ""))))
            made.append(Option(f"{lead}-{name}", f"{lead.title()}. {text}", both, share))
    return Choosing(made, single=True)


def _body(cells: Cells) -> Form:
    places = lettered_regions()
    told = cells.lines("feedback", re.compile(rf"(?m)^({'|'.join(places)}|otherwise): ?"))
    right = [one.strip() for one in cells.get("key").split(",") if one.strip()]
    for one in [one for one in right if one not in places] or ([] if right else [""]):
        cells.tell("key", f"“{one}” is no place on the body", ", ".join(places))
    share = 1 / len(right) if right else 0
    options = [
        Option(name, f"{letter}: {called}", (told.get(name, told.get("otherwise", "")),),
               share if name in right else -share)
        for name, (letter, called) in places.items()
    ]  # fmt: skip
    return Choosing(options, single=False, body=True)


def _amount(cells: Cells, said: str, column: str) -> tuple[float, float, str]:
    found = _AMOUNT.fullmatch(said.strip())
    if not found:
        cells.tell(
            column, f"“{said.strip()[:40]}” is no number", "a number, with ± its tolerance and its unit: 12.5 ± 0.1 cm"
        )
        return 0.0, 0.0, ""
    return _value(found[1]), abs(_value(found[2])) if found[2] else 0.0, found[3].strip()


def _number(cells: Cells) -> Form:
    value, slack, unit = _amount(cells, cells.get("key"), "key")
    sign = re.compile(rf"(?m)^(right|otherwise|{_NUMBER}(?: ?± ?{_NUMBER})?): ?")
    told = cells.lines("feedback", sign)
    if "" in told:
        cells.tell(
            "feedback", f"“{told[''][:40]}” says not to which answer", "lines that begin with right: or otherwise:"
        )
    mistakes = []
    for name, said in told.items():
        if name not in ("right", "otherwise", ""):
            wrong, around, _ = _amount(cells, name, "feedback")
            mistakes.append(Amount(wrong, around, said))
    return Entering(Amount(value, slack, told.get("right", "")), unit or None, mistakes, told.get("otherwise", ""))


def _ordering(cells: Cells) -> Form:
    options, told = cells.options(), cells.feedback()
    order = cells.letters(options) if cells.get("key") else list(options)
    if sorted(order) != list(options):
        cells.tell("key", "it does not name each thing once", f"all of {', '.join(options)} in their right order")
        order = list(options)
    return Ordering([Thing(name, options[name], told.get(name, "")) for name in order])


def _matching(cells: Cells) -> Form:
    both, told = cells.options(), cells.feedback()
    pairs = {name: text for name, text in both.items() if name.isdigit()}
    partners = {name: text for name, text in both.items() if name.isalpha()}
    key = dict(re.findall(r"([1-9])\s*[:=)-]?\s*([a-j])", cells.get("key")))
    if sorted(key) != sorted(pairs) or any(one not in partners for one in key.values()):
        lefts, rights = ", ".join(pairs) or "1, 2, …", ", ".join(partners) or "a, b, …"
        allowed = f"each of {lefts} with one of {rights}: “1b, 2a”"
        cells.tell("key", f"“{cells.get('key')[:40]}” does not name a partner for each", allowed)
        return Matching([], partners)
    made = [Pairing(name, text, key[name], told.get(name, "")) for name, text in pairs.items()]
    return Matching(made, partners)


def _cloze(cells: Cells) -> Form:
    paragraphs = _BLANK.sub(r"[\1]", cells.stem).split("\n\n")
    first = next((place for place, one in enumerate(paragraphs) if re.search(r"\[[1-9]\]", one)), None)
    if first is None:
        cells.tell("stem", "it has no gap", "a text with [1], [2], … where the gaps are")
        return Filling("", [])
    cells.stem = "\n\n".join(paragraphs[:first]) or "Fill in the gaps."
    chosen = cells.lines("options", re.compile(r"(?m)^([1-9] [a-z])[).] ?"))
    told, keys = cells.feedback(), cells.lines("key", re.compile(r"(?m)^([1-9])[).:] ?"))
    gaps = []
    for name in sorted(set(re.findall(r"\[([1-9])\]", "\n".join(paragraphs[first:])))):
        key = " ".join(keys.get(name, "").split())
        options = {one[2:]: text for one, text in chosen.items() if one.startswith(f"{name} ")}
        right = [key] if options else [one.strip() for one in key.split(" / ") if one.strip()]
        if not right or (options and key not in options):
            allowed = (
                f"one of {', '.join(options)}" if options else "every spelling that counts, with “ / ” between them"
            )
            cells.tell("key", f"“{key[:40]}” does not fill gap {name}", f"a line “{name}: …” with {allowed}")
        gaps.append(Gap(name, options, right, told.get(name, "")))
    return Filling("\n\n".join(paragraphs[first:]), gaps)


def _written(cells: Cells) -> Form:
    rubric = [line.strip() for line in cells.get("feedback").split("\n") if line.strip()]
    return Writing(cells.paragraphs("key"), rubric)


KINDS: dict[str, Callable[[Cells], Form]] = {
    "single": lambda cells: _choosing(cells, True),
    "several": lambda cells: _choosing(cells, False),
    "reason": _reason,
    "number": _number,
    "ordering": _ordering,
    "matching": _matching,
    "cloze": _cloze,
    "body": _body,
    "written": _written,
    "compare": _written,
    "parametric": _number,
}
"""The kinds that a table can hold. Those with drawn numbers come as the numbers that were drawn."""
