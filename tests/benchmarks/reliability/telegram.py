"""A Bot API that is fast, keeps account of every update, and fails as it is told to."""

import asyncio
import json
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
from aiohttp import web

from tests.botapi_html import RefusedError

TOKEN = "123456:AAAA-a-token-that-must-not-be-logged-AAAA"
BOT = {"id": 123456, "is_bot": True, "first_name": "Bot", "username": "astana_bot",
       "can_join_groups": True, "supports_inline_queries": True}  # fmt: skip
POLL_SECONDS = 20.0
_RETRY_SECONDS = 0.2


@dataclass
class Fault:
    """What happens to the next `left` calls of a method, perhaps of one chat only.

    `kind` is a status (429, 502, 401), or `hang`, `cut` (after the call was carried out), `junk`.
    """

    method: str
    kind: int | str
    left: int = 1
    chat: int | None = None
    seconds: float = 1.0


@dataclass
class Asked:
    """An update on its way: when it was put there, when it was answered (each time), and by whom.

    Bots that are to be told apart call the server at addresses of their own below its one.
    """

    update: dict[str, Any]
    chat: int
    at: float
    answered: list[float] = field(default_factory=list)
    answerers: list[str] = field(default_factory=list)

    @property
    def id(self) -> int:
        return int(self.update["update_id"])


class Telegram:
    """The server; the benchmark shares its event loop and looks into it."""

    def __init__(self) -> None:
        self.asked: dict[int, Asked] = {}
        self.order: defaultdict[int, list[int]] = defaultdict(list)
        self.faults: list[Fault] = []
        self.check: Callable[[dict[str, str]], None] | None = None
        self.refused: list[str] = []
        self.texts: list[str] = []
        self.said: dict[int, str] = {}
        self.calls = 0
        self.repeats = 1
        self.webhook: tuple[str, str] | None = None
        self.proxied: list[str] = []
        self.url = ""
        self._waiting: deque[dict[str, Any]] = deque()
        self._pushing: dict[int, deque[dict[str, Any]]] = {}
        self._pushers: set[asyncio.Task[None]] = set()
        self._news = asyncio.Event()
        self._number = 1000
        self._runner: web.AppRunner | None = None
        self._client: aiohttp.ClientSession | None = None

    async def open(self) -> None:
        """Listen on a free port of loopback."""
        app = web.Application(client_max_size=64_000_000)
        for route in ("/bot{token}/{method}", "/{bot}/bot{token}/{method}"):
            app.router.add_route("*", route, self._call)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, backlog=1024)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._client = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=100), timeout=aiohttp.ClientTimeout(total=30)
        )

    async def close(self) -> None:
        """Stop listening and pushing."""
        for task in self._pushers:
            task.cancel()
        self._news.set()
        if self._client:
            await self._client.close()
        if self._runner:
            await self._runner.cleanup()

    def send(self, chat: int, text: str, **more: Any) -> Asked:
        """Let somebody write to the bot in their private chat."""
        number = self.next_number()
        who = {"id": chat, "is_bot": False, "first_name": "A", "language_code": "en"}
        content = {"message_id": number, "date": int(time.time()), "from": who, "text": text,
                   "chat": {"id": chat, "type": "private", "first_name": "A"}, **more}  # fmt: skip
        return self.put({"update_id": number, "message": content}, chat)

    def command(self, chat: int, text: str) -> Asked:
        """Let somebody send a command, marked as one, as Telegram does."""
        length = len(text.split(maxsplit=1)[0])
        return self.send(
            chat, text, entities=[{"type": "bot_command", "offset": 0, "length": length}]
        )

    def next_number(self) -> int:
        """Return a number for an update or a message; each is larger than the last."""
        self._number += 1
        return self._number

    def put(self, update: dict[str, Any], chat: int) -> Asked:
        """Put an update where the bot gets it: `repeats` times."""
        asked = self.asked[update["update_id"]] = Asked(update, chat, time.monotonic())
        for _ in range(self.repeats):
            if self.webhook:
                self._push(chat, update)
            else:
                self._waiting.append(update)
                self._news.set()
        return asked

    def forget(self) -> None:
        """Begin the account anew."""
        self.asked.clear()
        self.order.clear()
        self.texts.clear()

    def repeated(self) -> int:
        """Return how many answers came once more."""
        return sum(max(0, len(asked.answered) - 1) for asked in self.asked.values())

    def unanswered(self) -> list[int]:
        return [id_ for id_, asked in self.asked.items() if not asked.answered]

    async def answered(self, seconds: float, wanted: Iterable[int] | None = None) -> bool:
        """Wait until all is answered, or the time is over; return whether it is."""
        ids = list(self.asked if wanted is None else wanted)
        return await self.until(lambda: all(self.asked[id_].answered for id_ in ids), seconds)

    async def until(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Wait for a condition, or until the time is over; return whether it came true."""
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                return False
            await asyncio.sleep(0.02)
        return True

    async def _call(self, request: web.Request) -> web.StreamResponse:
        self.calls += 1
        method = request.match_info["method"]
        values = {**await _values(request), "answerer": request.match_info.get("bot", "")}
        if request.match_info["token"] != TOKEN:
            return _error(401, "Unauthorized")
        fault = self._fault(method, values)
        if fault and fault.kind == "hang":
            await asyncio.sleep(3600)
        if fault and fault.kind == 429:
            return _error(429, "Too Many Requests", parameters={"retry_after": int(fault.seconds)})
        if fault and isinstance(fault.kind, int):
            return _error(fault.kind, "as it was told")
        if fault and fault.kind == "junk":
            return web.Response(text="<html>Bad gateway</html>", content_type="text/html")
        if refusal := self._refusal(method, values):
            return _error(400, refusal)
        result = await self._result(method, values)
        if fault and fault.kind == "cut" and request.transport:
            request.transport.abort()
        return web.Response(
            body=json.dumps({"ok": True, "result": result}).encode(),
            content_type="application/json",
        )

    def _refusal(self, method: str, values: dict[str, str]) -> str:
        """Return why Telegram would not send a message, if somebody asks for that."""
        if self.check is None or method != "sendMessage":
            return ""
        try:
            self.check(values)
        except RefusedError as exc:
            self.refused.append(f"{exc}: {values}")
            return exc.description
        return ""

    def _fault(self, method: str, values: dict[str, str]) -> Fault | None:
        for fault in self.faults:
            is_meant = fault.chat is None or str(fault.chat) == values.get("chat_id")
            if fault.left > 0 and fault.method == method and is_meant:
                fault.left -= 1
                return fault
        return None

    async def _result(self, method: str, values: dict[str, str]) -> Any:
        match method:
            case "getMe":
                return BOT
            case "getUpdates":
                return await self._updates(int(values.get("offset", 0)))
            case "sendMessage":
                return self._sent(values)
            case "setWebhook":
                self.webhook = values["url"], values.get("secret_token", "")
                while self._waiting:
                    update = self._waiting.popleft()
                    self._push(self.asked[update["update_id"]].chat, update)
            case "deleteWebhook":
                self.webhook = None
            case "getWebhookInfo":
                return {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
        return True

    async def _updates(self, offset: int) -> list[dict[str, Any]]:
        while self._waiting and self._waiting[0]["update_id"] < offset:
            self._waiting.popleft()
        if not self._waiting:
            self._news.clear()
            try:
                await asyncio.wait_for(self._news.wait(), POLL_SECONDS)
            except TimeoutError:
                return []
        return list(self._waiting)[:100]

    def _sent(self, values: dict[str, str]) -> dict[str, Any]:
        chat = int(values["chat_id"])
        self.texts.append(values["text"])
        answers = json.loads(values.get("reply_parameters", "{}")).get("message_id")
        if (asked := self.asked.get(answers)) is not None:
            if not asked.answered:
                self.order[chat].append(answers)
            asked.answered.append(time.monotonic())
            asked.answerers.append(values["answerer"])
            self.said[answers] = values["text"]
        return {"message_id": self.next_number(), "date": int(time.time()), "text": values["text"],
                "chat": {"id": chat, "type": "private", "first_name": "A"}}  # fmt: skip

    def _push(self, chat: int, update: dict[str, Any]) -> None:
        if chat in self._pushing:
            self._pushing[chat].append(update)
            return
        self._pushing[chat] = deque([update])
        task = asyncio.create_task(self._push_all(chat))
        self._pushers.add(task)
        task.add_done_callback(self._pushers.discard)

    async def _push_all(self, chat: int) -> None:
        """Deliver a chat's updates in order, each until it is accepted, as Telegram does."""
        waiting = self._pushing[chat]
        while waiting:
            if await self._is_accepted(waiting[0]):
                waiting.popleft()
            else:
                await asyncio.sleep(_RETRY_SECONDS)
        del self._pushing[chat]

    async def _is_accepted(self, update: dict[str, Any]) -> bool:
        if not self.webhook or not self._client:
            return False
        url, secret = self.webhook
        if self.proxied:
            # A proxy stands before several bots, and passes each update on to the next one.
            self.proxied.append(url := self.proxied.pop(0))
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
        try:
            async with self._client.post(url, json=update, headers=headers) as response:
                return response.status == 200
        except (aiohttp.ClientError, TimeoutError):
            return False


async def _values(request: web.Request) -> dict[str, str]:
    if request.content_type.startswith("multipart/"):
        return {name: str(value) for name, value in (await request.post()).items()}
    return dict(parse_qsl((await request.read()).decode("utf-8", "surrogateescape")))


def _error(code: int, words: str, **more: Any) -> web.Response:
    body = {"ok": False, "error_code": code, "description": words, **more}
    return web.json_response(body, status=code)
