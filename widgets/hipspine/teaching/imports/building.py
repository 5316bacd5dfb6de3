"""Questions in neutral forms as entries of a question file, and what each lacks of what the course's practice has."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from hipspine.quiz.interactions.base import IDENT
from hipspine.quiz.interactions.choose.regions import lettered_regions
from hipspine.quiz.interactions.forms import Choosing, Entering, Filling, Form, Matching, Option, Ordering, Writing
from hipspine.quiz.interactions.own import LEVELS
from hipspine.quiz.interactions.picture import kind_of
from hipspine.teaching.imports.found import Found, LeftOutError
from hipspine.teaching.imports.markup import words

Raw = dict[str, Any]
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TRUTHS = ("True. ", "False. ")


def identifier(text: str) -> str:
    """Return a text as a name: small letters, digits and hyphens; "" where it has none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def file_name(title: str, names: Sequence[str], beside: str) -> str:
    """Return what a question file is called: what names of ours begin with, its title, or the file it came from."""
    plain = [name for name in names if re.fullmatch(IDENT, name) and "-" in name]
    if plain and len(plain) == len(names):
        shared = plain[0].split("-")[:-1]
        for name in plain[1:]:
            parts = name.split("-")[:-1]
            shared = [one for one, other in zip(shared, parts, strict=False) if one == other][: _same(shared, parts)]
        if shared and len(plain) > 1:
            return "-".join(shared)
    return identifier(title) or identifier(beside) or "questions"


def entry(found: Found, quiz: str, taken: set[str]) -> tuple[Raw, list[str]]:
    """Return a question as an entry of the file ``quiz``, and what it lacks.

    Raises LeftOutError where the course has no question of this form.
    """
    missing: list[str] = []
    form = found.form
    kind, fields = _BUILDERS[type(form)](form, found, missing)
    if not found.stem:
        raise LeftOutError("it has no text")
    item: Raw = {"id": _name(found.name, quiz, taken), "version": 1, "kind": kind}
    if found.level in LEVELS:
        item["level"] = found.level
    if found.difficulty:
        item["difficulty"] = found.difficulty
    if found.points != 1:
        item["points"] = found.points
    item["stem"] = found.stem
    if found.picture:
        data, image = found.picture
        item["picture"] = {"file": f"pictures/{item['id']}.{kind_of(data)}", "alt": " ".join(image.alt.split())}
        item["picture"] |= _with({}, credit=" ".join(image.credit.split()))
    item |= fields
    if found.hints:
        item["hints"] = [hint for hint in found.hints if hint]
    if found.explanation:
        item["explanation"] = found.explanation
    else:
        missing.append("explanation")
    there = {"objective": False, "level": "level" in item, "difficulty": "difficulty" in item, "sources": False}
    return item, [*missing, *(name for name, stands in there.items() if not stands)]


def _same(first: Sequence[str], second: Sequence[str]) -> int:
    """Return how many entries two lists have in common at their beginning."""
    return next(
        (place for place, (one, other) in enumerate(zip(first, second, strict=False)) if one != other),
        min(len(first), len(second)),
    )


def _name(name: str, quiz: str, taken: set[str]) -> str:
    """Return an id that no question has yet."""
    slug = identifier(name) or "question"
    wanted = slug if slug.startswith(f"{quiz}-") else f"{quiz}-{slug}"
    free = wanted
    for number in range(2, len(taken) + 3):
        if free not in taken:
            break
        free = f"{wanted}-{number}"
    taken.add(free)
    return free


def _told(told: dict[str, str], missing: list[str]) -> None:
    """Note for which parts there is no feedback."""
    without = [name for name, said in told.items() if not said]
    if without:
        missing.append("feedback" if len(without) == len(told) else f"feedback for {', '.join(without)}")


def _with(fields: Raw, **texts: str) -> Raw:
    return fields | {name: said for name, said in texts.items() if said}


def _choosing(form: Choosing, found: Found, missing: list[str]) -> tuple[str, Raw]:
    if (reason := _reason(form, missing)) or (reason := _body(form, found, missing)):
        return reason
    _shares(form, found)
    options = []
    for letter, option in _lettered(form.options):
        right = option.share == 1 if form.single else option.share > 0
        options.append(_with({"id": letter, "text": option.text, **({"correct": True} if right else {})},
                             feedback="\n\n".join(filter(None, option.feedback))))  # fmt: skip
    _told({one["id"]: one.get("feedback", "") for one in options}, missing)
    return "single" if form.single else "several", {"options": options}


def _shares(form: Choosing, found: Found) -> None:
    """Note parts of the points that the course counts in another way."""
    right = form.right
    if form.single:
        if len(right) > 1:
            raise LeftOutError("more than one option earns everything where one can be chosen")
        if not right:
            raise LeftOutError("no option earns everything")
        parts = [f"{100 * option.share:g} % for “{words(option.text)[:40]}”" for option in form.options
                 if option.share not in (0, 1)]  # fmt: skip
        if parts:
            found.lost.append(f"parts of the points ({', '.join(parts)}): here an option earns all or nothing")
        return
    if not right:
        raise LeftOutError("no option is right")
    each = 1 / len(right)
    if any(abs(option.share - each) > 0.002 for option in form.options if option.share > 0) or any(
        min(abs(option.share), abs(option.share + each), abs(option.share + 1)) > 0.002
        for option in form.options
        if option.share <= 0
    ):
        found.lost.append("the parts of the points: here right ones count alike, and wrong ones take as much off")


def _reason(form: Choosing, missing: list[str]) -> tuple[str, Raw] | None:
    """Return the question that our exports ask as one choice of truth and reason."""
    half = len(form.options) // 2
    if not form.single or half < 2 or len(form.options) != 2 * half:
        return None
    halves = [form.options[:half], form.options[half:]]
    texts = [
        [one.text.removeprefix(lead) for one in group if one.text.startswith(lead)]
        for lead, group in zip(_TRUTHS, halves, strict=True)
    ]
    if len(texts[0]) != half or texts[0] != texts[1]:
        return None
    for truth, group in zip((True, False), halves, strict=True):
        others = halves[1 if truth else 0]
        if sorted(one.share for one in group) == [*[0.5] * (half - 1), 1] and not any(one.share for one in others):
            firsts, reasons = zip(*(_parted(one) for one in halves), strict=True)
            options = [
                _with({"id": letter, "text": text, **({"correct": True} if one.share == 1 else {})}, feedback=said)
                for (letter, one), text, said in zip(_lettered(group), texts[0], reasons[0], strict=True)
            ]
            _told({one["id"]: one.get("feedback", "") for one in options}, missing)
            _told({"true": firsts[0], "false": firsts[1]}, missing)
            return "reason", {"truth": truth, **_with({}, if_true=firsts[0], if_false=firsts[1]), "options": options}
    return None


def _parted(group: Sequence[Option]) -> tuple[str, list[str]]:
    """Return what is said to all of a group, and to each alone."""
    # QTI parts paragraphs within a feedback by lines.
    told = [re.split(r"\n\n|\\\n", "\n\n".join(one.feedback)) for one in group]
    shared = 0
    while all(len(one) > shared + 1 and one[shared] == told[0][shared] for one in told):
        shared += 1
    return "\n\n".join(told[0][:shared]), ["\n\n".join(one[shared:]) for one in told]


def _body(form: Choosing, found: Found, missing: list[str]) -> tuple[str, Raw] | None:
    """Return the question about places on the body that our exports ask as a list beside its picture."""
    if form.single or not form.options or not form.options[0].text.startswith("A: "):
        return None
    places = lettered_regions()
    if [option.text for option in form.options] != [f"{letter}: {called}" for letter, called in places.values()]:
        return None
    told = ["\n\n".join(option.feedback) for option in form.options]
    wrong = Counter(said for option, said in zip(form.options, told, strict=True) if option.share <= 0)
    otherwise = wrong.most_common(1)[0][0] if wrong else ""
    regions = [
        _with({"region": name, **({"correct": True} if option.share > 0 else {})}, feedback=said)
        for name, option, said in zip(places, form.options, told, strict=True)
        if option.share > 0 or said != otherwise
    ]
    found.lost[:] = [line for line in found.lost if "body-map.png" not in line]
    _told({one["region"]: one.get("feedback", "") for one in regions}, missing)
    if not otherwise:
        missing.append("feedback for other places")
    return "body", {"regions": regions, **_with({}, otherwise=otherwise)}


def _entering(form: Entering, found: Found, missing: list[str]) -> tuple[str, Raw]:
    right = form.right
    answer: Raw = {"value": right.value, "tolerance": right.tolerance}
    answer |= _with({}, unit=form.unit or "", feedback=right.feedback)
    mistakes = [_with({"value": one.value, "tolerance": one.tolerance}, feedback=one.feedback) for one in form.mistakes]
    told = {"the answer": right.feedback, "other numbers": form.otherwise}
    _told(told | {f"{one.value:g}": one.feedback for one in form.mistakes}, missing)
    fields: Raw = {"answer": answer, **({"mistakes": mistakes} if mistakes else {})}
    return "number", _with(fields, otherwise=form.otherwise)


def _ordering(form: Ordering, found: Found, missing: list[str]) -> tuple[str, Raw]:
    options = [
        _with({"id": letter, "text": thing.text}, feedback=thing.feedback) for letter, thing in _lettered(form.things)
    ]
    _told({one["id"]: one.get("feedback", "") for one in options}, missing)
    return "ordering", {"options": options}


def _matching(form: Matching, found: Found, missing: list[str]) -> tuple[str, Raw]:
    names = {name: letter for letter, name in _lettered(list(form.partners))}
    pairs = [
        _with({"id": str(place), "text": pair.text, "match": names[pair.match]}, feedback=pair.feedback)
        for place, pair in enumerate(form.pairs, start=1)
    ]
    _told({one["id"]: one.get("feedback", "") for one in pairs}, missing)
    options = [{"id": names[name], "text": text} for name, text in form.partners.items()]
    return "matching", {"pairs": pairs, "options": options}


def _filling(form: Filling, found: Found, missing: list[str]) -> tuple[str, Raw]:
    letters = iter(_LETTERS)
    gaps = []
    for gap in form.gaps:
        fields: Raw = {"id": gap.id}
        if gap.options:
            fields["options"] = [
                {"id": next(letters, "?"), "text": text, **({"correct": True} if name in gap.right else {})}
                for name, text in gap.options.items()
            ]
        else:
            fields["accepted"] = list(gap.right)
        gaps.append(_with(fields, feedback=gap.feedback))
    _told({f"gap {gap['id']}": gap.get("feedback", "") for gap in gaps}, missing)
    return "cloze", {"text": form.text, "gaps": gaps}


def _writing(form: Writing, found: Found, missing: list[str]) -> tuple[str, Raw]:
    if not form.model_answer:
        missing.append("model answer")
    if not form.rubric:
        missing.append("what to mark by")
    return "written", {
        **_with({}, model_answer=form.model_answer),
        **({"rubric": list(form.rubric)} if form.rubric else {}),
    }


def _lettered(entries: Sequence[Any]) -> list[tuple[str, Any]]:
    if len(entries) > len(_LETTERS):
        raise LeftOutError(f"it has {len(entries)} entries to choose from, and the course 10 at most")
    return list(zip(_LETTERS, entries, strict=False))


_BUILDERS: dict[type[Form], Callable[[Any, Found, list[str]], tuple[str, Raw]]] = {
    Choosing: _choosing,
    Entering: _entering,
    Ordering: _ordering,
    Matching: _matching,
    Filling: _filling,
    Writing: _writing,
}
