"""Asked persons: "who is Ada Lund" asks what somebody is, and "who is the mayor" for a name."""

from collections.abc import Collection

from knowledge.language import stopwords, tokens
from knowledge.language.dictionary import is_common_word
from knowledge.language.document_languages import given_names
from knowledge.language.patterns import Template, compiled

_BEHIND = Template(r"{who_is} (.{2,60})", "question_types")
_EXACTLY = Template(r"{who_exactly} (.{2,60})", "question_types")
_MOST = 4
"""Words of a name."""


def asks_about_person(question: str, names: Collection[str]) -> bool:
    """Tell whether a normalised question names somebody and asks who that is.

    `names` are its words with a capital. In small letters a word is taken for a name that no list
    of common words has, or that is a given name.
    """
    for template, enough in ((_BEHIND, all), (_EXACTLY, any)):
        if found := compiled(template).fullmatch(question):
            words = tokens(found[1])
            return len(words) <= _MOST and enough(_is_name(word, names) for word in words)
    return False


def _is_name(word: str, names: Collection[str]) -> bool:
    if word in stopwords() or any(map(str.isdigit, word)):
        return False
    return word in names or word in given_names() or not is_common_word(word)
