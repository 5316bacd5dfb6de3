"""One style sheet for the whole book, with only the rules that its pages use."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hipspine.book.publish import files, node
from hipspine.book.publish.errors import PublishError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORD = re.compile(r"[A-Za-z0-9_-]+")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORT = re.compile(r"""@import\s+["'](?P<url>[^"']+)["']\s*;""")
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
# Attributes whose values occur in selectors; ids and classes are among them.
_SELECTOR_ATTRIBUTES = ("class", "id", "role", "type", "rel", "name", "data-mode", "aria-current", "aria-label")

# What scripts or browsers change after loading, and the attribute selectors that go with it.
_SAFE_PATTERNS = ["data-theme", "data-mode", "aria-expanded", "highlighted", "^hs-", "^math$"]
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


def stylesheets(pages: Mapping[Path, HtmlElement], root: Path, *, keep: str) -> list[Path]:
    """Return the style sheets that the pages link to, in the order of loading, without those below the folder ``keep``.

    Raises PublishError for a style sheet of another host.
    """
    found: dict[Path, None] = {}
    for path, page in pages.items():
        for link in page.xpath("//link[@rel='stylesheet']"):
            sheet = files.local(link.get("href"), path)
            if sheet is None:
                raise PublishError(f"{path.relative_to(root)}: a style sheet of another host: {link.get('href')}")
            if not sheet.is_relative_to(root / keep):
                found[sheet] = None
    return list(found)


def join(sheets: Iterable[Path], root: Path) -> str:
    """Return the sheets as one text for ``root/_static``: comments and fonts left out, addresses made to fit."""
    return "\n".join(_text(sheet, root) for sheet in sheets)


def words(pages: Mapping[Path, HtmlElement], scripts: Iterable[Path]) -> set[str]:
    """Return every word by which a selector could meet the pages: tags, attributes and all words of the scripts."""
    found: set[str] = set()
    for page in pages.values():
        for element in page.iter():
            if not isinstance(element.tag, str):
                continue
            found.add(element.tag)
            found.update(element.attrib)
            for name in _SELECTOR_ATTRIBUTES:
                found.update(element.get(name, "").split())
    for script in scripts:
        found.update(_WORD.findall(script.read_text(encoding="utf-8")))
    return found


def purge(rules: str, used: set[str], *, also: str = "") -> str:
    """Return the rules that can apply where only the words ``used`` occur, and after them all of ``also``.

    Raises PublishError without purgecss or esbuild.
    """
    with TemporaryDirectory() as folder:
        sheet, content, config, output = (Path(folder, name) for name in ("site.css", "words.txt", "config.cjs", "out"))
        sheet.write_text(rules, encoding="utf-8")
        content.write_text("\n".join(sorted(used)), encoding="utf-8")
        output.mkdir()
        config.write_text(_config(sheet, content, _VARIABLE.findall(also)), encoding="utf-8")
        node.run("purgecss", "--config", str(config), "--output", str(output))
        joined, small = output / "site.css", output / "small.css"
        joined.write_text(joined.read_text(encoding="utf-8") + also, encoding="utf-8")
        node.run("esbuild", str(joined), "--minify", f"--outfile={small}")
        return small.read_text(encoding="utf-8")


def _config(sheet: Path, content: Path, variables: Iterable[str]) -> str:
    safe = ", ".join(f"/{pattern}/" for pattern in _SAFE_PATTERNS)
    return f"""module.exports = {{
  css: [{json.dumps(str(sheet))}],
  content: [{json.dumps(str(content))}],
  defaultExtractor: text => text.split("\\n"),
  safelist: {{ standard: [{safe}], deep: [], greedy: [{safe}], variables: {json.dumps(sorted(set(variables)))} }},
  keyframes: true,
  variables: true,
}};
"""


def _text(sheet: Path, root: Path) -> str:
    if not sheet.is_file():
        raise PublishError(f"a page links to a style sheet that is missing: {sheet.relative_to(root)}")
    text = _COMMENT.sub("", sheet.read_text(encoding="utf-8").replace('@charset "UTF-8";', ""))
    text = files.URL_IN_CSS.sub(
        lambda match: _moved(match, sheet, root / "_static" / "site.css"), _FONT_FACE.sub("", text)
    )
    return _IMPORT.sub(lambda match: _imported(match["url"], sheet, root), text)


def _imported(url: str, sheet: Path, root: Path) -> str:
    path = files.local(url, sheet)
    if path is None:
        raise PublishError(f"{sheet.relative_to(root)}: imports a style sheet of another host: {url}")
    return _text(path, root)


def _moved(match: re.Match[str], sheet: Path, site: Path) -> str:
    path = files.local(match["url"], sheet)
    return match[0] if path is None else f'url("{files.relative(path, site)}")'
