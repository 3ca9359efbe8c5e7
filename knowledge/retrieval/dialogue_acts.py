"""Dialogue acts: whether a sentence of a message asks, tells something, or is said around that.

After Stolcke et al., Computational Linguistics 26(3), 2000, of whose acts three are told apart.
"""

import re
from enum import StrEnum
from functools import cache, lru_cache

from knowledge.language import LANGUAGES, stopwords, tokens
from knowledge.language.document_languages import BY_CODE, conjunctions
from knowledge.language.letters import FOLLOW_UP_PRONOUNS
from knowledge.language.patterns import Template, compiled
from knowledge.language.stemmer import stem

REMEMBERED = 1_000
"""Sentences of which it is kept what they are."""
_FRAGMENT = 3
"""Words of the longest sentence that names a topic and says nothing: "The swimming pool."."""
_QUOTES = ' "”»’)]'
_MARKS = f"{_QUOTES}?!.…"
"""What a sentence may end with."""
OPENING = Template(r"^\W*(?:{opening}\b(?:,? {after_opening})*[\s,.!…:)(\-–—]*)+", "rewriting")
"""What people say before a question, at the start of a text."""
LEAD_IN = Template(r"\b{lead_in}\b(?: please| пожалуйста)?[\s,:…\-–—]*", "rewriting")
"""What asks for an answer and is no part of the question: "could you tell me"."""
ASKS = Template(r"^(?:{preposition} )?{interrogative}\b", "rewriting")
"""A text that opens with a word that asks."""
_STORYTELLER = Template(r"\b{storyteller}\b", "rewriting")
_ASKS_LAST = Template(r"\b(?:{question_word}|{particle})$", "rewriting")
_ASKS_INSIDE = Template(r"\b(?:{kazakh_interrogative}|{particle})\b", "rewriting")
_REQUEST = Template(r"\b{request}\b", "rewriting")
_SELF_DESCRIPTION = Template(r"^\W*{self_description}", "rewriting")
_ADDRESSEE = Template(r"\b{addressee}\b", "rewriting")
_CONTINUATION = Template(r"^\W*{continuation}\b", "rewriting")
_OPENS_CLAUSE = re.compile(r"[,;:–—-]\s+")


class DialogueAct(StrEnum):
    """What a sentence of a message does; `conventional` is said around the others."""

    QUESTION = "question"
    STATEMENT = "statement"
    CONVENTIONAL = "conventional"


@lru_cache(REMEMBERED)
def act_of(sentence: str) -> DialogueAct:
    """Return what a sentence does; one without any word is conventional."""
    words = tokens(sentence)
    if not any(not _is_talk(word) for word in words):
        return _act_of_talk(sentence, words)
    return DialogueAct.QUESTION if _asks(sentence) else DialogueAct.STATEMENT


def asks_openly(sentence: str) -> bool:
    """Tell whether a sentence is a question by its mark or its words, not by what it requests."""
    if act_of(sentence) is not DialogueAct.QUESTION:
        return False
    text = _behind_conjunction(compiled(OPENING).sub("", sentence.rstrip(_QUOTES), count=1))
    return _has_mark(sentence) or _opens_with_interrogative(text) or asks_inside(text)


def _behind_conjunction(text: str) -> str:
    """Return a text without what joins it to a question before: the and of "and how much"."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.casefold() in conjunctions() else text


def asks_inside(words: str) -> bool:
    """Tell whether a text holds a word that asks wherever it stands, as Kazakh has them."""
    return compiled(_ASKS_INSIDE).search(words) is not None


def introduces(statement: str) -> bool:
    """Tell whether a question may point back to what a statement says.

    A statement that points back itself, or tells who is asking, names nothing.
    """
    if compiled(_SELF_DESCRIPTION).search(compiled(OPENING).sub("", statement, count=1)):
        return False
    return FOLLOW_UP_PRONOUNS.isdisjoint(tokens(statement))


def is_personal(sentence: str) -> bool:
    """Tell whether a sentence is of who asks, or of who is asked."""
    return compiled(_STORYTELLER).search(sentence) is not None


def continues(sentence: str) -> bool:
    """Tell whether a sentence behind a question is a part of it: "Or only on Sunday"."""
    return compiled(_CONTINUATION).match(sentence) is not None


def names_topic(statement: str) -> bool:
    """Tell whether a statement is but the name of a thing, as a heading is."""
    return len(tokens(statement)) <= _FRAGMENT and not is_personal(statement)


def _act_of_talk(sentence: str, words: list[str]) -> DialogueAct:
    """Return what a sentence does in which no word is of any document."""
    plain = [word for word in words if word in stopwords()]
    is_short = len(words) <= _FRAGMENT and len(plain) < len(words)
    if words and _asks(sentence) and not is_short and not compiled(_ADDRESSEE).search(sentence):
        return DialogueAct.QUESTION
    return DialogueAct.CONVENTIONAL


def _asks(sentence: str) -> bool:
    if _has_mark(sentence):
        return True
    text = compiled(OPENING).sub("", sentence.rstrip(_QUOTES), count=1)
    ends = text.endswith((".", "!"))
    text = text.rstrip(" .!…")
    if _opens_with_interrogative(text) or compiled(LEAD_IN).search(text):
        return True
    if compiled(_REQUEST).search(text):
        return True
    if compiled(_ASKS_LAST).search(text) or asks_inside(text):
        return True
    clauses = [] if ends else [text[found.end() :] for found in _OPENS_CLAUSE.finditer(text)]
    return any(map(_opens_with_interrogative, clauses[-1:]))


def _has_mark(sentence: str) -> bool:
    return "?" in sentence[len(sentence.rstrip(_MARKS)) :]


def _opens_with_interrogative(text: str) -> bool:
    return compiled(ASKS).match(text) is not None


def _is_talk(word: str) -> bool:
    return word in stopwords() or any(stem(word, code) in _talk_stems() for code in LANGUAGES)


@cache
def _talk_stems() -> frozenset[str]:
    return frozenset(
        stem(word, code)
        for code, language in BY_CODE.items()
        for word in tokens(" ".join(language.lines("talk_words.txt")))
    )
