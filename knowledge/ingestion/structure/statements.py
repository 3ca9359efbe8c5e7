"""What says something without a full stop: with a verb, with a value, behind a label."""

import re

from knowledge.ingestion.sentences import sentence_spans
from knowledge.ingestion.structure.markers import number_end
from knowledge.ingestion.structure.sentence_forms import has_predicate
from knowledge.models import Span

_FEWEST = 3
"""Words of a sentence without a full stop."""
_LABELLED = re.compile(r"[^\n:]{2,60}:\s+(?=\S)")
_VALUE = re.compile(
    r"[\d)]\s?(?:[%€$£₽₸°]|(?:тг|тенге|теңге|руб\w{0,4}|р\.|eur|usd|kzt)(?!\w))|[€$£₽₸]\s?\d|\w@\w"
    r"|\+\d{1,3}[\s(-]|[–—-]\s+\d|\.{3}\s*\d|\d{6}"
    r"|\d\s?(?:кг|км|см|мм|мл|мин|сек|[гмк]б|kg|km|cm|mm|ml|min|sec|[gmk]b|[мm][²2])(?!\w)",
    re.IGNORECASE,
)
"""What a line is worth keeping for without a verb: a price, a measure, an address."""


def states(text: str, span: Span, *, labels: bool = True) -> bool:
    """Tell words that say something without a full stop: with a verb, a value, behind a label."""
    if text[span.start].islower():
        return False
    if (labels and _LABELLED.match(text, *span)) or is_valued(text, span):
        return True
    if len([*sentence_spans(text, *span)]) > 1:
        return True
    return text.count(" ", *span) + 1 >= _FEWEST and has_predicate(text, span)


def is_valued(text: str, span: Span) -> bool:
    """Tell words that hold a price, a measure, an address."""
    return _VALUE.search(text, *span) is not None


def without_number(text: str, span: Span) -> Span:
    """Leave away the number of a clause, unless there is nothing else."""
    start = number_end(text, *span)
    return Span(start, span.end) if start < span.end else span
