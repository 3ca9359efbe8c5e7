"""Feedback on the buttons: a thumb that was given is marked, and one down is asked why."""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.rendering.buttons import Button, Keyboard, tell_editors
from handlers.rendering.payloads import AnswerAction, part_of
from handlers.rendering.texts import Texts
from knowledge import Ratings, Reason, Thumb

MARK = "✓"
_THUMBS = {AnswerAction.LIKE: Thumb.UP, AnswerAction.DISLIKE: Thumb.DOWN}
_LABELS = {AnswerAction.LIKE: "👍", AnswerAction.DISLIKE: "👎"}
REASONS = {
    AnswerAction.WRONG_SENTENCE: Reason.SENTENCE,
    AnswerAction.WRONG_QUESTION: Reason.QUESTION,
}
_AFTER_DOWN = {AnswerAction.TELL, AnswerAction.WAIT, *REASONS}
"""What stands under an answer with thumbs only as long as one is down."""


def render_feedback(
    keyboard: Keyboard, ratings: Mapping[int, Ratings], texts: Texts, *, is_shared: bool
) -> Keyboard:
    """Return the buttons of a message with what was made of them so far.

    `ratings` are those of each answer in it that is known, by its number from 0. Where many read,
    a thumb counts those who gave it, and nobody is asked why before the others.
    """
    every = [button for row in keyboard for button in row]
    has_thumbs = {part_of(each.data) for each in every if _action(each) is AnswerAction.DISLIKE}
    is_several = any(part_of(each.data) for each in every)
    parts = {
        part: _RatedAnswer(each, texts, is_shared=is_shared, number=part if is_several else None)
        for part, each in ratings.items()
    }
    rows: list[tuple[Button, ...]] = []
    for row in keyboard:
        rows.append(tuple(_row(row, parts, has_thumbs)))
        rows += [
            extra
            for button in row
            if _action(button) is AnswerAction.DISLIKE and part_of(button.data) in parts
            for extra in parts[part_of(button.data)].after_down()
        ]
    return tuple(row for row in rows if row)


def _row(
    row: tuple[Button, ...], parts: Mapping[int, "_RatedAnswer"], has_thumbs: set[int]
) -> list[Button]:
    """Return a row without what stands there only as long as a thumb is down."""
    shown = []
    for button in row:
        part = part_of(button.data)
        if part not in parts:
            shown.append(button)
        elif not (part in has_thumbs and _action(button) in _AFTER_DOWN):
            shown += parts[part].as_it_is(button)
    return shown


def _action(button: Button) -> AnswerAction | None:
    return AnswerAction.unpack(button.data)


@dataclass(frozen=True, slots=True)
class _RatedAnswer:
    """One answer of a message and what was made of it; it has a number if it is one of several."""

    ratings: Ratings
    texts: Texts
    is_shared: bool
    number: int | None

    def as_it_is(self, button: Button) -> tuple[Button, ...]:
        """Return a button as it stands now; none that asks editors where there are none."""
        match action := _action(button):
            case AnswerAction.LIKE | AnswerAction.DISLIKE:
                return (Button(self._thumb_label(action), action.pack(self._part)),)
            case AnswerAction.TELL | AnswerAction.WAIT:
                return self._editors()
        return (button,)

    def after_down(self) -> list[tuple[Button, ...]]:
        """Return the rows that ask why a thumb is down, and offer the editors."""
        if self.ratings.mine is not Thumb.DOWN or self.is_shared:
            return []
        return [self._reasons(), self._editors()]

    @property
    def _part(self) -> int:
        return self.number or 0

    def _thumb_label(self, action: AnswerAction) -> str:
        ratings, label = self.ratings, _LABELS[action]
        if self.number is not None:
            label = f"{self.number + 1} {label}"
        if self.is_shared:
            count = ratings.ups if action is AnswerAction.LIKE else ratings.downs
            return f"{label} {count}" if count else label
        return f"{label} {MARK}" if ratings.mine is _THUMBS[action] else label

    def _reasons(self) -> tuple[Button, ...]:
        return tuple(
            Button(
                self.texts(f"button-wrong-{reason}")
                + (f" {MARK}" if self.ratings.reason is reason else ""),
                action.pack(self._part),
            )
            for action, reason in REASONS.items()
        )

    def _editors(self) -> tuple[Button, ...]:
        """Return what asks the editors, or says that they are asked."""
        return tell_editors(self.texts, self.number, is_told=self.ratings.waits)
