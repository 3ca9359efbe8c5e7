"""import: documents from files."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from bot.options import Options, friendly_errors
from knowledge import LANGUAGES, Library, Source, read_document

LONG = 200_000
"""Characters from which on an import shows its progress."""
_SENTENCE = 120
"""Characters of a usual sentence, for the length of the bar."""


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--title", help="Title; else the document's headline or the file's name.")
@click.option("--url", help="Where it can be read.")
@click.option("--published", metavar="DATE", help="When it was published.")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Its language; else it is guessed.")
@click.pass_obj
def import_(
    options: Options, /, files: tuple[Path, ...], *, lang: str | None, **said: str | None
) -> None:
    """Add documents with all their sentences: all FILES, or none if one cannot be read."""
    with friendly_errors():
        sources = [_said(read_document(path), said) for path in files]
        library = Library.open_empty(options.database)
        options.use_model(library)
        for source in sources:
            with _progress(source) as progress:
                stored = library.import_document(source, language=lang, progress=progress)
            click.echo(f"“{stored.title}”: {stored.facts} sentences, language {stored.language}.")
        library.close()


def _said(source: Source, said: Mapping[str, str | None]) -> Source:
    return replace(source, **{name: value for name, value in said.items() if value})


@contextmanager
def _progress(source: Source) -> Iterator[Callable[[int], None]]:
    """Show a bar on a terminal while a long document is stored."""
    if len(source.text) < LONG or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(transient=True) as bar:
        task = bar.add_task(source.title or "", total=len(source.text))
        yield lambda done: bar.update(task, completed=min(done * _SENTENCE, len(source.text)))
