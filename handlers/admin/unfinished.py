"""What an editor is in the middle of: left on purpose, or for something else; it is said."""

from handlers.admin.editor_turn import MESSAGES, EditorTurn
from handlers.rendering import markup
from handlers.rendering.answers import render_text
from handlers.rendering.texts import Texts
from knowledge import Data, PendingStep

WORDS_SHOWN = 400
"""UTF-16 units of a draft that is thrown away."""
DROP = "drop"
_LEFT = "left"
_FIELDS = ("words", "text", "speaker", "source", "asked", "questions", "file")
_CONFIRMED = frozenset(
    ("add-save", "add-line", "add-other", "edit-save", "edit-line", "ask", "inbox-save",
     "inbox-line", "withdraw", "undo", "document-save", "synonym-save", "group-save", "translate")
)  # fmt: skip
"""Effects whose buttons wait below something that an editor has begun."""
_OF_ANOTHER_KIND = {
    "edit-words": "cancel-edit",
    "question": "cancel-question",
    "ask": "cancel-question",
    "translation": "cancel-translation",
    "inbox-text": "cancel-inbox",
    "inbox-source": "cancel-inbox",
    "inbox-search": "cancel-inbox",
    "inbox-link": "cancel-inbox",
    "editor-who": "cancel-editor",
    "appoint": "cancel-editor",
    "translate": "cancel-translation",
    "withdraw": "cancel-edit",
    "restore": "cancel-edit",
    "undo": "nothing-changed",
    "document-save": "import-dropped",
}
"""What is said of steps and effects that hold no words of the editor."""


def leaving(effect: PendingStep) -> PendingStep:
    """Return what a button does that leaves `effect` undone: it says what is thrown away."""
    return PendingStep(DROP, {**effect.data, _LEFT: effect.name})


async def drop(turn: EditorTurn) -> None:
    """Leave everything as it is."""
    if left := turn.data.get(_LEFT):
        await turn.show(render_text(dropped_words(PendingStep(left, turn.data), turn.texts)))
    else:
        await turn.say("nothing-changed")


async def drop_unfinished(turn: EditorTurn) -> PendingStep | None:
    """End what the bot waits for from this editor: an answer, else a button below a draft."""
    state = turn.context.bot_data.users.editor_state
    pending = await turn.context.read(state.task, turn.user.id)
    if pending is not None:
        await turn.context.write(state.end, turn.user.id)
        return pending
    offered = await turn.context.write(state.drop_offers, turn.user.id, _CONFIRMED)
    return offered[-1] if offered else None


async def leave_for_another(turn: EditorTurn) -> None:
    """End what the bot waits for, for something new was begun; say so if words are lost.

    A button that goes on with the same draft loses none.
    """
    state = turn.context.bot_data.users.editor_state
    pending = await turn.context.read(state.task, turn.user.id)
    if pending is None:
        return
    await turn.context.write(state.end, turn.user.id)
    goes_on = is_same_draft(pending.data, turn.data)
    if not goes_on and (begun := begun_words(pending.data)):
        await turn.send(render_text(turn.texts("draft-left", text=begun)))


async def end_outdated(turn: EditorTurn) -> None:
    """End what was begun with a fact or a question that is another one now; say so, and its words.

    An answer that is waited for ends, and so does a button below a preview.
    """
    state = turn.context.bot_data.users.editor_state
    pending = await turn.context.read(state.task, turn.user.id)
    if pending is not None and (key := await turn.context.read(_outdated_by, turn, pending)):
        await turn.context.write(state.end, turn.user.id)
        await _tell_ended(turn, key, pending)
    for offered in await turn.context.read(state.offered, turn.user.id, *_CONFIRMED):
        if key := await turn.context.read(_outdated_by, turn, offered):
            await turn.context.write(state.drop_offers, turn.user.id, {offered.name}, offered.data)
            await _tell_ended(turn, key, offered)


async def _tell_ended(turn: EditorTurn, key: str, ended: PendingStep) -> None:
    words = turn.texts(key, id=ended.data.get("fact", ""))
    if begun := begun_words(ended.data):
        words = f"{words} {turn.texts('begun-words', text=begun)}"
    await turn.send(render_text(words))


def _outdated_by(turn: EditorTurn, pending: PendingStep) -> str:
    """Return the text for why what a step belongs to is another one now; empty if it is not."""
    data, known = turn.context.bot_data, pending.data
    if fact := known.get("fact"):
        found = data.library.fact(int(fact))
        if found is None:
            return "begun-of-gone"
        seen = known.get("seen")
        return "begun-of-changed" if seen and not _is_seen(turn, known, seen) else ""
    group = known.get("group")
    is_settled = group and data.review_queue.group(int(group)) is None
    return "begun-of-settled" if is_settled else ""


def _is_seen(turn: EditorTurn, known: Data, seen: str) -> bool:
    curator, fact = turn.context.bot_data.curator, int(known["fact"])
    return seen in (curator.revision(fact), curator.revision(fact, known.get("language")))


async def draft_written_in(turn: EditorTurn, message: int) -> PendingStep | None:
    """Return the draft that waits, for an answer or below its preview, with words of a message."""
    waiting = turn.context.bot_data.users.editor_state.waiting
    for pending in await turn.context.read(waiting, turn.user.id, _CONFIRMED):
        if str(message) in pending.data.get(MESSAGES, "").split():
            return pending
    return None


def is_same_draft(one: Data, other: Data) -> bool:
    """Tell whether two steps or buttons remember the words of one draft."""
    is_one = one.get("text") == other.get("text") and one.get("group") == other.get("group")
    return is_one and bool(one.get("text"))


def dropped_words(pending: PendingStep, texts: Texts) -> str:
    """Return what is thrown away, in a sentence."""
    # A question that another fact is in the way of is saved already, `for` its own fact.
    if "for" not in pending.data and (begun := begun_words(pending.data)):
        return texts("add-forgotten", text=begun)
    key = _OF_ANOTHER_KIND.get(pending.name, "add-cancelled")
    return texts(key, id=pending.data.get("fact", ""))


def begun_words(data: Data) -> str:
    """Return what an editor has written of a draft so far, each part once."""
    whole = data.get("words", "")
    terms = " = ".join(data.get("terms", "").splitlines())
    parts = [*(data.get(name, "") for name in _FIELDS), terms]
    said = dict.fromkeys(part for part in parts if part and (part == whole or part not in whole))
    return markup.shorten(" · ".join(said), WORDS_SHOWN)
