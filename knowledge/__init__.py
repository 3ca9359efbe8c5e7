"""Documents, facts and ranking: what the bot knows. Knows nothing of Telegram."""

from knowledge.documents import READERS, Source, is_address, read_document, read_page
from knowledge.errors import (
    DocumentError,
    FactError,
    KnowledgeError,
    Refusal,
    SecrecyError,
    SemanticsError,
    StoreError,
)
from knowledge.exchange import SUFFIXES, Record, read_records, written
from knowledge.language import LANGUAGES, detect_language
from knowledge.library import Library
from knowledge.models import (
    Answer,
    Change,
    Citation,
    Context,
    Document,
    Draft,
    Fact,
    Found,
    Hit,
    Kind,
    Missing,
    NotFound,
    Response,
    SmallTalk,
    Topic,
    Unsure,
)
from knowledge.revising import Preview, Revision

__all__ = [
    "LANGUAGES",
    "READERS",
    "SUFFIXES",
    "Answer",
    "Change",
    "Citation",
    "Context",
    "Document",
    "DocumentError",
    "Draft",
    "Fact",
    "FactError",
    "Found",
    "Hit",
    "Kind",
    "KnowledgeError",
    "Library",
    "Missing",
    "NotFound",
    "Preview",
    "Record",
    "Refusal",
    "Response",
    "Revision",
    "SecrecyError",
    "SemanticsError",
    "SmallTalk",
    "Source",
    "StoreError",
    "Topic",
    "Unsure",
    "detect_language",
    "is_address",
    "read_document",
    "read_page",
    "read_records",
    "written",
]
