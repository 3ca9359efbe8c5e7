"""serve: the reading site alone, for a look at one's own documents."""

import asyncio

import click

from bot.commands.options import Options, fail, friendly_errors
from bot.commands.printing import say
from bot.logs import configure_logging
from bot.supervisor import has_server
from knowledge import Library

_HERE = "127.0.0.1", 8080


@click.command()
@click.pass_obj
def serve(options: Options) -> None:
    """Serve the documents as web pages at LISTEN, without a bot (extra `webhook`)."""
    if not has_server():
        fail("The pages need an extra. Run: pip install -e '.[webhook]'")
    configure_logging(options.settings.log_level)
    with friendly_errors(), options.shared():
        library = options.open()
        try:
            asyncio.run(_serve(options, library))
        except KeyboardInterrupt:
            say("Stopped.", err=True)
        finally:
            library.close()


async def _serve(options: Options, library: Library) -> None:
    # The extra may be absent.
    from bot.http_server import Routes, Vitals  # noqa: PLC0415
    from bot.listening import AddressError, open_server  # noqa: PLC0415
    from bot.site.composition import site_alone  # noqa: PLC0415

    settings = options.settings
    host, port = address = settings.listen or _HERE
    url = settings.reader_url or f"http://{f'[{host}]' if ':' in host else host}:{port}"
    pages = site_alone(library, url, options.decided_questions(library))
    routes = Routes(Vitals(_no_problems, None), pages=pages)
    try:
        server = open_server("LISTEN", address, routes, settings.trusted_proxy)
    except AddressError as exc:
        fail(f"{exc} LISTEN=127.0.0.1:8081, for example, chooses another.")
    say(f"The documents are at {url} – press Ctrl+C to stop.")
    await server.serve()


async def _no_problems() -> list[str]:
    return []
