"""The last answers: many people tap the same questions, and nothing may have changed between."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from knowledge.answers import Response

CAPACITY = 1_000
"""Answers; each is about 16 KB, half of it the analysed question."""


class AnswerCache:
    """Keeps answers as long as the revision of the database stays what it was. Thread-safe."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, Response] = OrderedDict()
        self._revision = -1
        self._lock = threading.Lock()

    def has(self, revision: int, key: Hashable) -> bool:
        """Tell whether `get` would return at once."""
        with self._lock:
            return revision == self._revision and key in self._answers

    def get(self, revision: int, key: Hashable, answer: Callable[[], Response]) -> Response:
        """Return what `answer` returns, or returned for this key at this revision."""
        with self._lock:
            if revision != self._revision:
                self._answers.clear()
                self._revision = revision
            if (known := self._answers.get(key)) is not None:
                self._answers.move_to_end(key)
                return known
        found = answer()
        with self._lock:
            # Another thread may have seen a change meanwhile: then this answer is of yesterday.
            if revision == self._revision:
                self._answers[key] = found
                if len(self._answers) > CAPACITY:
                    self._answers.popitem(last=False)
        return found
