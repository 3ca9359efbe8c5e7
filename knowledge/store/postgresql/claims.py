"""Claims: which replica works on which chat of the update queue, and nobody else meanwhile.

A claim is good for as long as the number of its replica is locked by a connection; it lies in an
unlogged table, for a crash of the server ends all those connections as well.
"""

from collections.abc import Collection

from knowledge.store.replica import ClaimedUpdate
from knowledge.store.snapshot import Snapshot, Value
from knowledge.store.transaction import Transaction

NUMBERS = 20180704
"""Class of the advisory locks by which replicas hold their numbers."""
SCANNED = 1_000
"""How many of the oldest updates are looked through for chats to claim."""
# One at a time: the next one sees what this one claimed, and neither waits for a single chat.
_ONE_BY_ONE = "SELECT pg_advisory_xact_lock(20180705, hashtext(current_schema()))"
_LET_GO_DEAD = f"""
    DELETE FROM claims
    WHERE holder <> ? AND pg_try_advisory_xact_lock({NUMBERS}, holder)"""
# A list in one value: chats are letters and digits, and a list may be empty.
_CLAIM = f"""
    WITH gone AS (
        DELETE FROM claims c WHERE bot = ? AND holder = ?
        AND chat <> ALL (string_to_array(?, ',')) AND (? <= 0 OR NOT EXISTS (
            SELECT 1 FROM updates u
            WHERE u.bot = c.bot AND u.chat = c.chat AND u.settled_at IS NULL))
        RETURNING chat
    ), found AS (
        INSERT INTO claims (bot, chat, holder)
        SELECT bot, chat, ? FROM (
            SELECT bot, chat, min(id) AS oldest FROM (
                SELECT bot, chat, id FROM updates u
                WHERE settled_at IS NULL AND bot = ? AND chat IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM claims c WHERE c.bot = u.bot AND c.chat = u.chat)
                ORDER BY id LIMIT {SCANNED}) AS first_ones
            GROUP BY bot, chat ORDER BY oldest LIMIT greatest(?, 0)) AS chats
        RETURNING chat
    )
    SELECT chat, 1 FROM found UNION ALL
    SELECT chat, 0 FROM claims
    WHERE bot = ? AND holder = ? AND chat NOT IN (SELECT chat FROM gone)"""
_LET_GO = "DELETE FROM claims WHERE bot = ? AND holder = ?"
_WAITING = """
    SELECT u.id, u.chat, u.starts, u.payload FROM updates u JOIN claims c USING (bot, chat)
    WHERE u.bot = ? AND c.holder = ? AND u.settled_at IS NULL
    AND u.id <> ALL (string_to_array(?, ',')::bigint[]) ORDER BY u.id"""
_HOLDERS = """
    SELECT DISTINCT coalesce(c.holder, 0) FROM updates u LEFT JOIN claims c USING (bot, chat)
    WHERE u.bot = ? AND u.settled_at IS NULL AND u.id IN (??)"""
_TELL = "SELECT pg_notify(current_schema() || '_updates', ?)"
ALL = 0
"""Who is told what nobody works on; no replica has this number."""


def wait_for_turn(db: Transaction) -> None:
    """Let replicas claim one by one, until the transaction ends."""
    db.query(_ONE_BY_ONE)


def take_over(db: Transaction, former: int, number: int) -> None:
    """Let a replica keep, under its new number, what nobody has taken over meanwhile."""
    db.execute("UPDATE claims SET holder = ? WHERE holder = ?", [number, former])


def let_go_of_dead(db: Transaction, number: int) -> None:
    """Let go what replicas held whose numbers are not locked any more."""
    db.execute(_LET_GO_DEAD, [number])


def let_go(db: Transaction, bot: int, number: int) -> None:
    """Let go all that a replica holds."""
    db.execute(_LET_GO, [bot, number])


def claim(
    db: Transaction, bot: int, number: int, kept: Collection[str], most: int
) -> tuple[set[str], int]:
    """Claim the chats that have waited longest, and let go what is not kept.

    A chat in which something waits is let go only by who claims no more. Return the chats that
    the replica holds now, and how many of them are new.
    """
    held = ",".join(kept)
    values: list[Value] = [bot, number, held, most, number, bot, most, bot, number]
    rows = db.query(_CLAIM, values)
    return {str(chat) for chat, _ in rows}, sum(int(is_new) for _, is_new in rows)


def waiting(db: Snapshot, bot: int, number: int, known: Collection[int]) -> list[ClaimedUpdate]:
    """Return what waits in the chats of a replica and is not known to it, oldest first."""
    rows = db.query(_WAITING, [bot, number, ",".join(map(str, known))])
    return [ClaimedUpdate(int(id_), str(chat), int(starts), payload)
            for id_, chat, starts, payload in rows]  # fmt: skip


def tell_holders(db: Snapshot, bot: int, number: int, updates: Collection[int]) -> None:
    """Notify the replicas in whose chats these updates wait; where there is none, all."""
    for (holder,) in db.query_in(_HOLDERS, updates, [bot]):
        if holder != number:
            tell(db, holder)


def tell(db: Snapshot, holder: int = ALL) -> None:
    """Notify a replica, or all, that updates wait."""
    db.query(_TELL, [str(holder)])
