"""What is wrong with a data file is told at once, each with its line and what is allowed."""

from __future__ import annotations

import pytest

from hipspine.datafile import DataError, DataErrors
from hipspine.evidence.anatomy import read_anatomy
from hipspine.evidence.bibliography import read_references
from hipspine.evidence.claims import read_claims
from hipspine.evidence.glossary import read_glossary
from hipspine.evidence.nerve_areas import read_nerve_areas
from hipspine.evidence.numbers import printable, read_numbers
from tests.support import case_files

CLAIMS, FINDINGS, BIBLIOGRAPHIES, ROWS = (
    f"broken/evidence/{name}.yml" for name in ("claims", "findings", "references", "numbers")
)
WORKS = """\
@article{good2001,
  author = {Good, Ann},
  title = {On hips},
  journal = {Spine},
  year = {2001},
  note = {verified: seen}
}
@article{nameless2002,
  title = {Nobody's paper},
  journal = {Spine},
  year = {2002},
  note = {verified: seen, without authors}
}
@article{unsure2003,
  author = {Unsure, Uma},
  title = {On backs},
  journal = {Spine},
  year = {2003},
  unconfirmed = {author},
  note = {from memory: unverified (partly: title seen)}
}
@article{both2004,
  author = {Both, Bo},
  title = {On hips and backs},
  journal = {Spine},
  year = {2004},
  sides = {both},
  note = {verified: seen}
}
"""


@pytest.fixture
def works(tmp_path):
    return read_references(_file(tmp_path, "references.bib", WORKS))


def _file(folder, name, text):
    path = folder / "data" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _claim(**changes):
    fields = {
        "id": "one",
        "chapter": "connection",
        "claim": "Hips move.",
        "verdict": "well-supported",
        "nuance": "They do.",
        "sources": "[good2001]",
    }
    fields.update(changes)
    rows = [f"{name}: {value}" for name, value in fields.items() if value is not None]
    return "- " + "\n  ".join(rows) + "\n"


def _complaints(folder, works, *claims):
    path = _file(folder, "claims.yml", "claims:\n" + "".join(claims) + "omissions: []\n")
    with pytest.raises(DataErrors) as caught:
        read_claims(path, works)
    return str(caught.value).splitlines()


def test_a_good_claim_is_read(tmp_path, works):
    path = _file(tmp_path, "claims.yml", "claims:\n" + _claim() + "omissions: []\n")
    assert read_claims(path, works)["one"].verdict_label == "well supported"


def test_everything_wrong_is_told_at_once_with_its_line(tmp_path, works):
    assert _complaints(
        tmp_path,
        works,
        _claim(verdict="certain"),
        _claim(id="two", sources="[good2001, missing1999]"),
        _claim(id="three", nuance=None),
        _claim(id="two"),
    ) == [
        "data/claims.yml:5: one: verdict 'certain' is not known "
        "(allowed: 'well-supported', 'supported-with-limits', 'contested' or 'convention')",
        "data/claims.yml:13: two: no work “missing1999” (allowed: the keys of data/references.bib)",
        "data/claims.yml:14: three: the field “nuance” is missing",
        "data/claims.yml:19: the id “two” already stands on line 8",
    ]


@pytest.mark.parametrize("place", case_files.count(CLAIMS))
def test_each_field_is_checked(tmp_path, works, place):
    case = case_files.cases(CLAIMS)[place]
    [complaint] = _complaints(tmp_path, works, _claim(**case["changes"]))
    assert complaint.startswith(f"data/claims.yml:{case['line']}: ")
    assert case["problem"] in complaint


def test_a_missing_file_and_a_broken_one_are_named(tmp_path, works):
    with pytest.raises(DataError, match=r"^data/claims\.yml: this file is missing$"):
        read_claims(tmp_path / "data" / "claims.yml", works)
    with pytest.raises(DataError, match=r"^data/claims\.yml:3: this is not valid YAML"):
        read_claims(_file(tmp_path, "claims.yml", "claims:\n- id: [one\n"), works)
    with pytest.raises(DataErrors, match=r"data/claims\.yml:1: “claims” must be a list"):
        read_claims(_file(tmp_path, "claims.yml", "claims: none\n"), works)


def _with_findings(*rows, sources="[good2001, both2004]"):
    return _claim(sources=sources, findings="".join(f"\n  {row}" for row in rows))


@pytest.mark.parametrize("place", case_files.count(FINDINGS))
def test_half_a_work_is_refused_in_one_line(tmp_path, works, place):
    case = case_files.cases(FINDINGS)[place]
    assert _complaints(tmp_path, works, _with_findings(*case["findings"])) == [f"data/claims.yml:{case['complaint']}"]


@pytest.mark.parametrize(
    "rows",
    [
        ["- {work: both2004, for: Hips moved., against: Backs did not.}"],
        ["- {work: both2004, for: Hips moved., aside: It did not look at backs.}"],
        ["- {work: both2004, aside: Cited for its words only.}", "- {work: good2001, against: No.}"],
    ],
)
def test_a_work_told_whole_is_read(tmp_path, works, rows):
    text = "claims:\n" + _with_findings(*rows) + "omissions: []\n"
    finding = read_claims(_file(tmp_path, "claims.yml", text), works)["one"].findings[0]
    assert finding.both == (finding.against is not None)


def test_an_omission_is_held_to_the_same(tmp_path, works):
    text = "claims: []\nomissions:\n- {id: one, chapter: connection, text: Hips move., sources: [both2004]}\n"
    with pytest.raises(
        DataErrors, match=r"^data/claims\.yml:3: one: “both2004” found both; nothing of it is told here"
    ):
        read_claims(_file(tmp_path, "claims.yml", text), works)


def test_a_work_without_an_author_is_cited_by_its_title(works):
    assert works["good2001"].citable
    assert works["nameless2002"].citable
    assert works["nameless2002"].label == "“Nobody's paper” 2002"
    assert works["unsure2003"].gaps == ("author",)
    assert [key for key, work in works.items() if work.both] == ["both2004"]


@pytest.mark.parametrize("place", case_files.count(BIBLIOGRAPHIES))
def test_broken_bibliographies(tmp_path, place):
    case = case_files.cases(BIBLIOGRAPHIES)[place]
    text = case["text"] if "text" in case else WORKS + case["after-works"]
    with pytest.raises((DataError, DataErrors)) as caught:
        read_references(_file(tmp_path, "references.bib", text))
    assert str(caught.value).startswith(case["complaint"])


NUMBERS = """\
angles:
  - {id: good, value: 5, source: good2001, status: verified, use: model}
  - {id: guess, value: 5, source: good2001, status: unverified, use: model}
  - {id: shunned, value: 5, source: good2001, status: verified, use: avoid}
  - {id: unsure, value: 5, source: unsure2003, status: derived, use: quiz}
"""


def test_only_what_may_be_printed_is_given(tmp_path, works):
    numbers = read_numbers(_file(tmp_path, "numbers.yml", NUMBERS), works)
    assert printable("good", numbers, works).value == 5
    for name, reason in [("guess", "unverified"), ("shunned", "use: avoid"), ("unsure", "not confirmed: author")]:
        with pytest.raises(ValueError, match=reason):
            printable(name, numbers, works)


@pytest.mark.parametrize("place", case_files.count(ROWS))
def test_broken_numbers(tmp_path, works, place):
    case = case_files.cases(ROWS)[place]
    with pytest.raises(DataErrors) as caught:
        read_numbers(_file(tmp_path, "numbers.yml", f"{NUMBERS}  - {case['row']}\n"), works)
    assert str(caught.value).startswith(f"data/numbers.yml:6: {case['problem']}")


def test_broken_glossary(tmp_path):
    term = "  - id: hip\n    term: Hip\n    definition: A joint.\n"
    with pytest.raises(DataErrors, match=r"^data/glossary\.yml:5: the id “hip” already stands on line 2$"):
        read_glossary(_file(tmp_path, "glossary.yml", "terms:\n" + term + term))


MUSCLE = """\
muscles:
- id: one-muscle
  drawn: [one_muscle, another]
  name: One muscle
  plain: a muscle
  roots: L1
  pain: Little is known.
  claims: [told]
  sources: [good2001]
  origin: here
  insertion: there
  nerve: that one
  free: bends the hip
  planted: can tip the pelvis
nerves:
- {id: a-nerve, name: A nerve, plain: a nerve, roots: L1, pain: None., sources: [good2001],
   course: down, moves: all, joint: none, skin: none}
"""


def _anatomy(folder, works, text, drawings=("one_muscle", "another", "a_nerve")):
    return read_anatomy(_file(folder, "anatomy.yml", text), works, {"told"}, drawings)


def test_good_words_on_anatomy_are_read(tmp_path, works):
    anatomy = _anatomy(tmp_path, works, MUSCLE)
    assert [part.id for part in anatomy] == ["one-muscle", "a-nerve"]
    assert anatomy.drawn("another_left") is anatomy.muscles["one-muscle"]
    assert anatomy.drawn("a_nerve").drawings == ("a_nerve",)


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("Little is known.", "It is often tight.", 7, "pain: “tight” blames a muscle"),
        ("bends the hip", "is Overactive", 13, "free: “Overactive” blames a muscle"),
        ("plain: a muscle", "plain: the weaker muscle", 5, "plain: “weaker” blames a muscle"),
        ("sources: [good2001]\n  origin", "sources: [bad1999]\n  origin", 9, "no work “bad1999”"),
        ("[told]", "[untold]", 8, "no claim “untold” (allowed: the ids of data/claims.yml)"),
        ("another]", "nobody]", 3, "“nobody” is not drawn (allowed: the names in data/muscles.json)"),
        ("another]", "another, a_nerve]", 16, "a-nerve: “one-muscle” tells of “a_nerve” already"),
        ("  insertion: there\n", "", 2, "the field “insertion” is missing"),
        ("a-nerve", "one-muscle", 16, "the id “one-muscle” already stands on line 2"),
        ("moves: all", "moved: all", 17, "unknown field “moved”"),
    ],
)
def test_what_is_wrong_with_words_on_anatomy_is_told_with_its_line(tmp_path, works, old, new, line, problem):
    assert old in MUSCLE
    with pytest.raises(DataErrors) as caught:
        _anatomy(tmp_path, works, MUSCLE.replace(old, new))
    complaints = str(caught.value).splitlines()
    assert any(one.startswith(f"data/anatomy.yml:{line}: ") and problem in one for one in complaints), complaints


AREA = """\
areas:
- id: a-nerve-skin
  nerve: a-nerve
  kind: skin
  plate: front
  at: [0, 0]
  points: [[0, 0], [1, 0], [1, 1], [0, 1]]
"""


@pytest.mark.parametrize(
    ("words", "drawn", "problem"),
    [
        ("skin: thigh, areas: [skin]", (), "anatomy.yml:17: a-nerve: its skin area is not drawn"),
        ("skin: none, areas: [skin]", ("skin",), "a-nerve: a skin area is drawn, and its words say “none”"),
        ("skin: thigh", ("skin",), "nothing is said of the skin area of “a-nerve”, which is drawn"),
        ("skin: thigh, areas: [skin]", ("skin", "joint"), "nothing is said of the joint area of “a-nerve”"),
        ("skin: thigh, areas: [bone]", ("skin",), "areas"),
    ],
)
def test_an_area_without_words_and_words_without_their_area_are_refused(tmp_path, works, words, drawn, problem):
    file = _file(tmp_path, "anatomy.yml", MUSCLE.replace("skin: none", words))
    drawings = ("one_muscle", "another", "a_nerve")
    with pytest.raises(DataErrors) as caught:
        read_anatomy(file, works, {"told"}, drawings, [("a-nerve", kind) for kind in drawn])
    assert problem in str(caught.value)


def test_a_claimed_area_that_is_drawn_is_fine(tmp_path, works):
    file = _file(tmp_path, "anatomy.yml", MUSCLE.replace("skin: none", "skin: thigh, areas: [skin]"))
    drawings = ("one_muscle", "another", "a_nerve")
    read_anatomy(file, works, {"told"}, drawings, [("a-nerve", "skin")])
    assert list(read_nerve_areas(_file(tmp_path, "nerve-areas.yml", AREA))) == ["a-nerve-skin"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("a-nerve-skin", "a-nerve", "the id of this area is its nerve and kind, “a-nerve-skin”"),
        ("kind: skin", "kind: bone", "kind"),
        (", [0, 1]]", "]", "points"),
        ("plate: front", "plate: side", "plate"),
    ],
)
def test_what_is_wrong_with_an_area_is_told(tmp_path, old, new, problem):
    with pytest.raises(DataErrors, match=r"nerve-areas\.yml:\d") as caught:
        read_nerve_areas(_file(tmp_path, "nerve-areas.yml", AREA.replace(old, new)))
    assert problem in str(caught.value)


def test_a_drawing_without_words_is_reported(tmp_path, works):
    with pytest.raises(DataErrors, match="nothing is said of “third”, which is drawn"):
        _anatomy(tmp_path, works, MUSCLE, ("one_muscle", "another", "a_nerve", "third"))
