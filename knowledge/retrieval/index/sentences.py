"""The forward index: facts as ranking looks at them, with what was worked out of their words.

Ranking looks at a hundred sentences to choose one; most were looked at for another question.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter
from sys import intern
from typing import Any

from knowledge.language import LANGUAGES, detect_language, stems, stopwords, tokens
from knowledge.language.stemmer import stem, stem_set
from knowledge.language.tokenizer import FIGURES, normalise
from knowledge.retrieval.index.memory import Memory
from knowledge.store import Snapshot
from knowledge.store import documents as store
from knowledge.store.checksums import sha256_of

CAPACITY = 8_000
"""Facts, each of a few kilobytes, for stems are shared: to forget all holds up nobody."""
MOST_TITLES = 200
"""Documents up to which a question is compared with the titles of all of them."""
FIRST = 20
"""Documents whose titles are looked for in a question about a document itself."""
_FEWEST_INITIALS, _MOST_INITIALS = 2, 8
_YEAR = re.compile(r"\b[12]\d{3}\b")
_NEAR = 10
"""Sentences on either side that still belong to a fact's paragraph, for some have thousands."""
_WORD = re.compile(rf"(?=\d)(?:{FIGURES})|[^\W_]+(?:['’][^\W_]+)?")
_CLAUSE = re.compile(
    r"[;:]|—| – |, (?:and|but|while|which|who|where|when|because|although|so|а|но|котор\w+|где)\b"
)
_PARAGRAPHS = f"""
    SELECT near.id, f.id
    FROM facts near JOIN facts f ON f.document = near.document AND f.paragraph = near.paragraph
    AND f.sentence BETWEEN near.sentence - {_NEAR} AND near.sentence + {_NEAR}
    WHERE near.id IN (??)"""
_SENTENCES = """
    SELECT f.id, f.document, f.paragraph, f.sentence, s.stems, s.headings, f.text,
    f.labels IS NOT NULL, f.lead_in IS NOT NULL, f.sha256
    FROM facts f JOIN search s ON s.rowid = f.id WHERE f.id IN (??)"""


@dataclass(frozen=True)
class IndexedSentence:
    """A fact as the index holds it; `stems` in the order of the sentence.

    `headings` are the stems of the headings above it. It `is_row` of a table, or `is_item` of a
    list that was announced.
    """

    id: int
    document: int
    paragraph: int
    sentence: int
    stems: tuple[str, ...]
    text: str
    headings: tuple[str, ...] = ()
    is_row: bool = False
    is_item: bool = False

    @cached_property
    def place(self) -> tuple[int, int, int]:
        return self.document, self.paragraph, self.sentence

    @cached_property
    def words(self) -> tuple[tuple[int, frozenset[str]], ...]:
        """Where each word begins, and the stems it may have in any language."""
        # A list is made in less time than a tuple of a generator.
        return tuple([(match.start(), _stems(match[0])) for match in _WORD.finditer(self.text)])

    @cached_property
    def content_words(self) -> tuple[tuple[int, frozenset[str]], ...]:
        """The same without stop words."""
        return tuple(word for word in self.words if word[1].isdisjoint(stopwords()))

    @cached_property
    def borders(self) -> tuple[int, ...]:
        """Where its clauses begin, and where the last one ends."""
        return 0, *(match.start() for match in _CLAUSE.finditer(self.text)), len(self.text) + 1

    @cached_property
    def normalised(self) -> str:
        """Its text, normalised."""
        return normalise(self.text)

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


@dataclass(frozen=True, slots=True, eq=False)
class IndexedTitle:
    """The title of a document: its `stems` in order, and those in whatever language it is.

    `said` has its initials too, and the year of publication: by these it is named as well. `words`
    are those that say something, normalised. It equals itself only, for it is often looked up.
    """

    stems: tuple[str, ...]
    said: frozenset[str]
    words: tuple[str, ...] = ()

    @classmethod
    def of(cls, title: str, published: str = "") -> "IndexedTitle":
        words = tuple(word for word in tokens(title) if word not in stopwords())
        said = stem_set(title) | _initials(words) | set(_YEAR.findall(published))
        return cls(tuple(stems(title, detect_language(title))), said, words)


def _initials(words: Sequence[str]) -> frozenset[str]:
    """Return what may be short for words in a row: lpw for London Perl Workshop."""
    letters = "".join(word[0] for word in words if word[0].isalpha())
    return frozenset(
        letters[start:end]
        for start in range(len(letters))
        for end in range(start + _FEWEST_INITIALS, min(len(letters), start + _MOST_INITIALS) + 1)
    )


class Sentences:
    """Reads facts with their paragraphs and titles, and remembers them."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._facts: Memory[int, IndexedSentence] = Memory(CAPACITY)
        self._nearby: Memory[int, tuple[IndexedSentence, ...]] = Memory(CAPACITY)
        self._titles: Memory[int, IndexedTitle] = Memory(CAPACITY)
        self._all_titles: Collection[IndexedTitle] | None = None
        self.memories = (self._facts, self._nearby, self._titles)

    def paragraphs(self, facts: Collection[int]) -> list[IndexedSentence]:
        """Return these facts and those near them in their paragraphs, in the order of the texts.

        Facts that do not say any more what was stored are left out: nothing may be built on them.
        """
        nearby = self._nearby
        if missing := [fact for fact in facts if fact not in nearby]:
            nearby |= self._read(missing)
        # In order, so that little is left to be sorted.
        found = {near.id: near for fact in sorted(facts) for near in nearby.get(fact, ())}
        return sorted(found.values(), key=attrgetter("place"))

    def titles(self, documents: Collection[int]) -> dict[int, IndexedTitle]:
        """Return the title of each of these documents."""
        known = self._titles
        if missing := [document for document in documents if document not in known]:
            found = store.titles_of(self._snapshot, missing)
            known |= {id_: IndexedTitle.of(*row) for id_, row in found.items()}
        return {document: known[document] for document in documents}

    def all_titles(self) -> Collection[IndexedTitle]:
        """Return the titles of all documents, as long as they are few enough to be looked at."""
        if self._all_titles is None:
            ids = store.first_ids(self._snapshot, MOST_TITLES + 1)
            self._all_titles = self.titles(ids if len(ids) <= MOST_TITLES else []).values()
        return self._all_titles

    @cached_property
    def first_titles(self) -> Sequence[tuple[int, str]]:
        """Id and title of the first documents, as they are written."""
        return store.titles(self._snapshot, FIRST)

    def _read(self, facts: Iterable[int]) -> dict[int, tuple[IndexedSentence, ...]]:
        known, near = self._facts, dict[int, list[IndexedSentence]]()
        places = self._snapshot.query_in(_PARAGRAPHS, facts)
        # Most were read beside another fact of their paragraph.
        missing = dict.fromkeys(id_ for _, id_ in places if id_ not in known)
        found = map(_sentence, self._snapshot.query_in(_SENTENCES, missing))
        known |= {each.id: each for each in found if each is not None}
        for wanted, id_ in places:
            if id_ in known:
                near.setdefault(wanted, []).append(known[id_])
        return {fact: tuple(beside) for fact, beside in near.items()}


def _sentence(row: Sequence[Any]) -> IndexedSentence | None:
    """Return a fact as it was read, None for one that does not say what was stored."""
    id_, document, paragraph, sentence, stems_, above, text, *form, sha256 = row
    if sha256_of(text) != sha256:
        return None
    words, headings = (tuple(map(intern, each.split())) for each in (stems_, above))
    is_row, is_item = map(bool, form)
    place = id_, document, paragraph, sentence
    return IndexedSentence(*place, words, text, headings, is_row, is_item)


@lru_cache(maxsize=50_000)
def _stems(word: str) -> frozenset[str]:
    """Return the stems that a word may have in any language.

    Kept, for sentences share their words: 97 of 100 stand in an earlier one.
    """
    return frozenset(stem(plain, each) for plain in tokens(word) for each in LANGUAGES)
