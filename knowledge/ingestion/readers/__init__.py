"""Readers: a file or an address becomes a source. One module a format, looked up by suffix."""

from knowledge.ingestion.readers.pages import PageReader, PageVisit, Validators, is_address
from knowledge.ingestion.readers.registry import READERS, read_document
from knowledge.ingestion.readers.source import Source

__all__ = [
    "READERS",
    "PageReader",
    "PageVisit",
    "Source",
    "Validators",
    "is_address",
    "read_document",
]
