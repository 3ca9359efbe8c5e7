"""Denied questions: what an editor denied of a fact counts against the question denied, no other.

"Are dogs allowed?" is worded as "are cats allowed?", which the fact leaves open, and still has its
answer there: the fact holds the one word, and not the other.
"""

from collections.abc import Iterable

from knowledge.answering.alignment import met_terms
from knowledge.answering.replaced_words import find_contrast
from knowledge.language import detect_language
from knowledge.language.stemmer import possible_stems
from knowledge.queries import Query
from knowledge.retrieval.index.sentences import IndexedSentence
from knowledge.retrieval.index.stored_questions import IndexedQuestion
from knowledge.retrieval.question_match import Comparison
from knowledge.retrieval.retriever import Candidate

_SAYS = 0.55
"""Weight from which on a word says what another does: forms and translations, and no synonym, for
lists of those put dogs beside cats."""


def without_others_denied(
    query: Query,
    compared: Iterable[tuple[IndexedQuestion, Comparison]],
    candidates: Iterable[Candidate],
) -> list[Comparison]:
    """Return the comparisons without the denials of other questions than the one that was asked.

    Of facts that are no candidates nothing is known, and their denials stay.
    """
    facts = {each.fact.id: each.fact for each in candidates}
    return [
        found
        for question, found in compared
        if found.answers
        or found.fact not in facts
        or not asks_otherwise(query, question, facts[found.fact])
    ]


def asks_otherwise(query: Query, denied: IndexedQuestion, fact: IndexedSentence) -> bool:
    """Tell whether a question is another one than was denied of a fact, by what the fact holds.

    It lacks something that the denied one is about and the fact does not hold, and whatever it
    asks about in place of that, the fact holds: other words may mean what was denied.
    """
    contrast = find_contrast(query, denied, _SAYS)
    if not any({*possible_stems(word)}.isdisjoint(fact.stems) for word in contrast.lost):
        return False
    own = {at for at in contrast.own if not query.terms[at].is_of_title}
    if not own:
        return _only_leaves_out(query, denied)
    return own <= met_terms(query, fact.stems, _SAYS)


def _only_leaves_out(query: Query, denied: IndexedQuestion) -> bool:
    """Tell whether each word of a question stands in a denied one: "is it open (at Easter)?"."""
    return query.language == detect_language(denied.text) and all(
        not term.expansions.keys().isdisjoint(denied.stems)
        for term in query.terms
        if not (term.is_stopword or term.is_of_title)
    )
