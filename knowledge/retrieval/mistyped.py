"""A question as it was meant: typed in the wrong layout, or in Latin letters for Cyrillic."""

import re
from collections.abc import Collection, Iterator

from knowledge.language import detect_language, lexicon, stopwords
from knowledge.language.keyboard_layout import layouts
from knowledge.language.stemmer import stem
from knowledge.language.tokenizer import normalise
from knowledge.language.transliteration import readings
from knowledge.retrieval.index import terms as index
from knowledge.store import Snapshot

_WORD = re.compile(r"[^\W\d_]+")
_PLAUSIBLE = 0.6
"""Share of the words that must be known in the other reading. Chosen: clearly more than half."""
_STRANGE = 0.5
"""Share of unknown words from which on a question in Latin letters may be no English one."""
_FEWEST = 2
"""Words that a question in Latin letters needs: one alone is more often a name."""


def as_meant(db: Snapshot, text: str) -> str:
    """Return the text in the letters that it was meant in; nearly always that is the text."""
    words = list(dict.fromkeys(word.lower() for word in _WORD.findall(text)))
    known = _known(db, words)
    if not words or len(known) > _STRANGE * len(words):
        return text
    for layout in layouts(text):
        retyped = set(_WORD.findall(layout))
        likely = max(_PLAUSIBLE, _STRANGE + len(known) / len(words))
        if len(_known(db, retyped)) >= likely * len(retyped) > 0:
            return layout
    if len(words) >= _FEWEST and text.isascii():
        return _in_cyrillic(db, text, words, known)
    return text


def _in_cyrillic(db: Snapshot, text: str, words: list[str], known: Collection[str]) -> str:
    """Return the text with the words in Cyrillic that make sense there, if most do."""
    strange = [word for word in words if word not in known]
    read = {language: dict(_read(db, set(words), language)) for language in ("ru", "kk")}

    def translated(language: str) -> int:
        found = (read[language].get(word) for word in strange)
        return sum(bool(word and lexicon.translate(word, language)) for word in found)

    # Only Kazakh has a letter for which people type q.
    first = ("kk", "ru") if "q" in text.lower() else ("ru", "kk")
    meant = read[max(first, key=translated)]
    if sum(word in meant for word in strange) < _PLAUSIBLE * len(strange):
        return text
    names = {word for word in known if word not in stopwords()}
    return _WORD.sub(
        lambda found: (
            found[0] if found[0].lower() in names else meant.get(found[0].lower(), found[0])
        ),
        text,
    )


def _read(db: Snapshot, words: Collection[str], language: str) -> Iterator[tuple[str, str]]:
    """Yield each word that means something in Cyrillic, with its likeliest reading."""
    read = {word: readings(word, language) for word in words}
    known = _known(db, {reading for found in read.values() for reading in found})
    for word, found in read.items():
        for reading in found:
            if reading in known:
                yield word, reading
                break


def _known(db: Snapshot, words: Collection[str]) -> set[str]:
    """Return the words in small letters that mean something: in a list, or in the index."""
    roots = {word: _root(word) for word in words}
    counts = index.frequencies(db, set(roots.values()))
    return {word for word, root in roots.items() if root in counts or _is_listed(word)}


def _root(word: str) -> str:
    return stem(normalise(word), detect_language(word))


def _is_listed(word: str) -> bool:
    if normalise(word) in stopwords():
        return True
    if word.isascii():
        return word in lexicon.english_words()
    return any(lexicon.translate(word, language) for language in ("ru", "kk"))
