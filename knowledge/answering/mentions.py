"""Mentions: the sentences that hold a topic, in any form or translation of its words.

A place is a sentence, an item of a list or a cell of a row, however many facts are made of it.
Headings are none; what stands under one that holds the topic is a place about it: a sentence, a
list or a row.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.answering.topic_readings import (
    TopicReadings,
    read_related,
    read_repaired,
    read_topic,
)
from knowledge.answering.topics import NamedTopic
from knowledge.language import tokens
from knowledge.language.stemmer import stem
from knowledge.models import Fact
from knowledge.queries import Query
from knowledge.retrieval import Index
from knowledge.store import Snapshot, documents, facts

MOST = 300
"""Facts that are looked at: a word that stands in more of them is what the documents are about."""
FEW = 12
"""Facts that may stand under one heading even where they are most of the documents."""
APART = 3
"""Words that may stand between those of a topic, in all."""
_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
Span = tuple[int, int]
Place = tuple[int, tuple[int, ...]]
"""A document, and where the parts of its text begin in which a topic stands."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A fact that holds a topic, and the `words` that do, as it writes them.

    `section` is the heading above it that holds them in its place, "" if the fact does; one under
    a heading may hold them too, and `is_said` then.
    """

    fact: Fact
    words: str
    section: str = ""
    is_said: bool = True


def find_mentions(
    db: Snapshot, index: Index, topic: NamedTopic, among: Collection[int] = ()
) -> tuple[Mention, ...]:
    """Return what stands under headings that hold a topic, and then where else it is mentioned.

    The shortest headings come first, and places in the order of the documents.
    """
    return _mentions(db, index, read_topic(index, topic), among)


def find_meant(
    db: Snapshot, index: Index, query: Query, topic: NamedTopic, among: Collection[int] = ()
) -> tuple[Mention, ...]:
    """Return where other words than those of a topic stand, which stands nowhere itself.

    These are what it may be misspelt for, or else synonyms: "gallery" for a museum.
    """
    repaired = read_repaired(query, topic)
    found = _mentions(db, index, [repaired], among) if repaired else ()
    return found or _mentions(db, index, read_related(index, topic), among)


def _mentions(
    db: Snapshot, index: Index, ways: Sequence[TopicReadings], among: Collection[int]
) -> tuple[Mention, ...]:
    ids = _candidates(index, ways, among)
    if len(ids) > MOST:
        return ()
    places: defaultdict[Place, list[Mention]] = defaultdict(list)
    headings = _Headings(ways)
    known = [*facts.by_ids(db, ids).values()]
    under = {fact.id: held for fact in known if (held := headings.above(fact))}
    if len(under) > max(FEW, index.terms.size().facts / 2):
        # What most of the documents stand under is what they are about, as their title is.
        under = {}
    for fact, parts in _in_parts(db, known):
        if held := under.get(fact.id):
            start = fact.citation.spans[0].start
            is_said = any(_said(part, fact.language, ways) for part in parts)
            places[fact.citation.document, (start,)].append(Mention(fact, *held, is_said))
            continue
        for place, words in _standing(fact, parts, ways):
            places[place].append(Mention(fact, words))
    best = {place: _clearest(place, found) for place, found in places.items()}
    return tuple(best[place] for place in sorted(best, key=lambda at: (_after(best[at]), at)))


def _after(mention: Mention) -> tuple[bool, int]:
    """Sort what stands under headings that hold a topic first, and the shortest of these."""
    return not mention.section, len(tokens(mention.section))


class _Headings:
    """Which headings hold a topic, each looked at once."""

    def __init__(self, ways: Sequence[TopicReadings]) -> None:
        self._ways = ways
        self._said: dict[tuple[str, str], str] = {}

    def above(self, fact: Fact) -> tuple[str, str] | None:
        """Return the words of the innermost heading of a fact that hold the topic, and it."""
        for heading in reversed(fact.citation.section):
            key = heading, fact.language
            if key not in self._said:
                self._said[key] = _said(heading, fact.language, self._ways)
            if words := self._said[key]:
                return words, heading
        return None


def _candidates(index: Index, ways: Sequence[TopicReadings], among: Collection[int]) -> set[int]:
    """Return the facts that hold all the stems of a way to say it, wherever they stand."""
    stems = frozenset().union(*(way.stems() for way in ways))
    known = index.terms.places(sorted(stems), among)
    holding: defaultdict[int, set[str]] = defaultdict(set)
    for stem_, ids in known.items():
        for id_ in ids:
            holding[id_].add(stem_)
    return {id_ for id_, said in holding.items() if any(way.hold(said) for way in ways)}


def _in_parts(db: Snapshot, found: Iterable[Fact]) -> Iterator[tuple[Fact, list[str]]]:
    """Yield facts with the words of each of their spans."""
    texts: dict[int, str] = {}
    for fact in found:
        document, spans = fact.citation.document, fact.citation.spans
        if len(spans) == 1:
            yield fact, [fact.text]
            continue
        text = texts.get(document) or texts.setdefault(document, documents.text_of(db, document))
        yield fact, [text[span.start : span.end] for span in spans]


def _standing(
    fact: Fact, parts: Sequence[str], ways: Sequence[TopicReadings]
) -> Iterator[tuple[Place, str]]:
    """Yield the parts of a fact in which a topic stands: sentences, items, cells; or all of it."""
    document, starts = fact.citation.document, [span.start for span in fact.citation.spans]
    said = [
        (start, _said(part, fact.language, ways))
        for start, part in zip(starts, parts, strict=True)
    ]
    yield from (((document, (start,)), words) for start, words in said if words)
    if not any(words for _, words in said) and (words := _said(fact.text, fact.language, ways)):
        yield (document, tuple(starts)), words


def _said(text: str, language: str, ways: Sequence[TopicReadings]) -> str:
    """Return the fewest words of a text in a row that say a topic; "" if none do."""
    words = [
        (stem(each, language), match.span())
        for match in _WORD.finditer(text)
        for each in tokens(match[0])
    ]
    found = (window for way in ways for window in _windows(words, way))
    best = min(found, key=len, default=None)
    return text[best[0][1][0] : best[-1][1][1]] if best else ""


def _windows(
    words: Sequence[tuple[str, Span]], way: TopicReadings
) -> Iterator[Sequence[tuple[str, Span]]]:
    """Yield from each word on the fewest words that hold all of a topic, if they are near."""
    wanted = way.stems()
    for start in (at for at, (said, _) in enumerate(words) if said in wanted):
        window = words[start : start + way.length + APART]
        for end in range(1, len(window) + 1):
            if way.hold([said for said, _ in window[:end]]):
                yield window[:end]
                break


def _clearest(place: Place, found: Sequence[Mention]) -> Mention:
    """Return the fact that shows a place best: an item alone, and a whole list for its lead-in."""

    def parts(mention: Mention) -> int:
        return len(mention.fact.citation.spans)

    opening = [each for each in found if each.fact.citation.spans[0].start == place[1][0]]
    if len(opening) > 1 and len(place[1]) == 1:
        return max(opening, key=lambda each: (parts(each), -each.fact.id))
    return min(found, key=lambda each: (parts(each), each.fact.id))
