"""The Sphinx side of the look: templates, style sheet, page descriptions and which buttons a page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import escape

from hipspine import __version__
from hipspine.book.mathml import setup_mathml
from hipspine.book.share import describe, setup_share
from hipspine.links import CARE
from hipspine.paths import package_path

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

SEEK_CARE = f"chapters/{CARE}"
ABOUT = "chapters/about"


def setup_theme(app: Sphinx) -> None:
    """Connect the course's templates, style sheet and formulas to Sphinx."""
    setup_mathml(app)
    setup_share(app)
    # Before sphinx-book-theme (500) adds its own folders: the first folder that has a template wins.
    app.connect("config-inited", _configure, priority=400)
    # Before the theme (500) tries each template and drops those that come out empty.
    app.connect("html-page-context", _add_context, priority=400)
    # After sphinx-book-theme (501) has made the list of buttons.
    app.connect("html-page-context", _add_launch, priority=600)
    app.add_css_file("book.css", priority=900)
    app.add_css_file("print.css", priority=901)


def _configure(app: Sphinx, config: Config) -> None:
    config.templates_path.insert(0, str(package_path("book", "templates")))
    config.html_static_path.append(str(package_path("book", "static")))
    # An absolute path: sphinx-reredirects would look for it in the folder of the pages.
    config.redirect_html_template_file = str(package_path("book", "templates", "moved.html"))
    options = config.html_theme_options
    if not options.get("repository_url"):
        # The theme fails on launch buttons without a repository, so both wait for the address.
        options["launch_buttons"] = {}
        options["repository_url"] = ""


def _add_context(
    app: Sphinx,
    pagename: str,
    template: str,
    context: dict[str, Any],  # Any: Sphinx's own
    doctree: nodes.document | None,
) -> None:
    known = app.env.found_docs
    context["hs_seek_care"] = SEEK_CARE if SEEK_CARE in known else None
    context["hs_about"] = ABOUT if ABOUT in known else None
    context["hs_version"] = __version__
    context["hs_repository"] = app.config.html_theme_options["repository_url"]
    description = describe(doctree) if doctree else ""
    if description:
        # A plain string, as Sphinx's own: a Markup would escape what is there already.
        context["metatags"] += f'<meta name="description" content="{escape(description)}" />\n'


def _add_launch(
    app: Sphinx,
    pagename: str,
    template: str,
    context: dict[str, Any],  # Any: Sphinx's own
    doctree: nodes.document | None,
) -> None:
    groups = context.get("header_buttons", [])
    context["hs_launch"] = [button for group in groups for button in group.get("buttons", ()) if "url" in button]
