"""Conditional mentions: what a sentence names as a condition or exception only.

It tells nothing of that: "Camping: £15 a tent, only with a weekend ticket" does not say what
a weekend costs.

`only_excepted` - a value is asked for, and all words of the question that the sentence holds stand
in such a phrase, or it opens with a special case of which nothing was asked; 0 or 1.
"""

from collections.abc import Iterator, Mapping

from knowledge.answering.alignment import MEETS, Alignment, Span
from knowledge.answering.evidence import is_typed
from knowledge.language.patterns import Template, compiled
from knowledge.queries import AnswerType, Query
from knowledge.retrieval.question_typography import bare_form

ONLY_EXCEPTED = "only_excepted"
_COST = 2.0
"""What it costs a sentence in the order; a logit."""
_EXCEPTED = Template(
    r"\b(?:{excepting})\b(?:[ -][\w’'-]{1,40}){1,4}|"
    r"(?:[\w’'-]{1,40} ){1,3}(?:{excepting_behind})\b|"
    r"\b[\w-]{2,30}(?:{excepting_ending})\b",
    "restrictions",
)
_EXCEPTING = Template(
    r"\b(?:{excepting}|{excepting_behind})\b|\w(?:{excepting_ending})\b", "restrictions"
)
_SPECIAL = Template(r"\W{0,3}(?:{special_case})\b", "restrictions")


def find_conditional_mentions(query: Query, alignment: Alignment) -> dict[str, float]:
    """Return whether a sentence names what is asked about as a condition or exception only.

    A question that has a condition itself may be answered by one.
    """
    kind = query.analysis.kind
    is_value = is_typed(query.analysis) and kind is not AnswerType.YES_NO
    met = [place for place, _, weight in alignment.met if weight > MEETS]
    if not is_value or not met or compiled(_EXCEPTING).search(bare_form(query.text)):
        return {ONLY_EXCEPTED: 0.0}
    spans = [*_excepted(alignment.sentence.text)]
    is_only = all(any(start <= place < end for start, end in spans) for place in met)
    return {ONLY_EXCEPTED: float(is_only or _is_special(alignment))}


def _is_special(alignment: Alignment) -> bool:
    """Tell whether a sentence opens with a special case that holds no word of the question."""
    opening = compiled(_SPECIAL).match(alignment.sentence.text)
    return opening is not None and all(place >= opening.end() for place, _, _ in alignment.met)


def cost_of(features: Mapping[str, float]) -> float:
    """Return what the order takes off a sentence that names what is asked about so only."""
    return _COST * features[ONLY_EXCEPTED]


def _excepted(sentence: str) -> Iterator[Span]:
    """Yield the phrases of conditions and exceptions, in characters."""
    for found in compiled(_EXCEPTED).finditer(sentence):
        yield found.span()
