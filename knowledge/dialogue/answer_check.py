"""Whether a sentence says what a follow-up asks for, more strictly than ranking looks at it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from knowledge.answering.causes import says_cause
from knowledge.answering.denial import LACKING, says_kind
from knowledge.answering.evidence import find_evidence, is_typed, may_act
from knowledge.denials import Missing
from knowledge.dialogue.followups import FollowUp, FollowUpKind, asks_start, of_person
from knowledge.dialogue.neighbours import opens_with_pronoun
from knowledge.language.letters import CAPITAL
from knowledge.language.patterns import Template, compiled
from knowledge.language.stemmer import stem_set
from knowledge.language.tokenizer import normalise
from knowledge.models import Fact
from knowledge.queries import AnswerType, QuestionAnalysis
from knowledge.retrieval.question_type import parse_question

_AGE_ASKED = re.compile(
    r"\bhow old\b|\bсколько (?:ему|ей|им) лет\b|\bвозраст|\b(?:неше|канша) жаста|\bжасы\b"
)
_AGE = re.compile(
    r"(?<!\d)\d++[ -]years?[ -]old|\baged \d+|, \d{2},|\b\d+[ -]?(?:летн|жаста)"
    r"|(?:в возрасте|исполнилось) \d+",
    re.IGNORECASE,
)
_LIMIT_ASKED = re.compile(
    r"\b(?:from|until|up to) (?:what|which) age\b|\bage limit\b|\bm(?:inimum|aximum) age\b"
    r"|\b(?:с|со|до|от) (?:какого возраста|скольки лет)\b|\b(?:неше|канша) жас(?:тан|ка)\b"
)
"""An age from which on, or up to which, something is for people: no age of anybody."""
_ORIGIN_ASKED = re.compile(r"\bwhere\b.* from$|\bоткуда\b|\bкайдан\b")
_ORIGIN = re.compile(r"\b[A-Z]\w+(?:ese|ish|ian|ean|an|ch|i)\b(?= [a-z])")
"""Where somebody is from, as English says it beside what they are: the Danish director."""
_END_BEFORE = Template(r"\b{end_before}\W{1,3}$", "followups")
_END_AFTER = Template(r"^\W{0,3}{end_after}\b", "followups")
_AROUND = 24
"""Characters around a time that tell whether it is the end of something."""
_REFUSAL = Template(r"\b{refusal}\b", "followups")
_CONSEQUENCE = Template(r"\b{consequence_said}\b", "followups")
_THE = re.compile(r"\b[Tt]he $")
_SINCE = Template(r"\b{since_year}", "followups")
"""A word for a cause that tells a time."""
_PURPOSE = Template(r", {purpose}\b", "followups")
_ROLE = Template(r"\b{role}\b", "followups")
_CLAUSE = re.compile(r"[;:]|,\s(?:and|but|while|а|но|ал|және)\s")
_NAME = re.compile(rf"\b[{CAPITAL}]\w+")
_FIGURE = re.compile(r"\d")
_AMOUNTS = {
    AnswerType.AMOUNT, AnswerType.PERCENTAGE, AnswerType.MEASURE, AnswerType.COUNT,
}  # fmt: skip
_NUMBERS = {AnswerType.DATE, AnswerType.DURATION, *_AMOUNTS}
_NAMED = re.compile(rf"(?<=\w )[{CAPITAL}]\w+|^\W*(?:[{CAPITAL}][\w.’'-]+ ){{2}}")


def satisfies(asked: FollowUp, analysis: QuestionAnalysis, sentence: str) -> bool:
    """Tell whether a sentence says what kind of thing was asked for, more strictly than ranking.

    After "and who?" nothing but this decides, so the name of a place or a union will not do.
    """
    if _AGE_ASKED.search(asked.text) and not _LIMIT_ASKED.search(asked.text):
        return _AGE.search(sentence) is not None
    found = find_evidence(analysis, sentence)
    match asked.asks:
        case AnswerType.PERSON:
            return any(may_act(sentence, span) for span in found)
        case AnswerType.PLACE if _ORIGIN_ASKED.search(asked.text) and _ORIGIN.search(sentence):
            return True
        case AnswerType.REASON if gives_reason(sentence):
            return True
        case AnswerType.DATE if asks_start(asked.text):
            times = find_evidence(replace(analysis, kind=AnswerType.DATE), sentence)
            return any(not _is_end(sentence, span) for span in times)
        case _:
            return bool(found) or not is_typed(analysis)


def may_say(asked: FollowUp, analysis: QuestionAnalysis, sentence: str) -> bool:
    """Tell whether a sentence holds so much of what was asked for that nobody may deny it."""
    if asked.kind is FollowUpKind.ITEM and asked.asks in _AMOUNTS and _FIGURE.search(sentence):
        # What is said of one of several is any number beside it.
        return True
    return satisfies(asked, analysis, sentence) or says_kind(analysis, sentence)


def told_among(asked: FollowUp, offered: Sequence[Fact]) -> list[Fact]:
    """Return those of the sentences offered that tell what a question without own words asks.

    "When?" after several sentences, of which none was claimed, asks of the one with a time.
    """
    kind = parse_question(asked.text)
    if asked.kind is not FollowUpKind.ELLIPSIS or not is_typed(kind):
        return []
    return [fact for fact in offered if says_kind(kind, fact.text)]


def gives_reason(sentence: str) -> bool:
    """Tell whether a sentence gives a cause or a purpose by a word for one."""
    sentence = compiled(_SINCE).sub(" ", sentence)
    return says_cause(sentence) or compiled(_PURPOSE).search(sentence) is not None


def gives_reason_for(about: frozenset[str], sentence: str) -> bool:
    """Tell whether a sentence gives a reason for what it is asked `about`, as stems.

    Of two clauses, one may hold that and the other the reason for something else.
    """
    clauses = _CLAUSE.split(sentence)
    causes = [clause for clause in clauses if gives_reason(clause)]
    told = [clause for clause in clauses if about & stem_set(clause)]
    if not causes or not told:
        return bool(causes) or gives_reason(sentence)
    return any(clause in told or opens_with_pronoun(clause) for clause in causes)


def names_person(sentence: str) -> bool:
    """Tell whether a sentence names somebody by two names, or goes on about them by a pronoun."""
    if opens_with_pronoun(sentence) or tells_role(sentence) or of_person(normalise(sentence)):
        return True
    names = (span for span in find_evidence(_who(), sentence) if " " in sentence[slice(*span)])
    return any(may_act(sentence, span) and not _THE.search(sentence, 0, span[0]) for span in names)


@cache
def _who() -> QuestionAnalysis:
    return parse_question("who?")


def refuses(sentence: str) -> bool:
    """Tell whether a sentence says that somebody would not say, or that something is not known."""
    return compiled(_REFUSAL).search(sentence) is not None


def tells_consequence(sentence: str) -> bool:
    """Tell whether a sentence says what happens to who does not do something."""
    return compiled(_CONSEQUENCE).search(sentence) is not None


def _is_end(sentence: str, span: tuple[int, int]) -> bool:
    start, end = span
    before, after = sentence[max(0, start - _AROUND) : start], sentence[end : end + _AROUND]
    return bool(compiled(_END_BEFORE).search(before) or compiled(_END_AFTER).search(after))


def number_missing(asked: FollowUp, before: str, sentence: str) -> Missing | None:
    """Return what "and X?" lacks in a sentence on X, if the question `before` was for a number."""
    analysis = parse_question(before)
    named = stem_set(" ".join(_NAME.findall(sentence))) & stem_set(asked.text)
    if analysis.kind not in _NUMBERS or not named:
        return None
    analysis = replace(analysis, said=analysis.said | stem_set(asked.text))
    return None if find_evidence(analysis, sentence) else LACKING[analysis.kind]


def strays(
    asked: FollowUp,
    before: str,
    sentence: str,
    signals: Mapping[str, float],
    *,
    is_trusted: bool,
) -> bool:
    """Tell whether "and X?" met a sentence far away that lacks what the question `before` asked.

    After "when does it start?" the end is asked for as a time, not as any sentence with the word;
    where neither the answer to that nor a name `is_trusted` to say what X is of, nothing does.
    """
    is_near = not signals["at_elsewhere"] or signals["is_about"] or signals["carries_on"]
    analysis = parse_question(before)
    # A price is none for what merely names the same: "and for a year?" finds when it was built.
    if not is_typed(analysis) or (is_near and analysis.kind is not AnswerType.AMOUNT):
        return False
    analysis = replace(analysis, said=analysis.said | stem_set(asked.text))
    return not (is_trusted and find_evidence(analysis, sentence))


def tells_role(sentence: str) -> bool:
    """Tell whether a sentence names somebody and says what they are."""
    return bool(compiled(_ROLE).search(sentence) and _NAMED.search(sentence))
