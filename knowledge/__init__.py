"""Documents, facts and ranking: what the bot knows. Knows nothing of Telegram."""

from knowledge.asides import Aside, asides
from knowledge.backlog import Backlog, Group, Proposal
from knowledge.backups import Backups, back_up, restore
from knowledge.conversation import Conversation, Said, converse, stands_alone
from knowledge.desk import Data, Desk, Task
from knowledge.digests import Digests, Subscriber
from knowledge.documents import (
    READERS,
    Source,
    count_isolated,
    is_address,
    read_document,
    read_page,
)
from knowledge.editors import Editor, Editors, Role
from knowledge.entries import (
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
from knowledge.errors import (
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
from knowledge.exchange import SUFFIXES, Record, parse_records, read_records, written
from knowledge.finding import Finding, Findings
from knowledge.foresight import Foresight, Shift
from knowledge.journal import Journal
from knowledge.judged import Judged, read_judged
from knowledge.language import LANGUAGES, detect_language
from knowledge.library import Library
from knowledge.likeness import Alike, Likeness
from knowledge.models import (
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
from knowledge.people import People, Preferences
from knowledge.quoting import point_at
from knowledge.revising import Preview, Revision
from knowledge.soundness import Soundness, inspect, is_searchable
from knowledge.statistics import Bar, Statistician, Statistics
from knowledge.store.connection import reading
from knowledge.store.secrecy import Cipher
from knowledge.talks import Talks
from knowledge.updates import Stored, Updates, left_over, sender
from knowledge.uploads import Upload, Uploads, of_bearable_length, read_upload
from knowledge.workbench import Asked, Outlook, Page, Workbench

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
