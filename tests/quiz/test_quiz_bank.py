"""Question files: good ones load whole; of bad ones every problem is told with line and remedy."""

from __future__ import annotations

import pytest

from hipspine.datafile import DataErrors
from hipspine.quiz.bank import bank_names, load_bank
from hipspine.quiz.text import to_html
from tests.support.quiz_samples import CLAIMS, REFERENCES, SAMPLE, sample_bank, sample_content

GOOD = SAMPLE.read_text(encoding="utf-8")


def broken(tmp_path, text: str) -> DataErrors:
    path = tmp_path / "sample.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataErrors) as caught:
        sample_bank(path)
    return caught.value


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


def test_sample_loads_whole():
    bank = sample_bank()
    assert [item.kind for item in bank.items] == ["single", "several", "number"]
    assert bank.item("sample-pull").answer.tolerance == 0.05
    with pytest.raises(KeyError, match="sample-seesaw, sample-which-shorten, sample-pull"):
        bank.item("sample-pul")


A_FEEDBACK = ", feedback: A long lever needs less weight."
# What is changed, into what, words of the line that must be named, the problem, the remedy.
BROKEN = {
    "quiz of another name": ("quiz: sample", "quiz: simple", "quiz: simple", "“simple” stands in a file", "sample"),
    "unknown field": ("level: apply", "levle: apply", "levle: apply", "unknown field “levle”", "level, difficulty"),
    "unknown field of an option": (
        "text: More.",
        "text: More., hint: x",
        "hint: x",
        "unknown field “hint”",
        "id, text",
    ),
    "unknown level": (
        "level: apply",
        "level: guess",
        "level: guess",
        "('guess') is not known",
        "'recall', 'understand'",
    ),
    "unknown kind": ("kind: number", "kind: numbre", "kind: numbre", "kind is not known", "single, several"),
    "no kind": ("    kind: number\n", "", "- id: sample-pull", "kind is missing", "single, several"),
    "no id": ("id: sample-pull\n    version: 1", "version: 1", "- version: 1", "“id” is missing", "the fields id"),
    "duplicate id": ("id: sample-pull", "id: sample-seesaw", 39, "already stands on line 7", "each id once"),
    "wrong prefix": ("id: sample-pull", "id: simple-pull", "id: simple-pull", "wrong beginning", "sample-…"),
    "id with capitals": ("id: sample-pull", "id: sample-Pull", "id: sample-Pull", "is not a name", "small letters"),
    "version as words": ("version: 2", "version: two", "version: two", "is not a whole number", "1, 2, 3"),
    "version zero": ("version: 2", "version: 0", "version: 0", "too small", "1 or more"),
    "difficulty out of range": ("difficulty: 3", "difficulty: 9", "difficulty: 9", "too large", "5 or less"),
    "no right option": (', correct: true, feedback: "The', ', feedback: "The', 18, "no option is right", "exactly one"),
    "two right for single": (
        A_FEEDBACK,
        ", correct: true" + A_FEEDBACK,
        "id: b, text: Less",
        "2 options are right",
        "several",
    ),
    "correct as a word": (
        "correct: true, feedback: It",
        "correct: yes, feedback: It",
        "correct: yes",
        "yes or no",
        "true or false",
    ),
    "no feedback": (A_FEEDBACK, "", "text: More.", "“feedback” is missing", "id, text, feedback"),
    "empty feedback": (A_FEEDBACK, ", feedback: ''", "text: More.", "is empty", "at least one letter"),
    "option ids out of order": (
        "id: b, text: Less",
        "id: d, text: Less",
        "id: d, text: Less",
        "not in sequence",
        "“b” here: a, b, c",
    ),
    "the same text twice": (
        "text: The same.",
        "text: More.",
        "id: c, text: More.",
        "the same text as option a",
        "differ",
    ),
    "an option of numbers": ("text: More.", "text: 12", "text: 12", "is not text", "in quotes"),
    "unknown objective": (
        "objective: sample-2",
        "objective: sample-3",
        "objective: sample-3",
        "unknown objective",
        "sample-1, sample-2",
    ),
    "objective nobody asks": (
        "objective: sample-2",
        "objective: sample-1",
        "  sample-2:",
        "no question asks",
        "one question",
    ),
    "objective out of sequence": (
        "  sample-2: Work",
        "  sample-4: Work",
        "  sample-4: Work",
        "not in sequence",
        "sample-2",
    ),
    "unknown claim": (
        "[one-leg-load, left-out]",
        "[one-leg-load, left-uot]",
        "left-uot",
        "unknown claim “left-uot”",
        "claims.yml",
    ),
    "unknown source": (
        "sources: [doe2001levers]",
        "sources: [roe2001]",
        "sources: [roe2001]",
        "unknown source “roe2001”",
        "references.bib",
    ),
    "source with gaps": (
        "sources: [doe2001levers]",
        "sources: [vague1999]",
        "sources: [vague1999]",
        "not confirmed are author",
        "confirmed",
    ),
    "no sources": ("sources: [doe2001levers]", "sources: []", "sources: []", "too few entries", "1 or more"),
    "unbalanced dollar": ("m_2 l_2$ to hold", "m_2 l_2 to hold", "stem: |", "a $ has no partner", "\\$ for a dollar"),
    "unknown LaTeX": ("\\frac{12}{100}", "\\fraction{12}", "\\fraction", "unknown command \\fraction", "LaTeX"),
    "markup inside math": (
        "$\\frac{12}{100}$",
        "$\\text{<b>x</b>}$",
        "\\text{<b>",
        "<b> is not part of a formula",
        "LaTeX",
    ),
    "script inside math": ("$\\frac{12}{100}$", "$\\href{javascript:x}{y}$", "\\href", "href cannot be set", "LaTeX"),
    "HTML in a stem": (
        "Which of these",
        "Which of <b>these</b>",
        "Which of <b>",
        "HTML is not allowed: <b>",
        "*emphasis*",
    ),
    "script in an option": (
        "text: More.",
        'text: "<script>alert(1)</script>"',
        "<script>",
        "HTML is not allowed: <script>",
        "**strong",
    ),
    "HTML in feedback": (
        "feedback: The levers are swapped.",
        "feedback: a <br/> b",
        "<br/>",
        "HTML is not allowed",
        "`code`",
    ),
    "link": (
        "Set the two moments equal.",
        "See [here](http://x.y).",
        "[here]",
        "a link cannot stand here",
        "paragraphs",
    ),
    "list": (
        "stem: Which of these",
        "stem: |\n      - Which of\n    xx: these",
        31,
        "a bullet list cannot",
        "paragraphs",
    ),
    "not finite": ("value: 1.6", "value: .inf", "value: .inf", "is not finite", "a finite number"),
    "number in quotes": ("value: 1.6", "value: '1.6'", "value: '1.6'", "is not a number", "without quotes"),
    "negative tolerance": ("tolerance: 0.05, unit", "tolerance: -1, unit", "tolerance: -1", "too small", "0 or more"),
    "a mistake that is right": (
        "value: 0.4, tolerance",
        "value: 1.58, tolerance",
        "value: 1.58",
        "within the tolerance",
        "from 1.6",
    ),
    "no otherwise": (
        "    otherwise: Set the two moments equal.\n",
        "",
        "- id: sample-pull",
        "“otherwise” is missing",
        "otherwise",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_file_names_line_and_remedy(tmp_path, case):
    old, new, place, problem, remedy = BROKEN[case]
    assert GOOD.count(old) >= 1
    text = GOOD.replace(old, new, 1)
    found = broken(tmp_path, text)
    line = place if isinstance(place, int) else line_of(text, place)
    told = [error for error in found.errors if problem in error.problem]
    assert told, str(found)
    assert told[0].line == line, str(found)
    assert remedy in told[0].allowed


def test_all_options_right(tmp_path):
    text = GOOD.replace("{id: b, text: Leaning", "{id: b, correct: true, text: Leaning")
    text = text.replace("{id: d, text: Wearing", "{id: d, correct: true, text: Wearing")
    found = broken(tmp_path, text)
    assert str(found) == (
        f"{tmp_path}/sample.yml:32: sample-which-shorten: all options are right"
        " (allowed: `correct: true` in some options, but not in all)"
    )


def test_two_options_are_too_few(tmp_path):
    text = "\n".join(line for line in GOOD.splitlines() if "id: c, text: The same" not in line)
    found = broken(tmp_path, text)
    assert str(found) == f"{tmp_path}/sample.yml:18: sample-seesaw: options has too few entries (allowed: 3 or more)"


def test_everything_is_told_at_once(tmp_path):
    text = GOOD.replace("level: apply", "levle: apply").replace(A_FEEDBACK, "").replace("value: 1.6", "value: .nan")
    text = text.replace("left-out", "left-uot").replace("id: sample-pull", "id: sample-seesaw")
    found = broken(tmp_path, text)
    assert [(error.line, error.problem) for error in found.errors] == [
        (line_of(text, "text: More."), "sample-seesaw, option 1: “feedback” is missing"),
        (line_of(text, "left-uot"), "sample-which-shorten: unknown claim “left-uot”"),
        (line_of(text, "objective: sample-2") - 3, "sample-seesaw: “level” is missing"),
        (line_of(text, "objective: sample-2") - 3, "the id “sample-seesaw” already stands on line 7"),
        (line_of(text, "levle"), "sample-seesaw: unknown field “levle”"),
        (line_of(text, ".nan"), "sample-seesaw: value (nan) is not finite"),
    ]
    assert all(error.allowed for error in found.errors)
    assert len(str(found).splitlines()) == 6


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "the file is not a record"),
        ("- 1", "the file is not a record"),
        ("quiz: sample\nquiz: sample", "the same key stands twice"),
        ("quiz: [", "not valid YAML"),
        ("quiz: sample\ntitle: T\nobjectives: []\nitems: {}", "objectives is not a record"),
        ("quiz: sample\ntitle: T\nobjectives: {sample-1: O}\nitems: [7]", "entry 1 (7) is not a record"),
    ],
)
def test_files_that_are_no_quiz(tmp_path, text, problem):
    found = broken(tmp_path, text)
    assert problem in str(found)
    assert f"{tmp_path}/sample.yml:" in str(found)


def test_missing_file(tmp_path):
    with pytest.raises(DataErrors, match=r"nowhere\.yml: this file is missing"):
        load_bank(tmp_path / "nowhere.yml", claims=CLAIMS, references=REFERENCES)


def test_misspelt_name_gets_the_right_ones():
    with pytest.raises(KeyError, match=f"no quiz 'conection'; there are {', '.join(bank_names())}"):
        load_bank("conection")


def test_texts_become_safe_html():
    seesaw, _, pull = sample_content()["items"]
    assert seesaw["stem"].startswith('<span class="hs-quiz-par">A child sits')
    assert to_html("One.\n\nTwo.") == '<span class="hs-quiz-par">One.</span>\n<span class="hs-quiz-par">Two.</span>'
    assert to_html("One.\n\n$$x = 1$$").startswith('<span class="hs-quiz-par">One.</span>')
    assert to_html('She says "it\'s worn"') == "She says “it’s worn”"
    assert "<em>other end</em>" in seesaw["stem"]
    assert seesaw["stem"].count("<math") == 1
    assert "<mfrac>" in pull["stem"]


def test_content_holds_each_source_and_claim_once():
    content = sample_content()
    _, several, _ = content["items"]
    assert several["sources"] == ["doe2001levers"]
    assert content["works"] == {"doe2001levers": {"label": "Doe 2001", "address": ""}}
    assert [content["claims"][name] for name in several["claims"]] == ["well supported", "not in the source document"]
