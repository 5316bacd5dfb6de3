"""How an import of Moodle XML goes on, question by question, and how Moodle reads what students type.

In our own words from ``question/format.php``, ``question/format/xml/format.php``, ``question/type/ordering`` and
``question/type/numerical`` of Moodle 4.4 and later (MoodleDocs, "Import questions", "Ordering question type").
"""

from __future__ import annotations

from lxml import etree

from tests.support.lms.moodle import FRACTIONS

BUILT_IN = ("multichoice", "numerical", "matching", "cloze", "essay")


def arrive(root: etree._Element, *, ordering: bool = True, stop_on_error: bool = True) -> tuple[list[str], str]:
    """Return the names of the questions that are saved and what stopped the rest, "" for nothing.

    The whole file is read before any question is saved: with ``stop_on_error``, as Moodle proposes, a type that is not
    there or a grade that it does not know keeps out everything. What the database refuses ends the import where it is.
    """
    known = (*BUILT_IN, "ordering") if ordering else BUILT_IN
    read = []
    for question in (one for one in root if one.get("type") != "category"):
        name = question.findtext("name/text") or ""
        problem = "" if question.get("type") in known else "the question type is not there"
        if question.get("type") == "multichoice" and any(
            min(abs(float(one.get("fraction", "0")) - part) for part in FRACTIONS) > 0.001
            for one in question.iterfind("answer")
        ):
            problem = "the grade does not match"
        if problem and stop_on_error:
            return [], f"{name}: {problem}"
        if not problem:
            read.append(question)
    saved: list[str] = []
    for question in read:
        name = question.findtext("name/text") or ""
        # A column that must not be empty, and has no default of its own.
        if question.get("type") == "ordering" and question.findtext("shownumcorrect") not in ("0", "1"):
            return saved, f"{name}: Error writing to database"
        saved.append(name)
    return saved, ""


def kept_feedback(question: etree._Element) -> list[str]:
    """Return what Moodle keeps of what is said to single answers: of things to bring into order, nothing."""
    if question.get("type") == "ordering":
        return []
    return [one.findtext("text") or "" for one in question.iterfind("answer/feedback")]


def typed(text: str) -> float:
    """Return the number that Moodle reads: a single comma is a decimal sign, beside a point it separates thousands."""
    both = "." in text or text.count(",") > 1
    return float(text.strip().replace(" ", "").replace(",", "" if both else "."))
