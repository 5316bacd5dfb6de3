"""The numbers of a plot, which a page holds as a table: side by side where lines share what they run along."""

from __future__ import annotations

from bs4 import BeautifulSoup

from hipspine.book.fallback import TOGETHER, plot_fallback

LAYOUT = {"xaxis": {"title": {"text": "bend"}}, "yaxis": {"title": {"text": "share"}}}


def table(*lines):
    data = [{"name": name, "x": x, "y": y} for name, x, y in lines]
    rows = BeautifulSoup(plot_fallback({"data": data, "layout": LAYOUT}), "lxml").select("tr")
    return [[cell.get_text() for cell in row.select("th, td")] for row in rows]


def test_lines_along_the_same_stand_side_by_side():
    assert table(("a", [1, 2], [3, 4]), ("<b>", [1, 2], [5, 6])) == [
        ["bend", "share: a", "share: <b>"],
        ["1", "3", "5"],
        ["2", "4", "6"],
    ]


def test_other_lines_stand_below_each_other():
    below = [["Line", "bend", "share"], ["a", "1", "3"], ["b", "2", "4"]]
    assert table(("a", [1], [3]), ("b", [2], [4])) == below
    assert table(("a", [1], [3]))[1:] == [["a", "1", "3"]]
    many = [(str(n), [1], [n]) for n in range(TOGETHER + 1)]
    assert table(*many)[0] == below[0]
