"""The search index: what can be built again from the record. Nothing in it must not be lost."""

from knowledge.retrieval.index.index import Index, IndexReader

__all__ = ["Index", "IndexReader"]
