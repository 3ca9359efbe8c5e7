"""Lead-ins: what announces a list stays before its items: “fires” alone may read as allowed."""

from handlers.rendering import markup
from knowledge import Fact, Snippet

LEAD_IN_LIMIT = 60
"""UTF-16 units of a lead-in before an item, half of what there is room for at most."""
_ENDS = ".;,!? "
"""What ends a sentence or an item of a list."""


def announced(words: str, snippet: Snippet, limit: int = 2 * LEAD_IN_LIMIT) -> str:
    """Return the words of an item, behind its lead-in where they do not begin with that."""
    if not snippet.lead_in:
        return words
    return f"{shortened_lead_in(snippet.lead_in, limit // 2)} {words}"


def announced_excerpt(fact: Fact, start: int, end: int, limit: int, snippet: Snippet) -> str:
    """Return a stretch of a sentence in `limit` UTF-16 units, of an item behind its lead-in."""
    opens = lead_in_end(fact) if start else 0
    before = shortened_lead_in(fact.text[:opens], limit // 2)
    said = " ".join(fact.text[max(start, opens) : end].split())
    gap = "…" if start and fact.text[opens:start].strip() else ""
    closing = "…" if end < len(fact.text.rstrip(_ENDS)) else ""
    words = (
        gap + markup.shorten(said, limit - markup.utf16(before)).removesuffix(closing) + closing
    )
    return announced(f"{before} {words}".strip(), snippet, limit)


def lead_in_end(fact: Fact) -> int:
    """Return how many characters of a sentence announce the list that it is an item of."""
    parts = () if fact.cells else fact.citation.parts
    opens = parts[0].end - parts[0].start if parts else 0
    return opens if fact.text[:opens].rstrip().endswith(":") else 0


def shortened_lead_in(words: str, limit: int = LEAD_IN_LIMIT) -> str:
    """Return a lead-in without its middle if it is long: a no stands at its beginning or end."""
    words, most = " ".join(words.split()), min(limit, LEAD_IN_LIMIT)
    if markup.utf16(words) <= most:
        return words
    half = most // 2
    return f"{words[:half].rstrip()}…{words[-half:].lstrip()}"
