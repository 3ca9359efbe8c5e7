"""Messages and buttons, as strictly as the server takes them."""

import json
from dataclasses import dataclass, field
from typing import Any

from tests.botapi_html import RefusedError, read_html

CAPTION_LIMIT, TEXT_LIMIT, PAYLOAD_LIMIT, COPY_LIMIT, RESULTS_LIMIT = 1024, 4096, 64, 256, 50
_ACTIONS = {"callback_data", "url", "copy_text", "switch_inline_query", "web_app"}


@dataclass(frozen=True)
class Content:
    """What a message shows. `buttons` maps a label to its payload, `rows` is as it was sent."""

    text: str
    html: str
    buttons: dict[str, str] = field(default_factory=dict)
    rows: tuple[tuple[dict[str, Any], ...], ...] = ()


def read_content(values: dict[str, Any]) -> Content:
    """Return what a call asks to show. Raises RefusedError for what Telegram does not take."""
    html = values.get("text", values.get("message_text", ""))
    text = read_html(html) if values.get("parse_mode") == "HTML" else html
    if not text.strip():
        raise RefusedError("message text is empty")
    if len(text.encode("utf-16-le")) // 2 > TEXT_LIMIT:
        raise RefusedError("message is too long")
    rows = read_rows(values.get("reply_markup"), is_private=is_private(values))
    buttons = {button["text"]: _payload(button) for row in rows for button in row}
    return Content(text, html, buttons, rows)


def read_caption(values: dict[str, Any]) -> Content:
    """Return what a picture shows below itself. Raises RefusedError."""
    content = read_content({**values, "text": values["caption"]})
    if len(content.text.encode("utf-16-le")) // 2 > CAPTION_LIMIT:
        raise RefusedError("message caption is too long")
    return content


def is_private(values: dict[str, Any]) -> bool:
    """Tell whether a call goes to a private chat, whose id is positive."""
    return str(values.get("chat_id", "")).isdecimal()


def read_rows(markup: Any, *, is_private: bool = False) -> tuple[tuple[dict[str, Any], ...], ...]:
    """Return the rows of an inline keyboard. Raises RefusedError."""
    if markup is not None and "inline_keyboard" not in as_json(markup):
        raise RefusedError("inline keyboard expected")
    rows = as_json(markup)["inline_keyboard"] if markup else []
    for button in (button for row in rows for button in row):
        _check(button)
        app = button.get("web_app", {"url": "https://"})["url"]
        if "web_app" in button and not (is_private and app.startswith("https://")):
            raise RefusedError("BUTTON_TYPE_INVALID")
    if any(len(row) > 8 for row in rows):
        raise RefusedError("too many buttons in a row")
    return tuple(tuple(row) for row in rows)


def read_results(given: Any) -> dict[str, Content]:
    """Return inline results by title. Raises RefusedError."""
    results = as_json(given)
    ids = [result["id"] for result in results]
    if len(ids) > RESULTS_LIMIT or len({*ids}) < len(ids):
        raise RefusedError("RESULTS_TOO_MUCH or RESULT_ID_DUPLICATE")
    shown: dict[str, Content] = {}
    for result in results:
        if not 0 < len(result["id"].encode()) <= PAYLOAD_LIMIT or not result["title"].strip():
            raise RefusedError("RESULT_ID_INVALID or ARTICLE_TITLE_EMPTY")
        markup = result.get("reply_markup")
        content = read_content({**result["input_message_content"], "reply_markup": markup})
        shown[f"{result['title']}: {result.get('description', '')}"] = content
    return shown


def as_json(value: Any) -> Any:
    """Return what a parameter says, which forms carry as JSON."""
    return json.loads(value) if isinstance(value, str) else value


def check_encoding(value: Any) -> None:
    """Raise RefusedError for half a character, which JSON can carry and UTF-8 cannot."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError as exc:
            raise RefusedError("strings must be encoded in UTF-8") from exc
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            check_encoding(each)


def _check(button: dict[str, Any]) -> None:
    if len(_ACTIONS & button.keys()) != 1 or not button["text"].strip():
        raise RefusedError("BUTTON_TYPE_INVALID")
    if not 0 < len(button.get("callback_data", "x").encode()) <= PAYLOAD_LIMIT:
        raise RefusedError("BUTTON_DATA_INVALID")
    if not 0 < len(button.get("copy_text", {"text": "x"})["text"]) <= COPY_LIMIT:
        raise RefusedError("BUTTON_COPY_TEXT_INVALID")
    if not button.get("url", "https://").startswith(("https://", "http://", "tg://")):
        raise RefusedError("BUTTON_URL_INVALID")


def _payload(button: dict[str, Any]) -> str:
    (action,) = _ACTIONS & button.keys()
    value = button[action]
    return str(next(iter(value.values())) if isinstance(value, dict) else value)
