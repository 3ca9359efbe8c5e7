"""Whether a sentence says what a follow-up asks for, more strictly than ranking looks at it."""

import re

from knowledge.answering.evidence import find_evidence, is_typed, may_act
from knowledge.answers import AnswerType, QuestionAnalysis
from knowledge.dialogue.followups import FollowUp
from knowledge.language.letters import CAPITAL
from knowledge.language.patterns import Template, compiled

_AGE_ASKED = re.compile(
    r"\bhow old\b|\bсколько (?:ему|ей|им) лет\b|\bвозраст|\b(?:неше|канша) жаста|\bжасы\b"
)
_AGE = re.compile(
    r"(?<!\d)\d++[ -]years?[ -]old|\baged \d+|, \d{2},|\b\d+[ -]?(?:летн|жаста)"
    r"|(?:в возрасте|исполнилось) \d+",
    re.IGNORECASE,
)
_ORIGIN_ASKED = re.compile(r"\bwhere\b.* from$|\bоткуда\b|\bкайдан\b")
_ORIGIN = re.compile(r"\b[A-Z]\w+(?:ese|ish|ian|ean|an|ch|i)\b(?= [a-z])")
"""Where somebody is from, as English says it beside what they are: the Danish director."""
_PURPOSE = Template(r", {purpose}\b", "followups")
_ROLE = Template(r"\b{role}\b", "followups")
_NAMED = re.compile(rf"(?<=\w )[{CAPITAL}]\w+|^\W*(?:[{CAPITAL}][\w.’'-]+ ){{2}}")


def satisfies(asked: FollowUp, analysis: QuestionAnalysis, sentence: str) -> bool:
    """Tell whether a sentence says what kind of thing was asked for, more strictly than ranking.

    After "and who?" nothing but this decides, so the name of a place or a union will not do.
    """
    if _AGE_ASKED.search(asked.text):
        return _AGE.search(sentence) is not None
    found = find_evidence(analysis, sentence)
    match asked.asks:
        case AnswerType.PERSON:
            return any(may_act(sentence, span) for span in found)
        case AnswerType.PLACE if _ORIGIN_ASKED.search(asked.text) and _ORIGIN.search(sentence):
            return True
        case AnswerType.REASON if compiled(_PURPOSE).search(sentence):
            return True
        case _:
            return bool(found) or not is_typed(analysis)


def tells_role(sentence: str) -> bool:
    """Tell whether a sentence names somebody and says what they are."""
    return bool(compiled(_ROLE).search(sentence) and _NAMED.search(sentence))
