"""Readers: a file or an address becomes a source. One module a format, looked up by suffix."""

from knowledge.documents.fetching import is_address
from knowledge.documents.isolation import count_isolated
from knowledge.documents.reading import READERS, read_document, read_page
from knowledge.documents.source import Source

__all__ = ["READERS", "Source", "count_isolated", "is_address", "read_document", "read_page"]
