from .asides import Aside, asides
from .backlog import Backlog, Group, Proposal
from .backups import Backups, back_up, restore
from .conversation import Conversation, Said, converse, stands_alone
from .desk import Data, Desk, Task
from .digests import Digests, Subscriber
from .documents import (
    READERS,
    Source,
    count_isolated,
    is_address,
    read_document,
    read_page,
)
from .editors import Editor, Editors, Role
from .entries import (
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
from .exchange import SUFFIXES, Record, parse_records, read_records, written
from .finding import Finding, Findings
from .foresight import Foresight, Shift
from .journal import Journal
from .judged import Judged, read_judged
from .language import LANGUAGES, detect_language
from .library import Library
from .likeness import Alike, Likeness
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
from .people import People, Preferences
from .quoting import point_at
from .revising import Preview, Revision
from .soundness import Soundness, inspect, is_searchable
from .statistics import Bar, Statistician, Statistics
from .store.connection import reading
from .store.secrecy import Cipher
from .talks import Talks
from .updates import Stored, Updates, left_over, sender
from .uploads import Upload, Uploads, of_bearable_length, read_upload
from .workbench import Asked, Outlook, Page, Workbench

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
