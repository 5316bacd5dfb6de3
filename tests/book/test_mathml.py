"""Formulas become MathML, and a wrong one is refused."""

from __future__ import annotations

import lxml.etree
import pytest

from hipspine.mathml import mathml
from hipspine.models import MODELS, model


@pytest.mark.parametrize("display", [True, False])
def test_formula_is_mathml(display):
    root = lxml.etree.fromstring(mathml(r"\frac{a}{b_1} = \sqrt{2}", display=display))
    assert root.tag.endswith("}math") and root.get("display") == ("block" if display else "inline")
    assert [child.tag.partition("}")[2] for child in root.iter()].count("mfrac") == 1


@pytest.mark.parametrize("latex", [r"\nosuchcommand{a}", r"\left( a", r"a^", "a & b"])
def test_wrong_formula_is_refused(latex):
    with pytest.raises(ValueError, match=r"\w"):
        mathml(latex, display=False)


@pytest.mark.parametrize("name", sorted(MODELS))
def test_equations_of_every_model_can_be_shown(name):
    assert "<mtable" in mathml(model(name).latex(), display=True)


@pytest.mark.parametrize("hostile", [r"\text{<script>alert(1)</script>}", r"\href{javascript:alert(1)}{x}"])
def test_a_formula_is_never_more_than_a_formula(hostile):
    with pytest.raises(ValueError, match=r"."):
        mathml(hostile, display=False)
