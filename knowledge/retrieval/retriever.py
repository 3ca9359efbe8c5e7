"""The retriever, stage one of ranking: the few facts worth a closer look, and what is around."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from knowledge.language.letters import PRONOUNS
from knowledge.queries import Query
from knowledge.retrieval.index import Index
from knowledge.retrieval.index.sentences import IndexedSentence, IndexedTitle

FEWEST = 2
"""Stems that are always searched for, the weightiest of the question."""
READ, READ_SHARE = 600, 0.03
"""Entries of the index that further stems may cost, and as a share of all facts. With 24 documents
of XQuAD at once, 6 % cost one question in 140 its answer at the first place, 10 % one in 500."""
LARGE = 5_000
PROMISING, OF_MANY = 20, 12
"""Candidates beyond an article's that are looked at, and among more than LARGE facts: of 24
documents of XQuAD, the answer is among them in 97 and 96 %."""
OPPOSED = 0.35
"""Weight of the opposite of a word that stands nowhere: who asks for outdoors may be told by what
is said of indoors."""
_OPENING = 4
"""Words at the beginning of a sentence among which a pronoun points back."""
SMALL = 60
"""Facts up to which all of them are looked at: an article's answer may share no word with the
question."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact with its neighbours, as far as ranking looks at them."""

    fact: IndexedSentence
    previous: IndexedSentence | None
    paragraph: tuple[IndexedSentence, ...]
    title: IndexedTitle

    @property
    def points_back(self) -> bool:
        """Whether it has a sentence before it to which it points: it opens with a pronoun."""
        opening = self.fact.stems[:_OPENING]
        return self.previous is not None and not PRONOUNS.isdisjoint(opening)


def retrieve(
    index: Index, query: Query, documents: Collection[int], extra: Collection[int] = ()
) -> Iterator[Candidate]:
    """Yield the facts that share the most with the question; `extra` are looked at as well."""
    if query.facts <= SMALL:
        found = index.terms.facts(documents)
    else:
        found = _promising(index, query, documents)
    ids = {*found, *extra}
    facts = index.sentences.paragraphs(ids)
    titles = index.sentences.titles({fact.document for fact in facts})
    previous: IndexedSentence | None = None
    for _, group in groupby(facts, key=attrgetter("document", "paragraph")):
        paragraph = tuple(group)
        for fact in paragraph:
            before = previous if previous and previous.document == fact.document else None
            previous = fact
            if fact.id in ids:
                yield Candidate(fact, before, paragraph, titles[fact.document])


def _promising(index: Index, query: Query, documents: Collection[int]) -> list[int]:
    """Return the facts that hold the most of the question, by weight."""
    wanted = _wanted(index, query)
    places = index.terms.places(dict.fromkeys(stem for _, _, stem in wanted), documents)
    held: dict[int, dict[int, float]] = {}
    for weight, at, stem in wanted:
        best, brought = held.get(at), dict.fromkeys(places[stem], weight)
        # What a weightier stem brought stays as it is, and in its place.
        held[at] = best | brought | best if best else brought
    total: dict[int, float] = {}
    for _, best in sorted(held.items()):
        # Most facts hold one of the words only.
        both = {fact: total[fact] + best[fact] for fact in total.keys() & best.keys()}
        total |= best
        total |= both
    most = PROMISING if query.facts <= LARGE else OF_MANY
    # Numbers sort faster than facts: so few of these are left to be sorted.
    least = sorted(total.values(), reverse=True)[:most][-1:]
    found = [fact for fact, weight in total.items() if weight >= least[0]]
    return sorted(found, key=total.__getitem__, reverse=True)[:most]


def _wanted(index: Index, query: Query) -> list[tuple[float, int, str]]:
    """Return what to search for: weight, place in the question and stem, the weightiest first.

    What is so common that it would cost too much is left out, but for the first few.
    """
    terms = list(query.content) or [term for term in query.terms if term.expansions]
    weighed = [
        (term.idf * weight, at, stem)
        for at, term in enumerate(terms)
        for stem, weight in term.expansions.items()
    ]
    weighed += [
        (query.unknown_weight * OPPOSED, at, stem)
        for at, term in enumerate(query.terms, len(terms))
        for stem in term.opposites
    ]
    every = sorted(weighed, key=lambda each: (-each[0], each[1:]))
    counts = index.terms.frequencies({stem for *_, stem in every})
    left = max(READ, READ_SHARE * query.facts)
    wanted: list[tuple[float, int, str]] = []
    for each in every:
        count = counts[each[2]]
        if len(wanted) < FEWEST or count <= left:
            wanted.append(each)
            left -= count
    return wanted
