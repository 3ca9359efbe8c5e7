"""An excerpt: the text around a fact with its words in bold, cut between lines if it is long."""

from handlers.rendering import markup
from knowledge import FactContext

_FEWEST = 2
"""UTF-16 units of a stretch that is cut: room for the mark that says so."""


def emphasised(context: FactContext, limit: int) -> str:
    """Return the text with the spans in bold; what lies between them shares what is left."""
    text, spans = context.text, context.spans
    ends = (0, *(end for _, end in spans))
    starts = (*(start for start, _ in spans), len(text))
    gaps = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    own = sum(markup.utf16(text[start:end]) for start, end in spans)
    shares = _shared([*map(markup.utf16, gaps)], limit - own)
    html = ""
    for at, (start, end) in enumerate(spans):
        html += markup.text(_between(gaps[at], shares[at], is_first=at == 0))
        html += markup.strong(markup.shorten(text[start:end], limit // len(spans)))
    return html + markup.text(_after(gaps[-1], shares[-1]))


def _shared(lengths: list[int], limit: int) -> list[int]:
    """Share a limit among stretches: what the short ones need, and evenly what is left."""
    shares = dict.fromkeys(range(len(lengths)), _FEWEST)
    for done, at in enumerate(sorted(shares, key=lengths.__getitem__)):
        shares[at] = max(_FEWEST, min(lengths[at], limit // (len(lengths) - done)))
        limit -= shares[at]
    return [*shares.values()]


def _between(words: str, limit: int, *, is_first: bool) -> str:
    """Cut what stands before emphasised words: a paragraph's beginning, or lines in the middle."""
    if markup.utf16(words) <= limit:
        return words
    if "\n" not in words:
        return _tail(words, limit) if is_first else markup.shorten(words, limit)
    half = max(1, limit // 2 - _FEWEST)
    head = markup.shorten(words, half).rpartition("\n")[0]
    tail = _tail(words, half).partition("\n")[2]
    return f"{head}\n…\n{tail}" if head else f"…\n{tail}"


def _after(words: str, limit: int) -> str:
    """Cut what stands after emphasised words, between two lines if there are several."""
    kept = markup.shorten(words, limit)
    whole_lines = kept.rpartition("\n")[0]
    return f"{whole_lines}\n…" if kept != words and whole_lines else kept


def _tail(words: str, limit: int) -> str:
    if markup.utf16(words) <= limit:
        return words
    kept = (limit - 1) // 2  # a character takes two units at most
    return "…" + words[len(words) - kept :]
