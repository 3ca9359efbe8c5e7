"""The last answers: many people tap the same questions, and nothing may have changed between."""

import pickle
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field

from knowledge.answering.packing import pack
from knowledge.answers import Response

CAPACITY = 1_000
"""Answers; each is about 16 KB, half of it the analysed question."""


@dataclass(frozen=True, slots=True)
class KnownAnswers:
    """Answers at one revision by what was asked, for the cache of another process.

    They are pickled, and stay so until somebody asks the same: most are asked once.
    """

    revision: int = -1
    answers: Mapping[Hashable, bytes] = field(default_factory=dict)


class AnswerCache:
    """Keeps answers as long as the revision of the database stays what it was. Thread-safe."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, Response | bytes] = OrderedDict()
        self._revision = -1
        self._new: list[Hashable] | None = None
        self._lock = threading.Lock()

    def has(self, revision: int, key: Hashable) -> bool:
        """Tell whether `get` would return at once."""
        with self._lock:
            return revision == self._revision and key in self._answers

    def has_ever(self, key: Hashable) -> bool:
        """Tell whether `get` may return at once, unless something has changed since."""
        with self._lock:
            return key in self._answers

    def find(self, revision: int, key: Hashable) -> Response | None:
        """Return what `get` would return at once; None if it had to be answered first."""
        with self._lock:
            if revision != self._revision or (known := self._answers.get(key)) is None:
                return None
            return self._read(key, known)

    def get(self, revision: int, key: Hashable, answer: Callable[[], Response]) -> Response:
        """Return what `answer` returns, or returned for this key at this revision."""
        with self._lock:
            self._turn_to(revision)
            if (known := self._answers.get(key)) is not None:
                return self._read(key, known)
        found = answer()
        with self._lock:
            # Another thread may have seen a change meanwhile: then this answer is of yesterday.
            if revision == self._revision:
                self._put(key, found)
                if self._new is not None:
                    self._new.append(key)
        return found

    def take_new(self) -> KnownAnswers:
        """Return what has been answered since this was last asked, at the present revision.

        What was answered before it is asked the first time is not told.
        """
        with self._lock:
            new, self._new = self._new or [], []
            known = {key: self._answers[key] for key in new if key in self._answers}
            packed = {
                key: each if isinstance(each, bytes) else pack(each) for key, each in known.items()
            }
            return KnownAnswers(self._revision, packed)

    def keep(self, known: KnownAnswers) -> None:
        """Keep what another process has answered, unless there is something newer here."""
        with self._lock:
            if known.revision < self._revision:
                return
            self._turn_to(known.revision)
            for key, response in known.answers.items():
                self._put(key, response)

    def _turn_to(self, revision: int) -> None:
        if revision != self._revision:
            self._answers.clear()
            self._revision = revision
            self._new = None if self._new is None else []

    def _read(self, key: Hashable, known: Response | bytes) -> Response:
        # Bytes come from a process of this program, over a pipe that nobody else holds.
        response: Response = pickle.loads(known) if isinstance(known, bytes) else known  # noqa: S301
        self._answers[key] = response
        self._answers.move_to_end(key)
        return response

    def _put(self, key: Hashable, response: Response | bytes) -> None:
        self._answers[key] = response
        if len(self._answers) > CAPACITY:
            self._answers.popitem(last=False)
