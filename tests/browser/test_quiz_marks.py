"""The quiz in a real browser: the values that page and Python exchange (tests/node compares the marks themselves)."""

from __future__ import annotations

import pytest

from tests.support.quiz_page import island, samples


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("set('respones', {})", "it has responses, checked"),
        ("set('responses', {'seesaw': 'a'})", "there are sample-seesaw"),
        ("set('responses', {'sample-seesaw': 'z'})", "is no answer"),
        ("set('checked', ['seesaw'])", "there are sample-seesaw"),
        ("set('confidence', {'sample-seesaw': 60})", "one of 50, 75, 95"),
        ("set('seed', -1)", "whole number"),
    ],
)
def test_wrong_values_from_outside_are_refused(opened, call, words):
    page = opened()
    refusal = page.evaluate(f"document.querySelector('.hs-island').{call}.then(() => '', (error) => error.message)")
    assert words in refusal
    assert island(page, "get('responses')") == {}


def test_what_an_older_version_stored_does_no_harm(opened):
    content = samples.sample_content()
    content["items"][0]["options"].pop()
    page = opened(content)
    page.evaluate("""() => {
        const shim = { 'sample-seesaw': 'c', 'gone': 'a', 'sample-pull': 'x' };
        return import('/frontend/src/quiz/values.js').then(async ({ values }) => {
            const island = document.querySelector('.hs-island');
            const model = { get: (name) => (name === 'responses' ? shim : island.get(name)) };
            window.read = await values(model);
        });
    }""")
    assert page.evaluate("window.read") == {"score": 0, "answered": 0, "total": 3}
