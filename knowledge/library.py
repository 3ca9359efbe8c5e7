"""The front door: everything the bot may ask of, or add to, what it knows. Thread-safe."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Self

from knowledge.answering import Answerer
from knowledge.answering.answerer import SHORTEST_RANKING
from knowledge.answering.document_browser import DocumentBrowser
from knowledge.answering.document_kinds import DocumentNames
from knowledge.answering.next_questions import find_next_questions
from knowledge.answering.snippets import SnippetMaker, context_of
from knowledge.answers import Response
from knowledge.conversations import Conversation, DialogueTurn, MessageAnswer
from knowledge.dialogue import converse
from knowledge.dialogue.message_turns import answer_message
from knowledge.dialogue.quoted import point_at
from knowledge.errors import StoreError
from knowledge.ingestion.import_preview import Preview, preview
from knowledge.ingestion.importer import import_source, store_draft
from knowledge.ingestion.readers import Source
from knowledge.ingestion.records import Record
from knowledge.ingestion.revisions import Revision, foresee
from knowledge.ingestion.shipped import import_shipped_article
from knowledge.ingestion.transfer import export_records, store_records
from knowledge.ingestion.transfer_changes import TransferChanges
from knowledge.models import Action, Document, Draft, Fact, FactContext
from knowledge.retrieval.embedding.loading import give_back_memory, load_embeddings
from knowledge.retrieval.index.build import is_outdated, rebuild
from knowledge.store import Database, annotations, documents, facts
from knowledge.store.audit_log import recorded

HANDFUL = 5
"""Questions that a newcomer is offered, unless editors chose more."""
FEW = 10_000
"""Facts among which an answer is found in about 3 ms, and in less than 20 ms at worst."""


class Library:
    """Documents, facts and answers in one database: a file of SQLite, or what has its face.

    Reading opens a connection a thread; writing goes through one connection under a lock.
    """

    def __init__(self, where: Path | Database) -> None:
        self.database = Database(where) if isinstance(where, Path) else where
        if is_outdated(self.database.read()):
            with self.database.write_index() as db:
                rebuild(db)
        self.answerer = Answerer(self.database)
        self.browser = DocumentBrowser(self.database)
        self.naming = DocumentNames(self.database.read)
        self.snippets = SnippetMaker(self.database.read)

    @classmethod
    def open(cls, where: Path | Database) -> Self:
        """Open a file or a database; one without any document gets the shipped article.

        Raises StoreError if it cannot be opened or if a quotation in it is damaged.
        """
        library = cls(where)
        if not library.documents():
            with library.database.write() as db:
                import_shipped_article(db)
        library._verify()
        return library

    @classmethod
    def open_empty(cls, where: Path | Database) -> Self:
        """Open a file or a database; it may stay without any document."""
        return cls(where)

    @property
    def path(self) -> Path:
        return self.database.path

    def use_model(
        self, model: str, progress: Callable[[int, int], None] = lambda _done, _all: None
    ) -> tuple[str, ...]:
        """Answer by meaning as well, with one or two embedding models (see EMBEDDING_MODEL).

        Facts that have no vectors yet get them; `progress` hears how many have, of how many, a
        model at a time. Return why a model cannot be used beside the other, one line each.
        Raises EmbeddingError if none can, and then answers go on by words alone.
        """
        embeddings, complaints = load_embeddings(model)
        # The model's extra brings numpy, without which everything else works.
        from knowledge.retrieval.dense import DenseRetriever  # noqa: PLC0415

        writing = None if self.database.is_read_only else self.database.write_index
        dense = DenseRetriever(embeddings, self.database.read, writing)
        dense.forget_others()
        dense.embed(progress)
        give_back_memory()
        self.answerer = Answerer(self.database, dense)
        return complaints

    def answer(
        self, question: str, *, limit: int = 10, documents: Collection[int] = ()
    ) -> Response:
        """Answer from all documents, or from some; `limit` is the length of the ranking."""
        return self.answerer.answer(question, limit=limit, documents=documents)

    def converse(
        self, asked: str, before: Conversation, *, limit: int = 10, documents: Collection[int] = ()
    ) -> DialogueTurn:
        """Answer a question as the next of a talk (see `dialogue.converse`)."""
        return converse(self.answerer, asked, before, limit=limit, documents=documents)

    def answer_message(
        self,
        words: str,
        before: Conversation,
        *,
        limit: int = SHORTEST_RANKING,
        documents: Collection[int] = (),
    ) -> MessageAnswer:
        """Answer each question of a message (see `message_turns.answer_message`)."""
        return answer_message(self.answerer, words, before, limit=limit, documents=documents)

    def point_at(self, quoted: str, talk: Conversation) -> Conversation:
        """Return the talk about those sentences of an answer that were quoted."""
        return point_at(self.database.read(), talk, quoted)

    def is_quick(self) -> bool:
        """Tell whether any answer takes some milliseconds only: few facts, and no model."""
        return self.answerer.dense is None and self.size() <= FEW

    def remembers(self, question: str) -> bool:
        """Tell whether `answer` takes no time: the same was asked since the last change."""
        return self.answerer.remembers(question)

    def fact(self, fact: int) -> Fact | None:
        """Return the fact, unless it is withdrawn or was never there."""
        return facts.by_ids(self.database.read(), [fact]).get(fact)

    def context(self, fact: int) -> FactContext | None:
        """Return the paragraph, list or table around a fact, or None if the fact is gone."""
        db = self.database.read()
        found = facts.by_ids(db, [fact]).get(fact)
        return context_of(db, found) if found else None

    def documents(self) -> list[Document]:
        """Return all sources, oldest first."""
        return documents.every(self.database.read())

    def facts(self, document: int) -> list[Fact]:
        """Return a document's facts in the order of its text."""
        return list(facts.of_document(self.database.read(), document))

    def size(self) -> int:
        """Return how many facts may be answered with."""
        return self.answerer.index().size.facts

    def text(self, document: int) -> str:
        """Return a document's whole text."""
        return documents.text_of(self.database.read(), document)

    def translation(self, fact: int, language: str) -> str | None:
        """Return the curated translation of a fact, if there is one."""
        return annotations.translation(self.database.read(), fact, language)

    def samples(self, language: str | None = None) -> dict[int, str]:
        """Return the curated questions for newcomers by id: of one language, or all."""
        return annotations.samples(self.database.read(), language)

    def questions_to_try(self, language: str) -> dict[int, str]:
        """Return a handful of questions for who reads `language`, by the ids of `sample`.

        The curated ones come first, then those that imported documents answer.
        """
        return annotations.handful_to_try(self.database.read(), language, HANDFUL)

    def next_questions(self, fact: Fact, language: str, asked: Collection[int]) -> dict[int, str]:
        """Return what may be asked after an answer by this fact, by the ids of `sample`."""
        return find_next_questions(self.answerer, fact, language, asked)

    def sample(self, id_: int) -> str | None:
        """Return a question for newcomers; the id of one of a document is negative."""
        db = self.database.read()
        if id_ >= 0:
            return annotations.samples(db, None).get(id_)
        return found[1] if (found := annotations.question(db, -id_)) else None

    def add(self, draft: Draft, *, by: str) -> Fact:
        """Store what an editor wrote; the next question finds it.

        Raises FactError if it is empty, has no source, or is not what its source says.
        """
        with self.database.write() as db:
            return store_draft(db, draft, by=by)[0]

    def import_document(
        self,
        source: Source,
        *,
        language: str | None = None,
        by: str = "operator",
        progress: Callable[[int], None] = lambda _: None,
        threads: int = 1,
    ) -> Document:
        """Store a source with all its sentences; `progress` hears how many are done.

        The same text under a title is stored once; models read in `threads`. Raises DocumentError.
        """
        with self.database.write() as db, recorded(db, by, Action.IMPORT) as line:
            stored = import_source(db, source, language=language, by=by, progress=progress)
            line.document, line.after = stored, source.title
            document = next(each for each in documents.every(db) if each.id == stored)
        if self.answerer.dense:
            self.answerer.dense.embed(threads=threads)
        return document

    def revision(self, source: Source) -> Revision | None:
        """Return what importing would change in the document that the source revises, if any."""
        return foresee(self.database.read(), source)

    def preview(self, source: Source) -> Preview:
        """Return what importing would store; nothing is changed."""
        found, dense = preview(self.database.read(), source), self.answerer.dense
        unknown = [each for each in found.languages if dense and not dense.reads(each)]
        return replace(found, unknown_languages=tuple(unknown))

    def export(self) -> Iterator[Record]:
        """Yield everything curated."""
        return export_records(self.database.read())

    def import_records(
        self, given: Iterable[Record], name: str, *, by: str = "operator"
    ) -> TransferChanges:
        """Store records, all or none; return what changed. `name` is the file's, for complaints.

        Raises DocumentError, which names the lines that are wrong.
        """
        with self.database.write() as db, recorded(db, by, Action.IMPORT) as line:
            line.after = name
            return store_records(db, given, name, by=by)

    def close(self) -> None:
        """Close every connection; the library cannot be used afterwards."""
        self.database.close()

    def _verify(self) -> None:
        if wrong := facts.damaged(self.database.read()):
            self.close()
            raise StoreError(
                f"{len(wrong)} facts in {self.database.name} differ from what was stored "
                f"(first id {wrong[0]}). Restore a backup, or delete the file and import again."
            )
