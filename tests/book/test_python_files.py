"""Python's folder in the built book: whole, listed truly, and all from this site."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
from pathlib import Path

import lxml.html
import pytest

from hipspine.book.publish.errors import PublishError
from hipspine.book.python_files import FOLDER, LIST, version, write_python
from hipspine.book.python_wheels import PACKAGES, Package, packed, wheel
from tests.support.page_python import DEEP

ROOT = Path(__file__).resolve().parents[2]
WIRE = 6_500_000  # bytes on the way until the first result
ALL = 25_000_000  # bytes of the folder


@pytest.fixture(scope="module")
def listed(built_book):
    return json.loads((built_book / FOLDER / LIST).read_text(encoding="utf-8"))


def test_the_version_is_the_one_that_package_json_pins():
    pinned = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]["pyodide"]
    assert version() == pinned
    assert re.fullmatch(r"314\.\d+\.\d+", pinned)


@pytest.mark.parametrize("page", DEEP)
def test_a_chapter_with_code_bears_the_address_of_the_list(built_book, page):
    file = built_book / "chapters" / f"{page}.html"
    (fold,) = lxml.html.parse(str(file)).getroot().xpath("//details[@class='hs-deeper']")
    path, _, digest = fold.get("data-python").partition("?v=")
    assert (file.parent / path).resolve() == built_book / FOLDER / LIST
    assert re.fullmatch("[0-9a-f]{10}", digest)


def test_every_file_of_the_list_is_there_and_as_large_as_it_says(built_book, listed):
    home = built_book / FOLDER / listed["home"]
    every = [*listed["core"].values(), listed["course"], *listed["wheels"].values()]
    for one in every:
        content = (home / one["file"].partition("?")[0]).read_bytes()
        assert len(content) == one["size"]
        assert one["wire"] <= one["size"]
    there = {file.name for file in home.iterdir()}
    assert there == {one["file"].partition("?")[0] for one in every}
    for name in ("worker", "style", "plotly"):
        assert (built_book / FOLDER / listed[name].partition("?")[0]).is_file()


def test_the_folder_is_no_heavier_than_it_may_be(built_book, listed):
    first = [*listed["core"].values(), listed["course"]]
    wire = sum(one["wire"] for one in first)
    size = sum(file.stat().st_size for file in (built_book / FOLDER).rglob("*") if file.is_file())
    print(f"Python until the first result: {wire:,} bytes compressed (budget {WIRE:,}); all {size:,} (budget {ALL:,})")
    wasm = (built_book / FOLDER / listed["home"] / "pyodide.asm.wasm").read_bytes()
    assert listed["core"]["pyodide.asm.wasm"]["wire"] == len(gzip.compress(wasm, 6))
    assert wire <= WIRE
    assert size <= ALL


def test_no_package_is_listed_that_would_come_from_another_host(built_book, listed):
    lock = json.loads((built_book / FOLDER / listed["home"] / "pyodide-lock.json").read_text(encoding="utf-8"))
    assert lock["packages"] == {}
    assert not re.search(r"https?://", json.dumps(listed))


@pytest.mark.parametrize("package", PACKAGES, ids=lambda one: one.name)
def test_a_wheel_is_the_pinned_one_without_tests_and_scripts(built_book, listed, package):
    pins = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert f"\n{package.name}=={package.version}" in f"\n{pins}"
    file = built_book / FOLDER / listed["home"] / listed["wheels"][package.name]["file"].partition("?")[0]
    archive = zipfile.ZipFile(file)
    names = archive.namelist()
    assert [name for name in package.imports if f"{name}/__init__.py" not in names] == []
    assert [name for name in names if "/tests/" in name or name.endswith((".js", ".so", ".pyc"))] == []
    (metadata,) = (name for name in names if name.endswith("/METADATA"))
    assert "License" in archive.read(metadata).decode(), "its licence goes with it"


def test_archives_are_made_alike():
    files = [("a/b.py", b"1"), ("a/c.py", b"2")]
    assert packed(files) == packed(files)
    assert zipfile.ZipFile(io.BytesIO(packed(files))).read("a/b.py") == b"1"


def test_a_package_that_is_not_installed_is_told(tmp_path):
    with pytest.raises(PublishError, match="nosuchthing is not installed"):
        wheel(Package("nosuchthing", ("nosuchthing",)))


def test_a_book_without_code_to_run_has_no_python(tmp_path):
    (tmp_path / "index.html").write_text("<p>words</p>", encoding="utf-8")
    write_python(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["index.html"]
