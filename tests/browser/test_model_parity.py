"""The equations in a real browser: its engine is Node's, where tests/node compares them at length; here a few."""

from __future__ import annotations

import json

import numpy as np
from playwright.sync_api import Browser

from hipspine.models import MODELS, model
from hipspine.models.program import program
from hipspine.paths import package_path
from tests.support.model_samples import inputs

ROWS = 200  # of each model: kinks, ends and mixtures of those come first
TOLERANCE = 1e-9  # absolute or relative, whichever is larger

IN_PAGE = """
async (sent) => {
  const { reader, models } = JSON.parse(sent);
  const { compile } = await import(`data:text/javascript,${encodeURIComponent(reader)}`);
  const results = models.map(({ code, names, rows }) => {
    const compute = compile(code);
    return rows.map((row) => compute(Object.fromEntries(names.map((name, index) => [name, row[index]]))));
  });
  return JSON.stringify(results, (_, one) => typeof one === "number" && !Number.isFinite(one) ? String(one) : one);
}
"""


def differing(ours: np.ndarray, theirs: np.ndarray) -> np.ndarray:
    """Return where two arrays disagree; NaN equals NaN, and nothing else equals NaN."""
    near = np.isclose(theirs, ours, rtol=0, atol=TOLERANCE) | np.isclose(theirs, ours, rtol=TOLERANCE, atol=0)
    return ~(near | (np.isnan(ours) & np.isnan(theirs)))


def test_page_computes_what_python_computes(chromium: Browser):
    models = [model(name) for name in MODELS]
    rows = [inputs(chosen)[:ROWS] for chosen in models]
    sent = [
        {
            "code": program([p.symbol for p in chosen.parameters], [o.symbol for o in chosen.outputs], chosen.steps),
            "names": [p.name for p in chosen.parameters],
            "rows": own.tolist(),
        }
        for chosen, own in zip(models, rows, strict=True)
    ]
    reader = package_path("frontend", "src", "lib", "program.js").read_text(encoding="utf-8")
    page = chromium.new_page()
    seen = json.loads(page.evaluate(IN_PAGE, json.dumps({"reader": reader, "models": sent})))
    page.close()
    for chosen, own, results in zip(models, rows, seen, strict=True):
        columns = {p.name: np.ascontiguousarray(column) for p, column in zip(chosen.parameters, own.T, strict=True)}
        ours = np.column_stack([chosen(**columns)[output.name] for output in chosen.outputs])
        wrong = np.argwhere(differing(ours, np.array(results, dtype=float)))
        said = [
            f"{chosen.outputs[at].name} of {own[row].tolist()}: "
            f"Python gives {ours[row, at]!r}, the page {results[row][at]!r}"
            for row, at in wrong[:5]
        ]
        assert not said, f"{len(wrong)} of {ours.size} results of {chosen.id} differ:\n" + "\n".join(said)
