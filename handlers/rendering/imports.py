"""Imports as editors see them: what a file holds, what saving it changes, what is wrong."""

import re
from collections.abc import Iterator, Mapping

from handlers.rendering import markup
from handlers.rendering.answers import Message
from handlers.rendering.quotations import NAME_LIMIT
from handlers.rendering.texts import Texts, native_name
from knowledge import DocumentError, Preview, Revision, Upload

SHOWN = 5
"""Facts of each kind that are shown; the rest is counted."""
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_LIMIT = 160
"""UTF-16 units of each of them."""
_ROWS_LIMIT = 1_500
"""UTF-16 units of what is wrong with the rows of a table."""


def render_preview(preview: Preview, texts: Texts) -> Message:
    """Return what a document holds, and what of it is new."""
    html = [markup.bold(markup.shorten(preview.title, NAME_LIMIT))]
    html += [markup.text(line) for line in _about(preview, texts)]
    if preview.revision is not None:
        html += ["", *_changes(preview.revision, texts)]
    return Message("\n".join(html))


def render_table(upload: Upload, texts: Texts) -> Message:
    """Return how much of what a table holds."""
    counted = [texts(f"rows-{type_}", count=count) for type_, count in upload.rows.items()]
    lines = counted or [texts("rows-none")]
    name = markup.bold(markup.shorten(upload.name, NAME_LIMIT))
    return Message("\n".join([name, *(markup.text(f"• {line}") for line in lines)]))


def render_saved(texts: Texts, name: str, count: int, revision: Revision | None) -> Message:
    """Return what was stored, and which facts that changed."""
    saved = texts("import-saved", name=markup.shorten(name, NAME_LIMIT), count=count)
    html = [markup.text(saved)]
    if revision is not None:
        html += _changes(revision, texts)
    return Message("\n".join([*html, markup.text(texts("import-undo"))]))


def render_fault(fault: DocumentError, name: str, texts: Texts) -> Message:
    """Return what is wrong with a file, and how to mend it."""
    detail = markup.shorten(str(fault.detail), _ROWS_LIMIT)
    said = markup.text(texts(f"fault-{fault.fault}", detail=detail))
    return Message(f"{markup.bold(markup.shorten(name, NAME_LIMIT))}\n{said}")


def import_notes(preview: Preview, texts: Texts) -> Iterator[str]:
    """Yield what else becomes facts, what was not read, and what had to be guessed."""
    counts = {"items": preview.items, "rows": preview.rows, "pairs": preview.pairs}
    if parts := [texts(f"import-{name}", count=n) for name, n in counts.items() if n]:
        yield " ".join(parts)
    if preview.unread:
        yield texts("import-unread", things=", ".join(_unread(preview.unread, texts)))
    if preview.encoding:
        key = _NO_LETTERS.sub("_", preview.encoding.lower())
        yield texts("import-encoding", encoding=key, name=preview.encoding)
    if preview.unknown_languages:
        names = ", ".join(map(native_name, preview.unknown_languages))
        yield texts("import-language", languages=names)


def _unread(unread: Mapping[str, int], texts: Texts) -> Iterator[str]:
    for kind, count in unread.items():
        key = f"unread-{kind}"
        yield texts(key if key in texts.keys else "unread-parts", count=count)


def _about(preview: Preview, texts: Texts) -> Iterator[str]:
    yield texts(
        "import-counts",
        language=native_name(preview.language),
        paragraphs=preview.paragraphs,
        facts=preview.sentences,
        quotes=preview.quotes,
    )
    yield from import_notes(preview, texts)
    if preview.speakers:
        names = [markup.shorten(name, NAME_LIMIT) for name in preview.speakers[:SHOWN]]
        yield texts("import-speakers", names=", ".join(names))
    if preview.author:
        yield texts("import-author", name=markup.shorten(preview.author, NAME_LIMIT))
    if preview.published:
        yield texts("import-published", day=preview.published)


def _changes(revision: Revision, texts: Texts) -> list[str]:
    if revision.is_empty:
        return [markup.text(texts("import-known"))]
    # What editors wrote for is named first: somebody has to look at it.
    gone = sorted(revision.vanished, key=lambda fact: fact.id not in revision.curated)
    key = "import-structure" if revision.gains_structure else "import-revision"
    lines = [markup.text(texts(key, count=revision.added))]
    if revision.changed:
        lines.append(markup.text(texts("import-reworded", count=len(revision.changed))))
        lines += [f"• {fact.id}: {_short(words)}" for fact, words in revision.changed[:SHOWN]]
    if gone:
        lines.append(markup.text(texts("import-gone", count=len(gone))))
    for fact in gone[:SHOWN]:
        lines.append(f"• {fact.id}: {_short(fact.text)}")
        if fact.id in revision.curated:
            lines.append(markup.italic(texts("import-gone-curated", id=fact.id)))
    return lines


def _short(words: str) -> str:
    return markup.line(markup.shorten(" ".join(words.split()), _LIMIT))
