"""/addfact and /addquote: in one message, as a reply to one, or step by step."""

from dataclasses import replace

from handlers.admin.confirm import is_outdated, offer_nearest, save_or_confirm_fact
from handlers.admin.draft_answers import goes_back, says_nothing
from handlers.admin.draft_syntax import (
    data_of,
    draft_of,
    merged,
    parse_answer,
    parse_draft,
)
from handlers.admin.editor_turn import EditorTurn, OneTimeButton
from handlers.admin.feature import Feature
from handlers.admin.question_trials import show_saved
from handlers.admin.source_choice import (
    CHOSEN,
    IN_DRAFTS,
    choose_source,
    offer_sources,
    read_source,
)
from handlers.admin.unclear_lines import ask_meaning, meanings
from handlers.rendering.answers import render_text
from handlers.rendering.facts import refusal_words
from handlers.rendering.imports import contradiction_lines
from knowledge import Draft, Fact, FactError, Kind, PendingStep, Refusal, Role, find_contradictions


async def begin_fact(turn: EditorTurn) -> None:
    await _begin(turn, Kind.FACT)


async def begin_quote(turn: EditorTurn) -> None:
    await _begin(turn, Kind.QUOTE)


async def begin_draft(turn: EditorTurn, text: str) -> None:
    """Begin the draft of a fact with a message, whose lines are read as those of /addfact."""
    await _read(turn, Draft("", ""), text)


async def take_text(turn: EditorTurn) -> None:
    await _read(turn, draft_of(turn.data), turn.words)


async def take_line(turn: EditorTurn) -> None:
    """Read a draft again, once its editor has said what a line of it is."""
    await _read(turn, draft_of(turn.data), turn.data["words"])


async def take_speaker(turn: EditorTurn) -> None:
    if goes_back(turn.words):
        await _ask(turn, draft_of(turn.data), "text")
        return
    draft, said = draft_of(turn.data), parse_answer(_answer(turn), Kind.QUOTE)
    draft = merged(draft, replace(said, text="", speaker=said.speaker or said.text or None))
    await (_check(turn, draft) if draft.source else _ask(turn, draft, "source"))


async def take_source(turn: EditorTurn) -> None:
    draft = draft_of(turn.data)
    if goes_back(turn.words):
        await _ask(turn, draft, "speaker" if draft.kind is Kind.QUOTE else "text")
    elif sourced := await read_source(turn, draft, IN_DRAFTS):
        await _after_source(turn, sourced)


async def take_chosen_source(turn: EditorTurn) -> None:
    """Go on with the source that was chosen."""
    await _after_source(turn, await choose_source(turn, IN_DRAFTS))


async def _after_source(turn: EditorTurn, draft: Draft) -> None:
    if not draft.source:
        await _ask(turn, draft, "source")
    elif draft.questions:
        await _check(turn, draft)
    else:
        await _ask(turn, draft, "question")


async def take_question(turn: EditorTurn) -> None:
    if goes_back(turn.words):
        await _ask(turn, replace(draft_of(turn.data), source=""), "source")
        return
    said = parse_answer(_answer(turn), Kind.FACT)
    asked = (*said.text.splitlines(), *said.questions)
    await _check(turn, merged(draft_of(turn.data), Draft("", "", questions=asked)))


async def save(turn: EditorTurn) -> None:
    """Store a draft whose editor has seen all there is to be seen."""
    draft = draft_of(turn.data)
    if await is_outdated(turn):
        await _check(turn, draft)
        return
    try:
        fact = await turn.context.write(
            turn.context.bot_data.library.add, draft, by=await turn.signature()
        )
    except FactError as exc:
        await _refuse(turn, draft, exc)
    else:
        words = await turn.context.read(_saved, turn, fact)
        await show_saved(turn, words, fact.id, draft.questions)


async def _begin(turn: EditorTurn, kind: Kind) -> None:
    if turn.words and turn.message is not None and turn.message.caption is not None:
        await turn.send(render_text(turn.texts("add-caption-only")))
    await _read(turn, Draft(_replied(turn), "", kind), turn.words)


async def _read(turn: EditorTurn, base: Draft, words: str) -> None:
    """Add to a draft what an editor wrote, and go on; ask about a line that is not clear."""
    parsed = parse_draft(words, base.kind, meanings(turn), has_text=bool(base.text))
    if parsed.unclear is None:
        await _go_on(turn, merged(base, parsed.draft), is_whole=bool(words))
    else:
        again = PendingStep("add-line", {**data_of(base), "words": words})
        await ask_meaning(turn, parsed.unclear, again)


async def _go_on(turn: EditorTurn, draft: Draft, *, is_whole: bool) -> None:
    """Ask for what is missing, or save what has all that it needs in one message."""
    if not draft.text:
        await _ask(turn, draft, "text")
    elif draft.source and says_nothing(draft.source):
        await offer_sources(turn, draft)
    elif draft.source and is_whole:
        await _check(turn, draft)
    elif draft.kind is Kind.QUOTE and draft.speaker is None:
        await _ask(turn, draft, "speaker")
    else:
        await _ask(turn, draft, "source")


async def _ask(turn: EditorTurn, draft: Draft, what: str) -> None:
    key = f"add-{draft.kind}-ask-text" if what == "text" else f"add-ask-{what}"
    await turn.ask(f"add-{what}", turn.texts(key), **data_of(draft))


async def _check(turn: EditorTurn, draft: Draft) -> None:
    try:
        await save_or_confirm_fact(turn, draft, _effect(draft), save)
    except FactError as exc:
        await _refuse(turn, draft, exc)


async def ask_source(turn: EditorTurn) -> None:
    """Ask for another source of a draft whose words do not stand in the first one."""
    await _ask(turn, replace(draft_of(turn.data), source=""), "source")


async def _refuse(turn: EditorTurn, draft: Draft, refused: FactError) -> None:
    """Offer the sentence that was probably meant, or another source; the draft is kept."""

    def use(text: str) -> PendingStep:
        return _effect(replace(draft, text=text))

    words = refusal_words(refused, turn.texts)
    again = turn.written(PendingStep("add-other", data_of(draft)))
    other = OneTimeButton(turn.texts("button-other-source"), again)
    if refused.refusal is Refusal.NO_QUESTION:
        kept = tuple(each for each in draft.questions if each.strip() != refused.title)
        await turn.ask("add-question", words, **data_of(replace(draft, questions=kept)))
    elif refused.refusal is not Refusal.NOT_IN_DOCUMENT:
        await turn.show(render_text(words))
    elif not await offer_nearest(turn, refused, use, draft.text, other):
        await turn.offer(render_text(words), [[other]])


def _saved(turn: EditorTurn, fact: Fact) -> str:
    """Return that a fact is saved, and what another document says with another number."""
    db, document = turn.context.bot_data.library.database.read(), fact.citation.document
    found = find_contradictions(db, [fact.text], but=document)
    return "\n".join([turn.texts("add-done", id=fact.id), *contradiction_lines(found, turn.texts)])


def _effect(draft: Draft) -> PendingStep:
    return PendingStep("add-save", data_of(draft))


def _replied(turn: EditorTurn) -> str:
    """Return what stands in the message that the command answers, or the part that is quoted."""
    message = turn.message
    if message is None or (replied := message.reply_to_message) is None:
        return ""
    words = message.quote.text if message.quote else replied.text or replied.caption or ""
    return words.encode("utf-8", "replace").decode().strip()


def _answer(turn: EditorTurn) -> str:
    return "" if says_nothing(turn.words) else turn.words


FEATURE = Feature(
    Role.EDITOR,
    commands={"addfact": begin_fact, "addquote": begin_quote},
    begin=frozenset({"addfact", "addquote"}),
    steps={
        "add-text": take_text,
        "add-speaker": take_speaker,
        "add-source": take_source,
        "add-question": take_question,
    },
    effects={
        "add-save": save,
        "add-line": take_line,
        "add-other": ask_source,
        CHOSEN: take_chosen_source,
    },
    views={"add": begin_fact},
)
