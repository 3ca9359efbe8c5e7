"""Users: what is kept of people and chats, in one place for whoever serves them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

from knowledge.store import Database
from knowledge.store.backups import Backups
from knowledge.updates import UpdateStorage
from knowledge.users.cipher import Cipher
from knowledge.users.editor_state import EditorState
from knowledge.users.preferences import PersonalData
from knowledge.users.query_log import QueryLog
from knowledge.users.roles import Roles
from knowledge.users.sessions import Sessions
from knowledge.users.subscriptions import Subscriptions


@dataclass(frozen=True, slots=True)
class Users:
    """All of it on one database, readable with one key."""

    preferences: PersonalData
    sessions: Sessions
    query_log: QueryLog
    roles: Roles
    editor_state: EditorState
    subscriptions: Subscriptions

    @classmethod
    def open(
        cls,
        database: Database,
        cipher: Cipher,
        *,
        owners: Collection[int] = (),
        updates: UpdateStorage | None = None,
        backups: Collection[Backups] = (),
    ) -> Self:
        """Put the parts together; `updates` and `backups` hold personal data as well."""
        return cls(
            PersonalData(database, cipher, updates, backups),
            Sessions(database, cipher),
            QueryLog(database, cipher),
            Roles(database, cipher, owners),
            EditorState(database, cipher),
            Subscriptions(database, cipher),
        )
