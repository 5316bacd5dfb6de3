"""Make the picture of the README: the pelvis at rest, and tipped forwards with its muscles, as the course draws it.

python tools/readme_picture.py            writes picture.svg
python tools/readme_picture.py --check    says whether picture.svg is still what the figure draws
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hipspine.figures import declared
from hipspine.figures.painting import frame
from hipspine.figures.palette import colour
from hipspine.figures.svg import svg

WIDTH = 560  # pixels of each pose
TARGET = Path(__file__).resolve().parent.parent / "picture.svg"
POSES = ({}, {"anterior_tilt": 12, "muscles": "on"})


def picture() -> str:
    """Return the poses side by side, on paper, as one SVG document."""
    chosen = declared("pelvic-tilt")
    height = round(frame(chosen.spec, WIDTH)["height"])
    drawn = (svg(chosen, values=pose, width=WIDTH) for pose in POSES)
    panels = "".join(f'<g transform="translate({i * WIDTH})">{panel}</g>' for i, panel in enumerate(drawn))
    size = f'viewBox="0 0 {len(POSES) * WIDTH} {height}"'
    paper = f'<rect width="100%" height="100%" fill="{colour("paper", "light")}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{paper}{panels}</svg>\n'


def main() -> int:
    """Write or check the picture; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare instead of writing; exit 1 when different")
    if not parser.parse_args().check:
        TARGET.write_text(picture(), encoding="utf-8")
        return 0
    if TARGET.exists() and TARGET.read_text(encoding="utf-8") == picture():
        return 0
    print("picture.svg is not what the figure draws now: run python tools/readme_picture.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
