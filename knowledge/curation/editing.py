"""Facts as editors change them: reworded, withdrawn, restored; the index follows at once."""

import re
from collections.abc import Collection, Iterable

from knowledge.errors import FactError, Refusal
from knowledge.ingestion.importer import rewrite
from knowledge.language import detect_language
from knowledge.language.spelling_changes import is_spelling_only
from knowledge.language.tokenizer import canonical
from knowledge.models import Action, Change, Fact, Kind, revision_of
from knowledge.retrieval.index.build import reindex
from knowledge.retrieval.similar_facts import find_closest
from knowledge.store import Snapshot, Transaction, annotations, documents, facts


def hang(
    db: Transaction, fact: int, questions: Collection[str], *, answers: bool, by: str
) -> None:
    """Let a fact answer questions, or leave them open; the index follows.

    In capitals or not, with a mark or without, it is the same question: what is said last counts.
    """
    keys = {canonical(text) for text in questions} - {""}
    stored = annotations.questions_of(db, [fact])
    before = [each.text for each in stored if canonical(each.text) in keys]
    for text in dict.fromkeys((*before, *questions)):
        annotations.set_question(db, fact, (text, detect_language(text), answers), by=by)
    reindex(db, [fact])


def split_questions(questions: str) -> list[str]:
    """Return the questions that stand in lines. Raises FactError if one of them has no words."""
    lines = [line.strip() for line in questions.splitlines() if line.strip()]
    check_questions(lines)
    return lines


def check_questions(questions: Iterable[str]) -> None:
    """Raise FactError for a question without a word."""
    for text in questions:
        if text.strip() and not canonical(text):
            message = f"“{text.strip()}” has no words. Write the question as people ask it."
            raise FactError(message, Refusal.NO_QUESTION, title=text.strip())


def known(db: Snapshot, fact: int) -> tuple[Fact, bool]:
    """Return a fact and whether it is withdrawn. Raises FactError if it was never there."""
    found = facts.find(db, fact)
    if found is None:
        raise FactError(f"There is no fact {fact}.", Refusal.GONE, fact=fact)
    return found


def live(db: Snapshot, fact: int, seen: str | None = None) -> Fact:
    """Return a fact that answers. Raises FactError if it is withdrawn or was never there.

    So it does if the fact is no longer of the revision that was `seen`.
    """
    found, withdrawn = known(db, fact)
    if withdrawn:
        raise FactError(f"Fact {fact} is withdrawn; restore it first.", Refusal.GONE, fact=fact)
    check_seen(found.id, found.revision, seen)
    return found


def revision(db: Snapshot, fact: int, language: str | None = None) -> str:
    """Return the revision of a fact, withdrawn or not, with its translation; empty if none."""
    found = facts.find(db, fact)
    if found is None:
        return ""
    if language is None:
        return found[0].revision
    said = annotations.translations(db, fact, stale=True) | annotations.translations(db, fact)
    return revision_of(found[0].revision, said.get(language, ""))


def check_seen(fact: int, revision: str, seen: str | None) -> None:
    """Raise FactError if something else than this revision was `seen`."""
    if seen is not None and revision != seen:
        message = f"Fact {fact} was changed since it was shown."
        raise FactError(message, Refusal.CHANGED, fact=fact)


def reword(db: Transaction, fact: Fact, words: str) -> None:
    """Let a fact say something else. Raises FactError.

    In a document that editors wrote, the text changes; a fact of an imported document can only
    be other words of that document. What only mends the spelling leaves its annotations valid.
    """
    check(db, fact, words)
    text = words.strip()
    if documents.origin(db, fact.citation.document) == documents.IMPORTED:
        _point_at(db, fact, text)
    else:
        rewrite(db, fact, text)
    reindex(db, [fact.id])


def is_mending(change: Change) -> bool:
    """Tell whether a change of the history reworded a fact and only mended its spelling."""
    if (change.took_back or change.action) not in (Action.EDIT, Action.IMPORT):
        return False
    return bool(change.before and change.after) and is_spelling_only(
        change.before or "", change.after or ""
    )


def attribute(db: Transaction, fact: Fact, speaker: str | None) -> None:
    """Say who said it, or that nobody did."""
    facts.describe(db, fact.id, kind=Kind.QUOTE if speaker else Kind.FACT, speaker=speaker)


def withdraw(db: Transaction, fact: int) -> None:
    """Let a fact answer no more; all that hangs on it stays."""
    facts.withdraw(db, [fact])
    reindex(db, [fact])


def restore(db: Transaction, fact: Fact) -> None:
    """Let a withdrawn fact answer again. Raises FactError if its document lost the sentence."""
    place = fact.citation
    if not facts.stands(db, fact):
        _point_at(db, fact, fact.text)
    elif other := facts.standing_at(db, place.document, place.start, fact.text):
        raise _taken(other)
    facts.restore(db, fact.id)
    reindex(db, [fact.id])


def check(db: Snapshot, fact: Fact, words: str) -> None:
    """Raise FactError if `reword` would; nothing is changed."""
    if not words.strip():
        raise FactError("The fact is empty.", Refusal.EMPTY)
    if documents.origin(db, fact.citation.document) == documents.IMPORTED:
        _found(db, fact, words)


def _point_at(db: Transaction, fact: Fact, words: str) -> None:
    """Let a fact be other words of its document, wherever they stand there."""
    found = _found(db, fact, words)
    facts.reword(db, fact.id, found[0], found.start())
    paragraph, sentence = facts.sentence_at(db, fact.citation.document, found.start())
    facts.place(db, fact.id, paragraph, sentence)
    if is_spelling_only(fact.text, words):
        annotations.carry_over(db, fact.id, fact.text)


def _found(db: Snapshot, fact: Fact, words: str) -> re.Match[str]:
    document = fact.citation.document
    spaced = r"\s+".join(map(re.escape, words.split()))
    found = re.search(rf"(?<!\w){spaced}(?!\w)", documents.text_of(db, document))
    if found is None:
        close = find_closest(db, words, [document])
        raise FactError(
            "These words do not stand in that document. Copy one of its sentences.",
            Refusal.NOT_IN_DOCUMENT,
            title=fact.citation.title,
            fact=close.id if close else None,
        )
    taken = facts.standing_at(db, document, found.start(), found[0])
    if taken not in (None, fact.id):
        raise _taken(taken)
    return found


def _taken(fact: int | None) -> FactError:
    return FactError(f"That sentence is fact {fact} already.", Refusal.KNOWN, fact=fact)
