from .answering.snippets import Snippet, asides
from .curation.curator import ChangePreview, Curator, Page, StoredQuestion
from .curation.fact_search import FactMatch, FactSearch
from .curation.impact import AnswerChange, ImpactAnalysis
from .curation.pending_imports import Upload, Uploads, of_bearable_length, read_upload
from .curation.review import Proposal, QuestionGroup, ReviewQueue
from .curation.statistics import Bar, Statistics, StatisticsReader
from .dialogue.conversation import Conversation, DialogueTurn, converse, stands_alone
from .dialogue.quoted import point_at
from .errors import (
    CipherError,
    DocumentError,
    EmbeddingError,
    FactError,
    Fault,
    KnowledgeError,
    Refusal,
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
    Document,
    Draft,
    Fact,
    FactContext,
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
from .retrieval.similar_facts import SimilarFact, Similarity
from .store.backups import Backups, back_up, restore
from .store.database import reading
from .store.integrity import IntegrityReport, inspect, is_searchable
from .updates import StoredUpdate, UpdateStorage, left_over, sender
from .users.cipher import Cipher
from .users.editor_state import Data, EditorState, PendingStep
from .users.log_entries import (
    AwaitedAnswer,
    Counts,
    LogEntry,
    LoggedAnswer,
    Origin,
    Outcome,
    Place,
    SessionKey,
    SessionStep,
    Thumb,
    outcome_of,
)
from .users.preferences import PersonalData, Preferences
from .users.query_log import QueryLog
from .users.roles import Editor, Role, Roles
from .users.sessions import Sessions
from .users.subscriptions import Subscriber, Subscriptions

__all__ = [
    "LANGUAGES",
    "READERS",
    "SUFFIXES",
    "Action",
    "Answer",
    "AnswerChange",
    "AwaitedAnswer",
    "Backups",
    "Bar",
    "Change",
    "ChangePreview",
    "Cipher",
    "CipherError",
    "Citation",
    "Conversation",
    "Counts",
    "Curator",
    "Data",
    "DialogueTurn",
    "Document",
    "DocumentError",
    "Draft",
    "Editor",
    "EditorState",
    "EmbeddingError",
    "Fact",
    "FactContext",
    "FactError",
    "FactMatch",
    "FactSearch",
    "Fault",
    "Found",
    "Hit",
    "ImpactAnalysis",
    "IntegrityReport",
    "Judged",
    "Kind",
    "KnowledgeError",
    "Library",
    "LogEntry",
    "LoggedAnswer",
    "Missing",
    "NotFound",
    "Origin",
    "Outcome",
    "Page",
    "PendingStep",
    "PersonalData",
    "Place",
    "Preferences",
    "Preview",
    "Proposal",
    "QueryLog",
    "QuestionGroup",
    "Record",
    "Refusal",
    "Response",
    "ReviewQueue",
    "Revision",
    "Role",
    "Roles",
    "SessionKey",
    "SessionStep",
    "Sessions",
    "SimilarFact",
    "Similarity",
    "SmallTalk",
    "Snippet",
    "Source",
    "Statistics",
    "StatisticsReader",
    "StoreError",
    "StoredQuestion",
    "StoredUpdate",
    "Subscriber",
    "Subscriptions",
    "Thumb",
    "Topic",
    "UndoError",
    "Unsure",
    "UpdateStorage",
    "Upload",
    "Uploads",
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
