"""Texts that break what is not careful: marks, bidirectional signs, halves of letters."""

from tests.article import QUESTION

LIMIT = 4096
"""UTF-16 units of a message (Bot API)."""

NASTY = [
    "<", ">", "&", '"', "'", "<b>", "</b>", "</blockquote>", "<a href='", "&lt;", "&#0;", "<!--",
    "\u202e", "\u2067", "\u200f", "\u200b", "\u200d", "\ufeff", "\u0301" * 9, "\u0e33" * 3,
    "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇰🇿", "❤️", "\ud83d", "\udc00", "\x00", "\x1b[0m", "\r\n", "\t", "\u2028",
    "@astana_bot", "/ask", "/start", "fact_15", "/addfact ", "source: x", "ask: y", "{0}", "%s",
    "' OR 1=1 --", 'NEAR("a" AND *)', "что", "қашан", "when", "Astana", QUESTION, "٣", "Ⅷ", "ß",
    "a" * 300, "🙂" * 200, "нет " * 90, "?", "1990", " ",
]  # fmt: skip


def cut(words: str) -> str:
    """Return as much as Telegram takes in a message."""
    units = words.encode("utf-16-le", "surrogatepass")[: 2 * LIMIT]
    return units.decode("utf-16-le", "surrogatepass")
