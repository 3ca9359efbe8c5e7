"""Documents, facts and answers: what the bot knows. Knows nothing of Telegram.

This is the face: the others import from here what they use, and nothing from the rooms behind.
"""

from knowledge.answering.cache import KnownAnswers
from knowledge.answering.disagreement import is_repeated
from knowledge.answering.document_browser import DocumentBrowser, DocumentPart, PartLayout
from knowledge.answering.document_kinds import DocumentKind, DocumentNaming
from knowledge.answering.document_layout import BlockKind, LayoutBlock
from knowledge.answering.evidence_checks import EvidenceCheck
from knowledge.answering.explainer import explain
from knowledge.answering.explanation import (
    ClaimLimits,
    DecidedBy,
    Explanation,
    MatchKind,
    StoredMatch,
    WordMatch,
)
from knowledge.answering.layout_pieces import TextPiece
from knowledge.answering.packing import pack
from knowledge.answering.snippets import Snippet
from knowledge.answers import Answer, Found, Grade, Hit, NotFound, Response, Unsure
from knowledge.conversations import Conversation, DialogueTurn, MessageAnswer
from knowledge.curation.confirmation import Stale
from knowledge.curation.curator import Curator
from knowledge.curation.decided_questions import DecidedQuestions
from knowledge.curation.doubtful_edits import is_doubtful
from knowledge.curation.editing import is_mending
from knowledge.curation.fact_page import Page, StoredQuestion
from knowledge.curation.fact_search import FactMatch, FactSearch
from knowledge.curation.impact import AnswerChange, ChangePreview, ImpactAnalysis, ImpactCheck
from knowledge.curation.pending_imports import Uploads
from knowledge.curation.question_groups import QuestionGroup, Wording, wordings_of
from knowledge.curation.question_removal import QuestionDenial
from knowledge.curation.question_trial import Obstacle, QuestionTrial
from knowledge.curation.redaction import without_contacts
from knowledge.curation.review import (
    Proposal,
    Regrouping,
    ReviewQueue,
)
from knowledge.curation.shown_words import words_shown, words_shown_before
from knowledge.curation.statistics import Bar, Statistics, StatisticsReader
from knowledge.curation.taught_synonyms import SynonymGroup, SynonymPreview
from knowledge.curation.undo import UndoPreview, UndoStep
from knowledge.curation.waiting_questions import is_question, is_statement, reads_as_sentence
from knowledge.denials import Denial, Missing, denial_of
from knowledge.dialogue.followups import stands_alone
from knowledge.document_cards import Card, CardTopic, DocumentCard, DocumentPage, Mentions
from knowledge.errors import (
    CipherError,
    DocumentError,
    EmbeddingError,
    FactError,
    Fault,
    KnowledgeError,
    Refusal,
    StoreError,
    SynonymError,
    SynonymFault,
    UndoError,
    UnreachableError,
    UnreadableKeyError,
)
from knowledge.ingestion.address_watch import AddressWatch, WatchedAddress, WatchNews
from knowledge.ingestion.export_formats import (
    EXACT_WRITERS,
    PARSERS,
    WRITERS,
    holds_records,
    parse_records,
    read_records,
)
from knowledge.ingestion.import_preview import Preview
from knowledge.ingestion.limits import (
    LARGEST_EXPORT,
    LARGEST_UPLOAD,
    LONGEST_WATCH,
    MEGABYTE,
    SHORTEST_WATCH,
    USUAL_WATCH,
)
from knowledge.ingestion.readers import (
    READERS,
    PageReader,
    PageVisit,
    Source,
    Validators,
    is_address,
    read_document,
)
from knowledge.ingestion.records import Record
from knowledge.ingestion.revisions import Revision
from knowledge.ingestion.table_revisions import TableRevision, foresee_table
from knowledge.ingestion.transfer_preview import TransferPreview, foresee_records
from knowledge.ingestion.uploads import Upload, of_bearable_length, read_upload
from knowledge.judged import Judged, read_judged
from knowledge.language import LANGUAGES, detect_language
from knowledge.language.dictionary import load_word_lists
from knowledge.language.document_languages import phrases
from knowledge.language.number_differences import figures_apart
from knowledge.language.word_differences import Difference, Stretch, compare_words
from knowledge.library import Library
from knowledge.models import (
    UNNAMED_PARTICIPANT,
    Action,
    Change,
    Citation,
    Document,
    Draft,
    EditorDecision,
    Fact,
    FactContext,
    Kind,
    Passage,
    Span,
    revision_of,
    storable,
)
from knowledge.retrieval.embedding.loading import give_back_memory, load_embeddings
from knowledge.retrieval.index.build import awaits_rebuild
from knowledge.retrieval.index.postings import is_searchable
from knowledge.retrieval.index.replicas import open_replica
from knowledge.retrieval.sentence_comparison import Similarity
from knowledge.retrieval.similar_facts import (
    Contradiction,
    SimilarFact,
    find_contradictions,
)
from knowledge.small_talk import SmallTalk, Topic
from knowledge.store import Database, ReadOnlyDatabase, Snapshot, Transaction
from knowledge.store.audit_log import standing_changes
from knowledge.store.backups import Backups, back_up
from knowledge.store.copying import Store
from knowledge.store.database import snapshot_of
from knowledge.store.database_copy import Endpoint, copy_database
from knowledge.store.documents import written_documents
from knowledge.store.endpoints import (
    alone_on_server,
    file_endpoint,
    is_postgresql,
    restore_on_server,
    server_endpoint,
    shared_on_server,
    size_on_server,
    snapshot_of_server,
)
from knowledge.store.fact_changes import FactChange
from knowledge.store.integrity import IntegrityReport, damage_of, flat_titles, inspect
from knowledge.store.job_runs import JobRuns
from knowledge.store.migrations.schema import Schema
from knowledge.store.replica import Claimed, ClaimedUpdate, Replica
from knowledge.store.restoration import Restored, restore, verify
from knowledge.store.send_leases import SendLeases
from knowledge.store.stale_annotations import StaleAnnotation
from knowledge.users import retention
from knowledge.users.cipher import Cipher
from knowledge.users.editor_state import Data, EditorState, PendingStep
from knowledge.users.feedback import Feedback
from knowledge.users.group_moves import GroupMoves
from knowledge.users.key_binding import (
    ReplacedKey,
    check_key,
    open_cipher,
    replace_key,
    require_key,
)
from knowledge.users.log_entries import (
    AwaitedAnswer,
    Counts,
    LogEntry,
    LoggedAnswer,
    Origin,
    Outcome,
    Place,
    Ratings,
    Reason,
    SessionKey,
    SessionStep,
    Thumb,
    outcome_of,
)
from knowledge.users.personal_data import Holder, PersonalTables
from knowledge.users.preferences import Preferences, PreferenceStore
from knowledge.users.privacy import Privacy
from knowledge.users.query_log import QueryLog
from knowledge.users.roles import Editor, Role, Roles
from knowledge.users.sessions import Sessions
from knowledge.users.subscriptions import Subscriber, Subscriptions
from knowledge.users.users import Users

__all__ = [
    "EXACT_WRITERS", "LANGUAGES", "LARGEST_EXPORT", "LARGEST_UPLOAD", "LONGEST_WATCH", "MEGABYTE",
    "PARSERS", "READERS", "SHORTEST_WATCH", "UNNAMED_PARTICIPANT", "USUAL_WATCH", "WRITERS",
    "Action", "AddressWatch", "Answer", "AnswerChange", "AwaitedAnswer", "Backups", "Bar",
    "BlockKind", "Card", "CardTopic", "Change", "ChangePreview", "Cipher", "CipherError",
    "Citation", "ClaimLimits", "Claimed", "ClaimedUpdate", "Contradiction", "Conversation",
    "Counts", "Curator", "Data", "Database", "DecidedBy", "DecidedQuestions", "Denial",
    "DialogueTurn", "Difference", "Document", "DocumentBrowser", "DocumentCard", "DocumentError",
    "DocumentKind", "DocumentNaming", "DocumentPage", "DocumentPart", "Draft", "Editor",
    "EditorDecision", "EditorState", "EmbeddingError", "Endpoint", "EvidenceCheck", "Explanation",
    "Fact", "FactChange", "FactContext", "FactError", "FactMatch", "FactSearch", "Fault",
    "Feedback", "Found", "Grade", "GroupMoves", "Hit", "Holder", "ImpactAnalysis", "ImpactCheck",
    "IntegrityReport", "JobRuns", "Judged", "Kind", "KnowledgeError", "KnownAnswers",
    "LayoutBlock", "Library", "LogEntry", "LoggedAnswer", "MatchKind", "Mentions", "MessageAnswer",
    "Missing", "NotFound", "Obstacle", "Origin", "Outcome", "Page", "PageReader", "PageVisit",
    "PartLayout", "Passage", "PendingStep", "PersonalTables", "Place", "PreferenceStore",
    "Preferences", "Preview", "Privacy", "Proposal", "QueryLog", "QuestionDenial", "QuestionGroup",
    "QuestionTrial", "Ratings", "ReadOnlyDatabase", "Reason", "Record", "Refusal", "Regrouping",
    "ReplacedKey", "Replica", "Response", "Restored", "ReviewQueue", "Revision", "Role", "Roles",
    "Schema", "SendLeases", "SessionKey", "SessionStep", "Sessions", "SimilarFact", "Similarity",
    "SmallTalk", "Snapshot", "Snippet", "Source", "Span", "Stale", "StaleAnnotation", "Statistics",
    "StatisticsReader", "Store", "StoreError", "StoredMatch", "StoredQuestion", "Stretch",
    "Subscriber", "Subscriptions", "SynonymError", "SynonymFault", "SynonymGroup",
    "SynonymPreview", "TableRevision", "TextPiece", "Thumb", "Topic", "Transaction",
    "TransferPreview", "UndoError", "UndoPreview", "UndoStep", "UnreachableError",
    "UnreadableKeyError", "Unsure", "Upload", "Uploads", "Users", "Validators", "WatchNews",
    "WatchedAddress", "WordMatch", "Wording", "alone_on_server", "awaits_rebuild", "back_up",
    "check_key", "compare_words", "copy_database", "damage_of", "denial_of", "detect_language",
    "explain", "figures_apart", "file_endpoint", "find_contradictions", "flat_titles",
    "foresee_records", "foresee_table", "give_back_memory", "holds_records", "inspect",
    "is_address", "is_doubtful", "is_mending", "is_postgresql", "is_question", "is_repeated",
    "is_searchable", "is_statement", "load_embeddings", "load_word_lists", "of_bearable_length",
    "open_cipher", "open_replica", "outcome_of", "pack", "parse_records", "phrases",
    "read_document", "read_judged", "read_records", "read_upload", "reads_as_sentence",
    "replace_key", "require_key", "restore", "restore_on_server", "retention", "revision_of",
    "server_endpoint", "shared_on_server", "size_on_server", "snapshot_of", "snapshot_of_server",
    "standing_changes", "stands_alone", "storable", "verify", "without_contacts", "wordings_of",
    "words_shown", "words_shown_before", "written_documents",
]  # fmt: skip
