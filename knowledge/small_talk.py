"""Small talk: what people say to a bot that is no question to a document."""

from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """What people say that is no question: the answer to each stands in the locales."""

    HELLO = "hello"
    THANKS = "thanks"
    WHO_ARE_YOU = "who_are_you"
    GOODBYE = "goodbye"
    READY = "ready"
    COMPLAINT = "complaint"
    REACTION = "reaction"
    DOUBT = "doubt"
    STILL_UNSURE = "still_unsure"
    UNCLEAR = "unclear"
    INCOMPLETE = "incomplete"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """Not a question: hello, thanks, who are you."""

    topic: Topic
