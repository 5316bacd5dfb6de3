"""Widgets in the published book: each widget view becomes a static island that needs no kernel.

The page holds a widget's public state and a still form of it; ``_static/hipspine/`` holds each module once per site.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_nb.core.render import WIDGET_STATE_MIMETYPE, MimeData, NbElementRenderer

from hipspine.appointment.content import form
from hipspine.book import wording
from hipspine.book.claim_sections import sections_of_claims
from hipspine.book.exercise_places import exercise_file, exercise_files, exercise_names, exercise_place
from hipspine.book.fallback import alone_fallback, figure_fallback, plot_fallback, quiz_fallback
from hipspine.book.headings import level_at_end
from hipspine.book.look_up import look_up_files
from hipspine.book.paper import note_asked, note_shown
from hipspine.book.plate_links import pictures
from hipspine.book.stills import stills
from hipspine.chapters import FINAL
from hipspine.evidence import load_claims, load_references
from hipspine.figures import FIGURES, declared
from hipspine.figures.closeup import alone, stands_alone
from hipspine.figures.muscles import bands
from hipspine.figures.skeleton import outlines, solids
from hipspine.lasting import STILL
from hipspine.paths import data_path, frontend_path, package_path
from hipspine.quiz.bank import bank_names, load_quiz
from hipspine.quiz.content import body_map, content, figures_of, programs

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

FOLDER = "_static/hipspine"
PLOTLY_MIMETYPE = "application/vnd.plotly.v1+json"
PACKAGES = {
    "plotly.min.js": Path("node_modules/plotly.js-basic-dist-min/plotly-basic.min.js"),
    "plotly-3d.min.js": Path("node_modules/plotly.js-gl3d-dist-min/plotly-gl3d.min.js"),
}
REFERENCES = "../../chapters/references.html"  # from the folder
QUIZ_STYLE = "quiz.css"


class IslandRenderer(NbElementRenderer):  # type: ignore[misc]  # MyST-NB rests on docutils, which has no types
    """MyST-NB's renderer of notebook outputs, with islands in place of kernel-bound widgets."""

    def render_nb_finalise(self, metadata: dict[str, object]) -> None:
        """Leave out what the base class adds here: the state of all widgets (megabytes) and scripts from a CDN."""

    def render_mime_type(self, data: MimeData) -> list[nodes.Element]:
        """Return an output as nodes: a plain Plotly plot becomes an island too."""
        if STILL in data.output_metadata:
            return []  # it stands before a widget, whose island has a still form of its own
        if data.mime_type != PLOTLY_MIMETYPE:
            usual: list[nodes.Element] = super().render_mime_type(data)
            return usual
        env = self.renderer.sphinx_env
        env.metadata[env.docname]["hs_islands"] = True
        return [nodes.raw("", plot_island(data.content, env.docname, data.cell_index), format="html")]

    def render_widget_view(self, data: MimeData) -> list[nodes.Element]:
        """Return the island of the widget that this output shows."""
        widgets = self.renderer.nb_client.nb_metadata.get("widgets", {}).get(WIDGET_STATE_MIMETYPE, {}).get("state", {})
        state = widgets.get(data.content["model_id"], {}).get("state", {})
        if "name" not in state:
            self.logger.warning(
                "this widget is not one of the course's and cannot be shown without a kernel", line=data.line
            )
            return []
        env = self.renderer.sphinx_env
        env.metadata[env.docname]["hs_islands"] = True
        if state["name"].startswith("appointment:"):
            env.metadata[env.docname]["hs_appointment"] = True
        if state["name"].startswith("figure:"):
            note_shown(env.metadata[env.docname], state["name"].removeprefix("figure:"))
        if (kind := state["name"].partition(":"))[0] == "exercise":
            root = "../" * env.docname.count("/") + FOLDER
            address = f"{root}/{versioned(exercise_file(kind[2]))}"
            return [nodes.raw("", exercise_place(kind[2], address), format="html")]
        level = level_at_end(self.renderer.document)
        first = note_asked(env.metadata[env.docname], state) if state["name"].startswith("quiz:") else 1
        return [nodes.raw("", island(state, "../" * env.docname.count("/"), level, first), format="html")]


def plot_island(figure: Mapping[str, Any] | str, page: str, cell: int | None) -> str:  # Any: a notebook's output
    """Return the HTML of the island of a plain Plotly figure, given as JSON or the data parsed from it.

    ``page`` and ``cell`` name it. The template that plotly.py adds is left out: the page has colours of its own.
    """
    figure = json.loads(figure) if isinstance(figure, str) else figure
    layout = {key: value for key, value in figure["layout"].items() if key != "template"}
    shown = {"data": figure["data"], "layout": layout}
    state = {"name": f"plot:{page.rsplit('/', 1)[-1]}-{cell}", "figure": shown}
    return _element(state, {"_plotly": versioned("plotly.min.js")}, plot_fallback(shown))


def island(
    state: Mapping[str, Any],  # Any: a widget's state, as a notebook holds it
    root: str,
    level: int,
    first: int = 1,
) -> str:
    """Return the HTML of one island.

    ``state`` is the widget's synced state, ``root`` leads from the page to the top of the site ("" or "../"), ``level``
    is that of the island's heading, and ``first`` is the number of a quiz's first question on paper.
    """
    kind, name = state["name"].split(":", 1)
    addresses: Mapping[str, object]
    if kind == "figure":
        figure = declared(name)
        public = {key: state[key] for key in ("name", *(p.name for p in figure.parameters))}
        if bare := bool(state.get("_bare")):  # figure(name, compact=True)
            public["_bare"] = bare
        addresses = _figure_addresses(name)
        files, references = f"{root}{FOLDER}/figure-{name}", f"{root}chapters/references.html"
        inside = figure_fallback(figure, files, references, level, bare=bare)
    elif kind == "appointment":
        public, addresses, inside = {"name": state["name"]}, {}, form()
    else:
        name, _, section = name.partition("/")
        public = {key: state[key] for key in ("name", "section", "seed", "count", "responses", "checked", "confidence")}
        addresses = _quiz_addresses(name, section or None)
        inside = quiz_fallback(name, section or None, state["seed"], state["count"], level, first)
    return _element(public, addresses, inside)


def figure_alone(name: str, slider: str, title: str, root: str, level: int) -> str:
    """Return the HTML of the island of a figure that stands alone, with one slider and a title of its own.

    ``root`` leads from the page to the top of the site, ``level`` is that of its heading. Raises ValueError, naming
    the right ones, for a figure that cannot and for a slider that does not exist.
    """
    able = [one for one in FIGURES if stands_alone(declared(one))]
    if name not in able:
        raise ValueError(f"“{name}” is no figure that can stand alone; those are {', '.join(able)}")
    figure = declared(name)
    sliders = [one.parameter.name for one in figure.sliders]
    if slider not in sliders:
        raise ValueError(f"“{name}” has no slider “{slider}”; it has {', '.join(sliders)}")
    close = alone(figure)
    state = {
        "name": f"figure:{name}",
        **figure.check({}),
        "_alone": {"title": title, "slider": slider, "drawing": close},
    }
    inside = alone_fallback(figure, close, slider, title, f"{root}{FOLDER}/alone-{name}", level)
    return _element(state, _figure_addresses(name), inside)


def progress_island(course: Sequence[Mapping[str, object]], first: str) -> str:
    """Return the island of the page "My progress".

    ``course`` is the outline of all quizzes with their pages, ``first`` the quiz from which one starts.
    """
    addresses = {"_style": versioned(QUIZ_STYLE), "_review": _quiz_addresses(FINAL), "_start": _quiz_addresses(first)}
    still = f'<p class="hs-needs-script">{wording.PROGRESS_NEEDS_SCRIPT}</p>'
    state = {"name": "progress:all", "course": course, "exercises": exercise_names()}
    return _element(state, addresses, still)


def _element(state: Mapping[str, object], addresses: Mapping[str, object], inside: str) -> str:
    # "<" is written as an escape so that no text of a question can end the script element.
    data = json.dumps(state, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    # The theme folds its list of headings away while something of full width is beside it.
    wide = " full-width" if str(state["name"]).startswith("figure:") else ""
    return (
        f'<div class="hs-island{wide}" data-island="{escape(str(state["name"]))}" data-state="waiting" '
        f'data-addresses="{escape(json.dumps(addresses))}">'
        f'{inside}<script type="application/json">{data}</script></div>'
    )


def _figure_addresses(name: str) -> dict[str, str]:
    muscles = {"_bands": versioned("muscles.json")} if declared(name).has_muscles else {}
    return {
        **muscles,
        "_definition": versioned(f"figure-{name}.json"),
        "_shapes": versioned("solids.json" if declared(name).solid else "outlines.json"),
        "_plotly": versioned("plotly-3d.min.js" if declared(name).solid else "plotly.min.js"),
        "_references": REFERENCES,
    }


def _quiz_addresses(name: str, section: str | None = None) -> dict[str, object]:
    """Return what a quiz needs, and within it, by question, the figures that its questions set."""
    settings = figures_of(load_quiz(name, section))
    return {
        "_style": versioned(QUIZ_STYLE),
        "content": versioned(f"questions-{name}.json"),
        "_programs": versioned(f"programs-{name}.json"),
        "_body": versioned("body.json"),
        "_figures": {item.id: {"name": f"figure:{item.figure}", **_figure_addresses(item.figure)} for item in settings},
    }


@cache
def generated() -> dict[str, str]:
    """Return the files that are made, not copied: of figures and questions, the outlines, and what links point at."""
    packed = {"outlines.json": outlines(), "muscles.json": bands(), "solids.json": solids(), "body.json": body_map()}
    files = {file: json.dumps(content, separators=(",", ":")) for file, content in packed.items()}
    files |= look_up_files() | pictures() | exercise_files()
    for name in FIGURES:
        files[f"figure-{name}.json"] = json.dumps(declared(name).definition, ensure_ascii=False, separators=(",", ":"))
        files |= stills(name)
    claims, references = load_claims(), load_references()
    for name in (*bank_names(), FINAL):
        bank = load_quiz(name, claims=claims, references=references)
        questions = content(bank, claims, references)
        questions["places"] = {
            claim: places for claim, places in sections_of_claims().items() if claim in questions["claims"]
        }
        files[f"questions-{name}.json"] = json.dumps(questions, ensure_ascii=False, separators=(",", ":"))
        files[f"programs-{name}.json"] = json.dumps(programs(bank), separators=(",", ":"))
    return files


@cache
def versioned(file: str) -> str:
    """Return a file's address within the folder with a fingerprint, so that browsers never mix old and new."""
    if file in generated():
        content = generated()[file].encode()
    else:
        content = (PACKAGES.get(file) or frontend_path("page", file)).read_bytes()
    return f"{file}?v={hashlib.sha256(content).hexdigest()[:10]}"


def _write_files(app: Sphinx, error: Exception | None) -> None:
    """Write the modules when the build is done, from what is declared now: a kept doctree must not lose them."""
    if error or app.builder.format != "html":
        return
    folder = Path(app.outdir, FOLDER)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for source in frontend_path("page").iterdir():
        shutil.copyfile(source, folder / source.name)
    for file, source in PACKAGES.items():
        shutil.copyfile(source, folder / file)
    for file, text in generated().items():
        (folder / file).write_text(text, encoding="utf-8")
        if file.endswith(".json"):
            # Where pages may fetch nothing (opened from a folder, in a sandboxed frame) they load it as a script.
            script = f"(globalThis.hipspineFiles??={{}})[{json.dumps(file)}]={text};"
            (folder / f"{file}.js").write_text(script, encoding="utf-8")


def _add_to_page(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, Any],  # Any: Sphinx's own
    doctree: nodes.document | None,
) -> None:
    known, root = app.env.metadata.get(page, {}), "../" * page.count("/") + FOLDER
    if known.get("hs_ledger"):
        context["metatags"] += f'<script type="module" src="{root}/{versioned("ledger.js")}"></script>'
    if known.get("hs_embeds"):
        context["metatags"] += f'<script type="module" src="{root}/{versioned("embeds.js")}"></script>'
    if not known.get("hs_islands"):
        return
    sheets = ["figure.css"]  # a quiz brings its own
    if known.get("hs_appointment"):
        sheets.append("appointment.css")
    links = "".join(f'<link rel="stylesheet" href="{root}/{versioned(css)}">' for css in sheets)
    script = f'<script type="module" src="{root}/{versioned("island.js")}"></script>'
    context["metatags"] += links + script


def fingerprint() -> str:
    """Return a digest of the package and its data: a page built from another one is out of date."""
    folders = (package_path(), data_path())
    files = sorted(f for folder in folders for f in folder.rglob("*") if f.is_file() and "__pycache__" not in f.parts)
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _outdated(app: Sphinx, env: BuildEnvironment, *_: object) -> Iterable[str]:
    now = fingerprint()
    kept = vars(env)  # Sphinx keeps what extensions put there
    before = kept.get("hs_fingerprint", now)
    kept["hs_fingerprint"] = now
    return [] if before == now else list(env.found_docs)


def setup_islands(app: Sphinx) -> None:
    """Connect the islands to a Sphinx build."""
    app.connect("env-get-outdated", _outdated)
    app.connect("html-page-context", _add_to_page)
    app.connect("build-finished", _write_files)
