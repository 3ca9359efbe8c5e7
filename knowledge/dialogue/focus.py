"""Focus: what a conversation is about, and what of it speaks for a sentence."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from knowledge.dialogue.followups import light
from knowledge.language import stopwords
from knowledge.language.letters import NAME_WORD
from knowledge.language.stemmer import stem_set
from knowledge.models import Fact

_INHERITED = 0.2
"""Certainty of the last answer below which a question takes nothing over from it. Of 12 judged
questions without words of their own that were answered from an unclaimed answer at least as sure,
9 are right; from one less sure, 1 of 4. Judged by words alone."""
NAME = re.compile(rf"\b{NAME_WORD}")


@dataclass(frozen=True, slots=True)
class SearchScope:
    """What a question is answered from: these documents, or all; and how long a ranking is."""

    limit: int = 10
    documents: Collection[int] = ()


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
        named = " ".join(NAME.findall(self.facts[0].text)[1:])
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
