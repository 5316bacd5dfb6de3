"""Settings of a figure drawn at random."""

from __future__ import annotations

from hipspine.figures.parts import Choice


def random_values(figure, draw):
    return {
        p.name: draw.choice([name for name, _ in p.options])
        if isinstance(p, Choice)
        else draw.uniform(p.minimum, p.maximum)
        for p in figure.parameters
    }
