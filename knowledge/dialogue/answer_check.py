"""Whether a sentence says what a follow-up asks for, more strictly than ranking looks at it."""

import re

from knowledge.answering.evidence import evidence, is_typed
from knowledge.answers import AnswerType
from knowledge.dialogue.followups import Turn
from knowledge.language.patterns import compile_pattern
from knowledge.retrieval.question_type import understand

_AGE_ASKED = re.compile(
    r"\bhow old\b|\bсколько (?:ему|ей|им) лет\b|\bвозраст|\b(?:неше|канша) жаста|\bжасы\b"
)
_AGE = re.compile(
    r"\d+[ -]years?[ -]old|\baged \d+|, \d{2},|\b\d+[ -]?(?:летн|жаста)"
    r"|(?:в возрасте|исполнилось) \d+",
    re.IGNORECASE,
)
_GROUP = compile_pattern(r"\b{group}\b", "evidence")
_NO_AGENT = re.compile(
    r"(?:\b(?:in|at|from|to|of|on|near|into|between|linked|towards?) (?:the )?)$"
)
_NO_PERSON = re.compile(
    r"[’'](?:s\b|\W)|-|\b(?:Union|Cent(?:er|re)|Declaration|Organi[sz]ation|Treaty|Park|Museum|River"
    r"|Lake|Station|Road|Street|City|Festival|Summit|Conference|Award|Prize|Expo|EXPO|Agreement)\b"
)
_ORIGIN_ASKED = re.compile(r"\bwhere\b.* from$|\bоткуда\b|\bкайдан\b")
_ORIGIN = re.compile(r"\b[A-Z]\w+(?:ese|ish|ian|ean|an|ch|i)\b(?= [a-z])")
"""Where somebody is from, as English says it beside what they are: the Danish director."""
_PURPOSE = compile_pattern(r", {purpose}\b", "following")
_ROLE = compile_pattern(r"\b{role}\b", "following")
_NAMED = re.compile(r"(?<=\w )[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\w+|^\W*(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w.’'-]+ ){2}")


def holds(turn: Turn, sentence: str) -> bool:
    """Tell whether a sentence says what kind of thing was asked for, more strictly than ranking.

    After "and who?" nothing but this decides, so the name of a place or a union will not do.
    """
    asking = understand(turn.text)
    if _AGE_ASKED.search(turn.text):
        return _AGE.search(sentence) is not None
    found = evidence(asking, turn.text, sentence)
    match turn.kind:
        case AnswerType.PERSON:
            return any(may_act(sentence, span) for span in found)
        case AnswerType.PLACE if _ORIGIN_ASKED.search(turn.text) and _ORIGIN.search(sentence):
            return True
        case AnswerType.REASON if _PURPOSE.search(sentence):
            return True
        case _:
            return bool(found) or not is_typed(asking)


def tells_role(sentence: str) -> bool:
    """Tell whether a sentence names somebody and says what they are."""
    return bool(_ROLE.search(sentence) and _NAMED.search(sentence))


def may_act(sentence: str, span: tuple[int, int]) -> bool:
    """Tell whether a name may be that of who does something: no place, no union, no owner."""
    words = sentence[slice(*span)]
    if _GROUP.search(words):
        return True
    end = sentence[span[1] : span[1] + 2]
    return not _NO_AGENT.search(sentence[: span[0]]) and not _NO_PERSON.search(words + end)
