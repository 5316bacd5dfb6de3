"""What a page says of itself to those who share, index or list it: OpenGraph, a card, and LRMI data of schema.org.

Addresses have to be absolute there. The site's stands in ``html: baseurl`` of ``_config.yml``; where that is empty it
is the one that GitHub Pages gives the repository named there, and without a repository addresses are relative to the
page and nothing says where the page is at home.
"""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import escape

from hipspine.book import wording
from hipspine.book.address import site_address
from hipspine.book.share_card import HEIGHT, WIDTH, card, digest, png
from hipspine.book.stills import COURSE_FIGURE, main_figure
from hipspine.chapters import Chapter, numbered_files, read_chapter, taught_files
from hipspine.figures import declared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config

FOLDER = "_static/hipspine/share"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
DESCRIPTION_LENGTH = 160
Fact = str | bool | list[str] | dict[str, str] | list[dict[str, str]]
AUDIENCE = [
    {"@type": "Audience", "audienceType": wording.PATIENTS},
    *({"@type": "EducationalAudience", "educationalRole": role} for role in wording.ROLES),
]
"""For whom every page is. How long one takes (``timeRequired``) was not measured, so no page says it."""


def setup_share(app: Sphinx) -> None:
    """Connect what pages say of themselves to a Sphinx build, and the making of their pictures."""
    app.connect("config-inited", _set_address, priority=390)  # before Sphinx and the theme read it
    app.connect("html-page-context", _add_to_page, priority=410)
    # After the islands have emptied their folder.
    app.connect("build-finished", _write_pictures, priority=600)


def describe(doctree: nodes.document) -> str:
    """Return the first paragraph of a page without its lead, cut after a whole word to at most 160 characters."""
    first = next(iter(doctree.findall(_is_prose)), None)
    if first is None:
        return ""
    lead = next((child for child in first.children if child.astext()), None)
    words = first.astext()
    if isinstance(lead, nodes.strong) and lead.astext().endswith(":"):
        words = words.removeprefix(lead.astext()).strip()
        words = words[:1].upper() + words[1:]
    text = ""
    for word in words.split():
        if len(text) + len(word) + 2 > DESCRIPTION_LENGTH:
            return text + "…"
        text = f"{text} {word}".lstrip()
    return text


def tags(name: str, facts: Mapping[str, Fact], image: Mapping[str, str], address: str) -> str:
    """Return the elements for the head of a page: ``facts`` are those of schema.org, ``address`` is its own or ""."""
    title, description = str(facts["name"]), str(facts["description"])
    properties = {
        "og:type": "website" if facts["@type"] == "Course" else "article",
        "og:site_name": name,
        "og:title": title,
        "og:description": description,
        "og:url": address,
        "og:locale": "en_GB",
        "og:image": image["address"],
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": image["alt"],
    }
    lines = [f'<meta property="{key}" content="{escape(value)}" />' for key, value in properties.items() if value]
    # Title, description and picture are taken from above.
    lines.append('<meta name="twitter:card" content="summary_large_image" />')
    # "<" is written as an escape so that no text can end the script element.
    data = json.dumps({"@context": "https://schema.org", **facts}, ensure_ascii=False).replace("<", "\\u003c")
    return "\n".join([*lines, f'<script type="application/ld+json">{data}</script>', ""])


def _is_prose(node: nodes.Node) -> bool:
    return isinstance(node, nodes.paragraph) and isinstance(node.parent, nodes.section)


def _set_address(_: Sphinx, config: Config) -> None:
    repository = str(config.html_theme_options.get("repository_url") or "")
    config.html_baseurl = site_address(config.html_baseurl, repository)


def _add_to_page(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, Any],  # Any: Sphinx's own
    doctree: nodes.document | None,
) -> None:
    if doctree is None:  # the page of the search
        return
    base = app.config.html_baseurl
    file, alt = _picture(app, page)
    image = {"address": f"{base or '../' * page.count('/')}{FOLDER}/{file}", "alt": alt}
    address = f"{base}{page}.html" if base else ""
    facts = _facts(app, page, describe(doctree))
    if base:
        facts |= {"url": address, "image": image["address"]}
    context["metatags"] += tags(app.config.html_title, facts, image, address)


def _facts(app: Sphinx, page: str, description: str) -> dict[str, Fact]:
    """Return what is known of a page, in the words of schema.org."""
    config, root = app.config, Path(app.srcdir)
    course = {"@type": "Course", "name": config.html_title}
    facts: dict[str, Fact] = {
        "@type": "LearningResource",
        "name": app.env.titles[page].astext(),
        "description": description,
        "inLanguage": config.language,
        "license": LICENCE,
        "isAccessibleForFree": True,
        "educationalLevel": wording.LEVEL,
        "audience": AUDIENCE,
        "author": {"@type": "Organization", "name": config.author},
    }
    if page == config.root_doc:
        return (
            facts
            | {"@type": "Course", "learningResourceType": wording.WHOLE, "provider": facts["author"]}
            | _parts(app)
        )
    chapter = _chapter(app, page)
    if chapter is None:
        return facts | {"learningResourceType": wording.REFERENCE, "isPartOf": course}
    taught = chapter.path in taught_files(root)
    facts |= {"learningResourceType": wording.LESSON if taught else wording.ASSESSMENT, "isPartOf": course}
    return facts | ({"teaches": chapter.objectives.texts} if chapter.objectives else {})


def _parts(app: Sphinx) -> dict[str, Fact]:
    """Return what the course consists of, and what its chapters teach; nothing where it has no chapters."""
    chapters = {name: one for name in sorted(app.env.found_docs) if (one := _chapter(app, name))}
    told: dict[str, Fact] = {
        "hasPart": [{"@type": "LearningResource", "name": app.env.titles[name].astext()} for name in chapters],
        "teaches": [text for one in chapters.values() if one.objectives for text in one.objectives.texts],
    }
    return {name: facts for name, facts in told.items() if facts}


def _chapter(app: Sphinx, page: str) -> Chapter | None:
    path = Path(app.srcdir, f"{page}.ipynb")
    return read_chapter(path) if path in numbered_files(Path(app.srcdir)) else None


def _picture(app: Sphinx, page: str) -> tuple[str, str]:
    """Return the file of a page's picture and what it shows; pages without a figure have the course's."""
    name, title, description, figure = _shown(app, page)
    drawn = _drawn(app.config.html_title, title, description, figure)
    return f"{name}-{digest(drawn)}.png", f"{wording.DRAWING}: {declared(figure).title}"


def _shown(app: Sphinx, page: str) -> tuple[str, str, str, str]:
    chapter = _chapter(app, page)
    figure = main_figure(chapter.figures) if chapter else None
    owner = page if figure else app.config.root_doc
    description = describe(app.env.get_doctree(owner))
    return owner.rpartition("/")[2], app.env.titles[owner].astext(), description, figure or COURSE_FIGURE


@cache
def _drawn(course: str, title: str, description: str, figure: str) -> str:
    return card(course, title, description, figure)


def _write_pictures(app: Sphinx, error: Exception | None) -> None:
    """Write the pictures, those that were made before from a folder beside the pages."""
    if error or app.builder.format != "html":
        return
    folder, kept = Path(app.outdir, FOLDER), Path(app.outdir).parent / "share"
    folder.mkdir(parents=True, exist_ok=True)
    for page in app.env.found_docs:
        name, title, description, figure = _shown(app, page)
        drawn = _drawn(app.config.html_title, title, description, figure)
        file = f"{name}-{digest(drawn)}.png"
        made = kept / file
        if not made.is_file():
            kept.mkdir(exist_ok=True)
            made.write_bytes(png(drawn, kept / "fonts"))
        shutil.copyfile(made, folder / file)
