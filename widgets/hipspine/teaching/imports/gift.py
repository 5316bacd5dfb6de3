"""GIFT, the plain-text format of Moodle and others, with its categories, escapes, formats, weights and ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hipspine.quiz.interactions.forms import (
    Amount,
    Choosing,
    Entering,
    Filling,
    Form,
    Gap,
    Matching,
    Option,
    Pairing,
    Writing,
)
from hipspine.teaching.imports import own
from hipspine.teaching.imports.found import Found, LeftOut, LeftOutError, Reading
from hipspine.teaching.imports.markup import from_html, from_moodle
from hipspine.teaching.imports.moodle_xml import from_html_words, title_of, typed_gap
from hipspine.teaching.imports.safe_files import text_of

_SIGNS = r"\~=#{}:"
_HIDDEN = {f"\\{sign}": chr(0xE100 + place) for place, sign in enumerate(_SIGNS)}
_SHOWN = {hidden: sign[1] for sign, hidden in _HIDDEN.items()}
_FORMATS = {"html": "html", "moodle": "moodle_auto_format", "plain": "plain_text", "markdown": "markdown"}
_FORMAT = re.compile(r"^\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_ANSWER = re.compile(r"(?=[=~])")
_WEIGHT = re.compile(r"^%(-?\d+(?:\.\d+)?)%")
_TRUTH = re.compile(r"^\s*(true|t|false|f)\s*(?:#|$)", re.IGNORECASE)
_GAP = "\ue200"


def read(data: bytes, name: str) -> Reading:
    """Return the questions of a file. Raises DataError for what is no UTF-8 text."""
    reading, category = Reading(), ""
    for line, block in _blocks(text_of(data, name)):
        if block.lstrip().startswith("$CATEGORY:"):
            path, _, rest = block.lstrip().removeprefix("$CATEGORY:").partition("\n")
            category, block = title_of(_shown(_hidden(path))), rest
            line += 1
            if not block.strip():
                continue
        called = f"the question on line {line}"
        try:
            found = _question(block, line)
            reading.group(category).questions.append(found)
        except LeftOutError as error:
            title = re.match(r"\s*::(.*?)::", _hidden(block), re.DOTALL)
            reading.left_out.append(LeftOut(_shown(title[1]).strip() if title else called, line, str(error)))
    return reading


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Give each question with the line on which it begins; remarks are none, and an empty line parts two."""
    held: list[str] = []
    first = 1
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.lstrip().startswith("//"):
            continue
        if line.strip():
            first = first if held else number
            held.append(line)
        elif held:
            yield first, "\n".join(held)
            held = []


def _question(block: str, line: int) -> Found:
    text = _hidden(block)
    title = re.match(r"\s*::(.*?)::", text, re.DOTALL)
    name = _shown(title[1]).strip() if title else ""
    text = text[title.end() :] if title else text
    start, end = text.find("{"), text.rfind("}")
    if start < 0:
        raise LeftOutError("it has no answers in braces: a description, which asks nothing")
    if end < start:
        raise LeftOutError("its braces do not close")
    before, answers, after = text[:start], text[start + 1 : end], text[end + 1 :]
    lost: list[str] = []
    format = _FORMATS[found[1].lower()] if (found := _FORMAT.match(before)) else "moodle_auto_format"
    before = before[found.end() :] if found else before
    answers, _, general = answers.partition("####")
    missing_word = bool(after.strip())
    shown = f"{before.rstrip()} {_GAP} {after.strip()}" if missing_word else before
    question = Found(
        name=name or f"line-{line}",
        line=line,
        stem=from_moodle(_shown(shown.strip()), format, lost),
        form=Writing("", []),
        explanation=_text(general, format, lost),
        lost=lost,
    )
    question.form = _form(answers.strip(), question, format)
    if _GAP in question.stem:
        _word(question)
    return question


def _word(question: Found) -> None:
    """Put the gap of a missing word where it stands in the text."""
    form = question.form
    text = re.sub(rf" {_GAP} (?=[.,;:!?])|{_GAP}", lambda found: f" {own.BLANK} " if len(found[0]) > 1 else own.BLANK,
                  question.stem)  # fmt: skip
    if isinstance(form, Filling):
        question.form = Filling(re.sub(rf"{_GAP} (?=[.,;:!?])", "[1]", question.stem).replace(_GAP, "[1]"), form.gaps)
        question.stem = "Fill in the gap."
    elif isinstance(form, Choosing) and form.single and len(form.right) == 1:
        told = [one for one in form.options if one.share != 1 and "".join(one.feedback)]
        if told:
            question.stem = re.sub(r" (?=[.,;:!?])", "", text)
        else:
            gap = Gap("1", {one.id: one.text for one in form.options}, form.right, _of_right(form))
            question.form = Filling(re.sub(rf"{_GAP} (?=[.,;:!?])", "[1]", question.stem).replace(_GAP, "[1]"), [gap])
            question.stem = "Fill in the gap."
    else:
        question.stem = text


def _of_right(form: Choosing) -> str:
    return next("".join(one.feedback) for one in form.options if one.share == 1)


def _form(answers: str, question: Found, format: str) -> Form:
    if not answers:
        question.explanation, model = own.model_answer(question.explanation)
        return Writing(model, [])
    if answers.startswith("#"):
        return _numbers(answers[1:].strip(), question, format)
    if "~" in answers:
        return _choices(answers, question, format)
    if "=" in answers and "->" in answers:
        return _matching(answers, question, format)
    if _TRUTH.match(answers):
        return _truth(answers, question, format)
    if answers.startswith("="):
        return _short(answers, question, format)
    raise LeftOutError(f"its answers cannot be read: “{_shown(answers)[:40]}”")


def _choices(answers: str, question: Found, format: str) -> Form:
    single = "=" in re.sub(r"%[^%]*%|#[^=~]*", "", answers)
    options = []
    for place, (sign, said) in enumerate(_parted(answers)):
        share = 1.0 if sign == "=" else 0.0
        if weight := _WEIGHT.match(said):
            share, said = float(weight[1]) / 100, said[weight.end() :]
        text, _, told = said.partition("#")
        feedback = _text(told, format, question.lost)
        options.append(Option(str(place), _text(text, format, question.lost), (feedback,), round(share, 5)))
    form = Choosing(options, single=single)
    parted = own.blank(question.stem) if single and len(form.right) == 1 else None
    if parted and not any("".join(one.feedback) for one in options):
        right = next(one.text for one in options if one.share == 1)
        question.stem, text = parted
        question.explanation, said_below = own.below(question.explanation, [f"1: {right}. "])
        return Filling(text, [Gap("1", {one.id: one.text for one in options}, form.right, "".join(said_below))])
    return form


def _matching(answers: str, question: Found, format: str) -> Form:
    partners: dict[str, str] = {}
    found: list[tuple[str, str, str]] = []
    for _, said in _parted(answers):
        left, arrow, right = said.partition("->")  # as Moodle does
        if not arrow:
            raise LeftOutError(f"“{_shown(said)[:40]}” is matched with nothing")
        partner = from_html_words(_shown(right).strip(), question.lost)
        name = partners.setdefault(partner, f"p{len(partners)}")
        asked = _text(left, format, question.lost)
        if asked:
            found.append((asked, name, partner))
    beginnings = [f"{text} – {partner}: " for text, _, partner in found]
    question.explanation, told = own.below(question.explanation, beginnings)
    told = told or [""] * len(found)
    pairs = [Pairing(str(place), text, name, told[place]) for place, (text, name, _) in enumerate(found)]
    return Matching(pairs, {name: text for text, name in partners.items()})


def _truth(answers: str, question: Found, format: str) -> Form:
    said, *told = answers.split("#")
    right = said.strip().casefold() in ("true", "t")
    wrong_said, right_said = ([_text(one, format, question.lost) for one in told] + ["", ""])[:2]
    options = [
        Option(str(truth), str(truth), (right_said if truth == right else wrong_said,), float(truth == right))
        for truth in (True, False)
    ]
    return Choosing(options, single=True)


def _short(answers: str, question: Found, format: str) -> Form:
    accepted, feedback = [], ""
    for _, said in _parted(answers):
        share = 1.0
        if weight := _WEIGHT.match(said):
            share, said = float(weight[1]) / 100, said[weight.end() :]
        text, _, told = said.partition("#")
        plain, told = _shown(text).strip(), _text(told, format, question.lost)
        if share == 1 and not re.search(r"(?<!\\)\*", plain):
            accepted.append(plain.replace("\\*", "*"))
            feedback = feedback or told
        else:
            question.lost.append(f"the answer “{plain}” worth {100 * share:g} %{' and its feedback' if told else ''}")
    return typed_gap(question, accepted, feedback)


def _numbers(answers: str, question: Found, format: str) -> Form:
    right: list[Amount] = []
    wrong: list[Amount] = []
    otherwise = ""
    parts = _parted(answers) if answers[:1] in ("=", "~") else [("=", answers)]
    for sign, said in parts:
        share = 1.0 if sign == "=" else 0.0
        if weight := _WEIGHT.match(said):
            share, said = float(weight[1]) / 100, said[weight.end() :]
        number, _, told = said.partition("#")
        feedback = _text(told, format, question.lost)
        if sign == "~" and number.strip() in ("", "*"):
            otherwise = feedback
            continue
        value, slack = _range(_shown(number).strip())
        if share == 1:
            right.append(Amount(value, slack, feedback))
        elif share > 0:
            question.lost.append(f"the answer {value:g} worth {100 * share:g} %")
        else:
            wrong.append(Amount(value, slack, feedback))
    if len(right) != 1:
        raise LeftOutError(f"{len(right)} numbers are right, and the course has one" if right else "no number is right")
    question.stem, unit = own.unit(question.stem)
    return Entering(right[0], unit, wrong, otherwise)


def _range(said: str) -> tuple[float, float]:
    """Return a number and its tolerance, of ``3.1:0.1`` or ``3..4``."""
    try:
        if ".." in said:
            low, high = (float(part) for part in said.split("..", 1))
            return _short_number((low + high) / 2), _short_number(abs(high - low) / 2)
        value, _, slack = said.partition(":")
        return float(value), abs(float(slack or 0))
    except ValueError:
        raise LeftOutError(f"“{said[:40]}” is no number") from None


def _short_number(value: float) -> float:
    return float(f"{value:.12g}")


def _parted(answers: str) -> list[tuple[str, str]]:
    parts = [part for part in _ANSWER.split(answers) if part.strip()]
    if parts and parts[0].lstrip()[:1] not in ("=", "~"):
        raise LeftOutError(f"“{_shown(parts[0]).strip()[:40]}” has no sign before it that says whether it is right")
    return [(part.strip()[0], part.strip()[1:].strip()) for part in parts]


def _text(said: str, format: str, lost: list[str]) -> str:
    if found := _FORMAT.match(said):
        format, said = _FORMATS[found[1].lower()], said[found.end() :]
    plain = _shown(said).strip()
    return from_html(plain, lost) if format == "html" else from_moodle(plain, format, lost)


def _hidden(text: str) -> str:
    """Return a text in which signs after a backslash are none of GIFT's own."""
    return re.sub(r"\\[\\~=#{}:]", lambda found: _HIDDEN[found[0]], text).replace("\\n", "\n")


def _shown(text: str) -> str:
    return "".join(_SHOWN.get(letter, letter) for letter in text)
