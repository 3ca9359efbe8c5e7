"""Section names: what a question asks for that documents put under a heading of its own.

"How do I get there?" shares no word with "Directions"; a list of kinds of sections ties how people
ask to how headings are called, in all languages. It is evidence for ranking, and claims nothing.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from knowledge.language import stems, tokens
from knowledge.language.document_languages import BY_CODE
from knowledge.retrieval.index import Index
from knowledge.retrieval.index.sentences import IndexedSentence

MOST = 60
"""Facts under headings of the kinds that are asked for, above which these tell nothing."""
_READ = 400
"""Facts that are looked at for a heading: a word that more of them hold is no name of one."""
_APART = 2
"""Words that may stand between two of a phrase in a question."""
_LONGEST = 40
"""Words of a question that are looked at."""
_FILE, _HEADINGS, _BESIDE, _ANY = "section_names.txt", " headings", "beside", "*"
Words = tuple[str, ...]
Asking = tuple[Words, str, str]
"""A phrase, the kind of section that it asks for, and its second word if that has one form."""


@dataclass(frozen=True, slots=True)
class AskedSections:
    """The kinds of sections that a question asks for, and the names of their headings, by stems.

    `words` are those of the question that ask for them, normalised.
    """

    kinds: frozenset[str]
    names: frozenset[Words]
    words: frozenset[str]

    def hold(self, headings: Sequence[str]) -> bool:
        """Tell whether a name stands in headings, given by their stems in order."""
        return any(_stands_in(name, headings) for name in self.names)


@lru_cache(maxsize=1_000)
def find_asked_sections(question: str) -> AskedSections:
    """Return the kinds of sections that a question asks for."""
    words = tokens(question)[:_LONGEST]
    kinds: set[str] = set()
    asking: set[str] = set()
    for at, word in enumerate(words):
        near = words[at + 1 : at + 2 + _APART]
        for phrase, kind, second in _opening_with(word):
            # Dozens open with "what": mostly the next word tells that it is none of them.
            if (not second or second in near) and (met := _met(phrase, words[at:])):
                kinds.add(kind)
                asking.update(met)
    names = frozenset[Words]().union(*map(_headings_of, kinds))
    return AskedSections(frozenset(kinds), names, frozenset(asking))


def facts_under(
    index: Index, asked: AskedSections, documents: Collection[int] = ()
) -> Mapping[int, IndexedSentence]:
    """Return the facts under headings of the kinds that are asked for, by id.

    None if they are so many that most of what may answer stands there.
    """
    ids = _holding(index, asked, documents)
    if not ids:
        return {}
    near = index.sentences.paragraphs(ids)
    found = {fact.id: fact for fact in near if fact.id in ids and asked.hold(fact.headings)}
    return found if len(found) <= min(MOST, index.size.facts / 2) else {}


def _holding(index: Index, asked: AskedSections, documents: Collection[int]) -> set[int]:
    """Return the facts that hold the rarest word of a name of a heading, wherever it stands."""
    counts = index.terms.frequencies({stem for name in asked.names for stem in name})
    known = [name for name in asked.names if all(counts.get(stem) for stem in name)]
    rarest = {min(name, key=lambda stem: (counts[stem], stem)) for name in known}
    read = sorted(stem for stem in rarest if counts[stem] <= _READ)
    return {fact for found in index.terms.places(read, documents).values() for fact in found}


def _opening_with(word: str) -> Iterator[Asking]:
    """Yield the phrases that open with a word, with the kind of section that each asks for."""
    known = _by_opening()
    yield from known.get(word, ())
    for end in _lengths():
        if end <= len(word):
            yield from known.get(f"{word[:end]}{_ANY}", ())


def _met(phrase: Words, words: Sequence[str]) -> Sequence[str]:
    """Return the words that a phrase is made of, from the first on; none if it is not there."""
    found, at = [words[0]], 0
    for wanted in phrase[1:]:
        near = range(at + 1, min(at + 2 + _APART, len(words)))
        for at in near:
            if _is(words[at], wanted):
                break
        else:
            return ()
        found.append(words[at])
    return found


def _is(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith(_ANY) else word == wanted


def _stands_in(name: Words, headings: Sequence[str]) -> bool:
    length = len(name)
    return any(
        tuple(headings[at : at + length]) == name
        for at, first in enumerate(headings)
        if first == name[0]
    )


@cache
def _headings_of(kind: str) -> frozenset[Words]:
    """Return the names of the headings of a kind of section, each by its stems."""
    return frozenset(tuple(stems(name, code)) for code, name in _listed(kind + _HEADINGS))


@cache
def _by_opening() -> Mapping[str, Sequence[Asking]]:
    """Return how each kind of section is asked for, by the first word."""
    kinds = dict.fromkeys(
        kind for each in BY_CODE.values() for kind in each.sections(_FILE) if _is_kind(kind)
    )
    found: dict[str, list[Asking]] = {}
    for kind in kinds:
        for _, written in _listed(kind):
            phrase = _phrase(written)
            second = next((each for each in phrase[1:2] if not each.endswith(_ANY)), "")
            found.setdefault(phrase[0], []).append((phrase, kind, second))
    return found


@cache
def _lengths() -> Sequence[int]:
    """Return of how many letters the beginnings are that open a phrase, in their order."""
    return sorted({len(each) - 1 for each in _by_opening() if each.endswith(_ANY)})


def _is_kind(section: str) -> bool:
    return bool(section) and section != _BESIDE and not section.endswith(_HEADINGS)


@cache
def makes_no_difference() -> frozenset[str]:
    """Return the words, normalised, that may stand beside the kind of a section in a question."""
    return frozenset(word for _, phrase in _listed(_BESIDE) for word in tokens(phrase))


def _listed(section: str) -> Iterator[tuple[str, str]]:
    for code, language in BY_CODE.items():
        for phrase in language.sections(_FILE).get(section, "").split(","):
            if phrase.strip():
                yield code, phrase


def _phrase(written: str) -> Words:
    """Return the words of a phrase, normalised, with the marks that stand for any ending."""
    return tuple(
        word + (_ANY if each.endswith(_ANY) else "")
        for each in written.split()
        for word in tokens(each)
    )
