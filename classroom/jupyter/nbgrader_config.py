"""nbgrader's settings for every server of the class: students', instructors' and formgrader's."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

from nbgrader.auth import JupyterHubAuthPlugin

c = get_config()  # noqa: F821

SETTINGS = Path(os.environ["HIPSPINE_CLASS"]).resolve()
told = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))

c.CourseDirectory.course_id = told["course"]
c.Exchange.root = str(SETTINGS.parent / told["exchange"])
c.Authenticator.plugin_class = JupyterHubAuthPlugin
if os.environ.get("JUPYTERHUB_USER") == told["grader"]:
    c.CourseDirectory.root = str(SETTINGS.parent / told["folder"])
