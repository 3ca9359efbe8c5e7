"""Facts as answers cite them, with their places, kept from one answer to the next.

Ranking looks at facts by their words only; what an answer shows of a few of them took a twentieth
of its time to read, and the same ones rank high for many questions.
"""

from collections.abc import Collection

from knowledge.models import Fact
from knowledge.retrieval.index.memory import Memory
from knowledge.store import Snapshot, facts

CAPACITY = 4_000
"""Facts, each of about a kilobyte."""


class CitedFacts:
    """Reads facts with their places, and remembers them as long as their index is used.

    What was sound when it was read stays so, whatever becomes of the file meanwhile.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._known: Memory[int, Fact] = Memory(CAPACITY)
        self.memories = (self._known,)

    def by_ids(self, ids: Collection[int]) -> dict[int, Fact]:
        """Return the facts among `ids` that are not withdrawn, and say what was stored."""
        known = self._known
        if missing := [id_ for id_ in ids if id_ not in known]:
            known |= facts.by_ids(self._snapshot, missing)
        return {id_: known[id_] for id_ in ids if id_ in known}
