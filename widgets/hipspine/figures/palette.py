"""The palette and the drawing styles of every figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hipspine.tokens import THEMES, tokens

if TYPE_CHECKING:
    from hipspine.figures.declaration import StyleData

PALETTE = tokens().colours
"""Token -> its colour on light and on dark paper, from data/tokens.toml."""


@dataclass(frozen=True)
class Style:
    """How one kind of primitive is drawn. Colours are palette tokens; widths and sizes are in pixels."""

    line: str | None = None
    width: float = 1.5
    dash: str = "solid"
    fill: str | None = None
    size: float = 13
    anchor: str = "middle right"

    def plain(self) -> StyleData:
        """Return the style as plain data."""
        return {
            "line": self.line,
            "width": self.width,
            "dash": self.dash,
            "fill": self.fill,
            "size": self.size,
            "anchor": self.anchor,
        }


STYLES: dict[str, Style] = {
    "bone": Style(line="bone-line", width=1.3, fill="bone"),
    "near-bone": Style(line="bone-line", width=1.3, fill="bone"),
    "disc": Style(line="bone-line", width=0.8, fill="disc"),
    "bone-hole": Style(line="bone-line", width=1.3, fill="paper"),
    "bone-ridge": Style(line="far-bone-line", width=1.2),
    "socket": Style(line="bone-line", width=1.3, fill="disc"),
    "socket-deep": Style(fill="dot"),
    "ball": Style(line="bone-line", width=1.3, fill="far-bone"),
    "far-bone": Style(line="far-bone-line", width=1, fill="far-bone"),
    "ghost": Style(line="ghost", width=1.2, dash="dot"),
    "skin": Style(line="skin-line", width=1.3, fill="skin"),
    "skin-part": Style(fill="skin"),
    "skin-edge": Style(line="skin-line", width=1.3),
    "skin-swatch": Style(line="skin-line", width=0.8, fill="skin", size=12),
    "spread": Style(line="violet", width=1.2, dash="dot", fill="violet-wash"),
    "region-edge": Style(line="skin-line", width=0.8),
    "around": Style(line="ink", width=1.8, dash="dash"),
    "interval": Style(line="blue", width=5),
    "chosen": Style(line="ink", width=2.6),
    "guide": Style(line="muted", width=1.2, dash="dash"),
    "blue": Style(line="blue", width=2.6),
    "red": Style(line="red", width=2.6),
    "green": Style(line="green", width=2.4, dash="dot"),
    "violet": Style(line="violet", width=2.4),
    "amber": Style(line="amber", width=2.6),
    "curve": Style(line="violet", width=3),
    "guess": Style(line="teal", width=2.4, dash="dash"),
    "stick": Style(line="blue", width=5),
    "guide-blue": Style(line="blue", width=1.2, dash="dash"),
    "guide-violet": Style(line="violet", width=1.2, dash="dash"),
    "guide-amber": Style(line="amber", width=1.2, dash="dash"),
    "person": Style(fill="dot", size=12),
    "person-blue": Style(fill="blue", size=12),
    "person-none": Style(fill="scale-none", size=1),
    "ink-arrow": Style(fill="ink"),
    "blue-arrow": Style(fill="blue"),
    "red-arrow": Style(fill="red"),
    "green-arrow": Style(fill="green"),
    "amber-arrow": Style(fill="amber"),
    "hip": Style(fill="blue", line="paper", width=1.5, size=11),
    "pose-violet": Style(fill="violet", line="paper", width=1.5, size=11),
    "point-amber": Style(fill="amber", line="paper", width=1.5, size=8),
    "ring": Style(line="blue", width=2, size=11),
    "ring-violet": Style(line="violet", width=2.4, size=17),
    "icon": Style(fill="dot", size=6),
    "icon-amber": Style(fill="amber", size=6.4),
    "icon-red": Style(fill="red", size=8.4),
    "patient-none": Style(fill="scale-none", size=1),
    "patient": Style(fill="dot", size=7),
    "patient-amber": Style(fill="amber", size=7),
    "patient-blue": Style(fill="blue", size=7),
    "patient-violet": Style(fill="violet", size=7),
    "muscle": Style(line="muscle-line", width=1.8, fill="muscle"),
    "muscle-deep": Style(line="muscle-line", width=1.8, fill="muscle-deep"),
    "muscle-far": Style(line="far-bone-line", width=1.2, fill="muscle-far"),
    "fibre": Style(line="fibre", width=0.9),
    "fibre-far": Style(line="far-bone-line", width=0.6),
    "nerve": Style(line="nerve", width=3),
    "muscle-arrow": Style(fill="muscle-line"),
    "plank": Style(line="ink", width=4),
    "scale-plate": Style(line="ink", width=1.2, fill="dot"),
    "pivot": Style(line="paper", width=1, fill="ink"),
    "nerve-hit": Style(line="scale-none", width=8),
    "area-skin": Style(line="nerve", width=1.1, dash="dot", fill="nerve-wash"),
    "area-joint": Style(line="nerve", width=1.1, dash="dot", fill="nerve-joint"),
    "nerve-far": Style(line="nerve-far", width=2),
    "cartilage": Style(line="cartilage-line", width=1, fill="cartilage"),
    "labrum": Style(line="cartilage-line", width=1.2, fill="labrum"),
    "tendon": Style(line="muscle-line", width=1.2, fill="tendon"),
    "labrum-changed": Style(line="blue", width=2.4, fill="labrum"),
    "tendon-changed": Style(line="blue", width=2.4, fill="tendon"),
    "grain": Style(line="muscle-line", width=0.9),
    "capsule": Style(line="muted", width=1.6),
    "hand": Style(line="amber", width=2, fill="paper", size=24),
    "teal": Style(line="teal", width=2.6),
    "label-teal": Style(line="teal"),
    "label-muscle": Style(line="muscle-line"),
    "label-nerve": Style(line="nerve"),
    "label-faded": Style(line="muted"),
    "leader": Style(line="muted", width=1),
    "leader-end": Style(fill="muted", size=5),
    "label-blue": Style(line="blue", anchor="middle right"),
    "label-blue-left": Style(line="blue", anchor="middle left"),
    "label-red": Style(line="red", anchor="middle right"),
    "label-red-left": Style(line="red", anchor="middle left"),
    "label-green": Style(line="green", anchor="middle right"),
    "label-green-left": Style(line="green", anchor="middle left"),
    "label-violet": Style(line="violet", anchor="middle right"),
    "label-violet-left": Style(line="violet", anchor="middle left"),
    "label-amber": Style(line="amber", anchor="middle right"),
    "label-amber-left": Style(line="amber", anchor="middle left"),
    "label-amber-centre": Style(line="amber", anchor="middle center"),
    "label-ink": Style(line="ink", anchor="middle center"),
    "label-ink-right": Style(line="ink", anchor="middle right"),
    "label-muted": Style(line="muted", anchor="middle right", size=12),
    "label-muted-centre": Style(line="muted", anchor="middle center", size=12),
    "label-muted-left": Style(line="muted", anchor="middle left", size=12),
    "paper": Style(fill="paper"),
    "arm": Style(line="ghost", width=7),
    "joint": Style(fill="red", line="paper", width=1.5, size=9),
    "measured": Style(line="ink", width=2.4),
    "load": Style(line="muted", width=1.3, fill="dot"),
    "axis": Style(line="muted", width=1.2),
    "grid": Style(line="line", width=1),
    "label-tick": Style(line="muted", anchor="middle center", size=12),
    "label-tick-left": Style(line="muted", anchor="middle left", size=12),
    "label-tick-right": Style(line="muted", anchor="middle right", size=12),
    "bar-blue": Style(fill="blue"),
    "bar-red": Style(fill="red"),
    "bar-green": Style(fill="green"),
    "bar-amber": Style(fill="amber"),
    "bar-violet": Style(fill="violet"),
    "solid-pelvis": Style(fill="solid-bone"),
    "solid-spine": Style(fill="solid-light"),
    "solid-leg": Style(fill="solid-far"),
    "solid-disc": Style(fill="solid-disc"),
    "solid-muscle": Style(fill="solid-muscle"),
    "solid-muscle-deep": Style(fill="solid-muscle-deep"),
    "before": Style(line="muted", width=1.5, dash="dot"),
    "part-blue": Style(line="paper", width=1, fill="blue"),
    "part-violet": Style(line="paper", width=1, fill="violet"),
    "part-amber": Style(line="paper", width=1, fill="amber"),
    "wash-blue": Style(fill="blue-wash"),
    "wash-violet": Style(fill="violet-wash"),
    "violet-arrow": Style(fill="violet"),
    "bar-muscle": Style(fill="muscle"),
    "bar-ink": Style(fill="ink"),
    "measured-dot": Style(fill="paper", line="ink", width=2.2, size=10),
    "ink": Style(line="ink", width=2.2),
    "muscle-curve": Style(line="muscle-line", width=2.6),
    "bar-ghost": Style(line="ghost", width=1.6, dash="dot"),
    "band": Style(fill="band"),
    "range": Style(line="muted", width=1, fill="dot"),
    "point": Style(fill="blue", line="paper", width=1.5, size=10),
    "point-open": Style(fill="paper", line="blue", width=2.2, size=9),
    "empty": Style(line="ghost", width=1.4, dash="dash"),
    "label-start": Style(line="ink", anchor="middle right"),
    "label-heading": Style(line="ink", anchor="middle right", size=14),
    "label-blue-centre": Style(line="blue", anchor="middle center", size=14),
    "label-violet-centre": Style(line="violet", anchor="middle center"),
}


for _name in ("blue", "teal", "green", "violet", "amber"):
    STYLES[f"now-{_name}"] = Style(fill=_name, line="paper", width=1.5, size=10)
    STYLES[f"name-{_name}"] = Style(line=_name)
for _name, _token in (("ink", "ink"), ("muscle-curve", "muscle-line")):
    STYLES[f"now-{_name}"] = Style(fill=_token, line="paper", width=1.5, size=10)
    STYLES[f"name-{_name}"] = Style(line=_token)
for _name in ("ink", "blue", "amber", "violet", "red", "muted"):
    STYLES[f"number-{_name}"] = Style(line=_name, anchor="middle right", size=24)
    STYLES[f"number-{_name}-left"] = Style(line=_name, anchor="middle left", size=24)
    STYLES[f"number-{_name}-centre"] = Style(line=_name, anchor="middle center", size=22)


for _step in range(5):
    STYLES[f"scale-{_step}"] = Style(line="skin-line", width=0.8, fill=f"scale-{_step}", size=12)


def colour(token: str, theme: str) -> str:
    """Return the CSS colour of a palette token on "light" or "dark" paper."""
    return PALETTE[token][THEMES.index(theme)]
