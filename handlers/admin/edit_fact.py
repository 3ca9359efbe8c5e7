"""/edit and /delete: a fact is reworded, withdrawn or restored."""

from handlers.admin.confirm import CORRECT, Supplement, offer_checked, save_or_confirm
from handlers.admin.draft_syntax import NONE, LineMeaning, parse_draft
from handlers.admin.edit_conflict import Intent, show_conflict
from handlers.admin.editor_turn import EditorTurn, OneTimeButton
from handlers.admin.fact_number import ask_number, named_number, refuse_number
from handlers.admin.feature import Feature
from handlers.admin.history import find_history
from handlers.admin.show_facts import find_fact, show_fact
from handlers.admin.stale_annotations import show_edited
from handlers.admin.unclear_lines import ask_meaning, meanings
from handlers.admin.unfinished import leaving
from handlers.rendering import markup
from handlers.rendering.answers import Message, render_text
from handlers.rendering.buttons import COPY_LIMIT, Button
from handlers.rendering.differences import words_changed
from handlers.rendering.facts import (
    refusal_words,
    render_nearest,
    render_withdrawal,
    sentence,
)
from knowledge import (
    ChangePreview,
    Fact,
    FactError,
    ImpactAnalysis,
    Kind,
    PendingStep,
    Refusal,
    Role,
    is_doubtful,
    written_documents,
)


async def edit(turn: EditorTurn) -> None:
    """Reword the fact of a number: by what stands behind it, or by the next message."""
    first, _, words = turn.words.partition(" ")
    if named_number(first) is None:
        first, _, words = turn.words.partition("\n")
    if (number := named_number(first)) is None:
        await ask_number(turn, "edit-number")
        return
    await (_propose(turn, number, words) if words.strip() else _ask(turn, number))


async def edit_pressed(turn: EditorTurn) -> None:
    await _ask(turn, turn.number)


async def take_words(turn: EditorTurn) -> None:
    await _propose(turn, int(turn.data["fact"]), turn.words)


async def take_line(turn: EditorTurn) -> None:
    """Read the new words again, once their editor has said what a line of them is."""
    await _propose(turn, int(turn.data["fact"]), turn.data["words"])


async def save(turn: EditorTurn) -> None:
    """Store new words, a new speaker, or both."""
    fact, text, speaker = int(turn.data["fact"]), turn.data["text"], turn.data["speaker"]
    said = ("" if speaker in NONE else speaker) if speaker else None
    curator, by, seen = (
        turn.context.bot_data.curator,
        await turn.signature(),
        turn.data.get("seen"),
    )
    try:
        await turn.context.write(curator.edit, fact, text, by=by, speaker=said, seen=seen)
    except FactError as exc:
        await refuse(turn, exc, Intent(PendingStep("edit-save", turn.data), words=text or speaker))
    else:
        await show_edited(turn, fact)


async def correct(turn: EditorTurn) -> None:
    """Show a fact beside the words that an editor was about to add; saved, it says these."""
    number, text = int(turn.data["fact"]), turn.data["text"]
    curator, data = turn.context.bot_data.curator, turn.data
    effect = PendingStep("edit-save", {**data, "speaker": ""})
    fact = await turn.context.read(turn.context.bot_data.library.fact, number)
    try:
        preview = await turn.preview(curator.before_editing, number, text, data["seen"])
    except FactError as exc:
        await refuse(turn, exc, Intent(effect, words=text))
    else:
        asked = markup.text(turn.texts("edit-correct", id=number))
        words = words_changed(fact.text if fact else "", text)
        await save_or_confirm(turn, preview, effect, save, Supplement(f"{asked}\n{words}"))


async def delete(turn: EditorTurn) -> None:
    """Ask whether the fact of a number shall be withdrawn."""
    if (number := named_number(turn.words)) is None:
        await ask_number(turn, "delete-number")
    else:
        await _confirm(turn, number)


async def delete_pressed(turn: EditorTurn) -> None:
    await _confirm(turn, turn.number)


async def withdraw(turn: EditorTurn) -> None:
    """Withdraw a fact whose editor has said so twice."""
    fact = int(turn.data["fact"])
    act, seen = turn.context.bot_data.curator.withdraw, turn.data.get("seen")
    try:
        await turn.context.write(act, fact, by=await turn.signature(), seen=seen)
    except FactError as exc:
        await refuse(turn, exc, Intent(PendingStep("withdraw", turn.data), "button-withdraw"))
    else:
        await turn.say("withdraw-done", id=fact)


async def restore(turn: EditorTurn) -> None:
    """Let a withdrawn fact answer again, and show it so."""
    fact = int(turn.data["fact"])
    act, seen = turn.context.bot_data.curator.restore, turn.data.get("seen")
    try:
        await turn.context.write(act, fact, by=await turn.signature(), seen=seen)
    except FactError as exc:
        await refuse(turn, exc, Intent(PendingStep("restore", turn.data), "button-restore"))
    else:
        await show_fact(turn, fact)


async def refuse(turn: EditorTurn, refused: FactError, intent: Intent | None = None) -> None:
    """Say why something cannot be done, with the fact that is meant if there is one.

    If that fact was changed since it was shown, show it beside what the editor intends.
    """
    if intent is not None and await show_conflict(turn, refused, intent):
        return
    texts, number = turn.texts, refused.fact or 0
    words = refusal_words(refused, texts)
    near = await turn.context.read(turn.context.bot_data.library.fact, number)
    if near is None or refused.refusal is Refusal.GONE:
        await turn.show(render_text(words))
    else:
        await turn.show(render_nearest(words, near, texts, opens=True))


async def _ask(turn: EditorTurn, number: int) -> None:
    fact = await turn.context.read(turn.context.bot_data.library.fact, number)
    if fact is None:
        await refuse_number(turn, "edit-number", number)
        return
    question = await turn.context.read(_question, fact, turn)
    await turn.ask("edit-words", question, fact=str(number), seen=fact.revision)


def _question(fact: Fact, turn: EditorTurn) -> Message:
    """Return the request for new words; the old ones can be copied, to be changed.

    Only what editors wrote themselves can say anything.
    """
    written = written_documents(turn.context.bot_data.library.database.read())
    key = "edit-ask-quote" if fact.kind is Kind.QUOTE else "edit-ask"
    key = key if fact.citation.document in written else "edit-ask-imported"
    asked = markup.text(turn.texts(key, id=fact.id, title=fact.citation.title))
    message = Message(f"{asked}\n\n{sentence(fact, turn.texts)}")
    if markup.utf16(fact.text) > COPY_LIMIT:
        return message
    return Message(message.html, ((Button(turn.texts("button-copy"), copy=fact.text),),))


async def _propose(turn: EditorTurn, number: int, words: str) -> None:
    parsed = parse_draft(words, Kind.FACT, meanings(turn))
    if parsed.unclear:
        data = {"fact": str(number), "words": words, "seen": turn.data.get("seen", "")}
        again = PendingStep("edit-line", data)
        await ask_meaning(turn, parsed.unclear, again, [LineMeaning.SPEAKER])
        return
    draft = parsed.draft
    if draft.text in NONE and not draft.speaker:
        await turn.say("nothing-changed")
        return
    if draft.source or draft.questions:
        said = {"fact": str(number), "seen": turn.data.get("seen", "")}
        await turn.ask("edit-words", turn.texts("edit-only-words", id=number), **said)
        return
    curator = turn.context.bot_data.curator
    now = await turn.context.read(curator.revision, number)
    seen = turn.data.get("seen") or now
    said = {"fact": str(number), "text": draft.text, "speaker": draft.speaker or "", "seen": seen}
    effect, change_preview = PendingStep("edit-save", said), ChangePreview()
    try:
        if draft.text or not draft.speaker:
            change_preview = await turn.preview(curator.before_editing, number, draft.text, seen)
    except FactError as exc:
        await refuse(turn, exc, Intent(effect, words=draft.text))
    else:
        note = await turn.context.read(_doubt, turn, number, draft.text)
        await save_or_confirm(turn, change_preview, effect, save, Supplement(note))


def _doubt(turn: EditorTurn, number: int, text: str) -> str:
    """Return how new words differ from a fact, as HTML, if they may not be meant for it."""
    fact = turn.context.bot_data.library.fact(number)
    if fact is None or not text or not is_doubtful(fact.text, text):
        return ""
    asked = markup.text(turn.texts("edit-doubtful", id=number))
    return f"{asked}\n{words_changed(fact.text, text)}"


async def _confirm(turn: EditorTurn, number: int) -> None:
    context = turn.context
    fact = await context.read(context.bot_data.library.fact, number)
    if fact is None:
        await refuse_number(turn, "delete-number", number)
        return
    change_preview = await turn.preview(context.bot_data.curator.before_withdrawing, number)
    effect = PendingStep("withdraw", {"fact": str(number), "seen": fact.revision})
    choices = [
        OneTimeButton(turn.texts("button-withdraw"), effect),
        OneTimeButton(turn.texts("button-cancel"), leaving(effect)),
    ]

    def render(analysis: ImpactAnalysis | None) -> Message:
        return render_withdrawal(fact, turn.texts, analysis)

    await offer_checked(turn, render, choices, change_preview.check)


FEATURE = Feature(
    Role.EDITOR,
    commands={"edit": edit, "delete": delete},
    begin=frozenset({"edit", "delete"}),
    steps={
        "edit-words": take_words,
        "edit-number": edit,
        "delete-number": delete,
        "fact-number": find_fact,
        "history-number": find_history,
    },
    effects={
        CORRECT: correct,
        "edit-save": save,
        "edit-line": take_line,
        "withdraw": withdraw,
        "restore": restore,
    },
    views={"edit": edit_pressed, "withdraw": delete_pressed},
)
