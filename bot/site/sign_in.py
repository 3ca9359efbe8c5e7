"""Sign-in: who opened the page as a Mini App, as Telegram signs it, and for how long that holds.

The signature is HMAC-SHA-256 of all fields but `hash`, one a line and sorted, under the HMAC of
the token with the key `WebAppData` (https://core.telegram.org/bots/webapps).
"""

import hmac
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import parse_qsl

FRESH_SECONDS = 600
"""How old what Telegram signed may be: it is signed when the page is opened."""
AHEAD_SECONDS = 60
"""By how much Telegram's clock may be ahead of ours."""
SESSION_SECONDS = 3_600
"""How long a signed-in editor need not open the page again."""
_MOST_SESSIONS = 1_000
_MOST_FIELDS = 30
_LARGEST_USER = 2**52
"""Ids of people are smaller (Bot API, User)."""


class SignInError(Exception):
    """What is shown was not signed by Telegram for this bot, just now and for the first time."""


@dataclass(frozen=True, slots=True)
class SignedUser:
    """Who opened the page, as Telegram says: id and full name."""

    id: int
    name: str


class SignIn:
    """Lets people in by what Telegram signed, once each time, and knows them by a token then.

    Nothing is stored: after a restart the page is opened again. `clock` returns Unix seconds.
    """

    def __init__(self, token: str, clock: Callable[[], float]) -> None:
        self._key = hmac.digest(b"WebAppData", token.encode(), sha256)
        self._clock = clock
        self._used: dict[str, float] = {}
        self._sessions: dict[str, tuple[SignedUser, float]] = {}

    def verify(self, init_data: str) -> SignedUser:
        """Return who signed in. Raises SignInError, also for what was shown before."""
        fields = _fields(init_data)
        shown = fields.pop("hash", "")
        signed = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
        right = hmac.new(self._key, signed.encode(), sha256).hexdigest()
        if not hmac.compare_digest(right.encode(), shown.encode()):
            raise SignInError("This was not signed for this bot.")
        now, age = self._clock(), fields.get("auth_date", "")
        if not (age.isascii() and age.isdecimal()):
            raise SignInError("This says not when it was signed.")
        if not now - FRESH_SECONDS <= int(age) <= now + AHEAD_SECONDS:
            raise SignInError("This was signed too long ago.")
        self._used = {each: until for each, until in self._used.items() if until >= now}
        if right in self._used:
            raise SignInError("This was shown before.")
        self._used[right] = int(age) + FRESH_SECONDS
        return _user(fields.get("user", ""))

    def begin(self, user: SignedUser) -> str:
        """Return the token by which somebody is known from now on."""
        token, until = secrets.token_urlsafe(32), self._clock() + SESSION_SECONDS
        self._sessions[_digest(token)] = (user, until)
        while len(self._sessions) > _MOST_SESSIONS:
            del self._sessions[next(iter(self._sessions))]
        return token

    def user(self, token: str) -> SignedUser | None:
        """Return who is known by a token, as long as it holds."""
        found = self._sessions.get(_digest(token))
        if found is None or found[1] <= self._clock():
            return None
        return found[0]


def _fields(init_data: str) -> dict[str, str]:
    try:
        pairs = parse_qsl(
            init_data, keep_blank_values=True, strict_parsing=True, max_num_fields=_MOST_FIELDS
        )
        init_data.encode()
    except ValueError as exc:
        raise SignInError("These are no fields.") from exc
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise SignInError("A field stands there twice.")
    return fields


def _user(words: str) -> SignedUser:
    try:
        said = json.loads(words)
    except (ValueError, RecursionError) as exc:
        raise SignInError("This names nobody.") from exc
    id_ = said.get("id") if isinstance(said, dict) else None
    if type(id_) is not int or not 0 < id_ < _LARGEST_USER:
        raise SignInError("This names nobody.")
    names = (said.get("first_name"), said.get("last_name"))
    return SignedUser(id_, " ".join(name for name in names if isinstance(name, str) and name))


def _digest(token: str) -> str:
    """Return what a token is looked up by: how long that takes says nothing about the token."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()
