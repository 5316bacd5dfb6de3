"""What `import hipspine` offers: lists of what there is, claims and models as cards, and types for every name."""

from __future__ import annotations

import ast
import subprocess
import sys

import lxml.html
import pytest
from IPython.core.interactiveshell import InteractiveShell

import hipspine
from hipspine.cards import Card, Listing, Told
from hipspine.evidence import load_claims, load_references
from hipspine.figures import FIGURES, declared
from hipspine.models import MODELS
from hipspine.quiz.bank import quiz_names
from tests.test_architecture import PACKAGE, ROOT

LISTS = {"figures": FIGURES, "models": tuple(MODELS), "quizzes": tuple(quiz_names())}


@pytest.mark.parametrize("name", LISTS)
def test_lists_hold_the_names_and_show_what_each_is(name):
    listing = getattr(hipspine, name)()
    assert isinstance(listing, Listing) and tuple(listing) == LISTS[name]
    rows = lxml.html.fromstring(listing._repr_html_()).findall(".//tbody/tr")
    assert [row.findtext(".//code") for row in rows] == list(LISTS[name])
    assert all(len(row.findall("td")[1].text) > 5 for row in rows)
    assert repr(listing).count("\n") == len(listing) - 1


def test_figures_are_listed_with_the_point_that_each_makes():
    assert declared("gait").title in repr(hipspine.figures())


def test_rooms_are_packages_still():
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import hipspine, sys\n"
            "assert not {'sympy', 'plotly', 'pandas', 'hipspine.figures'} & set(sys.modules)\n"
            "assert {'figures', 'models', 'evidence', 'quizzes'} <= set(dir(hipspine))\n"
            "from hipspine.figures.svg import svg\n"
            "import hipspine.evidence as room\n"
            "assert len(hipspine.figures()) and room.load_claims() and hipspine.models().count('finding') == 1\n"
            "assert not {'pandas', 'plotly'} & set(sys.modules)\n",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", MODELS)
def test_a_model_is_a_card_with_equations_ranges_and_limits(name):
    chosen = MODELS[name]
    data, _ = InteractiveShell.instance().display_formatter.format(chosen)
    assert {"text/plain", "text/html", "text/markdown", "text/latex"} <= set(data)
    page = lxml.html.fromstring(data["text/html"])
    assert page.xpath("//*[local-name()='mtable']") or "<math" in data["text/html"]
    words = page.text_content()
    for parameter in chosen.parameters:
        assert parameter.name in words and parameter.label in words
    assert chosen.limits in words and "latex" not in words
    assert data["text/plain"] == str(chosen.explain())
    assert repr(chosen) == f"model({name!r})"


@pytest.mark.parametrize("claim", load_claims())
def test_every_claim_is_a_card_and_safer_words_come_first(claim):
    one, card = load_claims()[claim], hipspine.evidence(claim)
    words = lxml.html.fromstring(card.html()).text_content()
    assert all(load_references()[key].label in words for key in one.sources)
    if getattr(one, "safer", None):
        assert card.title == one.safer
        assert card.text().index(one.safer) < card.text().index(one.claim)
    if hasattr(one, "verdict_label"):
        assert f"How sure: {one.verdict_label}" in card.text()


def test_text_never_becomes_markup():
    card = Card("<b>*a*</b> | $x$", ())
    assert "<b>*" not in card.html() and "&lt;b&gt;" in card.html()
    assert card.markdown() == "**\\<b\\>\\*a\\*\\</b\\> \\| \\$x\\$**"
    assert Told("text")._repr_html_() is None


def test_types_know_every_figure_model_and_quiz_and_refuse_a_misspelt_one(tmp_path):
    """The file itself is held to what there is by tests/models/test_written.py."""
    script = tmp_path / "use.py"
    lines = [f"hipspine.figure({name!r}).reset().plot('dark')" for name in FIGURES]
    lines += [f"hipspine.model({name!r})().keys()" for name in MODELS]
    lines += [f"hipspine.quiz({name!r}).score" for name in quiz_names()]
    lines += ["[hipspine.figure(name) for name in hipspine.figures()]", "hipspine.evidence('any').html()"]
    lines += ["x: float = hipspine.figure('pelvic-tilt', anterior_tilt=3).sacral_slope"]
    lines += ["y: float = hipspine.model('finding')(lr=[1, 2])['posttest'].max()"]
    wrong = [
        "hipspine.figure('pelvic-titl')",
        "hipspine.figure('pelvic-tilt', tilt=3)",
        "hipspine.figure('pain-map').set(study='smith')",
        "hipspine.figure('pelvic-tilt').plot('sepia')",
        "hipspine.model('finding')(lr='1')",
        "hipspine.model('finding')()['postest']",
        "hipspine.quiz('conection')",
    ]
    script.write_text("\n".join(["import hipspine", *lines, *wrong, ""]), encoding="utf-8")
    # NumPy's own types are those of this Python: read as an older one's, some of them say nothing.
    version = f"--python-version={sys.version_info[0]}.{sys.version_info[1]}"
    command = [sys.executable, "-m", "mypy", "--config-file", ROOT / "pyproject.toml", "--no-pretty", version, script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = {int(line.split(":")[1]) for line in done.stdout.splitlines() if ": error:" in line}
    assert found == set(range(len(lines) + 2, len(lines) + 2 + len(wrong))), done.stdout[:2000]


def test_the_typed_file_offers_what_the_package_does():
    tree = ast.parse((PACKAGE / "__init__.pyi").read_text(encoding="utf-8"))
    offered = {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}
    offered |= {a.asname for one in tree.body if isinstance(one, ast.ImportFrom) for a in one.names if a.asname}
    assert offered == set(hipspine.__all__)
