"""A new fact for a question of the inbox: asked for, shown with what it entails, and saved."""

from dataclasses import replace

from handlers.admin.confirm import offer_nearest, save_or_confirm_fact
from handlers.admin.draft_answers import goes_back, says_nothing
from handlers.admin.draft_syntax import data_of, draft_of, merged, parse_draft
from handlers.admin.editor_turn import EditorTurn, OneTimeButton, number_in
from handlers.admin.feature import Feature
from handlers.admin.inbox import done, settled_key, show_settled, waiting_group
from handlers.admin.source_choice import (
    CHOSEN,
    SourceRequest,
    choose_source,
    offer_sources,
    read_source,
)
from handlers.admin.unclear_lines import ask_meaning, meanings
from handlers.rendering import markup
from handlers.rendering.answers import render_text
from handlers.rendering.facts import LINE_LIMIT, refusal_words
from knowledge import Draft, FactError, Kind, PendingStep, QuestionGroup, Role

SAVE, LINE, SOURCED = "inbox-save", "inbox-line", "inbox-sourced"


async def write(turn: EditorTurn) -> None:
    """Ask for a new fact that answers the question."""
    if group := await waiting_group(turn, turn.key):
        words = turn.texts("inbox-ask-text", question=group.questions[0])
        await turn.ask("inbox-text", words, group=str(group.id))


async def take_text(turn: EditorTurn) -> None:
    await _read(turn, _begun(turn), turn.words)


async def take_line(turn: EditorTurn) -> None:
    """Read the answer again, once its editor has said what a line of it is."""
    await _read(turn, _begun(turn), turn.data["words"])


async def take_source(turn: EditorTurn) -> None:
    draft = draft_of(turn.data)
    if not goes_back(turn.words):
        if sourced := await read_source(turn, draft, _request(turn)):
            await _go_on(turn, sourced)
    elif group := await _still_waiting(turn, draft):
        words = turn.texts("inbox-ask-text", question=group.questions[0])
        await turn.ask("inbox-text", words, **_request(turn).remembered(draft))


async def take_chosen_source(turn: EditorTurn) -> None:
    """Go on with the source that was chosen."""
    await _go_on(turn, await choose_source(turn, _request(turn)))


async def save(turn: EditorTurn) -> None:
    """Store the fact, and settle the question with it."""
    if (group := await _still_waiting(turn, draft_of(turn.data))) is None:
        return
    draft = _taught(draft_of(turn.data), group)
    try:
        fact, waiting = await turn.context.write(
            turn.context.bot_data.review_queue.write, draft, group.ids, by=await turn.signature()
        )
    except FactError as exc:
        await _refuse(turn, draft_of(turn.data), exc)
        return
    key = settled_key("inbox-written", group)
    await show_settled(turn, key, fact, waiting, draft.questions)


async def _read(turn: EditorTurn, base: Draft, words: str) -> None:
    parsed = parse_draft(words, Kind.FACT, meanings(turn))
    if parsed.unclear is None:
        await _go_on(turn, merged(base, parsed.draft))
    else:
        said = {"group": turn.data["group"], **data_of(base), "words": words}
        again = PendingStep(LINE, said)
        await ask_meaning(turn, parsed.unclear, again)


def _begun(turn: EditorTurn) -> Draft:
    """Return what was said before: a source may have come without a text."""
    return draft_of(turn.data) if "text" in turn.data else Draft("", "")


async def _go_on(turn: EditorTurn, draft: Draft) -> None:
    if await _still_waiting(turn, draft) is None:
        return
    data = _request(turn).remembered(draft)
    if not draft.text:
        await turn.ask("inbox-text", turn.texts("refused-empty"), **data)
    elif not draft.source:
        await turn.ask("inbox-source", turn.texts("add-ask-source"), **data)
    elif says_nothing(draft.source):
        await offer_sources(turn, draft, _request(turn))
    else:
        await _check(turn, draft)


async def _check(turn: EditorTurn, draft: Draft) -> None:
    group = await _still_waiting(turn, draft)
    if group is None:
        return
    try:
        await save_or_confirm_fact(turn, _taught(draft, group), _effect(turn, draft), save)
    except FactError as exc:
        await _refuse(turn, draft, exc)


async def _still_waiting(turn: EditorTurn, draft: Draft) -> QuestionGroup | None:
    """Return the question, or say that somebody has dealt with it and offer to keep the words."""
    if not draft.text:
        return await waiting_group(turn, turn.data["group"])
    find = turn.context.bot_data.review_queue.group
    group = await turn.context.read(find, number_in(turn.data["group"]) or 0)
    if group is None:
        shown = markup.shorten(" ".join(draft.text.split()), LINE_LIMIT)
        words = f"{turn.texts('inbox-gone')} {turn.texts('inbox-gone-words', text=shown)}"
        label = turn.texts("button-add-told")
        keep = OneTimeButton(label, PendingStep(CHOSEN, data_of(draft)))
        await turn.offer(done(turn, words), [[keep]])
    return group


async def _refuse(turn: EditorTurn, draft: Draft, refused: FactError) -> None:
    """Offer the sentence that was probably meant, or ask again."""

    def use(text: str) -> PendingStep:
        return _effect(turn, replace(draft, text=text))

    if not await offer_nearest(turn, refused, use, draft.text):
        words = render_text(refusal_words(refused, turn.texts))
        kept = data_of(replace(draft, text=""))
        await turn.ask("inbox-text", words, group=turn.data["group"], **kept)


def _taught(draft: Draft, group: QuestionGroup) -> Draft:
    """Return the draft with the questions that it answers from now on."""
    return replace(draft, questions=(*group.taught, *draft.questions))


def _request(turn: EditorTurn) -> SourceRequest:
    return SourceRequest("inbox-source", SOURCED, {"group": turn.data["group"]})


def _effect(turn: EditorTurn, draft: Draft) -> PendingStep:
    return PendingStep(SAVE, _request(turn).remembered(draft))


FEATURE = Feature(
    Role.EDITOR,
    steps={"inbox-text": take_text, "inbox-source": take_source},
    effects={SAVE: save, LINE: take_line, SOURCED: take_chosen_source},
    views={"inbox-write": write},
)
