"""A document that comes again: its facts keep their numbers, and nothing curated is lost."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from knowledge.errors import DocumentError
from knowledge.ingestion.readers import Source
from knowledge.ingestion.readers.source import segment
from knowledge.language import detect_language
from knowledge.language.spelling_changes import is_spelling_only
from knowledge.models import Fact, Passage
from knowledge.retrieval.index.build import reindex
from knowledge.store import Snapshot, Transaction, annotations, documents, facts

SAME_SENTENCE = 80
"""Likeness (rapidfuzz ratio, 0 to 100) from which on a sentence is the old one, reworded."""
SAME_DOCUMENT = 1 / 3
"""Share of sentences that two texts of one title have in common if one is a revision."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What another text of a known document changed.

    `new` are the words of the facts that it brings; `changed` holds the old and the new words of
    each fact that was reworded; `vanished` the facts that the text no longer holds; `curated`
    those of both that editors had written for, but for mended spelling. A document that was flat
    `gains_structure`.
    """

    new: tuple[str, ...] = ()
    changed: tuple[tuple[Fact, str], ...] = ()
    vanished: tuple[Fact, ...] = ()
    curated: frozenset[int] = frozenset()
    gains_structure: bool = False

    @property
    def added(self) -> int:
        """How many facts it brings."""
        return len(self.new)

    @property
    def is_empty(self) -> bool:
        """Tell whether the text is the one that was known."""
        return not (self.added or self.changed or self.vanished or self.gains_structure)


@dataclass(frozen=True, slots=True)
class _Match:
    kept: list[tuple[Fact, Passage]]
    changed: list[tuple[Fact, Passage]]
    vanished: list[Fact]
    new: list[Passage]


def known_as(db: Snapshot, source: Source) -> int | None:
    """Return the imported document of which this is another text, if there is one.

    The same address is the same document; the same title only if the texts have much in common.
    """
    same = documents.with_text(db, source.text, (source.title or "").strip())
    if same is not None and documents.origin(db, same) == documents.IMPORTED:
        return same
    if source.url and (document := documents.with_url(db, source.url)) is not None:
        return document
    for document, origin in documents.titled(db, source.title or ""):
        if origin == documents.IMPORTED and _overlap(db, document, source) >= SAME_DOCUMENT:
            return document
    return None


def foresee(db: Snapshot, source: Source) -> Revision | None:
    """Return what importing a source would change in the document that it revises, if any."""
    document = known_as(db, source)
    if document is None:
        return None
    match = _match(list(facts.of_document(db, document)), [*segment(source)])
    return replace(_revision(db, match), gains_structure=documents.is_flat(db, document))


def revise(db: Transaction, document: int, source: Source, *, by: str, language: str) -> None:
    """Give a document its new text, inside a transaction. Raises DocumentError if it has none."""
    new_text = [*segment(source)]
    if not new_text:
        raise DocumentError(f"“{source.title}” holds no sentence.")
    match = _match(list(facts.of_document(db, document)), new_text)
    said = {"url": source.url, "published": source.published, "author": source.author}
    said["structure"] = structure_of(source)
    documents.replace_document(db, document, source.text, said)
    facts.move(db, source.text, (*match.kept, *match.changed))
    for fact, passage in match.changed:
        if is_spelling_only(fact.text, passage.text):
            annotations.carry_over(db, fact.id, fact.text)
    gone = [fact.id for fact in match.vanished]
    facts.withdraw(db, gone)
    stored = documents.StoredText(document, source.text, language)
    new = facts.insert(db, stored, match.new, by=by)
    changed = [(fact.id, passage) for fact, passage in (*match.kept, *match.changed)]
    add_own_questions(db, [*changed, *zip(new, match.new, strict=True)])
    moved = [fact.id for fact, _ in (*match.kept, *match.changed)]
    reindex(db, [*moved, *new, *gone])


def structure_of(source: Source) -> str:
    """Return the outline of a source as it is stored; a document that has it is not flat."""
    return json.dumps(dict(source.outline))


def add_own_questions(db: Transaction, stored: Iterable[tuple[int, Passage]]) -> None:
    """Store the questions of the document that its facts answer, by their ids."""
    for fact, passage in stored:
        asked = passage.question
        question = (asked, detect_language(asked)) if asked else None
        annotations.replace_own_questions(db, fact, question)


def _revision(db: Snapshot, match: _Match) -> Revision:
    differ = (fact for fact, new in match.changed if not is_spelling_only(fact.text, new.text))
    touched = [*match.vanished, *differ]
    return Revision(
        tuple(passage.text for passage in match.new),
        tuple((fact, passage.text) for fact, passage in match.changed),
        tuple(match.vanished),
        frozenset(annotations.annotated(db, [fact.id for fact in touched])),
    )


def _overlap(db: Snapshot, document: int, source: Source) -> float:
    ours = {passage.text for passage in segment(source)}
    theirs = {fact.text for fact in facts.of_document(db, document)}
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


def _match(old: Sequence[Fact], new: Sequence[Passage]) -> _Match:
    """Pair the sentences that stayed, then those that were only reworded."""
    waiting: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in reversed(new):
        waiting[passage.text].append(passage)
    match = _Match([], [], [], [])
    unmatched: list[Fact] = []
    for fact in old:
        if waiting[fact.text]:
            match.kept.append((fact, waiting[fact.text].pop()))
        else:
            unmatched.append(fact)
    left = sorted((p for each in waiting.values() for p in each), key=lambda p: p.spans)
    rest = dict(enumerate(left))
    for fact in unmatched:
        texts = {at: passage.text for at, passage in rest.items()}
        best = process.extractOne(fact.text, texts, scorer=fuzz.ratio, score_cutoff=SAME_SENTENCE)
        if best is None:
            match.vanished.append(fact)
        else:
            match.changed.append((fact, rest.pop(best[2])))
    match.new.extend(rest.values())
    return match
