"""What tests of all figures begin with: names by what a figure has, and settings drawn at random."""

from __future__ import annotations

from hipspine.figures.parts import Choice

# Tests are collected by these names, as declaring every figure takes each worker five seconds; `test_figures.py` holds
# them to the declarations.
SOLID = {"pelvis-3d"}
CHARTED = (
    *("pelvic-tilt", "lumbar-load", "finding", "forward-bend", "gait", "acetabular-opening", "hip-flexor-tension"),
)
PULLED = ("examination", "finding", "hip-replacement", "recovery", "red-flags", "scans-by-age", "what-helps")
SHEETED = ("examination", "recovery", "scans-by-age", "what-helps")


def random_values(figure, draw):
    return {
        p.name: draw.choice([name for name, _ in p.options])
        if isinstance(p, Choice)
        else draw.uniform(p.minimum, p.maximum)
        for p in figure.parameters
    }
