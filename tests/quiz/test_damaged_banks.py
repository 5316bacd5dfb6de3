"""Question files damaged at random: each loads or is refused in plain lines, and what loads is harmless markup."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
import yaml

from hipspine import cli
from hipspine.check import check_course
from hipspine.datafile import DataErrors
from hipspine.paths import data_path
from hipspine.quiz.bank import asked, load_bank
from hipspine.quiz.content import content
from tests.support.quiz_samples import CLAIMS, KINDS, REFERENCES, SAMPLE, texts

# Those in C are fifty times as fast.
LOADER, DUMPER = getattr(yaml, "CSafeLoader", yaml.SafeLoader), getattr(yaml, "CSafeDumper", yaml.SafeDumper)
SEEDS = range(60)  # files of each way to damage one
PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "[a](javascript:alert(1))",
    "[a](\tJaVaScRiPt:alert(1))",
    "![a](data:text/html;base64,PHNjcmlwdD4=)",
    "<javascript:alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "$\\text{<script>alert(1)</script>}$",
    "$\\href{javascript:alert(1)}{x}$",
    "`<script>alert(1)</script>`",
    "</span></label></fieldset><b>",
    "{{constructor}} ${alert(1)} {lean_cm}{answer}",
    "__proto__",
    "\u202egnp.exe\u2066",
)
JUNK = (
    None,
    True,
    False,
    0,
    -1,
    1.5,
    10**400,
    float("nan"),
    float("inf"),
    "",
    " ",
    "x",
    [],
    {},
    [[]],
    [None],
    {"a": 1},
)
HARMLESS = {
    *("span", "em", "strong", "code", "br"),
    *("math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "msup", "msub", "msubsup", "mfrac", "msqrt", "mroot"),
    *("mover", "munder", "munderover", "mtable", "mtr", "mtd", "mstyle", "mpadded"),
}


class Markup(HTMLParser):
    """Collects tags and attributes as a browser would read them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[tuple[str, str]] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found |= {(tag, ""), *((tag, name) for name, _ in attributes)}


def harmful(told: Any) -> list[tuple[str, str]]:
    """Return the tags and attributes in texts for the page that no question needs."""
    markup = Markup()
    for text in texts(told):
        markup.feed(text)
        markup.reset()
    return [(tag, name) for tag, name in markup.found if tag not in HARMLESS or name.startswith("on") or name == "href"]


def nodes(data: Any) -> list[tuple[Any, Any]]:
    """Return every place in the data as its holder and key."""
    found = []
    for key in list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ():
        found += [(data, key), *nodes(data[key])]
    return found


def other_value(chance: random.Random, data: Any) -> None:
    holder, key = chance.choice(nodes(data))
    holder[key] = chance.choice(JUNK)


def other_text(chance: random.Random, data: Any) -> None:
    holder, key = chance.choice([(h, k) for h, k in nodes(data) if isinstance(h[k], str)])
    payload = chance.choice(PAYLOADS)
    holder[key] = chance.choice([payload, f"{holder[key]} {payload}", f"{payload} {holder[key]}"])


def swapped(chance: random.Random, data: Any) -> None:
    (one, a), (two, b) = chance.sample(nodes(data), 2)
    one[a], two[b] = two[b], one[a]


def without(chance: random.Random, data: Any) -> None:
    holder, key = chance.choice(nodes(data))
    del holder[key]


def in_data(change: Callable[[random.Random, Any], None]) -> Callable[[random.Random, str], bytes]:
    def damage(chance: random.Random, text: str) -> bytes:
        data = yaml.load(text, Loader=LOADER)
        change(chance, data)
        return yaml.dump(data, Dumper=DUMPER, allow_unicode=True).encode()

    return damage


def cut(chance: random.Random, text: str) -> bytes:
    raw = text.encode()
    return raw[: chance.randrange(len(raw))]


def other_bytes(chance: random.Random, text: str) -> bytes:
    raw = bytearray(text.encode())
    for _ in range(chance.randint(1, 20)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw)


def other_lines(chance: random.Random, text: str) -> bytes:
    lines = text.splitlines()
    for _ in range(chance.randint(1, 4)):
        line = lines.pop(chance.randrange(len(lines)))
        if chance.random() < 0.7:
            lines.insert(chance.randrange(len(lines) + 1), line)
    return "\n".join(lines).encode()


DAMAGES = {
    "another value": in_data(other_value),
    "another text": in_data(other_text),
    "two places swapped": in_data(swapped),
    "a place left out": in_data(without),
    "cut off": cut,
    "other bytes": other_bytes,
    "other lines": other_lines,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_files_load_or_are_refused_in_plain_lines(tmp_path, damage):
    refused = 0
    for seed in SEEDS:
        chance = random.Random(f"{damage} {seed}")
        sample = chance.choice([SAMPLE, KINDS, KINDS])
        path = tmp_path / sample.name
        path.write_bytes(DAMAGES[damage](chance, sample.read_text(encoding="utf-8")))
        try:
            bank = load_bank(path, claims=CLAIMS, references=REFERENCES)
        except DataErrors as found:
            refused += 1
            for error in found.errors:
                assert str(error).startswith(str(path)), (seed, str(error))
                assert len(str(error).splitlines()) == 1, (seed, str(error))
                assert "Error" not in error.problem, (seed, str(error))
            continue
        assert harmful(content(bank, CLAIMS, REFERENCES)) == [], seed
        assert asked(bank, seed, 0), seed
    assert refused > len(SEEDS) / 4


def test_harmful_markup_would_be_found():
    told = {"a": ["<b>x</b>", '<math href="x">', '<span onclick="x">', "<em>fine</em>", {"c": "<script>x</script>"}]}
    assert {tag for tag, _ in harmful(told)} == {"b", "math", "span", "script"}


def test_the_command_tells_everything_and_ends_with_2(tmp_path, monkeypatch, capsys):
    shutil.copytree(data_path(), tmp_path / "data")
    bank = tmp_path / "data" / "questions" / "mechanics.yml"
    broken = (
        bank.read_text(encoding="utf-8").replace("level: apply", "level: aply", 1).replace("difficulty: 2", "x: 2", 1)
    )
    bank.write_text(broken, encoding="utf-8")
    monkeypatch.setattr("hipspine.check.check_course", lambda: check_course(tmp_path / "data"))
    assert cli.main(["check"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 3
    assert all(line.startswith("data/questions/mechanics.yml:") and "(allowed: " in line for line in said)
