"""Spelling correction: a question whose misspelt words are replaced by those that were meant.

It comes before everything else looks at the words, so that a question with a letter wrong is read
as the same one without. A word is misspelt if neither a list of common words nor the index has it
in any form. It is replaced only by what is one likely edit away and likelier than all else; where
several are as likely, term expansion looks for all of them.
"""

import re
from collections.abc import Iterator
from itertools import islice

from rapidfuzz.distance import OSA

from knowledge.language import stopwords
from knowledge.language.detection import base_of
from knowledge.language.dictionary import (
    common_among,
    common_near,
    is_common_word,
    is_rare_word,
    may_be_derived,
)
from knowledge.language.document_languages import BY_CODE, FOREIGN, PIVOT
from knowledge.language.edits import FINGER, LETTER, LONGEST, is_scrambled, likely_edits
from knowledge.language.fleeting_vowels import is_plural_of_common
from knowledge.language.letters import FOLLOW_UP_PRONOUNS
from knowledge.language.lexicon import translate
from knowledge.language.patterns import Template, compiled
from knowledge.language.short_nouns import is_short_noun
from knowledge.language.spelling import SHORTEST_MISSPELT, spelling_keys
from knowledge.language.stemmer import possible_stems, stem
from knowledge.language.tokenizer import fold_letters, normalise
from knowledge.retrieval import synonyms
from knowledge.retrieval.index import Index

_LISTED_BY_GLOSSARY = frozenset(
    code for code in FOREIGN if not (BY_CODE[code].common_words or BY_CODE[code].common_stems)
)
"""Languages without a list of common words: what their glossary has in any form is one."""
_WORD = re.compile(r"(?<![\w@/.’'-])[^\W\d_]++(?![\w@/]|['’](?!s\b)|\.\w)")
"""Not parts of addresses, codes and contractions."""
_ASKS = Template(r"{interrogative}$", "rewriting")
"""Of several words that are as likely, the one by which a question asks is meant."""
_ELSEWHERE, _FOREIGN = 1.0, 1.0
"""What it adds to the distance of a word that no document holds, and of a stop word of another
language."""
_OTHER_INITIAL = 1.0
"""The same for one that begins otherwise, for people rarely miss the first letter."""
_FARTHEST = 1.5
"""The distance up to which a word is replaced: one of like sound must stand in a document, and one
from a list must be what fingers do."""
_MOST = 8
"""Misspelt words of a question that are corrected, for each takes a millisecond or two."""
_TWO = 2
_MIDDLING, _LONG = 5, 7
"""Letters of a word in which two may be wrong: if these are but swapped or missing, or any."""
_READ = 20
"""Facts in which the form of a word is looked for."""
_OPENING = 3
"""Letters that a word shares with its stem in any case, as it does all but the last."""
_ENDINGS = ("", "s")
"""What a word of a document that no list has may have behind its stem."""


def correct_spelling(index: Index, text: str, language: str) -> str:
    """Return the text with its misspelt words as they were probably meant.

    A text of too many words that make no sense is not one with letters wrong, and stays as it is.
    """
    foreign = _of_sister_language(text, language)
    candidates = (found for found in _WORD.finditer(text) if found[0].lower() not in foreign)
    # One more than are corrected tells as much as all of them.
    wrong = (each for each in candidates if _is_misspelt(index, each, language))
    misspelt = [*islice(wrong, _MOST + 1)]
    if len(misspelt) > _MOST:
        return text
    parts, at = [], 0
    for found in misspelt:
        parts += [text[at : found.start()], _replaced(index, found, language)]
        at = found.end()
    return "".join((*parts, text[at:]))


def _of_sister_language(text: str, language: str) -> set[str]:
    """Return the words of a language with the same letters, if the text seems to be in it.

    Kazakh is typed on Russian keyboards, without the letters by which it would be told.
    """
    script = BY_CODE[language].script
    sisters = [each for each in FOREIGN if each != language and BY_CODE[each].script == script]
    words = {found[0].lower() for found in _WORD.finditer(text)} if sisters else set()
    foreign = {
        word
        for word in words
        if not translate(word, language) and any(translate(word, each) for each in sisters)
    }
    return foreign if len(foreign) >= _TWO else set()


def _is_misspelt(index: Index, found: re.Match[str], language: str) -> bool:
    """Tell whether a word makes no sense as it stands, nor as a part of one taken apart."""
    word, text = found[0].lower(), found.string
    if len(word) < SHORTEST_MISSPELT or is_known(index, normalise(word)):
        return False
    plain = normalise(word)
    if is_short_noun(plain, language) or is_plural_of_common(plain):
        return False
    if language in _LISTED_BY_GLOSSARY and translate(word, language):
        return False
    before = text[max(0, found.start() - LONGEST) : found.start()].split(" ")[-2:-1]
    after = text[found.end() : found.end() + LONGEST].split(" ")[1:2]
    whole = [*(f"{each}{word}" for each in before), *(f"{word}{each}" for each in after)]
    return not any(is_held(index, normalise(each)) for each in whole if each.isalpha())


def _replaced(index: Index, found: re.Match[str], language: str) -> str:
    written, before = found[0], found.string[: found.start()]
    is_name = written[0].isupper() and not before.isspace() and before != ""
    key = written.lower(), language, is_name
    if key not in index.corrections:
        index.corrections[key] = _meant(index, key[0], language, is_name=is_name)
    meant = index.corrections[key]
    if meant is None:
        return written
    return meant[:1].upper() + meant[1:] if written[0].isupper() else meant


def is_known(index: Index, word: str) -> bool:
    """Tell whether a normalised word makes sense as it stands, in any form."""
    is_common = is_common_word(word) or word in FOLLOW_UP_PRONOUNS
    return is_common or is_held(index, word) or is_rare_word(word)


def is_held(index: Index, word: str) -> bool:
    """Tell whether the index holds a normalised word, in any form."""
    return bool(index.terms.frequencies(possible_stems(word)))


def _meant(index: Index, word: str, language: str, *, is_name: bool) -> str | None:
    """Return the one word that is likelier meant than any other."""
    found = dict(_candidates(index, word, language, is_name=is_name))
    if not found and not is_name:
        return _twice_misspelt(index, word)
    least = min(found.values(), default=_FARTHEST + 1)
    # A form that no list has, as "worming", is a slip of the finger at most.
    farthest = FINGER if may_be_derived(word) else LETTER if is_name else _FARTHEST
    if least > farthest:
        return None
    nearest = [each for each, distance in found.items() if distance == least]
    if len(asking := [each for each in nearest if compiled(_ASKS).match(each)]) == 1:
        return asking[0]
    if len({*map(_root, nearest)}) > 1:
        nearest = [each for each in nearest if _stands_so(index, each)] or nearest
    if len({*map(_root, nearest)}) > 1:
        return None
    return next((each for each in nearest if _stands_so(index, each)), min(nearest))


def _twice_misspelt(index: Index, word: str) -> str | None:
    """Return the one word of the documents that is two edits from one in Latin letters.

    One that is not long must have its letters all the same, but for one that is missing.
    """
    if len(word) < _MIDDLING or not word.isascii():
        return None
    near = index.terms.spelled({*spelling_keys(_root(word))})
    forms = {form for each in near for form in _forms(index, each) if form[0] == word[0]}
    forms.update(common_near(word, _TWO))
    found = [form for form in forms if OSA.distance(word, form, score_cutoff=_TWO) <= _TWO]
    if len(word) < _LONG:
        found = [form for form in found if is_scrambled(word, form)]
    held = [form for form in found if index.terms.frequencies(_meaning(form))]
    return min(held) if len({*map(_root, held)}) == 1 else None


def _forms(index: Index, root: str) -> set[str]:
    """Return the words with this stem in the facts, as they are written there, normalised."""
    facts = index.terms.places([root])[root][:_READ]
    held = {word for each in index.sentences.paragraphs(facts) for word in each.tokens.split()}
    return {word for word in held if _root(word) == root}


def _candidates(
    index: Index, word: str, language: str, *, is_name: bool
) -> Iterator[tuple[str, float]]:
    """Yield the words that make sense one edit away, with their distances."""
    base = base_of(word)
    code = language if BY_CODE[language].script == base.script else base.code
    edits = likely_edits(word, code)
    plain, own = {edited: fold_letters(edited) for edited in edits}, BY_CODE[code].stopwords
    common = common_among(plain.values(), code)
    near = index.terms.spelled({*spelling_keys(stem(normalise(word), code))})
    # Endings hide a slip: initiaitves begins as initi, and its stem is unlike it.
    near |= {*index.terms.starting(word[:SHORTEST_MISSPELT], _READ)}
    openings = {each[: max(_OPENING, len(each) - 1)] for each in near}
    lengths = {len(each) for each in openings}
    for edited, slip in edits.items():
        each = plain[edited]
        distance = slip if edited[0] == word[0] else slip + _OTHER_INITIAL
        is_near = any(each[:length] in openings for length in lengths) and stem(each, code) in near
        if each in stopwords():
            yield edited, distance + (0.0 if each in own else _FOREIGN)
        elif not (each in common or is_near) or not (
            slip == FINGER or _is_form(index, each, normalise(word), code)
        ):
            continue
        elif index.terms.frequencies(_meaning(each)):
            yield edited, distance
        elif not is_name:
            yield edited, distance + _ELSEWHERE


def _is_form(index: Index, edited: str, typed: str, code: str) -> bool:
    """Tell whether a word that is known by its stem has an ending as words have it."""
    if code != PIVOT:
        return _keeps_ending(edited, typed, code)
    ending = edited[len(stem(edited, code)) :]
    return is_common_word(edited) or ending in _ENDINGS or _stands_so(index, edited)


def _keeps_ending(edited: str, typed: str, code: str) -> bool:
    """Tell whether what is mended of a word lies in its stem, and its ending is as it was typed.

    Of Russian and Kazakh words nothing tells which endings they have.
    """
    root = stem(edited, code)
    ending = edited[len(root) :]
    return typed.endswith(ending) and root != typed[: len(typed) - len(ending)]


def _meaning(word: str) -> set[str]:
    """Return the stems of a normalised word, and of its translations and other forms."""
    others = synonyms.stems(word).items()
    return {
        *possible_stems(word),
        *(stem_ for stem_, weight in others if weight >= synonyms.SPELT),
    }


def _stands_so(index: Index, word: str) -> bool:
    """Tell whether a fact holds a word in this form."""
    plain = normalise(word)
    return any(plain in _forms(index, root) for root in possible_stems(plain))


def _root(word: str) -> str:
    plain = normalise(word)
    return stem(plain, base_of(plain).code)
