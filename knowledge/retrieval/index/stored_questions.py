"""Stored questions: what editors wrote that a fact answers, or leaves open."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge.language.patterns import Template, compiled
from knowledge.language.tokenizer import normalise
from knowledge.queries import AnswerType
from knowledge.retrieval.index.memory import Memory
from knowledge.retrieval.index.terms import best_of
from knowledge.retrieval.question_type import classify_question
from knowledge.store import Snapshot, Transaction, batches

_INTERROGATIVE = Template(r"\b{interrogative}\b", "rewriting")
_COUNTED = 20_000
"""Words of which it is kept in how many questions they stand, and facts if they answer any."""
_HOLDERS = 10
"""Facts that answer one question, of those that are looked at."""
_KEPT = 4_000
"""Questions that are kept with what they ask for; an article has a thousand."""


@dataclass(frozen=True)
class IndexedQuestion:
    """A stored question as the index holds it; `stems` in the order of the question."""

    id: int
    fact: int
    stems: tuple[str, ...]
    text: str
    answers: bool

    @cached_property
    def asks(self) -> AnswerType:
        return classify_question(self.text)

    @cached_property
    def is_worded(self) -> bool:
        """Whether a question word stands in it; without one it is a mere topic."""
        return compiled(_INTERROGATIVE).search(self.normalised) is not None

    @cached_property
    def normalised(self) -> str:
        return normalise(self.text)


class StoredQuestions:
    """Finds stored questions, by their words or as a whole; remembers those it has found."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.memory: Memory[int, IndexedQuestion] = Memory(_KEPT)
        self._counts: Memory[str, int] = Memory(_COUNTED)
        self._asked: Memory[int, bool] = Memory(_COUNTED)
        self.memories = (self.memory, self._counts, self._asked)

    def matching(
        self, terms: Collection[str], limit: int, documents: Collection[int] = ()
    ) -> list[IndexedQuestion]:
        """Return the questions closest by BM25, in the order of ids."""
        if not self.count:
            return []
        ids = ",".join(map(str, map(int, documents)))
        asked_of = (
            "SELECT q.id FROM questions q JOIN facts f ON f.id = q.fact "
            f"WHERE f.document IN ({ids})"
        )
        within = f"AND +rowid IN ({asked_of})" if documents else ""
        best = sorted(best_of(self._snapshot, "asked", terms, limit, within))
        known = self.memory
        known |= self._read([id_ for id_ in best if id_ not in known])
        return [known[id_] for id_ in best if id_ in known]

    def asked_of(self, facts: Collection[int]) -> set[int]:
        """Return those of these facts for which questions are stored that they answer."""
        if not self.count:
            return set()
        known = self._asked
        if missing := [fact for fact in facts if fact not in known]:
            query = """SELECT DISTINCT q.fact FROM questions q JOIN facts f ON f.id = q.fact
                       WHERE q.answers AND q.fact_sha256 IS f.sha256 AND q.fact IN (??)"""
            found = {int(fact) for (fact,) in self._snapshot.query_in(query, missing)}
            known |= {fact: fact in found for fact in missing}
        return {fact for fact in facts if known[fact]}

    def frequencies(self, terms: Collection[str]) -> dict[str, int]:
        """Return in how many stored questions each term stands, for those that do."""
        known = self._counts
        if missing := [term for term in terms if term not in known]:
            query = "SELECT term, questions FROM words WHERE questions > 0 AND term IN (??)"
            found = self._snapshot.query_in(query, missing)
            # Only now, for what could not be read must not be taken for absent.
            known |= dict.fromkeys(missing, 0) | dict(found)
        return {term: known[term] for term in terms if known[term]}

    @cached_property
    def count(self) -> int:
        """About how many questions are stored."""
        return int(self._snapshot.value("SELECT max(rowid) FROM asked") or 0)

    def answered_by(self, key: str, documents: Collection[int] = ()) -> int | None:
        """Return the fact that answers exactly this question; the last word counts.

        `key` is the canonical form of the question.
        """
        return next(iter(self.answering(key, documents)), None)

    def answering(self, key: str, documents: Collection[int] = ()) -> list[int]:
        """Return the facts that answer exactly this question, the last word first."""
        if not self.count:
            return []
        ids = ",".join(map(str, map(int, documents)))
        within = f"AND f.document IN ({ids})" if documents else ""
        query = f"""SELECT t.fact FROM taught t JOIN questions q ON q.id = t.question
                    JOIN facts f ON f.id = t.fact WHERE t.key = ? AND q.answers
                    AND f.withdrawn_at IS NULL {within}
                    ORDER BY t.question DESC LIMIT {_HOLDERS}"""
        return [int(fact) for (fact,) in self._snapshot.query(query, [key])]

    def _read(self, ids: Collection[int]) -> dict[int, IndexedQuestion]:
        query = """SELECT q.id, q.fact, a.stems, q.text, q.answers FROM questions q
                   JOIN asked a ON a.rowid = q.id WHERE q.id IN (??)"""
        return {
            int(id_): IndexedQuestion(
                int(id_), int(fact), tuple(stems.split()), str(text), bool(answers)
            )
            for id_, fact, stems, text, answers in self._snapshot.query_in(query, ids)
        }


def replace_answered(
    db: Transaction, facts: Sequence[int], rows: Iterable[tuple[str, int, int]]
) -> None:
    """Store key, question and fact of what these facts answer, in place of what stood there."""
    for marks, batch in batches(facts):
        db.execute(f"DELETE FROM taught WHERE fact IN ({marks})", batch)
    db.execute_many("INSERT INTO taught (key, question, fact) VALUES (?, ?, ?)", rows)
