"""watch, unwatch: addresses that are looked at again while the bot runs, or by --now."""

from dataclasses import asdict

import click

from bot.commands.import_export import changes_of
from bot.commands.options import Options, fail, friendly_errors
from bot.commands.printing import as_typed, say, say_json
from handlers.rendering.texts import Texts, texts_for
from handlers.rendering.watch import render_address, render_news
from knowledge import (
    LONGEST_WATCH,
    SHORTEST_WATCH,
    USUAL_WATCH,
    AddressWatch,
    Library,
    PageReader,
    WatchedAddress,
    WatchNews,
)

HOURS = click.IntRange(SHORTEST_WATCH, LONGEST_WATCH)
_NO_ADDRESS = "No document has an address. `python -m bot import https://…` adds one."


@click.command()
@click.argument("name", required=False, metavar="[URL-OR-TITLE]")
@click.option("--hours", type=HOURS, help=f"How often; {USUAL_WATCH} unless said otherwise.")
@click.option("--now", is_flag=True, help="Look at once, and tell what is new.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def watch(
    options: Options, /, name: str | None, *, hours: int | None, now: bool, as_json: bool
) -> None:
    """List the addresses that are looked at again, or add one; `import` stores what is new."""
    library = options.open_present()
    with friendly_errors():
        watching = AddressWatch(library.database, PageReader())
        chosen = [_named(watching, name)] if name else watching.every()
        if not chosen:
            say(as_typed(_NO_ADDRESS), err=True)
        if name and not now:
            watching.watch(chosen[0].document, hours or chosen[0].hours or USUAL_WATCH)
        for address in chosen:
            if now and address.hours is not None:
                watching.look(address.document, anew=bool(name))
            if found := watching.of(address.document):
                _show(library, watching, found, as_json=as_json)
    library.close()


@click.command()
@click.argument("name", metavar="URL-OR-TITLE")
@click.pass_obj
def unwatch(options: Options, name: str) -> None:
    """Look at an address no more; what is known of it stays."""
    library = options.open_present()
    with friendly_errors():
        watching = AddressWatch(library.database, PageReader())
        address = _named(watching, name)
        watching.unwatch(address.document)
        say(texts_for("en")("watch-stopped", title=address.title))
    library.close()


def _named(watching: AddressWatch, name: str) -> WatchedAddress:
    if (found := watching.find(name)) is None:
        fail(
            f"There is no document from “{name}”. `python -m bot watch` lists those that have one."
        )
    return found


def _show(
    library: Library, watching: AddressWatch, found: WatchedAddress, *, as_json: bool
) -> None:
    if as_json:
        at = found.looked_at and found.looked_at.isoformat()
        say_json({**asdict(found), "looked_at": at})
        return
    texts = texts_for("en")
    say(render_address(found, texts).plain)
    for line in _news(library, watching, found, texts):
        say(line)


def _news(
    library: Library, watching: AddressWatch, found: WatchedAddress, texts: Texts
) -> list[str]:
    """Return what is new there, and what storing it would change."""
    told = [news for news in found.untold if news is not WatchNews.CHANGED]
    lines = [render_news(found, news, texts, command="python -m bot ").plain for news in told]
    if waiting := watching.pending(found.document):
        lines += changes_of(library.revision(waiting[0]))
    return lines
