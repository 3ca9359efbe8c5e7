"""The reading site in a test: its pages over ASGI, by the address that asks."""

from dataclasses import replace

import httpx
from starlette.applications import Starlette

from bot.site.page_request import SiteAddress
from bot.site.reading_site import ReadingSite, SiteParts
from handlers.threads import LoopThreads
from knowledge import Curator, Library

ADDRESS = "https://read.example"
HANDBOOK = """# Staff handbook

## 1. Benefits & <b>bonuses</b>

Everyone has 25 days of leave. You can carry over five days. See the table.

### Fees

| Service | Fee | Days |
|---|---|---|
| Card <img src=x onerror=alert(1)> | 5 dollars | 3 |
| Badge |  | 1 |

### Rules

You can:

- bring a dog
- work from home on Fridays
- leave early

“We did it,” said Ann Bell. <script>alert(1)</script> is no sentence of ours.
"""


def site_of(library: Library, **parts: object) -> Starlette:
    """Return the site over a library."""
    made = SiteParts(
        library,
        Curator(library.answerer),
        LoopThreads(1, "page"),
        SiteAddress(ADDRESS, "sample_bot"),
    )
    return Starlette(routes=[ReadingSite(replace(made, **parts)).mount()])  # type: ignore[arg-type]


def client_of(app: Starlette, host: str = "203.0.113.7") -> httpx.AsyncClient:
    """Return a browser at an address of the network."""
    transport = httpx.ASGITransport(app, client=(host, 50_000))
    return httpx.AsyncClient(transport=transport, base_url=ADDRESS)
