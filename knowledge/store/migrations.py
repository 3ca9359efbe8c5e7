"""Every subject's migrations, in the order in which they build on each other."""

from knowledge.store.schema import migrations as core_migrations
from knowledge.store.schema_documents import migrations as document_migrations
from knowledge.store.schema_editors import migrations as editor_migrations
from knowledge.store.schema_history import migrations as history_migrations
from knowledge.store.schema_inbox import migrations as inbox_migrations
from knowledge.store.schema_people import migrations as people_migrations
from knowledge.store.schema_search import migrations as search_migrations
from knowledge.store.schema_semantics import migrations as semantics_migrations
from knowledge.store.schema_talks import migrations as talk_migrations

MIGRATIONS = (
    core_migrations,
    semantics_migrations,
    search_migrations,
    document_migrations,
    people_migrations,
    editor_migrations,
    history_migrations,
    inbox_migrations,
    talk_migrations,
)
