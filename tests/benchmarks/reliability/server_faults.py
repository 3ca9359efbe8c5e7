"""Take the PostgreSQL away from two replicas of the bot, in every way it goes, and count.

    python -m tests.benchmarks.reliability.server_faults [--updates 240] [--seconds 30]
        [--faults silent restarted "disk full" "cut off"]

A server of its own is started for it, in a folder or, where that may be mounted, on a small disk
in memory that can be filled.

- `silent` stops its processes (SIGSTOP): what is connected stays so, and hears nothing;
- `cut off` lets a proxy swallow what passes;
- `restarted` ends the server at once and starts it again;
- `disk full` leaves no byte.

Updates arrive at 8 a second by webhook, through a proxy that passes each on to the next replica.
What was acknowledged has to be answered, or its asker told once that it cannot be, and after it
everything has to be answered again.
"""

import argparse
import asyncio
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests import postgres_server
from tests.benchmarks.reliability.kills import CHATS, QUESTIONS
from tests.benchmarks.reliability.replicas import replicas
from tests.benchmarks.reliability.running import free_port, on_server
from tests.benchmarks.reliability.telegram import Telegram

RATE = 8
PATIENCE = 120.0
DISK = "160m"
_WORD = "I cannot save anything"
_CUT_OFF = "cut off"


@dataclass
class Outcome:
    """What came of one fault: `told` is how often somebody heard a word in place of an answer.

    `back` is how many seconds after its end the first question was answered that came after it.
    """

    updates: int
    lost: int
    told: int
    most_told: int
    repeated: int
    back: float

    def row(self, name: str) -> str:
        return (
            f"| {name} | {self.updates} | {self.lost} | {self.told} ({self.most_told}) "
            f"| {self.repeated} | {self.back:.1f} |"
        )


@dataclass(frozen=True)
class Outage:
    """What begins it, what ends it, and after how many seconds."""

    begin: Callable[[], Awaitable[None]]
    end: Callable[[], Awaitable[None]]
    seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--updates", type=int, default=240)
    parser.add_argument("--seconds", type=float, default=30)
    every = [*FAULTS, _CUT_OFF]
    parser.add_argument("--faults", nargs="+", choices=every, default=every)
    given = parser.parse_args()
    asyncio.run(measure(given.faults, given.updates, given.seconds))


async def measure(faults: Sequence[str], updates: int, seconds: float) -> None:
    print("| fault | updates | lost | told (most a person) | repeated | seconds until back |")
    print("|---|---|---|---|---|---|")
    with _small_disk() as disk, own_server(disk or Path(tempfile.mkdtemp())) as server:
        for name in faults:
            if name == "disk full" and not disk:
                continue
            with on_server(server.address) as settings:
                if name == _CUT_OFF:
                    async with swallowing(settings["DATABASE"]) as (address, proxy):
                        outage = Outage(proxy.begin, proxy.end, seconds)
                        outcome = await failing({**settings, "DATABASE": address}, outage, updates)
                else:
                    begin, end = (getattr(server, each) for each in FAULTS[name])
                    outcome = await failing(settings, Outage(begin, end, seconds), updates)
            print(outcome.row(f"{name} for {seconds:.0f} s"), flush=True)


async def failing(
    settings: Mapping[str, str], outage: Outage, updates: int, bots: int = 2
) -> Outcome:
    """Let updates arrive before, during and after an outage; wait for all answers."""
    async with replicas(bots, settings, webhook=True) as (telegram, _):
        sending = asyncio.create_task(_send(telegram, updates))
        await asyncio.sleep(min(5.0, updates / RATE / 4))
        await outage.begin()
        await asyncio.sleep(outage.seconds)
        await outage.end()
        ended = time.monotonic()
        await sending
        after = telegram.send(5000 + CHATS, QUESTIONS[0])
        await telegram.answered(PATIENCE, [after.id])
        back = min(
            (e.answered[0] for e in telegram.asked.values() if e.at > ended and e.answered),
            default=ended + PATIENCE,
        )
        await telegram.answered(PATIENCE)
        words = [said for said in telegram.said.values() if said.startswith(_WORD)]
        return Outcome(
            len(telegram.asked), len(telegram.unanswered()), len(words), _most_told(telegram),
            telegram.repeated(), back - ended,
        )  # fmt: skip


def _most_told(telegram: Telegram) -> int:
    """Return how often one person heard a word about one question."""
    told = [e for e in telegram.asked.values() if telegram.said.get(e.id, "").startswith(_WORD)]
    return max((len(each.answered) for each in told), default=0)


async def _send(telegram: Telegram, updates: int) -> None:
    for number in range(updates):
        telegram.send(5000 + number % CHATS, QUESTIONS[number % len(QUESTIONS)])
        await asyncio.sleep(1 / RATE)


class OwnServer:
    """A server of PostgreSQL that is there to be ill-treated."""

    def __init__(self, folder: Path, address: str) -> None:
        self.address = address
        self._folder = folder

    async def stop_processes(self) -> None:
        """Let it stand still, with all that is connected to it."""
        self._signal(signal.SIGSTOP)

    async def go_on(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    async def end(self) -> None:
        """End it as a crash does."""
        await asyncio.to_thread(self._control, "stop", "-m", "immediate")

    async def start(self) -> None:
        """Start it again."""
        await asyncio.to_thread(postgres_server.start_again, self._folder)

    async def fill(self) -> None:
        """Leave no byte on its disk, nor in the log that it has room for already."""
        await asyncio.to_thread(self._fill)

    def _fill(self) -> None:
        with suppress(OSError), (self._folder / "ballast").open("wb", buffering=0) as ballast:
            while True:
                ballast.write(bytes(4096))
        # It is an extra.
        import psycopg  # noqa: PLC0415

        with suppress(psycopg.Error), psycopg.connect(self.address, autocommit=True) as raw:
            for _ in range(64):
                raw.execute(
                    "SELECT pg_logical_emit_message(false, 'ballast', repeat('x', 1000000))"
                )

    async def clear(self) -> None:
        """Give the room back, and start the server if it has ended for want of it."""
        (self._folder / "ballast").unlink()
        await asyncio.sleep(2.0)
        with suppress(subprocess.CalledProcessError):
            await self.start()

    def _control(self, *command: str) -> None:
        postgres_server.control(self._folder, *command)

    def processor_ticks(self) -> int:
        """Return the ticks of the processor that it has used, ended connections too."""
        first, *others = (processor_times(pid) for pid in self._processes())
        return sum(first) + sum(sum(each[:2]) for each in others)

    def _processes(self) -> list[int]:
        pid = int((self._folder / "data/postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [pid, *map(int, children)]

    def _signal(self, number: signal.Signals) -> None:
        for each in self._processes():
            with suppress(ProcessLookupError):
                os.kill(each, number)


FAULTS = {
    "silent": ("stop_processes", "go_on"),
    "restarted": ("end", "start"),
    "disk full": ("fill", "clear"),
}
"""What begins a fault, and what ends it."""


def processor_times(pid: int) -> list[int]:
    """Return the ticks of a process, by user and system, and those of its ended children."""
    said = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    return [*map(int, said.rpartition(")")[2].split()[11:15])]


@contextmanager
def own_server(place: Path) -> Iterator[OwnServer]:
    """Start a server in a folder, and stop it afterwards."""
    folder = place / f"pg-{os.getpid()}-faults"
    os.environ[postgres_server.FOLDER] = str(folder)
    os.environ[postgres_server.REQUIRED] = "1"
    place.chmod(0o755)
    try:
        yield OwnServer(folder, postgres_server.address())
    finally:
        postgres_server.stop()


@contextmanager
def _small_disk() -> Iterator[Path | None]:
    """Mount a small disk in memory; None if that is not allowed."""
    folder = Path(tempfile.mkdtemp())
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        print("(no disk to fill can be mounted here)")
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)  # noqa: S607


class SwallowingProxy:
    """Passes bytes on between TCP and a socket of the server, or swallows them all."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._is_open = asyncio.Event()
        self._is_open.set()
        self._passing: set[asyncio.Task[None]] = set()

    async def begin(self) -> None:
        """Swallow from now on; no connection ends by that, and new ones hear nothing."""
        self._is_open.clear()

    async def end(self) -> None:
        """Pass on what comes from now on; what was swallowed is gone, and who sent it with it."""
        self._is_open.set()

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve a connection."""
        task = asyncio.current_task()
        if task:
            self._passing.add(task)
            task.add_done_callback(self._passing.discard)
        # Of a cancelled task asyncio would tell as of an error.
        with suppress(asyncio.CancelledError), closing(writer):
            if not self._is_open.is_set():
                # As a wall does: whoever comes hears nothing, also when it is open again.
                await asyncio.Event().wait()
            answers, asking = await asyncio.open_unix_connection(str(self._socket))
            with closing(asking):
                await asyncio.gather(self._pass_on(reader, asking), self._pass_on(answers, writer))

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        swallowed = False
        with suppress(OSError):
            while content := await reader.read(65_536):
                swallowed |= not self._is_open.is_set()
                if not swallowed:
                    writer.write(content)
                    await writer.drain()
        writer.close()

    async def close(self) -> None:
        """End all connections."""
        for task in self._passing:
            task.cancel()
        if self._passing:
            await asyncio.wait(self._passing)
        # What is closed is let go in the next turn of the loop.
        await asyncio.sleep(0.01)


@asynccontextmanager
async def swallowing(address: str) -> AsyncIterator[tuple[str, SwallowingProxy]]:
    """Put a proxy before a server that listens on a socket; yield the address there."""
    base, _, folder = address.partition("?host=")
    proxy, port = SwallowingProxy(Path(folder) / ".s.PGSQL.5432"), free_port()
    server = await asyncio.start_server(proxy.connect, "127.0.0.1", port)
    async with server:
        yield f"{base}?host=127.0.0.1&port={port}", proxy
        await proxy.close()


if __name__ == "__main__":
    main()
