"""The evidence ledger in a browser: folded, searched, shared by its address, printed, readable without scripts."""

from __future__ import annotations

import io
import unicodedata

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from hipspine.evidence import load_claims, verdict_of

PAGE = "chapters/evidence.html"
SCREENS = 6
SAFE = [one for one in load_claims().values() if getattr(one, "safety", False)]


@pytest.fixture
def ledger(visit):
    """A window on the ledger; ``address`` is what stands behind its name. Nothing may go wrong in it."""
    seen = []

    def open_page(address="", **window):
        seen.append(visit(PAGE + address, **window))
        return seen[-1].page

    yield open_page
    assert [visited.errors + visited.foreign for visited in seen] == [[] for _ in seen]


def shown(page):
    """Return the ids of the claims that the filters leave, folded or not."""
    return page.locator("details.hs-claim").evaluate_all(
        "all => all.filter((one) => !one.closest('[hidden]')).map((one) => one.id.replace('claim-', ''))"
    )


def letters(text):
    """Return the letters and figures of a text: paper has ligatures, other quotation marks and other line ends."""
    return "".join(one for one in unicodedata.normalize("NFKC", text) if one.isalnum())


def printed(page):
    return letters("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages))


def status(page):
    return page.locator(".hs-ledger-filters output")


def test_it_is_short_on_a_phone_until_something_is_opened(ledger):
    page = ledger(width=390, height=844)
    expect(status(page)).to_have_text(f"{len(load_claims())} statements")
    assert page.evaluate("document.documentElement.scrollHeight") <= SCREENS * 844
    assert page.locator("details.hs-claim:visible").count() == 0
    page.locator("details.hs-ledger-chapter > summary").first.click()
    assert page.locator("details.hs-claim:visible").count() > 0
    assert page.locator("details.hs-claim[open]").count() == 0


@pytest.mark.parametrize("verdict", sorted({verdict_of(one)[0] for one in load_claims().values()}))
def test_a_verdict_leaves_its_claims_and_no_others(ledger, verdict):
    page = ledger()
    page.get_by_label("Verdict").select_option(verdict)
    expected = [name for name, one in load_claims().items() if verdict_of(one)[0] == verdict]
    expect(status(page)).to_have_text(f"{len(expected)} of {len(load_claims())} statements")
    assert sorted(shown(page)) == sorted(expected)


def test_chapter_and_safety_narrow_what_is_shown(ledger):
    page = ledger()
    page.get_by_label("Chapter").select_option("seek-care")
    page.get_by_label("Only where safer words come first").check()
    expected = [one.id for one in SAFE if one.chapter == "seek-care"]
    expect(status(page)).to_have_text(f"{len(expected)} of {len(load_claims())} statements")
    assert sorted(shown(page)) == sorted(expected)
    assert page.locator("details.hs-ledger-chapter[open]").count() == 1


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("LINKED unit", "works-as-one-unit"),  # the claim, whatever its capitals, in any order
        ("69 of 111", "works-as-one-unit"),  # its limits
        ("legaye", "works-as-one-unit"),  # its sources
        ("psoas iliacus", None),
    ],
)
def test_words_are_found_in_claim_limits_and_sources(ledger, words, claim):
    page = ledger()
    page.get_by_role("searchbox").fill(words)
    expect(status(page)).not_to_have_text(f"{len(load_claims())} statements")
    found = shown(page)
    assert len(found) < len(load_claims()) / 2
    if claim:
        assert claim in found
    texts = page.locator("details.hs-claim").evaluate_all(
        "all => all.filter((one) => !one.closest('[hidden]')).map((one) => one.textContent.toLowerCase())"
    )
    assert all(word in text for text in texts for word in words.lower().split())


def test_where_a_claim_is_used_is_no_hit(ledger):
    """Titles of chapters hold words such as "hip", which would find everything."""
    page = ledger()
    page.get_by_role("searchbox").fill("used in")
    expect(status(page)).not_to_have_text(f"{len(load_claims())} statements")
    assert len(shown(page)) < len(load_claims()) / 2


def test_nothing_found_is_said_and_the_way_out_is_beside_it(ledger):
    page = ledger()
    assert not page.get_by_role("button", name="Clear the filters").is_visible()
    page.get_by_role("searchbox").fill("zebra")
    expect(status(page)).to_have_text("Nothing found.")
    assert page.locator("details.hs-ledger-chapter:visible").count() == 0
    page.get_by_role("button", name="Clear the filters").click()
    expect(status(page)).to_have_text(f"{len(load_claims())} statements")
    assert page.evaluate("document.activeElement.name") == "q"
    assert page.evaluate("location.hash") == ""
    assert page.locator("details.hs-ledger-chapter[open]").count() == 0
    assert page.locator("details.hs-ledger-chapter:visible").count() == 6


def test_the_count_is_a_polite_live_region(ledger):
    page = ledger()
    expect(status(page)).to_have_attribute("role", "status")
    page.evaluate(
        "() => { window.said = []; const count = document.querySelector('.hs-ledger-filters output');"
        "new MutationObserver(() => said.push(count.textContent)).observe(count, {childList: true}); }"
    )
    page.get_by_role("searchbox").press_sequentially("groin", delay=20)
    expect(status(page)).to_contain_text(" of ")
    assert len(page.evaluate("said")) == 1, "it speaks when typing rests, not at each letter"


def test_the_address_carries_the_search_to_another_reader(ledger):
    page = ledger()
    page.get_by_role("searchbox").fill("groin & hip")
    page.get_by_label("Verdict").select_option("contested")
    expect(status(page)).to_contain_text(" of ")
    page.wait_for_function("() => location.hash.includes('contested')")
    address = page.evaluate("location.hash")
    assert page.evaluate("location.search") == "", "what one searches is no server's business"
    other = ledger(address)
    expect(other.get_by_role("searchbox")).to_have_value("groin & hip")
    expect(other.get_by_label("Verdict")).to_have_value("contested")
    expect(status(other)).to_have_text(status(page).inner_text())
    assert shown(other) == shown(page)


@pytest.mark.parametrize("address", ["#record?verdict=nonsense&chapter=%3Cb%3E&colour=red", "#record?q=", "#record?%"])
def test_an_address_that_makes_no_sense_shows_everything(ledger, address):
    page = ledger(address)
    expect(status(page)).to_have_text(f"{len(load_claims())} statements")
    assert len(shown(page)) == len(load_claims())


@pytest.mark.parametrize("place", ["claim-two-week-rule", "src-heino1990hip"])
def test_a_link_to_an_entry_opens_it(ledger, place):
    page = ledger(f"#{place}")
    expect(page.locator(f"#{place}")).to_be_in_viewport()
    assert page.locator(f"#{place}").evaluate("(one) => one.closest('details').open")


def test_a_link_to_a_claim_that_is_filtered_out_clears_the_filters(ledger):
    page = ledger("#record?verdict=contested")
    expect(status(page)).to_contain_text(" of ")
    page.evaluate("location.hash = '#claim-two-week-rule'")
    expect(page.locator("#claim-two-week-rule .hs-sources")).to_be_in_viewport()
    expect(status(page)).to_have_text(f"{len(load_claims())} statements")


def test_the_sources_of_a_claim_lead_to_what_was_confirmed(ledger):
    page = ledger("#claim-two-week-rule")
    page.locator("#claim-two-week-rule .hs-sources a").first.click()
    target = page.locator(page.evaluate("location.hash"))
    expect(target).to_be_in_viewport()


def test_without_scripts_the_search_is_hidden_and_all_can_be_opened(visit):
    page = visit(PAGE, javascript=False).page
    assert not page.locator(".hs-ledger-filters").is_visible()
    page.locator("details.hs-ledger-chapter > summary").first.click()
    page.locator("details.hs-claim > summary").first.click()
    expect(page.locator("details.hs-claim").first.locator(".hs-sources")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_printing_opens_everything_and_closes_it_again(visit, javascript):
    page = visit(PAGE, javascript=javascript).page
    words = printed(page)
    for claim in load_claims().values():
        told = claim.findings[0].speaks_for or claim.findings[0].against if claim.findings else None
        for text in filter(None, (getattr(claim, "nuance", None), told)):
            assert letters(text)[:40] in words, claim.id
    assert page.locator("details[open]").count() == 0


def test_what_is_filtered_out_is_not_printed(ledger):
    page = ledger("#record?verdict=convention")
    expect(status(page)).to_contain_text(" of ")
    words = printed(page)
    for claim in load_claims().values():
        if nuance := getattr(claim, "nuance", None):
            assert (letters(nuance)[:40] in words) == (verdict_of(claim)[0] == "convention"), claim.id
