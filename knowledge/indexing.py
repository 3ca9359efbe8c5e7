"""Keeps the search index in step with the facts, inside the transaction that changes them."""

from collections.abc import Collection, Iterator

from sqlite_utils import Database

from knowledge.analysis import stems, stopwords
from knowledge.store import index

SHORTEST_MISSPELT = 4
"""Letters of the shortest word that may be misspelt; shorter ones collide with each other."""
LONGEST_MISSPELT = 40


def reindex(db: Database, fact_ids: Collection[int]) -> None:
    """Bring the index up to date for these facts and their questions; withdrawn ones leave it."""
    index.remove(db, fact_ids)
    facts = [(id_, stems(text, language)) for id_, language, text in index.texts(db, fact_ids)]
    asked = [(id_, stems(text, lang)) for id_, lang, text in index.questions(db, fact_ids)]
    words = {word for _, terms in (*facts, *asked) for word in terms}
    new = index.unknown_words(db, words)
    index.add_words(db, new, ((key, word) for word in new for key in spelling_keys(word)))
    index.add_facts(db, [(id_, " ".join(words)) for id_, words in facts])
    index.add_questions(db, [(id_, " ".join(words)) for id_, words in asked])


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
