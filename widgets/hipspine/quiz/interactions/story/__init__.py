"""Following a story, decision by decision."""

from hipspine.quiz.interactions.story.story import Decision, Story

__all__ = ["Decision", "Story"]
