"""Questions and translations of an export, stored: known ones change, and none is doubled."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from knowledge.errors import RowError, RowFault
from knowledge.ingestion.records import Record, Value
from knowledge.ingestion.revisions import SAME_SENTENCE
from knowledge.ingestion.transfer_changes import TransferChanges
from knowledge.retrieval.index.build import unindex
from knowledge.store import Transaction, annotations, exchange

_ASKED = ("language", "answers", "fact_sha256")
"""What a row says of a question beside its words."""
Fields = dict[str, Value]


def transfer_annotations(db: Transaction, rows: Sequence[Record], done: TransferChanges) -> None:
    """Store questions and translations among some rows; note what changed, and is wrong."""
    given: dict[str, list[Fields]] = {"question": [], "translation": []}
    hashes: dict[int, str | None] = {}
    # What is wrong with a fact is said of its own row.
    named = {row.fields["id"] for row in rows if row.type == "fact"}
    for row in rows:
        if row.type not in given:
            continue
        number = row.fields["fact"]
        fact = done.facts.get(number) if isinstance(number, int) else None
        if fact is None and number in named:
            continue
        if fact is None:
            done.wrong.append(RowError(row.line, RowFault.FACT, "fact", str(number)))
            continue
        if fact not in hashes:
            hashes[fact] = annotations.hash_of_fact(db, fact)
        written_for = str(row.fields["fact_sha256"] or hashes[fact])
        written_for = done.carried.get((fact, written_for), written_for)
        given[row.type].append({**row.fields, "fact": fact, "fact_sha256": written_for})
    _questions(db, given["question"], done)
    _translations(db, given["translation"], done)


def _questions(db: Transaction, rows: Iterable[Fields], done: TransferChanges) -> None:
    asked = _by_fact(rows)
    known = _by_fact(exchange.annotations_of(db, "questions", asked))
    for fact, given in asked.items():
        stored = {row["text"]: row for row in known.get(fact, ())}
        new = [row for row in given if row["text"] not in stored]
        texts = {row["text"] for row in given}
        left = {str(text): row for text, row in stored.items() if text not in texts}
        for row in given:
            same = stored.get(row["text"])
            if same is not None and any(row[name] != same[name] for name in _ASKED):
                exchange.put_question(db, row)
                done.described += 1
                done.touched.add(fact)
        for row in new:
            _add_question(db, row, left, done)


def _add_question(
    db: Transaction, row: Fields, left: dict[str, Fields], done: TransferChanges
) -> None:
    """Store a question; one of a fact of this database may be one that was, in other words."""
    fact, text = int(row["fact"] or 0), str(row["text"])
    before = None
    if fact in done.own_facts:
        like = [old for old, stored in left.items() if stored["answers"] == row["answers"]]
        before = process.extractOne(text, like, scorer=fuzz.ratio, score_cutoff=SAME_SENTENCE)
    if before is None:
        done.added["question"] += 1
    else:
        unindex(db, [fact])
        annotations.remove_question(db, int(left.pop(before[0])["id"] or 0))
        done.questions.append((before[0], text))
    exchange.put_question(db, row)
    done.touched.add(fact)


def _translations(db: Transaction, rows: Sequence[Fields], done: TransferChanges) -> None:
    facts = {int(row["fact"] or 0) for row in rows}
    stored = {
        (row["fact"], row["language"]): row
        for row in exchange.annotations_of(db, "translations", facts)
    }
    for row in rows:
        same = stored.get((row["fact"], row["language"]))
        if same is None:
            done.added["translation"] += 1
        elif same["text"] != row["text"]:
            done.translations.append((str(same["text"]), str(row["text"])))
        elif same["fact_sha256"] == row["fact_sha256"]:
            continue
        exchange.put_translation(db, row)


def _by_fact(rows: Iterable[Mapping[str, Value]]) -> dict[int, list[Fields]]:
    found = defaultdict(list)
    for row in rows:
        found[int(row["fact"] or 0)].append(dict(row))
    return found
