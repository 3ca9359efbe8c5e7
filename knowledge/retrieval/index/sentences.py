"""Facts as ranking looks at them, kept in memory as long as nothing changes.

Ranking looks at a hundred sentences to choose one; most were looked at for another question.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from sys import intern

from knowledge.retrieval.index.cache import Kept
from knowledge.store import Snapshot, batches
from knowledge.store.stamps import digest

CAPACITY = 8_000
"""Facts, each of less than a kilobyte, for stems are shared: to forget all holds up nobody."""
_NEAR = 10
"""Sentences on either side that still belong to a fact's paragraph, for some have thousands."""


@dataclass(frozen=True, slots=True)
class IndexedSentence:
    """A fact as the index holds it; `stems` in the order of the sentence."""

    id: int
    document: int
    paragraph: int
    sentence: int
    stems: tuple[str, ...]
    text: str

    @property
    def place(self) -> tuple[int, int, int]:
        return self.document, self.paragraph, self.sentence


_FACTS: Kept[int, IndexedSentence] = Kept(CAPACITY)
_NEARBY: Kept[int, tuple[IndexedSentence, ...]] = Kept(CAPACITY)


def paragraphs(db: Snapshot, facts: Collection[int]) -> list[IndexedSentence]:
    """Return these facts and those near them in their paragraphs, in the order of the texts.

    Facts that do not say any more what was stored are left out: nothing may be built on them.
    """
    nearby = _NEARBY.of(db)
    if missing := [fact for fact in facts if fact not in nearby]:
        nearby |= _fetched(db, missing)
    found = {near.id: near for fact in facts for near in nearby.get(fact, ())}
    return sorted(found.values(), key=lambda fact: fact.place)


def _fetched(db: Snapshot, facts: Iterable[int]) -> dict[int, tuple[IndexedSentence, ...]]:
    known = _FACTS.of(db)
    near: dict[int, list[IndexedSentence]] = {}
    for marks, batch in batches(facts):
        query = f"""SELECT near.id, f.id, f.document, f.paragraph, f.sentence, s.stems, f.text,
            f.sha256 FROM facts near JOIN facts f ON f.document = near.document
            AND f.paragraph = near.paragraph
            AND f.sentence BETWEEN near.sentence - {_NEAR} AND near.sentence + {_NEAR}
            JOIN search s ON s.rowid = f.id WHERE near.id IN ({marks})"""
        for wanted, id_, document, paragraph, sentence, words, text, sha256 in db.query(
            query, batch
        ):
            if id_ not in known:
                if digest(text) != sha256:
                    continue
                stems = tuple(map(intern, words.split()))
                known[id_] = IndexedSentence(id_, document, paragraph, sentence, stems, text)
            near.setdefault(wanted, []).append(known[id_])
    return {fact: tuple(found) for fact, found in near.items()}
