"""What stands behind the notebooks in the browser: data that a build has read, the course's wheel, the button."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile

import pytest

from hipspine import compiled, datafile
from hipspine.book.lite.buttons import add_buttons
from hipspine.book.lite.course import course_wheel
from hipspine.book.lite.packages import LEFT_OUT, packages
from hipspine.book.publish import html
from hipspine.evidence.bibliography import Reference, read_references
from hipspine.paths import data_path
from hipspine.plain_yaml import parse

MENU = '<html><body><details class="hs-menu"><ul><li><a href="x">Open in Binder</a></li></ul></details></body></html>'


@pytest.fixture(scope="module")
def wheel() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(course_wheel({"flat": "a.js", "solid": "b.js"})))


def test_every_data_file_is_in_the_wheel_as_it_reads(wheel):
    for file in data_path().rglob("*.yml"):
        name = f"hipspine/_data/{file.relative_to(data_path()).as_posix()}.json"
        data, lines = json.loads(wheel.read(name))
        assert (data, {tuple(place): line for place, line in lines}) == parse(file.read_text(encoding="utf-8")), name


def test_the_wheel_is_the_same_each_time_and_holds_neither_teaching_nor_what_builds(wheel):
    assert course_wheel({"flat": "a.js", "solid": "b.js"}) == course_wheel({"flat": "a.js", "solid": "b.js"})
    rooms = {name.split("/")[1] for name in wheel.namelist()}
    assert {"figures", "models", "quiz", "evidence", "frontend"} <= rooms
    assert not {"teaching", "book", "cli.py"} & rooms


@pytest.mark.parametrize("text", ["when: 2024-05-01", "1: one"])
def test_data_that_json_would_change_are_refused(text):
    with pytest.raises(ValueError, match="JSON cannot hold"):
        compiled.packed_yaml(*parse(text))


def test_an_installed_course_reads_what_the_build_has_read_and_no_parser(tmp_path, wheel):
    wheel.extractall(tmp_path)
    blocked = [*LEFT_OUT, "yaml"]
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); sys.modules.update(dict.fromkeys({blocked}))\n"
        "import hipspine; from hipspine import figure, quiz, model; assert hipspine.__file__.startswith(sys.path[0])\n"
        "print(quiz('connection', seed=1).still().text[:20], figure('pelvic-tilt').still().picture is not None,\n"
        "      figure('pelvis-3d').still().picture, model('spinopelvic')()['sacral_slope'])\n"
        "try: model('spinopelvic')(anterior_tilt=[0, 5])\n"
        "except ImportError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    shown, refused = done.stdout.splitlines()
    assert shown == "Check yourself: the  True None 40.0"
    assert "NumPy" in refused


def test_references_of_the_wheel_are_those_of_the_bibliography(wheel):
    works = json.loads(wheel.read("hipspine/_data/references.bib.json"))
    known = read_references(data_path("references.bib"))
    assert list(works) == list(known)
    assert {key: Reference(**{**work, "gaps": tuple(work["gaps"])}) for key, work in works.items()} == known


def test_a_file_beside_data_that_are_not_installed_is_not_read(tmp_path):
    file = tmp_path / "a.yml"
    file.write_text("a: 1", encoding="utf-8")
    compiled.beside(file).write_text('[{"a": 2}, []]', encoding="utf-8")
    assert datafile.read_yaml(file).data == {"a": 1}


def test_every_package_that_is_packed_is_there_with_all_that_it_needs():
    names = [package.name for package in packages()]
    for place, package in enumerate(packages()):
        assert set(package.needs) <= {*names[:place], "pydantic-core"}, package.name
    assert not set(LEFT_OUT) & set(names)


def test_the_button_stands_before_the_others_and_once_however_often_it_is_added(tmp_path):
    (tmp_path / "chapters").mkdir()
    page = tmp_path / "chapters" / "01-one.html"
    page.write_text(MENU, encoding="utf-8")
    for size in (25_400_000, 26_000_000):
        add_buttons(tmp_path, ["01-one"], size)
    links = list(html.read(page).iter("a"))
    assert [link.text for link in links] == ["Open in this browser (loads about 26 MB, once)", "Open in Binder"]
    assert links[0].get("href") == "../lite/notebooks/index.html?path=01-one.ipynb"
