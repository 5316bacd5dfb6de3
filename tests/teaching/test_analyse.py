"""The statistics of a class: held to pingouin and to small cases worked by hand, and shown without naming anybody."""

from __future__ import annotations

import csv
import importlib
import json
import math
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest

from hipspine.cli import main
from hipspine.teaching.analysis import statistics
from hipspine.teaching.analysis.report import analyse

HURT = '</script><script>document.title = "hurt"</script><img src=x onerror="document.title = 1">'
RELEASE = "0123456789abcdef"


def random_class(seed, *, whole=False, students=60, questions=8):
    chance = np.random.default_rng(seed)
    able, hard = chance.normal(size=(students, 1)), chance.normal(size=(1, questions))
    shares = 1 / (1 + np.exp(hard - able - chance.normal(size=(students, questions))))
    return np.round(shares) if whole else shares, np.ones(questions) if whole else chance.integers(1, 5, questions) / 2


# ---- Against pingouin


@pytest.fixture(scope="module")
def pingouin():
    """What is compared with; importing it takes seconds, so only the tests that need it do."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module("pingouin")


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("whole", [True, False])
def test_alpha_is_that_of_pingouin(pingouin, seed, whole):
    shares, points = random_class(seed, whole=whole)
    found = statistics.reliability(shares, points)
    theirs, _ = pingouin.cronbach_alpha(importlib.import_module("pandas").DataFrame(shares * points))
    assert found.alpha == pytest.approx(theirs, abs=1e-9)
    assert found.name == ("KR-20" if whole else "Cronbach's alpha")
    deviation = (shares * points).sum(axis=1).std(ddof=1)
    assert found.error == pytest.approx(deviation * math.sqrt(1 - theirs), abs=1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_item_total_is_that_of_pingouin(pingouin, seed):
    shares, points = random_class(seed, whole=seed % 2 == 0)
    found = statistics.item_total(shares, points)
    for place in range(shares.shape[1]):
        rest = np.delete(shares * points, place, axis=1).sum(axis=1)
        theirs = pingouin.corr(shares[:, place] * points[place], rest)["r"].iloc[0]
        assert found[place] == pytest.approx(theirs, abs=1e-9)


def test_kr20_is_its_own_formula():
    """Sample variances, k/(k-1) (1 - sum pq n/(n-1) / variance)."""
    shares, points = random_class(3, whole=True)
    students, questions = shares.shape
    easy = shares.mean(axis=0)
    inner = (easy * (1 - easy)).sum() * students / (students - 1) / shares.sum(axis=1).var(ddof=1)
    assert statistics.reliability(shares, points).alpha == pytest.approx(questions / (questions - 1) * (1 - inner))


# ---- By hand


def test_facility_and_totals_by_hand():
    shares = np.array([[1.0, 0.5], [0.0, np.nan], [0.5, 1.0]])
    assert statistics.facility(shares).tolist() == [0.5, 0.75]
    assert statistics.totals(shares, np.array([1.0, 3.0])).tolist() == [2.5 / 4, 0.0, 3.5 / 4]


def test_the_upper_and_lower_group_by_hand():
    scores = np.array([5.0, 1.0, 2.0, 3.0, 4.0, 6.0, 7.0, 8.0, 9.0, 10.0])  # ten students: 2.7 in each group
    assert statistics.tail(scores).tolist() == pytest.approx([0, 1, 1, 0.7, 0, 0, 0, 0, 0, 0])
    assert statistics.tail(-scores).tolist() == pytest.approx([0, 0, 0, 0, 0, 0, 0, 0.7, 1, 1])
    tied = statistics.tail(np.array([1.0, 1.0, 1.0, 1.0]))
    assert tied.tolist() == pytest.approx([0.27] * 4)


def test_discrimination_by_hand():
    # Ten students; the first question is right for the upper five, the others set the order.
    rest = np.linspace(0, 1, 10)
    shares = np.column_stack([(rest > 0.5).astype(float), rest])
    found = statistics.discrimination(shares, np.array([1.0, 9.0]))
    assert found[0] == pytest.approx(1.0)
    assert statistics.discrimination(1 - shares, np.array([1.0, 9.0]))[0] == pytest.approx(1.0)
    against = np.column_stack([1 - shares[:, 0], rest])
    assert statistics.discrimination(against, np.array([1.0, 9.0]))[0] == pytest.approx(-1.0)


def test_the_order_of_students_decides_nothing():
    shares, points = random_class(5, whole=True, students=23)
    order = np.random.default_rng(1).permutation(23)
    for measure in (statistics.item_total, statistics.discrimination):
        assert measure(shares, points) == pytest.approx(measure(shares[order], points), abs=1e-12)


def test_what_cannot_be_told_is_not_told():
    same = np.ones((5, 3))
    assert np.isnan(statistics.item_total(same, np.ones(3))).all()
    told = statistics.reliability(same, np.ones(3))
    assert told.alpha is None and "same score" in told.reason
    holes = np.array([[1.0, np.nan], [0.0, 1.0]])
    assert "same questions" in statistics.reliability(holes, np.ones(2)).reason
    assert "two students" in statistics.reliability(np.ones((1, 3)), np.ones(3)).reason
    assert np.isnan(statistics.facility(np.full((2, 1), np.nan))).all()


def test_a_notebook_each_still_has_item_statistics():
    whole, points = random_class(7, students=80)
    sparse = whole.copy()
    sparse[np.random.default_rng(2).random(whole.shape) < 0.3] = np.nan
    assert statistics.facility(sparse) == pytest.approx(statistics.facility(whole), abs=0.12)
    assert not np.isnan(statistics.item_total(sparse, points)).any()
    assert not np.isnan(statistics.discrimination(sparse, points)).any()


# ---- A folder of grades


def grades(folder: Path, answers, *, stem="Which?", right="Right", wrong="Wrong", other="Other") -> Path:
    """Write a folder of grades: ``answers`` has a string of letters for each student, one letter a question."""
    texts = [("a", right), ("b", wrong), ("c", other)]
    options = [{"id": letter, "text": text, "correct": letter == "a"} for letter, text in texts]
    about = {"version": 1, "kind": "single", "chapter": "levers", "objective": "levers-1", "level": "apply"}
    count = len(answers[0])
    items = [{"item": f"item-{n}", **about, "points": 1.0, "stem": stem, "options": options} for n in range(count)]
    told = {"release": RELEASE, "assignment": "week-1"}
    (folder / "records").mkdir(parents=True)
    (folder / "items.json").write_text(json.dumps({"format": "hipspine-items/1", **told, "items": items}))
    for place, letters in enumerate(answers):
        asked = [
            {"item": f"item-{n}", "share": float(letter == "a"), "response": letter} for n, letter in enumerate(letters)
        ]
        record = {"format": "hipspine-record/1", **told, "student": f"zed-{place}", "status": "graded"}
        path = folder / "records" / f"zed-{place}.json"
        path.write_text(json.dumps({**record, "questions": asked}))
    return folder


CLASS = ["aaab", "aaaa", "aabb", "abbb", "bbbb", "aaba", "abab", "bbab", "aabb", "aaab"]


def test_distractors_are_counted(tmp_path):
    found = analyse(grades(tmp_path, CLASS), say=lambda _: None)
    first = found.questions[0]
    assert [(one.text, one.correct, one.all) for one in first.options] == [
        ("Right", True, 0.8),
        ("Wrong", False, 0.2),
        ("Other", False, 0.0),
    ]
    assert first.options[0].upper == pytest.approx(1.0)
    assert first.options[1].lower == pytest.approx(1.85 / 2.7)  # of the lowest 2.7: 0 points, and 0.85 of each with 1
    assert "1 wrong option that nobody chose" in first.remarks
    assert found.students == 10 and found.small
    assert found.mean == pytest.approx(np.mean([row.count("a") / 4 for row in CLASS]))
    assert sum(found.histogram) == 10


def test_a_wrong_option_for_the_best_is_noted(tmp_path):
    letters = ["baaaa", "baaab", "baabb", "aabbb", "abbbb", "acccc"]
    (first, *others) = analyse(grades(tmp_path, letters), say=lambda _: None).questions
    assert "a wrong option that draws the upper group" in first.remarks
    assert any("did worse here" in remark for remark in first.remarks)
    assert not any("draws the upper group" in remark for one in others for remark in one.remarks)


def test_only_what_was_graded_counts(tmp_path):
    folder = grades(tmp_path, CLASS)
    path = folder / "records" / "zed-4.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "status": "listed"}))
    found = analyse(folder, say=lambda _: None)
    assert (found.students, found.left_out) == (9, {"listed": 1})


def test_an_answer_that_waits_is_left_out(tmp_path):
    folder = grades(tmp_path, CLASS)
    path = folder / "records" / "zed-4.json"
    record = json.loads(path.read_text())
    record["questions"][0]["share"] = None
    path.write_text(json.dumps(record))
    found = analyse(folder, say=lambda _: None)
    assert found.questions[0].students == 9 and found.questions[1].students == 10
    assert found.reliability.alpha is None


def test_the_command_prints_and_writes(tmp_path, capsys):
    folder = grades(tmp_path / "grades", CLASS)
    html, table = tmp_path / "a.html", tmp_path / "a.csv"
    assert main(["analyse", str(folder), "--html", str(html), "--csv", str(table)]) == 0
    said = capsys.readouterr().out
    assert "10 students are few" in said and "KR-20" in said and "item-3" in said
    rows = list(csv.DictReader(table.open(encoding="utf-8-sig")))
    found = analyse(folder, say=lambda _: None)
    assert [float(row["facility"]) for row in rows] == [one.facility for one in found.questions]
    for text in (said, html.read_text(encoding="utf-8"), table.read_text(encoding="utf-8")):
        assert "zed-" not in text, "a student is named"


def test_a_large_class_is_not_called_small(tmp_path, capsys):
    assert main(["analyse", str(grades(tmp_path, CLASS * 3))]) == 0
    assert "are few" not in capsys.readouterr().out


def test_formulas_do_not_reach_a_spreadsheet(tmp_path):
    folder, table = grades(tmp_path / "g", CLASS, stem='=HYPERLINK("x")'), tmp_path / "a.csv"
    analyse(folder, csv=table, say=lambda _: None)
    assert {row["stem"] for row in csv.DictReader(table.open(encoding="utf-8-sig"))} == {'\'=HYPERLINK("x")'}


def broken(folder: Path, how: str) -> Path:
    items, record = folder / "items.json", folder / "records" / "zed-0.json"
    if how == "no folder":
        return folder / "elsewhere"
    if how == "no JSON":
        items.write_text("{")
    if how == "another form":
        items.write_text('{"format": "other/1"}')
    if how == "a list":
        record.write_text("[]")
    if how == "cut record":
        record.write_text(record.read_text()[:50])
    if how == "other release":
        record.write_text(record.read_text().replace(RELEASE, "f" * 16))
    if how == "unknown item":
        record.write_text(record.read_text().replace("item-0", "item-9"))
    if how == "nothing graded":
        for path in (folder / "records").iterdir():
            path.write_text(path.read_text().replace('"graded"', '"missing"'))
    return folder


HOW = [
    "no folder",
    "no JSON",
    "another form",
    "a list",
    "cut record",
    "other release",
    "unknown item",
    "nothing graded",
]


@pytest.mark.parametrize("how", HOW)
def test_a_folder_that_cannot_be_used(how, tmp_path, capsys):
    html = tmp_path / "a.html"
    assert main(["analyse", str(broken(grades(tmp_path / "g", CLASS), how)), "--html", str(html)]) == 2
    said = capsys.readouterr()
    assert said.err.count("\n") == 1 and "allowed: " in said.err and not said.out
    assert not html.exists()


# ---- The page


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    home = tmp_path_factory.mktemp("page")
    folder = grades(home / "g", CLASS, stem=HURT, right=HURT, wrong=HURT + "\u2028", other="long" * 60)
    analyse(folder, html=home / "a.html", say=lambda _: None)
    return home / "a.html"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_stands_alone(chromium, page_file, width, scheme):
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    complaints, asked = [], []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page_file.as_uri())
    page.wait_for_function("document.querySelectorAll('.main-svg').length >= 2")
    assert page.title() == "week-1: how the questions did"
    assert page.locator("h3").first.inner_text() == HURT, "a text must be shown as it is"
    assert page.locator("main img, main script").count() == 0
    assert page.locator("#scores .point").count() == 10
    assert page.locator("#questions .textpoint, #questions .points text").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    context.close()


def test_analysing_loads_no_statistics_package(tmp_path):
    """pingouin is what the tests compare with; the command must do without it, and pandas and SciPy."""
    code = (
        "import sys; sys.modules.update(dict.fromkeys(['pingouin', 'pandas', 'scipy'])); "
        "from hipspine.cli import main; raise SystemExit(main(sys.argv[1:]))"
    )
    folder = str(grades(tmp_path / "g", CLASS))
    done = subprocess.run([sys.executable, "-c", code, "analyse", folder], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
