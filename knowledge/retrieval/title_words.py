"""Words of a document's own title: who asks with them names the document, and misses nothing.

A text seldom says again what it is about: "the mayor" of a town's guide is that of the town.
"""

from functools import lru_cache

from rapidfuzz.distance import OSA

from knowledge.language import LANGUAGES, detect_language
from knowledge.language.dictionary import is_common_word
from knowledge.language.stemmer import stem, stem_set
from knowledge.language.transliteration import latin_key
from knowledge.retrieval import synonyms
from knowledge.retrieval.index.sentences import IndexedTitle

SAME = 0.7
"""Weight from which on a translation or another form of a word stands for it."""
SHORTEST_MISSPELT = 5
"""Letters of the shortest word of a title that may be misspelt."""
_SHORTEST_HEARD = 4


@lru_cache(maxsize=20_000)
def stands_in_title(word: str, title: IndexedTitle) -> bool:
    """Tell whether a normalised word is one of the title: its year, initials, a form or a slip."""
    if stem_set(word) & title.said:
        return True
    meant = {root for root, weight in synonyms.stems(word).items() if weight >= SAME}
    if not meant.union(stem(word, code) for code in LANGUAGES).isdisjoint(title.stems):
        return True
    return any(_is_meant(word, other) for other in title.words)


def _is_meant(word: str, other: str) -> bool:
    if word.isascii() != other.isascii():
        shortest = min(len(word), len(other))
        return shortest >= _SHORTEST_HEARD and _sound(other) == _sound(word)
    if is_common_word(word) or min(len(word), len(other)) < SHORTEST_MISSPELT:
        return False
    return OSA.distance(word, other, score_cutoff=1) <= 1


def _sound(word: str) -> str:
    return latin_key(stem(word, detect_language(word)))
