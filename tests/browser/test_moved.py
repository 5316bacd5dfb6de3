"""Addresses under which a page stood before lead on, with what stands behind the #."""

from __future__ import annotations

import pytest
import yaml

from tests.support.chapters import CHAPTERS

CONFIG = yaml.safe_load((CHAPTERS.parent / "_config.yml").read_text(encoding="utf-8"))
MOVED = CONFIG["sphinx"]["config"]["redirects"]


def test_the_pages_that_moved_are_there():
    assert {"chapters/06-case-clinic", "chapters/07-final"} <= set(MOVED)
    assert all((CHAPTERS / target.replace(".html", ".ipynb")).is_file() for target in MOVED.values())


@pytest.mark.parametrize("old", MOVED)
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_an_old_address_leads_on(visit, old, javascript):
    seen = visit(f"{old}.html#in-one-minute", javascript=javascript)
    seen.page.wait_for_url(f"**/{MOVED[old]}*")
    if javascript:
        assert seen.page.url.endswith(f"{MOVED[old]}#in-one-minute")
    assert seen.foreign == []
