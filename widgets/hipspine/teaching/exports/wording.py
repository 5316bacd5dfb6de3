"""What a package for a learning platform says, and what the command says of it."""

from __future__ import annotations

COURSE = "Hips and Back Pain"
NEEDS_SCRIPT = "This page needs JavaScript, which is switched off in this browser."
KEY_INSIDE = (
    "note: for practice, not for grades: the right answers are in the package, "
    "and whoever opens its files can read them"
)
REPORTS_FIGURE = (
    "note: a figure has no score; it is completed when the answer to its tasks was opened; "
    "what was expected of it is reported"
)
REPORTS_QUIZ = "note: the best score so far is reported, each answer too, and completed when all are answered"
ANSWERS_NEEDED = "a package for a learning platform holds the answers, which every student could read"
STILL = "note: what is drawn in three dimensions stands still in the package; it turns in the course's book"
OTHER_FORMATS = "--practice, or a format whose answers stay on the platform, such as moodle"
NO_LINKS = "a package for a learning platform holds no links to the book"
ONE_LESSON = "a package holds one thing"
WHICH_LESSON = "--practice --chapters NAME for one chapter's quiz, --case ID or --figure ID"

OBJECTIVES = "After this you can"
EXPECT = "What do you expect?"
TASK = "Try it"
ANSWER = "What you should have seen"
SLIDES = "Slides"
BACK = "Back"
NEXT = "Next"
"""What slides say besides the course's own words."""
