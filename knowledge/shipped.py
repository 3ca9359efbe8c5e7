"""The article that the bot ships with, and what its editors curated."""

from importlib.resources import files

from sqlite_utils import Database

from knowledge.documents import Source
from knowledge.importing import import_source
from knowledge.sentences import title_of

_DATA = files("knowledge") / "data"
_EDITOR = "shipped"


def import_shipped_article(db: Database) -> int:
    """Store the article with its curated questions; return the document's id."""
    text = (_DATA / "20th-anniversary-of-astana.txt").read_text(encoding="utf-8")
    return import_source(db, Source(text, title_of(text)), language="en", by=_EDITOR)
