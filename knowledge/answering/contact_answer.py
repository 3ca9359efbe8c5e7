"""The telephone number, address or e-mail that is asked for by its kind: "do you have a phone?".

Such a value is told by its look. The sentence that holds it need not say "telephone", and one
that does may speak of telephones.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache

from knowledge.answering.attributes import expressed, nouns_of
from knowledge.answering.decision import SHOWN
from knowledge.answering.ranking import Ranking
from knowledge.answering.weights import thresholds_for
from knowledge.answers import Found, Grade, Hit, NotFound, Response, Unsure
from knowledge.language import stopwords
from knowledge.language.stemmer import stem_set
from knowledge.language.tokenizer import normalise
from knowledge.models import Fact
from knowledge.queries import AnswerType, Query
from knowledge.retrieval.index.sentences import IndexedTitle
from knowledge.retrieval.section_names import find_asked_sections, makes_no_difference
from knowledge.retrieval.title_words import stands_in_title
from knowledge.store import Snapshot, facts

_KIND = "contact"
_VALUES = ("phone", "email", "website", "address")
_FEWEST, _MOST = 5, 15
"""Digits of a telephone number with its code."""
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+")
"""A large number, written in groups."""
_YEARS = re.compile(r"\d{4}[ –-]\d{2,4}")
_UNSURE = 0.3
"""Confidence at most of values of which none is meant more than another one."""
_EDITED = 1.0
"""Confidence of what an editor stored, or what a document is."""


def answer_with_contact(db: Snapshot, ranking: Ranking, response: Response) -> Response | None:
    """Return what shows the value that a question asks for by its kind; None if none is near.

    What is claimed or probable and holds one stands. A question that says more than the kind is
    only kept from being denied; the one value that is near is probably meant.
    """
    query, ranked = response.query, ranking.ranked
    asked = find_asked_sections(query.text)
    if _KIND not in asked.kinds or response.confidence >= _EDITED or not ranked:
        return None
    wanted = _named(query)
    holding = [hit for hit in ranked if says_value(wanted, hit.candidate.fact.text)]
    if not holding:
        return None
    is_bare = _asks_nothing_else(query, asked.words, holding[0].candidate.title)
    if not (is_bare or isinstance(response.answer, NotFound) or _is_only_offered(response)):
        return None
    if any(says_value(wanted, fact.text) for fact in _claimed(response)):
        return response
    known = facts.by_ids(db, [hit.fact for hit in holding[:SHOWN]])
    shown = tuple(Hit(known[hit.fact], 0.0) for hit in holding[:SHOWN] if hit.fact in known)
    if not is_bare or len(holding) > 1:
        return replace(
            response, answer=Unsure(shown), confidence=min(response.confidence, _UNSURE)
        )
    least = thresholds_for(ranking.model, shown[0].fact.language).probable
    answer = Unsure(shown, grade=Grade.PROBABLE, printed=1)
    return replace(response, answer=answer, confidence=max(least, response.confidence))


def _is_only_offered(response: Response) -> bool:
    return isinstance(response.answer, Unsure) and not response.printed


def says_value(wanted: Collection[str], text: str) -> bool:
    """Tell whether a text holds one of these kinds of contact: "phone", "email" and so on."""
    return any(_holds(kind, text) for kind in wanted)


def _holds(kind: str, text: str) -> bool:
    found = (text[start:end] for start, end in expressed(kind, text))
    match kind:
        case "phone":
            return any(map(_is_number, found))
        case "address":
            is_told = any(any(map(str.isalpha, each)) for each in found)
            is_exact = any(map(str.isdigit, text)) or _names_street(text)
            return is_told and is_exact and "@" not in text
    return next(found, None) is not None


def _names_street(text: str) -> bool:
    """Tell whether a street has a name beside it, as in Station Road or улица Мира."""
    beside = (
        word.strip('«“"(,.')
        for start, end in expressed("address", text)
        for word in (*text[:start].split()[-1:], *text[end:].split()[:1])
    )
    return any(word[:1].isupper() and normalise(word) not in stopwords() for word in beside)


def _is_number(words: str) -> bool:
    """Tell whether digits are those of a telephone: no sum of money, and no years."""
    digits = sum(map(str.isdigit, words))
    if not _FEWEST <= digits <= _MOST or words.isdigit():
        return False
    return not (_GROUPED.fullmatch(words) and words[0] != "0") and not _YEARS.fullmatch(words)


def _named(query: Query) -> Collection[str]:
    """Return the kinds of contact that a question names; an e-mail address is no address."""
    said = stem_set(query.text)
    named = [kind for kind in _VALUES if not said.isdisjoint(_stems_of(kind))]
    if not named and query.analysis.kind is AnswerType.CONTACT:
        # "Who do I call?" names no kind, and asks for a number.
        return ["phone"]
    return ["email"] if "email" in named else named


@cache
def _stems_of(kind: str) -> frozenset[str]:
    return stem_set(" ".join(nouns_of(kind)))


def _asks_nothing_else(query: Query, asking: frozenset[str], title: IndexedTitle) -> bool:
    beside = asking | makes_no_difference()
    named = frozenset[str]().union(*map(_stems_of, _VALUES))
    own = (t.word for t in query.terms if not t.is_stopword and t.word not in beside)
    return all(stands_in_title(word, title) or stem_set(word) & named for word in own)


def _claimed(response: Response) -> Iterator[Fact]:
    """Yield what is claimed, or called probable."""
    match response.answer:
        case Found(best=hit) | Unsure(grade=Grade.PROBABLE, candidates=(hit, *_)):
            yield hit.fact
