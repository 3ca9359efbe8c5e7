"""One-liners: sentences to choose from, a line each, that differ in their first words."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from handlers.rendering import markup
from handlers.rendering.quotations import NO_SNIPPET
from knowledge import Fact, Snippet

_ALIKE = 2
"""First words that two lines share before the second is cut to where it differs."""


def one_liners(
    candidates: Sequence[Fact], snippets: Mapping[int, Snippet], limit: int
) -> list[str]:
    """Return a line of at most `limit` UTF-16 units for each candidate.

    It is the translation of the editors if there is one, else what comes closest to the question.
    """
    texts = [_words(fact, snippets.get(fact.id, NO_SNIPPET), limit) for fact in candidates]
    return [_line(text, texts[:at], limit) for at, text in enumerate(texts)]


def _words(fact: Fact, snippet: Snippet, limit: int) -> list[str]:
    if snippet.translation:
        return snippet.translation.split()
    if fact.cells:
        return _row(fact, limit).split()
    if snippet.line is None:
        return fact.text.split()
    start, end = snippet.line
    words = fact.text[start:end].split()
    return [f"…{words[0]}", *words[1:]] if start and words else words


def _row(fact: Fact, limit: int) -> str:
    """Return what a row is called, and as many of its named cells as fit whole."""
    (_, line), *cells = fact.cells
    for name, words in cells:
        longer = f"{line} · {name}: {words}" if name else f"{line} · {words}"
        if markup.utf16(longer) > limit:
            return longer if line == fact.cells[0][1] else line
        line = longer
    return line


def _line(words: Sequence[str], before: Sequence[Sequence[str]], limit: int) -> str:
    """Return a line that begins where its words differ from those of every line before it."""
    shared = max((_shared(words, each) for each in before), default=0)
    cut = shared if _ALIKE <= shared < len(words) else 0
    return markup.label(f"{'…' if cut else ''}{' '.join(words[cut:])}", limit)


def _shared(words: Sequence[str], others: Sequence[str]) -> int:
    pairs = zip(words, others, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
