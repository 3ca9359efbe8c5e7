"""Question extraction: the question in a message, without what people say around it.

What is question and what is story is decided sentence by sentence, before anything is searched.
What stands before or after a question and does not ask is left out, unless the question points
to it ("I have a dog. Is it allowed?"); then what is left is trimmed clause by clause. It takes
time in proportion to the length of the message.
"""

import re
from collections.abc import Sequence

from knowledge.language import stopwords, tokens
from knowledge.language.letters import FOLLOW_UP_PRONOUNS
from knowledge.language.patterns import Template, compiled
from knowledge.language.tokenizer import canonical, normalise
from knowledge.retrieval.dialogue_acts import (
    ASKS,
    LEAD_IN,
    OPENING,
    STORYTELLER,
    DialogueAct,
    act_of,
    introduces,
    names_topic,
)

_SENTENCE = re.compile(
    r"(?:[?!…]+[\"”»’)\]]*|(?<=[^\W\d_]{3})\.+[\"”»’)\]]*|(?<=\d)\.)\s+|\s*\n\s*"
)
_CLOSING = compiled(Template(r"(?<![\s,.!?(\-–—])[\s,.!?(\-–—]*{closing}[\s,.!?)]*$", "rewriting"))
_CLAUSE = re.compile(
    r"(?<![.,;:!?…\-–—])[.,;:!?…\-–—]++\s+(?:(?:so|and|like|but|also|а|и|но|так)\s+)?"
)
_TAIL = Template(r"[,;–—-]\s+(?:and |but |а |и |но )?{first_person}\b", "rewriting")
_ABOUT_THE_BOT = re.compile(r"^(?:can|could|will|would|do|does|have) you\b", re.IGNORECASE)
_NO_ANTECEDENT = Template(r"\b{empty}", "followups")
_LONG = 14
"""Words from which on a sentence tells a story before it asks."""
_ENOUGH = 2
"""Words with meaning that a part must hold to stand for the message."""


def extract_question(message: str) -> str:
    """Return the question in a message; never empty unless the message is."""
    sentences = _sentences(message)
    text = " ".join(_chosen(sentences))
    for cut in (_without_opening, _without_closing, _after_lead_in, _last_asking_clause, _headed):
        shorter = cut(text)
        if _weight(shorter) >= min(_ENOUGH, _weight(text)) and shorter:
            text = shorter
    return text or message


def _sentences(message: str) -> list[str]:
    """Return the sentences of a message, and its lines; spaces are single."""
    starts = [0, *(found.end() for found in _SENTENCE.finditer(message))]
    ends = [*starts[1:], len(message)]
    found = (" ".join(message[a:b].split()) for a, b in zip(starts, ends, strict=True))
    return [sentence for sentence in found if sentence]


def _chosen(sentences: Sequence[str]) -> list[str]:
    """Return the sentences that ask, each once, with those that they need to be understood."""
    acts = [act_of(sentence) for sentence in sentences]
    asking = [at for at, act in enumerate(acts) if act is DialogueAct.QUESTION]
    if not asking:
        told = [s for s, act in zip(sentences, acts, strict=True) if act is DialogueAct.STATEMENT]
        return told or [*sentences]
    questions = {canonical(sentences[at]): sentences[at] for at in asking}
    before = [sentences[at] for at in range(asking[0]) if acts[at] is DialogueAct.STATEMENT]
    return [*_context(before, [*questions.values()]), *questions.values()]


def _context(before: Sequence[str], questions: Sequence[str]) -> list[str]:
    """Return what stands before the questions and says what they are about."""
    if not before:
        return []
    if names_topic(before[-1]):
        return [before[-1]]
    if _points_back(" ".join(questions)):
        return [each for each in before if introduces(each)][-1:]
    return []


def _points_back(question: str) -> bool:
    """Tell whether a question names nothing, or at most one thing before a pronoun."""
    words = tokens(compiled(_NO_ANTECEDENT).sub(" ", normalise(question)))
    named = [at for at, word in enumerate(words) if word not in stopwords()]
    pronoun = next((at for at, word in enumerate(words) if word in FOLLOW_UP_PRONOUNS), None)
    return not named or (pronoun is not None and sum(at < pronoun for at in named) < _ENOUGH)


def _without_opening(text: str) -> str:
    return OPENING.sub("", text, count=1)


def _without_closing(text: str) -> str:
    while (shorter := _CLOSING.sub("", text)) != text:
        text = shorter
    return text


def _after_lead_in(text: str) -> str:
    for match in reversed([*LEAD_IN.finditer(text)]):
        rest = text[match.end() :]
        if _weight(rest) >= _ENOUGH:
            return rest
    return text


def _last_asking_clause(text: str) -> str:
    """Return the last clause that asks, with all that follows, if a story stands before it."""
    starts = [match.end() for match in _CLAUSE.finditer(text)]
    is_long = len(text.split()) >= _LONG
    for start in reversed([0, *starts]):
        clause, before = text[start:], text[:start]
        if (
            (is_long or before.rstrip().endswith(":"))
            and compiled(STORYTELLER).search(before)
            and compiled(ASKS).match(clause)
            and not _ABOUT_THE_BOT.match(clause)
            and _weight(clause) >= _ENOUGH
        ):
            return clause
    return text


def _headed(text: str) -> str:
    """Return a question without the story of who asks that follows behind a comma."""
    found = compiled(_TAIL).search(text)
    is_question = found and compiled(ASKS).match(text)
    return text[: found.start()] if found and is_question else text


def _weight(text: str) -> int:
    return sum(1 for word in tokens(text) if word not in stopwords())
