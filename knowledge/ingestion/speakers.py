"""Who said what stands in quotation marks, where the sentence itself names them."""

import re

_CAPITAL = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІÀ-ÖØ-Þ"
_WORD = rf"[{_CAPITAL}][\w’'-]+"
_NAME = rf"(?P<name>{_WORD}(?: (?:{_WORD}|[{_CAPITAL}]\.|de|van|von|bin|al-\w+|el)){{1,3}})"
_SAID = (
    r"(?:said|says|told|added|noted|stressed|explained|recalled|announced|declared|wrote|writes"
    r"|сказал[аи]?|заявил[аи]?|отметил[аи]?|подчеркнул[аи]?|добавил[аи]?|рассказал[аи]?"
    r"|пояснил[аи]?|сообщил[аи]?|считает|говорит|отмечает"
    r"|деді|дейді|айтты|мәлімдеді|атап өтті|деп атап өтті|деп мәлімдеді)"
)
_CLOSED = r"[”\"»]\s*,?\s*(?:[-–—]\s*)?"
_OFFICE = r"(?:(?:the |its |his |her )?[\w -]{1,50}?,? )?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_CLOSED}{_SAID}\s+{_OFFICE}{_NAME}",
        rf"{_CLOSED}{_NAME}(?:, [^,\"“«]{{1,60}},)? {_SAID}\b",
        rf"{_NAME}(?:, [^,\"“«]{{1,60}},)? {_SAID}(?: that)?\s*[,:–—-]*\s*[\"“«]",
    )
)
_QUOTED = re.compile(r"[\"“«].{3,}[\"”»]", re.DOTALL)


def speaker_of(sentence: str) -> str | None:
    """Return the name of whom a sentence quotes, as the sentence writes it.

    A first name alone, a pronoun or an office ("the mayor") is nobody: never invented.
    """
    if not _QUOTED.search(sentence):
        return None
    for pattern in _PATTERNS:
        if found := pattern.search(sentence):
            return found["name"]
    return None
