"""What the built book alone can show has a sentence beside it for whoever reads the page as plain Markdown."""

from __future__ import annotations

import re

import pytest

import hipspine
from hipspine.book_only import BEGIN, END, elsewhere, for_book, unfinished
from hipspine.chapters import page_files, parse_markdown
from hipspine.paths import data_path

ROOT = data_path().parent
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in page_files(ROOT)
    if path.suffix == ".md"
}
SHOWN = {"index.md": 2, "chapters/api.md": 8, "chapters/instructors.md": 2} | {
    f"chapters/{name}.md": 1 for name in ("accessibility", "my-progress", "teaching-guide")
}
PART = f"{BEGIN}\n```{{a}} b\n:c: d\n```\n-->\n\n*Elsewhere.*\n\n{END}"


def as_code(text):
    return [token.info for token in parse_markdown(text) if token.type == "fence" and token.info.startswith("{")]


@pytest.mark.parametrize("name", PAGES)
def test_no_page_shows_a_directive_as_code(name):
    assert as_code(PAGES[name]) == []


@pytest.mark.parametrize("name", SHOWN)
def test_the_book_has_its_directives_and_a_notebook_a_sentence_on_the_built_book(name):
    said = [words for words in elsewhere(PAGES[name]) if words]
    assert len(said) == SHOWN[name]
    assert len(as_code(for_book(PAGES[name]))) == len(elsewhere(PAGES[name]))
    for words in said:
        assert "built book" in words and not re.search(r"[{}]|```", words)
        assert words in PAGES[name] and words not in for_book(PAGES[name])


def test_what_the_page_on_python_tells_to_run_in_a_notebook_can_be_run():
    names = {name: getattr(hipspine, name) for name in hipspine.__all__} | {"fig": hipspine.figure("pelvic-tilt")}
    codes = [code for words in elsewhere(PAGES["chapters/api.md"]) for code in re.findall(r"`([^`]+)`", words)]
    assert len(codes) >= 10
    for code in codes:
        asked = re.fullmatch(r"help\((.+)\)", code)
        value = eval(asked[1] if asked else code, dict(names))
        assert value.__doc__ if asked else value is not None, code


def test_what_follows_stays_on_its_lines_for_the_book():
    page = f"# A\n\n{PART}\n\nEnd.\n"
    book = for_book(page)
    assert book == "# A\n\n\n```{a} b\n:c: d\n```\n\n\n\n\n\n\nEnd.\n"
    for line in ("```{a} b", "End."):
        assert book.splitlines().index(line) == page.splitlines().index(line)


def test_a_part_without_its_end_is_found():
    assert unfinished(f"{PART}\n\n{BEGIN}\n```{{a}}\n```\n-->\n\nText.\n") == [11]
    assert unfinished(PART) == []
