"""Abbreviations and full names, derived from each other by initials: OSCE, ОБСЕ."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from knowledge.language import tokens
from knowledge.language.document_languages import BY_CODE, listed
from knowledge.language.stemmer import stem
from knowledge.language.tokenizer import normalise
from knowledge.retrieval.index import Index

NAMED = 0.7
"""How well an abbreviation stands for a word of its name."""
SHORTEST, LONGEST = 2, 8
"""Words in a name that is abbreviated."""
LONGEST_WORD = 40
"""Letters of a word that may be several."""
_SHORTEST_ASKED = 3
"""Initials from which on words in small letters are taken for a name."""
_LONGEST_CYRILLIC = 5
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[^\s\w]")
_LINKS = listed("function_words.txt")


def initials(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield initials with the stems of the name that they abbreviate, "" where there is none."""
    names_have_capitals = _capitalises_names(language)
    if text.isupper() or (names_have_capitals and text[1:].islower()):
        # Names have two capitals at least: most sentences have but the one that opens them.
        return
    words = _WORD.findall(text)
    for word in words:
        if SHORTEST <= len(word) <= LONGEST and word.isupper() and word.isalpha():
            yield normalise(word), ""
    names = _capitalised if names_have_capitals else _opened_by_a_capital
    for name in names(words):
        short = "".join(word[0] for word in name)
        stems = dict.fromkeys(stem(part, language) for word in name for part in tokens(word))
        yield normalise(short), " ".join(stems)


def full_names(index: Index, words: Collection[str]) -> dict[str, list[str]]:
    """Return for each word the stems of the name that it may stand for in the documents.

    It is the initials of the name, or its words in one where documents have a hyphen.
    """
    asked = [word for word in words if SHORTEST <= len(word) <= LONGEST_WORD]
    found: dict[str, list[str]] = {}
    for short, stems in index.abbreviations.spelled_out(asked):
        if stems and short not in found:
            found[short] = stems
    return found


def abbreviated(index: Index, text: str) -> dict[str, dict[str, float]]:
    """Return for each word of a name in the question the abbreviation that documents use."""
    if not index.abbreviations.are_looked_for():
        return {}
    words = [w for w in _WORD.findall(text) if w[0].isalnum() and w.lower() not in _LINKS]
    windows = {
        normalise("".join(word[0] for word in words[start:end])): words[start:end]
        for start in range(len(words))
        for end in range(start + _SHORTEST_ASKED, min(len(words), start + LONGEST) + 1)
    }
    found: dict[str, dict[str, float]] = {}
    for short in index.abbreviations.standing_alone(windows):
        for word in windows[short]:
            for part in tokens(word):
                found.setdefault(part, {})[short] = NAMED
    return found


def _capitalises_names(language: str) -> bool:
    # A database may hold a language whose folder is gone.
    return language in BY_CODE and BY_CODE[language].capitalises_names


def _capitalised(words: Sequence[str]) -> Iterator[list[str]]:
    """Yield runs of capitalised words, in whole and where links divide them."""
    run: list[str] = []
    parts: list[list[str]] = [[]]
    for word, following in pairwise([*words, "."]):
        if word[0].isupper() and word.lower() not in _LINKS:
            run.append(word)
            parts[-1].append(word)
            continue
        if not run:
            continue
        if word.lower() in _LINKS and (following[0].isupper() or following in _LINKS):
            parts.append([])
            continue
        yield from _worth_it(run, parts)
        run, parts = [], [[]]
    yield from _worth_it(run, parts)


def _worth_it(run: list[str], parts: list[list[str]]) -> Iterator[list[str]]:
    if SHORTEST <= len(run) <= LONGEST:
        yield run
    if len(parts) > 1:
        yield from (part for part in parts if SHORTEST <= len(part) <= LONGEST)


def _opened_by_a_capital(words: Sequence[str]) -> Iterator[list[str]]:
    """Yield what follows a capital: only the first word of a Russian or Kazakh name has one."""
    for at, word in enumerate(words):
        if not word[0].isupper() or word.isupper():
            continue
        name: list[str] = []
        for other in words[at:]:
            if not other[0].isalpha() or len(name) == _LONGEST_CYRILLIC:
                break
            if other.lower() in _LINKS:
                continue
            name.append(other)
            if len(name) >= _SHORTEST_ASKED:
                yield list(name)
