"""Follow-up questions: they need what was said before."""

from knowledge.dialogue.next_turn import converse

__all__ = ["converse"]
