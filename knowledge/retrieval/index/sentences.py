"""The forward index: facts as ranking looks at them, with what was worked out of their words.

Ranking looks at a hundred sentences to choose one; most were looked at for another question.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from sys import intern
from typing import Any

from knowledge.language import LANGUAGES, detect_language, stems, stopwords, tokens
from knowledge.language.stemmer import stem, stem_set
from knowledge.language.tokenizer import normalise
from knowledge.retrieval.index.memory import Memory
from knowledge.store import Snapshot
from knowledge.store import documents as store
from knowledge.store.checksums import sha256_of

CAPACITY = 8_000
"""Facts, each of a few kilobytes, for stems are shared: to forget all holds up nobody."""
_NEAR = 10
"""Sentences on either side that still belong to a fact's paragraph, for some have thousands."""
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’][^\W_]+)?")
_CLAUSE = re.compile(
    r"[;:]|—| – |, (?:and|but|while|which|who|where|when|because|although|so|а|но|котор\w+|где)\b"
)
_PARAGRAPHS = f"""
    SELECT near.id, f.id, f.document, f.paragraph, f.sentence, s.stems, s.headings, f.text,
    f.sha256
    FROM facts near JOIN facts f ON f.document = near.document AND f.paragraph = near.paragraph
    AND f.sentence BETWEEN near.sentence - {_NEAR} AND near.sentence + {_NEAR}
    JOIN search s ON s.rowid = f.id WHERE near.id IN (??)"""


@dataclass(frozen=True)
class IndexedSentence:
    """A fact as the index holds it; `stems` in the order of the sentence.

    `headings` are the stems of the headings above it.
    """

    id: int
    document: int
    paragraph: int
    sentence: int
    stems: tuple[str, ...]
    text: str
    headings: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[int, int, int]:
        return self.document, self.paragraph, self.sentence

    @cached_property
    def words(self) -> tuple[tuple[int, frozenset[str]], ...]:
        """Where each word begins, and the stems it may have in any language."""
        return tuple((match.start(), _stems(match[0])) for match in _WORD.finditer(self.text))

    @cached_property
    def borders(self) -> tuple[int, ...]:
        """Where its clauses begin, and where the last one ends."""
        return 0, *(match.start() for match in _CLAUSE.finditer(self.text)), len(self.text) + 1

    @cached_property
    def tokens(self) -> str:
        """Its words, normalised."""
        return " ".join(tokens(self.text))

    @cached_property
    def content(self) -> str:
        """Its words, normalised, without stop words."""
        return " ".join(word for word in self.tokens.split() if word not in stopwords())

    @cached_property
    def said(self) -> frozenset[str]:
        """The stems of its words in whatever language it is, without their order."""
        return stem_set(self.text)


@dataclass(frozen=True, slots=True)
class IndexedTitle:
    """The title of a document: its `stems` in order, and those in whatever language it is."""

    stems: tuple[str, ...]
    said: frozenset[str]

    @classmethod
    def of(cls, title: str) -> "IndexedTitle":
        return cls(tuple(stems(title, detect_language(title))), stem_set(title))


class Sentences:
    """Reads facts with their paragraphs and titles, and remembers them."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._facts: Memory[int, IndexedSentence] = Memory(CAPACITY)
        self._nearby: Memory[int, tuple[IndexedSentence, ...]] = Memory(CAPACITY)
        self._titles: Memory[int, IndexedTitle] = Memory(CAPACITY)
        self.memories = (self._facts, self._nearby, self._titles)

    def paragraphs(self, facts: Collection[int]) -> list[IndexedSentence]:
        """Return these facts and those near them in their paragraphs, in the order of the texts.

        Facts that do not say any more what was stored are left out: nothing may be built on them.
        """
        nearby = self._nearby
        if missing := [fact for fact in facts if fact not in nearby]:
            nearby |= self._read(missing)
        found = {near.id: near for fact in facts for near in nearby.get(fact, ())}
        return sorted(found.values(), key=lambda fact: fact.place)

    def titles(self, documents: Collection[int]) -> dict[int, IndexedTitle]:
        """Return the title of each of these documents."""
        known = self._titles
        if missing := [document for document in documents if document not in known]:
            found = store.titles_of(self._snapshot, missing)
            known |= {id_: IndexedTitle.of(title) for id_, title in found.items()}
        return {document: known[document] for document in documents}

    def _read(self, facts: Iterable[int]) -> dict[int, tuple[IndexedSentence, ...]]:
        near: dict[int, list[IndexedSentence]] = {}
        for wanted, *row in self._snapshot.query_in(_PARAGRAPHS, facts):
            known = self._facts.get(row[0]) or _sentence(row)
            if known is not None:
                self._facts[known.id] = known
                near.setdefault(wanted, []).append(known)
        return {fact: tuple(found) for fact, found in near.items()}


def _sentence(row: Sequence[Any]) -> IndexedSentence | None:
    """Return a fact as it was read, None for one that does not say what was stored."""
    id_, document, paragraph, sentence, stems_, above, text, sha256 = row
    if sha256_of(text) != sha256:
        return None
    words, headings = (tuple(map(intern, each.split())) for each in (stems_, above))
    return IndexedSentence(id_, document, paragraph, sentence, words, text, headings)


@lru_cache(maxsize=50_000)
def _stems(word: str) -> frozenset[str]:
    """Return the stems that a word may have in any language.

    Kept, for sentences share their words: 97 of 100 stand in an earlier one.
    """
    plain = normalise(word)
    plain = plain.replace(",", "") if plain[:1].isdigit() else plain
    return frozenset(stem(plain, each) for each in LANGUAGES if plain)
