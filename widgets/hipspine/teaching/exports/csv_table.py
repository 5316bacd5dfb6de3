"""A table of all questions with their key, as plain text for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from hipspine.quiz.kinds.arranging import Matching, Ordering
from hipspine.quiz.kinds.base import Question
from hipspine.quiz.kinds.body import Body, regions
from hipspine.quiz.kinds.case import Case
from hipspine.quiz.kinds.choice import Choice, Reason
from hipspine.quiz.kinds.numeric import Numeric
from hipspine.quiz.kinds.setting import Setting
from hipspine.quiz.kinds.written import Written
from hipspine.teaching.exports.markup import plain, words
from hipspine.teaching.exports.plan import Chapter, Format, decimal
from hipspine.teaching.support.saving import formula_safe

COLUMNS = (
    *("chapter", "id", "version", "kind", "objective", "level", "difficulty", "points"),
    *("stem", "options", "key", "feedback", "explanation", "sources"),
)


def write(chapters: Sequence[Chapter]) -> bytes:
    """Return the table as UTF-8 with a byte order mark, by which spreadsheets know the encoding.

    A cell that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-``, ``@`` or a tab) gets an
    apostrophe in front: such a cell could fetch pages or run commands on the instructor's computer.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for chapter in chapters:
        for item in chapter.items:
            for row in _rows(item):
                table.writerow([formula_safe(cell) for cell in (chapter.quiz, *row)])
    return text.getvalue().encode("utf-8-sig")


def _rows(item: Question) -> Iterator[list[object]]:
    """Give the row of a question, or the rows of a case's steps."""
    common = [item.objective, item.level, item.difficulty]
    sources = ", ".join(item.sources)
    if isinstance(item, Case):
        points = item.points / len(item.steps)
        for step in item.steps:
            right = ", ".join(option.id for option in step.options if option.correct)
            stem = "\n".join(plain(text) for text in (item.stem, step.story, step.stem))
            cells = [stem, _listed(step.options, "text"), right, _listed(step.options, "feedback")]
            name = f"{item.id}/{step.id}"
            yield [name, item.version, f"case ({step.kind})", *common, points, *cells, plain(step.explanation), sources]
        return
    options, key, feedback = _parts(item)
    cells = [plain(item.stem), options, key, feedback, plain(item.explanation), sources]
    yield [item.id, item.version, item.kind, *common, item.points, *cells]


def _parts(item: Question) -> tuple[str, str, str]:
    """Return the options, the key and the feedback of a question as plain text."""
    if isinstance(item, Choice):
        key = ", ".join(option.id for option in item.options if option.correct)
        feedback = _listed(item.options, "feedback")
        if isinstance(item, Reason):
            key = f"{'true' if item.truth else 'false'}, {key}"
            feedback = f"true: {plain(item.if_true)}\nfalse: {plain(item.if_false)}\n{feedback}"
        return _listed(item.options, "text"), key, feedback
    if isinstance(item, Numeric):
        unit = f" {words(item.answer.unit)}" if item.answer.unit else ""
        lines = [f"right: {plain(item.answer.feedback)}"]
        lines += [f"{decimal(one.value)} ± {decimal(one.tolerance)}: {plain(one.feedback)}" for one in item.mistakes]
        key = f"{decimal(item.answer.value)} ± {decimal(item.answer.tolerance)}{unit}"
        return "", key, "\n".join([*lines, f"otherwise: {plain(item.otherwise)}"])
    if isinstance(item, Ordering):
        key = ", ".join(option.id for option in item.options)
        return _listed(item.options, "text"), key, _listed(item.options, "feedback")
    if isinstance(item, Matching):
        options = f"{_listed(item.pairs, 'text')}\n{_listed(item.options, 'text')}"
        return options, ", ".join(f"{p.id}{p.match}" for p in item.pairs), _listed(item.pairs, "feedback")
    if isinstance(item, Body):
        options = "\n".join(f"{name}: {called}" for name, called in regions().items())
        feedback = "\n".join(f"{region.region}: {plain(region.feedback)}" for region in item.regions)
        key = ", ".join(region.region for region in item.regions if region.correct)
        return options, key, f"{feedback}\notherwise: {plain(item.otherwise)}"
    if isinstance(item, Setting):
        goals = [_goal(goal) for goal in item.goals]
        missed = "\n".join(f"missed: {plain(goal.missed)}" for goal in item.goals)
        return f"figure: {item.figure}", "\n".join(goals), f"met: {plain(item.met)}\n{missed}"
    if isinstance(item, Written):
        return "", plain(item.model_answer), "\n".join(plain(line) for line in item.rubric)
    raise TypeError(f"{item.id}: the table has no columns for kind {item.kind}")


def _goal(goal: object) -> str:
    low = "" if goal.at_least is None else f" at least {goal.at_least:g}"
    high = "" if goal.at_most is None else f" at most {goal.at_most:g}"
    return f"{goal.output}{low}{high}"


def _listed(parts: Sequence[object], field: str) -> str:
    return "\n".join(f"{part.id}) {plain(getattr(part, field))}" for part in parts)


FORMAT = Format(lambda item: None, write)
