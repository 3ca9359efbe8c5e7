from .answering.snippets import Aside, asides
from .curation.curator import Asked, Outlook, Page, Workbench
from .curation.fact_search import Finding, Findings
from .curation.impact import Foresight, Shift
from .curation.pending_imports import Upload, Uploads, of_bearable_length, read_upload
from .curation.review import Backlog, Group, Proposal
from .curation.statistics import Bar, Statistician, Statistics
from .dialogue.conversation import Conversation, Said, converse, stands_alone
from .dialogue.quoted import point_at
from .errors import (
    DocumentError,
    FactError,
    Fault,
    KnowledgeError,
    Refusal,
    SecrecyError,
    SemanticsError,
    StoreError,
    UndoError,
)
from .evaluation.judged import Judged, read_judged
from .ingestion.readers import (
    READERS,
    Source,
    count_isolated,
    is_address,
    read_document,
    read_page,
)
from .ingestion.records import Record
from .ingestion.revisions import Preview, Revision
from .ingestion.tables import SUFFIXES, parse_records, read_records, written
from .language.detection import LANGUAGES, detect_language
from .library import Library
from .models import (
    Action,
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
from .retrieval.similar_facts import Alike, Likeness
from .store.backups import Backups, back_up, restore
from .store.database import reading
from .store.integrity import Soundness, inspect, is_searchable
from .updates import Stored, Updates, left_over, sender
from .users.cipher import Cipher
from .users.editor_state import Data, Desk, Task
from .users.log_entries import (
    Corner,
    Counts,
    Entry,
    Noted,
    Origin,
    Outcome,
    Place,
    Step,
    Thumb,
    Waiting,
    outcome_of,
)
from .users.preferences import People, Preferences
from .users.query_log import Journal
from .users.roles import Editor, Editors, Role
from .users.sessions import Talks
from .users.subscriptions import Digests, Subscriber

__all__ = [
    "LANGUAGES",
    "READERS",
    "SUFFIXES",
    "Action",
    "Alike",
    "Answer",
    "Aside",
    "Asked",
    "Backlog",
    "Backups",
    "Bar",
    "Change",
    "Cipher",
    "Citation",
    "Context",
    "Conversation",
    "Corner",
    "Counts",
    "Data",
    "Desk",
    "Digests",
    "Document",
    "DocumentError",
    "Draft",
    "Editor",
    "Editors",
    "Entry",
    "Fact",
    "FactError",
    "Fault",
    "Finding",
    "Findings",
    "Foresight",
    "Found",
    "Group",
    "Hit",
    "Journal",
    "Judged",
    "Kind",
    "KnowledgeError",
    "Library",
    "Likeness",
    "Missing",
    "NotFound",
    "Noted",
    "Origin",
    "Outcome",
    "Outlook",
    "Page",
    "People",
    "Place",
    "Preferences",
    "Preview",
    "Proposal",
    "Record",
    "Refusal",
    "Response",
    "Revision",
    "Role",
    "Said",
    "SecrecyError",
    "SemanticsError",
    "Shift",
    "SmallTalk",
    "Soundness",
    "Source",
    "Statistician",
    "Statistics",
    "Step",
    "StoreError",
    "Stored",
    "Subscriber",
    "Talks",
    "Task",
    "Thumb",
    "Topic",
    "UndoError",
    "Unsure",
    "Updates",
    "Upload",
    "Uploads",
    "Waiting",
    "Workbench",
    "asides",
    "back_up",
    "converse",
    "count_isolated",
    "detect_language",
    "inspect",
    "is_address",
    "is_searchable",
    "left_over",
    "of_bearable_length",
    "outcome_of",
    "parse_records",
    "point_at",
    "read_document",
    "read_judged",
    "read_page",
    "read_records",
    "read_upload",
    "reading",
    "restore",
    "sender",
    "stands_alone",
    "written",
]
