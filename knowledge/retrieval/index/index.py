"""The search index as one thread reads it, from one change of the record to the next."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property

from knowledge.retrieval.index.abbreviations import Abbreviations
from knowledge.retrieval.index.cited_facts import CitedFacts
from knowledge.retrieval.index.equivalents import Equivalents
from knowledge.retrieval.index.memory import Memory
from knowledge.retrieval.index.sentences import Sentences
from knowledge.retrieval.index.stored_questions import StoredQuestions
from knowledge.retrieval.index.terms import IndexSize, Terms
from knowledge.store import Snapshot

_VARIANTS = 20_000
"""Words of questions of which the variants are kept."""


class Index:
    """The index at one revision. What it remembers is its own and ends with it.

    Not thread-safe, as its snapshot is not.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        # Before anything is read: what is remembered must not pass for newer than it is.
        self.version = snapshot.version
        self.terms = Terms(snapshot)
        self.sentences = Sentences(snapshot)
        self.facts = CitedFacts(snapshot)
        self.questions = StoredQuestions(snapshot)
        self.abbreviations = Abbreviations(snapshot)
        self.equivalents = Equivalents(snapshot)
        self.variants: Memory[tuple[str, bool, bool], Mapping[str, float]] = Memory(_VARIANTS)
        """What term expansion worked out: by stem, whether the index holds its word, and whether
        that is a common one."""
        self.corrections: Memory[tuple[str, str, bool], str | None] = Memory(_VARIANTS)
        """What spelling correction made of words, None for what stays as it is: by word, language
        of the question and whether it looks like a name."""

    @property
    def revision(self) -> int:
        """The revision of the record that this index shows."""
        return self.version[0]

    @cached_property
    def size(self) -> IndexSize:
        """How much is indexed."""
        return self.terms.size()

    def forget_oldest(self) -> None:
        """Forget what was remembered first, as far as it is too much; between two questions."""
        for part in (self.terms, self.sentences, self.facts, self.questions):
            for memory in part.memories:
                memory.forget_oldest()
        self.variants.forget_oldest()
        self.corrections.forget_oldest()


class IndexReader:
    """Gives each thread its index, a new one after each change. Thread-safe."""

    def __init__(self, read: Callable[[], Snapshot]) -> None:
        self._read = read
        self._thread = threading.local()

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Look for changes once for all that this thread reads inside.

        A question of a talk reads the index four times, and shall see the same each time.
        """
        if is_outermost := getattr(self._thread, "kept", None) is None:
            self._thread.kept = self()
        try:
            yield
        finally:
            if is_outermost:
                self._thread.kept = None

    def __call__(self) -> Index:
        kept: Index | None = getattr(self._thread, "kept", None)
        if kept is not None:
            return kept
        snapshot = self._read()
        index: Index | None = getattr(self._thread, "index", None)
        if index is None or index.version != snapshot.version:
            index = self._thread.index = Index(snapshot)
        index.forget_oldest()
        return index
