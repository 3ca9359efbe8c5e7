"""Imports as editors see them: what a file holds, what saving it changes, what is wrong."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from handlers.rendering import markup
from handlers.rendering.answers import Message
from handlers.rendering.buttons import Button
from handlers.rendering.differences import page_of_lines, revision_lines
from handlers.rendering.facts import stale_button
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.question_pairs import Pairs, page_of_pairs
from handlers.rendering.quotations import NAME_LIMIT
from handlers.rendering.stale import OF_CHANGE, stale_counts
from handlers.rendering.texts import Texts, language_name
from knowledge import (
    Change,
    Contradiction,
    DocumentError,
    Preview,
    Revision,
    StaleAnnotation,
    TableRevision,
    Upload,
)

SHOWN = 5
"""Speakers that are named."""
CONTRADICTIONS, _LIMIT, _TITLE_LIMIT = 2, 120, 60
"""Contradictions that are shown, the rest is counted; UTF-16 units of each sentence and title."""
DRAFT = "draft"
"""The type of the rows of a table that are facts."""
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_ROWS_LIMIT = 1_500
"""UTF-16 units of what is wrong with the rows of a table."""


@dataclass(frozen=True, slots=True)
class SavedImport:
    """What was stored of a file or an address: its name, and how many facts or rows.

    `contradictions` are what other documents say with another number.
    """

    name: str
    count: int
    contradictions: tuple[Contradiction, ...] = ()


def render_preview(preview: Preview, texts: Texts, look: ViewPayload, page: int = 0) -> Message:
    """Return what a document holds, and a page of what it changes; `look` is its first page."""
    html = [markup.bold(markup.shorten(preview.title, NAME_LIMIT))]
    html += [markup.text(line) for line in _about(preview, texts)]
    revision = preview.revision
    if revision is None:
        return _with_pairs(html, preview.pairs, page, look, texts)
    html += ["", markup.text(_what_it_is(revision, texts))]
    if revision.is_empty or not (lines := revision_lines(revision, texts)):
        return Message("\n".join(html))
    changes = page_of_lines(lines, page, look)
    return Message("\n".join([*html, changes.html]), changes.keyboard)


def render_table(
    upload: Upload, table: TableRevision, texts: Texts, look: ViewPayload, page: int = 0
) -> Message:
    """Return how much of what a table holds, and a page of what it changes if it came before."""
    rows = {type_: n for type_, n in upload.rows.items() if type_ != DRAFT}
    is_news = table.stored or rows or not upload.rows
    if new := table.revision.added:
        rows[DRAFT] = new
    counted = [f"• {texts(f'rows-{type_}', count=count)}" for type_, count in rows.items()]
    html = [markup.bold(markup.shorten(upload.name, NAME_LIMIT))]
    html += map(markup.text, counted or ([] if upload.rows else [f"• {texts('rows-none')}"]))
    html += map(markup.text, [] if is_news else [texts("import-known")])
    html += map(markup.text, _beside_changes(table, texts))
    if not (table.known or table.revision.changed):
        return _with_pairs(html, table.pairs, page, look, texts)
    changes = page_of_lines(revision_lines(table.revision, texts), page, look)
    return Message("\n".join([*html, changes.html]).rstrip(), changes.keyboard)


def _with_pairs(
    html: Sequence[str], pairs: Pairs, page: int, look: ViewPayload, texts: Texts
) -> Message:
    """Return a preview with a page of the questions and answers that come, if there are any."""
    if not pairs:
        return Message("\n".join(html))
    shown = page_of_pairs(pairs, page, look, texts)
    return Message("\n".join([*html, "", shown.html]), shown.keyboard)


def _beside_changes(table: TableRevision, texts: Texts) -> Iterator[str]:
    """Yield what a table repeats, leaves out, and contradicts."""
    if table.known:
        names = dict.fromkeys(fact.citation.title for fact in table.known)
        titles = [markup.shorten(name, _TITLE_LIMIT) for name in [*names][:CONTRADICTIONS]]
        yield texts("table-known", count=len(table.known), names=", ".join(titles))
    if table.repeated:
        yield texts("table-repeated", count=table.repeated)
    if table.described:
        yield texts("table-described", count=len(table.described))
    if table.kept:
        yield texts("table-kept", count=len(table.kept))
    yield from contradiction_lines(table.contradictions, texts)
    if table.held:
        yield texts("table-held", count=len(table.held))
    for each in table.held[:CONTRADICTIONS]:
        yield f"• {_plain(each.question)}\n  {each.fact.id}: {_plain(each.fact.text)}"


def render_saved(
    saved: SavedImport, change: Change | None, waiting: Sequence[StaleAnnotation], texts: Texts
) -> Message:
    """Return what was stored, what other documents contradict, and the way to what changed.

    `change` is its line of the history, if it changed anything; what that left `waiting`, for
    its sentence changed, is counted, and a tap away.
    """
    name = markup.shorten(saved.name, NAME_LIMIT)
    lines = [texts("import-saved", name=name, count=saved.count)]
    lines += contradiction_lines(saved.contradictions, texts)
    buttons: list[Button] = []
    if change is not None and change.facts:
        lines.append(texts("import-touched", count=change.facts))
        buttons.append(
            Button(texts("button-changes"), ViewPayload("change", str(change.id)).pack())
        )
    lines += [texts("import-undo"), *waiting_lines(waiting, texts)]
    if change is not None and waiting:
        buttons += stale_button(len(waiting), f"{OF_CHANGE}{change.id}", texts)
    return Message("\n".join(map(markup.text, lines)), (tuple(buttons),) if buttons else ())


def waiting_lines(waiting: Sequence[StaleAnnotation], texts: Texts) -> list[str]:
    """Return how many annotations a change left waiting, of each kind; nothing if none."""
    count = len(waiting)
    return [texts("import-waiting", count=count), *stale_counts(waiting, texts)] if count else []


def render_fault(fault: DocumentError, name: str, texts: Texts) -> Message:
    """Return what is wrong with a file, and how to mend it."""
    detail = _wrong_rows(fault, texts) if fault.rows else str(fault.detail)
    said = markup.text(texts(f"fault-{fault.fault}", detail=markup.shorten(detail, _ROWS_LIMIT)))
    return Message(f"{markup.bold(markup.shorten(name, NAME_LIMIT))}\n{said}")


def _wrong_rows(fault: DocumentError, texts: Texts) -> str:
    """Return what is wrong with the rows of a table, a line each."""
    wrong = (
        (row, texts(f"row-{row.fault}", column=row.column, value=row.value)) for row in fault.rows
    )
    lines = [texts("row-line", line=row.line, words=words) for row, words in wrong]
    more = [texts("row-more", count=int(fault.detail))] if fault.detail else []
    return "".join(f"\n• {line}" for line in (*lines, *more))


def import_notes(preview: Preview, texts: Texts) -> Iterator[str]:
    """Yield what else becomes facts, what was not read, and what had to be guessed."""
    counts = {"items": preview.items, "rows": preview.rows, "pairs": len(preview.pairs)}
    if parts := [texts(f"import-{name}", count=n) for name, n in counts.items() if n]:
        yield " ".join(parts)
    if preview.unread:
        yield texts("import-unread", things=", ".join(_unread(preview.unread, texts)))
    if preview.encoding:
        key = _NO_LETTERS.sub("_", preview.encoding.lower())
        yield texts("import-encoding", encoding=key, name=preview.encoding)
    if preview.unknown_languages:
        names = _languages(preview.unknown_languages, texts)
        yield texts("import-language", languages=names)
    yield from contradiction_lines(preview.contradictions, texts)


def contradiction_lines(found: Sequence[Contradiction], texts: Texts) -> Iterator[str]:
    """Yield what other documents say with another number: readers are shown both."""
    if found:
        yield texts("import-contradicts", count=len(found))
    for each in found[:CONTRADICTIONS]:
        title = markup.shorten(each.fact.citation.title, _TITLE_LIMIT)
        yield f"• {_plain(each.text)}\n  {each.fact.id}: {_plain(each.fact.text)} ({title})"


def _languages(languages: Iterable[str], texts: Texts) -> str:
    """Return names of languages as a sentence begins with them."""
    names = ", ".join(language_name(each, texts) for each in languages)
    return names[:1].upper() + names[1:]


def _unread(unread: Mapping[str, int], texts: Texts) -> Iterator[str]:
    for kind, count in unread.items():
        key = f"unread-{kind}"
        yield texts(key if key in texts.keys else "unread-parts", count=count)


def _about(preview: Preview, texts: Texts) -> Iterator[str]:
    yield texts(
        "import-counts",
        language=_languages([preview.language], texts),
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


def _what_it_is(revision: Revision, texts: Texts) -> str:
    if revision.is_empty:
        return texts("import-known")
    key = "import-structure" if revision.gains_structure else "import-revision"
    return texts(key, count=revision.added)


def _plain(words: str) -> str:
    return markup.shorten(" ".join(words.split()), _LIMIT)
