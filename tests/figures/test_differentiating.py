"""The figures of chapter 4: three views and three studies of hip pain, and what one finding does to a probability."""

from __future__ import annotations

import itertools
import math
import re

import pytest

from hipspine.evidence import number
from hipspine.figures import declared
from hipspine.figures.finding import FINDINGS, SCALE, SPACING
from hipspine.figures.pain_map import REGION, STEPS, STUDY
from hipspine.figures.palette import PALETTE
from hipspine.figures.telling import SCALE_STEPS

STUDIES = [study for study, _ in STUDY.options]
REGIONS = [region for region, _ in REGION.options]


def primitives(name, kind, style=None):
    return [m for m in declared(name).spec["primitives"] if m["kind"] == kind and style in (None, m["style"])]


def shown(name, kind, style, values):
    e = declared(name).evaluate(values)
    return [m for m in primitives(name, kind, style) if e[m["when"]] > 0]


@pytest.mark.parametrize("region", REGIONS)
def test_the_chosen_region_alone_is_outlined_in_every_view_that_has_it(region):
    edged = {m["shape"] for m in shown("pain-map", "bone", "chosen", {"region": region})}
    drawn = {m["shape"] for m in primitives("pain-map", "region") if m["shape"].endswith(f"/{region}")}
    assert edged == drawn
    assert drawn
    assert len(shown("pain-map", "line", "chosen", {"region": region})) == len(drawn)


def test_an_outlined_region_is_closed():
    chosen = declared("pain-map")
    e = chosen.evaluate({"region": "buttock"})
    for line, bone in zip(
        shown("pain-map", "line", "chosen", {"region": "buttock"}),
        shown("pain-map", "bone", "chosen", {"region": "buttock"}),
        strict=True,
    ):
        (ring,) = chosen.shapes[bone["shape"]]
        _, dx, dy = (e[i] for i in bone["at"])
        ends = [(e[i], e[j]) for i, j in line["points"]]
        assert ends == [pytest.approx((x + dx, y + dy)) for x, y in (ring[-1], ring[0])]


def test_every_region_can_be_clicked():
    assert {tuple(m["picks"]) for m in primitives("pain-map", "region")} == {("region", region) for region in REGIONS}
    assert all(m["picks"][1] == m["shape"].split("/")[-1] for m in primitives("pain-map", "region"))
    assert {m["shape"].split("/")[1] for m in primitives("pain-map", "region")} == {"front", "side", "back"}


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("study", STUDIES)
def test_readouts_and_words_tell_what_each_study_found_in_the_region(region, study):
    chosen = declared("pain-map")
    found = chosen.values({"study": study})[region]
    e = chosen.evaluate({"region": region})
    readout = e[chosen.spec["readouts"][STUDIES.index(study)]["value"]]
    (told,) = re.findall(rf"{study.title()} \d+ \((\d+) people\) (.*?)[;.]", chosen.describe({"region": region}))
    source = {"lesher": "lesher-map", "poulsen": "poulsen-map", "khan": "khan-below-knee"}[study]
    assert told[0] == str(number(source).n).split()[0]
    if math.isnan(found):
        assert math.isnan(readout)
        assert told[1] == "not asked"
    else:
        assert readout == found
        assert told[1] == f"{found} %".replace(".0 ", " ")


def test_the_first_region_is_the_one_marked_most_in_the_first_study():
    values = declared("pain-map").values({})
    assert max(REGIONS, key=lambda region: -1 if math.isnan(values[region]) else values[region]) == values["region"]


@pytest.mark.parametrize("study", STUDIES)
def test_every_number_of_a_study_stands_on_the_map(study):
    chosen = declared("pain-map")
    e = chosen.evaluate({"study": study})
    printed = {e[m["values"][0]] for m in primitives("pain-map", "label", "label-ink") if e[m["when"]] > 0}
    values = chosen.values({"study": study})
    assert printed == {values[region] for region in REGIONS if not math.isnan(values[region])}


@pytest.mark.parametrize("layer", ["back", "root"])
def test_what_nobody_counted_is_drawn_without_numbers_and_said_to_have_none(layer):
    chosen = declared("pain-map")
    plain, shown_too = ({**chosen.check({}), layer: state} for state in ("off", "on"))

    def texts(values):
        e = chosen.evaluate(values)
        return {m["text"] for m in primitives("pain-map", "label") if "when" not in m or e[m["when"]] > 0}

    (added,) = texts(shown_too) - texts(plain)
    assert not re.search(r"\d|\{", added)
    assert "They hold no numbers" in chosen.illustrative
    assert "no numbers for it" in chosen.describe({"back": "on"})
    assert "no numbers for it" not in chosen.describe({})


def test_the_legend_names_the_steps_of_the_colours():
    (dots,) = primitives("pain-map", "icons")
    assert [name for name, _ in dots["groups"]] == [f"scale-{n}" for n in reversed(range(len(SCALE_STEPS)))]
    lows = [int(re.match(r"\d+", text)[0]) for text in STEPS]
    assert lows == list(SCALE_STEPS)
    highs = [int(text.split("–")[1]) for text in STEPS[:-1]]
    assert [high + 1 for high in highs] == lows[1:]
    legend = [m["text"] for m in primitives("pain-map", "label", "label-muted")]
    assert legend == ["of 100", *reversed(STEPS), "not<br>asked"]


def test_the_chosen_region_is_named_with_its_share_or_as_not_asked():
    chosen = declared("pain-map")
    for study, region, said in (("lesher", "buttock", "Buttock: {0} of 100"), ("khan", "groin", "Groin: not asked")):
        e = chosen.evaluate({"study": study, "region": region})
        headings = [m for m in primitives("pain-map", "label", "label-heading") if e[m["when"]] > 0]
        assert [m["text"] for m in headings] == [said]
        assert [e[i] for i in headings[0]["values"]] == ([71] if study == "lesher" else [])


# finding


@pytest.mark.parametrize(
    ("finding", "after", "low", "high"),
    list(
        zip(
            FINDINGS,
            (0.759, 0.746, 0.699, 0.110, 0.054),
            (0.401, 0.452, 0.553, 0.030, 0.010),
            (0.937, 0.912, 0.812, 0.322, 0.287),
            strict=True,
        )
    ),
)
def test_a_published_ratio_brings_its_interval(finding, after, low, high):
    values = declared("finding").values({"lr": finding.ratio})
    found = [values[name] for name in ("posttest", "posttest_low", "posttest_high")]
    assert found == pytest.approx([after, low, high], abs=0.001)
    assert finding.name in declared("finding").describe({"lr": finding.ratio})
    (line,) = shown("finding", "line", "interval", {"lr": finding.ratio})
    e, (left, right, *_) = declared("finding").evaluate({"lr": finding.ratio}), SCALE.box
    ends = [(e[i] - left) / (right - left) for i, _ in line["points"]]
    assert ends == pytest.approx([low, high], abs=0.001)


def test_the_published_ratios_are_those_of_the_review():
    """Metcalfe 2019: findings that speak for hip arthritis on an X-ray, and findings that speak against it."""
    assert [(finding.ratio, finding.low, finding.high) for finding in FINDINGS] == [
        (6.1, 1.3, 29),
        (5.7, 1.6, 20),
        (4.5, 2.4, 8.4),
        (0.24, 0.06, 0.92),
        (0.11, 0.02, 0.78),
    ]


def test_no_finding_is_called_the_best():
    """The review's highest ratio is none of the buttons, and its interval covers theirs."""
    widest = number("exam-hipoa-medial-thigh")
    assert (widest.value["lr_pos"], widest.ci95["lr_pos"]) == (7.8, (1.7, 37))
    answer = " ".join(declared("finding").answer)
    assert "7.8, from 1.7 to 37" in answer
    assert "none can be called the best" in answer


def test_a_finding_that_speaks_against_takes_the_chance_down():
    values = declared("finding").values({"lr": 0.11})
    assert values["posttest_low"] < values["posttest"] < values["posttest_high"] < 0.34


def test_the_map_tells_who_was_chosen_and_what_the_buttock_leans_to():
    answer = " ".join(declared("pain-map").answer)
    assert "None of Poulsen’s people had pain only in the knee" in answer
    assert "chosen because a hip hurt" in answer
    assert "before surgery it was more common with hip arthritis" in answer


def test_a_ratio_of_ones_own_has_no_interval_and_says_so():
    values = declared("finding").values({"lr": 3})
    assert math.isnan(values["posttest_low"])
    assert math.isnan(values["posttest_high"])
    assert not shown("finding", "line", "interval", {"lr": 3})
    assert "your own" in declared("finding").describe({"lr": 3})


@pytest.mark.parametrize("values", [{}, {"lr": 1}, {"lr": 0.05, "pretest": 0.99}, {"lr": 30, "pretest": 0.01}])
def test_people_are_coloured_by_the_chance_after_and_framed_by_the_chance_before(values):
    chosen = declared("finding")
    told, people = chosen.values(values), chosen.traces(values)[0]
    coloured = sum(colour == PALETTE["blue"][0] for colour in people["marker"]["color"])
    assert coloured == math.floor(100 * told["posttest"] + 0.5)
    e = chosen.evaluate(values)
    (frame,) = primitives("finding", "line", "around")
    corners = [(e[i], e[j]) for i, j in frame["points"]]
    area = abs(sum(a * d - b * c for (a, b), (c, d) in itertools.pairwise(corners))) / 2
    assert area / SPACING**2 == pytest.approx(round(100 * told["pretest"]))  # each person stands in one square of it


@pytest.mark.parametrize("lr", [0.05, 1, 4.5, 30])
def test_the_curve_is_the_model_and_the_point_lies_on_the_scale(lr):
    chosen = declared("finding")
    before, (after, unmoved) = chosen.sweep({"lr": lr})
    assert after == pytest.approx([100 * chosen.model(pretest=x, lr=lr)["posttest"] for x in before])
    assert unmoved == pytest.approx([100 * x for x in before])
    (point,) = primitives("finding", "dot")
    e, (left, right, *_) = chosen.evaluate({"lr": lr}), SCALE.box
    assert (e[point["at"][0]] - left) / (right - left) == pytest.approx(chosen.values({"lr": lr})["posttest"])


def test_the_limits_stand_on_the_figure():
    chosen = declared("finding")
    for said in ("X-ray", "hip or spine?", "one finding at a time", "never a diagnosis", "our calculation"):
        assert said in chosen.caption.replace("Take one", "take one")
    assert "34 %" in chosen.illustrative
    assert "never a diagnosis" in chosen.describe({})
