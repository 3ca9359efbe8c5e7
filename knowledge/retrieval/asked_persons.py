"""Asked persons: "who is Ada Lund" asks what somebody is, and "who is the mayor" for a name."""

from collections.abc import Collection, Sequence

from knowledge.language import stopwords, tokens
from knowledge.language.dictionary import is_common_word
from knowledge.language.document_languages import given_names
from knowledge.language.patterns import Template, compiled

_BEHIND = Template(r"{who_is} (.{2,60})", "question_types")
_EXACTLY = Template(r"{who_exactly} (.{2,60})", "question_types")
_MOST = 4
"""Words of a name."""
_PARTICLES = frozenset("van von der den de del da di du la le al el bin ibn".split())
"""Words inside names."""


def asks_about_person(question: str, names: Collection[str]) -> bool:
    """Tell whether a normalised question names somebody and asks who that is.

    `names` are its words with a capital, which roles may have too: one word at least is in no list
    of common words, or is a given name. One word alone must be a given name, for no list has all
    roles.
    """
    for template, enough in ((_BEHIND, all), (_EXACTLY, any)):
        if found := compiled(template).fullmatch(question):
            words = tokens(found[1])
            return (
                len(words) <= _MOST
                and _is_name(words)
                and enough(
                    word in names or word in _PARTICLES or _is_telling(word) for word in words
                )
            )
    return False


def _is_name(words: Sequence[str]) -> bool:
    if not stopwords().isdisjoint({*words} - _PARTICLES):
        return False
    if len(words) == 1:
        return words[0] in given_names()
    return any(map(_is_telling, words))


def _is_telling(word: str) -> bool:
    """Tell whether a word is hardly anything but a name."""
    return word in given_names() or (word.isalpha() and not is_common_word(word))
