"""A real hub on this machine: an instructor and two students, from the release to grades in formgrader.

The hub runs ``classroom/jupyterhub_config.py``. Replaced is only what asks for accounts of the machine: who logs in
(DummyAuthenticator), and under whose account servers run (SimpleLocalProcessSpawner, a home folder for each user), so
that everything here runs as one account. Fetching, submitting, releasing and collecting go through the server
extensions of nbgrader that its buttons call; answers are clicks in JupyterLab.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import psutil
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, WebSocket, expect
from ruamel.yaml import YAML
from traitlets.config import PyFileConfigLoader

from hipspine.teaching.assignment.key import Key
from tests.support.classroom import NAME, ROSTER, key_file, released
from tests.support.live_jupyter import Notebook

ROOT = Path(__file__).parents[2]
COURSE, GRADER = "levers", "grader-levers"
PASSWORD = "as the test alone knows"
SECONDS = 120
MILLISECONDS = SECONDS * 1000


CLASS = """\
course = "levers"
instructors = ["ines"]
roster = "roster.csv"
grader = "grader-levers"
folder = "homes/grader-levers/levers"
exchange = "exchange"
state = "state"
memory = "2G"
idle_minutes = 60
"""
CONFIG = """\
load_subconfig({config!r})
c = get_config()
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = {password!r}
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r} + "/{{username}}"
# Everything is one account here, so nbgrader must be told whose server it is; and root is asked whether it is meant.
c.Spawner.args = [*c.Spawner.args, "--allow-root"]
own = {{"JUPYTER_CONFIG_PATH": c.Spawner.environment["JUPYTER_CONFIG_PATH"] + ":" + {more!r}}}
c.Spawner.environment = {{**c.Spawner.environment, **own}}
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_port = {hub_port}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api_port}"
"""
WHOSE = """\
import os
c = get_config()
if os.environ["JUPYTERHUB_USER"] != "grader-levers":
    c.CourseDirectory.student_id = os.environ["JUPYTERHUB_USER"]
c.ExchangeCollect.check_owner = False
"""


def free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


@contextmanager
def running_hub(home: Path) -> Iterator[str]:
    """Run the hub with all that it writes under ``home``; give its URL with the closing slash."""
    port, hub_port, api_port = free_ports(3)
    for name in ("state", "exchange", "more"):
        (home / name).mkdir()
    (home / "exchange").chmod(0o777)
    (home / "class.toml").write_text(CLASS, encoding="utf-8")
    (home / "more" / "nbgrader_config.py").write_text(WHOSE, encoding="utf-8")
    config = ROOT / "classroom" / "jupyterhub_config.py"
    values = {"port": port, "hub_port": hub_port, "api_port": api_port, "password": PASSWORD, "config": str(config)}
    text = CONFIG.format(**values, homes=str(home / "homes"), more=str(home / "more"))
    (home / "hub_config.py").write_text(text, encoding="utf-8")
    binaries = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    places = {f"JUPYTER_{kind.upper()}_DIR": str(home / kind) for kind in ("config", "data", "runtime")}
    with (home / "hub.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterhub", "-f", str(home / "hub_config.py")],
            cwd=home / "state",
            env={**os.environ, **places, "PATH": binaries, "HIPSPINE_CLASS": str(home / "class.toml")},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    own = psutil.Process(process.pid)
    try:
        url = f"http://127.0.0.1:{port}/"
        answers(process, f"{url}hub/api/", home / "hub.log")
        yield url
    finally:
        started = own.children(recursive=True) if own.is_running() else []
        process.terminate()  # it ends its proxy and all servers before itself
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
        for one in psutil.wait_procs(started, timeout=10)[1]:
            one.kill()


def answers(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urlopen(url, timeout=5).close()
        except (URLError, OSError):
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"the hub did not start:\n{log.read_text(encoding='utf-8')}", pytrace=False)


# ---- People


def logged_in(browser: Browser, hub: str, name: str) -> BrowserContext:
    """A window of its own in which a person has logged in."""
    context = browser.new_context(viewport={"width": 1280, "height": 1200})
    page = context.new_page()
    page.goto(f"{hub}hub/login?next=%2Fhub%2Fhome")
    page.fill("#username_input", name)
    page.fill("#password_input", PASSWORD)
    page.click("#login_submit")
    page.wait_for_url("**/hub/home", timeout=MILLISECONDS)
    return context


def posts(page: Page, url: str, **told: str) -> Any:
    """Send what a button of nbgrader's sends, from within the page and with its cookies; return the answer."""
    answer = page.evaluate(
        """async ([url, told]) => {
            const cookies = document.cookie.split("; ").filter(one => one.startsWith("_xsrf="));
            const tokens = cookies.map(one => one.slice(6));
            let said;
            for (const token of tokens) {
                const body = JSON.stringify(told);
                const headers = {"X-XSRFToken": token, "Content-Type": "application/json"};
                said = await fetch(url, {method: "POST", headers, body});
                if (said.ok) return [said.status, await said.text()];
            }
            return [said.status, await said.text()];
        }""",
        [url, told],
    )
    assert answer[0] == 200, answer
    return json.loads(answer[1])


def on_server(context: BrowserContext, hub: str, user: str, *, own: bool = True) -> Page:
    """A page on a user's server, which the hub starts; whose it is not must agree to use it.

    It is JupyterLab's, which nobody waits for here: each goes on to another page of the server.
    """
    page = context.new_page()
    page.goto(f"{hub}hub/spawn/{user}")
    if not own:
        page.get_by_role("button", name="Authorize").click(timeout=MILLISECONDS)
    page.wait_for_url(f"**/user/{user}/lab**", timeout=MILLISECONDS, wait_until="commit")
    return page


def clicks_answers(page: Page, hub: str, student: str, home: Path, key: Key, answers: dict[str, str]) -> None:
    """Open the fetched notebook, run it, click or type in its controls, and save."""
    heard: list[object] = []

    def listen(socket: WebSocket) -> None:
        if "/channels" in socket.url:
            socket.on("framereceived", lambda frame: heard.append(frame))

    page.on("websocket", listen)
    page.goto(f"{hub}user/{student}/lab/workspaces/{NAME}/tree/{NAME}/{NAME}.ipynb")
    # Cells that are run before the kernel answers are silently not run, and "idle" is shown before there is a kernel.
    deadline = time.monotonic() + SECONDS
    while not heard and time.monotonic() < deadline:
        page.wait_for_timeout(50)
    page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for(timeout=MILLISECONDS)
    notebook = Notebook(page)
    notebook.run_all()
    for asked in key.variants(student):
        section = page.locator(f'section[aria-label="Question {asked.name}"]')
        if asked.item.kind == "single":
            letter = asked.to_letters(answers[asked.item.id])
            section.locator(f'input[value="{letter}"]').check(timeout=MILLISECONDS)
        elif asked.item.kind == "number":
            section.locator("input").fill(answers[asked.item.id], timeout=MILLISECONDS)
        else:
            continue
        expect(section.locator(".hs-quiz-lead")).to_contain_text("Kept")
        # The kernel's answer has come back too: it is part of what is saved next.
        kept = page.locator(".jp-OutputArea", has_text=f"{asked.name}: your answer is kept")
        expect(kept.first).to_be_attached(timeout=MILLISECONDS)
    notebook.save(home / NAME / f"{NAME}.ipynb")


def test_a_class_from_release_to_grades(chromium, tmp_path_factory):
    home = tmp_path_factory.mktemp("hub")
    course, key = released(home, course=home / "homes" / "grader-levers" / COURSE)
    with running_hub(home) as hub:
        # The instructor opens formgrader and hands out.
        ines = logged_in(chromium, hub, "ines")
        formgrader, its = on_server(ines, hub, GRADER, own=False), f"{hub}user/{GRADER}/formgrader"
        formgrader.goto(f"{its}/manage_assignments", timeout=MILLISECONDS)
        row = formgrader.locator("tbody tr", has_text=NAME)
        row.locator(".release a").click(timeout=MILLISECONDS)
        formgrader.get_by_text(f"Successfully released '{NAME}'").wait_for(timeout=MILLISECONDS)

        # Two students fetch, click, save and submit.
        clicked = {"ann": {"levers-short": "a", "levers-force": "5"}, "bob": {"levers-short": "b", "levers-force": "5"}}
        for student, given in clicked.items():
            window = logged_in(chromium, hub, student)
            page = on_server(window, hub, student)
            one = {"course_id": COURSE, "assignment_id": NAME}
            told = posts(page, f"{hub}user/{student}/assignments/fetch", **one)
            assert [entry["status"] for entry in told["value"]] == ["fetched"]
            clicks_answers(page, hub, student, home / "homes" / student, key, given)
            told = posts(page, f"{hub}user/{student}/assignments/submit", **one)
            assert "submitted" in [entry["status"] for entry in told["value"]]
            # A student gets neither into formgrader nor onto another's server.
            for place in (f"user/{GRADER}/formgrader/manage_assignments", f"hub/spawn/{GRADER}", "user/ines/lab"):
                assert window.new_page().goto(f"{hub}{place}").status in (403, 404)
            window.close()

        # The instructor collects, grades on the machine, and sees the grades.
        formgrader.reload()
        row.locator(".collect a").click(timeout=MILLISECONDS)
        formgrader.get_by_text("Successfully collected submissions").wait_for(timeout=MILLISECONDS)
        command = [sys.executable, "-m", "hipspine.cli", "grade", str(course), "--key", str(key_file(course))]
        more = ["--out", str(home / "grades"), "--into-nbgrader", str(course)]
        done = subprocess.run([*command, *more], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        formgrader.goto(f"{its}/manage_submissions/{NAME}")
        expect(formgrader.locator("tbody tr", has_text="ann")).to_contain_text("3 / 6", timeout=MILLISECONDS)
        expect(formgrader.locator("tbody tr", has_text="bob")).to_contain_text("2 / 6")
        formgrader.screenshot(path=home / "grades.png")
        ines.close()
    for student in clicked:
        record = json.loads((home / "grades" / "records" / f"{student}.json").read_bytes())
        assert (record["status"], record["reasons"]) == ("graded", [])
        assert [one["given"] for one in record["questions"] if not one["by_hand"]] == ["clicked", "clicked"]
        assert record["submitted"]


# ---- What the settings promise


def test_only_the_class_comes_in_and_only_instructors_to_the_grader(tmp_path, monkeypatch):
    (tmp_path / "class.toml").write_text(CLASS, encoding="utf-8")
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    monkeypatch.setenv("HIPSPINE_CLASS", str(tmp_path / "class.toml"))
    c = PyFileConfigLoader("jupyterhub_config.py", path=str(ROOT / "classroom")).load_config()
    assert c.JupyterHub.authenticator_class == "pam" and "spawner_class" not in c.JupyterHub
    assert c.JupyterHub.bind_url.startswith("http://127.0.0.1:")
    assert c.Authenticator.allowed_users == {"ann", "bob", "cid", "ines"}
    assert (c.Authenticator.allow_all, c.Authenticator.allow_existing_users) == (False, False)
    assert c.Authenticator.admin_users == set()
    assert c.JupyterHub.load_groups["nbgrader-levers"]["users"] == ["ann", "bob", "cid"]
    reach = [role for role in c.JupyterHub.load_roles if any(GRADER in scope for scope in role["scopes"])]
    assert [role["groups"] for role in reach] == [["formgrade-levers"]]
    assert c.JupyterHub.load_groups["formgrade-levers"]["users"] == ["ines", GRADER]
    assert c.Spawner.mem_limit == "2G" and f"--data={2 * 2**30}" in c.Spawner.cmd
    assert "--ServerApp.shutdown_no_activity_timeout=3600" in c.Spawner.args


def test_the_values_for_kubernetes_promise_the_same():
    values = YAML(typ="safe").load(ROOT / "classroom" / "values.yaml")
    config = values["hub"]["config"]
    assert config["JupyterHub"]["authenticator_class"] not in ("dummy", "null")
    assert (config["Authenticator"]["allow_all"], config["Authenticator"]["allow_existing_users"]) == (False, False)
    assert not config["Authenticator"]["admin_users"] and not config["JupyterHub"]["admin_access"]
    assert values["cull"]["enabled"] and values["singleuser"]["memory"]["limit"] == "2G"
    # To be filled in: no image of somebody else's, and no place that images come from.
    assert all(values["singleuser"]["image"][name].startswith("<") for name in ("name", "tag"))
    # The disk with the key is given to the grader's server, and to no other.
    assert [one["name"] for one in values["singleuser"]["storage"]["extraVolumes"]] == ["exchange"]
    c = SimpleNamespace(JupyterHub=SimpleNamespace(), KubeSpawner=SimpleNamespace())
    exec(values["hub"]["extraConfig"]["class"], {"c": c})
    for user, disks in (("ann", []), ("grader-hips", ["course"])):
        pod = SimpleNamespace(spec=SimpleNamespace(volumes=[], containers=[SimpleNamespace(volume_mounts=[])]))
        c.KubeSpawner.modify_pod_hook(SimpleNamespace(user=SimpleNamespace(name=user)), pod)
        assert [one["name"] for one in pod.spec.volumes] == disks
        assert [one["name"] for one in pod.spec.containers[0].volume_mounts] == disks
    groups = c.JupyterHub.load_groups
    assert groups["formgrade-hips"]["users"] == ["<instructor>", "grader-hips"]
    assert set(values["hub"]["loadRoles"]["formgrade-hips"]["groups"]) <= set(groups)
