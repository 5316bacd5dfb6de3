"""The course's own claims, works, numbers and words load, and are what the chapters count on."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter

import pytest

from hipspine.chapters import chapter_id, taught_files
from hipspine.evidence import (
    VERDICTS,
    Claim,
    Omission,
    load_anatomy,
    load_claims,
    load_glossary,
    load_numbers,
    load_references,
    number,
)


def test_all_statements_and_omissions_are_there():
    kinds = Counter(type(record) for record in load_claims().values())
    assert kinds == {Claim: 103, Omission: 28}
    chapters = Counter(record.chapter for record in load_claims().values() if isinstance(record, Claim))
    assert chapters["examination-and-care"] == 30
    chapters = {record.chapter for record in load_claims().values()}
    assert chapters <= {chapter_id(path) for path in taught_files()}
    assert len(chapters) >= 6
    assert {record.verdict for record in load_claims().values() if isinstance(record, Claim)} == set(VERDICTS)


def test_safety_claims_have_safer_words():
    unsafe = [record for record in load_claims().values() if isinstance(record, Claim) and record.safety]
    assert len(unsafe) == 13
    assert all(record.safer != record.claim for record in unsafe)


@pytest.mark.parametrize(
    "name",
    [
        "missing-spreading-one-leg",
        "missing-runner-unload",
        "missing-leg-clot",
        "missing-artery-walking-pain",
        "leg-numbness-weakness",
        "pregnancy-pgp-care",
        "exam-what-to-expect",
    ],
)
def test_advice_that_no_source_was_read_for_says_so(name):
    record = load_claims()[name]
    text = record.text if isinstance(record, Omission) else f"{record.nuance} {record.safer}"
    assert "general advice" in text


def test_all_works_are_there_and_what_is_unconfirmed_is_named():
    works = load_references()
    assert len(works) == 246
    assert sum(work.verified for work in works.values()) == 242
    assert {work.key for work in works.values() if not work.verified} <= {
        work.key for work in works.values() if not work.citable
    }
    assert works["heino1990hip"].gaps == ("author",)
    assert works["intorthop2008pauwels"].gaps == ("author", "title", "year")
    assert works["birrell2001rom"].gaps == ("title", "journal")
    assert works["rahmanhiptests"].citable


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("lesher2008hip", "Lesher 2008"),
        ("nice2016ng59", "NICE 2016"),
        ("nhsbackpain", "NHS back pain"),
        ("vanderwindt2010slr", "van der Windt 2010"),
        ("santamaria2023hip", "Santamaría 2023"),
        ("niceng226", "NICE 2022"),
        ("hipexercisecochrane", "Cochrane hip exercise review"),
        ("nuffieldrights", "Nuffield Health"),
    ],
)
def test_labels_are_short_names(key, label):
    assert load_references()[key].label == label


def test_no_label_is_a_cut_title():
    works = load_references().values()
    assert [work.key for work in works if work.citable and ("“" in work.label or len(work.label) > 40)] == []


def test_every_claim_keeps_a_work_that_may_be_cited():
    works = load_references()
    bare = [name for name, record in load_claims().items() if not any(works[key].citable for key in record.sources)]
    assert bare == []


def test_all_numbers_are_there():
    assert len(load_numbers()) == 266


def test_a_verified_number_is_given_with_its_source():
    result = number("any-red-flag")
    assert (result.value, result.n, result.source, result.ours) == (80.4, 1172, "henschke2009red", False)
    assert number("esola-share").ours


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("vialle-means", "unverified"),
        ("septic-hip-fever", "not confirmed: year"),
        ("acute-pain-course", "use: avoid"),
        ("persistent-pain-course", "use: avoid"),
        ("course-2012-superseded", "use: avoid"),
        ("fashion-ihot-ci", "unverified"),
    ],
)
def test_a_number_that_must_not_be_printed_is_refused(name, reason):
    with pytest.raises(ValueError, match=reason):
        number(name)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("acute-pain-course-2024", {"baseline": 56, "week_6": 26, "week_26": 22, "week_52": 21}),
        ("subacute-pain-course-2024", {"baseline": 63, "week_6": 29, "week_26": 29, "week_52": 31}),
        ("persistent-pain-course-2024", {"baseline": 56, "week_6": 48, "week_26": 43, "week_52": 40}),
        ("early-share-2024", {"acute": 86, "persistent": 50}),
        ("singh-curve", {"curve_pain": 50.5, "curve_none": 50.1, "base_angle_pain": 34.4, "base_angle_none": 36.9}),
        ("smd-pelvic-tilt-2024", 0.23),
        ("tilt-2024-overlap", 59),
        ("hoa-pelvis-rom", {"healthy": "8.2 +/- 1.7", "oa_no_lean": "5.4 +/- 1.6", "oa_lean": "5.9 +/- 2.1"}),
        ("exam-hipoa-medial-thigh", {"lr_pos": 7.8}),
        ("exam-hipoa-squat", {"lr_pos": 6.1}),
        ("exam-hipoa-under-60", {"lr": 0.11}),
        ("exam-fadir-fai", {"lr_pos": [1.00, 3.30], "lr_neg": [0.09, 0.83]}),
        ("exam-fadir-labrum", {"lr_pos": [1.00, 2.30], "lr_neg": [0.06, 0.76]}),
        ("sadler-side-bending", 0.41),
        ("sadler-prospective", 0.73),
        ("sadler-hamstrings", 0.96),
        (
            "prather-limits",
            {
                "oswestry_less_flexion": 35.3,
                "oswestry_free_flexion": 25.6,
                "roland_less_rotation": 12.4,
                "roland_free_rotation": 8.2,
                "worst_pain_test_positive": 9,
                "worst_pain_test_negative": 7,
            },
        ),
        ("poulsen-never-alone", 0),
        ("dibra-knee-first", {"people": 21, "knee_operation_first": 12}),
        (
            "labral-tears-2018",
            {"with_pain": 62, "without_pain": 54, "cartilage_with_pain": 64, "cartilage_without_pain": 12},
        ),
        (
            "disc-findings-or",
            {
                "degeneration": 2.24,
                "bulge": 7.54,
                "extrusion": 4.38,
                "protrusion": 2.65,
                "modic_1": 4.01,
                "spondylolysis": 5.06,
            },
        ),
        ("work-load-or", {"disc_degeneration": "1.6 to 3.3", "lifting": 1.7, "postures": 1.5, "combined": 2.2}),
        ("work-load-disc", [1.6, 3.3]),
        ("fukuda-hip-added-pain", {"post": 0.5, "month_6": 0.3, "month_12": 0.0}),
        ("base-rate-spine-clinic-counts", {"hip": 25, "sij": 29, "no_spine": 16, "undefined": 20}),
        ("stretch-tilt", {"hip_extension": 2.6, "pelvic_tilt": -1.2, "lordosis": 0}),
        ("leap-8-weeks", {"education_exercise": "51 of 66", "injection": "38 of 65", "wait_and_see": "20 of 68"}),
        ("leap-8-weeks-per-100", {"education_exercise": 77, "injection": 58, "wait_and_see": 29}),
        ("leap-52-weeks", {"education_exercise": 78, "injection": 57, "wait_and_see": 52}),
        ("leap-52-weeks-pain", {"education_exercise": 2.1, "injection": 2.3}),
        ("leap-sessions", 14),
        ("stiffness-nice", {"age": 45, "minutes": 30}),
        ("stiffness-acr", 60),
        ("lbp-after-thr-2022", {"year_1": 82.4, "year_2": 91.2}),
        ("lbp-after-thr-2023", 61.7),
        ("thr-shape-2021", {"people": 74, "sore_backs": 26, "eased": 14}),
        ("posterior-supply", {"supplied": 15, "hips": 18}),
        ("spinal-infection-features", {"spinal_pain": 72, "fever": 55, "diabetes": 18, "iv_drugs": 9}),
        ("dislocation-absolute", {"all_hips_6_years": 2.1, "fusion_or_worn_spine_1_year": 1.68}),
    ],
)
def test_a_corrected_number_has_its_corrected_value(name, value):
    assert number(name).value == value


def test_intervals_of_corrected_numbers():
    assert number("smd-pelvic-tilt-2024").ci95 == (0.10, 0.35)
    assert number("exam-hipoa-medial-thigh").ci95 == {"lr_pos": (1.7, 37)}
    assert number("exam-hipoa-under-60").ci95 == {"lr": (0.02, 0.78)}
    assert number("acute-pain-course-2024").ci95 is None, "the intervals were cut off in every copy"


def _written(text):
    """Return the numbers in a text, without thousands' commas and signs; years are left out."""
    found = re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?!\w)", re.sub(r"(?<=\d),(?=\d{3})", "", text))
    return {one for one in found if not re.fullmatch("(19|20)[0-9][0-9]", one)}


def _stands(one, known):
    """Return whether a number is one of the known ones, rounded, or as a percentage."""
    close = 0.5 * 10 ** -len(one.partition(".")[2]) + 1e-9
    return any(abs(float(one) - float(other) * times) <= close for other in known for times in (1, 100))


WITHOUT_STATUS = {
    ("back-stiffness-eases", "40"),  # ages that guidance and criteria name
    ("missing-inflammatory-back-pain", "40"),
    ("missing-child-hip", "8"),
    ("missing-aortic-aneurysm", "60"),
}


def _known():
    """Return the numbers that may be printed of each work."""
    known = {}
    for one in load_numbers().values():
        if one.status != "unverified" and one.use != "avoid" and one.source:
            parts = (one.value, one.ci95, one.n, one.unit, one.population, one.comment, one.sd, one.range, one.pretest)
            written = (str(part).replace("-", " ") for part in parts if part is not None)
            known.setdefault(one.source, set()).update(*map(_written, written))
    for key, work in load_references().items():
        known.setdefault(key, set()).update({str(work.people)} if isinstance(work.people, int) else ())
    return known


def test_every_number_that_a_claim_prints_stands_with_a_status():
    known = _known()
    bare = set()
    for name, record in load_claims().items():
        texts = [(record.nuance if isinstance(record, Claim) else record.text, record.sources)]
        for finding in record.findings:
            halves = f"{finding.speaks_for or ''} {finding.against or ''}"
            texts.append((halves, (finding.work,)))
        for text, works in texts:
            pool = set.union({"10", "100"}, *(known[key] for key in works))
            bare |= {(name, one) for one in _written(text) if not _stands(one, pool)}
    assert bare == WITHOUT_STATUS


def test_every_number_on_muscles_and_nerves_stands_with_a_status():
    """Levels of the spine (L2, T12) are names, not numbers."""
    known = _known()
    printed = {
        (part.id, one): _stands(one, set.union(*(known[key] for key in part.sources)))
        for part in load_anatomy()
        for one in _written(" ".join(str(value) for value in part.model_dump(exclude={"sources", "claims"}).values()))
    }
    assert printed == {("nerve-to-quadratus-femoris", "15"): True, ("nerve-to-quadratus-femoris", "18"): True}


def test_the_words_on_anatomy_are_short_and_each_rests_on_works_that_may_be_cited():
    works = load_references()
    anatomy = load_anatomy()
    assert (len(anatomy.muscles), len(anatomy.nerves)) == (21, 10)
    for part in anatomy:
        assert all(works[key].citable for key in part.sources), part.id
        assert all(len(str(text)) <= 260 for text in part.model_dump(exclude={"sources"}).values()), part.id
    assert anatomy.drawn("longissimus_left").name.startswith("Erector spinae")
    with pytest.raises(KeyError, match="no words on “biceps”"):
        anatomy.drawn("biceps")


def test_works_that_found_both_are_told_whole():
    works, claims = load_references(), load_claims().values()
    both = {key for key, work in works.items() if work.both}
    told = {finding.work for record in claims for finding in record.findings if finding.both}
    assert both == told
    assert {
        "laird2014kinematics",
        "kim2020extension",
        "khan2004hippain",
        "mellor2018leap",
        "sadler2017lordosis",
    } <= both


def test_no_soft_word_claims_a_cause():
    texts = [
        text
        for record in load_claims().values()
        for text in (
            record.nuance if isinstance(record, Claim) else record.text,
            *(half for finding in record.findings for half in (finding.speaks_for, finding.against) if half),
        )
    ]
    assert [text for text in texts if re.search(r"\b(?:adds? to|contributes? to)\b", text)] == []


def test_an_unknown_number_is_refused_by_name():
    with pytest.raises(KeyError, match="no number “ll-mean-vas”"):
        number("ll-mean-vas")


def test_the_glossary_is_plain_text_in_short_definitions():
    terms = load_glossary()
    assert len(terms) >= 20
    assert all(len(term.definition) <= 400 for term in terms.values())


def test_nothing_is_read_at_import():
    script = (
        "import builtins, io, pathlib, sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "import hipspine.evidence\n"
        "print([name for name in opened if name.endswith(('.yml', '.bib'))])\n"
        "print('pybtex' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "False"]


def test_a_number_gives_its_interval_and_its_people_or_says_that_it_has_none():
    assert number("lbp-exercise-smd").interval("pain") == (-0.58, -0.08)
    assert number("walkback-hr").interval() == (0.60, 0.85)
    assert number("walkback-hr").people == 701
    for name, part in (
        ("fashion-ihot", ""),
        ("walkback-hr", "pain"),
        ("lbp-exercise-smd", "sleep"),
        ("lbp-exercise-smd", ""),
    ):
        with pytest.raises(ValueError, match=f"“{name}” has no 95 % interval"):
            number(name).interval(part)
    with pytest.raises(ValueError, match="has no count of people, but '66, 65, 68'"):
        number("leap-8-weeks-per-100").people  # noqa: B018
