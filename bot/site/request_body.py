"""Request bodies: read up to a size and for a time, as a form or as JSON."""

import asyncio
import json
from typing import Any
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request

LARGEST = 64_000
"""Bytes: a sentence, some questions, or what Telegram signs."""
SECONDS = 10.0
_FIELDS = 10


async def form_of(request: Request) -> dict[str, str]:
    """Return the fields of a form, each once. Raises HTTPException for what is none."""
    body = await _read(request, "application/x-www-form-urlencoded")
    try:
        fields = parse_qs(body.decode(), max_num_fields=_FIELDS, keep_blank_values=True)
    except ValueError as exc:
        raise HTTPException(400) from exc
    return {name: values[0] for name, values in fields.items()}


async def json_of(request: Request) -> dict[str, Any]:
    """Return an object of JSON. Raises HTTPException for what is none."""
    body = await _read(request, "application/json")
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as exc:
        raise HTTPException(400) from exc
    if not isinstance(found, dict):
        raise HTTPException(400)
    return found


async def _read(request: Request, kind: str) -> bytes:
    if request.headers.get("Content-Type", "").partition(";")[0].strip().lower() != kind:
        raise HTTPException(415)
    try:
        return await asyncio.wait_for(_within_limit(request), SECONDS)
    except TimeoutError as exc:
        raise HTTPException(408) from exc


async def _within_limit(request: Request) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST:
            raise HTTPException(413)
        parts.append(part)
    return b"".join(parts)
