"""A class of this course on one machine: JupyterHub 5, nbgrader's exchange, and formgrader for the instructors.

Start it as root, for servers run under their users' own accounts:
``HIPSPINE_CLASS=/srv/class/class.toml jupyterhub -f classroom/jupyterhub_config.py``
"""

from __future__ import annotations

import os
import shutil
import tomllib
from pathlib import Path

from hipspine.teaching.assignment.roster import read_roster

c = get_config()  # noqa: F821

HERE = Path(__file__).resolve().parent
SETTINGS = Path(os.environ.get("HIPSPINE_CLASS", HERE / "class.toml")).resolve()
told = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))
course, instructors = told["course"], set(told["instructors"])
students = set(read_roster(SETTINGS.parent / told["roster"]))
grader, state = told["grader"], SETTINGS.parent / told["state"]
teaching, learning = f"formgrade-{course}", f"nbgrader-{course}"

# ---- The hub. It listens on this machine only; a web server with TLS stands before it.
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.JupyterHub.db_url = f"sqlite:///{state / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(state / "cookie_secret")
proxy = shutil.which("configurable-http-proxy") or HERE.parent / "node_modules" / ".bin" / "configurable-http-proxy"
c.ConfigurableHTTPProxy.command = [str(proxy)]

# ---- Who may come in: the class list and the instructors, by the accounts of this machine; nobody else, no admin.
c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allow_all = False
c.Authenticator.allowed_users = students | instructors
c.Authenticator.allow_existing_users = False  # who is taken off the list is out
c.Authenticator.admin_users = set()

# ---- Who may do what. nbgrader goes by the names of the groups. Formgrader is the grader's server, which instructors
# start and use: they open /user/GRADER/formgrader, in a tab of its own (within JupyterLab it is a frame, which
# JupyterHub forbids since 4.1). nbgrader's guide runs it as a service instead; but a hub ends itself where a service
# takes more than ten seconds to start, and a service knows neither idling nor limits.
c.JupyterHub.load_groups = {
    teaching: {"users": [*sorted(instructors), grader]},
    learning: {"users": sorted(students)},
}
c.JupyterHub.load_roles = [
    {
        # A user's server may ask the hub for that user's groups; nbgrader shows courses by them.
        "name": "server",
        "scopes": ["users:activity!user", "access:servers!server", "read:users:groups!user"],
    },
    {
        "name": teaching,
        "scopes": [f"{scope}!user={grader}" for scope in ("servers", "access:servers", "read:users:name")],
        "groups": [teaching],
    },
]

# ---- Servers. `prlimit` holds each process (server, kernel, terminal) to the memory; a spawner that uses cgroups, such
# as systemdspawner, holds the whole server to `mem_limit`.
limited = ["prlimit", f"--data={int(told['memory'].rstrip('G')) * 2**30}"] if shutil.which("prlimit") else []
c.Spawner.cmd = [*limited, "jupyterhub-singleuser"]
c.Spawner.args = [
    f"--ServerApp.shutdown_no_activity_timeout={told['idle_minutes'] * 60}",
    f"--MappingKernelManager.cull_idle_timeout={told['idle_minutes'] * 60}",
    "--MappingKernelManager.cull_interval=60",
]
c.Spawner.environment = {
    "HIPSPINE_CLASS": str(SETTINGS),
    "JUPYTER_CONFIG_PATH": str(HERE / "jupyter"),
    "JUPYTER_PREFER_ENV_PATH": "1",
}
c.Spawner.mem_limit = told["memory"]
c.Spawner.default_url = "/lab"
c.Spawner.start_timeout = 120
c.Spawner.http_timeout = 120
