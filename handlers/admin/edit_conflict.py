"""Edit conflict: a fact was changed since it was shown. Both versions are shown, none is saved."""

from dataclasses import dataclass

from handlers.admin.editor_turn import EditorTurn, OneTimeButton
from handlers.admin.unfinished import leaving
from handlers.rendering import markup
from handlers.rendering.answers import Message
from handlers.rendering.buttons import Button
from handlers.rendering.facts import LINE_LIMIT, actor_name, sentence
from handlers.rendering.payloads import ViewPayload
from knowledge import Change, FactError, Page, PendingStep, Refusal

_OWN_LIMIT = 3 * LINE_LIMIT
"""UTF-16 units of what the editor wrote, and of a translation; their own message stands above."""


@dataclass(frozen=True, slots=True)
class Intent:
    """What an editor wanted to do: the effect that does it, its button, and the words for it."""

    effect: PendingStep
    label: str = "button-anyway"
    words: str = ""


async def show_conflict(turn: EditorTurn, refused: FactError, intent: Intent) -> bool:
    """Show the fact as it is now beside what was to be saved; False if that is not the reason.

    One tap does it all the same, and only to the version that is shown now.
    """
    has_seen = bool(intent.effect.data.get("seen"))
    if refused.fact is None or not has_seen or refused.refusal not in _CONFLICTS:
        return False
    page = await turn.context.read(turn.context.bot_data.curator.page, refused.fact)
    last = await turn.context.read(turn.context.bot_data.curator.history, refused.fact, 1)
    if page is None:
        return False
    names = await turn.context.read(turn.context.bot_data.users.roles.names)
    who = actor_name(last[0].actor, names, turn.texts) if last else ""
    message = _both(turn, page, last[0] if last else None, who, intent)
    if page.withdrawn and intent.effect.name != "restore":
        await turn.show(message)
        return True
    revision, language = turn.context.bot_data.curator.revision, intent.effect.data.get("language")
    seen = await turn.context.read(revision, refused.fact, language)
    again = PendingStep(intent.effect.name, {**intent.effect.data, "seen": seen})
    choices = [
        OneTimeButton(turn.texts(intent.label), again),
        OneTimeButton(turn.texts("button-leave"), leaving(again)),
    ]
    await turn.offer(message, [choices])
    return True


_CONFLICTS = frozenset({Refusal.CHANGED, Refusal.GONE})


def _both(turn: EditorTurn, page: Page, last: Change | None, who: str, intent: Intent) -> Message:
    """Return the fact as it is now, and below it what the editor wrote."""
    texts, number = turn.texts, page.fact.id
    key = "conflict-withdrawn" if page.withdrawn else "conflict"
    at = f"{last.at:%H:%M}" if last else ""
    parts = [markup.bold(texts(key, id=number, name=who, at=at))]
    parts += [markup.text(texts("conflict-now")), sentence(page.fact, texts)]
    if said := page.translations.get(intent.effect.data.get("language", "")):
        parts.append(markup.text(markup.shorten(said, _OWN_LIMIT)))
    if intent.words.strip():
        own = markup.text(markup.shorten(intent.words.strip(), _OWN_LIMIT))
        parts += [markup.text(texts("conflict-yours")), markup.quote(own)]
    look = Button(texts("button-open-fact", id=number), ViewPayload("fact", str(number)).pack())
    return Message("\n".join(parts), ((look,),))
