"""What the front end says to readers stands in one folder, so that a second language is a matter of files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hipspine.paths import package_path

SRC = package_path("frontend", "src")
WORDS = sorted((SRC / "words").glob("*.js"))
# The words of one interaction stand with it, in quiz/interactions.
SOURCES = sorted(path for path in SRC.rglob("*.js") if path not in WORDS)

COMMENT = re.compile(r"(?:^|(?<=[\s;{}(,]))//[^\n]*|/\*.*?\*/", re.DOTALL)
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`|\'((?:[^\'\\\n]|\\.)*)\'')
# What is no text for readers, by what stands before it: messages for programmers, what finds and styles elements.
NOT_SHOWN = re.compile(
    r"(Error\(|console\.\w+\(|import\(?|from|class:|rel:|className =|classes =|"
    r"\.key [!=]== |querySelector(All)?\(|closest\(|matchMedia\(|rootMargin:|uirevision:|transform:|viewBox:|"
    r"\bd:|d\",|join\()\s*$"
)
CODE = re.compile(r"hs-|^\s*<|^[MmZz][\d.]|=>|from hipspine|translate\(|rgba\(|^\(|#ref-")
SENTENCE = re.compile(r"[A-Za-zÀ-ž’]{2,}[,:;]? [a-zà-ž’]{2,}|^[A-Z][a-z]+( [A-Z]|[.:!?…]|$)")
ATTRIBUTE = re.compile(r"(?:\"aria-label\":|\btitle:|textContent =|placeholder:)\s*[\"`][^\"`]*[a-z]{2}")


def spoken(code: str) -> list[str]:
    """Return the literals of a module that look like words for readers."""
    plain = COMMENT.sub("", code)
    said = [match[0] for match in ATTRIBUTE.finditer(plain)]
    for match in LITERAL.finditer(plain):
        text = next(group for group in match.groups() if group is not None)
        words = re.sub(r"\$\{[^{}]*\}", "0", text)
        before = plain[: match.start()]
        if SENTENCE.search(words) and not CODE.search(words) and not NOT_SHOWN.search(before[-40:]):
            said.append(match[0])
    return said


@pytest.mark.parametrize("module", SOURCES, ids=lambda path: path.relative_to(SRC).as_posix())
def test_no_module_but_the_words_speaks_to_readers(module: Path):
    assert spoken(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "code",
    [
        'h("button", { type: "button" }, "Try again")',
        'h("summary", {}, "Link, code, picture")',
        'said.textContent = "none";',
        "news.textContent = `Saved as ${format}.`;",
        'const PLAY = "Play";',
        '{ role: "group", "aria-label": "settings" }',
        "return `${hits} of ${own.length} are right`;",
    ],
)
def test_a_text_elsewhere_is_noticed(code: str):
    assert spoken(code)


@pytest.mark.parametrize(
    "code",
    [
        "throw new RangeError(`no ${name}; there are ${all}`);",
        'element.closest(".hs-figure, .hs-answer");',
        'h("p", { class: "hs-caption hs-sources" }, words.sources(2));',
        "// A comment may say what it likes.",
        'const address = "https://example.org/a//b c";',
    ],
)
def test_what_nobody_reads_is_no_text(code: str):
    assert spoken(code) == []


@pytest.mark.parametrize("file", [path.name for path in WORDS if path.stem != "plural"])
def test_every_text_is_used(file: str):
    everything = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    names = re.findall(r"^  (\w+):", (SRC / "words" / file).read_text(encoding="utf-8"), re.MULTILINE)
    assert names
    assert [name for name in names if not re.search(rf"\b(words|problems)\.{name}\b", everything)] == []
