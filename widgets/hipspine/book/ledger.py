"""The evidence ledger: every statement with its verdict, folded by chapter, below a form that searches it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

import hipspine.evidence as evidence
from hipspine.book import wording
from hipspine.book.glossary import GlossaryList
from hipspine.book.ledger_filters import filters
from hipspine.book.links import HtmlElement, html, pages, uses
from hipspine.book.lists import DataDirective, link
from hipspine.book.works import ReferenceLinks, ReferencesList, confirmed
from hipspine.chapters import catalogue
from hipspine.evidence.wording import CONFIRMED_TITLE, NOT_CITED

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_OURS = "examination-and-care"
"""The chapter whose claims do not come from the document."""


class ClaimsLedger(DataDirective):
    """``{claims-ledger}``: every claim and omission by chapter, then how far each work was confirmed.

    Chapters and entries are folded (native ``details``, which open without a script); ``ledger.js`` searches them.
    """

    kind = "claim"
    files = ("claims.yml", "references.bib")

    def build(self) -> Iterator[nodes.Node]:
        """Yield the tally, the form, a section for each chapter, and the notes on the works."""
        self.env.metadata[self.env.docname]["hs_ledger"] = True
        claims = evidence.load_claims().values()
        parted = [(chapter, [one for one in claims if one.chapter == chapter.id]) for chapter in catalogue()]
        told = [(chapter, some) for chapter, some in parted if some]
        yield _tally(claims)
        yield filters({chapter.id: chapter.title for chapter, _ in told}, len(claims))
        for chapter, some in told:
            folded = _folded(wording.statements(len(some)), map(_card, some), ["hs-ledger-chapter"])
            folded["attrs"]["data-chapter"] = chapter.id
            yield _section(f"claims-{chapter.id}", chapter.title, [folded])
        works = evidence.load_references().values()
        notes = nodes.definition_list("", *map(confirmed, works), classes=["hs-notes"])
        folded = _folded(wording.works(len(works)), [notes], ["hs-ledger-works"])
        yield _section("how-confirmed", CONFIRMED_TITLE, [folded])


class UsedIn(SphinxPostTransform):
    """Fill in, when the ledger is written, where each claim is used: known only after all pages were read."""

    default_priority = 410
    formats = ("html",)

    def run(self, **options: object) -> None:
        """Give every placeholder a link for each page that uses its claim."""
        for node in list(self.document.findall(HtmlElement)):
            claim = node.get("hs_used")
            if claim is None:
                continue
            using = [page for page in sorted(uses(self.env)) if claim in uses(self.env)[page]]
            links = [self._link_to(page, claim) for page in using]
            node.extend(_joined(f"{wording.USED_IN}: ", links) if links else [])

    def _link_to(self, page: str, claim: str) -> HtmlElement:
        href = f"{self.app.builder.get_relative_uri(self.env.docname, page)}#use-{claim}"
        return link(href, self.env.titles[page].astext())


def setup_ledger(app: Sphinx) -> None:
    """Register the three directives of the pages that are made from the data."""
    app.add_directive("claims-ledger", ClaimsLedger)
    app.add_directive("references-list", ReferencesList)
    app.add_directive("glossary-list", GlossaryList)
    app.add_post_transform(UsedIn)
    app.add_post_transform(ReferenceLinks)
    app.connect("env-updated", _rewrite_ledger)


def _rewrite_ledger(_: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have the ledger written again when any page was read: its links back may have changed."""
    return [pages(env)["claim"]] if "claim" in pages(env) else []


def _tally(claims: Collection[evidence.Claim | evidence.Omission]) -> nodes.Node:
    """Count the verdicts."""
    counts = Counter(evidence.verdict_of(claim) for claim in claims)
    order = [*evidence.VERDICTS.items(), ("omission", evidence.OUR_ADDITION)]
    items = [html("li", _pill(name, words), nodes.Text(f" {counts[name, words]}")) for name, words in order]
    return html("ul", *items, classes=["hs-tally"])


def _card(claim: evidence.Claim | evidence.Omission) -> HtmlElement:
    """Show one claim: the words and the verdict, and below them what limits it, the sources, and where it is used."""
    verdict, words = evidence.verdict_of(claim)
    pill = _pill(verdict, words)
    if isinstance(claim, evidence.Omission):
        said, body = [_said(nodes.Text(claim.text))], []
    elif claim.safety:
        ours = claim.chapter == _OURS
        # The verdict is of the words that could mislead, and must not seem to be of the safer ones.
        whose = html("span", nodes.Text(f"{wording.OFTEN if ours else wording.DOCUMENT}: "), classes=["hs-whose"])
        safer = nodes.strong("", f"{wording.SAFER}: ")
        said = [_said(safer, nodes.Text(claim.safer), classes=["hs-safer"]), whose]
        misleads = wording.OFTEN_SAID if ours else wording.MISLEADS
        body = [nodes.paragraph("", f"{misleads}: “{claim.claim}” {claim.nuance}")]
    else:
        said, body = [_said(nodes.Text(claim.claim))], [nodes.paragraph("", claim.nuance)]
    if claim.findings:
        body.append(_findings(claim.findings))
    summary = html("summary", *said, nodes.Text(" "), pill)
    attrs = {"data-verdict": verdict}
    if isinstance(claim, evidence.Claim) and claim.safety:
        attrs["data-safety"] = "yes"
    parts = [summary, *body, _sources(claim), _foot(claim.id)]
    return html("details", *parts, ids=[f"claim-{claim.id}"], classes=["hs-claim"], attrs=attrs)


def _said(*words: nodes.Node, classes: list[str] | None = None) -> HtmlElement:
    return html("span", *words, nodes.Text(" "), classes=["hs-said", *(classes or [])])


def _sources(claim: evidence.Claim | evidence.Omission) -> nodes.Node:
    found = _joined(f"{wording.SOURCES}: ", [_source(key) for key in claim.sources])
    if not any(evidence.load_references()[key].citable for key in claim.sources):
        found.append(nodes.Text(f" ({wording.NONE_OF_THEM})"))
    return nodes.paragraph("", "", *found, classes=["hs-sources"])


def _foot(claim: str) -> nodes.Node:
    """Where a claim is used, and its own address: no part of what is searched."""
    used = html("span")
    used["hs_used"] = claim
    own = link(f"#claim-{claim}", wording.OWN_ADDRESS)
    return nodes.paragraph("", "", own, nodes.Text(" "), used, classes=["hs-used"])


def _findings(findings: Iterable[evidence.Finding]) -> HtmlElement:
    """Show side by side what works found for a claim and against it."""
    heads = html("tr", *(html("th", nodes.Text(words), attrs={"scope": "col"}) for words in wording.HALVES))
    return html("table", html("thead", heads), *map(_finding, findings), classes=["hs-sides"])


def _finding(finding: evidence.Finding) -> HtmlElement:
    """Show one work and its two halves; where a half is missing, say why if the claim says so."""
    label = nodes.Text(evidence.load_references()[finding.work].label)
    work = html("tr", html("th", label, attrs={"colspan": "2", "scope": "rowgroup"}))
    if finding.speaks_for is None and finding.against is None:
        cells = [html("td", nodes.Text(finding.aside), attrs={"colspan": "2"}, classes=["hs-aside"])]
    else:
        cells = [_half(words, finding.aside) for words in (finding.speaks_for, finding.against)]
    return html("tbody", work, html("tr", *cells))


def _half(words: str | None, aside: str | None) -> HtmlElement:
    if words:
        return html("td", nodes.Text(words))
    return html("td", nodes.Text(aside or "–"), classes=["hs-aside" if aside else "hs-none"])


def _source(key: str) -> HtmlElement:
    work = evidence.load_references()[key]
    return link(f"#src-{key}", work.label if work.citable else f"{work.label} ({NOT_CITED})")


def _folded(summary: str, inside: Iterable[nodes.Node], classes: list[str]) -> HtmlElement:
    return html("details", html("summary", nodes.Text(summary)), *inside, classes=classes)


def _section(name: str, title: str, children: list[nodes.Node]) -> nodes.section:
    return nodes.section("", nodes.title("", title), *children, ids=[name], names=[name])


def _pill(verdict: str, words: str) -> HtmlElement:
    return html("span", nodes.Text(words), classes=["hs-badge", f"hs-badge-{verdict}"])


def _joined(lead: str, links: list[HtmlElement]) -> list[nodes.Node]:
    """Return ``links`` after ``lead``, with commas between."""
    result: list[nodes.Node] = [nodes.Text(lead)]
    for index, one in enumerate(links):
        result += [nodes.Text(", "), one] if index else [one]
    return result
