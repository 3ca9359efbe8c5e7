"""Words that people run together or take apart: sciencesummit, expo2017, wifi, check-in."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from knowledge.language import detect_language, lexicon, stopwords, tokens
from knowledge.language.document_languages import generic_words
from knowledge.language.stemmer import stem
from knowledge.retrieval import synonyms
from knowledge.retrieval.index import Index

JOINED = 0.9
"""How well two words written as one stand for each of them."""
SHORTEST_PART, SHORTEST_STOPWORD = 4, 2
SHORTEST, LONGEST = 6, 40
"""Letters of a word that may be several."""
SHORTEST_FIGURES, SHORTEST_JOINED = 3, 4
"""The same for one with a figure in it, and letters of two words that may be one without any."""
_MOST_PARTS = 4
_PREFIXES = frozenset("co re non semi anti multi inter mini mid pre post sub trans".split())
_HYPHENS = "-‐‑"
_HYPHENATED = re.compile(rf"(?<![\w-])[^\W_]+(?:[{_HYPHENS}][^\W_]+){{1,3}}(?![\w-])")
_BORDER = re.compile(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)")


def apart(index: Index, words: Collection[str]) -> dict[str, list[str]]:
    """Return for each run-together word its parts, if all of them stand in the index."""
    pieces = {word: _pieces(word) for word in words if _shortest(word) <= len(word) <= LONGEST}
    roots = {piece: _root(piece) for found in pieces.values() for piece in found}
    known = index.terms.frequencies({root for root in roots.values() if root not in stopwords()})
    parts = {
        word: _best_parts(word, {p for p in found if _is_part(p, roots[p], known)})
        for word, found in pieces.items()
    }
    return {word: found for word, found in parts.items() if len(found) > 1}


def hyphenated(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield words with a hyphen as one, and their stems apart: ("wifi", "wi fi")."""
    if not _has_hyphen(text):
        return
    for match in _HYPHENATED.finditer(text):
        parts = tokens(match[0])
        if len(parts) > 1 and not match[0][0].isdigit():
            yield "".join(parts), " ".join(stem(part, language) for part in parts)


def _has_hyphen(text: str) -> bool:
    return any(hyphen in text for hyphen in _HYPHENS)


def joined(text: str, words: Sequence[str]) -> dict[str, dict[str, float]]:
    """Return for each word the stems that it forms with the word before or behind it."""
    found: dict[str, dict[str, float]] = {}
    for match in _HYPHENATED.finditer(text) if _has_hyphen(text) else ():
        parts = tokens(match[0])
        for part in parts:
            found.setdefault(part, {})[_root("".join(parts))] = JOINED
    for one, other in pairwise(words):
        if one in stopwords() or other in stopwords():
            continue
        if len(one) + len(other) >= (SHORTEST_JOINED if (one + other).isalpha() else 1):
            meant = {_root(one + other): JOINED, **_translated(one, other)}
            found.setdefault(one, {}).update(meant)
            found.setdefault(other, {}).update(meant)
    return found


def _translated(one: str, other: str) -> Mapping[str, float]:
    """Return what two words mean that only a glossary knows as one: вай фай.

    A glossary knows inflected words, and takes another word for an ending of the first.
    """
    word = one + other
    if word.isascii() or not (found := lexicon.translate_any(word)):
        return {}
    return synonyms.stems(word) if found != lexicon.translate_any(one) else {}


def _shortest(word: str) -> int:
    return SHORTEST if word.isalpha() else SHORTEST_FIGURES


def _pieces(word: str) -> frozenset[str]:
    if any(letter.isdigit() for letter in word):
        return frozenset(_BORDER.split(word))
    ends = range(1, len(word) + 1)
    every = (word[at:to] for to in ends for at in range(to) if to - at < len(word))
    return frozenset(
        p for p in every if len(p) >= SHORTEST_PART or p in _plain() or p in _PREFIXES
    )


def _is_part(piece: str, root: str, known: Mapping[str, int]) -> bool:
    if piece in _plain():
        return len(piece) >= SHORTEST_STOPWORD
    return piece in _PREFIXES or root in known


def _best_parts(word: str, pieces: Collection[str]) -> list[str]:
    """Return the fewest pieces that make up the word, [] if none do; a prefix only opens it."""
    best: dict[int, list[str]] = {0: []}
    for to in range(1, len(word) + 1):
        ways = [
            [*best[at], word[at:to]]
            for at in range(to)
            if at in best and word[at:to] in pieces and (at == 0 or word[at:to] not in _PREFIXES)
        ]
        if ways:
            best[to] = min(ways, key=lambda way: (len(way), -min(map(len, way))))
    parts = best.get(len(word), [])
    return parts if len(parts) <= _MOST_PARTS else []


@cache
def _plain() -> frozenset[str]:
    """Return the words that are known without any document."""
    return stopwords() | generic_words()


def _root(word: str) -> str:
    return stem(word, detect_language(word))
