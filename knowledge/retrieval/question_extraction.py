"""Question extraction: the question in a message, without what people say around it.

What is question and what is story is decided sentence by sentence, before anything is searched.
What stands before or after a question and does not ask is left out, unless the question points
to it ("I have a dog. Is it allowed?"); then what is left is trimmed clause by clause. It takes
time in proportion to the length of the message.
"""

import re
from collections.abc import Sequence
from functools import cache

from knowledge.language import stopwords, tokens
from knowledge.language.document_languages import listed
from knowledge.language.letters import FOLLOW_UP_PRONOUNS
from knowledge.language.patterns import Template, compiled
from knowledge.language.tokenizer import canonical, normalise
from knowledge.retrieval.dialogue_acts import (
    ASKS,
    LEAD_IN,
    OPENING,
    DialogueAct,
    act_of,
    continues,
    introduces,
    is_personal,
    names_topic,
)

_END = re.compile(r"(?<![.?!…])[.?!…]++[\"”»’)\]]*\s+|\n\s*")
_LAST_WORD = re.compile(r"(?<![^\W_])(?<!\.)[^\W_](?:\.?[^\W_])*$")
_CLOSING = Template(r"(?<![\s,.!?(\-–—])[\s,.!?(\-–—]*{closing}[\s,.!?)]*$", "rewriting")
_CLAUSE = re.compile(
    r"(?<![.,;:!?…\-–—])[.,;:!?…\-–—]++\s+(?:(?:so|and|like|but|also|а|и|но|так)\s+)?"
)
_TAIL = Template(r"[,;–—-]\s+(?:and |but |а |и |но )?{first_person}\b", "rewriting")
_TELLS = Template(r"^\W*{first_person}\b", "rewriting")
_NO_QUESTION = re.compile(r"^(?:(?:can|could|will|would|do|does|have) you|что)\b", re.IGNORECASE)
"""How a clause opens that asks the bot to answer, or says what somebody told."""
_NO_ANTECEDENT = Template(r"\b{empty}", "followups")
_PICTURES = "".join(
    map(chr, (*range(0x2600, 0x27C0), *range(0x1F000, 0x1FB00), 0xFE0F, 0x200D, 32))
)
"""Emoji and what joins them, in front of a question and behind it."""
_LONG = 14
"""Words from which on a sentence tells a story before it asks."""
_ENOUGH = 2
"""Words with meaning that a part must hold to stand for the message."""
_FRAGMENT = 3
"""Words of the longest question that is but a word or two: "And the cost?"."""
_LINE_READ, _LONGEST_ABBREVIATION = 200, 20
"""Characters that are looked at, so that a line or a word without end takes no time."""


def extract_question(message: str) -> str:
    """Return the question in a message; never empty unless the message is."""
    sentences = message_sentences(message)
    text = " ".join(_chosen(sentences))
    for cut in (_without_opening, _without_closing, _after_lead_in, _last_asking_clause, _headed):
        shorter = cut(text)
        if shorter and _stands_for(shorter, text):
            text = shorter
    return text.strip(_PICTURES) or message


def _stands_for(part: str, text: str) -> bool:
    """Tell whether a part names enough: as much as the text, two things, or one if it asks."""
    named = _weight(part)
    if named and act_of(part) is DialogueAct.QUESTION:
        return True
    return named >= min(_ENOUGH, _weight(text))


def names_nothing(text: str) -> bool:
    """Tell whether no word of a text carries a meaning of its own."""
    return not _weight(text)


def message_sentences(message: str) -> list[str]:
    """Return the sentences of a message, and its longer lines; spaces are single."""
    starts = [0]
    for end in _END.finditer(message.strip()):
        if _is_end(message.strip(), starts[-1], end):
            starts.append(end.end())
    ends = [*starts[1:], len(message)]
    found = (" ".join(message.strip()[a:b].split()) for a, b in zip(starts, ends, strict=True))
    return [sentence for sentence in found if sentence]


def _is_end(message: str, start: int, end: re.Match[str]) -> bool:
    """Tell whether a sentence ends there, not an abbreviation, a short line or a number."""
    if end[0].startswith("\n"):
        return bool(_named(message[start : min(end.start(), start + _LINE_READ)]))
    if not end[0].startswith(". "):
        return True
    word = _LAST_WORD.search(message, max(start, end.start() - _LONGEST_ABBREVIATION), end.start())
    return word is None or not (len(word[0]) == 1 or word[0].lower() in _abbreviations())


@cache
def _abbreviations() -> frozenset[str]:
    sections = ("any", "before_number")
    return frozenset().union(*(listed("abbreviations.txt", section) for section in sections))


def _chosen(sentences: Sequence[str]) -> list[str]:
    """Return the sentences that ask, each once, with those that they need to be understood."""
    acts = [act_of(sentence) for sentence in sentences]
    asking = [at for at, act in enumerate(acts) if act is DialogueAct.QUESTION]
    told = [at for at, act in enumerate(acts) if act is DialogueAct.STATEMENT]
    if not asking:
        other = [sentences[at] for at in told if not is_personal(sentences[at])]
        if _weight(" ".join(other)) >= _ENOUGH:
            return other
        return [sentences[at] for at in told] or [*sentences]
    behind = [at for at in told if at > asking[0] and goes_on(sentences[at - 1], sentences[at])]
    questions = {canonical(sentences[at]): sentences[at] for at in sorted([*asking, *behind])}
    before = [sentences[at] for at in told if at < asking[0]]
    return [*context_before(before, " ".join(questions.values())), *questions.values()]


def goes_on(before: str, sentence: str) -> bool:
    """Tell whether a sentence is a part of the one before it, or of a question on that line."""
    is_open = before[-1].isalnum() and act_of(before) is DialogueAct.QUESTION
    return continues(sentence) or (is_open and not is_personal(sentence))


def context_before(before: Sequence[str], question: str) -> list[str]:
    """Return what stands before a question and says what it is about."""
    if not before:
        return []
    named = _named(question)
    is_scene = not is_personal(before[-1]) and introduces(before[-1])
    if names_topic(before[-1]) or (is_scene and len(named) <= _ENOUGH):
        return [before[-1]]
    is_fragment = len(named) < _ENOUGH and len(tokens(question)) <= _FRAGMENT
    if is_fragment or points_back(question):
        return [each for each in before if introduces(each)][-1:]
    return []


def points_back(question: str) -> bool:
    """Tell whether a question names nothing, or at most one thing before a pronoun."""
    words = tokens(compiled(_NO_ANTECEDENT).sub(" ", normalise(question)))
    pronoun = next((at for at, word in enumerate(words) if word in FOLLOW_UP_PRONOUNS), None)
    named = len(_named(" ".join(words[:pronoun])))
    return named < _ENOUGH if pronoun is not None else not named


def _named(text: str) -> list[str]:
    return [word for word in tokens(text) if word not in stopwords()]


def _without_opening(text: str) -> str:
    return compiled(OPENING).sub("", text, count=1)


def _without_closing(text: str) -> str:
    while (shorter := compiled(_CLOSING).sub("", text)) != text:
        text = shorter
    return text


def _after_lead_in(text: str) -> str:
    for match in reversed([*compiled(LEAD_IN).finditer(text)]):
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
        is_quoted = before.rstrip().endswith(":")
        if (
            _weight(clause) >= (1 if is_quoted else _ENOUGH)
            and (is_long or is_quoted or _is_told(before, clause))
            and is_personal(before)
            and (is_quoted or compiled(ASKS).match(clause))
            and (is_quoted or not _NO_QUESTION.match(clause))
        ):
            return clause
    return text


def _is_told(before: str, clause: str) -> bool:
    """Tell whether a clause tells of who asks, and the one behind it is understood alone."""
    return compiled(_TELLS).match(before) is not None and not points_back(clause)


def _headed(text: str) -> str:
    """Return a question without the story of who asks that follows behind a comma."""
    found = compiled(_TAIL).search(text)
    is_question = found and compiled(ASKS).match(text)
    return text[: found.start()] if found and is_question else text


def _weight(text: str) -> int:
    return len(_named(text))
