"""Readers: a file or an address becomes a source. One module a format, looked up by suffix."""

from knowledge.ingestion.readers.fetcher import is_address
from knowledge.ingestion.readers.registry import READERS, read_document, read_page
from knowledge.ingestion.readers.source import Source

__all__ = ["READERS", "Source", "is_address", "read_document", "read_page"]
