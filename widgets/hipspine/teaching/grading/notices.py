"""What may be found in a submission: what keeps it from being graded, and what is only worth knowing."""

from __future__ import annotations

from dataclasses import dataclass

BLOCKING = {
    "unreadable": "the file cannot be read as a notebook",
    "ambiguous": "more than one notebook could be meant",
    "unstamped": "nothing in it tells from which release it is",
    "other-release": "it belongs to another release",
    "other-student": "it, or an answer in it, was made for another student",
    "deleted": "the cell of a question is gone, and no answer to it is kept anywhere",
    "conflict": "two answers to one question differ",
    "unclear": "an answer's cell was changed, and what was typed cannot be read",
    "impossible": "an answer is none that the question can have",
    "blank": "it holds no answer at all, typed or clicked",
}
"""What keeps a submission from being graded until the instructor decides."""

NOTES = {
    "renamed": "the file has another name than the one handed out",
    "stripped": "a tool dropped its metadata, or the form in which answers are kept",
    "edited": "the text of a question was changed",
    "doubled": "a question stands twice, with the same answer",
    "moved": "the cells are not in their order",
    "unsaved": "the newest click is in the file beside the notebook only",
    "unread": "beside a clicked answer its cell holds something else, which was not read",
    "passed-over": "the file beside the notebook was not used",
    "beside": "other files were handed in, which are not used",
    "untimed": "the time of submission cannot be read",
}
"""What is worth knowing and changes nothing; but an unreadable time does where lateness costs points."""

MOST_SHOWN = 20
"""Of how many files that belong to nobody a command tells one by one."""

UNANSWERED = ("deleted", "unclear", "impossible", "blank")
"""What may be accepted: the question, or all of them, then count as not answered."""

DECIDED = ("deleted", "unclear", "impossible", "conflict")
"""What points that a person gave for the question settle."""


@dataclass(frozen=True)
class Finding:
    """Something an instructor should know: its code, what it is about in words, and the question it concerns."""

    code: str
    text: str
    question: str | None = None

    @property
    def blocks(self) -> bool:
        """Whether it keeps the submission from being graded."""
        return self.code in BLOCKING

    def __str__(self) -> str:
        """One line."""
        return f"{self.code}: {self.question + ': ' if self.question else ''}{self.text}"
