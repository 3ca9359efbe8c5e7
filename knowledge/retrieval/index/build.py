"""Keeps the search index in step with the facts, inside the transaction that changes them."""

from collections.abc import Collection, Iterator

from knowledge.language.tokenizer import stems, stopwords, tokens
from knowledge.language.transliteration import latin_key
from knowledge.retrieval.abbreviations import initials
from knowledge.retrieval.index import abbreviations, rebuilding, taught
from knowledge.retrieval.index import terms as index
from knowledge.store import Snapshot, Transaction

SHORTEST_MISSPELT = 4
"""Letters of the shortest word that may be misspelt; shorter ones collide with each other."""
LONGEST_MISSPELT = 40
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
    index.add_words(db, new, ((key, word) for word in new for key in _keys(word)))
    index.add_facts(db, [(id_, " ".join(words)) for id_, words in facts])
    index.add_questions(db, [(id_, " ".join(words)) for id_, words in asked])
    keys = ((question_key(each.text), each.id, each.fact) for each in hung if each.answers)
    taught.replace(db, list(fact_ids), (row for row in keys if row[0]))
    abbreviations.add_initials(
        db, {row for _, language, text in told for row in initials(text, language)}
    )


def unindex(db: Transaction, fact_ids: Collection[int]) -> None:
    """Take facts out of the index, before rows of theirs are deleted; then reindex them."""
    index.remove(db, fact_ids)


def question_key(text: str) -> str:
    """Return what two askings share if they differ in case, marks and spaces only."""
    return " ".join(tokens(text))


def is_outdated(db: Snapshot) -> bool:
    """Tell whether the index was built by older rules."""
    return rebuilding.rules(db) != RULES


def rebuild(db: Transaction) -> None:
    """Index every fact anew."""
    facts = rebuilding.begin(db, RULES)
    for at in range(0, len(facts), _BATCH):
        reindex(db, facts[at : at + _BATCH])


def spelling_keys(word: str) -> Iterator[str]:
    """Yield the word and what is left of it without any one letter.

    Two words that share a key are at most two edits apart: one edit in each.
    """
    if not SHORTEST_MISSPELT <= len(word) <= LONGEST_MISSPELT or word in stopwords():
        return
    if any(letter.isdigit() for letter in word):
        return
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def sound_key(word: str) -> str:
    """Return the key under which a word is found by its sound, in either alphabet."""
    return "=" + latin_key(word)


def _keys(word: str) -> Iterator[str]:
    keys = [*spelling_keys(word)]
    yield from keys
    if keys:
        yield sound_key(word)
