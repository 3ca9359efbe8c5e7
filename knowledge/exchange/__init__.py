"""Everything curated as one CSV or JSONL file, and back, without loss."""

from knowledge.exchange.files import SUFFIXES, parse_records, read_records, written
from knowledge.exchange.records import Record

__all__ = ["SUFFIXES", "Record", "parse_records", "read_records", "written"]
