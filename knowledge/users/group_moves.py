"""Group moves: a group that becomes a supergroup gets another id, and all that is stored follows.

Messages do not: those of the old group keep their numbers there, and the supergroup counts anew.
"""

import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

from knowledge.errors import CipherError
from knowledge.store import Database, Transaction, group_documents, query_log, user_state
from knowledge.store.timestamps import now, stamp
from knowledge.users import retention
from knowledge.users.cipher import Cipher
from knowledge.users.log_entries import Place, SessionKey
from knowledge.users.personal_data import PersonalTables

NOWHERE = 0
"""The number of a message that has no place in a supergroup, for it stands in the old group."""


class GroupMoves(PersonalTables):
    """The ids that groups have now. Kept in memory as well: each message asks.

    Writes must come from one thread.
    """

    tables = ()

    def __init__(self, database: Database, cipher: Cipher) -> None:
        super().__init__(database, cipher)
        self._chats: dict[str, int] = {}
        self._refreshing = threading.Lock()
        self._refresh()
        database.when_changed("moved_groups", lambda _: self._refresh())

    def move(self, former: int, chat: int) -> bool:
        """Let sessions, return addresses and what it asks follow a group, all in one go.

        False, and nothing changes, if that is known already. Raises StoreError.
        """
        if former == chat or self.chat_now(former) == chat:
            return False
        entries, address = [*self._entries_in(former)], Place(NOWHERE, chat).written()
        with self._database.write(changes_answers=False) as db:
            user_state.note_move(db, self._group(former), self._cipher.encrypt(str(chat)), now())
            group_documents.follow(db, self._group(former), self._group(chat))
            self._move_sessions(db, former, chat)
            for entry in entries:
                query_log.set_return_address(db, entry, self._cipher.encrypt(address))
        self._refresh()
        return True

    def chat_now(self, chat: int) -> int:
        """Return the id that a chat has now: at once, without the disk."""
        return self._chats.get(self._group(chat), chat) if self._chats else chat

    def has_come(self, chat: int) -> bool:
        """Tell whether a supergroup was another group before."""
        return chat in self._chats.values()

    def key_now(self, key: SessionKey) -> SessionKey:
        """Return the session as it is called now."""
        return replace(key, chat=self.chat_now(key.chat))

    def place_now(self, place: Place) -> Place:
        """Return where news of an answer go now: to the message, or to the chat alone."""
        if place.chat is None or (chat := self.chat_now(place.chat)) == place.chat:
            return place
        return Place(NOWHERE, chat)

    def let_go(self) -> None:
        """Forget moves of which nothing stored can know any more. Raises StoreError."""
        with self._database.write(changes_answers=False) as db:
            user_state.let_go_moves(db, stamp(datetime.now(UTC) - retention.MOVED_GROUPS))
        self._refresh()

    def _entries_in(self, chat: int) -> Iterator[int]:
        """Yield the entries of the query log whose answers stand in a chat."""
        for entry, reply in query_log.return_addresses(self._database.read()):
            with suppress(CipherError):
                if Place.read(self._cipher.decrypt(reply)).chat == chat:
                    yield entry

    def _move_sessions(self, db: Transaction, former: int, chat: int) -> None:
        # A group has no topics until it is a supergroup.
        for name, person in user_state.session_names(db):
            if name == session_name(self._cipher, former, None, person):
                new = session_name(self._cipher, chat, None, person)
                user_state.rename_session(db, name, new)

    def _refresh(self) -> None:
        # Who reads later keeps what they read: else what is older could stay.
        with self._refreshing:
            chats = {}
            for former, chat in user_state.moved_groups(self._database.read()):
                # One damaged row must not keep the bot from starting.
                with suppress(CipherError):
                    chats[former] = int(self._cipher.decrypt(chat))
            self._chats = chats

    def _group(self, chat: int) -> str:
        return group_name(self._cipher, chat)


def group_name(cipher: Cipher, chat: int) -> str:
    """Return the pseudonym of a group."""
    return cipher.pseudonym("group", chat)


def session_name(cipher: Cipher, chat: int, thread: int | None, person: str) -> str:
    """Return the pseudonym of a session; `person` is a pseudonym already, as rows have it."""
    return cipher.pseudonym("talk", chat, thread, person)
