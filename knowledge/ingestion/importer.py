"""How sources and editors' facts enter the database, with the index kept in step."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from knowledge.errors import DocumentError, FactError, Refusal
from knowledge.ingestion.readers import Source
from knowledge.ingestion.readers.source import segment
from knowledge.ingestion.revisions import add_own_questions, known_as, revise, structure_of
from knowledge.language import detect_language
from knowledge.language.spelling_changes import is_spelling_only
from knowledge.models import Action, Draft, Fact, Passage
from knowledge.retrieval.index.build import index_new, reindex
from knowledge.retrieval.similar_facts import find_closest
from knowledge.store import Snapshot, Transaction, annotations, documents, facts
from knowledge.store.audit_log import recorded

_BATCH = 2_000
"""Sentences stored between two reports of progress."""


def import_source(
    db: Transaction,
    source: Source,
    *,
    by: str,
    language: str | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> int:
    """Store a source and each of its sentences; return its id. Raises DocumentError.

    Another text of a known document replaces the old one, and its facts keep their numbers.
    """
    title = (source.title or "").strip()
    if not title:
        raise DocumentError("A document needs a title: give one with --title.")
    same = documents.with_text(db, source.text, title)
    if same is not None and not documents.is_flat(db, same):
        return same
    if language is not None:
        source = replace(source, passages=_without_languages(segment(source)))
    language = language or source.language or detect_language(source.text)
    known = known_as(db, source)
    if known is not None:
        revise(db, known, source, by=by, language=language)
        return known
    stored = _insert_document(db, source, title, language, by=by)
    done = 0
    for batch in _in_batches(segment(source)):
        ids = facts.insert(db, stored, batch, by=by)
        add_own_questions(db, [pair for pair in zip(ids, batch, strict=True) if pair[1].question])
        index_new(db, ids)
        done += len(batch)
        progress(done)
    if not done:
        raise DocumentError(f"“{title}” holds no sentence.")
    return stored.id


def _insert_document(
    db: Transaction, source: Source, title: str, language: str, *, by: str
) -> documents.StoredText:
    row = {
        "title": title,
        "url": source.url,
        "published": source.published,
        "author": source.author,
        "language": language,
        "origin": documents.IMPORTED,
        "structure": structure_of(source),
    }
    document = documents.insert(db, row, source.text, by=by)
    return documents.StoredText(document, source.text, language)


def _in_batches(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    waiting = iter(passages)
    while batch := list(islice(waiting, _BATCH)):
        yield batch


def _without_languages(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(passage._replace(language=None) for passage in passages)


def add_draft(db: Transaction, draft: Draft, *, by: str) -> int:
    """Store what an editor wrote; return the fact's id. Raises FactError.

    Under the title of an imported document only its own words are taken. Any other source
    becomes a document of its own, to which the fact is added as a paragraph.
    """
    stands = standing(db, draft)
    if stands is None:
        known = documents.titled(db, draft.source)
        written = [id_ for id_, origin in known if origin == documents.WRITTEN]
        fact = _append(db, written[0] if written else None, draft, by=by)
    else:
        fact = stands
    if draft.speaker or stands is not None:
        facts.describe(db, fact, kind=draft.kind, speaker=draft.speaker)
    asked = [(q.strip(), detect_language(q), True) for q in draft.questions if q.strip()]
    annotations.add_questions(db, fact, asked, by=by)
    reindex(db, [fact])
    return fact


def store_draft(db: Transaction, draft: Draft, *, by: str) -> tuple[Fact, int | None]:
    """Store what an editor wrote as one change of the history.

    Return the fact and the number of the change, None if it changed nothing. Raises FactError.
    """
    with recorded(db, by, Action.ADD) as line:
        line.fact, line.after = add_draft(db, draft, by=by), draft.text.strip()
    return facts.by_ids(db, [line.fact])[line.fact], line.id


def standing(db: Snapshot, draft: Draft) -> int | None:
    """Return the fact that a draft is, if its source is an imported document.

    Raises FactError for a draft that cannot be stored; nothing is changed.
    """
    text, title = draft.text.strip(), draft.source.strip()
    if not text:
        raise FactError("The fact is empty.", Refusal.EMPTY)
    if not title:
        raise FactError("A fact needs a source, because this bot cites.", Refusal.SOURCE)
    known = documents.titled(db, title)
    imported = [id_ for id_, origin in known if origin == documents.IMPORTED]
    return _existing(db, imported, text, title=title) if imported else None


def _existing(db: Snapshot, imported: list[int], text: str, *, title: str) -> int:
    wanted = " ".join(text.split())
    for document in imported:
        for fact in facts.of_document(db, document):
            if " ".join(fact.text.split()) == wanted:
                return fact.id
    close = find_closest(db, text, imported)
    raise FactError(
        "These words do not stand in that document. Copy one of its sentences.",
        Refusal.NOT_IN_DOCUMENT,
        title=title,
        fact=close.id if close else None,
    )


def rewrite(db: Transaction, fact: Fact, text: str) -> None:
    """Let a fact of a document that editors wrote say something else; its document follows."""
    place = fact.citation
    whole = documents.text_of(db, place.document)
    documents.replace_text(db, place.document, f"{whole[: place.start]}{text}{whole[place.end :]}")
    facts.shift(db, place.document, place.end, len(text) - len(fact.text))
    facts.reword(db, fact.id, text, place.start)
    facts.speak(db, fact.id, detect_language(text))
    if is_spelling_only(fact.text, text):
        annotations.carry_over(db, fact.id, fact.text)


def _append(db: Transaction, document: int | None, draft: Draft, *, by: str) -> int:
    text, source = draft.text.strip(), draft.source.strip()
    language = detect_language(text)
    before = "" if document is None else documents.text_of(db, document) + "\n\n"
    whole = before + text
    if document is None:
        row = {"title": source, "language": language, "origin": documents.WRITTEN}
        document = documents.insert(db, row, whole, by=by)
    else:
        documents.replace_text(db, document, whole)
    paragraph = facts.last_paragraph(db, document) + 1
    place = Passage(text, len(before), len(whole), paragraph, 1, draft.kind, draft.speaker)
    stored = documents.StoredText(document, whole, language)
    (fact,) = facts.insert(db, stored, [place], by=by, source=source)
    if draft.url:
        facts.link(db, fact, draft.url)
    return fact
