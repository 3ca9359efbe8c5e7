"""Instances: whether a sentence names which one, where "which bus" was asked, or only says "bus".

A category alone answers nothing: "the tin mine was flooded" does not tell which tin mine.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from knowledge.answering.alignment import Alignment
from knowledge.answering.attributes import expression
from knowledge.answering.evidence import is_typed
from knowledge.answers import Query, QuestionAnalysis
from knowledge.language import stopwords
from knowledge.language.letters import CAPITAL

_WHICH = frozenset(
    "what which какой какая какое какие каких какую каким каком кандай кай кайсы".split()
)
_OR = frozenset({"or", "или", "алде"})
"""Who offers a choice is told by either word."""
_LEFT, _RIGHT = 3, 40
"""Words before a noun, and characters behind it, that may say which one it is."""
_BEHIND = re.compile(rf"[\"“«‘„(:]|\d|(?<=[\s,])[{CAPITAL}]")
_LISTED = re.compile(r"[:—–]|, \w+,| (?:such as|including|например|мысалы|called|named)\b")


def says_category_only(query: Query, alignment: Alignment) -> bool:
    """Tell whether a sentence has the noun that "which" asks for, and nothing that tells which."""
    analysis, nouns = query.analysis, query.analysis.attribute
    if is_typed(analysis) or any(map(expression, nouns)) or not _asks_which(query.words, nouns):
        return False
    places = alignment.places(nouns)
    return bool(places) and not any(_is_told(analysis, alignment, place) for place in places)


def _asks_which(words: Sequence[str], nouns: Sequence[str]) -> bool:
    """Tell whether "which" stands before one of the nouns, and no choice is offered."""
    return _OR.isdisjoint(words) and any(
        one in _WHICH and other in nouns for one, other in pairwise(words)
    )


def _is_told(analysis: QuestionAnalysis, alignment: Alignment, place: int) -> bool:
    text = alignment.sentence.text
    behind = text[place:].partition(" ")[2][:_RIGHT]
    if _BEHIND.search(f" {behind}") or _LISTED.search(text):
        return True
    met = {at for at, _, _ in alignment.met}
    before = [(at, stems) for at, stems in alignment.sentence.words if at < place][-_LEFT:]
    for at, stems in reversed(before):
        if not stems.isdisjoint(stopwords()):
            return False
        if at not in met and stems.isdisjoint(analysis.said):
            return True
    return False
