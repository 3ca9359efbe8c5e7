"""Telegram's HTML: the only place that escapes, and that takes tags away again."""

import re
from html import escape, unescape

_INVISIBLE = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
_TAG = re.compile(r"</?[a-z][^<>]*>")
_SPACE = re.compile(r"\s+")


def text(words: str) -> str:
    """Escape what a person or a document wrote, without the marks that reorder or hide."""
    whole = words.encode("utf-8", "replace").decode("utf-8")
    return escape(_INVISIBLE.sub("", whole), quote=False)


def line(words: str) -> str:
    """Escape words that must stay on one line, such as a sentence broken by its document."""
    return text(_SPACE.sub(" ", words).strip())


def label(words: str, limit: int) -> str:
    """Return words for a place that takes no markup, such as a button; never empty."""
    return plain(line(shorten(_SPACE.sub(" ", words).strip(), limit))) or "…"


def bold(words: str) -> str:
    return f"<b>{line(words)}</b>"


def sentence(words: str, limit: int, span: tuple[int, int] | None = None) -> str:
    """Escape a sentence onto one line, shortened, with the words at `span` in bold.

    What is cut or no span of it stays plain.
    """
    whole = _SPACE.sub(" ", words).strip()
    if span is None or utf16(words) > limit or not 0 <= span[0] < span[1] <= len(words):
        return text(shorten(whole, limit))
    before, answer, after = words[: span[0]], words[span[0] : span[1]], words[span[1] :]
    left, right = _SPACE.sub(" ", before).lstrip(), _SPACE.sub(" ", after).rstrip()
    return f"{text(left)}{bold(answer)}{text(right)}"


def strong(words: str) -> str:
    """Embolden words inside a text whose spaces matter."""
    return f"<b>{text(words)}</b>"


def italic(words: str) -> str:
    return f"<i>{line(words)}</i>"


def struck(words: str) -> str:
    return f"<s>{line(words)}</s>"


def quote(html: str, *, expandable: bool = False) -> str:
    """Put HTML that is already escaped into a quotation block."""
    opening = "<blockquote expandable>" if expandable else "<blockquote>"
    return f"{opening}{html}</blockquote>"


def link(words: str, url: str) -> str:
    return f'<a href="{escape(url)}">{line(words)}</a>'


def plain(html: str) -> str:
    """Return what the person reads, without tags."""
    return unescape(_TAG.sub("", html))


def shorten(words: str, limit: int) -> str:
    """Cut after a whole word so that at most `limit` UTF-16 units remain, as Telegram counts."""
    if utf16(words) <= limit:
        return words
    kept = words
    while utf16(kept) > limit - 1:
        kept = kept[: max(0, len(kept) - max(1, (utf16(kept) - limit + 1) // 2))]
    head, space, _ = kept.rpartition(" ")
    return (head if space and len(head) > len(kept) // 2 else kept) + "…"


def utf16(words: str) -> int:
    """Return the length as Telegram counts it, in UTF-16 units."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
