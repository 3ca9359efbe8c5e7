"""copy: a database out of an SQLite file into PostgreSQL, and back."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import click

from bot.commands.options import fail, friendly_errors, progress_bar
from bot.commands.printing import say
from bot.lock import alone_on
from bot.update_queue import sql
from bot.update_queue.storage import queue_path
from knowledge import (
    Endpoint,
    alone_on_server,
    copy_database,
    file_endpoint,
    is_postgresql,
    server_endpoint,
)


@click.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def copy(source: str, target: str) -> None:
    """Copy a database into PostgreSQL, or back into an SQLite file, and compare every row.

    FROM and TO are files, or addresses such as postgresql://USER@HOST/NAME. Nothing is changed in
    FROM, on which no bot may run meanwhile, and at TO there must be none yet. Given once more, a
    copy that was cut off goes on.
    """
    if source == target:
        fail("FROM and TO are the same. Nothing was copied.")
    with friendly_errors(), _alone(source), _alone(target):
        ends = _endpoint(source), _endpoint(target)
        with progress_bar("Copying") as progress:
            counts = copy_database(*ends, progress)
    named = "documents", "facts", "journal"
    documents, facts, questions = (counts[each] for each in named)
    say(
        f"Copied {sum(counts.values())} rows to {ends[1].name} and compared each (documents "
        f"{documents}, facts {facts}, questions asked {questions}). {ends[0].name} is as it was."
    )
    say(
        "The key file belongs to both. /forgetme in one does not reach the other: delete what you "
        "need no more."
    )


def _endpoint(where: str) -> Endpoint:
    if is_postgresql(where):
        return server_endpoint(where)
    return file_endpoint(Path(where), queue_path(Path(where)), sql.SCHEMA)


@contextmanager
def _alone(where: str) -> Iterator[None]:
    """Let no bot start there meanwhile. Raises StoreError if one runs."""
    if is_postgresql(where):
        held = alone_on_server(where, "copy")
    elif Path(where).absolute().parent.is_dir():
        held = alone_on(Path(where))
    else:
        held = nullcontext()
    with held:
        yield
