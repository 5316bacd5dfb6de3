"""The course's YAML: what plain words mean, on which line things stand, and what is refused in one line."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML

from hipspine import plain_yaml
from hipspine.datafile import DataError, read_yaml

ROOT = Path(__file__).resolve().parent.parent
FILES = [*sorted((ROOT / "data").rglob("*.yml")), *sorted(ROOT.glob("*.yml"))]
WORDS = {
    # Truth values in YAML 1.1, text in 1.2.
    **{word: word for word in ("no", "No", "NO", "yes", "on", "off", "y", "n", "tRue")},
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **{
        word: word
        for word in ("nUll", "none", "12:30", "1:2:3", "190:20:30.15", "1,000", "0.1.2", "1e", "--", ".", "1e1.5")
    },
    # An octal number is 0o7; a leading nought changes nothing.
    **{"0o7": 7, "007": 7, "010": 10, "08": 8, "0x1F": 31, "0b11": 3, "1_000": 1000, "-1": -1, "+1": 1, "-0": 0},
    **{word: word for word in ("0o8", "0X1", "0x", "0b2", "_1")},
    **{"1.0": 1.0, "1.": 1.0, ".5": 0.5, "-.5": -0.5, "1e3": 1000.0, "1E5": 1e5, "+.5e+3": 500.0, "1_0.5": 10.5},
    **{".inf": math.inf, "-.INF": -math.inf, "-.nan": "-.nan", ".5e3": ".5e3"},
    **{"2001-01-02": date(2001, 1, 2), "2001-1-2": "2001-1-2", "2001-01-02T3:04:05": datetime(2001, 1, 2, 3, 4, 5)},
    "2001-01-02 03:04:05.5 +02:00": datetime(2001, 1, 2, 3, 4, 5, 500000, timezone(timedelta(hours=2))),
    **{"'1'": "1", '"no"': "no", "''": "", '"\\u00e9"': "é", "é": "é"},
}
REFUSED = {
    "a: 1\nb: {c: 2}\na: [3]": (
        3,
        "the same key stands twice",
        'duplicate key "a" with value "[3]" (original value: "1")',
    ),
    "a:\n  1: x\n  1.0: y": (3, "the same key stands twice", "1.0"),
    "a: [1": (1, "not valid YAML", "expected ',' or ']'"),
    "x: y\na: b: c": (2, "not valid YAML", "mapping values are not allowed here"),
    "a: 'b": (1, "not valid YAML", "found unexpected end of stream"),
    "a: 1\n---\nb: 2": (2, "not valid YAML", "but found another document"),
    "a: 1\nb: *c": (2, "not valid YAML", "found undefined alias 'c'"),
    "a: &b\n  - *b": (2, "not valid YAML", "stands within what it names"),
    "a: &b {c: 1}\nd:\n  <<: *b": (3, "not valid YAML", "merge key"),
    "a: !b c": (1, "not valid YAML", "the tag “!b”"),
    "a: 1\nb: !!python/tuple [c]": (2, "not valid YAML", "python/tuple"),
    "a: !!binary aGk=": (1, "not valid YAML", "the tag “binary”"),
    "a: !!int b": (1, "not valid YAML", "“b” cannot be read as a whole number"),
    "a: +_": (1, "not valid YAML", "“+_” cannot be read as a whole number"),
    "a: " + "9" * 5000: (1, "not valid YAML", "cannot be read as a whole number"),
    "a: 2001-02-30": (1, "not valid YAML", "cannot be read as a time"),
    "a: 1\n[b, c]: 2": (2, "not valid YAML", "a list or a record cannot be a key"),
    "%YAML 1.1\n---\na: no": (1, "not valid YAML", "YAML 1.1"),
    "a: b\x00": (None, "not valid YAML", "special characters are not allowed"),
    "[" * 100_000: (1, "not valid YAML", "within each other"),
    "- " * 5000: (1, "not valid YAML", "within each other"),
    "a:\n  " + "{b: " * 101: (2, "not valid YAML", "within each other"),
}


def read(folder: Path, text: str) -> Any:
    """Read a text as a file of the course."""
    path = folder / "file.yml"
    path.write_text(text, encoding="utf-8", newline="")
    return read_yaml(path)


def test_plain_words_mean_what_yaml_1_2_says(tmp_path):
    text = "".join(f"- {word}\n" for word in WORDS)
    data = read(tmp_path, text).data
    assert [(word, value, type(value)) for word, value in zip(WORDS, data, strict=True)] == [
        (word, value, type(value)) for word, value in WORDS.items()
    ]
    assert math.isnan(read(tmp_path, "- .NaN").data[0])
    assert read(tmp_path, "[1, 2.5, no, ]").data == [1, 2.5, "no"]
    assert read(tmp_path, "a: !!str 5\nb: !!float 5\nc: !!seq [1]\nd: !!map {}").data == {
        "a": "5",
        "b": 5.0,
        "c": [1],
        "d": {},
    }


def test_another_reader_of_yaml_1_2_agrees_on_plain_words():
    text = "".join(f"- {word}\n" for word in WORDS)
    other = YAML(typ="safe", pure=True).load(text)
    assert other == list(WORDS.values())


@pytest.mark.no_cover
@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_another_reader_finds_the_same_data_on_the_same_lines(path):
    """ruamel.yaml, which shares no code with libyaml, finds the same data and lines in every file of the course."""
    document = read_yaml(path)
    tree = YAML(typ="rt", pure=True).load(path.read_text(encoding="utf-8"))
    assert document.data == tree
    assert repr(document.data).count("True") == repr(tree).count("True")  # 1 == True
    places = list(lines_of(tree))
    assert len(places) > 10
    assert [(place, document.line(*place)) for place, _ in places] == places


def lines_of(tree: Any, place: tuple[str | int, ...] = ()) -> Any:
    """Yield each place in ruamel's tree with its line."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield (*place, key), tree.lc.key(key)[0] + 1
            yield from lines_of(value, (*place, key))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield (*place, index), tree.lc.item(index)[0] + 1
            yield from lines_of(value, (*place, index))


def test_each_reader_gets_data_of_its_own(tmp_path):
    read(tmp_path, "a: [1]\n").data["a"].append(2)
    assert read(tmp_path, "a: [1]\n").data == {"a": [1]}


def test_lines_of_what_the_course_does_not_write(tmp_path):
    document = read(tmp_path, "a: &x\n  b: 1\nc:\n- *x\n-\n  - 2\n? d\n: - 3\ne: *x\n")
    assert document.data == {"a": {"b": 1}, "c": [{"b": 1}, [2]], "d": [3], "e": {"b": 1}}
    lines = {("a",): 1, ("a", "b"): 2, ("c",): 3, ("c", 0): 1, ("c", 0, "b"): 2, ("c", 1): 6, ("d",): 7, ("e", "b"): 2}
    assert {place: document.line(*place) for place in lines} == lines
    assert document.line("c", 7) == 3
    assert document.line("nowhere") == 1
    assert document.data["a"] is not document.data["e"]


def test_an_anchor_may_be_used_anew_and_an_empty_file_is_nothing(tmp_path):
    assert read(tmp_path, "- &a b\n- *a\n- &a c\n- *a\n").data == ["b", "b", "c", "c"]
    assert read(tmp_path, "# nothing\n").data is None
    assert read(tmp_path, "\ufeffa: 1\r\nb: 2\r\n").data == {"a": 1, "b": 2}


def test_line_ends_of_yaml_1_1_are_text(tmp_path):
    document = read(tmp_path, 'a: x\u2028y\nb: "x\x85\u2029y"\nc: z\n')
    assert document.data == {"a": "x\u2028y", "b": "x\x85\u2029y", "c": "z"}
    assert document.line("c") == 3


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: repr(text[:30]))
def test_refused_in_one_line(tmp_path, text):
    line, kind, told = REFUSED[text]
    with pytest.raises(DataError) as caught:
        read(tmp_path, text)
    assert "\n" not in str(caught.value)
    assert caught.value.problem.startswith(f"{'this is ' if kind[0] == 'n' else ''}{kind}: ")
    assert told in caught.value.problem
    assert caught.value.line == line


def test_aliases_that_multiply_are_refused(tmp_path):
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    with pytest.raises(DataError, match=f"more than {plain_yaml.MOST} entries"):
        read(tmp_path, "\n".join(rows))


@pytest.mark.parametrize("text", ["a: [1, {b: c}]\n", "a: [1\n", "a: 1\na: 2\n"])
def test_the_parser_in_python_tells_the_same(tmp_path, monkeypatch, text):
    def told(with_what: str) -> str:
        try:
            return repr(read(tmp_path, f"# {with_what}\n{text}"))  # no two texts alike: what was read is remembered
        except DataError as error:
            return str(error)

    with_libyaml = told("libyaml")
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert told("Python") == with_libyaml
