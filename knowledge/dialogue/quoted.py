"""Which sentence somebody means who quotes a part of an answer."""

import re
from collections.abc import Iterable
from dataclasses import replace

from knowledge.conversations import Conversation
from knowledge.language import LANGUAGES
from knowledge.language.tokenizer import normalise
from knowledge.models import Fact
from knowledge.store import Snapshot, annotations, facts

_SHORTEST = 3
"""Letters of a quotation that points at something."""


def point_at(db: Snapshot, before: Conversation, quoted: str) -> Conversation:
    """Return the conversation about those sentences of an answer that were quoted.

    A neighbour may be quoted as well, since an answer can be opened into its paragraph. A
    quotation of anything else (the place, a label) leaves the conversation as it is.
    """
    words = _letters(quoted)
    if len(words) < _SHORTEST:
        return before
    known = facts.by_ids(db, before.shown)
    shown = [known[id_] for id_ in before.shown if id_ in known]
    meant = [fact for fact in shown if _is_quoted(words, _readings(db, fact))]
    if not meant and shown:
        place = shown[0].citation
        around = facts.of_paragraph(db, place.document, place.paragraph)
        meant = [fact for fact in around if _is_quoted(words, [fact.text])][:1]
    return replace(before, shown=tuple(fact.id for fact in meant)) if meant else before


def _readings(db: Snapshot, fact: Fact) -> Iterable[str]:
    """Yield what an answer may show of a fact: its words, and those of its translations."""
    yield fact.text
    for language in LANGUAGES:
        if translation := annotations.translation(db, fact.id, language):
            yield translation


def _is_quoted(words: str, readings: Iterable[str]) -> bool:
    return any(said and (words in said or said in words) for said in map(_letters, readings))


def _letters(text: str) -> str:
    """Return letters and digits alone: quotation marks, line ends and dots may differ."""
    return re.sub(r"[\W_]+", "", normalise(text))
