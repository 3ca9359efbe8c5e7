"""The schema of a library; its migrations build on each other in the order of `_load`."""

from typing import TYPE_CHECKING

from knowledge.store.migrations.schema import Schema

if TYPE_CHECKING:
    from sqlite_utils import Migrations

_NAMES = {
    "knowledge": [
        "m001_documents_and_facts",
        "m002_samples",
        "m003_search_index",
        "m004_word_counts",
    ],
    "semantics": ["m001_vectors", "m002_models"],
    "search": ["m001_initials", "m002_taught", "m003_places", "m004_headings"],
    "documents": ["m001_author", "m002_structure", "m003_labels", "m004_fact_address"],
    "people": ["m001_people", "m002_key_fingerprint"],
    "editors": ["m001_editors"],
    "history": ["m001_history", "m002_signatures", "m003_fact_changes"],
    "inbox": [
        "m001_chosen",
        "m002_uploads",
        "m003_digests",
        "m004_upload_order",
        "m005_grouped",
        "m006_settled_change",
        "m007_told",
        "m008_decisions",
    ],
    "talks": ["m001_talks"],
    "groups": ["m001_moved_groups", "m002_group_documents"],
    "reasons": ["m001_reason"],
    "suggestions": ["m001_next_questions"],
    "annotations": ["m001_fact_words"],
    "watching": ["m001_watched_addresses"],
    "jobs": ["m001_job_runs", "m002_forgotten"],
}


def _load() -> "tuple[Migrations, ...]":
    # They are written for sqlite-utils, which `Schema.migrate` imports no sooner than it must.
    from knowledge.store.migrations import documents_and_facts, index, users  # noqa: PLC0415

    return (
        documents_and_facts.core,
        index.semantics,
        index.search,
        documents_and_facts.documents,
        users.people,
        users.editors,
        documents_and_facts.history,
        users.inbox,
        users.talks,
        users.groups,
        users.reasons,
        users.suggestions,
        documents_and_facts.annotations,
        documents_and_facts.watching,
        users.jobs,
    )


LIBRARY = Schema(_NAMES, _load)
