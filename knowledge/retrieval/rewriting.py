"""Query rewriting: a question in the letters that were meant.

People type with letters wrong, in the wrong layout, or in Latin letters for Cyrillic.
"""

import re
from collections.abc import Collection, Iterator

from knowledge.language import detect_language, lexicon, stopwords
from knowledge.language.dictionary import is_common_word
from knowledge.language.document_languages import listed
from knowledge.language.keyboard_layout import layouts
from knowledge.language.patterns import Template, compiled
from knowledge.language.stemmer import stem
from knowledge.language.tokenizer import normalise
from knowledge.language.transliteration import readings
from knowledge.language.typed_language import detect_typed_language
from knowledge.retrieval.chat_spellings import spell_out
from knowledge.retrieval.index import Index
from knowledge.retrieval.restored_letters import restore_letters
from knowledge.retrieval.spelling_correction import correct_spelling

_WORD = re.compile(r"[^\W\d_]+")
_WHOLE_WORD = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)*+")
"""A word with its hyphens: e-mail is one."""
_RUN_TOGETHER = re.compile(r"\b(what|where|when|who|how|why)s\b", re.IGNORECASE)
"""What is, with the mark between them left out."""
_THERE = re.compile(
    r"^thr(?:e|re)(?= (?:is|are|was|were)\b)|(\b(?:is|are|was|were) )thr(?:e|re)\b"
    r"|(?<=^is )three(?= an? \w+ (?:in|on|at|near|here|for|with|and|where|that)\b)",
    re.IGNORECASE,
)
"""There with its letters swapped beside a verb; of the number only where it makes no sense."""
_PLURAL_AGE = re.compile(r"\b((?:over|under)[ -]\d{1,2})['’]?s\b", re.IGNORECASE)
"""Over 65s are over 65."""
_WHAT_NUMBER = Template(r"\b{what_number}\b", "rewriting")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}", re.IGNORECASE)
_SHORTEST_DRAWN_OUT = 5
"""Letters of a word that is no number in Roman letters."""
_PLAUSIBLE = 0.6
"""Share of the words that must be known in the other reading. Chosen: clearly more than half."""
_STRANGE = 0.5
"""Share of unknown words from which on a question in Latin letters may be no English one."""
_SAMPLE = 200
"""Characters by which the letters of a text are judged, and its words repaired in others."""
_FEWEST = 2
"""Words that a question in Latin letters needs: one alone is more often a name."""


def rewrite(index: Index, text: str) -> tuple[str, str]:
    """Return the text in the letters that it was meant in, nearly always its own; its language."""
    text = spell_out(index, _RUN_TOGETHER.sub(r"\1 is", _shortened(index, text)))
    text = _PLURAL_AGE.sub(r"\1", text)
    text = compiled(_WHAT_NUMBER).sub("how many", text)
    text = _THERE.sub(r"\1there", text)
    corrected = correct_spelling(index, text, detect_typed_language(text))
    found = _in_other_letters(index, corrected)
    if found is None:
        language = detect_typed_language(corrected)
        return restore_letters(index, corrected) if language == "kk" else corrected, language
    read, language = found if corrected == text else _in_other_letters(index, text) or found
    return correct_spelling(index, read, language), language


def _in_other_letters(index: Index, text: str) -> tuple[str, str] | None:
    """Return the text in the letters that were meant, and its language; None if in its own."""
    words = list(dict.fromkeys(word.lower() for word in _WORD.findall(text[:_SAMPLE])))
    known = _known(index, words)
    found = None
    if words and len(known) <= _STRANGE * len(words):
        found = _retyped(index, text, len(known) / len(words))
        whole = set(_WHOLE_WORD.findall(text[:_SAMPLE].lower()))
        if found is None and len(whole) >= _FEWEST and all(map(str.isascii, words)):
            found = _in_cyrillic(index, text, words, known)
    return found


def _shortened(index: Index, text: str) -> str:
    """Return the text with letters that are drawn out as often as they belong there: wheeen."""
    drawn_out = {word for word in _WORD.findall(text) if _DRAWN_OUT.search(word)}
    meant = {}
    for word in drawn_out:
        readings = [_DRAWN_OUT.sub(letters, word) for letters in (r"\1\1", r"\1")]
        known = _known(index, [reading.lower() for reading in (word, *readings)])
        likely = (each for each in (word, *readings) if each.lower() in known)
        is_code = word.isupper() or len(word) < _SHORTEST_DRAWN_OUT
        meant[word] = next(likely, word if is_code else readings[-1])
    return _WORD.sub(lambda found: meant.get(found[0], found[0]), text) if meant else text


def _retyped(index: Index, text: str, known: float) -> tuple[str, str] | None:
    """Return the text in another keyboard layout, if clearly more words are known in that."""
    for typed in layouts(text):
        layout = correct_spelling(index, typed[:_SAMPLE], detect_language(typed))
        words = set(_WORD.findall(layout))
        likely = max(_PLAUSIBLE, _STRANGE + known)
        if len(_known(index, words)) >= likely * len(words) > 0:
            rest = typed[_SAMPLE:]
            return layout + rest, detect_language(layout)
    return None


def _in_cyrillic(
    index: Index, text: str, words: list[str], known: Collection[str]
) -> tuple[str, str] | None:
    """Return the text with the words in Cyrillic that make sense there, if most do."""
    strange = [word for word in words if word not in known]
    language, meant = _likeliest(index, text, words, strange)
    if sum(word in meant for word in strange) < _PLAUSIBLE * len(strange):
        return None
    names = {word for word in known if word not in stopwords()}
    read = {word: letters for word, letters in meant.items() if word not in names}
    cyrillic = _WORD.sub(lambda found: read.get(found[0].lower(), found[0]), text)
    if detect_language(cyrillic) != "en":
        return cyrillic, language
    # With a name or two only it is an English question still, and a word that says little is none.
    is_named = any(letters not in stopwords() for letters in read.values())
    return (cyrillic, "en") if is_named else None


def _likeliest(
    index: Index, text: str, words: Collection[str], strange: Collection[str]
) -> tuple[str, dict[str, str]]:
    """Return the language in which most strange words mean something, and all words in it."""
    read = {language: dict(_read(index, set(words), language)) for language in ("ru", "kk")}

    def translated(language: str) -> int:
        found = (read[language].get(word) for word in strange)
        return sum(bool(word and lexicon.translate(word, language)) for word in found)

    # Only Kazakh has a letter for which people type q.
    first = ("kk", "ru") if "q" in text.lower() else ("ru", "kk")
    language = max(first, key=translated)
    return language, read[language]


def _read(index: Index, words: Collection[str], language: str) -> Iterator[tuple[str, str]]:
    """Yield each word that means something in Cyrillic, with its likeliest reading."""
    read = {word: readings(word, language) for word in words}
    known = _known(index, {reading for found in read.values() for reading in found})
    for word, found in read.items():
        for reading in found:
            if reading in known:
                yield word, reading
                break


def _known(index: Index, words: Collection[str]) -> set[str]:
    """Return the words in small letters that mean something: in a list, or in the index."""
    roots = {word: _root(word) for word in words}
    counts = index.terms.frequencies(set(roots.values()))
    return {
        word
        for word, root in roots.items()
        if (root in counts or _is_listed(word)) and not _is_inflected_link(word, root)
    }


def _root(word: str) -> str:
    return stem(normalise(word), detect_language(word))


def _is_inflected_link(word: str, root: str) -> bool:
    """Tell whether but a preposition is left of a word, which has no endings: прие is not при."""
    return root != word and root in listed("function_words.txt")


def _is_listed(word: str) -> bool:
    if normalise(word) in stopwords():
        return True
    if word.isascii():
        return is_common_word(word)
    return bool(lexicon.translate_any(word))
