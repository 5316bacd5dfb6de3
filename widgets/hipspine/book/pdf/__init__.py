"""The course, or a chapter, as a tagged PDF: the built book's own pages, assembled, printed by Chromium and mended.

``make`` does it all. ``site`` reads the built book, ``body``, ``plates`` and ``addresses`` make its pages ready for
paper, ``document`` puts them together, ``browser`` prints, ``artifacts`` and ``mend`` add what PDF/UA asks for.
"""

from hipspine.book.pdf.press import make, ready

__all__ = ["make", "ready"]
