"""What of a page is cut off, runs into something else, or is too small to hit: measured in the browser.

Figures are left out: they have tests of their own.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.support.axe import AXE, report

LEFT_OUT = ".hs-figure, .hs-still, .js-plotly-plot, svg, math, .hs-tip, .visually-hidden, .hs-quiz-hidden, [hidden]"
"""What is measured elsewhere, or hidden from the eye on purpose."""

SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
"""The text spacing of WCAG 2.2, success criterion 1.4.12."""

LARGE = "html { font-size: 200% !important; }"
"""Text twice as large as the page would have it (1.4.4)."""

_SEEN = f"""
const every = {{ visibilityProperty: true, opacityProperty: true }};
// Words for screen readers alone are a dot to the eye.
const dot = (one) => {{
  const {{ width, height }} = one.getBoundingClientRect();
  return width <= 1 && height <= 1 && getComputedStyle(one).position === 'absolute';
}};
const heard = (one) => one !== null && (dot(one) || heard(one.parentElement));
const seen = (one) => one.checkVisibility(every) && !one.closest(`{LEFT_OUT}`) && !heard(one);
const name = (one) => `${{one.localName}}.${{String(one.className).trim().replaceAll(/\\s+/g, '.')}} “`
  + `${{one.textContent.trim().replaceAll(/\\s+/g, ' ').slice(0, 50)}}”`;
"""
_CLIPPED = f"""() => {{ {_SEEN}
  const hides = (style) => ['hidden', 'clip'].includes(style);
  return [...document.querySelectorAll('body *')].filter((one) => {{
    if (!seen(one) || !one.textContent.trim()) return false;
    const style = getComputedStyle(one);
    return (hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1)
      || (hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1);
  }}).map(name);
}}"""
# The lines of each text, each as high as its letters: lines may touch, letters may not.
_OVERLAPPING = f"""() => {{ {_SEEN}
  const boxes = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {{
    const text = walk.currentNode, parent = text.parentElement;
    if (!text.data.trim() || /^(script|style|noscript|option)$/.test(parent.localName) || !seen(parent)) continue;
    let fixed = false;
    for (let up = parent; up; up = up.parentElement)
      fixed ||= ['fixed', 'sticky'].includes(getComputedStyle(up).position);
    if (fixed) continue; // what stays in sight covers what scrolls below it
    const range = document.createRange();
    range.selectNodeContents(text);
    const size = parseFloat(getComputedStyle(parent).fontSize);
    for (const box of range.getClientRects()) {{
      const middle = (box.top + box.bottom) / 2;
      if (box.width > 1) boxes.push({{ left: box.left + 1, right: box.right - 1, top: middle - 0.3 * size,
        bottom: middle + 0.3 * size, parent }});
    }}
  }}
  boxes.sort((a, b) => a.top - b.top);
  const found = new Set();
  for (const [place, one] of boxes.entries())
    for (const other of boxes.slice(place + 1)) {{
      if (other.top > one.bottom) break;
      if (other.left < one.right && one.left < other.right)
        found.add(`${{name(one.parent)}} × ${{name(other.parent)}}`);
    }}
  return [...found];
}}"""
_LINES = f"""() => {{ {_SEEN}
  const found = [];
  for (const one of document.querySelectorAll('.bd-article :is(p, li, dd)')) {{
    if (!seen(one) || one.closest('table, .hs-island') || one.querySelector('p, ul, ol, dl, div')) continue;
    const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    const lines = [];
    while (walk.nextNode()) {{
      const text = walk.currentNode;
      if (!seen(text.parentElement)) continue;
      for (const word of text.data.matchAll(/\\S+\\s*/g)) {{
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].trimEnd().length);
        const box = range.getClientRects()[0];
        if (!box?.width) continue;
        const line = lines.find(({{ bottom }}) => Math.abs(bottom - box.bottom) < 10);
        if (line) line.words += word[0];
        else lines.push({{ bottom: box.bottom, words: word[0] }});
      }}
    }}
    found.push(...lines.map(({{ words }}) => words.trim()));
  }}
  return found;
}}"""
_SIDEWAYS = """() => {
  const width = document.documentElement.clientWidth;
  return document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > width + 1 && one.checkVisibility())
    .map((one) => `${one.localName}.${one.className} ${Math.round(one.getBoundingClientRect().right)}`).slice(0, 8);
}"""


def sideways(page: Page) -> list[str]:
    """Return what sticks out where the page scrolls sideways; empty where it does not."""
    found: list[str] = page.evaluate(_SIDEWAYS)
    return found


def clipped(page: Page) -> list[str]:
    """Return the elements whose text is cut off."""
    found: list[str] = page.evaluate(_CLIPPED)
    return found


def overlapping(page: Page) -> list[str]:
    """Return pairs of elements whose letters lie on each other."""
    found: list[str] = page.evaluate(_OVERLAPPING)
    return found


def lines(page: Page) -> list[str]:
    """Return the lines of running text as they are broken."""
    found: list[str] = page.evaluate(_LINES)
    return found


def small_targets(page: Page) -> list[str]:
    """Return axe's report on what is smaller than 24 × 24 pixels and too near another target (WCAG 2.2, 2.5.8)."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        "async () => (await axe.run({exclude: [['.hs-figure'], ['.hs-still']]}, {runOnly: ['target-size']})).violations"
    )
    return [report(rule, node) for rule in found for node in rule["nodes"]]
