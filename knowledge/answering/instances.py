"""Instances: whether a sentence names which one, where "which bus" was asked, or only says "bus".

A category alone answers nothing: "the tin mine was flooded" does not tell which tin mine.
"""

import re
from functools import lru_cache
from itertools import pairwise

from knowledge.answering.alignment import Alignment
from knowledge.answering.attributes import expressed, expression
from knowledge.answering.evidence import is_typed
from knowledge.language import stopwords
from knowledge.language.document_languages import listed
from knowledge.language.letters import CAPITAL
from knowledge.language.patterns import Template, compiled
from knowledge.language.stemmer import stem_set
from knowledge.language.tokenizer import tokens
from knowledge.queries import Query, QuestionAnalysis

_WHICH, _OR = (
    frozenset(tokens(" ".join(listed("function_words.txt", name)))) for name in ("which", "or")
)
"""Who offers a choice is told by either word."""
_LEFT, _RIGHT = 3, 40
"""Words before a noun, and characters behind it, that may say which one it is."""
_BEHIND = re.compile(rf"[\"“«‘„(:]|\d[\d.,]{{0,30}}|(?<=[\s,])[{CAPITAL}][\w’'-]{{0,40}}")
_COMPLEMENT = Template(r"^{before_complement} ((?:[\w’'-]{1,40} ?){1,3})", "evidence", re.NOFLAG)
"""What follows a noun and says which one: a principle of succession, a role as a leader."""
_LISTED = Template(
    r"[:—–]|, \w+,| {before_instance}\b|\w, [\w’'-]{1,40},? {before_last} \w",
    "evidence",
    re.NOFLAG,
)
_REMEMBERED = 64
"""Questions of which it is kept what they ask, for each meets many sentences."""
_CALLED = Template(r"\b{called_so}\b", "evidence", re.NOFLAG)


def says_category_only(query: Query, alignment: Alignment) -> bool:
    """Tell whether a sentence has the noun that "which" asks for, and nothing that tells which."""
    analysis, nouns = query.analysis, query.analysis.attribute
    if is_typed(analysis) or not _asks_which(query.words, nouns):
        return False
    places = alignment.places(nouns)
    if known := next(filter(expression, nouns), None):
        return bool(places) and not any(expressed(known, alignment.sentence.text))
    return bool(places) and not any(_is_told(analysis, alignment, place) for place in places)


@lru_cache(_REMEMBERED)
def _asks_which(words: tuple[str, ...], nouns: tuple[str, ...]) -> bool:
    """Tell whether "which" stands before one of the nouns, and no choice is offered."""
    return _OR.isdisjoint(words) and any(
        one in _WHICH and other in nouns for one, other in pairwise(words)
    )


def _is_told(analysis: QuestionAnalysis, alignment: Alignment, place: int) -> bool:
    text = alignment.sentence.text
    behind = text[place:].partition(" ")[2][:_RIGHT]
    if (
        compiled(_LISTED).search(text)
        or compiled(_CALLED).search(behind)
        or _is_told_behind(analysis, behind)
    ):
        return True
    met = {at for at, _, _ in alignment.met}
    before = [(at, stems) for at, stems in alignment.sentence.words if at < place][-_LEFT:]
    for at, stems in reversed(before):
        if not stems.isdisjoint(stopwords()):
            return False
        if at not in met and stems.isdisjoint(analysis.said):
            return True
    return False


def _is_told_behind(analysis: QuestionAnalysis, behind: str) -> bool:
    """Tell whether a name, a number or a complement behind a noun says more than the question."""
    found = (stem_set(match[0]) for match in _BEHIND.finditer(f" {behind}"))
    complement = compiled(_COMPLEMENT).match(behind)
    return any(not stems or stems - analysis.said for stems in found) or (
        complement is not None and bool(stem_set(complement[1]) - analysis.said - stopwords())
    )
