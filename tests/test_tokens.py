"""Colours, families and sizes stand once, in data/tokens.toml; the style sheets made from it are what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import ImageColor

from hipspine.datafile import DataError
from hipspine.paths import data_path, package_path
from hipspine.tokens import COLOUR, THEMES, on, read_tokens, tokens
from tools.token_styles import PARTS, styles

PACKAGE = package_path()
MADE = set(styles(tokens()))
SOURCES = [
    path
    for path in sorted(PACKAGE.rglob("*"))
    if path.suffix in {".css", ".html", ".js", ".py", ".svg"}
    and path not in MADE
    and not path.is_relative_to(package_path("frontend", "dist"))
]
SHEETS = [path for path in SOURCES if path.suffix == ".css"]
FAVICON = package_path("book", "static", "favicon.svg")
# What is written like a colour and is none that a reader sees.
NO_COLOURS = {
    "rgba(0,0,0,0)": "nothing is painted: Plotly's word for transparent",
}
HEX = r"(?<!&)#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\w-])"
CALL = r"\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([^)]*\)"
NAME = rf"\b(?:{'|'.join(ImageColor.colormap)})\b(?![-(])"
PAINTED = re.compile(
    r"(?<![\w-])(?:--[\w-]+|[\w-]*(?:color|shadow)|background|border[\w-]*|outline|fill|stroke)\s*:\s*([^;{}]+)"
)
FAMILY = re.compile(r"(?<![\w-])(?:system-ui|sans-serif|serif|monospace|ui-monospace|Georgia|Arial|Helvetica)(?![\w-])")
# What is inherited, the page's, or put in by Python.
TYPED_FAMILY = re.compile(r"(?<![\w-])font-family\s*[:=](?!\s*(?:inherit|var\(--|\"\{))[^;{}]+")
MEASURE = re.compile(r"(?<![\w-])(font-size|line-height)\s*:\s*([^;{}]+)")
SHORTHAND = re.compile(r"(?<![\w-])font\s*:[^;{}]*?([\d.]+[a-z]+)/([\d.]+)")
WITHOUT_NUMBER = ("inherit", "var(--")
UNITS = {"em": ("small", "large"), "rem": ("small", "large"), "pt": ("points",), "px": ("pixels",)}


def colours(text: str, css: bool = False) -> list[str]:
    """Return the colours that are typed in a text; those with a name only in style sheets."""
    typed = re.findall(f"{HEX}|{CALL}", text, re.IGNORECASE)
    if css:
        typed += [name for value in PAINTED.findall(text) for name in re.findall(NAME, re.sub(r"--[\w-]+", "", value))]
    return [colour for colour in typed if colour not in NO_COLOURS]


def families(text: str) -> list[str]:
    """Return the type families that are typed in a text."""
    return FAMILY.findall(text) + TYPED_FAMILY.findall(text)


def off_scale(text: str) -> list[str]:
    """Return the sizes and line heights of a style sheet that the scale does not have."""
    measures = [*MEASURE.findall(text)]
    for size, height in SHORTHAND.findall(text):
        measures += [("font-size", size), ("line-height", height)]
    return [f"{name}: {value}" for name, value in measures if not _on_scale(name, value.strip())]


def _on_scale(name: str, value: str) -> bool:
    sizes = tokens().sizes
    if value.startswith(WITHOUT_NUMBER):
        return True
    number, unit = re.fullmatch(r"([\d.]+)([a-z]*)", value).groups()
    if name == "line-height":
        return unit == "" and float(number) in sizes["line-heights"]
    # 0 hides a text, 1 is the size around it.
    return value in {"0", "1em", "1rem"} or any(float(number) in sizes[group] for group in UNITS.get(unit, ()))


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    channels = [channel / 255 for channel in ImageColor.getrgb(colour)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_style_sheets_are_what_the_tokens_say():
    stale = [path.name for path, text in styles(tokens()).items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "made from older tokens: run make frontend, and commit what it writes"
    for path in MADE - {package_path("book", "static", "tokens.css")}:
        assert '@import "./tokens.css";' in (path.parent / f"{path.parent.name}.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "css"),
    [
        ("color: #fff", False),
        ('marker: { color: "#2F7F86" }', False),
        ('fill="#22628f80"', False),
        ("box-shadow: 0 0 2px rgb(0 0 0 / 12%)", False),
        ("hsl(200, 50%, 40%)", False),
        ("rgba(0, 0, 0, 0.5)", False),
        ("border: 1px solid red;", True),
        ("--tone:tomato", True),
        ("fill: color-mix(in srgb, black 10%, transparent)", True),
    ],
)
def test_a_typed_colour_is_seen(text, css):
    assert len(colours(text, css)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "#pst-back-to-top { color: var(--red); }",
        'href="#face-it"',
        "border: 1px solid currentColor",
        "color-mix(in srgb, currentColor 18%, transparent)",
        'paper_bgcolor: "rgba(0,0,0,0)"',
        ".red { white-space: nowrap; }",
    ],
)
def test_what_is_no_colour_is_left_alone(text):
    assert colours(text, css=True) == []


def test_no_colour_is_typed_by_hand():
    typed = {
        path.relative_to(PACKAGE).as_posix(): some
        for path in SOURCES
        if path != FAVICON and (some := colours(path.read_text(encoding="utf-8"), path in SHEETS))
    }
    assert typed == {}, "write the colour into data/tokens.toml and use its name"


def test_the_favicon_wears_the_palette():
    """A picture file reads no style sheet, and Sphinx copies it as it is."""
    worn = set(colours(FAVICON.read_text(encoding="utf-8")))
    assert worn and worn <= set(on("light", tokens().colours).values())


@pytest.mark.parametrize("text", ["font-family: Verdana;", 'family: "system-ui"', "font: 1rem/1.5 Georgia, serif"])
def test_a_typed_family_is_seen(text):
    assert families(text)


def test_no_family_is_typed_by_hand():
    assert families("font-family: var(--hs-heading-font, inherit); font-family: inherit; source-serif-4") == []
    typed = {
        path.relative_to(PACKAGE).as_posix(): some
        for path in SOURCES
        if (some := families(path.read_text(encoding="utf-8")))
    }
    assert typed == {}, "write the family into data/tokens.toml"


def test_sizes_are_those_of_the_scale():
    assert off_scale("font-size: 0.97em; line-height: 1.33") == ["font-size: 0.97em", "line-height: 1.33"]
    assert off_scale("font-size: 11px; font-size: 1.2rem") == ["font-size: 11px"]
    assert off_scale("line-height: 20px") == ["line-height: 20px"]
    assert off_scale("font: 600 1.3rem/1.5 var(--x)") == ["font-size: 1.3rem"]
    typed = {path.name: some for path in SHEETS if (some := off_scale(path.read_text(encoding="utf-8")))}
    assert typed == {}, "take a size of data/tokens.toml"


def test_every_size_of_the_scale_is_used():
    used = {
        float(re.match(r"[\d.]+", value)[0])
        for path in [*SHEETS, package_path("teaching", "analysis", "templates", "analysis.html")]
        for _, value in MEASURE.findall(path.read_text(encoding="utf-8"))
        if not value.startswith(WITHOUT_NUMBER)
    }
    sizes = {size for group in tokens().sizes.values() for size in group}
    assert sizes - used == set()


def test_every_name_of_a_style_sheet_is_one_that_is_made_and_used():
    text = {path: path.read_text(encoding="utf-8") for path in [*SHEETS, *MADE]}
    used = {name for one in text.values() for name in re.findall(r"var\((--hs-[\w-]+)", one)}
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES if path.suffix == ".js")
    made = set(re.findall(r"(--hs-[\w-]+):", text[package_path("book", "static", "tokens.css")]))
    local = {name for path in SHEETS for name in re.findall(r"(--hs-[\w-]+):", text[path])} | {"--hs-at"}  # controls.js
    assert used - made - local == set()
    # Plots of a chapter's cells take theirs by a script: "--hs-line", or "red" of a list.
    by_script = {name for name in made if name in scripts or f'"{name.removeprefix("--hs-")}"' in scripts}
    assert made - used - by_script == set()
    for part, names in PARTS.items():
        own = text[package_path("frontend", "src", part) / f"{part}.css"]
        assert [name for name in names if f"var(--{name})" not in own] == []


@pytest.mark.parametrize("theme", THEMES)
def test_text_of_sheets_and_boxes_stands_out(theme):
    """WCAG AA for text: 4.5 to 1; the palette's own is held to it in tests/figures."""
    sheet, page = on(theme, tokens().sheet), on(theme, tokens().page)
    for name in ("ink", "quiet", "right", "partly", "wrong"):
        assert contrast(sheet[name], sheet["ground"]) >= 4.5, name
    assert contrast(page["urgent"], page["urgent-paper"]) >= 4.5
    assert contrast("#000", "#fff") == pytest.approx(21)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('ink = ["#22303a", ', 'ink = ["22303a", ', "colours.ink.0: String should match"),
        ('ink = ["#22303a", "#e8e4da"]', 'ink = ["#22303a"]', "colours.ink.1: Field required"),
        ("[chart]", "[charts]", "Field required"),
        ("[families]", "[families", "this is not valid TOML"),
    ],
)
def test_a_broken_file_gets_one_line(tmp_path, old, new, complaint):
    text = data_path("tokens.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "tokens.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as error:
        read_tokens(tmp_path / "tokens.toml")
    line = str(error.value)
    assert "tokens.toml" in line and complaint in line and "\n" not in line


def test_a_missing_file_gets_one_line():
    with pytest.raises(DataError, match="is missing"):
        read_tokens(Path("nowhere.toml"))


def test_every_colour_of_the_tokens_is_a_colour():
    assert all(re.fullmatch(COLOUR, colour) for pair in tokens().colours.values() for colour in pair)
