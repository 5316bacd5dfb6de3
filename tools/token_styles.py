"""Writes the style sheets that are made from data/tokens.toml: those that book.css and the front end's sheets import.

    python -m tools.token_styles

They are committed, so that the front end is bundled without Python and the package needs no build; a test holds them to
the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hipspine.paths import package_path
from hipspine.tokens import THEMES, Tokens, on, tokens

HEADER = "/* Written from data/tokens.toml by make frontend: change it there. */\n"
# The colours of figures that the book's pages use too.
SHARED = ("paper", "ink", "muted", "line", "blue", "red", "green", "amber", "violet")
# What each part calls its colours: name in its style sheet -> the page's name.
BASE = {"paper": "paper", "ink": "ink", "muted": "muted", "rule": "line", "accent": "blue"}
PARTS = {
    "appointment": BASE | {"paper": "surface"},
    "exercise": BASE | {"right": "green", "wrong": "amber"},
    "figure": BASE | {"warn": "amber"},
    "quiz": BASE | {"right": "green", "wrong": "amber"},
}
DARK_NOTEBOOK = ('[data-jp-theme-light="false"]', ".vscode-dark")
NOTEBOOK = ("[data-jp-theme-light]", ".vscode-body")
# Neither the book, Jupyter nor VS Code, but a reader's system that is dark.
DARK_SYSTEM = "html:not([data-theme]) body:not([data-jp-theme-light], .vscode-body)"


def styles(own: Tokens) -> dict[Path, str]:
    """Return each style sheet that is made from tokens, by its path."""
    sheets = {package_path("book", "static") / "tokens.css": _page(own)}
    folder = package_path("frontend", "src")
    sheets[folder / "file" / "tokens.css"] = _page(own, schemes=False)
    sheets |= {folder / name / "tokens.css": _part(name, own) for name in PARTS}
    return {path: HEADER + text for path, text in sheets.items()}


def _page(own: Tokens, *, schemes: bool = True) -> str:
    """The book: its colours by theme and on paper, its families and its scale; and whether a rule names its scheme."""
    shared = {name: own.colours[name] for name in SHARED} | own.page
    text = [
        _rule([f'html[data-theme="{theme}"]'], ({"color-scheme": theme} if schemes else {}) | _named("--hs-", values))
        for theme, values in ((theme, on(theme, shared)) for theme in THEMES)
    ]
    families = {f"--hs-{name}-font": own.families[name] for name in ("body", "heading", "drawing")}
    steps = {name: size for name, size in own.text.items() if name.startswith("step-")}
    every = families | {"--hs-text": own.text["base"]} | _named("--hs-", steps)
    text.append(_rule([f'html[data-theme="{theme}"]' for theme in THEMES], every))
    sizes = {"--hs-text": own.text["print"], "--hs-text-tight": own.text["print-tight"]}
    text.append(_block("@media print", _rule(["html[data-theme]"], _named("--hs-", own.page_printed) | sizes)))
    return "\n".join(text)


def _part(name: str, own: Tokens) -> str:
    """A widget: the page's colours where it stands in the book, and what a notebook falls back on."""
    known = own.colours | (own.appointment if name == "appointment" else {})
    names = {role: "paper" if token == "surface" else token for role, token in PARTS[name].items()}
    light, dark = ({role: on(theme, known)[token] for role, token in names.items()} for theme in THEMES)
    root = f".hs-{name}"
    fallback = {role: f"var(--hs-{token}, {light[role]})" for role, token in PARTS[name].items()}
    text = [
        _rule([root], _named("--", fallback)),
        _rule([f"{place} {root}" for place in DARK_NOTEBOOK], _named("--", dark)),
        _rule([f"{place} {root}" for place in NOTEBOOK], {"font-family": own.families["plain"]}),
    ]
    if name == "quiz":
        text.append(_block("@media (prefers-color-scheme: dark)", _rule([f"{DARK_SYSTEM} {root}"], _named("--", dark))))
    if name == "appointment":
        text.append(_block("@media print", _rule([root], _named("--", own.appointment_printed))))
    return "\n".join(text)


def _named(prefix: str, values: Mapping[str, str]) -> dict[str, str]:
    return {f"{prefix}{name}": value for name, value in values.items()}


def _rule(selectors: list[str], values: Mapping[str, str]) -> str:
    return _block(",\n".join(selectors), "".join(f"{name}: {value};\n" for name, value in values.items()))


def _block(head: str, body: str) -> str:
    inside = "".join(f"  {line}\n" for line in body.splitlines())
    return f"{head} {{\n{inside}}}\n"


def main() -> None:
    """Write them."""
    for path, text in styles(tokens()).items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
