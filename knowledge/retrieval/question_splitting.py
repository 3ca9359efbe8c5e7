"""Question splitting: the questions of a message, each in its own words.

What is question and what is story is decided sentence by sentence, as in question extraction;
then a sentence that asks two things ("when was it founded and who paid?") is cut between them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from knowledge.language.document_languages import phrases, stopwords
from knowledge.language.patterns import Template, compiled
from knowledge.language.tokenizer import canonical
from knowledge.queries import AnswerType
from knowledge.retrieval.dialogue_acts import (
    DialogueAct,
    act_of,
    asks_inside,
    asks_openly,
    continues,
    is_personal,
)
from knowledge.retrieval.question_extraction import (
    context_before,
    goes_on,
    message_sentences,
    names_nothing,
)
from knowledge.retrieval.question_type import parse_question

_COMMAS = 8
"""Commas of a sentence at which it may be cut."""
_MOST_WORDS, _FEWEST_WORDS = 5, 3
"""Words that only name what is asked for; words of either half where any of them may ask."""
_NOT_NAMED = {AnswerType.OTHER, AnswerType.YES_NO}
MOST = 20
"""Questions of a message that are told apart."""
_LONGEST = 2_000
"""Characters of a message in which several questions are looked for."""


def _any(section: str) -> str:
    words = sorted(phrases("compound_questions.txt", section), key=len, reverse=True)
    return "|".join(map(re.escape, words))


_CONJUNCTION = Template(rf"(?<=\w)[,;]? (?:{_any('conjunction')}) (?=\w)")
_SECOND = Template(rf"(?:(?:{_any('preposition')}) )?(?:{_any('question')})\b")
_COMMA = re.compile(r"(?<=\w), ?(?=\w)")
_BEHIND_COMMA = Template(rf"(?:{_any('behind_comma')})\b")
_POSSESSION = Template(rf"\w{{1,30}} (?:{_any('possession')}) \w{{1,30}}(?: \w{{1,30}}){{0,2}}")
_ALTERNATIVE = Template(rf"\W{{0,3}}(?:{_any('alternative')})\b")
_ENUMERATOR = re.compile(r"^\W{0,3}\d{1,2}[.)] ")
_ASKING_WORD = Template(rf"\b(?:{_any('question')})$")


def split_questions(message: str) -> tuple[str, ...]:
    """Return the questions of a message, each with what it needs to be understood.

    A message that asks one thing, or none, comes back as it is.
    """
    if len(message) > _LONGEST:
        return (message,)
    sentences = message_sentences(message)
    found = [_ENUMERATOR.sub("", half) for part in _parts(sentences) for half in _halves(part)]
    distinct = list({canonical(question): question for question in found}.values())
    return tuple(distinct[:MOST]) if len(distinct) > 1 else (message,)


def _parts(sentences: Sequence[str]) -> Iterator[str]:
    """Yield each sentence that asks, behind what it points to, with what goes on about it."""
    part: list[str] = []
    told: list[str] = []
    for sentence in sentences:
        is_told = act_of(sentence) is DialogueAct.STATEMENT
        is_asked = asks_openly(sentence) or _cut_at_comma(sentence) is not None
        if is_asked and not (part and compiled(_ALTERNATIVE).match(sentence)):
            if part:
                yield " ".join(part)
            part, told = [*context_before(told, sentence), sentence], []
        elif part and (
            compiled(_ALTERNATIVE).match(sentence) or (is_told and _belongs(part, sentence))
        ):
            part.append(sentence)
        elif is_told:
            told.append(sentence)
    if part:
        yield " ".join(part)


def _belongs(part: Sequence[str], sentence: str) -> bool:
    """Tell whether a sentence that asks nothing is still of the question before it."""
    return continues(sentence) or goes_on(part[-1], sentence)


def _halves(question: str) -> Iterator[str]:
    """Yield the two questions of a sentence, or the one that it is."""
    for between in compiled(_CONJUNCTION).finditer(question):
        first, second = question[: between.start()], question[between.end() :]
        if _asks_first(first) and _asks_second(second):
            yield f"{first}?"
            yield second
            return
    yield from _cut_at_comma(question) or (question,)


def _cut_at_comma(question: str) -> tuple[str, str] | None:
    """Return the two questions between which a comma stands alone: “Is it free, is there …”."""
    for between in islice(_COMMA.finditer(question), _COMMAS):
        first, second = question[: between.start()], question[between.end() :]
        if not _asks_anew(first, second) or names_nothing(first):
            continue
        if asks_openly(first) or (_names_attribute(first) and not names_nothing(second)):
            return f"{first}?", second
    return None


def _asks_anew(first: str, second: str) -> bool:
    """Tell whether words behind a comma are a question, and no clause of the one before.

    Where any word may ask, two that want a yes or a no are more often two ways to choose from.
    """
    bare = second.rstrip(" ?!.…")
    if compiled(_BEHIND_COMMA).match(bare):
        return True
    if not asks_inside(bare) or compiled(_ALTERNATIVE).match(bare) or _COMMA.search(bare):
        return False
    is_choice = all(parse_question(each).kind is AnswerType.YES_NO for each in (first, bare))
    return not is_choice and min(len(first.split()), len(bare.split())) >= _FEWEST_WORDS


def _names_attribute(words: str) -> bool:
    """Tell words that ask by the name of what is asked: “price”, “language of the talks”."""
    first, *others = words.split()
    if is_personal(words) or len(others) >= _MOST_WORDS:
        return False
    owned = compiled(_POSSESSION).fullmatch(words) and first.casefold() not in stopwords()
    return bool(owned) or parse_question(words).kind not in _NOT_NAMED


def _asks_first(words: str) -> bool:
    """Tell whether words in front of a conjunction ask something themselves, and of something."""
    if compiled(_ASKING_WORD).search(words) or names_nothing(words):
        return False
    return act_of(words) is DialogueAct.QUESTION


def _asks_second(words: str) -> bool:
    """Tell whether words behind a conjunction open like a question, or hold a word that asks."""
    bare = words.rstrip(" ?!.…")
    return compiled(_SECOND).match(bare) is not None or asks_inside(bare)
