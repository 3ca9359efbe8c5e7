"""Dense retrieval: finds facts by meaning, and says how near a question is to each.

Several models may read, each the languages that it knows; what they say is fused.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from knowledge.language import detect_language
from knowledge.retrieval.embedding.model import Embedding, Encoded, Floats
from knowledge.retrieval.index import vectors as stored
from knowledge.retrieval.interaction import MODEL
from knowledge.retrieval.late_interaction import interactions
from knowledge.retrieval.question_typography import canonical_form
from knowledge.retrieval.retriever import Candidate
from knowledge.retrieval.vector_index import VectorIndex
from knowledge.retrieval.vectors import TOGETHER, Progress, Writing
from knowledge.store import Snapshot

JOINED = "+"
"""Between the families of models that read together, as in `minilm+e5`."""

EncodedQuestion = Mapping[VectorIndex, Encoded]
"""A question as each model has read it that knows its language."""


FeaturesByFact = Mapping[int, Mapping[str, float]]


class DenseRetriever:
    """Meaning as the answerer uses it. Thread-safe; `reader` gives the thread's connection."""

    def __init__(
        self,
        embeddings: Sequence[Embedding],
        reader: Callable[[], Snapshot],
        writing: Writing | None,
    ) -> None:
        """Read with these models; without `writing` another process stores all vectors."""
        self._embeddings = tuple(embeddings)
        self._reader = reader
        self._writing = writing
        self._indexes = [VectorIndex(each, reader, writing) for each in self._embeddings]

    def of(self, reader: Callable[[], Snapshot], writing: Writing | None) -> "DenseRetriever":
        """Return the same models over another database."""
        return DenseRetriever(self._embeddings, reader, writing)

    def reads(self, language: str) -> bool:
        """Tell whether a model knows a language."""
        return any(each.reads(language) for each in self._indexes)

    def embed(
        self, progress: Progress = lambda _done, _all: None, *, threads: int = TOGETHER
    ) -> None:
        """Give every text its vectors; `progress` hears done and all, a model at a time.

        A model reads in `threads`: where people ask meanwhile one must do, or they wait.
        """
        for each in self._indexes:
            each.embed(progress, threads)

    def catch_up(self) -> bool:
        """Give some of what editors have changed its vectors, for processes that only read.

        Return whether all have theirs now.
        """
        done = [each.embed_some() for each in self._indexes]
        return all(done)

    def forget_others(self) -> None:
        """Delete the vectors of models that are not used any more."""
        names = [each.name for each in self._embeddings]
        if self._writing and (unused := stored.others(self._reader(), names)):
            with self._writing() as db:
                for each in unused:
                    stored.forget(db, each)

    def encode(self, text: str, language: str) -> EncodedQuestion:
        """Return the vectors of a question, which `candidates` and `features` take."""
        readers = (each for each in self._indexes if each.reads(language))
        return {each: each.embedding.question(canonical_form(text)) for each in readers}

    def question_vectors(self, texts: Mapping[str, str]) -> dict[str, Floats]:
        """Return the pooled vectors of questions, by one model, for the languages that it knows.

        `texts` maps each to its language. Of several models that one reads which knows the most.
        """
        widest = min(self._indexes, key=lambda each: bool(each.embedding.languages))
        known = [text for text, language in texts.items() if widest.reads(language)]
        read = widest.embedding.questions(known) if known else []
        return {text: each.pooled for text, each in zip(known, read, strict=True)}

    def candidates(
        self, question: EncodedQuestion, limit: int, documents: Collection[int] = ()
    ) -> list[int]:
        """Return the facts nearest to a question by any model, and by stored questions."""
        found = (each.candidates(own, limit, documents) for each, own in question.items())
        return list(dict.fromkeys(fact for facts in found for fact in facts))

    def features(
        self, question: EncodedQuestion, candidates: Sequence[Candidate]
    ) -> tuple[str, FeaturesByFact]:
        """Return which models read the candidates, and how near these are.

        Of several models those are asked that know the language of most candidates and have read
        all of them: `minilm+e5`. The features of the first have plain names, those of another one
        begin with its family: `dense` and `e5_dense`. Facts without vectors are left out.
        """
        indexes = _readers(question, candidates)
        found: dict[int, dict[str, float]] = {}
        for at, each in enumerate(indexes):
            prefix = f"{each.family}_" if at else ""
            for fact, features in each.features(question[each], candidates).items():
                named = {f"{prefix}{name}": value for name, value in features.items()}
                found.setdefault(fact, {}).update(named)
        return JOINED.join(each.family for each in indexes), found

    def interactions(
        self, question: EncodedQuestion, candidates: Sequence[Candidate]
    ) -> dict[int, float]:
        """Return by fact how likely it answers, for a network that reads both together.

        It takes the tokens of one model: without that nothing is known.
        """
        index = next((each for each in question if each.family == MODEL), None)
        if index is None:
            return {}
        around = {fact.id for each in candidates for fact in (each.fact, each.previous) if fact}
        tokens = index.token_vectors(around)
        return interactions(question[index].vectors, candidates, tokens)


def _readers(question: EncodedQuestion, candidates: Sequence[Candidate]) -> list[VectorIndex]:
    """Return the models that take part, one at least if any has read the question."""
    if len(question) <= 1:
        return [*question]
    languages = [detect_language(each.fact.text) for each in candidates]
    needed = len(languages) / 2
    facts = {each.fact.id for each in candidates}
    readers = [each for each in question if sum(map(each.reads, languages)) >= needed]
    return [each for each in readers if each.holds(facts)] or readers[:1] or [*question][-1:]
