"""Pages from templates: each room has its own, and what they share (``sheet.css``) lies beside this file."""

from __future__ import annotations

from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hipspine.quiz.text import to_html
from hipspine.tokens import THEMES, on, tokens


def render(room: str, template: str, **values: object) -> str:
    """Return a page made of a template in the folder ``templates`` of a room, which is a package's name.

    Everything that is put into one is escaped, and a missing value is an error (jinja2's UndefinedError).
    """
    return _templates(room).get_template(template).render(**values)


def html(text: str) -> Markup:
    """Return a text of the bank, which the bank has checked, as HTML for a template."""
    return Markup(to_html(text))


@cache
def _templates(room: str) -> Environment:
    loader = ChoiceLoader([PackageLoader(room), PackageLoader("hipspine.teaching.support")])
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.globals["sheet"] = _sheet()
    return environment


def _sheet() -> dict[str, str]:
    """What sheets take from the course's tokens: custom properties by surroundings, the family, the bars of charts."""
    own = tokens()
    groups = {theme: on(theme, own.sheet) for theme in THEMES} | {"printed": own.sheet_printed}
    properties = {
        name: " ".join(f"--{role}: {colour};" for role, colour in group.items()) for name, group in groups.items()
    }
    return properties | {"family": own.families["plain"], "bars": own.chart["bars"]}
