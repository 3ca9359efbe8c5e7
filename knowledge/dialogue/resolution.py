"""Which sentence answers a question that needs what was said before."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.answering.quoted_words import is_attributed
from knowledge.answering.ranker import Ranked, Ranking
from knowledge.answers import AnswerType
from knowledge.dialogue.answer_check import gives_reason, satisfies
from knowledge.dialogue.followups import FollowUp, FollowUpKind, light
from knowledge.dialogue.neighbours import opens_with_pronoun
from knowledge.language import stopwords, tokens
from knowledge.language.letters import NAME_WORD, PRONOUNS
from knowledge.language.stemmer import stem_set
from knowledge.models import Fact
from knowledge.retrieval.index.sentences import IndexedSentence
from knowledge.retrieval.query import SURE

_SAME, _NEXT, _SOON, _BEFORE, _PARAGRAPH = 0.6, 0.6, 0.4, 0.3, 0.2
_OWN, _MEANT, _HOLDS, _NAMED = 2.0, 0.5, 0.6, 0.8
"""What speaks for a sentence: where it stands as seen from the last answer, how many of the
question's own words it holds, how high it ranks, whether the kind of thing asked for is there,
and whether it names what the conversation is about. Chosen on the dialogues in tests/data/."""
_HALF, _ALL = 0.5, 0.75
"""Share of the question's own words that an answer must hold: near the last answer, and far."""
_CARRIED, _CARRIED_WORDS = 0.6, 2
"""Share of the words of the question before, and how many of them at least, from which on a
sentence is about the same, wherever it stands."""
_TOP = 16.0
"""About the highest score that a sentence gets from its words."""
_SOON_WITHIN = 3
_INHERITED = 0.2
"""Certainty of the last answer below which a question takes nothing over from it. Of 12 judged
questions without words of their own that were answered from an unclaimed answer at least as sure,
9 are right; from one less sure, 1 of 4. Judged by words alone."""
_FEW, _RARE = 2, 6
"""A name tells what a conversation is about if at most two sentences, or one of six, hold it."""
_TOLD_BESIDE = {AnswerType.DATE, AnswerType.DURATION, AnswerType.AMOUNT, AnswerType.PERCENTAGE}

_NAME = re.compile(rf"\b{NAME_WORD}")


@dataclass(frozen=True, slots=True)
class Focus:
    """What the conversation is about: the facts shown last, and the question that found them.

    `certainty` is how sure it is that they are what that question asked for, 0 to 1.
    """

    facts: tuple[Fact, ...]
    question: str
    certainty: float = 1.0

    @property
    def is_trusted(self) -> bool:
        """Whether a question may mean the facts; if not, it means the question before alone."""
        return self.certainty >= _INHERITED

    @property
    def words(self) -> frozenset[str]:
        """The stems of what the question before was about."""
        return stem_set(self.question) - stopwords() - light()

    @property
    def names(self) -> frozenset[str]:
        """The stems of what is named in the question and in the answer."""
        said = stem_set(self.question) - stopwords()
        if not self.is_trusted:
            return said - light()
        named = " ".join(_NAME.findall(self.facts[0].text)[1:])
        return said | stem_set(named)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A sentence for a question, whether it may answer, and what of the conversation says so.

    `signals` are numbers of 0 to 1 from which `followup_confidence` is learned.
    """

    fact: int
    answers: bool
    signals: Mapping[str, float] = field(default_factory=dict)

    @property
    def is_nearest(self) -> bool:
        """Whether it stands by the last answer, and no other sentence fits the words better."""
        return bool(self.signals["first"]) and not self.signals["at_elsewhere"]


class Resolver:
    """Looks for the sentence that answers `asked`, among those that `ranking` brought."""

    def __init__(self, asked: FollowUp, focus: Focus, ranking: Ranking) -> None:
        self.ranking = ranking
        self._asked = asked
        self._focus = focus
        self._analysis = ranking.query.analysis
        self._ranked = ranking.ranked
        self._terms = [term for term in ranking.query.terms if term.word in asked.own]
        self._names = _telling(focus, ranking)

    def best(self) -> Resolved | None:
        """Return the sentence that fits the question and the conversation best."""
        asked, focus = self._asked, self._focus
        if not (asked.own or focus.is_trusted):
            return None
        choices = [
            self._choice(ranked)
            for ranked in self._ranked
            if asked.own or _is_told(asked, focus, ranked.candidate.fact)
        ]
        if not choices:
            return None
        score, best = max(choices, key=lambda choice: (choice[1].answers, choice[0]))
        return best if score > 0 else None

    def is_of_talk(self, fact: int) -> bool:
        """Tell whether a sentence stands by the last answer, or names what the talk is about."""
        found = (self._choice(each)[1].signals for each in self._ranked if each.fact == fact)
        return any(
            not each["at_elsewhere"] or each["is_about"] or each["carries_on"] for each in found
        )

    def holds_all(self, fact: int) -> bool:
        """Tell whether a sentence holds all the words that the question brings itself."""
        found = (each for each in self._ranked if each.fact == fact)
        return any(self._held(each.candidate.fact) >= _ALL for each in found)

    def speech(self) -> int | None:
        """Return what the person of the conversation said, as far as the document tells."""
        shown = {fact.id for fact in self._focus.facts}
        last = self._focus.facts[-1]
        names = stem_set(" ".join(_NAME.findall(last.text)[1:]))
        best: tuple[float, int] | None = None
        for ranked in self._ranked:
            fact = ranked.candidate.fact
            if fact.id in shown or not (is_attributed(fact.text) or fact.text[0] in '“«"I'):
                continue
            score = len(names & fact.said) + _nearness(last, fact)
            if score >= 1 and (best is None or score > best[0]):
                best = score, fact.id
        return best[1] if best else None

    def _choice(self, ranked: Ranked) -> tuple[float, Resolved]:
        fact, asked = ranked.candidate.fact, self._asked
        held = max(self._held(fact), self._said_by_kind(fact))
        place = _nearness(self._focus.facts[0], fact) if self._focus.is_trusted else 0.0
        has_kind = satisfies(asked, self._analysis, fact.text) or (
            asked.asks is AnswerType.REASON and bool(asked.own) and place == _SAME and held >= _ALL
        )
        if asked.kind is FollowUpKind.ELLIPSIS and asked.asks is AnswerType.REASON:
            # A bare "why?" is not answered by what was just shown, unless that gives a reason.
            is_shown = any(fact.id == shown.id for shown in self._focus.facts)
            has_kind = has_kind and (not is_shown or gives_reason(fact.text))
        is_about = not self._names.isdisjoint(fact.said)
        score = (
            place
            + _OWN * held
            + _MEANT * min(1.0, ranked.score / _TOP)
            + (_HOLDS if has_kind else -_HOLDS)
            + (_NAMED if is_about else 0.0)
        )
        goes_on = self._carries_on(fact)
        may_answer = bool(place) or is_about or goes_on or self._is_open
        enough = 0.0 if not asked.own else _HALF if place or goes_on else _ALL
        signals = {
            "at_elsewhere": float(not place),
            "own": float(bool(asked.own)),
            "held": held,
            "likely": min(1.0, ranked.score / _TOP),
            "first": float(ranked is self._ranked[0]),
            "typed": float(asked.asks is not AnswerType.OTHER),
            "is_about": float(is_about),
            "carries_on": float(goes_on),
        }
        return score, Resolved(fact.id, has_kind and may_answer and held >= enough, signals)

    def _said_by_kind(self, fact: IndexedSentence) -> float:
        """Return how much it counts that the last answer names what "how fast?" asks for."""
        is_shown = any(fact.id == shown.id for shown in self._focus.facts)
        attribute = frozenset(self._analysis.attribute) - {*self._asked.own}
        return _HALF if is_shown and attribute & fact.said else 0.0

    def _carries_on(self, fact: IndexedSentence) -> bool:
        """Tell whether a sentence holds what the question before was about."""
        carried = self._focus.words & fact.said
        return len(carried) >= max(_CARRIED_WORDS, _CARRIED * len(self._focus.words))

    @property
    def _is_open(self) -> bool:
        """Tell whether an answer far away may be about the same thing, though it names nothing.

        What stands at the beginning is what the whole document is about; "what about X?" says
        itself what it is about.
        """
        return (
            self._asked.kind is FollowUpKind.ABOUT or self._focus.facts[0].citation.paragraph == 1
        )

    def _held(self, fact: IndexedSentence) -> float:
        """Return the share of the question's own words that a sentence holds."""
        if not self._asked.own:
            return 0.0
        known = set(fact.stems)
        best = (
            max((weight for stem, weight in term.expansions.items() if stem in known), default=0.0)
            for term in self._terms
        )
        return sum(weight for weight in best if weight >= SURE) / len(self._asked.own)


def _telling(focus: Focus, ranking: Ranking) -> frozenset[str]:
    """Return the names of the conversation that few sentences hold; the others tell nothing."""
    texts = [each.candidate.fact.said for each in ranking.ranked]
    most = max(_FEW, len(texts) // _RARE)
    return frozenset(name for name in focus.names if sum(name in text for text in texts) <= most)


def _is_told(asked: FollowUp, focus: Focus, fact: IndexedSentence) -> bool:
    """Tell whether a question without words of its own may mean this sentence.

    That is the last answer, or one beside it if the two go on about the same thing.
    """
    if any(fact.id == shown.id for shown in focus.facts):
        return asked.asks is not AnswerType.OTHER
    last = focus.facts[-1]
    place = last.citation
    if (fact.document, fact.paragraph) != (place.document, place.paragraph):
        return False
    if asked.asks not in _TOLD_BESIDE:
        return False
    if fact.sentence == place.sentence + 1:
        return opens_with_pronoun(fact.text)
    return fact.sentence == place.sentence - 1 and not PRONOUNS.isdisjoint(tokens(last.text))


def _nearness(shown: Fact, fact: IndexedSentence) -> float:
    """Return how near a sentence stands to the one that was shown."""
    place = shown.citation
    if (fact.document, fact.paragraph) != (place.document, place.paragraph):
        return 0.0
    distance = fact.sentence - place.sentence
    if distance in {0, 1}:
        return _NEXT if distance else _SAME
    if 1 < distance <= _SOON_WITHIN:
        return _SOON
    return _BEFORE if distance == -1 else _PARAGRAPH
