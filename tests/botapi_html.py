"""Telegram's HTML, as strictly as the server reads it."""

from html.parser import HTMLParser
from http import HTTPStatus

TAGS = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "a",
        "tg-spoiler", "blockquote"}  # fmt: skip


class RefusedError(Exception):
    """What Telegram answers with an error, 400 if nothing else is said."""

    def __init__(self, words: str, code: int = 400, **parameters: int) -> None:
        super().__init__(words)
        self.code = code
        self.parameters = parameters

    @property
    def description(self) -> str:
        kind = "Forbidden" if self.code == HTTPStatus.FORBIDDEN else "Bad Request"
        return f"{kind}: {self}"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise RefusedError(f"can't parse entities: unsupported start tag {tag!r}")
        if tag == "blockquote" and "blockquote" in self.open:
            raise RefusedError("can't parse entities: nested blockquote")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise RefusedError(f"can't parse entities: unmatched end tag {tag!r}")

    def handle_data(self, data: str) -> None:
        self.text += data


def read_html(html: str) -> str:
    """Return the text that is shown. Raises RefusedError for what Telegram does not take."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if reader.open:
        raise RefusedError(f"can't parse entities: no end tag for {reader.open[-1]!r}")
    if "<" in html.replace("</", "<").split(">")[-1]:
        raise RefusedError("can't parse entities: unclosed start tag")
    return reader.text
