"""First byte: how soon a page of a long document begins to arrive, beside a static file server.

`python -m tests.benchmarks.first_byte [--sentences 2000] [--requests 200]` prints milliseconds
until the first byte of the body, p50 / p95, of requests that are made in turn.
"""

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

from knowledge import Draft, Library, Source
from tests.benchmarks.reliability.running import free_port

HOST = "127.0.0.1"
_HEAD_END = b"\r\n\r\n"
_PER_PARAGRAPH, _PER_SECTION = 5, 40


def percentile(times: list[float], share: int) -> float:
    """Return the time that so many per cent do not exceed."""
    return quantiles(times, n=100, method="inclusive")[share - 1]


def document(sentences: int) -> str:
    """Return a document of so many sentences, in sections and paragraphs."""
    lines = []
    for number in range(0, sentences, _PER_PARAGRAPH):
        if number % _PER_SECTION == 0:
            lines.append(f"## Section {number // _PER_SECTION + 1}")
        said = (
            f"Boat {each} of the ferry company leaves the old harbour at pier {each % 90 + 1}."
            for each in range(number, number + _PER_PARAGRAPH)
        )
        lines.append(" ".join(said))
    return "\n\n".join(["# Timetable of the ferry", *lines])


def first_byte(port: int, path: str, address: int) -> float:
    """Return after how many milliseconds the body of a page begins; read it to the end."""
    head = (
        f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        f"X-Forwarded-For: 203.0.{address // 250}.{address % 250}\r\n\r\n"
    )
    began = time.perf_counter()
    with socket.create_connection((HOST, port)) as connection:
        connection.sendall(head.encode())
        got, took = b"", 0.0
        while data := connection.recv(65_536):
            got = (got + data)[: 1 << 16]
            if not took and got.partition(_HEAD_END)[2]:
                took = 1000 * (time.perf_counter() - began)
    if not got.startswith((b"HTTP/1.1 200", b"HTTP/1.0 200")):
        raise RuntimeError(got[:80].decode("ascii", "replace"))
    return took


@contextmanager
def served(arguments: list[str], port: int, **environment: str) -> Iterator[None]:
    """Run a server as its own process until the body ends."""
    command = [sys.executable, "-m", *arguments]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=quiet, stderr=quiet
    ) as process:
        while True:
            try:
                socket.create_connection((HOST, port)).close()
                break
            except OSError:
                time.sleep(0.05)
        yield
        process.terminate()


def measure(sentences: int, requests: int) -> dict[str, list[float]]:
    """Return the milliseconds of each request by what was asked for."""
    took: dict[str, list[float]] = {"page": [], "page, after a change": [], "static file": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = Library.open_empty(folder / "ferry.db")
        stored = library.import_document(Source(document(sentences), "Timetable of the ferry"))
        facts = [fact.id for fact in library.facts(stored.id)]
        (folder / "page.html").write_text(library.text(stored.id), encoding="utf-8")
        port, other = free_port(), free_port()
        settings = {"DATABASE": str(library.path), "LISTEN": f"{HOST}:{port}"}
        static = ["http.server", str(other), "--bind", HOST, "--directory", str(folder)]
        with (
            served(["bot", "serve"], port, EMBEDDING_MODEL="off", **settings),
            served(static, other),
        ):
            first_byte(port, f"/s/{facts[0]}", 0)
            for number in range(requests):
                fact = facts[number * 7 % len(facts)]
                took["page"].append(first_byte(port, f"/s/{fact}", number))
                took["static file"].append(first_byte(other, "/page.html", number))
                if number % 10 == 0:
                    library.add(Draft(f"Note {number} is new.", "Notes"), by="operator")
                    after = first_byte(port, f"/s/{fact}", number)
                    took["page, after a change"].append(after)
        library.close()
    return took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=2_000)
    parser.add_argument("--requests", type=int, default=200)
    options = parser.parse_args()
    took = measure(options.sentences, options.requests)
    for name, times in took.items():
        p50, p95 = percentile(times, 50), percentile(times, 95)
        print(f"{name}: {p50:.1f} / {p95:.1f} ms of {len(times)}")
    ratio = percentile(took["page"], 95) / percentile(took["static file"], 95)
    print(f"p95 of a page to that of a static file: {ratio:.1f}")


if __name__ == "__main__":
    main()
