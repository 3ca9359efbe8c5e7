"""Question splitting: the questions of a message, each in its own words.

What is question and what is story is decided sentence by sentence, as in question extraction;
then a sentence that asks two things ("when was it founded and who paid?") is cut between them.
"""

import re
from collections.abc import Iterator, Sequence

from knowledge.language.document_languages import phrases
from knowledge.language.patterns import Template, compiled
from knowledge.language.tokenizer import canonical
from knowledge.retrieval.dialogue_acts import (
    DialogueAct,
    act_of,
    asks_inside,
    asks_openly,
    continues,
)
from knowledge.retrieval.question_extraction import (
    context_before,
    goes_on,
    message_sentences,
    names_nothing,
)

MOST = 20
"""Questions of a message that are told apart."""
_LONGEST = 2_000
"""Characters of a message in which several questions are looked for."""


def _any(section: str) -> str:
    words = sorted(phrases("compound_questions.txt", section), key=len, reverse=True)
    return "|".join(map(re.escape, words))


_CONJUNCTION = Template(rf"(?<=\w)[,;]? (?:{_any('conjunction')}) (?=\w)")
_SECOND = Template(rf"(?:(?:{_any('preposition')}) )?(?:{_any('question')})\b")
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
        if asks_openly(sentence) and not (part and compiled(_ALTERNATIVE).match(sentence)):
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
    yield question


def _asks_first(words: str) -> bool:
    """Tell whether words in front of a conjunction ask something themselves, and of something."""
    if compiled(_ASKING_WORD).search(words) or names_nothing(words):
        return False
    return act_of(words) is DialogueAct.QUESTION


def _asks_second(words: str) -> bool:
    """Tell whether words behind a conjunction open like a question, or hold a word that asks."""
    bare = words.rstrip(" ?!.…")
    return compiled(_SECOND).match(bare) is not None or asks_inside(bare)
