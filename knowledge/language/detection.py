"""Which language a text is written in, from its letters, and a short one also from its words."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from knowledge.language.document_languages import BY_CODE, PIVOT, Language

_SHARE = 0.02
"""Letters of its own among all from which on a text is in a language and not in the first one of
its script: about a fifth in Kazakh texts, none in Russian ones but for names."""
SHORT = 120
"""Characters of a question that may be typed without the letters of its language."""
_MARKS = " ?!.…,"


@dataclass(frozen=True, slots=True)
class _Script:
    """The letters of languages, the first of which is taken unless `own` say otherwise."""

    base: Language
    letters: re.Pattern[str]
    own: tuple[tuple[Language, re.Pattern[str]], ...]


def detect_language(text: str) -> str:
    """Return the code of a language; English for a text in none of them."""
    if text.isascii():
        # Most text is, and English is the first of those languages that have Latin letters.
        return PIVOT
    counts = [_count(script.letters, text) for script in _scripts()]
    if not (most := max(counts)):
        return PIVOT
    script = _scripts()[counts.index(most)]
    if not script.own:
        return script.base.code
    shares = [(_count(own, text) / most, language) for language, own in script.own]
    share, language = max(shares, key=lambda each: each[0])
    if share > _SHARE:
        return language.code
    asked = (each.code for each, _ in script.own if _asks_in(each, text))
    return next(asked, script.base.code)


def _asks_in(language: Language, text: str) -> bool:
    """Tell whether a short text has words of questions in a language, without its own letters."""
    words = text.lower().strip(_MARKS).split() if len(text) <= SHORT else []
    return len(words) > 1 and (
        words[-1] in language.question_endings or not language.question_words.isdisjoint(words)
    )


def base_of(word: str) -> Language:
    """Return the first language of the script of a word; English for a word in none."""
    for script in () if word.isascii() else _scripts()[1:]:
        if script.letters.search(word):
            return script.base
    return BY_CODE[PIVOT]


@cache
def _scripts() -> tuple[_Script, ...]:
    languages = defaultdict(list)
    for language in BY_CODE.values():
        languages[language.script].append(language)
    return tuple(_script(*each) for each in languages.values())


def _script(base: Language, *others: Language) -> _Script:
    every = {letter for each in (base, *others) for letter in _letters(each)}
    own = ((each, _class(_letters(each) - _letters(base))) for each in others)
    return _Script(base, _class(every), tuple(own))


def _letters(language: Language) -> set[str]:
    # Small and capital ones by themselves: where case is ignored, the Turkish ı is an i.
    return {*language.alphabet, *language.alphabet.upper()}


def _class(letters: set[str]) -> re.Pattern[str]:
    """Return what finds runs of these letters."""
    return re.compile(f"[{''.join(sorted(letters))}]++" if letters else "(?!)")


def _count(letters: re.Pattern[str], text: str) -> int:
    """Return how many of a text's characters are among these."""
    return sum(map(len, letters.findall(text)))
