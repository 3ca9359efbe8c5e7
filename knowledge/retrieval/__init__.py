"""A question becomes candidates: rewritten, analysed, expanded, and looked up in the index."""

from knowledge.queries import Query
from knowledge.retrieval.index import Index
from knowledge.retrieval.query import analyse
from knowledge.retrieval.retriever import retrieve

__all__ = ["Index", "Query", "analyse", "retrieve"]
