"""Loads what a session loads, so that its bytecode is in Binder's image: nobody may write it there later.

uv compiles everything or nothing. Everything is 130 MB, of which a session uses a third; with nothing, each session
begins with some seconds of compiling.
"""

from __future__ import annotations

from importlib import import_module

SERVER = (
    "httpx",
    "jupyter_lsp",
    "jupyter_server_terminals",
    "jupyterlab.labapp",
    "nbconvert.exporters",
    "notebook_shim",
)
KERNEL = ("IPython.core.completer", "anywidget", "ipykernel.kernelapp", "ipywidgets", "numpy.f2py", "numpy.random")
COURSE = ("latex2mathml.converter", "latexcodec", "markdown_it", "mdit_py_plugins.dollarmath", "plotly.offline")
DATA = ("pybtex.database.input.bibtex", "sympy.printing.numpy", "yaml")


def main() -> None:
    """Load the modules, and use those that load the rest of themselves only then."""
    for name in (*SERVER, *KERNEL, *COURSE, *DATA):
        import_module(name)
    import plotly.graph_objects as go
    import pydantic
    import sympy

    x = sympy.Symbol("x")
    sympy.lambdify([x], [sympy.cos(x) + sympy.Max(x, 0)], modules="numpy", cse=True)(1.0)
    pydantic.create_model("Pair", x=(float, 0.0), names=(tuple[str, ...], ())).model_validate({"x": 1})
    go.Figure([go.Scatter(x=[0, 1], y=[0, 1], line={"color": "red"})], {"xaxis_title_text": "x"}).to_json()


if __name__ == "__main__":
    main()
