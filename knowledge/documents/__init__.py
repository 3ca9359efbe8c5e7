"""Readers: a file becomes a source. One function a format, looked up by suffix."""

from knowledge.documents.reading import READERS, Source, read_document

__all__ = ["READERS", "Source", "read_document"]
