"""Every kind answers what other rooms ask of a question, and no other room knows a kind."""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hipspine.paths import frontend_path, package_path
from hipspine.quiz.interactions.literal import UnreadableError
from hipspine.quiz.interactions.question import Question
from hipspine.quiz.kinds import KINDS
from hipspine.quiz.marking import mark
from hipspine.quiz.text import problems
from hipspine.teaching.assignment.variant import Variant
from tests.support.export_samples import odd
from tests.support.quiz_samples import all_samples, sample_bank

SEED = 5
ITEMS = [item.drawn(SEED) for bank in (sample_bank(), all_samples(), odd()) for item in bank.items]
ASSIGNED = [asked for item in ITEMS if (asked := item.for_assignment())]
GUESSED = [item for item in ASSIGNED if not item.by_hand]
BY_ID = {"ids": lambda item: item.id}


def test_every_kind_has_a_sample():
    asked = {item.kind for bank in (sample_bank(), all_samples(), odd()) for item in bank.items}
    assert asked == set(KINDS)


@pytest.mark.parametrize("item", [item for item in ITEMS if not item.by_hand and not item.draws_figure], **BY_ID)
def test_the_right_response_earns_everything(item):
    assert mark(item, item.right_response()).correct


@pytest.mark.parametrize("item", GUESSED, **BY_ID)
def test_who_knows_is_right_and_who_guesses_may_be_wrong(item):
    chance = random.Random(item.id)
    assert mark(item, item.sample_right(chance)).score == 1
    guesses = [mark(item, item.sample_plausible(chance)) for _ in range(40)]
    assert min(guess.score for guess in guesses) < 1
    assert all(item.feedback_for(name) for guess in guesses for name in guess.feedback)


@pytest.mark.parametrize("item", [item for item in ITEMS if item not in GUESSED], **BY_ID)
def test_nobody_pretends_where_nobody_can_guess(item):
    with pytest.raises(TypeError, match=f"of the kind {item.kind}"):
        item.sample_plausible(random.Random(1))


@pytest.mark.parametrize("item", ITEMS, **BY_ID)
def test_invalid_responses_are_refused(item):
    invalid = item.sample_invalid()
    assert len(invalid) >= 3
    for response in invalid:
        with pytest.raises(ValueError, match=f"{item.id}: "):
            item.accept(response)


@pytest.mark.parametrize("item", ASSIGNED, **BY_ID)
def test_what_is_typed_is_read_back(item):
    chance = random.Random(item.id)
    for seed in range(20):
        variant = Variant.draw("q01", item, seed)
        response = item.accept("A text." if item.by_hand else item.sample_plausible(chance))
        typed = variant.to_letters(response)
        for way in (typed, *spoken(typed)):
            again = variant.to_bank(item.read(way))
            assert item.canonical(again) == item.canonical(response), way


def spoken(typed: object) -> Iterator[str]:
    """Give a response in letters as somebody types it between quotation marks."""
    if isinstance(typed, list):
        yield " ".join(typed).upper()
        yield ", ".join(typed)
    elif isinstance(typed, dict) and set(typed) == {"truth", "reason"}:
        yield f"{typed['truth']} {typed['reason']}"
    elif isinstance(typed, dict) and all(isinstance(value, str) for value in typed.values()):
        yield " ".join(f"{name}{letter}" for name, letter in typed.items())
        yield ", ".join(f"{name} → {letter}" for name, letter in typed.items())
    elif isinstance(typed, float):
        yield repr(typed).replace("-", "−")


@pytest.mark.parametrize("item", ASSIGNED, **BY_ID)
@pytest.mark.parametrize("empty", [None, "", [], {}])
def test_nothing_typed_is_no_answer(item, empty):
    assert item.read(empty) is None


@pytest.mark.parametrize("item", [item for item in ASSIGNED if not item.by_hand], **BY_ID)
def test_what_cannot_be_read_says_what_can(item):
    with pytest.raises(UnreadableError, match=r"was typed; .* can be read"):
        item.read(object())


@pytest.mark.parametrize("item", ASSIGNED, **BY_ID)
def test_a_variant_gives_nothing_away_but_what_is_asked(item):
    variant = Variant.draw("q01", item, SEED)
    fields = {"name", "kind", "stem", "options", "pairs", "text", "gaps", "unit", "figure", "start", "parameters"}
    assert set(variant.public()) <= fields
    secret = (
        "feedback",
        "correct",
        "explanation",
        "match",
        "truth",
        "tolerance",
        "mistakes",
        "goals",
        "rubric",
        "accepted",
    )
    assert not re.search(rf"'({'|'.join(secret)})'", str(variant.public()))
    assert variant.typed_as()
    assert sorted(variant.letters.values()) == sorted(item.texts_by_id())


@pytest.mark.parametrize("item", ASSIGNED, **BY_ID)
def test_a_question_has_words_for_its_answer(item):
    variant = Variant.draw("q01", item, SEED)
    assert item.right_in_words(variant.letter_of)
    assert all(problems(line) == [] for line in item.marking_guide())
    paper = item.on_paper()
    assert paper.boxes or paper.pairs or paper.lines or paper.filling


@pytest.mark.parametrize("item", ITEMS, **BY_ID)
def test_a_question_has_a_neutral_form_and_rows_for_a_table(item):
    assert item.form()
    rows = item.rows()
    assert sum(row.points for row in rows) == pytest.approx(item.points)
    assert all(row.key and row.explanation and row.name.startswith(item.id) for row in rows)


# ---- no other room knows a kind

PACKAGE = package_path()
NAMES = {cls.__name__ for cls in KINDS.values()}
INTERACTIONS = {
    cls.__name__ for kind in KINDS.values() for cls in kind.__mro__ if issubclass(cls, Question) and cls is not Question
}


def known_kinds(text: str) -> list[str]:
    """Return where a text tells kinds of question apart: by a class that it imports, or by a name it compares."""
    tree = ast.parse(text)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("hipspine.quiz"):
            classes = [one.name for one in node.names if one.name in NAMES | INTERACTIONS]
            if classes and not str(node.module).endswith(".forms"):
                found.append(f"line {node.lineno}: {', '.join(classes)}")
        if isinstance(node, ast.Compare):
            parts = [node.left, *node.comparators]
            if any(_names_kind(part) for part in parts) and any(_says_kind(part) for part in parts):
                found.append(f"line {node.lineno}: {ast.unparse(node)}")
        if isinstance(node, ast.MatchValue) and _says_kind(node.value):
            found.append(f"line {node.lineno}: case {ast.unparse(node.value)}")
    return found


def _names_kind(node: ast.AST) -> bool:
    """Return whether an expression is a thing's kind: ``kind``, ``item.kind`` or ``item["kind"]``."""
    text = ast.unparse(node)
    return text == "kind" or text.endswith((".kind", "['kind']"))


def _says_kind(node: ast.AST) -> bool:
    return any(isinstance(one, ast.Constant) and one.value in KINDS for one in ast.walk(node))


@pytest.mark.parametrize(
    "text",
    [
        "from hipspine.quiz.kinds import Single",
        "from hipspine.quiz.interactions.choose import ChooseOne as One",
        'item.kind == "set"',
        'kind in ("several", "body")',
        'question["kind"] != "case"',
        "match item.kind:\n    case 'number':\n        pass",
    ],
)
def test_a_kind_that_is_told_apart_is_seen(text):
    assert len(known_kinds(text)) == 1


@pytest.mark.parametrize("text", ["from hipspine.quiz.interactions.forms import Matching", 'panel.kind == "bars"'])
def test_what_tells_no_kind_apart_is_left_alone(text):
    assert known_kinds(text) == []


def test_outside_the_quiz_no_file_tells_kinds_apart():
    found = {
        path.relative_to(PACKAGE).as_posix(): lines
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).parts[0] != "quiz" and (lines := known_kinds(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def scripts_and_templates() -> list[Path]:
    paths = [*PACKAGE.rglob("*.js"), *PACKAGE.rglob("*.html")]
    return sorted(path for path in paths if not path.is_relative_to(frontend_path()))


def test_no_script_and_no_template_tells_kinds_apart():
    names = "|".join(KINDS)
    apart = re.compile(rf"""kind\w*['")\]]*\s*(===?|!==?|in)\s*\(?["']({names})["']|case ["']({names})["']:""")
    texts = {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in scripts_and_templates()}
    assert len(texts) > 30
    assert {name: match[0] for name, text in texts.items() if (match := apart.search(text))} == {}


def test_the_front_end_has_the_same_kinds():
    text = PACKAGE.joinpath("quiz", "kinds", "kinds.js").read_text(encoding="utf-8")
    table = text.partition("export const kinds = {")[2]
    assert re.findall(r"^  (\w+):", table, re.MULTILINE) == list(KINDS)
