"""All migrations of a library, in the order in which they build on each other."""

from knowledge.store.migrations import index, record, users

MIGRATIONS = (
    record.core,
    index.semantics,
    index.search,
    record.documents,
    users.people,
    users.editors,
    record.history,
    users.inbox,
    users.talks,
)
