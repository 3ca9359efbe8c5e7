"""An export that comes back, as editors see it: what it changes here, row by row."""

from collections.abc import Iterator, Sequence

from handlers.rendering import markup
from handlers.rendering.answers import Message
from handlers.rendering.differences import (
    Line,
    added_line,
    change_lines,
    page_of_lines,
    reworded_lines,
    title_line,
)
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.quotations import NAME_LIMIT
from handlers.rendering.texts import Texts
from knowledge import TransferPreview

_TITLES = 3
"""Documents that are named; the others are counted with them."""


def render_transfer(
    name: str, preview: TransferPreview, texts: Texts, look: ViewPayload, page: int = 0
) -> Message:
    """Return what storing an export would change, and a page of the differences."""
    html = [markup.bold(markup.shorten(name, NAME_LIMIT))]
    html += map(markup.text, _counts(preview, texts))
    changes = page_of_lines([*_differences(preview, texts)], page, look)
    return Message("\n".join([*html, changes.html]).rstrip(), changes.keyboard)


def is_news(preview: TransferPreview) -> bool:
    """Tell whether storing it would change anything."""
    return bool(preview.changes.count or preview.facts)


def _counts(preview: TransferPreview, texts: Texts) -> Iterator[str]:
    done = preview.changes
    if done.facts and done.added["fact"] < len(done.facts):
        yield texts("transfer-known")
    if not is_news(preview):
        yield texts("import-known")
    for type_, count in done.added.items():
        if count:
            yield f"• {texts(f'rows-{type_}', count=count)}"
    if done.described:
        yield texts("transfer-described", count=done.described)
    if done.missing:
        yield texts("transfer-missing", count=done.missing)
    for title in done.doubled[:_TITLES]:
        yield texts("transfer-doubled", title=markup.shorten(title, NAME_LIMIT))


def _differences(preview: TransferPreview, texts: Texts) -> Iterator[Line]:
    done = preview.changes
    if preview.facts:
        yield title_line(texts("import-touched", count=len(preview.facts)))
        yield from change_lines(preview.facts, texts)
    yield from _reworded("transfer-renamed", done.renamed, texts)
    yield from _reworded("transfer-questions", done.questions, texts)
    yield from _reworded("transfer-translations", done.translations, texts)
    # All facts of a library that is empty so far are new; then there is nothing to compare.
    if done.added["fact"] < len(done.facts):
        yield from map(added_line, done.new_facts)


def _reworded(key: str, pairs: Sequence[tuple[str, str]], texts: Texts) -> Iterator[Line]:
    if pairs:
        yield title_line(texts(key, count=len(pairs)))
        yield from reworded_lines(pairs)
