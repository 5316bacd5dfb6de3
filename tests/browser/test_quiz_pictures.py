"""A question that shows a picture: in the page and on paper, with its words and whose it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from hipspine.quiz.content import content
from tests.support.axe import violations
from tests.support.pictured import ALT, CREDIT, loaded, pictured
from tests.support.quiz_page import card
from tests.support.quiz_samples import CLAIMS, REFERENCES


@pytest.mark.parametrize("width", [390, 1280])
def test_the_picture_stands_below_what_is_asked(opened, tmp_path, width):
    page = opened(content(loaded(pictured(tmp_path)), CLAIMS, REFERENCES))
    page.set_viewport_size({"width": width, "height": 900})
    form = card(page, "kinds-cloze")
    picture = form.get_by_role("img", name=ALT)
    expect(picture).to_be_visible()
    assert picture.evaluate("(image) => image.naturalWidth") == 40
    assert picture.bounding_box()["y"] > form.locator("legend").first.bounding_box()["y"]
    expect(form.get_by_text(CREDIT)).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
