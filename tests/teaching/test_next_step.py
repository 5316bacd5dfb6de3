"""What an analysis suggests to do next: by stated thresholds, carefully in small classes, and told in words."""

from __future__ import annotations

import json

import pytest

from hipspine.chapters import chapter_files
from hipspine.cli import main
from hipspine.teaching.analysis.item_analysis import EASY, OptionShares, Question
from hipspine.teaching.analysis.next_step import FEWEST, THRESHOLDS, interval, next_steps, too_few
from hipspine.teaching.analysis.report import analyse
from tests.teaching.test_analyse import grades


def question(wrong: int, of: int, *, facility: float | None = None, related: float | None = 0.3, options=True, **more):
    share = wrong / of
    shown = (OptionShares("Right", True, 1 - share, 1, 0), OptionShares("Wrong", False, share, 0, 1)) if options else ()
    won = 1 - share if facility is None else facility
    return Question("one", "Which?", "single", "levers-1", of, won, related, 0.1, shown, answered=of, **more)


@pytest.mark.parametrize(
    ("wrong", "of", "kind"),
    [
        (18, 29, "reteach"),
        (40, 100, "reteach"),
        (39, 100, "discuss"),
        (6, 10, "reteach"),
        (4, 10, "discuss"),  # as large a share as 40 of 100, but of ten it may well be chance
        (3, 10, "discuss"),
        (3, 12, None),
        (25, 100, "discuss"),
        (24, 100, None),
        (10, 100, "move on"),
        (9, 9, None),
    ],
)
def test_shares_of_a_wrong_option_decide_and_small_classes_need_more(wrong, of, kind):
    assert [step.kind for step in next_steps([question(wrong, of)])] == ([kind] if kind else [])


def test_wilson_s_interval_is_that_of_the_book():
    # Newcombe 1998, doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E, table I, method 3
    for (count, of), ends in {(81, 263): (0.2553, 0.3662), (15, 148): (0.0624, 0.1605), (0, 20): (0, 0.1611)}.items():
        assert interval(count, of) == pytest.approx(ends, abs=5e-5)


def test_a_hard_question_without_options_is_taught_again_and_an_easy_one_is_not():
    [hard] = next_steps([question(0, 40, facility=0.5, options=False)])
    assert hard.words == "reteach: 50 % of the points were won (n = 40), and no single wrong answer stands out"
    [easy] = next_steps([question(0, 40, facility=EASY, options=False)])
    assert easy.kind == "move on"
    assert next_steps([question(0, 40, facility=0.7, options=False)]) == []


def test_a_question_that_the_better_ones_miss_is_read_again_but_not_in_a_small_class():
    assert [step.kind for step in next_steps([question(20, 40, related=-0.4)])] == ["read again"]
    assert [step.kind for step in next_steps([question(15, 29, related=-0.4)])] == ["reteach"]


def test_words_have_the_share_the_count_and_the_place():
    [step] = next_steps([question(18, 29, chapter="connection", section="the-nerves-they-share")])
    assert step.words == (
        "reteach: 62 % chose “Wrong” (18 of 29; 95 % interval 44 % to 77 %), "
        "see the section “the nerves they share” of the chapter “connection”"
    )
    assert step.address == ""


def test_the_address_of_a_section_stands_there_when_the_book_s_is_known():
    one = question(18, 29, chapter="connection", section="the-nerves-they-share")
    page = chapter_files()[0].stem
    for book in ("https://example.org/b", "https://example.org/b/"):
        [step] = next_steps([one], book)
        assert step.address == f"https://example.org/b/chapters/{page}.html#the-nerves-they-share"
    [own] = next_steps([question(18, 29, chapter="my-own-bank")], "https://example.org/b")
    assert own.address == ""


def test_the_most_pressing_comes_first_and_few_answers_are_named():
    some = [question(0, 40), question(30, 100), question(20, 40), question(20, 40, related=-0.5), question(9, 9)]
    assert [step.kind for step in next_steps(some)] == ["read again", "reteach", "discuss", "move on"]
    assert too_few(some) == ["one"] and str(FEWEST) in THRESHOLDS


def test_terminal_and_page_tell_the_same_with_the_thresholds(tmp_path, capsys):
    folder = grades(tmp_path / "g", ["ba", "ba", "ba", "ba", "ba", "ba", "aa", "aa", "aa", "ab"], wrong="Wr<b>ong")
    items = json.loads((folder / "items.json").read_text(encoding="utf-8"))
    for item in items["items"]:
        item |= {"chapter": "connection", "section": "one-linked-unit"}
    (folder / "items.json").write_text(json.dumps(items), encoding="utf-8")
    html = tmp_path / "a.html"
    assert main(["analyse", str(folder), "--html", str(html), "--book", "https://example.org"]) == 0
    said = capsys.readouterr().out
    address = "https://example.org/chapters/01-connection.html#one-linked-unit"
    line = next(line for line in said.splitlines() if "reteach" in line)
    assert line.startswith("  item-0: reteach: 60 % chose “Wr<b>ong” (6 of 10;") and line.endswith(address)
    page = html.read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
    assert "reteach: 60 % chose “Wr&lt;b&gt;ong” (6 of 10;" in page and f'href="{address}"' in page
    assert THRESHOLDS in said and THRESHOLDS in page
    assert "The class is small: ask again" in said and "The class is small: ask again" in page
    assert "move on" in said and "move on" in page


def test_nothing_is_suggested_for_nine_students_and_that_is_said(tmp_path, capsys):
    assert main(["analyse", str(grades(tmp_path, ["b"] * 9))]) == 0
    said = capsys.readouterr().out
    assert "Nothing is suggested where fewer than 10 answered: item-0." in said and "chose “" not in said
    assert analyse(tmp_path, say=lambda _: None).questions[0].answered == 9


def test_an_address_that_is_none_is_refused(tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["analyse", str(tmp_path), "--book", "here"])
    assert ended.value.code == 2 and "is no address" in capsys.readouterr().err
