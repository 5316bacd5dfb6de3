"""``{accessibility-report}``: the report on accessibility, in the order of the form that buyers know (VPAT)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxDirective

import hipspine
from hipspine.book import wording
from hipspine.cards import as_markdown
from hipspine.conformance.content import FILE, Finding, Provision, Report, load_report
from hipspine.conformance.criteria import CRITERIA

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


class AccessibilityReport(SphinxDirective):
    """Tables of all criteria and provisions, each with its result, what to know, and how it was found out."""

    def run(self) -> list[nodes.Node]:
        """Return the report; the page is read again whenever its data change."""
        self.env.note_dependency(str(Path(self.env.srcdir) / "data" / FILE))
        return self.parse_text_to_nodes("\n\n".join(blocks_of(load_report())), allow_section_headings=True)


def blocks_of(report: Report) -> Iterator[str]:
    """Yield the report as blocks of Markdown."""
    yield wording.REPORT_VERSION.format(hipspine.__version__)
    yield _tally(report)
    yield f"## {wording.REPORT_UNTESTED}"
    yield "\n".join(f"- {as_markdown(text)}" for text in report.untested)
    for level in ("A", "AA"):
        yield f"## {wording.REPORT_LEVEL.format(level)}"
        yield _criteria([one for one in report.findings.values() if CRITERIA[one.id].level == level])
    for table, title in wording.REPORT_TABLES.items():
        yield f"## {title}"
        yield _provisions([one for one in report.provisions if one.table == table])


def _tally(report: Report) -> str:
    results = [one.result for one in report.findings.values()]
    counts = [f"{wording.RESULTS[name]}: {results.count(name)}" for name in wording.RESULTS if name in results]
    return f"{wording.REPORT_TALLY.format(len(results))} {', '.join(counts)}."


def _criteria(findings: list[Finding]) -> str:
    rows = []
    for one in findings:
        name, _, since = CRITERIA[one.id]
        edition = "" if since == "2.0" else f" ({wording.REPORT_SINCE.format(since)})"
        rows.append((as_markdown(f"{one.id} {name}{edition}"), wording.RESULTS[one.result], _remarks(one)))
    return _table(wording.REPORT_HEAD, rows)


def _remarks(finding: Finding) -> str:
    ways = "; ".join(_ways(finding))
    remark = as_markdown(finding.remark)
    return f"{remark} {wording.FOUND_OUT.format(as_markdown(ways))}" if ways else remark


def _ways(finding: Finding) -> Iterator[str]:
    """Yield how a result was found out, in words."""
    if finding.axe:
        yield wording.BY_AXE
    if finding.tests:
        names = [name.partition("::test_")[2].replace("_", " ") for name in finding.tests]
        yield (wording.BY_TEST if len(names) == 1 else wording.BY_TESTS).format(
            ", ".join(f"“{name}”" for name in names)
        )
    if finding.looked:
        yield wording.BY_EYE.format(finding.looked)


def _provisions(provisions: list[Provision]) -> str:
    return _table(
        wording.REPORT_HEAD,
        [
            (as_markdown(f"{one.id} {one.name}"), wording.RESULTS[one.result], as_markdown(one.remark))
            for one in provisions
        ],
    )


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    return f"```{{container}} hs-report\n{table}\n```"  # a class with which the style sheet makes remarks wide


def setup_conformance(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("accessibility-report", AccessibilityReport)
