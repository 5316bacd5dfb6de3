"""JupyterLite itself: built by its own command, told where this site keeps what it needs, and without the rest."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from subprocess import PIPE, STDOUT, run

from hipspine.book.publish.errors import PublishError
from hipspine.paths import package_path

APPS = ("lab", "notebooks", "edit", "tree")
EXTENSIONS = ("@jupyter-widgets/jupyterlab-manager", "@jupyterlite/pyodide-kernel-extension", "anywidget")
PLOTS = "jupyterlab-plotly"
KERNEL = f"extensions/{EXTENSIONS[1]}/static/pypi"
"""Where the built app has the kernel's own wheels."""

_PLUGIN = "@jupyterlite/pyodide-kernel-extension:kernel"
# Older forms of icon fonts, tools of JupyterLite's developers, a picture that the course's own replaces.
_DROPPED = (
    *(f"build/fa-*.{kind}" for kind in ("svg", "eot", "ttf", "woff")),
    *("doc", "rspack*.js", "package.json", "lab/favicon.ico", "repl", "consoles", "manifest.webmanifest"),
    *("extensions/**/*.map", f"{KERNEL}/widgetsnbextension-*.whl"),
)
# They would tell when the site's file was kept, which is 1980, and whether scripts in stored outputs may run: there are
# none, and on a phone the word has no room.
_DISABLED = tuple(f"@jupyter-notebook/notebook-extension:{name}" for name in ("checkpoints", "trusted"))
_SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
    # Cells out of sight would be taken out of the page, and figures drawn anew each time.
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
}
_MANIFEST = '<link rel="manifest" href="../manifest.webmanifest">'


def build_app(contents: Path, target: Path, work: Path) -> None:
    """Build JupyterLite with the files of ``contents`` into ``target``; ``work`` is a folder of its own.

    Raises PublishError with its last words where it fails.
    """
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    extensions = Path(sys.prefix, "share", "jupyter", "labextensions")
    settings = {
        "contents": [str(contents)],
        "output_dir": str(target),
        "apps": list(APPS),
        "federated_extensions": [str(_extension(extensions / name)) for name in (*EXTENSIONS, PLOTS)],
        "ignore_sys_prefix": ["federated_extensions"],
        "no_sourcemaps": True,
        "no_unused_shared_packages": True,
        "source_date_epoch": 315532800,  # 1980, so that the same sources make the same bytes
    }
    (work / "jupyter_lite_config.json").write_text(json.dumps({"LiteBuildConfig": settings}), encoding="utf-8")
    (work / "overrides.json").write_text(json.dumps(_SETTINGS), encoding="utf-8")
    command = [sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", str(work)]
    done = run(command, cwd=work, stdout=PIPE, stderr=STDOUT, encoding="utf-8", errors="replace", check=False)
    (work.parent / "lite.log").write_text(done.stdout, encoding="utf-8")
    if done.returncode:
        said = [line for line in done.stdout.splitlines() if line.strip()] or ["it said nothing"]
        raise PublishError(f"JupyterLite failed: {said[-1].strip()} (all it said: {work.parent / 'lite.log'})")
    for pattern in _DROPPED:
        for path in sorted(target.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def configure(
    target: Path, title: str, pyodide: str, packages: str, script: str, started_with: tuple[str, ...]
) -> None:
    """Tell a built JupyterLite its title, where Pyodide and its list of packages are, and what a kernel starts with.

    Every page of it loads ``script``. Addresses are relative to the folder of JupyterLite.
    """
    shutil.copyfile(package_path("book", "static", "favicon.svg"), target / "favicon.svg")
    file = target / "jupyter-lite.json"
    settings = json.loads(file.read_text(encoding="utf-8"))
    data = settings["jupyter-config-data"]
    data |= {"appName": title, "faviconUrl": "./favicon.svg", "disabledExtensions": list(_DISABLED)}
    data.setdefault("litePluginSettings", {})[_PLUGIN] = {
        "pyodideUrl": f"./{pyodide}",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"lockFileURL": packages, "packages": list(started_with)},
    }
    file.write_text(json.dumps(settings, sort_keys=True), encoding="utf-8")
    for page in target.glob("*/index.html"):
        text = page.read_text(encoding="utf-8")
        if _MANIFEST not in text:
            raise PublishError(f"{page.parent.name}/index.html of JupyterLite is not as it was: see book/lite/app.py")
        own = f'<link rel="icon" href="../favicon.svg"><script src="../{script}" defer></script>'
        page.write_text(text.replace(_MANIFEST, own), encoding="utf-8")


def _extension(folder: Path) -> Path:
    if not (folder / "package.json").is_file():
        raise PublishError(f"{folder.name}: this extension of JupyterLab is not installed here: run `make site`")
    return folder
