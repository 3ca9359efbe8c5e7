"""What stands around an answer: what goes on about it, whom it quotes, what it leads in to."""

import re

from knowledge.language.letters import CAPITAL, PRONOUNS
from knowledge.language.patterns import Template, compiled
from knowledge.language.tokenizer import normalise
from knowledge.models import Fact, Kind
from knowledge.store import Snapshot, facts

_NAMED = re.compile(rf"\b[{CAPITAL}]")
"""What a name begins with; "a participant, not named in the article" is none."""
_ATTRIBUTION = Template(r"{attribution}", "followups")


class Neighbours:
    """The sentences around those that an answer showed."""

    def __init__(self, db: Snapshot, shown: tuple[Fact, ...]) -> None:
        self._db = db
        self._shown = shown

    def following(self) -> list[Fact]:
        """Return the rest of the paragraph; of a paragraph of one sentence, the next one."""
        place = self._shown[-1].citation
        around = self._paragraph(place.document, place.paragraph)
        if len(around) == 1:
            around = self._paragraph(place.document, place.paragraph + 1)
        return [fact for fact in around if fact.citation.start > place.start]

    def quoted_below(self) -> list[Fact]:
        """Return the quotations of the next paragraph, if the answer leads in to it."""
        place = self._shown[-1].citation
        if place.sentence < place.sentences:
            return []
        below = self._paragraph(place.document, place.paragraph + 1)
        return [fact for fact in below if fact.kind is Kind.QUOTE]

    def speaker(self) -> Fact | None:
        """Return the sentence that names who says what was shown."""
        last = self._shown[0]
        around = self._paragraph(last.citation.document, last.citation.paragraph)
        here = [last, *(fact for fact in around if _belongs(fact, last))]
        return next((fact for fact in here if _names_speaker(fact)), None)

    def _paragraph(self, document: int, paragraph: int) -> list[Fact]:
        return list(facts.of_paragraph(self._db, document, paragraph))


def opens_with_pronoun(sentence: str) -> bool:
    """Tell whether a sentence goes on about what the one before it named."""
    words = normalise(sentence).strip(" \"'«“‘„(–—-").split(maxsplit=1)
    return bool(words) and words[0].strip(",.") in PRONOUNS


def _names_speaker(fact: Fact) -> bool:
    is_named = fact.speaker is not None and _NAMED.search(fact.speaker) is not None
    return is_named or compiled(_ATTRIBUTION).search(fact.text) is not None


def _belongs(fact: Fact, last: Fact) -> bool:
    """Tell whether a sentence may name who says the last one."""
    if last.kind is Kind.QUOTE:
        return fact.kind is Kind.QUOTE and fact.citation.start > last.citation.start
    follows = fact.citation.sentence == last.citation.sentence - 1
    return follows and opens_with_pronoun(last.text)
