"""A Bot API emulator, seen from the side of its users, by the few calls of a control API.

`POST /control/NAME` with a JSON object does what a user does: `user`, `chat`, `text`, `edit`,
`upload`, `forward`, `press`; `wait` and `stats` tell what the bot did, `violations` what Telegram
would not have taken. The bot under test talks to the same address, behind `/bot`.
"""

import base64
import json
from dataclasses import dataclass
from typing import Any
from urllib.request import Request, urlopen

_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as its reader sees it now; `buttons` maps labels to payloads or addresses."""

    id: int
    chat: int
    text: str
    buttons: dict[str, str]
    file: str = ""
    marked: tuple[tuple[str, str], ...] = ()
    """Kinds of entities and the words that they mark."""

    def marked_as(self, kind: str) -> list[str]:
        return [words for each, words in self.marked if each == kind]


@dataclass(frozen=True, slots=True)
class Act:
    """What a user did: its place in the order of events, and the message that they sent."""

    at: int
    message: int = 0
    is_seen: bool = True
    """Whether the bot got to see it: groups have a privacy mode."""


class Emulator:
    """The control API at an address."""

    def __init__(self, url: str, token: str) -> None:
        self.url = url.rstrip("/")
        self.token = token

    def call(self, name: str, **values: Any) -> Any:
        """Make one call. Raises HTTPError for what no user could do."""
        return self._post(f"control/{name}", values)

    def bot_name(self) -> str:
        return str(self._post(f"bot{self.token}/getMe", {})["result"]["username"])

    def act(self, name: str, **values: Any) -> Act:
        done = self.call(name, **values)
        return Act(done["seq"], done.get("message_id", 0), bool(done.get("update_id")))

    def upload(self, user: int, name: str, data: bytes, **more: Any) -> Act:
        content = base64.b64encode(data).decode()
        kind = {"kind": "document", "mime_type": "application/octet-stream", **more}
        return self.act("upload", user_id=user, file_name=name, content_b64=content, **kind)

    def seen(self, chat: int, after: int) -> tuple[list[Shown], list[str], int]:
        """Return messages sent or edited in a chat since, what buttons answered, and when."""
        found = self.call("wait", chat_id=chat, after=after, count=0, settle=0, timeout=0)
        toasts = [str(each.get("text") or "") for each in found["events"]
                  if each["type"] == "callback_answer"]  # fmt: skip
        return [*map(_shown, found["messages"])], toasts, found["seq"]

    def download(self, file: str) -> bytes:
        return base64.b64decode(self.call("sent_file", file_id=file)["content_b64"])

    def has_delivered(self) -> bool:
        """Tell whether the bot has acknowledged every update."""
        return not self.call("stats")["pending_updates"]

    def violations(self, level: str = "error") -> list[str]:
        """Return what Telegram would not have taken, or what it takes and surely was not meant."""
        found = self.call("violations", level=level)
        return [f"{each['kind']} ({each['method']}): {each['detail']}" for each in found]

    def _post(self, path: str, values: dict[str, Any]) -> Any:
        headers = {"Content-Type": "application/json"}
        request = Request(f"{self.url}/{path}", json.dumps(values).encode(), headers)  # noqa: S310
        with urlopen(request, timeout=_SECONDS) as response:  # noqa: S310
            return json.loads(response.read())


def _shown(message: dict[str, Any]) -> Shown:
    buttons = {}
    for button in (each for row in message["buttons"] for each in row):
        value = button["value"]
        buttons[button["text"]] = value if isinstance(value, str) else json.dumps(value)
    raw = message["text"].encode("utf-16-le")
    marked = tuple(
        (each["type"], raw[2 * each["offset"] :][: 2 * each["length"]].decode("utf-16-le"))
        for each in message["entities"]
    )
    file = (message["file"] or {}).get("file_id", "")
    return Shown(message["message_id"], message["chat_id"], message["text"], buttons, file, marked)
