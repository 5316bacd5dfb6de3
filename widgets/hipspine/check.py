"""The course's contents held against each other: data, questions and chapters.

``check_course`` is what ``hipspine check`` runs, and what the build asks before it starts Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hipspine.appointment.content import read_appointment
from hipspine.book_only import BEGIN, REMEDY, unfinished
from hipspine.chapters import (
    FINAL,
    TOC,
    Chapter,
    chapter_files,
    chapter_id,
    file_name,
    notebook_files,
    numbered_files,
    page_files,
    parse_markdown,
    question_files,
    read_chapter,
    set_aside_files,
    taught_files,
)
from hipspine.conformance.content import FILE as REPORT
from hipspine.conformance.content import read_report
from hipspine.datafile import DataError, DataErrors, Document, read_yaml
from hipspine.evidence.anatomy import read_anatomy
from hipspine.evidence.bibliography import read_references
from hipspine.evidence.claims import read_claims
from hipspine.evidence.emergency import Emergency, read_emergency
from hipspine.evidence.glossary import read_glossary
from hipspine.evidence.lists import without_lists
from hipspine.evidence.mentions import box_problems, has_box, mention_problems, needs_box, term_problems
from hipspine.evidence.nerve_areas import read_nerve_areas
from hipspine.evidence.numbers import read_numbers
from hipspine.exercise.bank import read_all
from hipspine.exercise.chapter_check import chapter_problems
from hipspine.figures.muscles import drawn
from hipspine.guide.content import Known as GuideKnown
from hipspine.guide.content import read_guides, without_guide
from hipspine.link_check import Known, Markdown, inline, link_problems, list_problems
from hipspine.links import link_to
from hipspine.paths import chapters_path, data_path

if TYPE_CHECKING:
    from markdown_it.token import Token

    from hipspine.quiz.schema import Bank

_ROLE = re.compile(r"\{[a-zA-Z][\w:+.-]*\}$")
_TARGET = re.compile(r"^\([\w.:-]+\)=$")

T = TypeVar("T")


def check_course(data: Path | None = None, chapters: Path | None = None) -> list[DataError]:
    """Return everything that is wrong with the course, an empty list when nothing is.

    ``data`` and ``chapters`` are the folders to look at; left out, those of the course. Where there is no folder of
    chapters (an installed wheel), only the data are checked.
    """
    data = data or data_path()
    chapters = chapters or chapters_path(data)
    errors: list[DataError] = []
    listed = _collect(errors, lambda: chapter_files(chapters.parent)) if chapters.is_dir() else None
    # Every chapter has questions but the one that asks those of all others.
    names = list(dict.fromkeys([*(chapter_id(path) for path in listed or ()), *question_files(data)]))
    names = [name for name in names if name != FINAL]
    works = _collect(errors, lambda: read_references(data / "references.bib")) or {}
    claims = _collect(errors, lambda: read_claims(data / "claims.yml", works, names)) or {}
    terms = _collect(errors, lambda: read_glossary(data / "glossary.yml")) or {}
    emergency = _collect(errors, lambda: read_emergency(data / "emergency.yml", works))
    if emergency and terms:
        errors += term_problems(terms, emergency, read_yaml(data / "glossary.yml"))
    numbers = _collect(errors, lambda: read_numbers(data / "numbers.yml", works)) or {}
    areas = _collect(errors, lambda: read_nerve_areas(data / "nerve-areas.yml"))
    felt = None if areas is None else [(area.nerve, area.kind) for area in areas.values()]
    _collect(errors, lambda: read_anatomy(data / "anatomy.yml", works, claims or None, drawn(), felt))
    _collect(errors, lambda: read_appointment(data / "appointment.yml"))
    if numbers and (data / "handouts.yml").is_file():
        from hipspine.handout.content import read_handouts  # loads SymPy, and the figures it names

        _collect(errors, lambda: read_handouts(data / "handouts.yml", numbers, works, names))
    exercises = _collect(errors, lambda: read_all(data / "exercises", numbers, works, names)) if numbers else None
    if (data / "figures").is_dir():
        from hipspine.figures.text_check import text_problems  # loads SymPy and every figure

        errors += text_problems(data / "figures")
        if data == data_path() and not errors:  # the functions are those of the package and its own numbers
            from hipspine.figures.written_check import written_problems

            errors += written_problems()
            if exercises:
                from hipspine.exercise.trial import trial_problems  # runs every solution

                errors += trial_problems()
    sound: dict[str, Document] = {}
    banks: dict[str, Bank] = {}
    if claims and emergency:  # Questions rest on claims: with none to be read, every question would be reported.
        from hipspine.quiz.balance import problems as balance_problems
        from hipspine.quiz.bank import load_bank

        for name in names:
            path = data / "questions" / f"{name}.yml"
            read = partial(load_bank, path, claims=claims, references=works, emergency=emergency, practice=True)
            if bank := _collect(errors, read):
                sound[name], banks[name] = read_yaml(path), bank
        errors += balance_problems(list(sound.values()), works)
    if not chapters.is_dir():
        return errors + _check_guides(data, GuideKnown(numbers, works, claims or None, banks, None), names)
    known = Known(claims or None, works or None, terms or None, emergency.signs if emergency else None)
    used: set[str] = set()
    boxed: set[str] = set()
    notebooks = [
        chapter
        for path in notebook_files(chapters.parent)
        if (chapter := _collect(errors, partial(read_chapter, path)))
    ]
    for piece, tokens in _pieces(chapters.parent, notebooks):
        errors += link_problems(piece, tokens, known, chapters.parent, used)
        if emergency:
            errors += _check_emergency(piece, tokens, emergency)
            boxed |= {piece.page} if has_box(piece.text, piece.page) else set()
        errors += _check_plain(piece, tokens) if piece.cell is not None else _check_directives(piece, tokens)
    if emergency:
        errors += _check_boxed(chapters.parent, boxed)
    if listed is not None:
        errors += _check_listed(listed, names, chapters)
    for chapter in notebooks:
        if chapter.id in names:
            errors += _check_objectives(chapter, data / "questions")
        if chapter.id in sound:
            errors += _check_sections(chapter, sound[chapter.id])
    if exercises is not None:
        errors += chapter_problems(notebooks, exercises, data / "exercises")
    sections = {chapter.id: [section.id for section in chapter.sections] for chapter in notebooks}
    errors += _check_guides(data, GuideKnown(numbers, works, claims or None, banks, sections), names)
    errors += _check_conformance(data)
    numbered = numbered_files(chapters.parent)
    titles = {chapter.id: chapter.title for chapter in notebooks if chapter.path in numbered}
    errors += list_problems(data, chapters.parent, known, titles)
    errors += _unused(data / "claims.yml", {name for name in claims if name not in used})
    return errors


def course_hints() -> list[str]:
    """Return what is not wrong with the course but left out, one line each."""
    path, root = data_path("teaching.yml"), chapters_path().parent
    if not chapters_path().is_dir():
        return []
    lacking = without_guide(path, [chapter_id(one) for one in taught_files(root)])
    return [
        f"data/{path.name}: the teaching guide has nothing of the chapter “{name}”: add an entry" for name in lacking
    ]


def _check_conformance(data: Path) -> list[DataError]:
    """Return what is wrong with the report on accessibility, where there is one."""
    errors: list[DataError] = []
    if (data / REPORT).is_file():
        _collect(errors, lambda: read_report(data / REPORT))
    return errors


def _check_guides(data: Path, known: GuideKnown, names: list[str]) -> list[DataError]:
    """Return what is wrong with the teaching guide, where there is one and its numbers can be read."""
    errors: list[DataError] = []
    if known.numbers and (data / "teaching.yml").is_file():
        _collect(errors, lambda: read_guides(data / "teaching.yml", known, names))
    return errors


def _collect(errors: list[DataError], read: Callable[[], T]) -> T | None:
    """Return what ``read`` gives, or note what it complains of."""
    try:
        return read()
    except DataErrors as several:
        errors += several.errors
    except DataError as error:
        errors.append(error)
    return None


def _pieces(root: Path, notebooks: list[Chapter]) -> Iterator[tuple[Markdown, list[Token]]]:
    """Yield the Markdown of every page and chapter with its tokens, in the order of the files' names."""
    for path in page_files(root):
        if path.suffix == ".md":
            text = without_lists(path.read_text(encoding="utf-8"))  # what they say is checked where it is read first
            yield Markdown(file_name(path), text), parse_markdown(text)
    for chapter in notebooks:
        for cell, tokens in chapter.parsed:
            yield Markdown(chapter.file, cell.text, cell.number), tokens


def _check_plain(piece: Markdown, tokens: list[Token]) -> Iterator[DataError]:
    """Yield what a live notebook would print raw: roles, directives, targets and HTML."""
    allowed = "CommonMark, tables and $math$"
    for token in tokens:
        line = token.map[0] + 1 if token.map else 1
        if token.type == "html_block":
            yield piece.error(line, "raw HTML in a chapter", allowed)
        elif token.type == "fence" and token.info.startswith("{"):
            yield piece.error(line, f"the directive {token.info.split()[0]} in a chapter", allowed)
    for line, token, after in inline(tokens):
        if token.type == "html_inline":
            yield piece.error(line, f"raw HTML in a chapter: {token.content}", allowed)
        elif token.type == "text" and token.content.startswith(":::"):
            yield piece.error(line, f"the directive {token.content} in a chapter", allowed)
        elif token.type == "text" and _TARGET.match(token.content):
            yield piece.error(line, f"the target {token.content} in a chapter", allowed)
        elif after is not None and after.type == "code_inline" and (role := _ROLE.search(token.content)):
            yield piece.error(line, f"the role {role[0]} in a chapter", allowed)


def _check_directives(piece: Markdown, tokens: list[Token]) -> Iterator[DataError]:
    """Yield the directives of a page that a notebook would show as code."""
    for token in tokens:
        if token.type == "fence" and token.info.startswith("{"):
            problem = f"the directive {token.info.split()[0]}, which a notebook shows as code"
            yield piece.error(token.map[0] + 1 if token.map else 1, problem, REMEDY)
    for part in unfinished(piece.text):
        yield piece.error(part, f"“{BEGIN}” without its end", REMEDY)


def _check_emergency(piece: Markdown, tokens: list[Token], emergency: Emergency) -> Iterator[DataError]:
    """Yield where the boxes and the mentions of emergency signs differ from the list."""
    for line, problem, allowed in box_problems(piece.text, piece.page, emergency):
        yield piece.error(line, problem, allowed)
    for line, problem, allowed in mention_problems(tokens, emergency):
        yield piece.error(line, problem, allowed)


def _check_boxed(root: Path, boxed: set[str]) -> Iterator[DataError]:
    """Yield the pages that have to bear the box of emergency signs and do not."""
    for path in page_files(root):
        if needs_box(path.stem) and path.stem not in boxed:
            problem = "the box of emergency signs is missing"
            remedy = "> **Emergency signs** under the first heading, filled by hipspine emergency"
            yield DataError(file_name(path), None, problem, remedy)


def _check_listed(listed: list[Path], names: list[str], chapters: Path) -> Iterator[DataError]:
    """Yield the chapters that are missing, of those listed and those with questions, and those that are not listed.

    A chapter that the book leaves out on purpose is neither.
    """
    aside = set_aside_files(chapters.parent)
    for path in listed:
        if not path.is_file():
            yield DataError(file_name(path), None, "this chapter is missing")
    for name in names:
        if name not in {chapter_id(path) for path in (*listed, *aside)}:
            yield DataError(f"chapters/NN-{name}.ipynb", None, "this chapter is missing")
    for path in numbered_files(chapters.parent):
        if path not in (*listed, *aside):
            remedy = f"a line “- file: chapters/{path.stem}”"
            yield DataError(file_name(path), None, f"this chapter is not in {TOC}", remedy)


def _check_objectives(chapter: Chapter, questions: Path) -> Iterator[DataError]:
    """Yield where the bullets of a chapter and the objectives of its questions differ."""
    try:
        document = read_yaml(questions / f"{chapter.id}.yml")
    except DataError:
        return  # What cannot be read is reported where it is read first.
    wanted = document.data.get("objectives") if isinstance(document.data, dict) else None
    if not isinstance(wanted, dict):
        return
    bullets, place = [], chapter.file
    if listed := chapter.objectives:
        bullets, place = listed.texts, f"{chapter.file}, cell {listed.cell}, line {listed.line}"
    sentences = [" ".join(str(sentence).split()) for sentence in wanted.values()]
    for index in range(max(len(bullets), len(sentences))):
        bullet = bullets[index] if index < len(bullets) else "nothing"
        sentence = sentences[index] if index < len(sentences) else "nothing"
        if bullet != sentence:
            problem = f"objective {index + 1} reads “{bullet}”, but {document.file} says “{sentence}”"
            yield DataError(place, None, problem)


def _check_sections(chapter: Chapter, questions: Document) -> Iterator[DataError]:
    """Yield where a chapter and its questions disagree about the questions after a section."""
    from hipspine.quiz.sections import section_problems

    asks: dict[str, list[tuple[str, str]]] = {}
    for cell, quiz, section in chapter.asked_sections:
        asks.setdefault(f"{chapter.file}, cell {cell.number}", []).append((quiz, section))
    yield from section_problems(questions, chapter.file, [section.id for section in chapter.sections], asks)


def _unused(path: Path, names: set[str]) -> Iterator[DataError]:
    """Yield the claims and omissions that no chapter links to, with their lines."""
    if not names:
        return
    document = read_yaml(path)
    for section, what in (("claims", "claim"), ("omissions", "omission")):
        for index, entry in enumerate(document.data[section]):
            if entry["id"] in names:
                problem = f"no chapter uses the {what} “{entry['id']}” (a link to {link_to('claim', entry['id'])})"
                yield DataError(document.file, document.line(section, index), problem)
