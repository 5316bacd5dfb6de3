"""Make what the figures draw: `data/skeleton.json`, the outlines of bones, `data/skeleton-3d.json`, a few bones in 3D,
and `data/muscles.json`, the courses of muscles and nerves.

Example:
    python -m tools.make_skeleton            # write all three
    python -m tools.make_skeleton --check    # compare with them, change nothing

It needs the optional packages: pip install -e ".[skeleton]"
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np

TARGET = Path(__file__).parents[1] / "data" / "skeleton.json"
SOLIDS, MUSCLES = "skeleton-3d.json", "muscles.json"  # beside it
TOLERANCE = 0.0002  # metres
SOURCE = (
    "Bones: flattened, smoothed and partly re-posed from the meshes of myo-sim 0.2.4 (MyoHub, Apache License 2.0), "
    "models MyoLeg (Kumar, Caggiano, Wang and others, after the full-body model of Rajagopal and others 2016) and "
    "MyoTorso (Walia, Billot, Garzon-Aguirre and others, after the lumbar spine model on SimTK); upstream models under "
    "the MIT licence and CC BY 3.0. No arm or hand mesh was used. Discs, body outline and regions: drawn by the "
    "authors of this course."
)
COURSES = (
    "Muscles: thinned, spread and partly re-posed from the muscle paths of myo-sim 0.2.4 (MyoHub, Apache License 2.0), "
    "models MyoLeg and MyoTorso (authors and upstream licences as in skeleton.json). Widths, bellies, the strands "
    "between the package's lines, what is marked schematic, and all nerves: drawn by the authors of this course."
)


class Made(NamedTuple):
    """The contents of the three files."""

    skeleton: dict
    solids: dict
    muscles: dict


def make() -> Made:
    """Return all three files (the packages `skeleton` beside this file and its modules say what they hold)."""
    from tools.skeleton import body, drawings, meshes, muscles, solids

    print("reading the meshes …", file=sys.stderr)
    skeleton = drawings.Skeleton(*meshes.load())
    print("drawing the side view …", file=sys.stderr)
    sagittal = drawings.sagittal(skeleton)
    print("drawing the front view …", file=sys.stderr)
    frontal = drawings.frontal(skeleton)
    print("drawing the body …", file=sys.stderr)
    flat = {"source": SOURCE, "sagittal": sagittal, "frontal": frontal, "body": body.body()}
    print("laying the muscles and nerves …", file=sys.stderr)
    laid = {"source": COURSES, **muscles.muscles(skeleton)}
    return Made(flat, {"source": f"{SOURCE} {COURSES}", **solids.solids(skeleton)}, laid)


def write(content: dict, path: Path) -> None:
    """Write the file, as compact as it can be."""
    path.write_text(json.dumps(content, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")


def differences(made: object, stored: object, where: str = "skeleton") -> list[str]:
    """Return where two parsed files differ by more than `TOLERANCE`, in words."""
    if isinstance(made, dict) and isinstance(stored, dict):
        found = [f"{where}: {key} is in one file only" for key in sorted(made.keys() ^ stored.keys())]
        shared = [key for key in made if key in stored]
        return found + [d for key in shared for d in differences(made[key], stored[key], f"{where}.{key}")]
    if isinstance(made, list) and isinstance(stored, list):
        if len(made) != len(stored):
            return [f"{where}: {len(made)} made, {len(stored)} stored"]
        if made and not isinstance(made[0], (list, dict, str)):
            gap = float(np.abs(np.subtract(made, stored)).max())
            return [f"{where}: off by {1000 * gap:.2f} mm"] if gap > TOLERANCE + 1e-9 else []
        return [d for i, pair in enumerate(zip(made, stored, strict=True)) for d in differences(*pair, f"{where}[{i}]")]
    return [] if made == stored else [f"{where}: {made!r} made, {stored!r} stored"]


def solid_differences(made: dict, stored: dict) -> list[str]:
    """Return where two parsed files of bones in 3D differ by more than `TOLERANCE`, in words."""
    from tools.skeleton.solids import unpacked

    return differences(unpacked(made), unpacked(stored), "skeleton-3d")


def _stored(file: Path) -> dict:
    return json.loads(file.read_text(encoding="utf-8"))


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0, or 1 when `--check` finds a difference."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the stored file (0.2 mm) and write nothing")
    parser.add_argument("--output", type=Path, default=TARGET, help="another file than data/skeleton.json")
    options = parser.parse_args(arguments)
    try:
        made = make()
    except ModuleNotFoundError as missing:
        parser.exit(2, f'{missing}: install the optional packages: pip install -e ".[skeleton]"\n')
    files = (options.output, options.output.with_name(SOLIDS), options.output.with_name(MUSCLES))
    if options.check:
        skeleton, solid, muscle = (_stored(file) for file in files)
        found = differences(made.skeleton, skeleton)
        found += solid_differences(made.solids, solid)
        found += differences(made.muscles, muscle, "muscles")
        print("\n".join(found[:20]) or "the stored files are up to date", file=sys.stderr)
        return 1 if found else 0
    for file, content in zip(files, made, strict=True):
        write(content, file)
        print(f"wrote {file}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
