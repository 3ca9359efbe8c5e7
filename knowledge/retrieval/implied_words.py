"""Implied words: words of a question that a sentence need not hold to answer it.

Who asks "how long" is told by "two hours", and "this contract" is the document itself.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, partial
from itertools import chain

from knowledge.language.document_languages import BY_CODE, listed
from knowledge.language.patterns import Template, compiled
from knowledge.language.tokenizer import normalise
from knowledge.queries import AnswerType, QuestionAnalysis
from knowledge.retrieval.asked_attribute import is_told_by_unit

_OF_TIME = {AnswerType.DURATION, AnswerType.DATE}
_ITSELF = partial(Template, flags=re.NOFLAG)(
    r"\b(?:this|these|эт(?:от|а|о|и|ого|ой|ому|ом|ими|их)|осы|бул|мына) ([\w-]++)"
)


def find_asking_words(
    asking: Iterable[str], kind: AnswerType, attribute: Sequence[str]
) -> frozenset[str]:
    """Return the words for a value among those, normalised, by which a question asks for it.

    "How long" has long, "сколько времени" времени. Of a `kind` or an attribute that no unit
    tells of they are none: 20 metres may be deep or wide.
    """
    is_told_alone = kind in _OF_TIME or is_told_by_unit(attribute)
    return _asking_words().intersection(asking) if is_told_alone else frozenset()


def find_implied_words(question: str, analysis: QuestionAnalysis) -> frozenset[str]:
    """Return the words of a normalised question that a sentence need not hold to answer it."""
    asking = find_asking_words(analysis.asking, analysis.kind, analysis.attribute)
    return asking | find_words_for_itself(question)


def find_words_for_itself(question: str) -> frozenset[str]:
    """Return the words by which a normalised question calls the document: of "this contract"."""
    found = (match[1] for match in compiled(_ITSELF).finditer(question))
    return frozenset(found) & _words_for_documents()


@cache
def _asking_words() -> frozenset[str]:
    return frozenset(map(normalise, listed("asking_words.txt")))


@cache
def _words_for_documents() -> frozenset[str]:
    kinds = (language.sections("document_kinds.txt").values() for language in BY_CODE.values())
    named = (
        phrase.split() for phrases in chain.from_iterable(kinds) for phrase in phrases.split(",")
    )
    return frozenset(normalise(words[-1]) for words in named if words)
