"""The Bot API over HTTP on loopback, for a bot that runs as its own process."""

import json
import threading
import time
from collections.abc import Callable
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

from tests.botapi import BotApi, Sent


class Server:
    """Serves a `BotApi`; the test reads and writes its state from the other side."""

    def __init__(self) -> None:
        self.api = BotApi()
        self._lock = threading.Lock()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop listening."""
        self._http.shutdown()
        self._http.server_close()

    def deliver(self, update: dict[str, Any]) -> None:
        """Put an update where the bot polls for it."""
        with self._lock:
            self.api.updates.append({"update_id": self.api.next_id(), **update})

    def wait(self, condition: Callable[[BotApi], bool], *, seconds: float = 60) -> None:
        """Wait until something is true of the server. Raises TimeoutError."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with self._lock:
                if condition(self.api):
                    return
            time.sleep(0.02)
        raise TimeoutError(f"refused: {self.api.refusals}, calls: {self.api.calls[-9:]}")

    def next_message(self, after: int, *, seconds: float = 60) -> Sent:
        """Return the first message that the bot sent after this many."""
        self.wait(lambda api: len(api.sent) > after, seconds=seconds)
        return self.api.sent[after]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                token, method = self.path.removeprefix("/bot").split("/")
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                values = _values(self.headers.get("Content-Type", ""), body)
                status, answer = server.answer(token, method, values)
                data = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def do_GET(self) -> None:
                data = server.api.files[self.path.rpartition("/")[2]]
                self.send_response(200)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: Any) -> None:
                """Stay silent."""

        return Handler

    def answer(
        self, token: str, method: str, values: dict[str, Any]
    ) -> tuple[int, dict[str, Any]]:
        """Answer a call; getUpdates waits a little, as a long poll does."""
        for _ in range(20):
            with self._lock:
                status, answer = self.api.call(token, method, values)
            if method != "getUpdates" or status != 200 or answer["result"]:
                break
            time.sleep(0.02)
        return status, answer


def _values(content_type: str, body: bytes) -> dict[str, Any]:
    if content_type.startswith("multipart/"):
        parts = BytesParser().parsebytes(f"Content-Type: {content_type}\n\n".encode() + body)
        return {
            str(part.get_param("name", header="content-disposition")): str(part.get_payload())
            for part in parts.get_payload()
            if not isinstance(part, str)
        }
    return {name: _json(value) for name, value in parse_qsl(body.decode())}


def _json(value: str) -> Any:
    return json.loads(value) if value[:1] in "{[" and value[:1] else value
