"""Keeps the search index in step with the facts, inside the transaction that changes them."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from pathlib import Path

from knowledge.language import stems
from knowledge.language.document_languages import BY_CODE, Language
from knowledge.language.spelling import word_keys
from knowledge.language.tokenizer import canonical
from knowledge.retrieval.abbreviations import initials
from knowledge.retrieval.compounds import hyphenated
from knowledge.retrieval.index import postings
from knowledge.retrieval.index.abbreviations import add_initials
from knowledge.retrieval.index.stored_questions import replace_answered
from knowledge.store import Snapshot, Transaction, annotations, facts
from knowledge.store.database import scratch_copy

RULES = 7
"""Grows whenever code indexes the same text in another way; word lists are looked at as well."""
_BATCH = 2_000


def reindex(db: Transaction, fact_ids: Collection[int]) -> None:
    """Bring the index up to date for these facts and their questions; withdrawn ones leave it."""
    postings.remove(db, fact_ids)
    index_new(db, fact_ids)


def index_new(db: Transaction, fact_ids: Collection[int]) -> None:
    """Index facts and questions that the index does not hold yet."""
    texts, asked = facts.live_texts(db, fact_ids), annotations.questions_of(db, fact_ids)
    above = {(headings, language) for _, language, _, headings in texts}
    stems_above = {each: stems(*each) for each in above}
    sentences = [
        (id_, stems(text, language), stems_above[headings, language])
        for id_, language, text, headings in texts
    ]
    questions = [(each.id, stems(each.text, each.language)) for each in asked]
    fields = [*(told for _, told, _ in sentences), *(above for _, _, above in sentences)]
    fields += [asked_ for _, asked_ in questions]
    words = set(chain.from_iterable(fields))
    new = postings.unknown_words(db, words)
    postings.add_words(db, new, ((key, word) for word in new for key in word_keys(word)))
    postings.add_facts(db, sentences)
    postings.add_questions(db, questions)
    replace_answered(db, list(fact_ids), _answered(asked))
    add_initials(db, {row for _, language, text, _ in texts for row in _short(text, language)})


def _answered(asked: Iterable[annotations.QuestionText]) -> Iterator[tuple[str, int, int]]:
    """Yield canonical form, id and fact of the questions that a fact answers.

    In capitals or not, it is the same question: what was said of it last counts.
    """
    last = {}
    for each in sorted(asked, key=lambda asked_: asked_.id):
        last[canonical(each.text), each.fact] = each
    for (key, fact), each in last.items():
        if key and each.answers:
            yield key, each.id, fact


def _short(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield what stands for several words of a text, and their stems: OSCE, wifi for Wi-Fi."""
    yield from initials(text, language)
    yield from hyphenated(text, language)


def unindex(db: Transaction, fact_ids: Collection[int]) -> None:
    """Take facts out of the index, before rows of theirs are deleted; then reindex them."""
    postings.remove(db, fact_ids)


def fingerprint(languages: Iterable[Language] = BY_CODE.values()) -> int:
    """Return what differs as soon as the same text would be indexed in another way.

    63 bits of the SHA-256 of the rules and of the word lists that indexing uses.
    """
    lists = [_word_lists(each) for each in languages]
    digest = hashlib.sha256(repr((RULES, lists)).encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def _word_lists(language: Language) -> tuple[object, ...]:
    named = language.code, language.script, language.alphabet, language.stemmer
    return *named, sorted(language.stopwords), sorted(language.endings.items())


def is_outdated(db: Snapshot) -> bool:
    """Tell whether the index was built by other rules or with other word lists."""
    return postings.fingerprint_of(db) != fingerprint()


def awaits_rebuild(database: Path) -> bool:
    """Tell whether a start builds the index anew, or is just doing so (see `is_outdated`)."""
    with scratch_copy(database) as db:
        return is_outdated(db)


def rebuild(db: Transaction) -> None:
    """Index every fact anew."""
    postings.clear(db, fingerprint())
    ids = facts.live_ids(db)
    for at in range(0, len(ids), _BATCH):
        index_new(db, ids[at : at + _BATCH])
