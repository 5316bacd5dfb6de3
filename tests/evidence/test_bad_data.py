"""What is wrong with a data file is told at once, each with its line and what is allowed."""

from __future__ import annotations

import pytest

from hipspine.datafile import DataError, DataErrors
from hipspine.evidence.bibliography import read_references
from hipspine.evidence.claims import read_claims
from hipspine.evidence.glossary import read_glossary
from hipspine.evidence.numbers import printable, read_numbers

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


@pytest.mark.parametrize(
    ("changes", "line", "words"),
    [
        ({"safety": "true"}, 2, "one: a claim with “safety: true” needs a “safer” wording"),
        ({"safer": "Say less."}, 2, "one: a “safer” wording needs “safety: true”"),
        ({"chapter": "appendix"}, 3, "one: chapter 'appendix'"),
        ({"sources": "[]"}, 7, "one: sources ()"),
        ({"claim": "''"}, 4, "one: claim ''"),
        ({"id": "Not An Id"}, 2, "id 'Not An Id' is not a name (allowed: small letters"),
        ({"nuanse": "typo"}, 8, "one: unknown field “nuanse” (allowed: id, chapter, claim"),
    ],
)
def test_each_field_is_checked(tmp_path, works, changes, line, words):
    [complaint] = _complaints(tmp_path, works, _claim(**changes))
    assert complaint.startswith(f"data/claims.yml:{line}: ")
    assert words.replace("()", "") in complaint


def test_a_missing_file_and_a_broken_one_are_named(tmp_path, works):
    with pytest.raises(DataError, match=r"^data/claims\.yml: this file is missing$"):
        read_claims(tmp_path / "data" / "claims.yml", works)
    with pytest.raises(DataError, match=r"^data/claims\.yml:3: this is not valid YAML"):
        read_claims(_file(tmp_path, "claims.yml", "claims:\n- id: [one\n"), works)
    with pytest.raises(DataErrors, match=r"data/claims\.yml:1: “claims” must be a list"):
        read_claims(_file(tmp_path, "claims.yml", "claims: none\n"), works)


WHOLE = "for and against, or an “aside” that says why the other half does not bear on this"


def _with_findings(*rows, sources="[good2001, both2004]"):
    return _claim(sources=sources, findings="".join(f"\n  {row}" for row in rows))


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        (
            ["- work: both2004", "  for: Hips moved."],
            "9: one: “both2004” found both; only “for” is told here (allowed: " + WHOLE + ")",
        ),
        (
            ["- work: both2004", "  against: Hips did not move."],
            "9: one: “both2004” found both; only “against” is told here (allowed: " + WHOLE + ")",
        ),
        (
            ["- work: good2001", "  for: Hips moved."],
            "7: one: “both2004” found both; nothing of it is told here (allowed: " + WHOLE + ")",
        ),
        (
            ["- work: both2004", "  aside: Not about this.", "- {work: good2001, for: Yes., against: No.}"],
            "11: one: “good2001” has both halves here, but its work bears no mark "
            "(allowed: sides = {both} in data/references.bib, or one half)",
        ),
        (
            ["- work: both2004", "  aside: Not about this.", "- {work: good2001, for: Yes., aside: Why?}"],
            "11: one: an aside on “good2001”, which is not marked as having found both (allowed: for or against)",
        ),
        (
            ["- work: both2004", "  aside: Not about this.", "- {work: nameless2002, for: Yes.}"],
            "11: one: a finding of “nameless2002”, which is not one of its sources (allowed: good2001, both2004)",
        ),
        (
            ["- {work: both2004, for: Yes., against: No.}", "- {work: both2004, for: Yes., against: No.}"],
            "10: one: a second finding of “both2004”, the first is on line 9 (allowed: one finding for each work)",
        ),
        (["- work: both2004"], "9: one: findings.0: a finding needs “for”, “against”, or both"),
        (
            ["- {work: both2004, for: Yes., against: No., aside: Why?}"],
            "9: one: findings.0: a finding with “for” and “against” needs no “aside”",
        ),
        (
            ["- {work: both2004, four: Yes., against: No.}"],
            "9: one: unknown field “findings.0.four” (allowed: work, for, against, aside)",
        ),
        (
            ["- work: both2004", "  for: Yes.", f"  against: {'No. ' * 60}"],
            "11: one: findings.0.against is 239 characters long (allowed: 200 at most)",
        ),
    ],
)
def test_half_a_work_is_refused_in_one_line(tmp_path, works, rows, complaint):
    assert _complaints(tmp_path, works, _with_findings(*rows)) == [f"data/claims.yml:{complaint}"]


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


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            WORKS + "@article{good2001,\n note={verified: x}\n}\n",
            "data/references.bib:30: the key “good2001” already stands on line 1",
        ),
        ("@article{a,\n  title = {T},\n}\n", "data/references.bib:1: a: no note says what was confirmed"),
        (
            "\n@article{a,\n  note = {from memory},\n}\n",
            "data/references.bib:2: a: the note is not “verified:”, and no field “unconfirmed” says why",
        ),
        (
            "@article{a,\n  unconfirmed = {auther},\n  note = {from memory},\n}\n",
            "data/references.bib:1: a: unconfirmed “auther” is not a field (allowed: author, title, journal, year)",
        ),
        ("@article{a,\n  title = T},\n", "data/references.bib:2: this is not valid BibTeX"),
        (
            "@article{a,\n  sides = {one},\n  note = {verified: x},\n}\n",
            "data/references.bib:1: a: sides “one” is not known (allowed: both, or no such field)",
        ),
        (
            "@article{a,\n  people = {many},\n  note = {verified: x},\n}\n",
            "data/references.bib:1: a: people “many” is not known (allowed: a whole number, review or guidance)",
        ),
    ],
)
def test_broken_bibliographies(tmp_path, text, complaint):
    with pytest.raises((DataError, DataErrors)) as caught:
        read_references(_file(tmp_path, "references.bib", text))
    assert str(caught.value).startswith(complaint)


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


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{id: x, value: 1, source: null, status: verified, use: model}", "x: a verified number needs a source"),
        ("{id: x, value: 1, source: lost, status: verified, use: model}", "x: no work “lost”"),
        ("{id: x, value: 1, source: good2001, status: certain, use: model}", "x: status 'certain'"),
        ("{id: good, value: 1, source: good2001, status: verified, use: model}", "the id “good” already stands on"),
    ],
)
def test_broken_numbers(tmp_path, works, row, words):
    with pytest.raises(DataErrors) as caught:
        read_numbers(_file(tmp_path, "numbers.yml", f"{NUMBERS}  - {row}\n"), works)
    assert str(caught.value).startswith(f"data/numbers.yml:6: {words}")


def test_broken_glossary(tmp_path):
    term = "  - id: hip\n    term: Hip\n    definition: A joint.\n"
    with pytest.raises(DataErrors, match=r"^data/glossary\.yml:5: the id “hip” already stands on line 2$"):
        read_glossary(_file(tmp_path, "glossary.yml", "terms:\n" + term + term))
