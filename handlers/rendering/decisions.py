"""What editors decided of a question without an answer, as people read it."""

from handlers.rendering import markup
from handlers.rendering.answers import QUESTION_LIMIT, Message
from handlers.rendering.texts import Texts
from knowledge import AwaitedAnswer, EditorDecision

_KEYS = {EditorDecision.DENIED: "denied", EditorDecision.OUT_OF_SCOPE: "out-of-scope"}


def decision_key(decision: EditorDecision) -> str:
    """Return the key of what is said to who asks what editors have decided."""
    return f"decided-{_KEYS[decision]}"


def render_decision(decision: EditorDecision, texts: Texts) -> Message:
    """Return it as the answer to the only question of a message."""
    return Message(markup.text(texts(decision_key(decision))))


def render_notified_decision(waiting: AwaitedAnswer, texts: Texts) -> Message:
    """Return, for who waited, what editors decided of their question."""
    key = _KEYS[waiting.decision or EditorDecision.DENIED]
    asked = markup.shorten(" ".join(waiting.question.split()), QUESTION_LIMIT)
    return Message(markup.text(texts(f"notification-{key}", question=asked)))
