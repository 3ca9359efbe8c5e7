"""What is kept of a person as they read it: a JSON text that names things in plain English."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

TABLES = {
    "people": "settings",
    "journal": "questions",
    "talks": "conversations",
    "feedback": "ratings",
    "editors": "role",
    "steps": "unfinished_step",
    "offers": "buttons_not_pressed_yet",
    "uploads": "files_not_saved_yet",
    "digests": "daily_messages",
    "updates": "messages_not_answered",
}
"""What tables are called for the people whose rows stand there."""
COLUMNS = {
    "person": "your_pseudonym",
    "corner": "chat_pseudonym",
    "talk": "remembered",
    "document": "only_document_asked",
    "next_questions": "suggest_next_questions",
    "place": "message_pseudonym",
    "answer": "answer_pseudonym",
    "reply": "answer_stands_in_chat_and_message",
    "fact": "fact_shown",
    "at": "time",
    "sent": "sent_to_editors",
    "waits": "waits_for_news",
    "told": "told_last",
    "settled_by": "answered_by_fact",
    "settled_at": "answered_at",
    "settled_change": "answered_by_change",
    "chosen": "fact_opened",
    "grouped": "grouped_with_question",
    "before": "remembered_before",
    "after": "remembered_after",
    "asked": "question_id",
    "thumb": "rating",
    "user": "telegram_id",
    "task": "step",
    "tasks": "what_they_do",
    "nonce": "key",
    "is_once": "works_once",
}
"""What columns are called; the others are called what they are."""
OF_TABLES = {("digests", "sent"): "last_sent"}
"""Columns that mean something else in one table."""


def render_my_data(export: Mapping[str, Iterable[Mapping[str, Any]]]) -> str:
    """Return the rows of a person, by table, as JSON."""
    named = {
        TABLES.get(table, table): [_named(table, row) for row in rows]
        for table, rows in export.items()
    }
    return json.dumps(named, ensure_ascii=False, indent=2)


def _named(table: str, row: Mapping[str, Any]) -> Mapping[str, Any]:
    if table == "updates":
        # These are as Telegram sent them.
        return row
    return {
        OF_TABLES.get((table, name)) or COLUMNS.get(name, name): value
        for name, value in row.items()
    }
