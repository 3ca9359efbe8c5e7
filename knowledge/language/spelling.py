"""Keys under which a word is found although it is misspelt, or spelt by its sound."""

from collections.abc import Iterator

from knowledge.language.document_languages import stopwords
from knowledge.language.transliteration import latin_key

SHORTEST_MISSPELT = 4
"""Letters of the shortest word that may be misspelt; shorter ones collide with each other."""
LONGEST_MISSPELT = 40


def spelling_keys(word: str) -> Iterator[str]:
    """Yield the deletion neighbourhood of a word: itself, and what is left without any one letter.

    Two words that share a key are at most two edits apart: one edit in each. Stop words, numbers
    and very short or long words have none.
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


def word_keys(word: str) -> Iterator[str]:
    """Yield all keys under which the index keeps a word."""
    keys = [*spelling_keys(word)]
    yield from keys
    if keys:
        yield sound_key(word)
