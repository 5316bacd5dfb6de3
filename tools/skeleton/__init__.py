"""The drawings of `data/skeleton.json`: bones flattened from meshes, and a body chart drawn by hand.

Muscles and nerves on these bones are told of in `muscles.py`. The file holds metres, rounded to 0.1 mm, the origin
midway between the hip centres, y up:

- `sagittal`: `shapes` and `landmarks` of the subject's right side, facing right (x forwards). Only the right hip bone
  and leg are drawn.
- `frontal`: the same from the front; the subject's right is on the left (negative x).
- `body`: `front`, `back` and `side`, each with `outline` (rings), `lines` (open, thin), `regions` and `anchors` for
  labels. The regions are those of the subject's right side: on the left in front, on the right behind; from the side
  the subject faces right.

`shapes` maps a bone to its rings in drawing order, from back to front; the first point is not repeated. Outlines run
counter-clockwise and holes (after their outline) clockwise, so that one path leaves holes empty under both filling
rules. The exception is `ribs`: one ring each, which overlap.
"""
