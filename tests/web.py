"""A web server with pages, moved ones, and one that is too large."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from knowledge.ingestion.limits import LARGEST_PAGE
from tests import files


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        pages = {"/lake": (files.PAGE.encode(), "text/html; charset=utf-8")}
        pages["/ferry"] = (files.pdf("The ferry leaves at seven."), "application/pdf")
        pages["/huge.txt"] = (b"x " * LARGEST_PAGE, "text/plain")
        if self.path in pages:
            body, kind = pages[self.path]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body)
            return
        moved = {"/moved": "/lake", "/round": "/round", "/inside": "http://10.0.0.1/secret"}
        self.send_response(302 if self.path in moved else 404)
        if self.path in moved:
            self.send_header("Location", moved[self.path])
        self.end_headers()

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    def handle_error(self, *_):
        """A reader that hangs up in the middle is no error."""
