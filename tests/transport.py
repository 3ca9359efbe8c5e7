"""Hands the requests of python-telegram-bot to the Bot API in memory, instead of a network."""

import json
from typing import Any

from telegram.request import BaseRequest, RequestData

from tests.botapi import BotApi


class Transport(BaseRequest):
    """The seam that python-telegram-bot offers for another HTTP client."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        token, name = url.rsplit("/bot", 1)[1].split("/", 1)
        if "/file/bot" in url:
            return 200, self._api.files[name.rpartition("/")[2]]
        values: dict[str, Any] = dict(request_data.parameters) if request_data else {}
        if request_data and request_data.contains_files:
            files = request_data.multipart_data.items()
            values |= {part: content for part, (_, content, _) in files}
        status, answer = self._api.call(token, name, values)
        return status, json.dumps(answer).encode()
