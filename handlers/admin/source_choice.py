"""The source of a draft: read from an answer, or chosen where that names none."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from handlers.admin.draft_answers import says_nothing
from handlers.admin.draft_sources import named_source
from handlers.admin.draft_syntax import data_of, draft_of, merged, parse_answer
from handlers.admin.editor_turn import EditorTurn, OneTimeButton, offer_choices
from handlers.admin.unfinished import is_same_draft
from handlers.rendering import markup
from handlers.rendering.answers import Message
from knowledge import Data, Draft, Kind, PendingStep, written_documents

CHOSEN = "add-sourced"
_SHOWN = 3
"""Sources of editors that are offered, the newest first."""
_LABEL = 40
"""UTF-16 units of a title on a button."""
_SENTENCE_WORDS = 5
"""Words from which on an answer that ends as a sentence does is hardly a title."""
_SENTENCE_ENDS = (".", "!", "…")
_CLOSING = "\"'”»)"


@dataclass(frozen=True, slots=True)
class SourceRequest:
    """How a source is asked for: the step that takes it, and the effect of a title on a button.

    `data` is what both remember beside the draft.
    """

    step: str
    chosen: str
    data: Data = field(default_factory=dict)

    def remembered(self, draft: Draft) -> Data:
        """Return what the step and the buttons remember."""
        return {**self.data, **data_of(draft)}


IN_DRAFTS = SourceRequest("add-source", CHOSEN)


async def read_source(turn: EditorTurn, draft: Draft, request: SourceRequest) -> Draft | None:
    """Return a draft with what an editor answered; None if the source is asked for once more.

    That is so if they know none, if they sent the question, or what reads like a sentence.
    """
    is_none = says_nothing(turn.words)
    said = parse_answer("" if is_none else turn.words, Kind.FACT)
    if not said.source and said.text.endswith("?"):
        asked = replace(draft, questions=(*draft.questions, said.text))
        kept = turn.texts("add-question-kept", question=said.text)
        words = f"{kept} {turn.texts('add-ask-source')}"
        await turn.ask(request.step, words, **request.remembered(asked))
        return None
    source, url = said.source or said.text, said.url
    if not said.source:
        source, url = named_source([said.text])
    sourced = merged(draft, replace(said, text="", source=source, url=url))
    if is_none or says_nothing(source):
        await offer_sources(turn, sourced, request)
    elif not said.source and _is_sentence(source):
        await _ask_whether_title(turn, sourced, request)
    else:
        await _close_offer(turn, request)
        return sourced
    return None


async def choose_source(turn: EditorTurn, request: SourceRequest) -> Draft:
    """Return the draft with the source that was chosen by a button; wait for it no longer.

    What was said of the draft after the choice was offered, such as a question, is kept.
    """
    state, draft = turn.context.bot_data.users.editor_state, draft_of(turn.data)
    pending = await turn.context.read(state.task, turn.user.id)
    if pending and pending.name == request.step and is_same_draft(pending.data, turn.data):
        await turn.context.write(state.end, turn.user.id)
        turn.data = pending.data
        return replace(draft_of(pending.data), source=draft.source)
    return draft


async def offer_sources(
    turn: EditorTurn, draft: Draft, request: SourceRequest = IN_DRAFTS
) -> None:
    """Ask for a source once more; offer to go on without, or a source that was written before."""
    none = turn.texts("add-without-source")
    written = await turn.context.read(_written, turn)
    titles = [title for title in written if title != none][:_SHOWN]
    choices = [(turn.texts("button-without-source"), none)]
    choices += [(markup.shorten(title, _LABEL), title) for title in titles]
    words = turn.texts("add-unknown-source", source=none)
    await _ask_to_choose(turn, draft, request, (words, choices))


async def _ask_whether_title(turn: EditorTurn, draft: Draft, request: SourceRequest) -> None:
    """Ask whether what reads like a sentence is the title of the source."""
    shown = markup.shorten(" ".join(draft.source.split()), 5 * _LABEL)
    words = turn.texts("add-sentence-source", text=shown)
    choices = [(turn.texts("button-is-title"), draft.source)]
    await _ask_to_choose(turn, draft, request, (words, choices))


async def _ask_to_choose(
    turn: EditorTurn,
    draft: Draft,
    request: SourceRequest,
    offered: tuple[str, Sequence[tuple[str, str]]],
) -> None:
    """Ask for a source with these words, and offer these labels and titles."""
    words, choices = offered
    rows = [
        [OneTimeButton(label, _chosen(request, replace(draft, source=title)))]
        for label, title in choices
    ]
    _, buttons = await offer_choices(turn.context, turn.user.id, rows)
    data = request.remembered(replace(draft, source=""))
    await turn.ask(request.step, Message(markup.text(words), buttons), **data)


def _chosen(request: SourceRequest, draft: Draft) -> PendingStep:
    return PendingStep(request.chosen, request.remembered(draft))


def _is_sentence(answer: str) -> bool:
    """Tell whether an answer has the length and the end of a whole sentence."""
    ends = answer.rstrip(_CLOSING).endswith(_SENTENCE_ENDS)
    return ends and len(answer.split()) >= _SENTENCE_WORDS


def _written(turn: EditorTurn) -> list[str]:
    return [*written_documents(turn.context.bot_data.library.database.read()).values()]


async def _close_offer(turn: EditorTurn, request: SourceRequest) -> None:
    """Let what was offered be over: the source is known."""
    state = turn.context.bot_data.users.editor_state
    await turn.context.write(state.drop_offers, turn.user.id, (request.chosen,))
