"""Three pages made from the data: the evidence ledger, the list of works and the glossary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from hipspine import evidence
from hipspine.book import wording
from hipspine.book.links import HtmlElement, address, html, pages, uses, verdict_of
from hipspine.chapters import catalogue
from hipspine.evidence.bibliography import load_bibliography
from hipspine.paths import data_path

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_OURS = "examination-and-care"
"""The chapter whose claims do not come from the document."""
_HIDDEN_FIELDS = ("note", "unconfirmed", "shortauthor", "people", "sides")


class DataDirective(SphinxDirective):
    """A directive without content whose page lists the targets of one kind of link."""

    kind: ClassVar[str]
    files: ClassVar[tuple[str, ...]]

    def run(self) -> list[nodes.Node]:
        """Return the list; the page is read again whenever the data change."""
        pages(self.env)[self.kind] = self.env.docname
        for file in self.files:
            self.env.note_dependency(str(data_path() / file))
        return list(self.build())

    def build(self) -> Iterator[nodes.Node]:
        """Yield what stands on the page."""
        raise NotImplementedError


class ClaimsLedger(DataDirective):
    """``{claims-ledger}``: every claim and omission by chapter, then how far each work was confirmed."""

    kind = "claim"
    files = ("claims.yml", "references.bib")

    def build(self) -> Iterator[nodes.Node]:
        """Yield the tally, a section for each chapter, and the notes on the works."""
        claims = evidence.load_claims().values()
        yield _tally(claims)
        for chapter in catalogue():
            if cards := [_card(claim) for claim in claims if claim.chapter == chapter.id]:
                yield _section(f"claims-{chapter.id}", chapter.title, cards)
        notes = nodes.definition_list(classes=["hs-notes"])
        for work in evidence.load_references().values():
            notes += _confirmed(work)
        yield _section("how-confirmed", wording.CONFIRMED_TITLE, [notes])


class ReferencesList(DataDirective):
    """``{references-list}``: the works that the course may cite, by author, without the notes."""

    kind = "cite"
    files = ("references.bib",)

    def build(self) -> Iterator[nodes.Node]:
        """Yield one list, formatted by pybtex."""
        from pybtex.database import BibliographyData, Entry
        from pybtex.style.formatting.plain import Style
        from pybtex.style.template import Node, field, names, optional, sentence
        from pybtex_docutils import Backend

        class TitlesAsWritten(Style):  # type: ignore[misc]  # pybtex says no types
            """The plain style, which would otherwise put abbreviations in titles into small letters.

            A work of which no page shows who wrote it stands by its title.
            """

            def format_names(self, role: str, as_sentence: bool = True) -> Node:
                found = names(role, sep=", ", sep2=" and ", last_sep=", and ")
                return optional[sentence[found]] if as_sentence else found

            def format_title(self, e: Entry, which_field: str, as_sentence: bool = True) -> Node:
                title = field(which_field)
                return sentence[title] if as_sentence else title

        shown = BibliographyData()
        for key, entry in load_bibliography().entries.items():
            if evidence.load_references()[key].citable:
                fields = {name: text for name, text in entry.fields.items() if name not in _HIDDEN_FIELDS}
                if "url" in fields:
                    fields.pop("howpublished", None)
                shown.add_entry(key, Entry(entry.type, fields=fields, persons=entry.persons))
        backend = Backend()
        items = [
            html("li", nodes.paragraph("", "", *formatted.text.render(backend)), ids=[f"ref-{formatted.key}"])
            for formatted in TitlesAsWritten(abbreviate_names=True).format_bibliography(shown)
        ]
        yield html("ul", *items, classes=["hs-references"])


class GlossaryList(DataDirective):
    """``{glossary-list}``: the words that the course explains, by the alphabet."""

    kind = "term"
    files = ("glossary.yml",)

    def build(self) -> Iterator[nodes.Node]:
        """Yield one definition list."""
        glossary = nodes.definition_list(classes=["hs-glossary"])
        for term in sorted(evidence.load_glossary().values(), key=lambda term: term.term.casefold()):
            glossary += _definition(f"term-{term.id}", [nodes.Text(term.term)], [nodes.Text(term.definition)])
        yield glossary


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
            node.extend(_joined(f". {wording.USED_IN}: ", links) if links else [])

    def _link_to(self, page: str, claim: str) -> HtmlElement:
        href = f"{self.app.builder.get_relative_uri(self.env.docname, page)}#use-{claim}"
        return _a(href, self.env.titles[page].astext())


def setup_ledger(app: Sphinx) -> None:
    """Register the three directives."""
    app.add_directive("claims-ledger", ClaimsLedger)
    app.add_directive("references-list", ReferencesList)
    app.add_directive("glossary-list", GlossaryList)
    app.add_post_transform(UsedIn)
    app.add_post_transform(ReferenceLinks)
    app.connect("env-updated", _rewrite_ledger)


class ReferenceLinks(SphinxPostTransform):
    """Give the works of the ledger their address on the page of references."""

    default_priority = 411
    formats = ("html",)

    def run(self, **options: object) -> None:
        """Fill in the addresses; without such a page the label stays plain text."""
        for node in list(self.document.findall(HtmlElement)):
            if "hs_work" not in node:
                continue
            href = address(self.app, self.env.docname, "cite", node["hs_work"])
            node.replace_self(_a(href, node.astext()) if href else node.children)


def _rewrite_ledger(_: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have the ledger written again when any page was read: its links back may have changed."""
    return [pages(env)["claim"]] if "claim" in pages(env) else []


def _tally(claims: Iterable[evidence.Claim | evidence.Omission]) -> nodes.Node:
    """Count the verdicts."""
    counts = Counter(verdict_of(claim) for claim in claims)
    order = [*evidence.VERDICTS.items(), ("omission", wording.OUR_ADDITION)]
    items = [html("li", _pill(name, words), nodes.Text(f" {counts[name, words]}")) for name, words in order]
    return html("ul", *items, classes=["hs-tally"])


def _card(claim: evidence.Claim | evidence.Omission) -> HtmlElement:
    """Show one claim: the words, the verdict, what limits it, the sources, and where it is used."""
    pill = _pill(*verdict_of(claim))
    sources = _joined(f"{wording.SOURCES}: ", [_source(key) for key in claim.sources])
    if not any(evidence.load_references()[key].citable for key in claim.sources):
        sources.append(nodes.Text(f" ({wording.NONE_OF_THEM})"))
    used = html("span")
    used["hs_used"] = claim.id
    foot = nodes.paragraph("", "", *sources, used, classes=["hs-sources"])
    if isinstance(claim, evidence.Omission):
        body = [nodes.paragraph("", "", pill, nodes.Text(f" {claim.text}"))]
    elif claim.safety:
        said = wording.OFTEN_SAID if claim.chapter == _OURS else wording.MISLEADS
        body = [
            nodes.paragraph(
                "", "", nodes.strong("", f"{wording.SAFER}: "), nodes.Text(claim.safer), classes=["hs-safer"]
            ),
            nodes.paragraph("", "", pill, nodes.Text(f" {said}: “{claim.claim}” {claim.nuance}")),
        ]
    else:
        body = [
            nodes.paragraph("", "", nodes.strong("", claim.claim), nodes.Text(" "), pill),
            nodes.paragraph("", claim.nuance),
        ]
    if claim.findings:
        body.append(_findings(claim.findings))
    return html("div", *body, foot, ids=[f"claim-{claim.id}"], classes=["hs-claim"])


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
    return _a(f"#src-{key}", work.label if work.citable else f"{work.label} ({wording.NOT_CITED})")


def _confirmed(work: evidence.Reference) -> nodes.Node:
    """Say what was confirmed of one work, and why it is not cited where that is so."""
    label = html("span", nodes.Text(work.label))
    if work.citable:
        label["hs_work"] = work.key
    note = work.note.removeprefix("verified:").strip()
    start = f"{wording.NOT_CITED_BECAUSE}: {', '.join(work.gaps)}. " if work.gaps else ""
    state = wording.CONFIRMED if work.verified else wording.NOT_CONFIRMED
    return _definition(f"src-{work.key}", [label], [nodes.Text(f"{start}{state}: {note}")])


def _definition(name: str, term: list[nodes.Node], meaning: list[nodes.Node]) -> nodes.Node:
    return nodes.definition_list_item(
        "",
        nodes.term("", "", *term, ids=[name]),
        nodes.definition("", nodes.paragraph("", "", *meaning)),
    )


def _section(name: str, title: str, children: list[nodes.Node]) -> nodes.section:
    return nodes.section("", nodes.title("", title), *children, ids=[name], names=[name])


def _pill(verdict: str, words: str) -> HtmlElement:
    return html("span", nodes.Text(words), classes=["hs-badge", f"hs-badge-{verdict}"])


def _a(href: str, text: str) -> HtmlElement:
    return html("a", nodes.Text(text), attrs={"href": href})


def _joined(lead: str, links: list[HtmlElement]) -> list[nodes.Node]:
    """Return ``links`` after ``lead``, with commas between."""
    result: list[nodes.Node] = [nodes.Text(lead)]
    for index, link in enumerate(links):
        result += [nodes.Text(", "), link] if index else [link]
    return result
