"""Composition: the reading site beside the bot, and alone for a look at one's own documents."""

import time
from collections.abc import Sequence

from starlette.routing import BaseRoute

from bot.environment import Settings
from bot.site.editing import EditingRoutes
from bot.site.page_request import SiteAddress
from bot.site.page_templates import site_templates
from bot.site.reading_site import ReadingSite, SiteParts
from bot.site.sentence_editor import SentenceEditor
from bot.site.sign_in import SignIn
from handlers.context import BotApplication
from handlers.threads import LoopThreads
from knowledge import Curator, DecidedQuestions, Library

_READERS = 2
"""Threads that make pages: not those that answer, which no flood of readers shall fill."""


def site_beside_bot(application: BotApplication, settings: Settings) -> Sequence[BaseRoute]:
    """Return the routes of the site as READER_URL says; none without it."""
    if not settings.reader_url:
        return ()
    data, templates = application.bot_data, site_templates()
    address = SiteAddress(settings.reader_url, application.bot.username)
    sign_in = SignIn(application.bot.token, time.time)
    editor = SentenceEditor(data)
    editing = EditingRoutes(editor, sign_in, data.users.roles, address, templates)
    parts = SiteParts(
        data.library,
        data.curator,
        LoopThreads(_READERS, "page"),
        address,
        settings.reader_robots == "index",
        editing.routes(),
        templates,
        decided=data.review_queue.decided,
    )
    return (ReadingSite(parts).mount(),)


def site_alone(
    library: Library, url: str, decided: DecidedQuestions | None = None
) -> Sequence[BaseRoute]:
    """Return the routes of the site where no bot runs; `decided` is as in `SiteParts`."""
    pool = LoopThreads(_READERS, "page")
    address, curator = SiteAddress(url), Curator(library.answerer)
    parts = SiteParts(library, curator, pool, address, decided=decided)
    return (ReadingSite(parts).mount(),)
