"""Who said what stands in quotation marks, where the sentence itself names them."""

import re

from knowledge.language.letters import CAPITAL
from knowledge.language.patterns import Template, compiled

_WORD = rf"[{CAPITAL}][\w’'-]{{1,40}}+"
_FURTHER = rf"(?:{_WORD}|[{CAPITAL}]\.|de|van|von|bin|al-\w+|el)"
_NAME = rf"(?<![\w’'-])(?P<name>{_WORD}(?: {_FURTHER}){{1,3}})"
_SAID = (
    r"(?:said|says|told|added|noted|stressed|explained|recalled|announced|declared|wrote|writes"
    r"|сказал[аи]?|заявил[аи]?|отметил[аи]?|подчеркнул[аи]?|добавил[аи]?|рассказал[аи]?"
    r"|пояснил[аи]?|сообщил[аи]?|считает|говорит|отмечает"
    r"|деді|дейді|айтты|мәлімдеді|атап өтті|деп атап өтті|деп мәлімдеді)"
)
_CLOSED = r"[”\"»]\s*,?\s*(?:[-–—]\s*)?"
_OFFICE = r"(?:(?:the |its |his |her )?[\w -]{1,50}?,? )?"
_TEMPLATES = tuple(
    Template(pattern, flags=re.NOFLAG)
    for pattern in (
        rf"{_CLOSED}{_SAID}\s+{_OFFICE}{_NAME}",
        rf"{_CLOSED}{_NAME}(?:, [^,\"“«]{{1,60}},)? {_SAID}\b",
        rf"{_NAME}(?:, [^,\"“«]{{1,60}},)? {_SAID}(?: that)?\s*[,:–—-]*\s*[\"“«]",
    )
)
_OPENER = re.compile(r"[\"“«]")
_CLOSER = re.compile(r"[\"”»]")
_SHORTEST = 3
"""Characters of a quotation."""
_LONGEST = 5_000
"""Characters of a sentence whose speaker is looked for: whoever writes more does not name one."""


def speaker_of(sentence: str) -> str | None:
    """Return the name of whom a sentence quotes, as the sentence writes it.

    A first name alone, a pronoun or an office ("the mayor") is nobody: never invented.
    """
    if len(sentence) > _LONGEST or not _is_quoting(sentence):
        return None
    for template in _TEMPLATES:
        if found := compiled(template).search(sentence):
            return found["name"]
    return None


def _is_quoting(sentence: str) -> bool:
    """Tell whether something stands in quotation marks."""
    opener = _OPENER.search(sentence)
    return opener is not None and bool(_CLOSER.search(sentence, opener.end() + _SHORTEST))
