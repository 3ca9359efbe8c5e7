"""What stands around an answer: what goes on about it, whom it quotes, what it leads in to."""

import re
from collections.abc import Collection, Iterable
from functools import cache

from knowledge.answering.quoted_words import is_attributed
from knowledge.language import stopwords, tokens
from knowledge.language.letters import CAPITAL, PRONOUNS
from knowledge.language.patterns import alternatives
from knowledge.language.stemmer import stem_set
from knowledge.language.tokenizer import normalise
from knowledge.models import Fact, Kind, Span
from knowledge.retrieval.index.cited_facts import CitedFacts
from knowledge.store import Snapshot, documents, facts

_NAMED = re.compile(rf"\b[{CAPITAL}]")
"""What a name begins with; "a participant, not named in the article" is none."""


class Neighbours:
    """The sentences around those that an answer showed."""

    def __init__(self, db: Snapshot, shown: tuple[Fact, ...]) -> None:
        self._db = db
        self._shown = shown

    def following(self) -> list[Fact]:
        """Return the rest of the paragraph; of a paragraph that was shown whole, the next one.

        Items of one list begin at the same place, so that their ends are their order.
        """
        last = self._last()
        place = last.citation
        around = self._paragraph(place.document, place.paragraph)
        if all(_covers(last, fact) for fact in around):
            around = self._paragraph(place.document, place.paragraph + 1)
        after = [fact for fact in around if fact.citation.end > place.end]
        return _without_parts([fact for fact in after if not _covers(fact, last)])

    def listed(self) -> list[Fact]:
        """Return the items of the list, or the rows of the table, that the answer is part of."""
        place = self._shown[0].citation
        block = documents.block_around(self._db, place.document, Span(place.start, place.end))
        if block is None:
            return []
        around = self._paragraph(place.document, place.paragraph)
        items = [fact for fact in around if not _is_whole(fact, around)]
        return sorted(items, key=lambda fact: fact.citation.end)

    def _last(self) -> Fact:
        """Return the last that was shown, but no list as a whole that was shown with its item."""
        shown = [fact for fact in self._shown if not _is_whole(fact, self._shown)]
        return shown[-1] if shown else self._shown[-1]

    def quoted_below(self) -> list[Fact]:
        """Return the quotations of the next paragraph, if the answer leads in to it."""
        place = self._shown[-1].citation
        if place.sentence < place.sentences:
            return []
        below = self._paragraph(place.document, place.paragraph + 1)
        return [fact for fact in below if fact.kind is Kind.QUOTE]

    def beside(self) -> list[Fact]:
        """Return the first of the facts that were shown, with those right beside it."""
        first = self._shown[0].citation
        around = self._paragraph(first.document, first.paragraph)
        return [fact for fact in around if abs(fact.citation.sentence - first.sentence) <= 1]

    def near(self, shown: Fact) -> list[Fact]:
        """Return the facts of the paragraph of a fact, and of the one behind it."""
        place = shown.citation
        return [
            fact
            for paragraph in (place.paragraph, place.paragraph + 1)
            for fact in self._paragraph(place.document, paragraph)
        ]

    def speaker(self) -> Fact | None:
        """Return the sentence that names who says what was shown."""
        last = self._shown[0]
        around = self._paragraph(last.citation.document, last.citation.paragraph)
        here = [last, *(fact for fact in around if _belongs(fact, last))]
        return next((fact for fact in here if _names_speaker(fact)), None)

    def _paragraph(self, document: int, paragraph: int) -> list[Fact]:
        return list(facts.of_paragraph(self._db, document, paragraph))


def is_of_speech(shown: Iterable[Fact]) -> bool:
    """Tell whether somebody's words are among facts."""
    return any(fact.kind is Kind.QUOTE for fact in shown)


def known_facts(
    cited: CitedFacts, ids: Collection[int], documents: Collection[int]
) -> tuple[Fact, ...]:
    """Return the facts that are still there, and may be looked at."""
    known = cited.by_ids(ids)
    found = (known[id_] for id_ in ids if id_ in known)
    return tuple(fact for fact in found if not documents or fact.citation.document in documents)


def _covers(fact: Fact, other: Fact) -> bool:
    """Tell whether a fact says all of another: a list as a whole, each of its items."""
    return set(other.citation.spans) <= set(fact.citation.spans)


def _is_whole(fact: Fact, among: Iterable[Fact]) -> bool:
    """Tell whether one of them is a part of the fact."""
    return any(_covers(fact, each) for each in among if each.id != fact.id)


def _without_parts(found: list[Fact]) -> list[Fact]:
    """Leave out the items of lists that are there as a whole."""
    return [
        fact
        for fact in found
        if not any(_covers(each, fact) for each in found if each.id != fact.id)
    ]


def opens_with_pronoun(sentence: str) -> bool:
    """Tell whether a sentence goes on about what the one before it named."""
    words = normalise(sentence).strip(" \"'«“‘„(–—-").split(maxsplit=1)
    return bool(words) and words[0].strip(",.") in PRONOUNS


@cache
def _determiners() -> frozenset[str]:
    """Return the words that stand before a noun without saying which it is."""
    return frozenset(alternatives("followups")["determiner"].split("|"))


def opens_with_noun_of(before: str, sentence: str) -> bool:
    """Tell whether a sentence opens with a noun of the one before it: "… a ban. The ban …"."""
    first = next((word for word in tokens(sentence) if word not in _determiners()), "")
    return first not in stopwords() and bool(stem_set(first) & stem_set(before))


def _names_speaker(fact: Fact) -> bool:
    is_named = fact.speaker is not None and _NAMED.search(fact.speaker) is not None
    return is_named or is_attributed(fact.text)


def _belongs(fact: Fact, last: Fact) -> bool:
    """Tell whether a sentence may name who says the last one."""
    if last.kind is Kind.QUOTE:
        return fact.kind is Kind.QUOTE and fact.citation.start > last.citation.start
    follows = fact.citation.sentence == last.citation.sentence - 1
    return follows and opens_with_pronoun(last.text)
