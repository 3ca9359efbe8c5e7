"""Group documents: which documents a group asks, as its admins chose; all unless they did."""

from collections.abc import Collection

from knowledge.store import Database, documents, group_documents
from knowledge.users.cipher import Cipher
from knowledge.users.group_moves import GroupMoves, group_name


class GroupDocuments:
    """What groups ask, by pseudonyms; a group that becomes a supergroup takes it along."""

    def __init__(self, database: Database, cipher: Cipher, moves: GroupMoves) -> None:
        self._database = database
        self._cipher = cipher
        self._moves = moves

    def of(self, chat: int) -> tuple[int, ...]:
        """Return the documents that a group asks; none if it asks all. Raises StoreError."""
        return tuple(group_documents.of_chat(self._database.read(), self._name(chat)))

    def choose(self, chat: int, chosen: Collection[int]) -> None:
        """Let a group ask these documents, or all if there are none. Raises StoreError.

        All of them are no choice: what is imported later is asked as well.
        """
        with self._database.write(changes_answers=False) as db:
            known = [each.id for each in documents.every(db)]
            wanted = [document for document in known if document in chosen]
            is_choice = len(wanted) < len(known)
            group_documents.choose(db, self._name(chat), wanted if is_choice else ())

    def _name(self, chat: int) -> str:
        return group_name(self._cipher, self._moves.chat_now(chat))
