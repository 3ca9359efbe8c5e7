"""Editor decisions: what was decided of questions without an answer, in no readable words."""

from collections.abc import Collection, Mapping

from knowledge.models import EditorDecision
from knowledge.store import Snapshot, Transaction, editor_decisions
from knowledge.store.editor_decisions import StoredDecision
from knowledge.users.cipher import Cipher


class EditorDecisions:
    """What editors decided, by keyed pseudonyms of the questions: their words are not kept.

    A key is what two askings of one question share, such as that of a `Wording`.
    """

    def __init__(self, cipher: Cipher) -> None:
        self._cipher = cipher

    def decide(self, db: Transaction, keys: Collection[str], decision: EditorDecision) -> None:
        """Note inside a transaction what was decided of questions."""
        editor_decisions.decide(db, self._names(keys), decision)

    def withdraw(self, db: Transaction, keys: Collection[str]) -> None:
        """Let nothing be decided of questions any more, inside a transaction."""
        editor_decisions.withdraw_decisions(db, self._names(keys))

    def of(self, db: Snapshot, key: str) -> StoredDecision | None:
        """Return what was decided of a question, if anything was."""
        return editor_decisions.decision_of(db, self._name(key))

    def of_all(self, db: Snapshot, keys: Collection[str]) -> Mapping[str, StoredDecision]:
        """Return what was decided of questions, by key, those of which anything was."""
        if not (known := editor_decisions.decisions(db)):
            return {}
        named = {key: self._name(key) for key in keys}
        return {key: known[name] for key, name in named.items() if name in known}

    def _names(self, keys: Collection[str]) -> list[str]:
        return sorted({self._name(key) for key in keys})

    def _name(self, key: str) -> str:
        return self._cipher.pseudonym("question", key)
