"""A web server with pages, moved ones, and one that is too large."""

import gzip
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from knowledge import PageReader
from knowledge.ingestion.limits import LARGEST_PAGE
from knowledge.ingestion.readers import fetcher
from tests import files

BOMB = gzip.compress(bytes(2 * LARGEST_PAGE))


DRIPS, PAUSE = 200, 0.1
"""How often a slow page sends a little, and how long it waits between, in seconds."""


def is_loopback(address):
    """Allow the test's own server, as is_public allows the internet."""
    return address.is_loopback


def is_stuck(_address):
    """Never come back, as a name server may, whatever the event loop does."""
    time.sleep(60)


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        pages = {"/lake": (files.PAGE.encode(), "text/html; charset=utf-8")}
        pages["/ferry"] = (files.pdf("The ferry leaves at seven."), "application/pdf")
        pages["/huge.txt"] = (b"x " * LARGEST_PAGE, "text/plain")
        pages["/bomb.txt"] = (BOMB, "text/plain")
        pages["/twice.txt"] = (gzip.compress(BOMB), "text/plain")
        pages["/packed.txt"] = (gzip.compress(b"The ferry leaves at seven."), "text/plain")
        pages["/broken-off.txt"] = (pages["/packed.txt"][0][:-12], "text/plain")
        packings = {
            "/bomb.txt": "gzip",
            "/twice.txt": "gzip, gzip",
            "/packed.txt": "gzip",
            "/broken-off.txt": "gzip",
        }
        if self.path in pages:
            body, kind = pages[self.path]
            known = self.headers["If-None-Match"], self.headers["If-Modified-Since"]
            state = f'"{hash(body)}"', "Sat, 05 Sep 2026 07:00:00 GMT"
            is_known = known[0] == state[0] if known[0] else known[1] == state[1]
            self.send_response(304 if is_known else 200)
            self.send_header("ETag", state[0])
            self.send_header("Last-Modified", state[1])
            if is_known:
                self.end_headers()
                return
            self.send_header("Content-Type", kind)
            if self.path in packings:
                self.send_header("Content-Encoding", packings[self.path])
            self.end_headers()
            self.wfile.write(body)
            return
        if self.path.startswith("/drip"):
            self.drip()
            return
        moved = {"/moved": "/lake", "/round": "/round", "/inside": "http://10.0.0.1/secret"}
        moved["/moved-for-good"] = "/moved"
        found = 301 if self.path == "/moved-for-good" else 302
        self.send_response(found if self.path in moved else 404)
        if self.path in moved:
            self.send_header("Location", moved[self.path])
        self.end_headers()

    def drip(self):
        """Send on and on, so that no pause is long."""
        self.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n")
        if self.path == "/drip-body":
            self.wfile.write(b"\r\n")
        for number in range(DRIPS):
            piece = b"x " if self.path == "/drip-body" else b"X-%d: y\r\n" % number
            try:
                self.wfile.write(piece)
                self.wfile.flush()
            except OSError:
                return
            time.sleep(PAUSE)

    def log_message(self, *_):
        pass


class Notices(BaseHTTPRequestHandler):
    """Pages that change: `server.pages` has their texts, or an error, or where they moved."""

    server: "ChangingSite"

    def do_GET(self):
        page = self.server.pages.get(self.path, 404)
        state = f'"{hash(page)}"'
        if isinstance(page, int):
            self.send_response(page)
            self.end_headers()
        elif page.startswith("/"):
            self.send_response(301)
            self.send_header("Location", page)
            self.end_headers()
        else:
            is_known = self.headers["If-None-Match"] == state
            self.server.sent += not is_known
            self.send_response(304 if is_known else 200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("ETag", state)
            self.end_headers()
            if not is_known:
                self.wfile.write(page.encode())

    def log_message(self, *_):
        pass


class NearbyReader(PageReader):
    """Reads pages as ever, and fetches them in this process, which is quicker."""

    def _fetch(self, url, request):
        return fetcher.fetch(request, self._allowed)


class Server(ThreadingHTTPServer):
    def handle_error(self, *_):
        """A reader that hangs up in the middle is no error."""


class ChangingSite(Server):
    """Serves `pages`, and counts those that it `sent`."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Notices)
        self.pages: dict[str, str | int] = {}
        self.sent = 0
