"""Causes: whether a sentence says why what was asked is so, and not only that it is, or when.

"Why did the mill burn?" is not answered by "It burned on the night of 11 February.", nor why a
concert was cancelled by why the money was not paid back.
"""

import re
from collections.abc import Collection

from knowledge.answering.alignment import MEETS
from knowledge.language import stopwords, tokens
from knowledge.language.patterns import Template, compiled
from knowledge.language.stemmer import stem_set
from knowledge.queries import AnswerType, Query

_CAUSE = Template(r"\b{cause}\b", "evidence")
_WHEN = Template(r"\W{0,3}(?:{when_clause})\b[^,]{1,200}(?=,)", "predicates")
_MOMENT = Template(r"(?:{moment})", "predicates")
_OTHER = re.compile(r";|\b(?:but|yet|но|однако|бірақ|алайда)\b", re.IGNORECASE)
"""What opens a clause on something else."""


def says_cause(sentence: str) -> bool:
    """Tell whether a sentence gives a cause by a word for one: because, so that, due to."""
    return compiled(_CAUSE).search(sentence) is not None


def lacks_cause(query: Query, sentence: str) -> bool:
    """Tell whether why was asked, and a sentence holds what was asked about, and no cause of it.

    It only says so, or when: in a clause of its own, or by words for days and years alone.
    """
    if query.analysis.kind is not AnswerType.REASON:
        return False
    asked = frozenset(
        stem
        for term in query.terms
        for stem, weight in term.expansions.items()
        if weight > MEETS and not term.is_stopword
    )
    if found := compiled(_CAUSE).search(sentence):
        return _is_of_other(asked, sentence[: found.start()])
    if opening := compiled(_WHEN).match(sentence):
        behind = sentence[opening.end() :]
        return _holds(asked, opening[0]) and not _holds(asked, behind)
    own = [word for word in tokens(sentence) if word not in stopwords()]
    return _holds(asked, sentence) and all(
        _holds(asked, word) or _is_of_moment(word) for word in own
    )


def _holds(asked: Collection[str], words: str) -> bool:
    return not stem_set(words).isdisjoint(asked)


def _is_of_other(asked: Collection[str], before: str) -> bool:
    """Tell whether a cause is told of something else, of which nothing was asked."""
    *earlier, own = _OTHER.split(before.rstrip(" ,;:—"))
    says_something = any(word not in stopwords() for word in tokens(own))
    return (
        says_something and not _holds(asked, own) and any(_holds(asked, each) for each in earlier)
    )


def _is_of_moment(word: str) -> bool:
    """Tell whether a word says when, or how many: it tells no cause."""
    return any(map(str.isdigit, word)) or compiled(_MOMENT).fullmatch(word) is not None
