"""Differences as editors see them: words struck out and words in bold, page by page, all of them.

A page ends before the line that it has no room for; a line longer than a page goes on on the next.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from textwrap import wrap

from handlers.rendering import markup
from handlers.rendering.answers import Message
from handlers.rendering.buttons import Button
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.texts import Texts
from knowledge import Difference, FactChange, Revision, Stretch, compare_words

ROOM = 2_400
"""UTF-16 units of differences on a page: with what stands above it is one message."""
MARKED = 28
"""Units that marked words cost beside their own: of a hundred marks Telegram keeps no more."""

Line = Sequence[Stretch]
"""Words with what became of them."""


def revision_lines(revision: Revision, texts: Texts) -> list[Line]:
    """Return what another text of a document changes, what editors wrote for first."""
    curated = revision.curated
    changed = sorted(revision.changed, key=lambda each: each[0].id not in curated)
    gone = sorted(revision.vanished, key=lambda fact: fact.id not in curated)
    lines: list[Line] = []
    if changed:
        lines.append(_kept(texts("import-reworded", count=len(changed))))
    for fact, words in changed:
        note = [texts("import-reworded-curated")] if fact.id in curated else []
        lines.append(_reworded(fact.id, fact.text, words, *note))
    if gone:
        lines.append(_kept(texts("import-gone", count=len(gone))))
    for fact in gone:
        lines.append([*_kept(f"• {fact.id}:"), Stretch(Difference.REMOVED, fact.text)])
        if fact.id in curated:
            lines.append(_kept(texts("import-gone-curated", id=fact.id)))
    if revision.new:
        lines.append(_kept(texts("import-new", count=revision.added)))
    lines += map(added_line, revision.new)
    return lines


def change_lines(changes: Iterable[FactChange], texts: Texts) -> list[Line]:
    """Return what a change did to facts that were there."""
    return [_of_fact(each, texts) for each in changes]


def title_line(words: str) -> Line:
    """Return a line of words of the bot."""
    return _kept(words)


def added_line(words: str) -> Line:
    """Return the line of what is new."""
    return [*_kept("•"), Stretch(Difference.ADDED, words)]


def reworded_lines(pairs: Iterable[tuple[str, str]]) -> list[Line]:
    """Return a line for each text that reads otherwise now."""
    return [[*_kept("•"), *compare_words(old, new)] for old, new in pairs]


def words_changed(old: str, new: str) -> str:
    """Return one text with what went struck out and what came in bold, as HTML."""
    return _html(compare_words(old, new))


def page_of_lines(lines: Sequence[Line], page: int, look: ViewPayload) -> Message:
    """Return a page of lines, the last one if there are fewer, with ‹ › for the others."""
    pages = [*_pages(lines)] or [[]]
    at = max(0, min(page, len(pages) - 1))
    html = "\n".join(map(_html, pages[at]))
    if len(pages) == 1:
        return Message(html)
    back = (Button("‹", replace(look, page=at - 1).pack()),) if at else ()
    on = (Button("›", replace(look, page=at + 1).pack()),) if at < len(pages) - 1 else ()
    return Message(f"{html}\n{at + 1}/{len(pages)}", ((*back, *on),))


def _of_fact(change: FactChange, texts: Texts) -> Line:
    if change.after is None:
        gone = _kept(texts("difference-gone", id=change.fact))
        return [*gone, Stretch(Difference.REMOVED, change.before)]
    if change.after == change.before:
        back = _kept(texts("difference-back", id=change.fact))
        return [*back, Stretch(Difference.ADDED, change.after)]
    return _reworded(change.fact, change.before, change.after)


def _reworded(fact: int, old: str, new: str, *notes: str) -> Line:
    noted = [each for note in notes for each in _kept(f"({note})")]
    return [*_kept(f"• {fact}:"), *compare_words(old, new), *noted]


def _kept(words: str) -> list[Stretch]:
    return [Stretch(Difference.KEPT, words)]


def _pages(lines: Iterable[Line]) -> Iterator[list[Line]]:
    page: list[Line] = []
    room = ROOM
    for line in _fitting(lines):
        size = _size(line)
        if page and size > room:
            yield page
            page, room = [], ROOM
        page.append(line)
        room -= size
    if page:
        yield page


def _fitting(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines, those that are longer than a page in pieces."""
    for line in lines:
        piece: list[Stretch] = []
        for stretch in _short_stretches(line):
            if piece and _size([*piece, stretch]) > ROOM:
                yield piece
                piece = []
            piece.append(stretch)
        yield piece


def _short_stretches(line: Line) -> Iterator[Stretch]:
    """Yield the stretches of a line, cut so that several fit on a page."""
    for difference, words in line:
        for piece in wrap(words, ROOM // 4, break_on_hyphens=False):
            yield Stretch(difference, piece)


def _size(line: Line) -> int:
    marked = sum(each.difference is not Difference.KEPT for each in line)
    return MARKED * marked + sum(markup.utf16(each.text) + 1 for each in line)


def _html(line: Line) -> str:
    return " ".join(_marked(each) for each in line)


def _marked(stretch: Stretch) -> str:
    if stretch.difference is Difference.KEPT:
        return markup.line(stretch.text)
    shown = markup.struck if stretch.difference is Difference.REMOVED else markup.bold
    return shown(stretch.text)
