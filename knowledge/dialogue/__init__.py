"""Follow-up questions: they need what was said before."""

from knowledge.dialogue.dialogue import converse

__all__ = ["converse"]
