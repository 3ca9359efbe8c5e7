"""What may be said to a question: found, unsure, not found."""

from collections.abc import Callable, Collection

from rapidfuzz import fuzz, utils
from sqlite_utils import Database

from knowledge.language import detect_language
from knowledge.models import Answer, Found, Hit, NotFound, Response, Unsure
from knowledge.store import documents as sources
from knowledge.store import facts

_FOUND, _UNSURE = 0.62, 0.45


class Answerer:
    """Answers questions from the facts that `reader` opens. Thread-safe."""

    def __init__(self, reader: Callable[[], Database]) -> None:
        self._reader = reader

    def answer(
        self, question: str, *, limit: int = 10, documents: Collection[int] = ()
    ) -> Response:
        """Rank every fact by token_set_ratio and say what the best score allows."""
        db = self._reader()
        wanted = documents or [document.id for document in sources.every(db)]
        hits = sorted(
            (
                Hit(
                    fact,
                    fuzz.token_set_ratio(question, fact.text, processor=utils.default_process)
                    / 100,
                )
                for document in wanted
                for fact in facts.of_document(db, document)
            ),
            key=lambda hit: -hit.score,
        )
        score = hits[0].score if hits else 0.0
        answer: Answer = NotFound()
        if score >= _FOUND:
            answer = Found(hits[0])
        elif score >= _UNSURE:
            answer = Unsure(tuple(hits[:3]))
        language = detect_language(question)
        return Response(question, language, answer, score, tuple(hits[:limit]))
