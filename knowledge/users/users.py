"""Users: what is kept of people and chats, in one place for whoever serves them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

from knowledge.store import Database
from knowledge.users.cipher import Cipher
from knowledge.users.editor_state import EditorState
from knowledge.users.feedback import Feedback
from knowledge.users.group_documents import GroupDocuments
from knowledge.users.group_moves import GroupMoves
from knowledge.users.personal_data import Holder
from knowledge.users.preferences import PreferenceStore
from knowledge.users.privacy import Privacy
from knowledge.users.query_log import QueryLog
from knowledge.users.roles import Roles
from knowledge.users.sessions import Sessions
from knowledge.users.subscriptions import Subscriptions


@dataclass(frozen=True, slots=True)
class Users:
    """All of it on one database, readable with one key."""

    preferences: PreferenceStore
    sessions: Sessions
    query_log: QueryLog
    feedback: Feedback
    roles: Roles
    editor_state: EditorState
    subscriptions: Subscriptions
    moves: GroupMoves
    group_documents: GroupDocuments
    privacy: Privacy

    @classmethod
    def open(
        cls,
        database: Database,
        cipher: Cipher,
        *,
        owners: Collection[int] = (),
        holders: Collection[Holder] = (),
    ) -> Self:
        """Put the parts together; `holders` keep personal data outside of this room."""
        moves = GroupMoves(database, cipher)
        parts = (
            PreferenceStore(database, cipher),
            Sessions(database, cipher, moves),
            QueryLog(database, cipher, moves),
            Feedback(database, cipher),
            Roles(database, cipher, owners),
            EditorState(database, cipher),
            Subscriptions(database, cipher),
            moves,
        )
        groups = GroupDocuments(database, cipher, moves)
        return cls(*parts, groups, Privacy(database, cipher, (*parts, *holders)))
