"""Composition: the reading site beside the bot, and alone for a look at one's own documents."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from starlette.routing import BaseRoute

from bot.environment import Settings
from bot.site.page_request import SiteAddress
from bot.site.reading_site import ReadingSite, SiteParts
from handlers.context import BotApplication
from knowledge import Curator, Library

_READERS = 2
"""Threads that make pages: not those that answer, which no flood of readers shall fill."""


def site_beside_bot(application: BotApplication, settings: Settings) -> Sequence[BaseRoute]:
    """Return the routes of the site as READER_URL says; none without it."""
    if not settings.reader_url:
        return ()
    data = application.bot_data
    parts = SiteParts(
        data.library,
        data.curator,
        ThreadPoolExecutor(_READERS, "page"),
        SiteAddress(settings.reader_url, application.bot.username),
        settings.reader_robots == "index",
    )
    return (ReadingSite(parts).mount(),)


def site_alone(library: Library, url: str) -> Sequence[BaseRoute]:
    """Return the routes of the site where no bot runs."""
    pool = ThreadPoolExecutor(_READERS, "page")
    parts = SiteParts(library, Curator(library.answerer), pool, SiteAddress(url))
    return (ReadingSite(parts).mount(),)
