"""One-liners: sentences of which none is claimed, short, that differ in their first words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from handlers.rendering import markup
from handlers.rendering.lead_ins import announced, announced_excerpt, lead_in_end
from handlers.rendering.quotations import NO_SNIPPET, bracketed_place, quoted_line
from handlers.rendering.texts import Texts
from knowledge import Fact, Snippet

ONE_LINE = 100
"""UTF-16 units of a sentence that shares a line with others; a longer one is an excerpt."""
_ALIKE = 2
"""First words that two lines share before the second is cut to where it differs."""
_ENDS = ".;,!? "
"""What ends a sentence or an item of a list."""
_FEWEST = 5
"""Words of a line that was cut: fewer are not understood, and the whole sentence stands there."""


def one_liners(
    candidates: Sequence[Fact], snippets: Mapping[int, Snippet], limit: int
) -> list[str]:
    """Return a line of at most `limit` UTF-16 units for each candidate.

    It is the translation of the editors if there is one, else what comes closest to the question.
    """
    texts = [_words(fact, snippets.get(fact.id, NO_SNIPPET), limit) for fact in candidates]
    return [
        _line(text, texts[:at], limit, is_announced=lead_in_end(fact) > 0)
        for at, (fact, text) in enumerate(zip(candidates, texts, strict=True))
    ]


def unclaimed_lines(
    candidates: Sequence[Fact], label: str, snippets: Mapping[int, Snippet], texts: Texts
) -> list[str]:
    """Return the closest sentence on a line behind its label, and the others on one more.

    Of the others no more is said than what comes closest to the question.
    """
    first, *others = _different(candidates)
    snippet = snippets.get(first.id, NO_SNIPPET).unclaimed
    lines = [f"{markup.text(label)} {quoted_line(first, snippet, texts)}"]
    if others:
        around = {**snippets, others[0].id: _whole_if_short(others[0], snippets)}
        short = zip(others, one_liners(others, around, ONE_LINE), strict=True)
        said = [_quoted(fact, line, snippets, texts) for fact, line in short]
        rest = _in_a_row(others, said, texts)
        lines.append(f"{markup.text(texts('unsure-or'))} {rest}")
    return lines


def _different(candidates: Sequence[Fact]) -> list[Fact]:
    """Return the sentences that no other one before them holds whole, as a list does its items."""
    said = [" ".join(fact.text.split()) for fact in candidates]
    return [
        fact
        for at, fact in enumerate(candidates)
        if fact.cells or not any(said[at].rstrip(_ENDS) in before for before in said[:at])
    ]


def _quoted(fact: Fact, line: str, snippets: Mapping[int, Snippet], texts: Texts) -> str:
    """Return a line between quotation marks; a translation of the editors is called that."""
    is_translated = bool(snippets.get(fact.id, NO_SNIPPET).translation)
    return markup.line(texts("translation" if is_translated else "quoted", text=line))


def _in_a_row(facts: Sequence[Fact], lines: Sequence[str], texts: Texts) -> str:
    """Return quoted lines of sentences one behind the other, with the place of each.

    A place is said once where the next sentence stands there as well.
    """
    places = [bracketed_place(fact, texts) for fact in facts]
    parts = []
    for at, (line, place) in enumerate(zip(lines, places, strict=True)):
        is_said_next = places[at + 1 : at + 2] == [place]
        parts.append(line if is_said_next else f"{line} {place}")
    return "; ".join(parts)


def _whole_if_short(fact: Fact, snippets: Mapping[int, Snippet]) -> Snippet:
    snippet = snippets.get(fact.id, NO_SNIPPET)
    return replace(snippet, line=None) if markup.utf16(fact.text) <= ONE_LINE else snippet


def _words(fact: Fact, snippet: Snippet, limit: int) -> list[str]:
    if snippet.translation:
        return snippet.translation.split()
    if fact.cells:
        return _row(fact, snippet.span, limit).split()
    opens = lead_in_end(fact)
    if snippet.line is None and (not opens or markup.utf16(fact.text) <= limit):
        return announced(fact.text, snippet, limit).split()
    start, end = snippet.line or (opens, len(fact.text))
    return announced_excerpt(fact, start, end, limit, snippet).split()


def _row(fact: Fact, asked: tuple[int, int] | None, limit: int) -> str:
    """Return what a row is called, and as many of its named cells as fit whole.

    The cell that is `asked` for, by its place, comes before all others.
    """
    (_, line), *cells = fact.cells
    places = fact.cell_spans[1:]
    if asked in places:
        cells.insert(0, cells.pop(places.index(asked)))
    for name, words in cells:
        longer = f"{line} · {name}: {words}" if name else f"{line} · {words}"
        if markup.utf16(longer) > limit:
            return longer if line == fact.cells[0][1] else line
        line = longer
    return line


def _line(
    words: Sequence[str], before: Sequence[Sequence[str]], limit: int, *, is_announced: bool
) -> str:
    """Return a line that begins where its words differ from those of every line before it.

    That of an item begins with what announces its list, whatever was said before.
    """
    shared = 0 if is_announced else max((_shared(words, each) for each in before), default=0)
    cut = shared if _ALIKE <= shared <= len(words) - _FEWEST else 0
    return markup.label(f"{'…' if cut else ''}{' '.join(words[cut:])}", limit)


def _shared(words: Sequence[str], others: Sequence[str]) -> int:
    pairs = zip(words, others, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
