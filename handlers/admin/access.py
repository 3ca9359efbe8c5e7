"""Who is an editor, and which of an editor's messages count as theirs."""

from collections.abc import Collection

from telegram.ext import filters


def from_editor(editors: Collection[int]) -> filters.BaseFilter:
    """Return the filter for commands of editors.

    New messages in a private chat only: an edit, a forward or an inline result carries an
    editor's id without being the editor's command.
    """
    return (
        filters.UpdateType.MESSAGE
        & filters.ChatType.PRIVATE
        & filters.User(user_id=editors)
        & ~filters.FORWARDED
        & ~filters.VIA_BOT
        & ~filters.SenderChat.ALL
    )
