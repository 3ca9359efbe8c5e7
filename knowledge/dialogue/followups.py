"""Follow-up questions: how a message needs what was said before, if it does."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from knowledge.dialogue.ordinal_words import is_ordinal, item_number
from knowledge.language import stopwords, tokens
from knowledge.language.impersonal import without_weather
from knowledge.language.letters import FOLLOW_UP_PRONOUNS
from knowledge.language.patterns import Template, alternatives, compiled
from knowledge.language.tokenizer import normalise
from knowledge.queries import AnswerType
from knowledge.retrieval.question_type import classify_question


class FollowUpKind(StrEnum):
    """What of the conversation before it a message needs."""

    REPEAT = "repeat"
    BASIS = "basis"
    MORE = "more"
    SPEAKER = "speaker"
    SPEECH = "speech"
    MEANING = "meaning"
    SEQUEL = "sequel"
    ROLE = "role_asked"
    CONSEQUENCE = "consequence"
    ITEM = "item"
    ABOUT = "about"
    ELLIPSIS = "ellipsis"
    ANAPHORA = "anaphora"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A message that needs the conversation before it.

    `text` is the question as it is searched, `asks` the kind of answer it wants, `item` the place
    in a list, from 1 (-1: the last), `own` the words that it brings itself and that an answer
    should hold. It `is_joined` to what was said by a word such as "and".
    """

    kind: FollowUpKind
    text: str
    asks: AnswerType = AnswerType.OTHER
    item: int = 0
    own: tuple[str, ...] = ()
    is_joined: bool = False


_CONNECTIVE = Template(r"^(?:{connective}\b[\s,.!]*)+", "followups")
_WHOLE = {
    kind: Template(rf"(?:{{{kind}}})", "followups")
    for kind in (
        FollowUpKind.REPEAT, FollowUpKind.BASIS, FollowUpKind.MORE, FollowUpKind.SPEAKER,
        FollowUpKind.SPEECH, FollowUpKind.MEANING, FollowUpKind.SEQUEL, FollowUpKind.ROLE,
        FollowUpKind.CONSEQUENCE,
    )
}  # fmt: skip
_PERSON = Template(r"{person}", "followups")
_ABOUT = Template(r"(?:{about}) (?P<what>.+?)(?: {about_after})?", "followups")
_ABOUT_AFTER = Template(r"^(?:{connective} )?(?P<what>.+?) {about_after}", "followups")
_ALSO = Template(r" {also_after}$", "followups")
_EMPTY = Template(r"\b{empty}", "followups")
_START_ASKED = Template(r"\b{start_asked}\b", "followups")
_PERSONAL = Template(r"\b{personal}\b", "followups")
_MEANT = Template(r"\b{pointing}", "followups")
_NOUN_LEFT_OUT = Template(r"\b{pointing_noun}(?!\w)", "followups")
_MODAL = Template(r"\b{modal}\b", "followups")
_ASKS = Template(r"\b{interrogative}\b", "rewriting")
_OF_ANSWER = {FollowUpKind.REPEAT, FollowUpKind.BASIS}
REMEMBERED = 1_000
"""Messages of which it is kept what they need."""
_SHORT, _SEVERAL = 1, 3
"""Own words of a question that may be an ellipsis; and of a thing asked about by "and …?"."""


@cache
def light() -> frozenset[str]:
    """Return words that say little of what a message is about: pronouns, and "the city"."""
    return FOLLOW_UP_PRONOUNS | frozenset(alternatives("followups")["kind"].split("|"))


@cache
def _empty() -> frozenset[str]:
    """Return the words by which no thing is named: light ones and stop words."""
    return light() | stopwords()


def stands_alone(question: str) -> bool:
    """Tell whether a question means the same whatever was said before."""
    return not (find_follow_up(question, of_speech=True) or find_anaphora(question))


@lru_cache(REMEMBERED)
def find_follow_up(message: str, *, of_speech: bool = False) -> FollowUp | None:
    """Return what a message needs of the conversation, or None if it stands alone.

    `of_speech` tells that the conversation is about somebody's words, so that "who is he?" asks
    whose. Kept, for it takes a quarter of a millisecond and is asked before an answer and in it.
    """
    text, bare = _plain(message), without_connective(message)
    for which, template in _WHOLE.items():
        pattern = compiled(template)
        if pattern.fullmatch(text) or (bare != text and pattern.fullmatch(bare)):
            return FollowUp(which, message, classify_question(bare))
    if of_speech and compiled(_PERSON).fullmatch(bare):
        return FollowUp(FollowUpKind.SPEAKER, message, AnswerType.PERSON)
    if number := item_number(bare):
        kind, is_joined = classify_question(bare), bare != text or _asks_about(text)
        return FollowUp(FollowUpKind.ITEM, message, kind, number, is_joined=is_joined)
    if what := _thing(text):
        own = tuple(word for word in tokens(what) if word not in stopwords())
        return FollowUp(FollowUpKind.ABOUT, what, own=own)
    is_joined = bare != text or compiled(_ALSO).search(text) is not None
    return _question(message, bare, has_connective=is_joined)


def is_about_talk(question: str, *, of_speech: bool) -> bool:
    """Tell whether a question is about the last answer, although it could be about a document.

    "Who is the author?" is that after a quotation, "where is this from?" after any answer.
    """
    asked = find_follow_up(question, of_speech=of_speech)
    kind = asked.kind if asked else None
    return kind in _OF_ANSWER or (of_speech and kind is FollowUpKind.SPEAKER)


def find_anaphora(message: str, *, anywhere: bool = False) -> FollowUp | None:
    """Return a message as one that points back if it ends with a pronoun and names nothing.

    With `anywhere` the pronoun need not be its end: a weaker hint.
    """
    text = without_connective(message)
    words = tokens(_without_empty(text))
    pointing = words if anywhere else words[-1:]
    if FOLLOW_UP_PRONOUNS.isdisjoint(pointing) or names_something(message):
        return None
    own = tuple(word for word in tokens(text) if word not in _empty())
    return FollowUp(FollowUpKind.ANAPHORA, text, classify_question(text), own=own)


def asks_start(text: str) -> bool:
    """Tell whether a question asks from which time on something is so."""
    return compiled(_START_ASKED).search(normalise(text)) is not None


def of_person(text: str) -> bool:
    """Tell whether a question is about a person, by a pronoun that stands for nothing else."""
    return compiled(_PERSONAL).search(text) is not None


def with_subject(question: str, subject: str) -> str:
    """Return a question about a subject in place of its first pronoun, or with it at the end."""
    words = question.split()
    at = next((at for at, word in enumerate(words) if word in FOLLOW_UP_PRONOUNS), len(words))
    return " ".join((*words[:at], subject, *words[at + 1 :]))


@lru_cache(REMEMBERED)
def without_connective(message: str) -> str:
    """Return the words of a message, without marks and without what only connects, as "and"."""
    return compiled(_CONNECTIVE).sub("", _plain(message)).strip()


def _plain(message: str) -> str:
    return " ".join(re.sub(r"[?!.,;:…\"“”«»()]+", " ", normalise(message)).split())


def _asks_about(text: str) -> bool:
    """Tell whether a message asks what is so of another: "what about …?", "… ше?"."""
    return any(compiled(each).fullmatch(text) for each in (_ABOUT_AFTER, _ABOUT))


def _thing(text: str) -> str | None:
    """Return X of "what about X?", "and X?", "а X?", "X ше?"."""
    for template in (_ABOUT_AFTER, _ABOUT):
        if (found := compiled(template).fullmatch(text)) and not compiled(_ASKS).search(
            found["what"]
        ):
            words = [word for word in tokens(found["what"]) if word not in stopwords()]
            if not FOLLOW_UP_PRONOUNS.isdisjoint(tokens(found["what"])):
                continue
            if len(words) > 1 and compiled(_MODAL).search(found["what"]):
                continue
            if 0 < len(words) <= _SEVERAL and classify_question(found["what"]) is AnswerType.OTHER:
                return found["what"]
    return None


def _question(message: str, text: str, *, has_connective: bool) -> FollowUp | None:
    own = own_words(text)
    if len(own) > _SEVERAL:
        # As of most questions, and of every long message: nothing else need be known.
        return None
    kind = AnswerType.DATE if asks_start(text) else classify_question(text)
    points = _points_back(text)
    if (not own or _only_asks(own, text)) and (points or kind is not AnswerType.OTHER):
        return FollowUp(FollowUpKind.ELLIPSIS, text, kind)
    if points:
        return FollowUp(FollowUpKind.ANAPHORA, text, kind, own=own)
    most = _SEVERAL if has_connective else _SHORT
    if len(own) <= most and not names_something(message):
        return FollowUp(FollowUpKind.SHORT, text, kind, own=own, is_joined=has_connective)
    return None


def _only_asks(own: tuple[str, ...], text: str) -> bool:
    """Tell a word by which alone something is asked, and of nothing: «цена?», «бағасы?»."""
    return own == (text,) and classify_question(text) is AnswerType.AMOUNT


def own_words(text: str) -> tuple[str, ...]:
    """Return the words that a question brings itself; "first" behind them says no more of what."""
    own = tuple(word for word in tokens(text) if word not in _empty())
    is_adverb = own[1:] and text.endswith(own[-1]) and is_ordinal(own[-1])
    return own[:-1] if is_adverb else own


def _points_back(text: str) -> bool:
    """Tell whether a pronoun stands for something that the question does not name itself."""
    if compiled(_NOUN_LEFT_OUT).search(text):
        return True
    words = tokens(_without_empty(text))
    for at, word in enumerate(words):
        if word in FOLLOW_UP_PRONOUNS:
            named = [each for each in words[:at] if each not in _empty()]
            return len(named) <= _SHORT
    return False


def _without_empty(text: str) -> str:
    """Return a text without the pronouns that stand for nothing."""
    if compiled(_MEANT).search(text):
        return text
    return compiled(_EMPTY).sub(" ", without_weather(text))


def names_something(message: str) -> bool:
    """Tell whether a name or a number stands inside a message, which is about that then."""
    words = message.split()
    return any(word[0].isupper() or any(map(str.isdigit, word)) for word in words[1:])
