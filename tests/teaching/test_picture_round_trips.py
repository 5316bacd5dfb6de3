"""Pictures of a bank travel in packages with their words, and come back as the same bytes."""

from __future__ import annotations

import base64

import pytest

from hipspine.datafile import DataError, DataErrors
from hipspine.teaching.assignment.selection import select
from hipspine.teaching.exports import export
from hipspine.teaching.imports import bring_in
from tests.support.pictured import ALT, CREDIT, image, loaded, pictured

CARRIED = {"moodle": "moodle", "qti21": "qti", "canvas": "qti", "common-cartridge": "qti"}
MOODLE = """<quiz><question type="truefalse"><name><text>x</text></name><questiontext format="html"><text><![CDATA[
<p>Look.</p>{html}]]></text>{files}</questiontext><answer fraction="100"><text>true</text></answer>
<answer fraction="0"><text>false</text></answer></question></quiz>"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pictured")
    pictured(folder)
    return folder


@pytest.mark.parametrize("format", CARRIED)
def test_pictures_come_back_equal(folder, format):
    bank, path = loaded(folder / "kinds.yml"), folder / f"kinds.{format}"
    written = export([bank], format, path, say=lambda line: None).written
    out = folder / f"back-{format}"
    done = bring_in([path], out, format=CARRIED[format])
    assert not [line for made in done.files for lines in made.lost.values() for line in lines if "picture" in line]
    back = {item.id: item for one in select(out) for item in one.items}
    assert set(back) == set(written) and len(back) >= 3
    for name, item in back.items():
        wanted = bank.item(name).picture
        assert (item.picture.content, item.picture.alt, item.picture.credit) == (wanted.content, ALT, CREDIT)


@pytest.mark.parametrize("format", ["gift", "blackboard", "brightspace"])
def test_formats_without_pictures_say_so(folder, format):
    with pytest.raises(DataError, match="cannot hold its picture"):
        export([loaded(folder / "kinds.yml")], format, folder / f"kinds.{format}", say=lambda line: None)


def test_a_table_names_what_the_picture_shows(folder):
    export([loaded(folder / "kinds.yml")], "csv", folder / "kinds.csv", say=lambda line: None)
    assert (folder / "kinds.csv").read_text(encoding="utf-8").count(f"[Picture: {ALT}]".replace('"', '""')) >= 8


def test_a_table_brings_the_picture_beside_it(tmp_path):
    (tmp_path / "hip.png").write_bytes(image("PNG"))
    head = "id,kind,stem,a,b,key,picture,picture shows,picture by\n"
    (tmp_path / "t.csv").write_text(f"{head}q-1,single,Which?,This,That,a,hip.png,A hip,Ann\n", encoding="utf-8")
    done = bring_in([tmp_path / "t.csv"], tmp_path / "out")
    item = done.files[0].items[0]
    assert item["picture"] == {"file": f"pictures/{item['id']}.png", "alt": "A hip", "credit": "Ann"}
    assert (tmp_path / "out" / item["picture"]["file"]).read_bytes() == image("PNG")
    for row, words in (("hip.gif,A hip,", "there is no file hip.gif"), ("hip.png,,", "“picture shows”|it is empty")):
        (tmp_path / "t.csv").write_text(f"{head}q-1,single,Which?,This,That,a,{row}\n", encoding="utf-8")
        with pytest.raises(DataErrors, match=words):
            bring_in([tmp_path / "t.csv"], tmp_path / "out2")


def from_moodle(folder, html, *files):
    made = [f'<file name="{name}" encoding="base64">{base64.b64encode(data).decode()}</file>' for name, data in files]
    (folder / "m.xml").write_text(MOODLE.format(html=html, files="".join(made)), encoding="utf-8")
    return bring_in([folder / "m.xml"], folder / "out").files[0]


HIP = '<img src="@@PLUGINFILE@@/a%20b.png" alt="A hip">'


@pytest.mark.parametrize(
    ("html", "data", "words"),
    [
        (HIP.replace(' alt="A hip"', ""), image("PNG"), "has no words for who does not see it"),
        (HIP, b"<svg onload='x()'/>", "is no PNG, JPEG or WebP"),
        (HIP, image("PNG") + bytes(300_001), "is larger than 300 kB"),
        ('<img src="https://example.org/b.png" alt="B">', image("PNG"), "the picture b.png (it shows: B)"),
        ('<img src="@@PLUGINFILE@@/../../etc/passwd" alt="B">', image("PNG"), "the picture passwd (it shows: B)"),
    ],
)
def test_what_cannot_be_taken_over_is_told(tmp_path, html, data, words):
    made = from_moodle(tmp_path, html, ("a b.png", data))
    assert made.pictures == {} and "picture" not in made.items[0]
    assert any(words in line for lines in made.lost.values() for line in lines), made.lost
    assert [path.name for path in (tmp_path / "out").iterdir() if path.is_dir()] == []


def test_the_first_of_two_is_taken(tmp_path):
    second = '<img src="@@PLUGINFILE@@/c.png" alt="Two">'
    made = from_moodle(tmp_path, HIP + second, ("a b.png", image("PNG")), ("c.png", image("PNG")))
    assert list(made.pictures.values()) == [image("PNG")]
    assert [line for lines in made.lost.values() for line in lines] == ["the picture c.png (it shows: Two)"]
