"""import and export: documents and everything curated, from files and to files."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from bot.commands.options import Options, fail, friendly_errors, progress_bar
from bot.commands.printing import say
from knowledge import (
    EXACT_WRITERS,
    LANGUAGES,
    WRITERS,
    Library,
    PageReader,
    Preview,
    Revision,
    Source,
    holds_records,
    is_address,
    read_document,
    read_records,
)

LONG = 200_000
"""Characters from which on an import shows its progress."""
_SENTENCE = 120
"""Characters of a usual sentence, for the length of the bar."""
_THREADS = 2
"""In which a model reads what is imported here, where nobody asks meanwhile."""


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE-OR-URL...")
@click.option("--title", help="Title; else the document's headline or the file's name.")
@click.option("--url", help="Where it can be read.")
@click.option("--published", metavar="DATE", help="When it was published.")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Its language; else it is guessed.")
@click.pass_obj
def import_(
    options: Options, /, files: tuple[str, ...], *, lang: str | None, **said: str | None
) -> None:
    """Add documents with all their sentences: all of them, or none if one cannot be read."""
    if said["title"] and len(files) > 1:
        fail("--title fits one document. Import the others on their own.", code=2)
    with friendly_errors():
        tables = [Path(file) for file in files if holds_records(Path(file))]
        records = {path.name: read_records(path) for path in tables}
        sources = [_said(_read(file), said) for file in files if Path(file) not in tables]
        library = Library.open_empty(options.open_database())
        options.use_model(library)
        for name, rows in records.items():
            done = library.import_records(rows, name)
            say(f"{name}: {done.rows} rows, {done.count} of them news.")
        for source in sources:
            preview = library.preview(replace(source, language=lang or source.language))
            with _progress(source) as progress:
                stored = library.import_document(
                    source, language=lang, progress=progress, threads=_THREADS
                )
            say(f"“{stored.title}”: {stored.facts} sentences, language {stored.language}.")
            for note in _notes(preview):
                say(f"  {note}")
            for line in changes_of(preview.revision):
                say(line)
        library.close()


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE if it is there already.")
@click.option("--exact", is_flag=True, help="Leave cells that a spreadsheet takes for formulas.")
@click.pass_obj
def export(options: Options, file: Path, *, force: bool, exact: bool) -> None:
    """Write everything curated to FILE (.jsonl or .csv), for `import` to read again.

    In .csv an apostrophe stands before what a spreadsheet would compute; `import` takes it away.
    """
    suffix = file.suffix.lower()
    if suffix not in WRITERS:
        fail(f"{file.name}: export writes {' or '.join(WRITERS)}.", code=2)
    if file.exists() and not force:
        fail(f"{file} is there already. Choose another name, or replace it with --force.")
    library = options.open_present()
    try:
        with file.open("wb") as target:
            writer = EXACT_WRITERS.get(suffix) if exact else None
            target.writelines((writer or WRITERS[suffix])(library.export()))
    except OSError as exc:
        fail(f"{file} cannot be written: {exc.strerror}.")
    finally:
        library.close()
    say(f"Written to {file}.")


def _read(file: str) -> Source:
    return PageReader().read(file) if is_address(file) else read_document(Path(file))


def _notes(preview: Preview) -> Iterator[str]:
    if preview.is_plain:
        return
    # The texts take a seventh of a second to load, and plain text needs none of them.
    from handlers.rendering.imports import import_notes  # noqa: PLC0415
    from handlers.rendering.texts import texts_for  # noqa: PLC0415

    yield from import_notes(preview, texts_for("en"))


def changes_of(revision: Revision | None) -> Iterator[str]:
    """Say what another text of a known document changed."""
    if revision is None:
        return
    if revision.is_empty:
        yield "  Known already; nothing changed."
    if revision.gains_structure:
        yield "  Its headings, lists and tables are known now."
    if revision.added:
        yield f"  {revision.added} new sentences."
    for fact, words in revision.changed:
        yield f"  fact {fact.id} reworded: {words}"
    for fact in revision.vanished:
        curated = ", with what editors wrote for it" if fact.id in revision.curated else ""
        yield f"  fact {fact.id} no longer stands there and is withdrawn{curated}: {fact.text}"


def _said(source: Source, said: Mapping[str, str | None]) -> Source:
    fields: dict[str, Any] = {name: value for name, value in said.items() if value}
    return replace(source, **fields)


@contextmanager
def _progress(source: Source) -> Iterator[Callable[[int], None]]:
    """Show a bar on a terminal while a long document is stored."""
    if len(source.text) < LONG:
        yield lambda _: None
        return
    size = len(source.text)
    with progress_bar(source.title or "") as show:
        yield lambda done: show(min(done * _SENTENCE, size), size)
