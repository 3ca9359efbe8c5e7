"""Everything curated as one CSV or JSONL file, and back, without loss."""

from knowledge.exchange.files import SUFFIXES, parsed, read_records, written
from knowledge.exchange.records import Record

__all__ = ["SUFFIXES", "Record", "parsed", "read_records", "written"]
