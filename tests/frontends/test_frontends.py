"""Figures and quizzes in other programs that show notebooks: marimo, Voilà and the classic notebook.

Each is started as its readers start it, from an environment of its own with the wheel, and looked at in a browser.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.environments import built_wheel, clean_environment, with_wheel

SECONDS = 60
FIGURE = 'fig = figure("pelvic-tilt", anterior_tilt=5)'
QUIZ = 'quiz("connection", items=1, section="the-nerves-they-share")'
CELLS = (
    "import ipywidgets\nfrom hipspine import figure, quiz",
    f"{FIGURE}\nfig",
    "said = ipywidgets.Label()\n"
    'fig.observe(lambda change: setattr(said, "value", f"slope {change.new:.0f}"), "sacral_slope")\nsaid',
    QUIZ,
    'figure("pelvis-3d")',  # whose Plotly is a script of the page, beside a loader of modules in the classic notebook
)
MARIMO = f"""
import marimo
app = marimo.App()

@app.cell
def _():
    import marimo as mo
    from hipspine import figure, quiz
    {FIGURE}
    shown = mo.ui.anywidget(fig)
    return fig, mo, quiz, shown

@app.cell
def _(shown):
    shown
    return

@app.cell
def _(fig, mo, shown):
    shown.value
    mo.md(f"slope {{fig.sacral_slope:.0f}}")
    return

@app.cell
def _(quiz):
    {QUIZ}
    return
"""


@pytest.fixture(scope="module")
def bin_folder(root, tmp_path_factory) -> Path:
    """Where the three programs are installed, with the wheel."""
    wheel, pins = built_wheel(tmp_path_factory.mktemp("wheel")), root / "tests" / "frontends" / "requirements.txt"
    return with_wheel("frontends", wheel, "marimo", "nbclassic", "voila", pins=pins).parent


@contextmanager
def serving(bin_folder: Path, folder: Path, program: str, *options: str) -> Iterator[str]:
    """Run a program in a folder on a free loopback port, the last option, and give its address."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    environment = clean_environment(folder)
    environment["PATH"] = f"{bin_folder}{os.pathsep}{environment['PATH']}"
    environment["JUPYTER_PREFER_ENV_PATH"] = "1"
    command = [bin_folder / program, *options, f"--port={port}"]
    log = folder / "log.txt"
    with log.open("w") as stream:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=stream, stderr=stream)
    try:
        until = time.monotonic() + SECONDS
        while process.poll() is None and time.monotonic() < until:
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        else:
            raise AssertionError(f"{program} did not start:\n{log.read_text()}")
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(timeout=SECONDS)


def notebook(folder: Path) -> None:
    """Write the notebook that Voilà and the classic notebook show."""
    cells = [
        {
            "cell_type": "code",
            "id": f"cell-{n}",
            "metadata": {},
            "source": source,
            "outputs": [],
            "execution_count": None,
        }
        for n, source in enumerate(CELLS)
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    book = {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (folder / "course.ipynb").write_text(json.dumps(book), encoding="utf-8")


def looked_at(page: Page) -> None:
    """The figure is drawn, a slider moves it and Python hears, and a question can be answered."""
    page.set_default_timeout(SECONDS * 1000)
    expect(page.locator(".hs-painting path").first).to_be_visible(timeout=SECONDS * 1000)
    page.locator(".hs-figure input[type=range]").first.press("ArrowRight")
    expect(page.locator(".hs-control .hs-amount").first).to_have_text("6° forwards")
    expect(page.get_by_text("slope 46", exact=True)).to_be_visible(timeout=SECONDS * 1000)
    question = page.locator(".hs-quiz")
    question.get_by_label("That hip pain and back pain may be felt in one place").check()
    question.get_by_role("button", name="Check").click()
    expect(question.locator(".hs-quiz-said", has_text="Right").first).to_be_visible(timeout=SECONDS * 1000)


def test_marimo_shows_and_hears_figure_and_quiz(bin_folder, tmp_path, new_context):
    (tmp_path / "course.py").write_text(MARIMO, encoding="utf-8")
    options = ("run", "course.py", "--headless", "--no-token", "--host=127.0.0.1")
    with serving(bin_folder, tmp_path, "marimo", *options) as address:
        page = new_context(viewport={"width": 1280, "height": 1800}).new_page()
        page.goto(address)
        looked_at(page)


def test_voila_shows_and_hears_figure_and_quiz(bin_folder, tmp_path, new_context):
    notebook(tmp_path)
    options = ("course.ipynb", "--no-browser", "--Voila.ip=127.0.0.1")
    with serving(bin_folder, tmp_path, "voila", *options) as address:
        page = new_context(viewport={"width": 1280, "height": 1800}).new_page()
        page.goto(address, wait_until="domcontentloaded", timeout=SECONDS * 1000)
        looked_at(page)
        expect(page.locator(".gl-container canvas").first).to_be_visible(timeout=SECONDS * 1000)


def test_the_classic_notebook_shows_and_hears_figure_and_quiz(bin_folder, tmp_path, new_context):
    notebook(tmp_path)
    options = ("--no-browser", "--allow-root", "--ip=127.0.0.1", "--IdentityProvider.token=")
    with serving(bin_folder, tmp_path, "jupyter-nbclassic", *options) as address:
        page = new_context(viewport={"width": 1280, "height": 1800}).new_page()
        page.goto(f"{address}notebooks/course.ipynb", wait_until="domcontentloaded")
        page.wait_for_selector(".kernel_idle_icon", timeout=SECONDS * 1000)
        page.wait_for_function("Jupyter.notebook.kernel?.widget_manager")
        page.evaluate("Jupyter.notebook.execute_all_cells()")
        looked_at(page)
        expect(page.locator(".gl-container canvas").first).to_be_visible(timeout=SECONDS * 1000)
