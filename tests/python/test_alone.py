"""The wheel with ipykernel and nothing else, as editors make it: every cell runs, and commands say what they lack.

The cells are run from outside, through the kernel's own channels: what the tests need is not in that environment.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager

from hipspine.chapters import taught_files
from tests.support.environments import built_wheel, clean_environment, with_wheel

PLOT, WIDGET = "application/vnd.plotly.v1+json", "application/vnd.jupyter.widget-view+json"
CHAPTERS = [path.stem for path in taught_files()]
TEACHING = {
    "release": "week-1 --practice --roster roster.csv --out course",
    "doctor": "submitted --key week-1.key.json",
    "grade": "submitted --key week-1.key.json --out grades",
    "analyse": "grades",
    "export": "--format moodle --practice --out bank.xml",
    "example": "--out class",
}
SECONDS = 120


@pytest.fixture(scope="module")
def alone(root, tmp_path_factory) -> Path:
    """The Python of that environment."""
    wheel = built_wheel(tmp_path_factory.mktemp("wheel"))
    return with_wheel("alone", wheel, "ipykernel", pins=root / "requirements.txt")


@contextmanager
def kernel(python: Path, home: Path) -> Iterator[BlockingKernelClient]:
    """Run a kernel of an environment and give the way to it."""
    manager = KernelManager(kernel_name="python3")
    command = [str(python), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    manager._kernel_spec = KernelSpec(argv=command, display_name="alone", language="python")
    manager.start_kernel(env=clean_environment(home), cwd=str(home))
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=SECONDS)
        yield client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def shown(client: BlockingKernelClient, source: str) -> list[dict[str, object]]:
    """Run a cell and return the bundles that it shows; errors and warnings fail the test."""
    messages: list[dict] = []
    client.execute_interactive(source, output_hook=messages.append, timeout=SECONDS)
    wrong = [m["content"] for m in messages if m["msg_type"] == "error" or m["content"].get("name") == "stderr"]
    assert wrong == [], source
    return [m["content"]["data"] for m in messages if "data" in m["content"] and m["msg_type"] != "comm_msg"]


def test_nothing_is_there_that_was_not_asked_for(alone):
    names = ("nbformat", "jupyterlab", "pandas", "jinja2")
    script = f"import importlib.util as u; print([name for name in {names} if u.find_spec(name)])"
    done = subprocess.run([alone, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_wheel_tells_jupyter_servers_of_its_extension_and_needs_none(alone):
    told = alone.parents[1] / "etc" / "jupyter" / "jupyter_server_config.d" / "hipspine.json"
    (extension,) = json.loads(told.read_text(encoding="utf-8"))["ServerApp"]["jpserver_extensions"]
    loads = f"import {extension}; print({extension}._jupyter_server_extension_points())"
    done = subprocess.run([alone, "-c", loads], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"[{{'module': '{extension}'}}]"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_cell_runs_with_ipykernel_alone(root, alone, chapter, tmp_path):
    cells = json.loads((root / "chapters" / f"{chapter}.ipynb").read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    with kernel(alone, tmp_path) as client:
        kinds = {source: {kind for bundle in shown(client, source) for kind in bundle} for source in sources}
    plots = [source for source in sources if "go.Figure(" in source]
    assert all(PLOT in kinds[source] for source in plots)
    widgets = [source for source in sources if source.startswith(("figure(", "quiz("))]
    assert widgets and all(WIDGET in kinds[source] for source in widgets)


def test_plots_of_figures_and_sweeps_are_shown_without_nbformat_and_others_as_they_were(alone, tmp_path):
    with kernel(alone, tmp_path) as client:
        shown(client, "from hipspine import figure\nfig = figure('pelvic-tilt')")
        for source in ("fig.plot()", "fig.sweep(anterior_tilt=[0, 5]).plot()", "fig.chart()"):
            (bundle,) = shown(client, source)
            assert bundle[PLOT]["data"], source
        *_, bundle = shown(
            client, "import plotly.io\nplotly.io.renderers.default = 'plotly_mimetype+notebook'\nfig.plot()"
        )
        assert {PLOT, "text/html"} <= set(bundle), "the renderer is the reader's to choose"
        assert shown(client, "plotly.io.renderers.render_on_display = False\nfig.plot()") == []


@pytest.mark.parametrize("command", TEACHING)
def test_a_command_says_in_one_line_what_to_install(alone, command, tmp_path):
    code, said = ran(alone, tmp_path, command, *TEACHING[command].split())
    assert (code, said.count("\n")) == (2, 1)
    assert said.startswith(f"hipspine {command}: not installed here: jinja2, ")
    assert said.endswith('; to install it: pip install "hipspine[teaching]"\n')
    assert [path for path in tmp_path.iterdir() if path.name != ".cache"] == [], "nothing is begun"


@pytest.mark.parametrize("command", ["book", "serve", "emergency"])
def test_what_needs_the_repository_says_so(alone, command, tmp_path):
    code, said = ran(alone, tmp_path, command)
    assert (code, said.count("\n")) == (2, 1)
    assert "course's repository" in said and "pip install -r requirements.txt" in said


def test_check_tells_that_it_looked_at_the_data_alone(alone, tmp_path):
    code, said = ran(alone, tmp_path, "check")
    assert (code, said.count("\n")) == (0, 1)
    assert "data" in said and "only they were checked" in said


def ran(python: Path, folder: Path, *words: str) -> tuple[int, str]:
    """Run a command of the course and return its exit code and all that it says."""
    command = [python.with_name("hipspine"), *words]
    done = subprocess.run(
        command, cwd=folder, env=clean_environment(folder), capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr
