"""Answers as students type them: each line of the tables is a cell as it was handed in, and what is read from it.

What is not read is listed as ``unclear`` or ``impossible``, with the text as it was typed; it is never nothing.
"""

from __future__ import annotations

import json
import random
import re

import pytest

from hipspine.teaching.answering.answer_store import StoredAnswer, bundle
from hipspine.teaching.answering.typed_answers import read_cell
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.assignment.notebook import FORMAT, handout
from hipspine.teaching.assignment.selection import select
from hipspine.teaching.grading.notices import BLOCKING
from hipspine.teaching.grading.reading import Reading, read
from hipspine.teaching.grading.record import Rules, grade
from tests.support.classroom import BANK, NAME

COURSE_KINDS = ("several", "reason", "ordering", "matching", "body")
STUDENTS = {"ann": "Ann"}


@pytest.fixture(scope="module")
def key(tmp_path_factory) -> Key:
    """A release with a question of each kind that one can type an answer to."""
    folder = tmp_path_factory.mktemp("bank")
    (folder / "levers.yml").write_text(BANK, encoding="utf-8")
    banks = select(None)
    first = {kind: next(item for bank in banks for item in bank.items if item.kind == kind) for kind in COURSE_KINDS}
    kept = [
        bank.model_copy(update={"items": [item for item in bank.items if item is first.get(item.kind)]})
        for bank in banks
    ]
    return Key.of(NAME, [*select(folder), *(bank for bank in kept if bank.items)], students=STUDENTS, seed=3)


BOOKS: dict[str, str] = {}


def book_of(key: Key) -> dict:
    """Return the notebook that was handed out, which takes a moment to make."""
    if key.release not in BOOKS:
        BOOKS[key.release] = handout(key, None)
    return json.loads(BOOKS[key.release])


def asked(key: Key, kind: str):
    return next(one for one in key.variants("ann") if one.item.kind == kind)


def source(cell: dict) -> str:
    return cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])


def handed_in(key: Key, cells: dict[str, str], clicks: dict[str, object] | None = None) -> dict:
    """Return a notebook in which the cells of some questions were changed, and others clicked."""
    book = book_of(key)
    for cell in book["cells"]:
        cell["source"] = cells.get(cell["id"], source(cell))
        if cell["id"] in (clicks or {}):
            origin = {"format": FORMAT, "release": key.release, "student": None}
            data = bundle(origin, cell["id"], StoredAnswer(clicks[cell["id"]], 1))
            cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": data}]
    return book


def read_book(key: Key, book: dict) -> Reading:
    return read(key, "ann", json.dumps(book).encode())


def as_handed_out(key: Key, name: str) -> str:
    return next(source(cell) for cell in book_of(key)["cells"] if cell["id"] == name)


def read_one(key: Key, kind: str, cell: str, click: object = None) -> tuple[object, list[str]]:
    """Return the answer to the question of a kind in its letters, and the findings about it."""
    variant = asked(key, kind)
    clicks = {} if click is None else {variant.name: click}
    # Another question is answered, so that the notebook as a whole is not blank.
    other = next(one for one in key.variants("ann") if one.item.kind == ("written" if kind != "written" else "single"))
    typed = as_handed_out(key, other.name).replace('= ""', '= "a"', 1)
    reading = read_book(key, handed_in(key, {variant.name: cell, other.name: typed}, clicks))
    told = [str(finding).replace(f"{variant.name}: ", "", 1) for finding in reading.findings]
    return variant.to_letters(reading.answers[variant.name].response), told


# ---- what stands between the quotation marks

PAIRS = {"1": "b", "2": "a", "3": "d", "4": "c"}
READ = [
    ("single", '"b"', "b"),
    ("single", "'b'", "b"),
    ("single", '"B"', "b"),
    ("single", '"b)"', "b"),
    ("single", '"(b)"', "b"),
    ("single", '"b."', "b"),
    ("single", '"b:"', "b"),
    ("single", '" [B]. "', "b"),
    ("single", '"ｂ"', "b"),
    ("single", '"（Ｂ）"', "b"),
    ("single", '("b")', "b"),
    ("single", '" "', None),
    ("single", "None", None),
    ("several", '"a c"', ["a", "c"]),
    ("several", '"a), c)"', ["a", "c"]),
    ("several", '"(A) (C)"', ["a", "c"]),
    ("several", '"ａ，ｃ"', ["a", "c"]),
    ("several", '"ac"', ["a", "c"]),
    ("several", '["a", "c"]', ["a", "c"]),
    ("several", '"a", "c"', ["a", "c"]),
    ("reason", '"true b)"', {"truth": True, "reason": "b"}),
    ("reason", '"False, (B)."', {"truth": False, "reason": "b"}),
    ("matching", '"1) b; 2) a; 3) d; 4) c"', PAIRS),
    ("matching", '"1. (b) 2. (a) 3. (d) 4. (C)"', PAIRS),
    ("matching", '"１ｂ　２ａ　３ｄ　４ｃ"', PAIRS),
    ("body", '"Groin, knee."', ["groin", "knee"]),
    ("number", "12.5", 12.5),
    ("number", '"12.5"', 12.5),
    ("number", '"12,5"', 12.5),
    ("number", '"１２，５"', 12.5),
    ("number", '"−12,5"', -12.5),
    ("number", '"0,125"', 0.125),
    ("number", '",5"', 0.5),
    ("number", '"1e3"', 1000.0),
    ("number", '"12.5 N m"', 12.5),
    ("number", '"12,5Nm"', 12.5),
    ("number", '"12.5 N·m."', 12.5),
    ("number", '"  "', None),
    ("written", '"Force, times: (lever)."', "Force, times: (lever)."),
]


@pytest.mark.parametrize(("kind", "typed", "wanted"), READ)
def test_what_can_mean_one_thing_only_is_read(key, kind, typed, wanted):
    name = asked(key, kind).name
    answer, told = read_one(key, kind, as_handed_out(key, name).replace('= ""', f"= {typed}", 1))
    assert (sorted(answer) if isinstance(answer, list) else answer, told) == (wanted, [])


UNREAD = [
    ("single", '"b or c"', "unclear: “b or c” was typed; one letter can be read"),
    ("single", '"b, because  it is"', "unclear: “b, because it is” was typed; one letter can be read"),
    ("single", '"b",', 'unclear: “"b",” was typed; what the comment beside it says can be read'),
    ("single", "b", "unclear: “b” was typed; a text between quotation marks, or a number, can be read"),
    ("single", '"b', 'unclear: “"b” was typed; a text between quotation marks, or a number, can be read'),
    ("single", '"""b', 'unclear: “"""b” was typed; a text between quotation marks, or a number, can be read'),
    ("single", "“b”", "unclear: ““b”” was typed; a text between quotation marks, or a number, can be read"),
    ("single", '"z"', "impossible: “z” is no answer to it; it takes one of a, b, c"),
    ("single", '"ab"', "impossible: “ab” is no answer to it; it takes one of a, b, c"),
    ("single", '"Ä"', "impossible: “Ä” is no answer to it; it takes one of a, b, c"),
    ("single", 'input("b?")', 'unclear: “input("b?")” was typed; a text between quotation marks, or a number,'),
    ("number", "12,5", "unclear: “12,5” was typed; a number, alone or with the unit that is asked for, such as 12.5,"),
    ("number", '"1,250"', "unclear: “1,250” was typed; a number, alone or"),
    ("number", '"1.250,5"', "unclear: “1.250,5” was typed; a number, alone or"),
    ("number", '"12 500"', "unclear: “12 500” was typed; a number, alone or"),
    ("number", '"12.5 cm"', "unclear: “12.5 cm” was typed; a number, alone or"),
    ("number", '"12.5²"', "unclear: “12.5²” was typed; a number, alone or"),
    ("number", '"about 12"', "unclear: “about 12” was typed; a number, alone or"),
    ("number", '"10 to 12"', "unclear: “10 to 12” was typed; a number, alone or"),
    ("number", "10 * 0.5", "unclear: “10 * 0.5” was typed; a text between quotation marks, or a number, can be read"),
    ("number", "12.5 N m", "unclear: “12.5 N m” was typed; a text between quotation marks, or a number, can be read"),
    ("number", "True", "unclear: “True” was typed; a number, alone or"),
    ("number", "1e999", "impossible: “1e999” is no answer to it; it takes a number, such as 12.5"),
    ("several", '"a and c"', "impossible: “a and c” is no answer to it; it takes one or more of a, "),
    ("reason", '"true"', "unclear: “true” was typed; true or false and a letter"),
    ("matching", '"1b 2"', "unclear: “1b 2” was typed; a letter for each number"),
    ("written", "7", "unclear: “7” was typed; a text between quotation marks can be read"),
    ("single", r'"\x1b[2J"', "impossible: “�[2J” is no answer to it"),
    ("single", r'"\ud800"', "impossible: “�” is no answer to it"),
]


@pytest.mark.parametrize(("kind", "typed", "said"), UNREAD)
def test_what_could_mean_something_else_is_listed_as_it_was_typed(key, kind, typed, said):
    name = asked(key, kind).name
    answer, told = read_one(key, kind, as_handed_out(key, name).replace('= ""', f"= {typed}", 1))
    assert answer is None
    assert [one[: len(said)] for one in told] == [said]


def test_the_unit_that_is_asked_for_is_read_in_centimetres_too(key):
    from hipspine.quiz.interactions.literal import amount

    assert amount("12.5 cm", "cm") == amount("12,5cm", "cm") == 12.5
    assert amount("12.5 mm", "cm") is amount("12.5 cm", None) is None


# ---- where the answer stands in its cell

HINT = "  # or type it here: one of a, b, c"
ASK = '\nask("{q}")'
STUB = "# Click below, or type your answer between the quotation marks.\n"

CELLS = [
    ("handed out", STUB + 'answer_{q} = ""' + HINT + ASK, None, None),
    ("without the first comment", 'answer_{q} = ""' + HINT + ASK, None, None),
    ("without comments", "answer_{q} = ''" + ASK, None, None),
    ("with blank lines", "\n\n" + STUB + '\nanswer_{q} = ""' + HINT + "\n" + ASK + "\n\n", None, None),
    ("lines of a Windows machine", STUB.strip() + '\r\nanswer_{q} = "b"' + HINT + '\r\nask("{q}")', "b", None),
    ("typed below", STUB + 'answer_{q} = ""' + HINT + '\nanswer_{q} = "b"' + ASK, "b", None),
    ("with a type", 'answer_{q}: str = "b"' + ASK, "b", None),
    ("alone", 'answer_{q} = "b"', "b", None),
    ("twice the same", 'answer_{q} = "b"\nanswer_{q} = "(b)"' + ASK, "b", None),
    ("indented as a whole", '  answer_{q} = "b"' + HINT + '\n  ask("{q}")', "b", None),
    ("the first line indented", '    answer_{q} = "b"' + HINT + ASK, "b", None),
    ("below a blank line and indented", '\n\tanswer_{q} = "b"' + ASK, "b", None),
    ("with work beside it", 'force = 2 * 3\nanswer_{q} = "b"  # as 6 > 5\nprint(answer_{q})' + ASK, "b", None),
    ("with a line for the shell", '!ls\nanswer_{q} = "b"' + HINT + ASK, "b", None),
    ("with a line of words", 'answer_{q} = "b"' + HINT + "\nI am not sure" + ASK, "b", None),
    ("twice, differing", 'answer_{q} = "b"\nanswer_{q} = "c"' + ASK, None, "conflict: its answers differ: "),
    (
        "one line indented",
        STUB + '  answer_{q} = "b"' + HINT + ASK,
        None,
        'unclear: “answer_{q} = "b"” was typed; a line',
    ),
    ("a walrus", STUB + 'answer_{q} := "b"' + HINT + ASK, None, 'unclear: “answer_{q} := "b"” was typed; a line'),
    ("a walrus in brackets", '(answer_{q} := "b")' + ASK, None, 'unclear: “(answer_{q} := "b")” was typed; a line'),
    ("added", 'answer_{q} = ""\nanswer_{q} += "b"' + ASK, None, 'unclear: “answer_{q} += "b"” was typed; a line'),
    ("compared", 'answer_{q} == "b"' + HINT + ASK, None, 'unclear: “answer_{q} == "b"” was typed; a line'),
    ("compared, unquoted", "answer_{q} == b)" + HINT + ASK, None, "unclear: “answer_{q} == b)” was typed; a line"),
    ("two names", 'answer_{q}, x = "b", 1' + ASK, None, 'unclear: “answer_{q}, x = "b", 1” was typed; a line'),
    ("within if", 'if True:\n    answer_{q} = "b"' + ASK, None, "unclear: “if True:” was typed; a line of its own"),
    ("read, then within if", 'answer_{q} = "b"\nif x: answer_{q} = "c"', None, 'unclear: “if x: answer_{q} = "c"” was'),
    ("within a function", 'def f():\n    answer_{q} = "b"' + ASK, None, "unclear: “def f():” was typed; a line of its"),
    ("in a comment", STUB + 'answer_{q} = ""  # b' + ASK, None, "unclear: its cell was changed, and no answer in it"),
    (
        "behind the comment",
        'answer_{q} = ""' + HINT + ": b" + ASK,
        None,
        "unclear: its cell was changed, and no answer",
    ),
    ("a comment of its own", STUB + 'answer_{q} = ""' + HINT + "\n# b" + ASK, None, "unclear: its cell was changed, "),
    ("taken out", STUB + '# answer_{q} = "b"' + ASK, None, "unclear: its cell was changed, and no answer in it can be"),
    ("another name", STUB + 'answer = "b"' + HINT + ASK, None, "unclear: its cell was changed, and no answer in it"),
    ("another number", STUB + 'answer_q99 = "b"' + HINT + ASK, None, "unclear: its cell was changed, and no answer"),
    ("large letters", STUB + 'Answer_{q} = "b"' + HINT + ASK, None, "unclear: its cell was changed, and no answer in"),
    ("on a line of its own", STUB + 'answer_{q} = ""' + HINT + '\n"b"' + ASK, None, "unclear: its cell was changed, "),
    ("unquoted on a line", STUB + 'answer_{q} = ""' + HINT + "\nb)" + ASK, None, "unclear: its cell was changed, and"),
    ("behind the marks", STUB + 'answer_{q} = "" b' + HINT + ASK, None, 'unclear: “"" b” was typed; a text between'),
    ("in the call", STUB + 'answer_{q} = ""' + HINT + '\nask("{q}", "b")', None, "unclear: its cell was changed, and"),
    ("only the call left", 'ask("{q}")', None, "unclear: its cell was changed, and no answer in it can be read: the"),
    ("emptied", "", None, "unclear: its cell was changed, and no answer in it can be read: the line for the answer"),
    ("too long", "x = 1\n" * 4000 + 'answer_{q} = "b"', None, "unclear: the cell has "),
]


@pytest.mark.parametrize(("cell", "wanted", "said"), [row[1:] for row in CELLS], ids=[row[0] for row in CELLS])
def test_a_changed_cell_gives_an_answer_or_says_why_not(key, cell, wanted, said):
    name = asked(key, "single").name
    answer, told = read_one(key, "single", cell.replace("{q}", name))
    assert answer == wanted
    said = said and said.replace("{q}", name)
    assert [one[: len(said or "")] for one in told] == ([said] if said else [])


@pytest.mark.parametrize("cell", [row[1] for row in CELLS], ids=[row[0] for row in CELLS])
def test_a_cell_is_indented_as_jupyter_sees_it(cell):
    """IPython itself says which cells Python can read: the ones that it would run are read in full."""
    from IPython.core.inputtransformer2 import leading_empty_lines, leading_indent

    cell = cell.replace("{q}", "q01").replace("\r\n", "\n")
    if len(cell) > 20_000:
        return
    as_run = "".join(leading_indent(leading_empty_lines(cell.splitlines(keepends=True))))

    def outcome(text: str) -> object:
        try:
            told = read_cell(text, "q01", [STUB.strip(), HINT.strip()])
        except ValueError as error:
            return str(error)
        return [one.value for one in told.values], told.misplaced, told.compared, told.more

    assert outcome(cell) == outcome(as_run)


# ---- beside a click, in other cells, and nowhere


@pytest.mark.parametrize(
    ("typed", "wanted", "said"),
    [
        ('answer_{q} = ""', "a", None),
        ('answer_{q} = "a)"', "a", None),
        ('answer_{q} = "b"', None, "conflict: its answers differ: “a” clicked and “b” typed"),
        ('answer_{q} = ""  # sure', "a", "unread: its cell was changed, which was not read: “# sure”"),
        (
            'answer_{q} == "b"',
            None,
            'unclear: “answer_{q} == "b"” was typed; a line of its own such as answer_{q} = "…", not indented',
        ),
        (
            "answer_{q} = b",
            None,
            "unclear: “b” was typed; a text between quotation marks, or a number, can be read; “a”",
        ),
    ],
)
def test_a_click_counts_unless_the_cell_names_another_answer(key, typed, wanted, said):
    name = asked(key, "single").name
    answer, told = read_one(key, "single", f'{typed}\nask("{name}")'.replace("{q}", name), click="a")
    assert answer == wanted
    said = said and said.replace("{q}", name)
    assert [one[: len(said or "")] for one in told] == ([said] if said else [])


@pytest.mark.parametrize(("kind", "text"), [("code", "b"), ("code", '"(b)"'), ("markdown", "b)"), ("raw", "B")])
def test_an_answer_in_a_cell_of_its_own_below_is_listed(key, kind, text):
    variant = asked(key, "single")
    book = handed_in(key, {})
    at = next(place for place, cell in enumerate(book["cells"]) if cell["id"] == variant.name) + 1
    book["cells"].insert(at, {"cell_type": kind, "id": "mine", "metadata": {}, "source": text, "outputs": []})
    assert ("unclear", variant.name) in [(one.code, one.question) for one in read_book(key, book).findings]
    book["cells"][at]["source"] = "import math" if kind == "code" else "Some notes of mine."
    assert [one.code for one in read_book(key, book).findings] == ["blank"]


@pytest.mark.parametrize(("own", "listed"), [('= ""', True), ('= "b"', False)])
def test_comparing_an_answer_elsewhere_gives_none(key, own, listed):
    variant = asked(key, "single")
    book = handed_in(key, {variant.name: as_handed_out(key, variant.name).replace('= ""', own)})
    check = f'answer_{variant.name} == "b"'
    book["cells"].append({"cell_type": "code", "id": "mine", "metadata": {}, "source": check, "outputs": []})
    assert ("unclear" in {one.code for one in read_book(key, book).findings}) == listed


def test_no_change_of_a_cell_ends_in_nothing(key):
    """Slips of the keyboard: the answer is read, a finding says why not, or nothing is there to be read."""
    name = asked(key, "single").name
    right = as_handed_out(key, name).replace('= ""', '= "b"', 1)
    handed_out = {"".join(line.split()) for line in as_handed_out(key, name).split("\n")} | {f'answer_{name}=""', ""}
    chance = random.Random(20261130)
    line = right.index("answer_")
    seen = {"read": 0, "listed": 0, "nothing": 0}
    for _ in range(1000):
        text = list(right)
        for _ in range(chance.choice((1, 1, 2, 4))):
            at = chance.choice((chance.randrange(len(text)), chance.randrange(line, line + len("answer_q01 = 'b'"))))
            text[at : at + chance.choice((0, 1, 1, 3))] = chance.choice(
                ["", "", "b", "=", ":", "#", '"', " ", "\n", "("]
            )
        cell = "".join(text)
        answer, told = read_one(key, "single", cell)
        listed = [one for one in told if one.partition(":")[0] in BLOCKING]
        assert answer in ("b", None), cell
        seen["read" if answer else "listed" if listed else "nothing"] += 1
        if not answer and not listed:
            left = {"".join(line.split()) for line in cell.split("\n")}
            # What is left is what was handed out, perhaps without its comments.
            assert all(any(line in whole for whole in handed_out) for line in left), cell
            assert "b" not in re.sub(r"#.*|ask.*", "", cell), cell
    assert min(seen["read"], seen["listed"]) > 100 and seen["nothing"] > 0, seen


def test_a_notebook_without_answers_is_blank_and_no_zero(key):
    book = handed_in(key, {})
    assert [str(one) for one in read_book(key, book).findings] == [
        "blank: it holds no answer, typed or clicked; it has no outputs either: they were cleared, or it was never run"
    ]
    data = json.dumps(book).encode()
    assert (grade(key, "ann", data)["status"], grade(key, "ann", data)["total"]) == ("listed", None)
    accepted = grade(key, "ann", data, rules=Rules(accept=frozenset({"blank"})))
    assert (accepted["status"], accepted["total"]) == ("graded", 0)


def test_a_notebook_whose_cells_are_gone_is_not_called_blank_as_well(key):
    book = handed_in(key, {})
    names = [one.name for one in key.variants("ann")]
    book["cells"] = [cell for cell in book["cells"] if cell["id"] not in names]
    assert [(one.code, one.question) for one in read_book(key, book).findings] == [("deleted", name) for name in names]
    book = handed_in(key, {})
    book["cells"] = [cell for cell in book["cells"] if cell["id"] != names[0]]
    assert [one.code for one in read_book(key, book).findings] == ["deleted", "blank"]


def test_an_answer_of_which_a_tool_left_the_words_is_listed(key):
    variant = asked(key, "single")
    book = handed_in(key, {}, {one.name: None for one in key.variants("ann")} | {variant.name: "a"})
    outputs = [output for cell in book["cells"] for output in cell.get("outputs", [])]
    for output in outputs:
        text = output["data"]["text/plain"]
        output["data"] = {"text/plain": [text]}
    assert [str(one) for one in read_book(key, book).findings] == [
        f"unclear: {variant.name}: a tool dropped its answer; “a” is said to have been clicked",
        "stripped: a tool dropped the form in which answers are kept, and left their words",
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [("a", None), ("b", "conflict: {q}: “a” is said to have been clicked, and “b” was typed")],
)
def test_a_typed_answer_is_held_to_the_words_that_a_tool_left(key, typed, said):
    variant = asked(key, "single")
    cell = as_handed_out(key, variant.name).replace('= ""', f'= "{typed}"')
    book = handed_in(key, {variant.name: cell}, {variant.name: "a"})
    output = next(cell["outputs"] for cell in book["cells"] if cell["id"] == variant.name)[0]
    output["data"] = {"text/plain": output["data"]["text/plain"]}
    told = [str(one) for one in read_book(key, book).findings]
    assert told[:-1] == ([said.replace("{q}", variant.name)] if said else [])
    assert told[-1].startswith("stripped")


def test_an_answer_beside_the_notebook_stands_in_for_one_that_a_tool_dropped(key):
    variant = asked(key, "single")
    book = handed_in(key, {}, {variant.name: "a"})
    output = next(cell["outputs"] for cell in book["cells"] if cell["id"] == variant.name)[0]
    output["data"] = {"text/plain": output["data"]["text/plain"]}
    answers = {variant.name: {"response": "a", "count": 1}}
    beside = json.dumps({"release": key.release, "student": None, "answers": answers}).encode()
    reading = read(key, "ann", json.dumps(book).encode(), beside)
    assert variant.to_letters(reading.answers[variant.name].response) == "a"
    assert [one.code for one in reading.findings] == ["unsaved", "stripped"]


def test_a_click_is_preferred_to_what_cannot_be_read(key):
    variant = asked(key, "single")
    book = handed_in(key, {variant.name: f'answer_{variant.name} == "b"'}, {variant.name: "a"})
    reading = read(key, "ann", json.dumps(book).encode(), prefer="clicked")
    assert variant.to_letters(reading.answers[variant.name].response) == "a"
    assert reading.findings == []


# ---- points by hand, for any question


def test_points_by_hand_count_for_any_question_and_settle_what_was_unclear(key):
    variant, number = asked(key, "single"), asked(key, "number")
    cells = {variant.name: f'answer_{variant.name} == "b"', number.name: f"answer_{number.name} = 5"}
    data = json.dumps(handed_in(key, cells)).encode()
    assert grade(key, "ann", data)["status"] == "listed"
    other = grade(key, "ann", data, rules=Rules(by_hand={("ann", number.name): 0.5}))
    assert other["status"] == "listed", "points for another question settle nothing here"
    told = grade(key, "ann", data, rules=Rules(by_hand={("ann", variant.name): 1.0, ("ann", number.name): 0.5}))
    scores = {one["question"]: (one["score"], one["by_hand"]) for one in told["questions"]}
    assert told["status"] == "graded"
    assert scores[variant.name] == (1.0, True)
    assert scores[number.name] == (0.5, True), "it would have been right"
    assert told["score"] == 1.5


@pytest.mark.parametrize("data", [None, b"{", b"%PDF-1.7"])
def test_points_for_every_question_grade_whatever_was_handed_in(key, data):
    points = {("ann", one.name): one.points / 2 for one in key.variants("ann")}
    told = grade(key, "ann", data, rules=Rules(by_hand=points))
    assert (told["status"], told["score"]) == ("graded", told["max_score"] / 2)
    del points["ann", "q01"]
    assert grade(key, "ann", data, rules=Rules(by_hand=points))["status"] == ("missing" if data is None else "listed")


# ---- broken files, in words


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b"\0" * 40, "it is empty"),
        (b"<html>", "it does not begin as a notebook does"),
        (b"%PDF-1.7", "it does not begin as a notebook does"),
        (b"\x89PNG\xff", "it is no text, or not in UTF-8"),
        (b'{"cells": [{"source": "abc', "it is cut off: its end is missing"),
        (b'{"cells": [', "it is cut off: its end is missing"),
        (b'{"cells": [],\n "a" 1}', "it is damaged in line 2, at character 6"),
        (b'{"cells": [1, ' + b"9" * 9000 + b"]}", "a number in it is too long"),
        (b"[" * 200_000, "it is nested too deeply"),
        (b"{}", "it is no notebook: it has no list of cells"),
    ],
)
def test_a_broken_file_is_told_in_words(key, data, said):
    assert [str(one) for one in read(key, "ann", data).findings] == [f"unreadable: {said}"]
