"""Candidates become an answer, or an honest no."""

from knowledge.answering.answerer import Answerer

__all__ = ["Answerer"]
