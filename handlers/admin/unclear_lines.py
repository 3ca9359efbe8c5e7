"""A line of a draft that may be a field or words of the text: its editor is asked."""

import json
from collections.abc import Sequence

from handlers.admin.draft_syntax import EVERY, LineMeaning, LineMeanings, UnclearLine
from handlers.admin.editor_turn import EditorTurn, OneTimeButton
from handlers.rendering import markup
from handlers.rendering.answers import render_text
from knowledge import PendingStep

WORDS_SHOWN = 300
"""UTF-16 units of a line that are shown."""
OF_A_FACT = (LineMeaning.SOURCE, LineMeaning.ASK, LineMeaning.SPEAKER)


async def ask_meaning(
    turn: EditorTurn,
    unclear: UnclearLine,
    again: PendingStep,
    fields: Sequence[LineMeaning] = OF_A_FACT,
) -> None:
    """Ask what a line is; the effect `again` gets the answer with its data (see `meanings`)."""
    known, again = json.dumps(dict(meanings(turn))), turn.written(again)

    def choice(label: str, meaning: LineMeaning, key: str = "") -> OneTimeButton:
        data = {**again.data, "known": known, "label": label, "means": meaning}
        words = turn.texts(f"button-line-{key or meaning}")
        return OneTimeButton(words, PendingStep(again.name, data))

    rows = [
        [choice(unclear.label, meaning) for meaning in fields],
        [choice(unclear.label, LineMeaning.WORDS), choice(EVERY, LineMeaning.WORDS, "all-words")],
        [choice(unclear.label, LineMeaning.NOTHING)],
    ]
    words = markup.shorten(unclear.words.strip(), WORDS_SHOWN)
    await turn.offer(render_text(turn.texts("draft-unclear", line=words)), rows)


def meanings(turn: EditorTurn) -> LineMeanings:
    """Return what the editor has said of labels so far, the button that was pressed included."""
    said = json.loads(turn.data.get("known", "{}"))
    known = {label: LineMeaning(meaning) for label, meaning in said.items()}
    if "label" in turn.data:
        known[turn.data["label"]] = LineMeaning(turn.data["means"])
    return known
