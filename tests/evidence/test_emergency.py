"""One list of emergency signs: every page, question and glossary entry names its signs, and no other."""

from __future__ import annotations

import re
import shutil

import pytest
import yaml

from hipspine.book.written_pages import write_boxes
from hipspine.chapters import chapter_files, read_chapter
from hipspine.check import check_course
from hipspine.datafile import DataErrors
from hipspine.evidence import load_emergency, load_references
from hipspine.evidence.emergency import calls_emergency, read_emergency, with_boxes
from hipspine.evidence.wording import BOX, SHORT_BOX
from hipspine.links import CARE
from hipspine.paths import data_path
from hipspine.quiz.bank import bank_names, load_bank

ROOT = data_path().parent
PAGES = [ROOT / "index.md", *chapter_files()]
LIST = data_path("emergency.yml")


def markdown(path):
    return path.read_text(encoding="utf-8") if path.suffix == ".md" else read_chapter(path).markdown


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_page_names_every_sign(path):
    text = markdown(path)
    for sign in load_emergency().signs.values():
        assert (sign.line if path.stem == CARE else sign.short) in text, sign.id


def test_the_chapter_on_care_begins_with_the_whole_list_and_sums_it_up():
    text = markdown(next(path for path in PAGES if path.stem == CARE))
    assert text.index(f"> {BOX}") < text.index("\n## ")
    summary = text.split("## In one minute")[1].split("\n## ")[0]
    assert all(sign.short in summary for sign in load_emergency().signs.values())


def test_general_advice_is_marked_so():
    rows = load_emergency().box().splitlines()
    marked = [row for row in rows if "eneral advice" in row]
    assert len(marked) == sum(bool(sign.advice) for sign in load_emergency().signs.values()) > 0


def test_a_hip_that_cannot_be_stood_on_needs_no_fall_fever_or_childhood():
    sign = load_emergency().signs["no-weight"]
    assert "with or without a fall" in sign.line
    assert "fever" not in sign.line
    assert sign.group != "child"


def test_every_sign_is_asked_about():
    asked = {name for bank in bank_names() for item in load_bank(bank).items for name in item.signs}
    assert sorted(set(load_emergency().signs) - asked) == []


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("Call an ambulance.", True),
        ("This is an emergency now.", True),
        ("Then go at once.", True),
        ("Call the maternity unit at once.", True),
        ("Book an ordinary appointment.", False),
        ("Ask for an urgent appointment.", False),
        ("Ask a pharmacist the same day.", False),
    ],
)
def test_words_that_call_something_an_emergency(text, urgent):
    assert calls_emergency(text) is urgent


@pytest.fixture
def course(tmp_path):
    """A copy of the course's data and pages, to be spoilt."""
    shutil.copytree(data_path(), tmp_path / "data")
    shutil.copytree(ROOT / "chapters", tmp_path / "chapters")
    shutil.copyfile(ROOT / "index.md", tmp_path / "index.md")
    return tmp_path


def complaints(course):
    return [str(error) for error in check_course(course / "data", course / "chapters")]


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_sign_added_to_a_box_by_hand_is_refused(course):
    edit(course / "index.md", "> - *A hip or leg:* ", "> - *A hip or leg:* purple toes, ")
    [line] = complaints(course)
    assert re.match(r"index\.md:\d+: this box of emergency signs is not as data/emergency\.yml has it", line)
    assert "hipspine emergency" in line


def test_a_sign_taken_out_of_the_chapters_box_is_refused(course):
    edit(course / "chapters" / f"{CARE}.ipynb", '    ">   - You lose control of your bowels.\\n",\n', "")
    [line] = complaints(course)
    assert line.startswith(f"chapters/{CARE}.ipynb, cell 1, line 5: this box of emergency signs is not as")


def test_a_page_without_its_box_is_refused(course):
    page = course / "index.md"
    kept = [row for row in page.read_text(encoding="utf-8").splitlines() if not row.startswith(">")]
    page.write_text("\n".join(kept), encoding="utf-8")
    assert any(line.startswith("index.md: the box of emergency signs is missing") for line in complaints(course))


def test_a_box_of_ones_own_is_refused(course):
    with (course / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n> **Purple toes?** Look at them.\n")
    assert any("a box that data/emergency.yml does not make: “**Purple toes?**" in line for line in complaints(course))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("With purple toes, call an ambulance.", "this names an emergency, but no sign of data/emergency.yml"),
        ("Purple toes are a warning sign: go now.", "this names an emergency, but no sign of data/emergency.yml"),
        ("Purple toes are on the list: call an ambulance.", "this names an emergency, but no sign of data/emergency"),
        ("[Purple toes](05-seek-care.ipynb#sign-purple-toes) are an emergency.", "unknown sign “purple-toes”"),
        (
            "[Purple toes](05-seek-care.ipynb#sign-bowel) are an emergency.",
            "the words “Purple toes” do not name the sign “bowel”",
        ),
    ],
)
def test_a_sign_that_the_list_lacks_is_refused_in_the_text(course, sentence, words):
    with (course / "chapters" / "about.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{sentence}\n")
    [line] = complaints(course)
    assert re.match(rf"chapters/about\.md:\d+: {re.escape(words)}", line)


def test_a_question_with_a_sign_that_the_list_lacks_is_refused(course):
    file = course / "data" / "questions" / "seek-care.yml"
    rows = file.read_text(encoding="utf-8").splitlines()
    at = next(number for number, row in enumerate(rows) if row.strip().startswith("signs:"))
    rows[at] = "    signs: [purple-toes]"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    found = [line for line in complaints(course) if "purple-toes" in line]
    assert found
    assert re.match(rf"data/questions/seek-care\.yml:{at + 1}: [\w-]+: unknown sign “purple-toes”", found[0])


def test_an_emergency_as_right_answer_needs_its_sign(course):
    file = course / "data" / "questions" / "seek-care.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"^    signs: .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    assert any("its right answer is emergency care, but it names no sign" in line for line in complaints(course))


def test_a_glossary_entry_that_calls_for_help_needs_its_sign(course):
    edit(course / "data" / "glossary.yml", "    signs: [broken-hip]\n", "")
    [line] = complaints(course)
    assert "hip-fracture: this calls something an emergency, but names no sign" in line


BROKEN = {
    "unknown group": ("group: nerves", "group: nerve", "urine: no group “nerve” (allowed: nerves, hip,"),
    "twice": ("id: bowel", "id: urine", "the id “urine” already stands on line"),
    "unknown work": ("sources: [niceng156]", "sources: [nice]", "sudden-severe: no work “nice”"),
    "misspelt": ("    short: loss of bowel", "    shrot: loss of bowel", "bowel: unknown field “shrot”"),
    "empty group": ("group: child", "group: groin", "the group “child” holds no sign (allowed: one sign or more)"),
}


@pytest.mark.parametrize(("old", "new", "words"), BROKEN.values(), ids=BROKEN)
def test_a_broken_list_is_told_with_line(tmp_path, old, new, words):
    path = tmp_path / "data" / "emergency.yml"
    path.parent.mkdir()
    path.write_text(LIST.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataErrors) as caught:
        read_emergency(path, load_references())
    assert any(words in str(error) and error.line for error in caught.value.errors)


def test_the_boxes_are_written_from_the_list(course):
    text = LIST.read_text(encoding="utf-8").replace("short: loss of bowel control", "short: bowels out of control")
    (course / "data" / "emergency.yml").write_text(text, encoding="utf-8")
    changed = write_boxes(course, read_emergency(course / "data" / "emergency.yml", load_references()))
    assert changed == [path.relative_to(ROOT).as_posix() for path in PAGES]
    assert complaints(course) == []
    assert "bowels out of control" in (course / "index.md").read_text(encoding="utf-8")
    assert write_boxes(course, read_emergency(course / "data" / "emergency.yml", load_references())) == []


def test_a_placeholder_becomes_a_box_and_the_rest_stays():
    text = with_boxes("# A\n\n> **Emergency signs**\n\n> A quotation.\n\nEnd.", "01-a", load_emergency())
    assert text.startswith(f"# A\n\n> {SHORT_BOX}")
    assert text.endswith("in full.\n\n> A quotation.\n\nEnd.")


def test_the_list_is_plain_yaml():
    assert [sign["id"] for sign in yaml.safe_load(LIST.read_text(encoding="utf-8"))["signs"]] == list(
        load_emergency().signs
    )
