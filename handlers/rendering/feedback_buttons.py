"""Feedback on the buttons: a thumb that was given is marked, and one down is asked why."""

from handlers.rendering.buttons import Button, Keyboard, tell_editors, wait_for_answer
from handlers.rendering.payloads import AnswerAction
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
    keyboard: Keyboard, ratings: Ratings, texts: Texts, *, is_shared: bool
) -> Keyboard:
    """Return the buttons of an answer with what was made of them so far.

    Where many read, a thumb counts those who gave it, and nobody is asked why before the others.
    """
    has_thumbs = any(_action(button) is AnswerAction.DISLIKE for row in keyboard for button in row)
    asks = has_thumbs and ratings.mine is Thumb.DOWN and not is_shared
    rows: list[tuple[Button, ...]] = []
    for row in keyboard:
        kept = [button for button in row if not (has_thumbs and _action(button) in _AFTER_DOWN)]
        shown = [_as_it_is(button, ratings, texts, is_shared=is_shared) for button in kept]
        rows.append(tuple(button for button in shown if button))
        if asks and any(_action(button) is AnswerAction.DISLIKE for button in row):
            following = _next_to_editors(ratings, texts)
            rows += [_reasons(ratings, texts), (following,) if following else ()]
    return tuple(row for row in rows if row)


def _action(button: Button) -> AnswerAction | None:
    return AnswerAction.unpack(button.data)


def _as_it_is(button: Button, ratings: Ratings, texts: Texts, *, is_shared: bool) -> Button | None:
    """Return a button as it stands now; None if there is nothing left for it to do."""
    match action := _action(button):
        case AnswerAction.LIKE | AnswerAction.DISLIKE:
            return Button(_thumb_label(action, ratings, is_shared=is_shared), action.pack())
        case AnswerAction.TELL | AnswerAction.WAIT:
            return _next_to_editors(ratings, texts)
    return button


def _thumb_label(action: AnswerAction, ratings: Ratings, *, is_shared: bool) -> str:
    if is_shared:
        count = ratings.ups if action is AnswerAction.LIKE else ratings.downs
        return f"{_LABELS[action]} {count}" if count else _LABELS[action]
    return f"{_LABELS[action]} {MARK}" if ratings.mine is _THUMBS[action] else _LABELS[action]


def _reasons(ratings: Ratings, texts: Texts) -> tuple[Button, ...]:
    return tuple(
        Button(
            texts(f"button-wrong-{reason}") + (f" {MARK}" if ratings.reason is reason else ""),
            action.pack(),
        )
        for action, reason in REASONS.items()
    )


def _next_to_editors(ratings: Ratings, texts: Texts) -> Button | None:
    """Return what may follow: tell them, be told by them, nothing more."""
    if ratings.waits:
        return None
    return wait_for_answer(texts) if ratings.is_sent else tell_editors(texts)
