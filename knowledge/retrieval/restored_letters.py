"""Restored letters: a Kazakh question typed on a Russian keyboard gets its own letters back.

Words are compared without them, but a model that reads the meaning takes "топка" for another word
than "топқа". A word is written as a document writes it, or as the lists of the language do; what
stands behind a stem follows the rules of its endings.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import islice

from knowledge.language.detection import base_of
from knowledge.language.document_languages import BY_CODE
from knowledge.language.lexicon import lemma_of_plain, translate
from knowledge.language.stemmer import possible_stems
from knowledge.language.tokenizer import fold_letters, normalise
from knowledge.retrieval.index import Index

_LANGUAGE = "kk"
_WORD = re.compile(r"[^\W\d_]+")
_READ = 20
"""Facts in which a word is looked for."""
_SHORTEST = 3
"""Letters of the beginning that two words must share."""
_BEHIND = (
    (re.compile("(?<=.)и|и(?=.)"), "і"),
    (re.compile("г(?=[аы])"), "ғ"),
    (re.compile("к(?=[аы])|(?<=[аыу])к$"), "қ"),
    (re.compile("(?<=[нд][ыі])н$|(?<=^т[ыі])н$"), "ң"),
)
"""Letters of endings, by those beside them: -ға, -қа, -лық, -ның, -міз. An adjective may end in
-и, a participle in -тын."""


def restore_letters(index: Index, text: str) -> str:
    """Return a question with the letters that only Kazakh has, if it has none of them."""
    if not _own_letters().isdisjoint(text.lower()):
        return text
    return _WORD.sub(lambda found: _restored(index, found[0]), text)


@cache
def _own_letters() -> frozenset[str]:
    language = BY_CODE[_LANGUAGE]
    others = (each.alphabet for each in BY_CODE.values() if each is not language)
    return frozenset(language.alphabet).difference(*others)


def _restored(index: Index, written: str) -> str:
    word = written.lower()
    found = _listed().get(word) or _held(index, word) or _by_lemma(word)
    if not found or found == word:
        return written
    if written.isupper():
        return found.upper()
    return found[:1].upper() + found[1:] if written[0].isupper() else found


@cache
def _listed() -> Mapping[str, str]:
    """Return the words that say little, by what is typed for them; one written so stays so."""
    little = [*_written("stopwords.txt"), *_written("light_verbs.txt")]
    # A cake is typed as four is.
    numbers = [each for each in _written("numbers.txt") if not _is_of_base(fold_letters(each))]
    written = dict.fromkeys([*little, *numbers])
    known = {fold_letters(each): each for each in reversed(written)}
    return known | {each: each for each in written if fold_letters(each) == each}


def _is_of_base(word: str) -> bool:
    """Tell whether a word is one of the first language of the script as well."""
    return bool(translate(word, base_of(word).code))


def _written(file: str) -> Iterator[str]:
    for line in BY_CODE[_LANGUAGE].lines(file):
        yield from (found[0].lower() for found in _WORD.finditer(line))


def _held(index: Index, word: str) -> str | None:
    """Return a word as the documents write it, or what begins as one of them."""
    plain = normalise(word)
    stems = possible_stems(plain)
    places = index.terms.places(stems)
    facts = list(islice((fact for stem in stems for fact in places.get(stem, ())), _READ))
    texts = (near.text for near in index.sentences.paragraphs(facts))
    words = {found[0].lower() for text in texts for found in _WORD.finditer(text)}
    return _likest(word, {each for each in words if _shares_stem(each, stems)})


def _shares_stem(word: str, stems: Collection[str]) -> bool:
    return any(each in stems for each in possible_stems(normalise(word)))


def _likest(word: str, forms: Collection[str]) -> str | None:
    """Return the form that is a word but for its letters, or begins most like it."""
    shared = {each: _shared(fold_letters(each), fold_letters(word)) for each in forms}
    best = max(sorted(shared), key=lambda each: shared[each], default=None)
    if best is None or shared[best] < _SHORTEST:
        return None
    return best[: shared[best]] + _ending(word[shared[best] :])


def _shared(one: str, other: str) -> int:
    """Return with how many letters two words begin alike."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _by_lemma(word: str) -> str | None:
    lemma = None if _is_of_base(word) else lemma_of_plain(fold_letters(word))
    return _likest(word, [lemma]) if lemma else None


def _ending(letters: str) -> str:
    for pattern, own in _BEHIND:
        letters = pattern.sub(own, letters)
    return letters
