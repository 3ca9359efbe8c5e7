"""Page templates: Jinja2 with everything escaped, and pages that are sent while they are made."""

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response, StreamingResponse

from bot.site.page_request import PageRequest
from handlers.threads import LoopThreads, run_in

CHUNK = 16_000
"""Characters that are sent at once."""
HTML = "text/html; charset=utf-8"
Blocks = Callable[[], Iterator[str]]


def site_templates() -> Environment:
    """Return the templates of the site; a value that is missing is an error."""
    return Environment(
        loader=PackageLoader("bot.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
    )


def render(
    templates: Environment, name: str, page: PageRequest, *, status: int = 200, **values: Any
) -> Response:
    """Return a page as a whole."""
    template = templates.get_template(name)
    return HTMLResponse(template.render(said_by(page) | values), status)


class PageStream:
    """A page whose head is sent before the first of its blocks is made.

    `blocks` are made in the threads of `readers`, some at a time, so that nobody waits for them.
    """

    def __init__(self, templates: Environment, name: str, readers: LoopThreads) -> None:
        self._template = templates.get_template(name)
        self._readers = readers
        self._has_begun = False

    def response(self, page: PageRequest, blocks: Blocks, values: dict[str, Any]) -> Response:
        """Return the response that sends it."""

        def begin() -> Iterator[str]:
            self._has_begun = True
            yield ""
            yield from blocks()

        pieces = self._template.generate(said_by(page) | values | {"blocks": begin})
        return StreamingResponse(self._sent(self._chunks(pieces)), media_type=HTML)

    def _chunks(self, pieces: Iterator[str]) -> Iterator[str]:
        """Yield the head, and then as much as is sent at once."""
        gathered, size, is_head = [], 0, True
        for piece in pieces:
            gathered.append(piece)
            size += len(piece)
            if size >= CHUNK or (is_head and self._has_begun):
                is_head = is_head and not self._has_begun
                yield "".join(gathered)
                gathered, size = [], 0
        yield "".join(gathered)

    async def _sent(self, chunks: Iterator[str]) -> AsyncIterator[str]:
        while (chunk := await run_in(self._readers, next, chunks, None)) is not None:
            yield chunk


def said_by(page: PageRequest) -> dict[str, Any]:
    """Return what every template may say: the request, and the sentences of its language."""
    return {
        "site": page,
        "say": page.texts,
        "canonical": None,
        "home": True,
        "inside": False,
        "search": "/search",
        "question": None,
    }
