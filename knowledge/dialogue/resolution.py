"""Which sentence answers a question that needs what was said before."""

from knowledge.answering.denial import says_kind
from knowledge.answering.evidence import is_typed
from knowledge.answering.quoted_words import is_attributed
from knowledge.answering.ranking import Ranked, Ranking
from knowledge.dialogue.answer_check import (
    gives_reason,
    gives_reason_for,
    names_person,
    refuses,
    satisfies,
)
from knowledge.dialogue.focus import NAME, Focus, Resolved
from knowledge.dialogue.followups import FollowUp, FollowUpKind, of_person
from knowledge.dialogue.proximity import SAME, TOLD_BESIDE, is_told_beside, nearness
from knowledge.language.stemmer import stem_set
from knowledge.queries import AnswerType
from knowledge.retrieval.index.sentences import IndexedSentence
from knowledge.retrieval.query import SURE

_OWN, _MEANT, _HOLDS, _NAMED, _LEADS = 2.0, 0.5, 0.6, 0.8, 0.9
"""What speaks for a sentence beside where it stands: how many of the question's own words it
holds, how high it ranks, whether the kind of thing asked for is there, whether it names what the
conversation is about, and whether it stands by the last answer and ranks first. Chosen on the
dialogues in tests/data/."""
_FREE = {AnswerType.OTHER, AnswerType.YES_NO, AnswerType.REASON}
"""Kinds that the sentence by the last answer that ranks first answers in other words than the
question's. Of others, a date or a person by some other verb is no answer: all 6 judged questions
that the document left open and that such a sentence seemed to answer were of these."""
_OF_SHOWN = {AnswerType.DATE, AnswerType.DURATION}
"""Kinds that the last answer itself tells in other words, if no sentence knows the question's."""
_BRIEF = 3
"""Own words of a question that may be answered in others."""
_HALF, _ALL = 0.5, 0.75
"""Share of the question's own words that an answer must hold: near the last answer, and far."""
_CARRIED, _CARRIED_WORDS = 0.6, 2
"""Share of the words of the question before, and how many of them at least, from which on a
sentence is about the same, wherever it stands."""
_SECTION = 0.4
"""What speaks for a sentence of the same section where nothing answers for certain."""
_TOP = 16.0
"""About the highest score that a sentence gets from its words."""
_FEW, _RARE = 2, 6
"""A name tells what a conversation is about if at most two sentences, or one of six, hold it."""


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
        unknown = {term.word for term in ranking.query.unknown}
        self._names_unknown = asked.kind is FollowUpKind.ABOUT and bool(unknown & {*asked.own})

    def best(self) -> Resolved | None:
        """Return the sentence that fits the question and the conversation best."""
        asked, focus = self._asked, self._focus
        if not (asked.own or focus.is_trusted):
            return None
        choices = [
            self._choice(ranked)
            for ranked in self._ranked
            if asked.own or is_told_beside(asked, focus, ranked.candidate.fact)
        ]
        if not choices:
            return None
        score, best = max(choices, key=lambda choice: (choice[1].answers, choice[0]))
        return best if score > 0 else None

    def closest(self) -> list[int]:
        """Return the sentences by how well they fit, whether or not they may answer."""
        under = self._headings()
        fits = {
            each.fact: self._choice(each)[0] + self._shared(each, under) for each in self._ranked
        }
        return sorted(fits, key=fits.__getitem__, reverse=True)

    def _shared(self, ranked: Ranked, under: tuple[str, ...]) -> float:
        """Return what speaks for a sentence beside its fit.

        That is what it holds of the question before, how high it ranks, and whether it stands
        `under` the headings of the last answer.
        """
        words, fact = self._focus.words, ranked.candidate.fact
        held = len(words & fact.said) / len(words) if words else 0.0
        beside = _SECTION if fact.headings and fact.headings == under else 0.0
        return _HOLDS * held + _MEANT * min(1.0, ranked.score / _TOP) + beside

    def _headings(self) -> tuple[str, ...]:
        ranked = (each.candidate.fact for each in self._ranked)
        return next((fact.headings for fact in ranked if self._is_shown(fact)), ())

    def is_of_talk(self, fact: int) -> bool:
        """Tell whether a sentence stands by the last answer, or names what the talk is about."""
        found = (self._choice(each)[1].signals for each in self._ranked if each.fact == fact)
        return any(
            not each["at_elsewhere"] or each["is_about"] or each["carries_on"] for each in found
        )

    def tells_kind(self) -> bool:
        """Tell whether the last answer itself holds the kind of value that is asked for."""
        kind, shown = self._analysis, self._focus.facts
        return is_typed(kind) and any(says_kind(kind, fact.text) for fact in shown)

    def holds_all(self, fact: int) -> bool:
        """Tell whether a sentence holds all the words that the question brings itself."""
        found = (each for each in self._ranked if each.fact == fact)
        return any(self._held(each.candidate.fact) >= _ALL for each in found)

    def speech(self) -> int | None:
        """Return what the person of the conversation said, as far as the document tells."""
        shown = {fact.id for fact in self._focus.facts}
        last = self._focus.facts[-1]
        names = stem_set(" ".join(NAME.findall(last.text)[1:]))
        best: tuple[float, int] | None = None
        for ranked in self._ranked:
            fact = ranked.candidate.fact
            if fact.id in shown or not (is_attributed(fact.text) or fact.text[0] in '“«"I'):
                continue
            score = len(names & fact.said) + nearness(last, fact)
            if score >= 1 and (best is None or score > best[0]):
                best = score, fact.id
        return best[1] if best else None

    def _choice(self, ranked: Ranked) -> tuple[float, Resolved]:
        fact, asked = ranked.candidate.fact, self._asked
        held = max(self._held(fact), self._said_by_kind(fact))
        place = nearness(self._focus.facts[0], fact) if self._focus.is_trusted else 0.0
        has_kind = self._has_kind(fact, place, held)
        is_about = not self._names.isdisjoint(fact.said)
        score = (
            place
            + _OWN * held
            + _MEANT * min(1.0, ranked.score / _TOP)
            + (_HOLDS if has_kind else -_HOLDS)
            + (_NAMED if is_about else 0.0)
        )
        leads = bool(place) and ranked is self._ranked[0]
        score += _LEADS if leads else 0.0
        goes_on = self._carries_on(fact)
        may_answer = bool(place) or is_about or goes_on or self._is_open
        enough = _HALF if (place or goes_on) and not self._names_unknown else _ALL
        may_reword = leads and not self._names_unknown and self._may_reword(fact)
        if not asked.own or may_reword or self._gives_reason_unasked(fact):
            enough = 0.0
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

    def _has_kind(self, fact: IndexedSentence, place: float, held: float) -> bool:
        """Tell whether a sentence holds the kind of thing that is asked for, of the same."""
        asked, is_shown = self._asked, self._is_shown(fact)
        if asked.kind is FollowUpKind.ELLIPSIS:
            if asked.asks is AnswerType.REASON and is_shown:
                # A bare "why?" is not answered by what was just shown, unless that gives a reason.
                return gives_reason_for(self._focus.words, fact.text)
            if of_person(asked.text) and not names_person(fact.text):
                return False
            if not is_shown and asked.asks in TOLD_BESIDE and refuses(fact.text):
                return True
        return satisfies(asked, self._analysis, fact.text) or (
            asked.asks is AnswerType.REASON and bool(asked.own) and place == SAME and held >= _ALL
        )

    def _may_reword(self, fact: IndexedSentence) -> bool:
        """Tell whether a sentence that ranks first may answer in other words than the question's.

        A question of many words is about what they say. A date of the last answer is that of
        another deed if some sentence knows the verb: "when was it built?" of what "was saved in";
        several words are of something else: "when is it less crowded?".
        """
        if len(self._asked.own) > _BRIEF:
            return False
        if self._asked.asks in _FREE:
            return True
        is_date = self._asked.asks in _OF_SHOWN and len(self._asked.own) == 1
        return is_date and self._is_shown(fact) and self._knows_no_word()

    def _knows_no_word(self) -> bool:
        return not any(self._held(each.candidate.fact) for each in self._ranked)

    def _gives_reason_unasked(self, fact: IndexedSentence) -> bool:
        """Tell whether "why anonymous?" may mean the reason in the last answer.

        That is so if no sentence knows the word: it stands for what the answer says in others.
        """
        return (
            self._asked.asks is AnswerType.REASON
            and self._focus.is_trusted
            and self._is_shown(fact)
            and gives_reason(fact.text)
            and self._knows_no_word()
        )

    def _is_shown(self, fact: IndexedSentence) -> bool:
        return any(fact.id == shown.id for shown in self._focus.facts)

    def _said_by_kind(self, fact: IndexedSentence) -> float:
        """Return how much it counts that the last answer names what "how fast?" asks for."""
        attribute = frozenset(self._analysis.attribute) - {*self._asked.own}
        return _HALF if self._is_shown(fact) and attribute & fact.said else 0.0

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
