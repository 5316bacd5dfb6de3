"""Classical statistics of a test, from a matrix of students and questions. NumPy arrays in, plain numbers out.

``shares``: float array (students, questions), the share of each question's points that each student won, 0..1, NaN
where a student was not asked a question or the answer still waits to be marked. ``points``: float array (questions,),
each above 0.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array: TypeAlias = NDArray[np.float64]

TAIL = 0.27
"""The share of students in the upper and in the lower group (Kelley 1939, doi:10.1037/h0057123)."""

BINS = 10
"""Columns of the histogram of scores, from 0 to 100 %."""


@dataclass(frozen=True)
class Reliability:
    """How consistent a test is; every number is None where it cannot be told, and then ``reason`` says why."""

    name: str
    """ "KR-20" where every mark is all or nothing and every question is worth the same, else "Cronbach's alpha"."""
    alpha: float | None
    error: float | None
    """Standard error of measurement, in points."""
    reason: str = ""


def totals(shares: Array, points: Array) -> Array:
    """Return each student's score (0..1) as a share of the points of what they were asked; NaN if that was nothing."""
    asked = ~np.isnan(shares)
    possible = asked @ points
    won = np.where(asked, shares, 0.0) @ points
    scores: Array = np.divide(won, possible, out=np.full(len(shares), np.nan), where=possible > 0)
    return scores


def facility(shares: Array) -> Array:
    """Return the mean share of each question (0 hard .. 1 easy), NaN for one that nobody was asked."""
    asked = (~np.isnan(shares)).sum(axis=0)
    won = np.nansum(shares, axis=0)
    means: Array = np.divide(won, asked, out=np.full(shares.shape[1], np.nan), where=asked > 0)
    return means


def item_total(shares: Array, points: Array) -> Array:
    """Return the correlation (Pearson, -1..1) of each question with the score on all the others.

    The question itself is left out of the score ("corrected"). NaN where either does not vary, or for fewer than three
    students.
    """
    correlations = np.full(shares.shape[1], np.nan)
    for place in range(shares.shape[1]):
        asked = ~np.isnan(shares[:, place])
        rest = totals(np.delete(shares[asked], place, axis=1), np.delete(points, place))
        own, rest = shares[asked, place][~np.isnan(rest)], rest[~np.isnan(rest)]
        if len(own) > 2 and np.ptp(own) > 0 and np.ptp(rest) > 1e-12:
            correlations[place] = np.corrcoef(own, rest)[0, 1]
    return correlations


def tail(values: Array, share: float = TAIL) -> Array:
    """Return how far each value (n,) belongs to the lowest ``share`` of them: weights 0..1 that sum to ``share * n``.

    Students with the same score at the border belong to the group in part, so that their order decides nothing. The
    highest are ``tail(-values)``.
    """
    weights, left = np.zeros(len(values)), share * len(values)
    for value in np.unique(values):
        same = values == value
        weights[same] = min(1.0, left / same.sum())
        left -= weights[same].sum()
        if left <= 1e-12:
            break
    return weights


def discrimination(shares: Array, points: Array) -> Array:
    """Return for each question its facility in the upper group minus that in the lower, by score (-1..1).

    NaN for fewer than two students.
    """
    differences = np.full(shares.shape[1], np.nan)
    scores = totals(shares, points)
    for place in range(shares.shape[1]):
        asked = ~np.isnan(shares[:, place])
        if asked.sum() > 1:
            own = shares[asked, place]
            differences[place] = weighted(own, tail(-scores[asked])) - weighted(own, tail(scores[asked]))
    return differences


def weighted(values: Array, weights: Array) -> float:
    """Return the mean of values (n,) with weights (n,), whose sum is not 0."""
    return float(values @ weights / weights.sum())


def reliability(shares: Array, points: Array) -> Reliability:
    """Return Cronbach's alpha (1951, doi:10.1007/BF02310555) with the standard error of measurement.

    k / (k - 1) * (1 - sum of the questions' variances / variance of the score), over points, with n - 1. Where marks
    are all or nothing this is the KR-20 of Kuder and Richardson (1937, doi:10.1007/BF02288391), with sample variances.
    The error is SD * sqrt(1 - alpha).
    """
    whole = bool(np.isin(shares[~np.isnan(shares)], (0.0, 1.0)).all() and np.ptp(points) == 0) if shares.size else False
    name = "KR-20" if whole else "Cronbach's alpha"
    students, questions = shares.shape
    if np.isnan(shares).any():
        return Reliability(name, None, None, "not all students were asked, and marked on, the same questions")
    if students < 2 or questions < 2:
        return Reliability(name, None, None, "it needs two students and two questions at least")
    scores = shares * points
    variance = scores.sum(axis=1).var(ddof=1)
    if variance <= 1e-12:
        return Reliability(name, None, None, "all students have the same score")
    alpha = questions / (questions - 1) * (1 - scores.var(axis=0, ddof=1).sum() / variance)
    return Reliability(name, float(alpha), math.sqrt(variance) * math.sqrt(1 - alpha))


def histogram(scores: Array) -> list[int]:
    """Return how many scores (0..1) lie in each of ten steps of 10 %; the last holds 100 % as well."""
    counts: list[int] = np.histogram(scores[~np.isnan(scores)], bins=BINS, range=(0, 1 + 1e-12))[0].tolist()
    return counts
