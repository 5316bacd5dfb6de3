"""A learning platform of SCORM 1.2 in the browser: scorm-again, which others wrote, and a note of all it is told."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCORM_AGAIN = ROOT / "node_modules" / "scorm-again" / "dist" / "scorm12.min.js"

# What a platform keeps of a learner is kept in the browser: a page that goes can still tell it, the next one reads it.
PLATFORM = """
(() => {
  if (window.API || window.apiHidden) return;
  const kept = JSON.parse(localStorage.getItem("platform") ?? "null");
  const settings = JSON.parse(localStorage.getItem("settings") ?? "{}");
  const api = new Scorm12API({autocommit: false, logLevel: 5});
  api.loadFromJSON({...settings, ...(kept ?? {})}, "cmi");
  const note = (call) => {
    const calls = JSON.parse(localStorage.getItem("calls") ?? "[]");
    localStorage.setItem("calls", JSON.stringify([...calls, call]));
  };
  const store = () => {
    const {cmi} = api.renderCMIToJSONObject();
    cmi.core.total_time = api.cmi.getCurrentTotalTime();
    delete cmi.core.session_time;
    localStorage.setItem("platform", JSON.stringify(cmi));
  };
  window.API = Object.fromEntries(
    ["LMSInitialize", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSFinish", "LMSGetLastError"].map((name) => [
      name,
      (...given) => {
        const ended = name === "LMSFinish" ? (store(), true) : false;
        const answer = api[name](...given);
        if (name !== "LMSGetLastError") note([name, ...given, String(answer), api.LMSGetLastError()]);
        if (name === "LMSCommit" && !ended) store();
        return answer;
      },
    ]),
  );
})();
"""
FRAME = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Platform</title>
<link rel="icon" href="data:,"></head><body>
<script src="scorm12.min.js"></script><script src="platform.js"></script>
<iframe title="Lesson" src="package/index.html" style="width: 1000px; height: 1600px"></iframe></body></html>"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def unpacked(data: bytes, folder: Path) -> Path:
    """Put a package into a folder beside the platform's own page; return the package's first page."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(folder / "package")
    (folder / "scorm12.min.js").write_bytes(SCORM_AGAIN.read_bytes())
    (folder / "platform.js").write_text(PLATFORM, encoding="utf-8")
    (folder / "index.html").write_text(FRAME, encoding="utf-8")
    return folder / "package" / "index.html"


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder, and return its address with the closing slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def within() -> str:
    """Return the platform as a script for the page itself: from a folder no page may look into another one's window."""
    return SCORM_AGAIN.read_text(encoding="utf-8") + ";" + PLATFORM


def settings(**core: str) -> str:
    """Return what a page evaluates so that the platform begins with these values below ``cmi.core``."""
    return f"localStorage.setItem('settings', {json.dumps(json.dumps({'core': core}))})"
