"""Authorship: sentences that say by whom the document itself was made, and not another work."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from knowledge.language import stopwords, tokens
from knowledge.language.document_languages import listed, phrases

_FILE = "bylines.txt"
_NAMED_WITHIN, _APART = 8, 4
"""Words in which a name begins, and words at most between the document and what was done."""
_SAME = 3
"""Letters that the forms of a document's name have in common at least: есебі, есепті."""
_CLAUSE = re.compile("[,;:(]")


def find_authorship(lines: Iterable[Sequence[str]], title: str) -> Iterator[str]:
    """Yield the sentences of lines that say who made the document, word for word.

    "It" is the document where the same line spoke of "this handbook" before; "the handbook" is
    the document where a line before, or the `title`, calls it so.
    """
    names = {each for each in _starts([*tokens(title)]) if each in _listed("document")}
    for sentences in lines:
        spoken: set[tuple[str, ...]] = set()
        for sentence in sentences:
            if _tells_author(sentence, names | spoken, spoken=bool(spoken)):
                yield sentence
            spoken |= _names_of_this(sentence)
        names |= spoken


def first_clause(sentence: str) -> str:
    """Return what such a sentence says of the document alone, before it goes on to its author."""
    return _CLAUSE.split(sentence)[0]


def _tells_author(sentence: str, names: set[tuple[str, ...]], *, spoken: bool) -> bool:
    words = sentence.split()
    plain = [" ".join(tokens(word)) for word in words]
    if _opens_with_author(words, plain):
        return True
    subject = _subject(plain, names, spoken=spoken)
    if not subject:
        return False
    if any(plain[-size:] == each for size, each in _phrases("compiled last")):
        return any(_is_name(word) for word in words[subject:-1])
    return any(
        _names_behind(words, plain, at + size, size)
        for at in range(subject, min(subject + _APART, len(words)))
        for size, each in _phrases("compiled")
        if plain[at : at + size] == each and _denying().isdisjoint(plain[subject:at])
    )


def _subject(plain: Sequence[str], names: set[tuple[str, ...]], *, spoken: bool) -> int:
    """Return with how many words a sentence names the document, 0 if it names something else."""
    if spoken and plain[:1] and (plain[0],) in _listed("it"):
        return 1
    said = next((size for size, each in _phrases("this") if [*plain[:size]] == each), 0)
    for at in range(said, min(said + _APART, len(plain))):
        for size, each in (*_phrases("document"), *_phrases("itself")):
            if [*plain[at : at + size]] == each and (said or _is_called(each, names)):
                return at + size
    return 0


def _is_called(noun: Sequence[str], names: set[tuple[str, ...]]) -> bool:
    """Tell whether a noun in some form is what the document is called, or "document" itself."""
    known = {name[0][:_SAME] for name in names}
    return tuple(noun) in _listed("itself") or noun[0][:_SAME] in known


def _names_behind(words: Sequence[str], plain: Sequence[str], at: int, size: int) -> bool:
    if at >= len(words):
        return False
    is_named = any(map(_is_name, words[at:][:_NAMED_WITHIN]))
    # Behind "by" an article opens a name; behind one word alone it is a preposition: "in Moscow".
    is_small = plain[at] in stopwords() or plain[at].isdigit()
    return (is_named or is_small) if size > 1 else (is_named and not is_small)


def _opens_with_author(words: Sequence[str], plain: Sequence[str]) -> bool:
    """Tell whether a name opens a sentence and goes on: "wrote this handbook"."""
    if len(words) < _APART or not all(map(_is_name, words[:2])):
        return False
    return any(
        not _nouns().isdisjoint(_starts([*plain[at + size : at + size + 2]]))
        for at in range(2, 2 + _APART)
        for size, each in _phrases("compiled this")
        if plain[at : at + size] == each
    )


def _names_of_this(sentence: str) -> set[tuple[str, ...]]:
    """Return what a sentence calls the document: "this handbook", "in this handbook"."""
    words = [*tokens(sentence)]
    return {
        name
        for this, nouns in (("this", ("document", "itself")), ("in this", ("in document",)))
        for at in range(len(words))
        for size, each in _phrases(this)
        if words[at : at + size] == each
        for name in _starts(words[at + size : at + size + 2])
        if any(name in _listed(noun) for noun in nouns)
    }


def _is_name(word: str) -> bool:
    return word.strip("\"“«„'(-–—")[:1].isupper()


def _starts(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return every word and every two words, as the lists write them."""
    return [tuple(words[at : at + size]) for at in range(len(words)) for size in (1, 2)]


@cache
def _listed(kind: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(tokens(phrase)) for phrase in phrases(_FILE, kind))


def _nouns() -> frozenset[tuple[str, ...]]:
    return _listed("document") | _listed("itself")


@cache
def _denying() -> frozenset[str]:
    return listed("negations.txt")


@cache
def _phrases(kind: str) -> tuple[tuple[int, list[str]], ...]:
    """Return the phrases of a kind with their counts of words, longest first."""
    return tuple(sorted(((len(each), [*each]) for each in _listed(kind)), reverse=True))
