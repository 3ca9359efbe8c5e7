"""Words of a document's own title: who asks with them names the document, and misses nothing.

A text seldom says again what it is about: "the mayor" of a town's guide is that of the town.
"""

from functools import lru_cache

from rapidfuzz.distance import OSA, Prefix

from knowledge.language import LANGUAGES, lexicon
from knowledge.language.dictionary import is_common_word
from knowledge.language.stemmer import possible_stems, stem, stem_set
from knowledge.language.transliteration import latin_key
from knowledge.retrieval import synonyms
from knowledge.retrieval.index.sentences import IndexedTitle

SAME = 0.7
"""Weight from which on a translation or another form of a word stands for it."""
SHORTEST_MISSPELT = 5
"""Letters of the shortest word of a title that may be misspelt."""
_SHORTEST_HEARD = 4
_HEARD = 0.6
"""Share of how a rare word sounds by which a name in the other alphabet is known: Skerrow."""


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
        return min(len(word), len(other)) >= _SHORTEST_HEARD and _sounds_like(word, other)
    if is_common_word(word) or min(len(word), len(other)) < SHORTEST_MISSPELT:
        return False
    return OSA.distance(word, other, score_cutoff=1) <= 1


def _sounds_like(word: str, other: str) -> bool:
    """Tell whether words of two alphabets sound alike; of a rare one the beginning is enough."""
    heard, meant = _sounds(word), _sounds(other)
    if not heard.isdisjoint(meant):
        return True
    if is_common_word(word) or lexicon.translate_any(word):
        return False
    return any(_begin_alike(one, two) for one in heard for two in meant)


def _begin_alike(one: str, other: str) -> bool:
    longest = max(len(one), len(other))
    return Prefix.similarity(one, other) >= max(_SHORTEST_HEARD, _HEARD * longest)


def _sounds(word: str) -> frozenset[str]:
    """Return how a word sounds without its ending, in whatever language that is."""
    return frozenset(map(latin_key, possible_stems(word)))
