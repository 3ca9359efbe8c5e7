"""Question vectors: what a model makes of the questions that wait, so that they can be grouped."""

from collections.abc import Sequence

from knowledge.answering.answerer import Answerer
from knowledge.curation.question_likeness import Vectors
from knowledge.users.log_entries import LogEntry

READ_AT_ONCE = 150
"""Questions that the model reads for one look, the newest first: a second or two; the next look
reads on."""


class QuestionVectors:
    """The vectors of questions, kept in memory, and only for what waits."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer
        self._known: Vectors = {}

    def of(self, entries: Sequence[LogEntry]) -> Vectors:
        """Return the vectors of questions, if a model is installed; a few more at each look."""
        dense = self._answerer.dense
        if dense is None:
            return {}
        known = self._known
        waiting = {entry.question: entry.language for entry in entries}
        kept = {text: known[text] for text in waiting if text in known}
        new = [text for text in waiting if text not in known][:READ_AT_ONCE]
        self._known = {**kept, **dense.question_vectors({text: waiting[text] for text in new})}
        return self._known
