"""backup and restore: the database out to a file and back."""

from contextlib import closing
from pathlib import Path

import click

from bot.commands.facts import OPERATOR
from bot.commands.facts import restore as restore_fact
from bot.commands.options import NUMBER, Options, fail, friendly_errors
from bot.commands.printing import say
from bot.lock import lock_of
from bot.update_queue.storage import queue_path
from knowledge import (
    CipherError,
    UnreadableKeyError,
    back_up,
    check_key,
    replace_key,
    restore_on_server,
)
from knowledge import restore as put_back

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("path", type=FILE)
@click.option("--force", is_flag=True, help="Replace PATH if it is there already.")
@click.pass_obj
def backup(options: Options, path: Path, *, force: bool) -> None:
    """Copy the database to PATH, also while the bot runs; the key file is not in it."""
    if path.resolve() in _own_files(options):
        fail(f"{path} belongs to the bot itself. Choose another name; nothing was written.")
    if path.exists() and not force:
        fail(f"{path} is there already. Choose another name, or replace it with --force.")
    with friendly_errors():
        if not options.address:
            back_up(options.database, path)
        else:
            with closing(options.open_database()) as database:
                database.back_up(path)
    key = f" Back up the key file {options.key} as well, but apart from it."
    say(
        f"Written to {path}.{key if options.key.exists() else ''} "
        "/forgetme does not reach this copy: delete it when you need it no more."
    )


@click.command()
@click.argument("what", metavar="FACT-OR-BACKUP")
@click.option(
    "--new-key",
    is_flag=True,
    help="Take a backup whose key is lost: without what people wrote, roles and settings.",
)
@click.pass_context
def restore(context: click.Context, what: str, *, new_key: bool) -> None:
    """Let a withdrawn fact answer again, or put a backup in place of the database.

    A backup is verified before it replaces anything, and refused while a bot runs. The database
    of before stays beside the new one, under a name with the date.
    """
    if what.isdecimal():
        context.invoke(restore_fact, number=NUMBER(what, None, context))
        return
    options, backup_ = context.obj, Path(what)
    with friendly_errors(), options.alone("restore"):
        new_key = backup_.is_file() and _needs_new_key(backup_, options.key, allowed=new_key)
        if options.address:
            restored = restore_on_server(backup_, options.address, by=OPERATOR)
        else:
            restored = put_back(backup_, options.database, by=OPERATOR)
        say(f"Restored {restored.facts} facts from {what} to {options.name}.")
        if aside := restored.aside or (restored.schema and f"the schema {restored.schema}"):
            say(
                f"What was there before is in {aside}. /forgetme does not reach it: "
                "delete it when you need it no more."
            )
        if new_key:
            give_new_key(options)


def _needs_new_key(backup_: Path, key: Path, *, allowed: bool) -> bool:
    """Tell whether the key does not fit. Raises CipherError unless that is allowed.

    Of a key that cannot be read nobody knows whether it fits: that is never allowed.
    """
    try:
        check_key(backup_, key)
    except UnreadableKeyError:
        raise
    except CipherError:
        if not allowed:
            raise
        return True
    return False


def give_new_key(options: Options) -> None:
    """Bind the database to a new key, and say what that cost. Raises KnowledgeError."""
    with closing(options.open_database()) as database:
        replaced = replace_key(database, options.key)
    say(f"{options.key} is a new key. Back it up, but apart from the database.")
    if replaced.aside:
        say(f"The key of before is in {replaced.aside}.")
    lost = ", ".join(f"{_LOST[table]} ({count})" for table, count in replaced.lost.items())
    say(f"Lost with the old key: {lost or 'nothing'}. Facts and documents are all there.")


_LOST = {
    "journal": "questions that people asked",
    "editors": "editors and their roles",
    "steps": "unfinished steps of editors",
    "offers": "buttons under messages",
    "uploads": "files that were not saved yet",
    "digests": "subscriptions",
    "talks": "conversations that were going on",
    "people": "settings",
    "moved_groups": "where groups moved that became supergroups",
}
"""What tables hold, in words."""


def _own_files(options: Options) -> set[Path]:
    database = options.database.resolve()
    files = database, queue_path(database)
    beside = (each.with_name(each.name + end) for each in files for end in ("-wal", "-shm"))
    return {*files, *beside, lock_of(database), options.key.resolve()}
