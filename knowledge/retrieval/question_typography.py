"""Typography of a question: what it is wrapped in, and capitals that say nothing."""

import re
from functools import lru_cache

from knowledge.language.dictionary import is_common_word
from knowledge.language.document_languages import listed, stopwords
from knowledge.language.patterns import Template, compiled
from knowledge.language.tokenizer import FIGURES, figures, normalise

_FIGURES = re.compile(FIGURES)
_BULLET = r"[-–—•*·>]+\s+"
_NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,3}"
_ENUMERATOR = (
    rf"(?:[(\[]?\s?{_NUMBER}\s?[)\]]\s*|{_NUMBER}\.(?:\s+|(?=[^\W\d_]))|{_NUMBER}[:/]\s+"
    r"|\d{1,3}\s+[-–—]\s+|[№#]\s?\d{1,3}[.):]?\s+|[(\[]?[^\W\d_][)\]]\s+)"
)
"""1) 1. 1.2. (1) [1] 1: 1 – №1 a)"""
_LABEL = (
    rf"(?:{'|'.join(sorted(map(re.escape, listed('question_labels.txt')), key=len)[::-1])})"
    r"\s?[№#]?\s?(?:\d{0,3}\s?:|\d{1,3}\s?[.)])\s*|q\.\s+"
)
"""A letter and a point are an initial more often, but for Q."""
_BEFORE = Template(rf"^\s*(?:{_BULLET}|{_ENUMERATOR}|{_LABEL})")
_ANSWER = "|".join(sorted(map(re.escape, listed("answer_labels.txt"))))
_AFTER = Template(rf"(?<=[?!.])\s{{0,9}}(?:{_ANSWER})\s?:\s*$")
_MOST = 3
"""Marks in front of a question: "- 2. Q: when …"."""
_QUOTED = Template(
    r"""^[\s*_`]*(?:“([^“”]+)”|"([^"]+)"|«([^«»]+)»|„([^„“”]+)[“”]|‘([^‘’]+)’|'([^']+)')[\s*_`]*([.?!]*)[\s*_`]*$"""
)
_MARKED_UP = re.compile(r"^\s*([*_`]{1,3})([^*_`]+)\1\s*$")
_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 0.8
"""Words with a capital from which on it says nothing of a word that it has one."""
_REMEMBERED = 64
"""Questions of which the bare form and the plain one are kept."""
_IN_WHAT_YEAR = Template(r"\b{in_what_year}\b", "rewriting")
_LAST_MARKS = " \n\t?!.…,;:-–—"
_FEWEST = 3
"""Words of the shortest question that may be written Like A Title."""
_COMMON = 0.5
"""Share of common words from which on one is that has no stop word. Chosen: more than half."""


@lru_cache(_REMEMBERED)
def bare_form(question: str) -> str:
    """Return a question normalised, without its last marks. Kept, for it meets many sentences."""
    return normalise(question).strip(" ?!.…")


@lru_cache(_REMEMBERED)
def plain_form(question: str) -> str:
    """Return a question without enumerators, labels and quotation marks around it.

    One in capitals, or Written Like A Title, comes back in small letters. What holds no word
    stays as it is, and so does a question that would lose its last one. Numbers and dates are
    written as documents are searched for them: 1250000, 2.5, 12 march 1987.
    """
    bare = compiled(_AFTER).sub("", question)
    for _ in range(_MOST):
        bare = _unwrapped(compiled(_BEFORE).sub("", bare, count=1))
    text = bare if _WORD.search(bare) else question
    text = text.lower() if _is_in_capitals(text) or _is_like_a_title(text) else text
    return _FIGURES.sub(lambda found: " ".join(figures(found[0])), text)


@lru_cache(_REMEMBERED)
def canonical_form(question: str) -> str:
    """Return a plain question in the form that is embedded: one last mark at most, е for ё.

    A model reads another meaning into "when is it open...?!", and nothing else is asked by it;
    nor by "in what year" than by "when".
    """
    bare = question.rstrip(_LAST_MARKS)
    mark = "?" if "?" in question[len(bare) :] else ""
    text = compiled(_IN_WHAT_YEAR).sub("when", bare)
    return " ".join((text + mark).replace("ё", "е").replace("Ё", "Е").split()) or question


def _unwrapped(text: str) -> str:
    if marked := _MARKED_UP.match(text):
        return marked[2]
    quoted = compiled(_QUOTED).match(text)
    return "".join(filter(None, quoted.groups())) if quoted else text


def _is_in_capitals(text: str) -> bool:
    return text.isupper()


def _is_like_a_title(text: str) -> bool:
    """Tell whether nearly all words have a capital, words that say little too, or that are common.

    A name of common words, as Golden Gate Bridge, is put in small letters as well: it is found by
    its words.
    """
    words = _WORD.findall(text)
    capitalised = [word for word in words if word[0].isupper()]
    if len(words) < _FEWEST or len(capitalised) < _SHARE * len(words):
        return False
    plain = [normalise(word) for word in capitalised]
    if any(word in stopwords() for word in plain[1:]):
        return True
    return len(plain) == len(words) and sum(map(is_common_word, plain)) > _COMMON * len(words)
