"""Documents, facts and ranking: what the bot knows. Knows nothing of Telegram."""

from knowledge.asides import Aside, asides
from knowledge.conversation import Conversation, Said, converse
from knowledge.desk import Data, Desk, Task
from knowledge.documents import READERS, Source, is_address, read_document, read_page
from knowledge.editors import Editor, Editors, Role
from knowledge.entries import (
    Counts,
    Entry,
    Origin,
    Outcome,
    Place,
    Thumb,
    Waiting,
    outcome_of,
)
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
from knowledge.journal import Journal
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
from knowledge.people import People, Preferences
from knowledge.revising import Preview, Revision
from knowledge.store.secrecy import Cipher
from knowledge.updates import Stored, Updates, sender

__all__ = [
    "LANGUAGES",
    "READERS",
    "SUFFIXES",
    "Answer",
    "Aside",
    "Change",
    "Cipher",
    "Citation",
    "Context",
    "Conversation",
    "Counts",
    "Data",
    "Desk",
    "Document",
    "DocumentError",
    "Draft",
    "Editor",
    "Editors",
    "Entry",
    "Fact",
    "FactError",
    "Found",
    "Hit",
    "Journal",
    "Kind",
    "KnowledgeError",
    "Library",
    "Missing",
    "NotFound",
    "Origin",
    "Outcome",
    "People",
    "Place",
    "Preferences",
    "Preview",
    "Record",
    "Refusal",
    "Response",
    "Revision",
    "Role",
    "Said",
    "SecrecyError",
    "SemanticsError",
    "SmallTalk",
    "Source",
    "StoreError",
    "Stored",
    "Task",
    "Thumb",
    "Topic",
    "Unsure",
    "Updates",
    "Waiting",
    "asides",
    "converse",
    "detect_language",
    "is_address",
    "outcome_of",
    "read_document",
    "read_page",
    "read_records",
    "sender",
    "written",
]
