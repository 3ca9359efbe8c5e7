"""Questions and translations of a fact: stored questions that it answers or leaves open."""

from dataclasses import replace

from handlers.admin.confirm import save_or_confirm
from handlers.admin.draft_syntax import NONE
from handlers.admin.edit_conflict import Intent
from handlers.admin.edit_fact import refuse
from handlers.admin.editor_turn import EditorTurn, OneTimeButton
from handlers.admin.feature import Feature
from handlers.admin.question_trials import REMEDY, show_saved
from handlers.admin.show_facts import show_fact
from handlers.admin.unfinished import leaving
from handlers.rendering import markup
from handlers.rendering.answers import Message, render_asked, render_text
from handlers.rendering.buttons import Button
from handlers.rendering.facts import refusal_words, sentence
from handlers.rendering.pages import PAGE, Listing, ListRow, page_within, render_listing
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.texts import language_name
from handlers.rendering.translations import render_other_numbers, render_translations
from knowledge import LANGUAGES, FactError, PendingStep, Refusal, Role, StoredQuestion


async def list_questions(turn: EditorTurn) -> None:
    """List the questions of a fact; each can be removed, and others added."""
    page = await turn.context.read(turn.context.bot_data.curator.page, turn.number)
    if page is None:
        await turn.say("fact-none", id=turn.number)
        return
    asked, at = page.questions, page_within(turn.page, len(page.questions))
    lines = [_line(each, turn) for each in asked[at * PAGE : (at + 1) * PAGE]]
    title = turn.texts("questions-title", count=len(asked), id=turn.number)
    look = ViewPayload("questions", turn.key, at)
    message = render_listing(Listing(title, lines, len(asked), look))
    more = (
        Button(turn.texts("button-ask"), ViewPayload("ask", turn.key).pack()),
        Button(turn.texts("button-leave-open"), ViewPayload("ask-not", turn.key).pack()),
        Button(turn.texts("button-back"), ViewPayload("fact", turn.key).pack()),
    )
    await turn.show(replace(message, keyboard=(*message.keyboard, more)))


async def show_question(turn: EditorTurn) -> None:
    """Show one question, to be removed."""
    fact, _, number = turn.key.partition("-")
    turn.key = fact
    page = await turn.context.read(turn.context.bot_data.curator.page, turn.number)
    asked = [each for each in page.questions if str(each.id) == number] if page else []
    if not asked:
        await turn.say("question-gone")
        return
    back = Button(turn.texts("button-back"), ViewPayload("questions", fact).pack())
    key = "question-remove" if asked[0].answers else "open-remove"
    words = render_text(turn.texts(key, id=turn.number))
    message = replace(render_asked(asked[0].text, words), keyboard=((back,),))
    remove = PendingStep("unask", {"fact": fact, "question": number})
    await turn.offer(message, [[OneTimeButton(turn.texts("button-remove"), remove)]])


async def remove(turn: EditorTurn) -> None:
    """Take a question from its fact."""
    curator, number = turn.context.bot_data.curator, int(turn.data["question"])
    await turn.context.write(curator.unask, number, by=await turn.signature())
    turn.key, turn.page = turn.data["fact"], 0
    await list_questions(turn)


async def ask_for_question(turn: EditorTurn) -> None:
    await _ask(turn, "question-ask", answers="yes")


async def ask_for_open_question(turn: EditorTurn) -> None:
    await _ask(turn, "open-ask", answers="")


async def take_question(turn: EditorTurn) -> None:
    """Propose each line as a question."""
    turn.data = {**turn.data, "questions": turn.words}
    await propose_questions(turn)


async def propose_questions(turn: EditorTurn) -> None:
    """Show what it changes that a fact answers `questions`, or leaves them open; or save them."""
    fact, answers, asked = int(turn.data["fact"]), turn.data["answers"], turn.data["questions"]
    before = turn.context.bot_data.curator.before_asking
    try:
        change_preview = await turn.preview(before, fact, asked, answers=bool(answers))
    except FactError as exc:
        if exc.refusal is Refusal.NO_QUESTION:
            data = {key: said for key, said in turn.data.items() if key != "questions"}
            await turn.ask("question", refusal_words(exc, turn.texts), **data)
            return
        await refuse(turn, exc, Intent(PendingStep("ask", turn.data), words=asked))
    else:
        await save_or_confirm(turn, change_preview, PendingStep("ask", turn.data), save_questions)


async def save_questions(turn: EditorTurn) -> None:
    """Store the questions with the fact."""
    fact, curator, by = (
        int(turn.data["fact"]),
        turn.context.bot_data.curator,
        await turn.signature(),
    )
    answers, seen = bool(turn.data["answers"]), turn.data.get("seen")
    wordings = turn.data["questions"]
    try:
        await turn.context.write(curator.ask, fact, wordings, by=by, answers=answers, seen=seen)
    except FactError as exc:
        await refuse(turn, exc, Intent(PendingStep("ask", turn.data), words=wordings))
    else:
        lines = [line for line in wordings.splitlines() if line.strip()]
        words = turn.texts("question-done" if answers else "open-done", count=len(lines), id=fact)
        meant = int(turn.data.get("for") or fact)
        if answers or meant != fact:
            await show_saved(turn, words, meant, lines)
        else:
            await turn.show(render_text(words))


async def show_translations(turn: EditorTurn) -> None:
    """Show the translations of a fact, with a button for each language."""
    page = await turn.context.read(turn.context.bot_data.curator.page, turn.number)
    if page is None:
        await turn.say("fact-none", id=turn.number)
    else:
        await turn.show(render_translations(page, turn.texts))


async def ask_for_translation(turn: EditorTurn) -> None:
    """Ask for the translation into a language."""
    fact, _, language = turn.key.partition("-")
    if language not in LANGUAGES or not fact.isdecimal():
        await turn.say("button-expired")
        return
    # What was shown of it and is written anew waits no more.
    state, of = turn.context.bot_data.users.editor_state, {"fact": fact, "language": language}
    await turn.context.write(state.drop_offers, turn.user.id, ("translate",), of)
    seen = await turn.context.read(turn.context.bot_data.curator.revision, int(fact), language)
    called = language_name(language, turn.texts)
    words = render_text(turn.texts("translate-ask", id=fact, language=called))
    await turn.ask("translation", words, fact=fact, language=language, seen=seen)


async def take_translation(turn: EditorTurn) -> None:
    """Store a translation, or take it away; show first one that has other numbers."""
    turn.data = {**turn.data, "text": "" if turn.words in NONE else turn.words}
    fact = await turn.context.read(turn.context.bot_data.library.fact, int(turn.data["fact"]))
    text, language = turn.data["text"], turn.data["language"]
    shown = render_other_numbers(fact, text, language, turn.texts) if fact and text else None
    if shown is None:
        await save_translation(turn)
        return
    effect = PendingStep("translate", turn.data)
    anyway = OneTimeButton(turn.texts("button-anyway"), effect)
    await turn.offer(
        shown, [[anyway, OneTimeButton(turn.texts("button-cancel"), leaving(effect))]]
    )


async def save_translation(turn: EditorTurn) -> None:
    """Store the translation that an editor wrote."""
    fact, language, words = int(turn.data["fact"]), turn.data["language"], turn.data["text"]
    act, by = turn.context.bot_data.curator.translate, await turn.signature()
    try:
        await turn.context.write(act, fact, language, words, by=by, seen=turn.data.get("seen"))
    except FactError as exc:
        intent = Intent(PendingStep("translate", turn.data), words=words or "–")
        await refuse(turn, exc, intent)
    else:
        await show_fact(turn, fact)


async def _ask(turn: EditorTurn, key: str, *, answers: str) -> None:
    fact = await turn.context.read(turn.context.bot_data.library.fact, turn.number)
    if fact is None:
        await turn.say("refused-gone", id=turn.number)
        return
    words = f"{markup.text(turn.texts(key, id=fact.id))}\n{sentence(fact, turn.texts)}"
    data = {"fact": str(fact.id), "answers": answers, "seen": fact.revision}
    await turn.ask("question", Message(words), **data)


def _line(asked: StoredQuestion, turn: EditorTurn) -> ListRow:
    key = "question-line" if asked.answers else "open-line"
    fact, words = turn.key, turn.texts(key, text=asked.text)
    if asked.is_stale:
        words = turn.texts("question-line-stale", text=words)
    return ListRow(words, ViewPayload("asked", f"{fact}-{asked.id}"))


FEATURE = Feature(
    Role.EDITOR,
    steps={"question": take_question, "translation": take_translation},
    effects={
        "ask": save_questions,
        REMEDY: save_questions,
        "translate": save_translation,
        "unask": remove,
    },
    views={
        "questions": list_questions,
        "asked": show_question,
        "ask": ask_for_question,
        "ask-not": ask_for_open_question,
        "translations": show_translations,
        "translate": ask_for_translation,
    },
)
