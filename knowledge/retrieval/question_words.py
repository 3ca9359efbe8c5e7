"""The words that open a question, mistyped: too short for the index to repair them."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from knowledge.language import lexicon, stopwords
from knowledge.language.languages import generic_words

_MISSPELT = {
    "wen": "when", "whn": "when", "wat": "what", "wht": "what", "wich": "which", "wher": "where",
    "were is": "where is", "hwo": "who", "woh": "who", "whos": "who is", "whats": "what is",
    "wheres": "where is", "whens": "when is", "hows": "how is", "hw": "how", "y": "why",
    "wy": "why", "whi": "why", "ктоо": "кто", "когд": "когда", "кагда": "когда",
    "скоко": "сколько", "скока": "сколько", "пачему": "почему", "што": "что", "чё": "что",
}  # fmt: skip
_REPAIR = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _MISSPELT), key=len)[::-1])})\b")
_OPENS = "who|whom|what|which|when|where|why|how"
_GOES_ON = "is|are|was|were|did|does|do|can|will|has|have|had"
_QUANTITY = "many|much|long|old|far|tall|deep|big|high|often|fast"
_QUANTITIES = _QUANTITY.split("|")
_AFTER_HOW = re.compile(r"\bhow ([a-z]+)")
_MANY = re.compile(r"(many|much)(?=[a-z]{3})")
_RUN_TOGETHER = re.compile(
    rf"\b(?:({_OPENS})({_GOES_ON}|{_QUANTITY})|({_QUANTITY})({_GOES_ON}))\b"
)
_WORDS = ("what", "which", "when", "where", "whose", "many", "much", "long")
_SHORTEST = 4
_FIRST = 3
"""Words among which a question opens."""


def repaired(question: str) -> str:
    """Return a normalised question with the words that open it as they were meant."""
    text = _REPAIR.sub(lambda match: _MISSPELT[match[0]], question)
    text = _RUN_TOGETHER.sub(lambda match: " ".join(part for part in match.groups() if part), text)
    words = text.split(" ")
    text = " ".join([*map(_meant, words[:_FIRST]), *words[_FIRST:]])
    return _AFTER_HOW.sub(lambda match: f"how {_quantity(match[1])}", text)


@lru_cache(maxsize=10_000)
def _quantity(word: str) -> str:
    """Return how many, how tall, how long as it was meant, for few other words follow "how"."""
    if run_together := _MANY.match(word):
        return f"{run_together[1]} {word[run_together.end() :]}"
    near = _near(word, _QUANTITIES, _SHORTEST - 1)
    return near[0] if near else word


@lru_cache(maxsize=10_000)
def _meant(word: str) -> str:
    bare = word.strip("?!.,…")
    near = _near(bare, _WORDS, _SHORTEST)
    return near[0] if len(near) == 1 else word


def _near(word: str, meant: Sequence[str], shortest: int) -> list[str]:
    """Return which words one may be with a letter wrong; none if it makes sense as it stands."""
    if len(word) < shortest or _is_a_word(word):
        return []
    return [each for each in meant if OSA.distance(word, each, score_cutoff=1) <= 1]


def _is_a_word(word: str) -> bool:
    return word in stopwords() or word in generic_words() or word in lexicon.english_words()
