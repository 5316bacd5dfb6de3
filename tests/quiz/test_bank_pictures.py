"""Pictures of questions: what may be one, and where it is seen."""

from __future__ import annotations

import base64
import json

import pytest

from hipspine.datafile import DataErrors
from hipspine.quiz.content import content
from hipspine.quiz.interactions.picture import MOST_BYTES
from hipspine.quiz.still import still_html, still_markdown
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.assignment.notebook import handout
from hipspine.teaching.assignment.sheet import answer_sheet, sheet
from tests.support.pictured import ALT, CREDIT, image, loaded, pictured
from tests.support.quiz_samples import CLAIMS, REFERENCES

ESCAPED = "A [hip] from the *front*, &lt;b&gt;drawn&lt;/b&gt; &amp; 5 $ worth"
WRONG = {
    "one that is missing": ("pictures/none.png", None, "there is no file pictures/none.png"),
    "one outside": ("../hip.png", image("PNG"), "lies outside the bank's folder"),
    "another type": ("pictures/hip.gif", image("GIF"), "is no PNG, JPEG or WebP"),
    "a type that its name does not have": ("pictures/hip.png", b"<html>no</html>", "is no PNG, JPEG or WebP"),
    "an SVG": ("pictures/hip.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG may hold programs"),
    "one too large": ("pictures/hip.png", image("PNG") + bytes(MOST_BYTES), "is larger than 300 kB"),
    "a PNG that is cut off": ("pictures/hip.png", image("PNG")[:-12], "is cut off"),
    "a JPEG that is cut off": ("pictures/hip.png", image("JPEG")[:-2], "is cut off"),
    "a WebP that is cut off": ("pictures/hip.png", image("WEBP")[:-2], "is cut off"),
    "a folder": ("pictures", None, "there is no file pictures beside the bank"),
}


@pytest.fixture
def bank(tmp_path):
    return loaded(pictured(tmp_path))


def test_the_page_gets_the_picture_and_its_words(bank, tmp_path):
    items = content(bank, CLAIMS, REFERENCES)["items"]
    shown = [item for item in items if "picture" in item]
    assert len(shown) == len(items) - 1
    for item in shown:
        file = next((tmp_path / "pictures").glob(f"{item['id']}.*"))
        kind, _, data = item["picture"]["address"].partition(";base64,")
        assert kind == f"data:image/{file.suffix[1:]}"
        assert base64.b64decode(data) == file.read_bytes()
        assert (item["picture"]["alt"], item["picture"]["credit"]) == (ALT, CREDIT)


def test_notebooks_sheets_and_still_forms_show_it(bank):
    key = Key.of("week-1", [bank], students={"ann": "Ann"}, seed=3)
    for variant in key.variants("ann"):
        item = variant.item
        assert f'alt="{ESCAPED}"' in still_html(item)
        assert r"\[Picture: A \[hip\] from the \*front\*, \<b\>drawn\</b\> & 5 \$ worth\]" in still_markdown(item)
        for page in (sheet(key, None), answer_sheet(key, None)):
            assert item.picture.address in page
            assert "<b>drawn" not in page
    # In the text, where Colab, Jupyter and VS Code show it with no file beside the notebook; and there alone.
    cells = json.loads(handout(key, None))["cells"]
    texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    for variant in key.variants("ann"):
        assert any(f"]({variant.item.picture.address})" in text for text in texts)
    assert sum("](data:image/" in text for text in texts) == len(key.variants("ann"))
    assert "data:image" not in "".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")


def test_a_key_holds_its_pictures(bank, tmp_path):
    key = Key.of("week-1", [bank], students={"ann": "Ann"}, seed=3)
    key.save(tmp_path / "key.json")
    again = Key.load(tmp_path / "key.json")
    assert handout(again, None) == handout(key, None)


def test_a_release_without_pictures_is_drawn_as_ever():
    assert all("picture" not in item.model_dump() for item in loaded_plain().items)


def loaded_plain():
    from tests.support.quiz_samples import KINDS

    return loaded(KINDS)


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_a_picture_is_told_with_its_line(tmp_path, case):
    name, data, words = WRONG[case]
    folder = tmp_path / "bank"
    folder.mkdir()
    path = pictured(folder)
    if data:
        (folder / name).write_bytes(data)
    text = path.read_text(encoding="utf-8")
    old = next(line for line in text.splitlines() if "pictures/kinds-cloze." in line)
    path.write_text(text.replace(old, f"    picture: {{file: {name}, alt: What it shows}}"), encoding="utf-8")
    with pytest.raises(DataErrors) as refused:
        loaded(path)
    told = [error for error in refused.value.errors if words in error.problem]
    assert told, str(refused.value)
    assert told[0].line == 1 + text.splitlines().index(old)
    assert all(len(str(error).splitlines()) == 1 for error in refused.value.errors)


@pytest.mark.parametrize("fields", ["", ", alt: ''", ", alt: Fine, data: aGk="])
def test_words_are_needed_and_bytes_come_from_the_file(tmp_path, fields):
    path = pictured(tmp_path)
    text = path.read_text(encoding="utf-8")
    old = next(line for line in text.splitlines() if "pictures/kinds-cloze." in line)
    file = old.partition("file: ")[2].partition(",")[0]
    path.write_text(text.replace(old, f"    picture: {{file: {file}{fields}}}"), encoding="utf-8")
    with pytest.raises(DataErrors) as refused:
        loaded(path)
    assert refused.value.errors[0].line == 1 + text.splitlines().index(old)


def test_a_link_out_of_the_folder_is_none(tmp_path):
    folder = tmp_path / "bank"
    folder.mkdir()
    path = pictured(folder)
    (tmp_path / "secret.png").write_bytes(image("PNG"))
    target = next((folder / "pictures").glob("kinds-cloze.*"))
    target.unlink()
    target.symlink_to(tmp_path / "secret.png")
    with pytest.raises(DataErrors, match="lies outside"):
        loaded(path)
