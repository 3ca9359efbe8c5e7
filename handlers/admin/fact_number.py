"""The number of a fact that a command of editors lacks: it is asked for, and waited for."""

from handlers.admin.editor_turn import EditorTurn, number_in
from knowledge import PendingStep

_COMMAND = "command"


async def ask_number(turn: EditorTurn, step: str) -> None:
    """Ask which fact is meant; the next message goes to `step`, as words behind its command."""
    await _ask(turn, step, "fact-which")


async def refuse_number(turn: EditorTurn, step: str, number: int) -> None:
    """Say that there is no fact of this number, and wait for another."""
    await _ask(turn, step, "fact-none-wait", id=number)


def named_number(words: str) -> int | None:
    """Return the number that words are, also with signs around it: “#34”, “[34]”, “34?”."""
    return number_in(words.strip().strip("#№[].?").strip())


def awaits_number(pending: PendingStep) -> bool:
    """Tell whether nothing but the number of a fact is waited for."""
    return _COMMAND in pending.data


async def _ask(turn: EditorTurn, step: str, key: str, **values: int) -> None:
    await turn.ask(step, turn.texts(key, **values), **{_COMMAND: step})
