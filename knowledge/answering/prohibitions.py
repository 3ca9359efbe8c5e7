"""Prohibitions: what may not be done is no answer to what there is, or to what one may do.

"What do you sell?" shares its verb with "It is not allowed to: sell what you grow", and nothing
that is weighed tells them apart.
"""

import re

from knowledge.language.patterns import Template, compiled

_SAID = Template(r"\b(?:{said})", "prohibitions")
_ASKED = Template(r"^(?:{asked})\b", "prohibitions")
_NEGATED = Template(r"\b(?:{negated})\b", "prohibitions")
_HEADING = Template(r"^(?:\w+ ){0,4}(?:{said}|{said_above})(?:\s\w+){0,3}$", "prohibitions")
_PART = Template(r"^\W{0,3}(?:{part})", "prohibitions")
_VERB = Template(r"\b(?:{verb})\b|[:?]", "prohibitions")
_NUMBER = re.compile(r"[\W\d]*")
_LONGEST = 80
"""Characters of a heading that says so."""
_LEAD_IN = 160
"""Characters at the beginning of a sentence in which it says so of all that follows."""


def is_prohibition(sentence: str) -> bool:
    """Tell whether a sentence says from its beginning that something may not be."""
    opening, colon, _ = sentence[:_LEAD_IN].partition(":")
    return compiled(_SAID).search(opening + colon) is not None


def announced_prohibition(heading: str, sentence: str) -> str | None:
    """Return the heading that says of a sentence that it may not be, with a colon; None if not.

    Below "Prohibited" a line that has no verb of its own, as "Fires on the beach", reads as if
    that were allowed.
    """
    words = _NUMBER.sub("", heading[:_LONGEST], count=1).rstrip(" .:!")
    if len(heading) > _LONGEST or not compiled(_HEADING).match(words):
        return None
    if is_prohibition(sentence):
        return None
    opening = sentence[:_LEAD_IN]
    is_part = compiled(_PART).match(opening) and not compiled(_VERB).search(opening)
    return f"{words}:" if is_part else None


def is_only_forbidden(question: str, sentence: str) -> bool:
    """Tell whether what there is was asked of a sentence on what may not be.

    `question` is normalised. Who asks what is not allowed is answered by it.
    """
    return _asks_what_there_is(question) and is_prohibition(sentence)


def asks_what_is_forbidden(question: str) -> bool:
    """Tell whether a normalised question asks what may not be."""
    # The Kazakh word for what is the Russian one for not, and stands first.
    _, _, rest = question.partition(" ")
    return bool(compiled(_SAID).search(question) or compiled(_NEGATED).search(rest))


def _asks_what_there_is(question: str) -> bool:
    return not asks_what_is_forbidden(question) and compiled(_ASKED).match(question) is not None
