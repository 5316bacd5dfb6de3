"""The whole course agrees with itself, and a slip in a small one is told with file, cell and line."""

from __future__ import annotations

import json

import pytest

from hipspine.book.written_pages import write_links
from hipspine.book_only import BEGIN, END
from hipspine.check import check_course
from hipspine.evidence.lists import DIRECTIVES, begin, end
from hipspine.links import KINDS

WORKS = """\
@article{good2001,
  author = {Good, Ann}, title = {On hips}, journal = {Spine}, year = {2001},
  note = {verified: seen}
}
@article{nameless2002,
  title = {Nobody's paper}, journal = {Spine}, year = {2002},
  note = {from memory}, unconfirmed = {author}
}
"""
CLAIMS = """\
claims:
- id: hips-move
  chapter: connection
  claim: Hips move.
  verdict: well-supported
  nuance: They do.
  sources: [good2001]
omissions:
- id: missing-knees
  chapter: connection
  text: Knees are left out.
  sources: [good2001]
"""
FILES = {
    "data/references.bib": WORKS,
    "data/claims.yml": CLAIMS,
    "data/glossary.yml": "terms:\n- {id: hip, term: Hip, definition: A joint.}\n",
    "data/numbers.yml": "angles:\n- {id: one, value: 1, source: good2001, status: verified, use: quiz}\n",
    "data/questions/connection.yml": "quiz: connection\nobjectives:\n  connection-1: Say that hips move.\n",
}
LISTS = {f"chapters/{KINDS[kind].file}": f"# Words\n\n{begin(kind)}\n{end(kind)}\n\nEnd.\n" for kind in DIRECTIVES}
BADGE = "[how sure? well supported](evidence.md#claim-hips-move)"
CELLS = [
    f"# Hips\n\nHips move. {BADGE} [how sure? our addition](evidence.md#claim-missing-knees)",
    "Before.\n\n## What you will be able to do\n\n- Say that hips move.\n\n## Next\n\n- Not an objective",
    "See [Good 2001](references.md#ref-good2001) and [hip](glossary.md#term-hip).",
]


def test_the_course_is_consistent():
    assert [str(error) for error in check_course()] == []


class Course:
    """A course of one chapter and one claim, to be spoilt."""

    def __init__(self, folder):
        self.folder = folder
        for name, text in {**FILES, **LISTS}.items():
            self.write(name, text)
        self.write_chapter(CELLS)
        write_links(folder)
        self.before = self.complaints()

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def write_chapter(self, cells):
        cells = [{"cell_type": "markdown", "id": f"c{i}", "metadata": {}, "source": one} for i, one in enumerate(cells)]
        self.write("chapters/01-connection.ipynb", json.dumps({"cells": cells, "nbformat": 4, "nbformat_minor": 5}))

    def read(self, name):
        return (self.folder / name).read_text(encoding="utf-8")

    def complaints(self):
        return [str(error) for error in check_course(self.folder / "data", self.folder / "chapters")]

    def new_complaints(self):
        return [line for line in self.complaints() if line not in self.before]


@pytest.fixture
def course(tmp_path):
    return Course(tmp_path)


def test_a_sound_chapter_is_not_complained_of(course):
    assert [line for line in course.before if "01-connection" in line or "claims.yml" in line] == []


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (
            "Fine.\n\nA line\nand [how sure? contested](evidence.md#claim-hip-moves).",
            4,
            "unknown claim “hip-moves” (allowed: hips-move)",
        ),
        (
            "| a | b |\n|---|---|\n| x | [Good](references.md#ref-good2010) |",
            3,
            "unknown cite “good2010” (allowed: good2001)",
        ),
        ("[hip](glossary.md#term-hipp)", 1, "unknown term “hipp” (allowed: hip)"),
        ("[x](glossary.md#term-elbow)", 1, "unknown term “elbow” (allowed: the ids of data/glossary.yml)"),
        (
            "[2002](references.md#ref-nameless2002)",
            1,
            "the work “nameless2002” may not be cited: not confirmed: author",
        ),
        (
            "It is\n[how sure?\ncontested](evidence.md#claim-hips-move).",
            2,
            "the badge of “hips-move” says “how sure? contested” "
            "(allowed: “how sure? well supported”: write it anew with hipspine links)",
        ),
        (
            "[how sure?](evidence.md#claim-missing-knees)",
            1,
            "the badge of “missing-knees” says “how sure?” (allowed: “how",
        ),
        (
            "[hip](glossary.md#claim-hip)",
            1,
            "there is no anchor “claim-hip” on the page “glossary.md” (allowed: glossary.md#term-ID)",
        ),
        (
            "[hip](glossary.md#hip)",
            1,
            "there is no anchor “hip” on the page “glossary.md” (allowed: glossary.md#term-hip)",
        ),
        (
            "[x](evidence.md#record)",
            1,
            "there is no anchor “record” on the page “evidence.md” (allowed: evidence.md#claim",
        ),
        ("[x](#here)", 1, "there is no anchor “here” on the page “01-connection” (allowed: the address of a page"),
        (
            "[hip](chapters/glossary.md#term-hip)",
            1,
            "there is no file “chapters/glossary.md” beside this page (allowed: glossary.md#term-ID)",
        ),
        (
            "[x](01-conection.ipynb)",
            1,
            "there is no file “01-conection.ipynb” beside this page (allowed: 01-connection.ipynb",
        ),
        ("[hip](term:hip)", 1, "no notebook opens the address “term:hip” (allowed: such as glossary.md#term-hip)"),
        ("See {doc}`index`.", 1, "the role {doc} in a chapter (allowed: CommonMark, tables and $math$)"),
        ("Text.\n\n```{note}\nHello\n```", 3, "the directive {note} in a chapter"),
        ("Text.\n\n:::{note}\nHello\n:::", 3, "the directive :::{note} in a chapter"),
        ("A <b>bold</b> word.", 1, "raw HTML in a chapter: <b>"),
        ("<div>\nblock\n</div>", 1, "raw HTML in a chapter"),
        ("(here)=\n## Title", 1, "the target (here)= in a chapter"),
    ],
)
def test_slips_in_a_chapter(course, text, line, words):
    course.write_chapter([*CELLS, text])
    assert course.new_complaints()[0].startswith(f"chapters/01-connection.ipynb, cell 4, line {line}: {words}")


def test_math_and_braces_are_no_markup(course):
    text = "With $a_{1} < b$ and `{role}` as code, and 3 < 5 > 2.\n\n```python\nx = {1: 2}\n```"
    course.write_chapter([*CELLS, text])
    assert course.new_complaints() == []


def test_an_unknown_link_on_a_page(course):
    course.write("chapters/about.md", "# About\n\nSee [x](evidence.md#claim-nothing).\n")
    course.write("index.md", "# Start\n\n[x](chapters/glossary.md#term-nothing) or [hip](glossary.md#term-hip)\n")
    assert [line for line in course.new_complaints() if "emergency" not in line] == [
        "index.md:3: unknown term “nothing” (allowed: the ids of data/glossary.yml)",
        "index.md:3: there is no file “glossary.md” beside this page (allowed: chapters/glossary.md#term-ID)",
        "chapters/about.md:3: unknown claim “nothing” (allowed: the ids of data/claims.yml)",
    ]


def test_a_directive_that_a_notebook_would_show_as_code(course):
    course.write("chapters/about.md", f"# About\n\n```{{note}}\nHello\n```\n\n{BEGIN}\n```{{note}}\n```\n-->\n")
    remedy = f"(allowed: {BEGIN}, the directive, -->, a sentence for notebooks, {END})"
    assert course.new_complaints() == [
        f"chapters/about.md:3: the directive {{note}}, which a notebook shows as code {remedy}",
        f"chapters/about.md:7: “{BEGIN}” without its end {remedy}",
    ]
    course.write("chapters/about.md", f"# About\n\n{BEGIN}\n```{{note}}\n```\n-->\n{END}\n")
    assert course.new_complaints() == []


def test_a_changed_verdict_is_told_where_it_is_said_and_written_by_the_command(course):
    course.write("data/claims.yml", CLAIMS.replace("well-supported", "contested"))
    badge, ledger = course.new_complaints()
    assert badge.startswith(
        "chapters/01-connection.ipynb, cell 1, line 3: the badge of “hips-move” says “how sure? well"
    )
    assert ledger.startswith(
        "chapters/evidence.md:13: this list is not what data/claims.yml says (allowed: write it anew"
    )
    assert write_links(course.folder) == ["chapters/evidence.md", "chapters/01-connection.ipynb"]
    assert course.new_complaints() == []
    assert "[how sure? contested](evidence.md#claim-hips-move)" in course.read("chapters/01-connection.ipynb")
    assert write_links(course.folder) == []


def test_a_badge_without_its_verdict_gets_it_from_the_command(course):
    course.write_chapter(
        [*CELLS, "New. [how sure?](evidence.md#claim-hips-move) and [](evidence.md#claim-missing-knees)"]
    )
    assert len(course.new_complaints()) == 2
    assert write_links(course.folder) == ["chapters/01-connection.ipynb"]
    assert course.new_complaints() == []


@pytest.mark.parametrize("page", LISTS)
def test_a_look_up_page_says_what_the_data_say(course, page):
    whole = course.read(page)
    course.write(page, whole.replace("Hip", "Knee").replace("Good", "Bad"))
    [line] = course.new_complaints()
    assert "this list is not what data/" in line
    course.write(page, whole.replace("<!-- end of", "<!-- ends"))
    [line] = course.new_complaints()
    assert line.startswith(f"{page}: here is no list of what data/")
    assert "so that its anchors are missing (allowed: the lines <!-- " in line
    course.write(page, whole)
    assert write_links(course.folder) == []
    assert whole.startswith("# Words\n\n<!-- ") and whole.endswith(" -->\n\nEnd.\n")


def test_a_page_that_is_not_there_is_told_where_it_is_linked(course):
    (course.folder / "chapters/glossary.md").unlink()
    [line] = course.new_complaints()
    assert line.startswith(
        "chapters/01-connection.ipynb, cell 3, line 1: there is no file “glossary.md” beside this page"
    )


def test_claims_and_omissions_that_no_chapter_uses(course):
    course.write_chapter(["# Hips", *CELLS[1:]])
    course.write("chapters/about.md", f"A page is no chapter: {BADGE}")
    assert course.new_complaints() == [
        "data/claims.yml:2: no chapter uses the claim “hips-move” (a link to evidence.md#claim-hips-move)",
        "data/claims.yml:9: no chapter uses the omission “missing-knees” (a link to evidence.md#claim-missing-knees)",
    ]


@pytest.mark.parametrize(
    ("bullets", "complaint"),
    [
        ("- Say that hips stand.", "objective 1 reads “Say that hips stand.”, but FILE says “Say that hips move.”"),
        ("- Say that hips move.\n- Dance.", "objective 2 reads “Dance.”, but FILE says “nothing”"),
        ("None.", "objective 1 reads “nothing”, but FILE says “Say that hips move.”"),
    ],
)
def test_objectives_that_differ_from_the_questions_file(course, bullets, complaint):
    course.write_chapter([CELLS[0], CELLS[1].replace("- Say that hips move.", bullets), CELLS[2]])
    [found] = course.new_complaints()
    complaint = complaint.replace("FILE", "data/questions/connection.yml")
    assert found == f"chapters/01-connection.ipynb, cell 2, line 3: {complaint}"


def test_a_missing_chapter_and_a_file_that_is_no_notebook(course):
    (course.folder / "chapters/01-connection.ipynb").unlink()
    course.write("chapters/02-conditions.ipynb", "{\n  not json")
    complaints = course.new_complaints()
    assert "chapters/NN-connection.ipynb: this chapter is missing" in complaints
    assert complaints[0].startswith("chapters/02-conditions.ipynb:2: this is not a notebook: ")


def test_faults_in_several_files_are_told_together(course):
    (course.folder / "data/glossary.yml").unlink()
    course.write("data/numbers.yml", FILES["data/numbers.yml"].replace("status: verified", "status: sure"))
    course.write("data/claims.yml", CLAIMS.replace("[good2001]", "[lost]", 1))
    assert course.new_complaints() == [
        "data/claims.yml:7: hips-move: no work “lost” (allowed: the keys of data/references.bib)",
        "data/glossary.yml: this file is missing",
        "data/numbers.yml:2: one: status 'sure' is not known (allowed: 'verified', 'derived' or 'unverified')",
    ]


def test_chapters_and_their_list_are_held_to_each_other(course):
    course.write("_toc.yml", "parts:\n- chapters:\n  - file: chapters/02-conditions\n")
    complaints = course.new_complaints()
    remedy = "a line “- file: chapters/01-connection”"
    assert f"chapters/01-connection.ipynb: this chapter is not in _toc.yml (allowed: {remedy})" in complaints
    assert "chapters/02-conditions.ipynb: this chapter is missing" in complaints


def test_a_list_of_chapters_that_is_none_is_one_line(course):
    for text in ("- chapters\n", "parts: [one]\n", "chapters: [one]\n"):
        course.write("_toc.yml", text)
        assert course.new_complaints()[0].startswith("_toc.yml: this is not a table of contents (allowed: parts with")
    course.write("_toc.yml", "chapters: [\n")
    assert course.new_complaints()[0].startswith("_toc.yml:2: this is not valid YAML")


def test_a_chapter_that_the_book_leaves_out_on_purpose_is_no_complaint(course):
    before = course.new_complaints()
    course.write("_toc.yml", "parts:\n- chapters:\n  - file: chapters/about\n")
    course.write("_config.yml", 'exclude_patterns: ["chapters/0*"]\n')
    assert not [line for line in course.new_complaints() if "01-connection" in line and line not in before]
    assert "chapters/NN-connection.ipynb: this chapter is missing" not in course.new_complaints()
