"""/synonym: terms that mean the same are listed, taught and taken away."""

import re

from handlers.admin.confirm import offer_checked
from handlers.admin.editor_turn import EditorTurn, OneTimeButton
from handlers.admin.feature import Feature
from handlers.admin.unfinished import leave_for_another, leaving
from handlers.rendering.answers import Message
from handlers.rendering.pages import PAGE, page_within
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.synonyms import (
    refused_synonym,
    render_synonym,
    render_synonym_preview,
    render_synonyms,
    words_of,
)
from knowledge import (
    LANGUAGES,
    ImpactAnalysis,
    PendingStep,
    Role,
    SynonymError,
    SynonymGroup,
    phrases,
)

SAVE, TAKE_OUT, TERMS = "synonym-save", "synonym-out", "synonym-terms"
_OR = "|".join(map(re.escape, phrases("draft_answers.txt", "or")))
_BETWEEN = re.compile(rf"[=\n;|]|(?<!\d)[,/]|[,/](?!\d)|\s(?:{_OR})(?=\s)", re.IGNORECASE)
"""What parts terms; a number such as 1,5 or 24/7 is not parted."""


async def synonym(turn: EditorTurn) -> None:
    """Propose the terms behind the command, or list what is taught."""
    if not turn.words:
        turn.key = turn.texts.language
        await leave_for_another(turn)
        await list_synonyms(turn)
        state = turn.context.bot_data.users.editor_state
        await turn.context.write(state.begin, turn.user.id, PendingStep(TERMS, {}))
        return
    terms = terms_in(turn.words)
    groups = turn.context.bot_data.curator.synonyms
    if len(terms) == 1 and (known := await turn.context.read(groups.of, terms[0])):
        await _show(turn, known)
        return
    try:
        preview = await turn.preview(groups.before_teaching, terms)
    except SynonymError as exc:
        await turn.show(refused_synonym(exc, turn.texts))
        return

    def render(analysis: ImpactAnalysis | None) -> Message:
        return render_synonym_preview(preview, turn.texts, analysis)

    effect = PendingStep(SAVE, {"terms": "\n".join(terms)})
    choices = [
        OneTimeButton(turn.texts("button-save"), effect),
        OneTimeButton(turn.texts("button-cancel"), leaving(effect)),
    ]
    await offer_checked(turn, render, choices, preview.check if preview.check.total else None)


async def list_synonyms(turn: EditorTurn) -> None:
    """List the groups of a language, page by page."""
    language = turn.key if turn.key in LANGUAGES else ""
    groups = await turn.context.read(turn.context.bot_data.curator.synonyms.all, language or None)
    page = page_within(turn.page, len(groups))
    shown = groups[page * PAGE : (page + 1) * PAGE]
    look = ViewPayload("synonyms", language, page)
    await turn.show(render_synonyms(shown, len(groups), look, turn.texts))


async def show_synonym(turn: EditorTurn) -> None:
    """Show one group, of which each term can be taken out."""
    group = await turn.context.read(turn.context.bot_data.curator.synonyms.group, turn.number)
    if group is None:
        await turn.say("synonym-refused-gone")
    else:
        await _show(turn, group)


async def _show(turn: EditorTurn, group: SynonymGroup) -> None:
    numbers = [
        OneTimeButton(str(number), _taken_out(group.id, term))
        for number, term in enumerate(group.terms, 1)
    ]
    rows = [numbers[at : at + PAGE] for at in range(0, len(numbers), PAGE)]
    everything = OneTimeButton(turn.texts("button-remove-all"), _taken_out(group.id, ""))
    await turn.offer(render_synonym(group, turn.texts), [*rows, [everything]])


async def save(turn: EditorTurn) -> None:
    """Store the terms whose editor has seen what that changes."""
    teach, terms = turn.context.bot_data.curator.synonyms.teach, turn.data["terms"].split("\n")
    try:
        group = await turn.context.write(teach, terms, by=await turn.signature())
    except SynonymError as exc:
        await turn.show(refused_synonym(exc, turn.texts))
    else:
        await turn.say("synonym-done", terms=words_of(group))


async def take_out(turn: EditorTurn) -> None:
    """Take a term out of its group, or let the group be none."""
    groups, number, term = (
        turn.context.bot_data.curator.synonyms,
        turn.data["group"],
        turn.data["term"],
    )
    group = await turn.context.read(groups.group, int(number))
    try:
        await turn.context.write(groups.remove, int(number), term, by=await turn.signature())
    except SynonymError as exc:
        await turn.show(refused_synonym(exc, turn.texts))
    else:
        await turn.say("synonym-removed", terms=term or (words_of(group) if group else ""))


def terms_in(words: str) -> list[str]:
    """Return the terms between “=” signs, commas and other marks, or words such as “or”."""
    found = [each.strip() for each in _BETWEEN.split(words)]
    return [each for each in found if each] or [words]


def _taken_out(group: int, term: str) -> PendingStep:
    return PendingStep(TAKE_OUT, {"group": str(group), "term": term})


FEATURE = Feature(
    Role.EDITOR,
    commands={"synonym": synonym},
    steps={TERMS: synonym},
    effects={SAVE: save, TAKE_OUT: take_out},
    views={"synonyms": list_synonyms, "synonym": show_synonym},
)
