"""Sessions: what each person and the bot spoke of last, for as long as that is fresh."""

from datetime import UTC, datetime

from knowledge.conversations import Conversation
from knowledge.store import Database, user_state
from knowledge.store.timestamps import now, stamp
from knowledge.users import retention
from knowledge.users.cipher import Cipher
from knowledge.users.group_moves import GroupMoves, session_name
from knowledge.users.log_entries import SessionKey
from knowledge.users.personal_data import PersonalTables


class Sessions(PersonalTables):
    """The conversation of each session. Writes must come from one thread."""

    tables = ("talks",)

    def __init__(
        self, database: Database, cipher: Cipher, moves: GroupMoves | None = None
    ) -> None:
        super().__init__(database, cipher)
        self._moves = moves or GroupMoves(database, cipher)

    def recall(self, key: SessionKey) -> Conversation:
        """Return what is spoken of there; nothing if that was long ago."""
        found = user_state.session(self._database.read(), self._name(key), too_old())
        return Conversation.read(self._cipher.decrypt(found)) if found else Conversation()

    def keep(self, key: SessionKey, conversation: Conversation) -> None:
        """Go on from there with the next question."""
        with self._database.write(changes_answers=False) as db:
            user_state.let_go_sessions(db, too_old())
            user_state.put_session(db, row(self._cipher, self._moves.key_now(key), conversation))

    def end(self, key: SessionKey) -> None:
        """Forget what was spoken of there."""
        with self._database.write(changes_answers=False) as db:
            user_state.end_session(db, self._name(key))

    def let_go(self) -> None:
        """Forget every session that nobody goes on with."""
        with self._database.write(changes_answers=False) as db:
            user_state.let_go_sessions(db, too_old())

    def _name(self, key: SessionKey) -> str:
        return name(self._cipher, self._moves.key_now(key))


def row(cipher: Cipher, key: SessionKey, conversation: Conversation) -> dict[str, str | bytes]:
    """Return a session as it is stored: unreadable without the key."""
    return {
        "corner": name(cipher, key),
        "person": cipher.pseudonym(key.user),
        "talk": cipher.encrypt(conversation.written()),
        "at": now(),
    }


def name(cipher: Cipher, key: SessionKey) -> str:
    """Return the pseudonym of a session."""
    return session_name(cipher, key.chat, key.thread, cipher.pseudonym(key.user))


def too_old() -> str:
    """Return before which moment the last turn of a session is forgotten."""
    return stamp(datetime.now(UTC) - retention.SESSIONS)
