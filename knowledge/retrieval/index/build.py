"""Keeps the search index in step with the facts, inside the transaction that changes them."""

from collections.abc import Collection

from knowledge.language import stems
from knowledge.language.spelling import word_keys
from knowledge.language.tokenizer import canonical
from knowledge.retrieval.abbreviations import initials
from knowledge.retrieval.index import abbreviations, rebuilding, taught
from knowledge.retrieval.index import terms as index
from knowledge.store import Snapshot, Transaction

RULES = 4
"""Grows whenever the same text would be indexed in another way."""
_BATCH = 2_000


def reindex(db: Transaction, fact_ids: Collection[int]) -> None:
    """Bring the index up to date for these facts and their questions; withdrawn ones leave it."""
    index.remove(db, fact_ids)
    told = index.texts(db, fact_ids)
    hung = taught.hung(db, list(fact_ids))
    facts = [(id_, stems(text, language)) for id_, language, text in told]
    asked = [(each.id, stems(each.text, each.language)) for each in hung]
    words = {word for _, terms in (*facts, *asked) for word in terms}
    new = index.unknown_words(db, words)
    index.add_words(db, new, ((key, word) for word in new for key in word_keys(word)))
    index.add_facts(db, [(id_, " ".join(words)) for id_, words in facts])
    index.add_questions(db, [(id_, " ".join(words)) for id_, words in asked])
    keys = ((canonical(each.text), each.id, each.fact) for each in hung if each.answers)
    taught.replace(db, list(fact_ids), (row for row in keys if row[0]))
    abbreviations.add_initials(
        db, {row for _, language, text in told for row in initials(text, language)}
    )


def unindex(db: Transaction, fact_ids: Collection[int]) -> None:
    """Take facts out of the index, before rows of theirs are deleted; then reindex them."""
    index.remove(db, fact_ids)


def is_outdated(db: Snapshot) -> bool:
    """Tell whether the index was built by older rules."""
    return rebuilding.rules(db) != RULES


def rebuild(db: Transaction) -> None:
    """Index every fact anew."""
    facts = rebuilding.begin(db, RULES)
    for at in range(0, len(facts), _BATCH):
        reindex(db, facts[at : at + _BATCH])
