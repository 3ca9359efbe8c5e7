"""Document kinds: what a document is called in what is said of it, and among how many it is.

A handbook is never called an article. What nothing tells of is a document.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain

from knowledge.language.document_languages import conjunctions, phrases
from knowledge.language.tokenizer import tokens
from knowledge.store import Snapshot, documents


class DocumentKind(StrEnum):
    """What a document is, as far as its title or its record tells."""

    ARTICLE = "article"
    HANDBOOK = "handbook"
    GUIDE = "guide"
    MANUAL = "manual"
    REPORT = "report"
    RULES = "rules"
    LAW = "law"
    MINUTES = "minutes"
    PRICES = "prices"
    CONTRACT = "contract"
    TIMETABLE = "timetable"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class DocumentNaming:
    """How to speak of what questions are answered from.

    `documents` is how many there are; `kind` is that of the one, if there is but one.
    """

    kind: DocumentKind = DocumentKind.DOCUMENT
    documents: int = 1


class DocumentNames:
    """How to speak of documents, found anew after a change: every message is worded by it."""

    def __init__(self, read: Callable[[], Snapshot]) -> None:
        self._read = read
        self._known: tuple[tuple[int, int], dict[tuple[int, ...], DocumentNaming]]
        self._known = ((-1, -1), {})

    def __call__(self, *only: int) -> DocumentNaming:
        """Return how to speak of all documents, or of those that are asked. Raises StoreError."""
        snapshot = self._read()
        version, known = self._known
        if version != snapshot.version:
            known = {}
            self._known = (snapshot.version, known)
        if only not in known:
            known[only] = name_documents(snapshot, only)
        return known[only]


_PUBLISHED_AS = {DocumentKind.LAW, DocumentKind.PRICES, DocumentKind.TIMETABLE}
"""Kinds whose words stand in headlines as well: a published text of such a title is an article."""
_LONGEST = 200
"""Characters of a title that are looked at."""


def name_documents(db: Snapshot, only: Collection[int] = ()) -> DocumentNaming:
    """Return how to speak of all documents, or of those that are asked `only`."""
    asked = [*documents.titles_of(db, only)]
    count = len(asked) or documents.count(db)
    if count > 1:
        return DocumentNaming(documents=count)
    found = documents.described(db, asked[0] if asked else None)
    return DocumentNaming(kind_of(found[0], is_article=found[1])) if found else DocumentNaming()


def kind_of(title: str, *, is_article: bool) -> DocumentKind:
    """Return what a document is; `is_article` tells that it was published on some day."""
    words = [word for word in tokens(title[:_LONGEST]) if not word.isdecimal()]
    joints = [at for at, word in enumerate(words) if word in conjunctions()]
    # Of a "guide and prices" the first is what it is.
    named = chain(_named(words[: joints[-1]] if joints else []), _named(words))
    found = (each for each in named if not (is_article and each in _PUBLISHED_AS))
    return next(found, DocumentKind.ARTICLE if is_article else DocumentKind.DOCUMENT)


def _named(words: Sequence[str]) -> Iterator[DocumentKind]:
    """Yield the kinds that the first and the last words name, by how many of them do."""
    for length in (3, 2, 1):
        for part in (words[:length], words[-length:]):
            if kind := _kinds().get(" ".join(part)):
                yield kind


@cache
def _kinds() -> Mapping[str, DocumentKind]:
    return {
        " ".join(tokens(phrase)): kind
        for kind in DocumentKind
        for phrase in phrases("document_kinds.txt", kind)
    }
