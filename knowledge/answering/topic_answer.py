"""What is said of a topic: where documents mention it, what they are, or that none names it."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.cards import card_for
from knowledge.answering.denial import UNLIKELY
from knowledge.answering.document_questions import DocumentQuestion
from knowledge.answering.mentions import Mention, find_meant, find_mentions
from knowledge.answering.ranker import rank
from knowledge.answering.topics import NamedTopic, topic_in
from knowledge.answers import Found, Grade, NotFound, Response, Unsure
from knowledge.denials import Denial
from knowledge.document_cards import CardTopic, Mentions
from knowledge.language import detect_language, stopwords, tokens
from knowledge.language.dictionary import is_common_word
from knowledge.language.document_languages import BY_CODE
from knowledge.models import Fact
from knowledge.queries import Query
from knowledge.retrieval import Index, analyse
from knowledge.retrieval.index.sentences import IndexedTitle
from knowledge.retrieval.title_words import stands_in_title
from knowledge.store import Snapshot

if TYPE_CHECKING:
    from knowledge.retrieval.dense import DenseRetriever

_SHORTEST_NAME = 4


class TopicAnswerer:
    """Says of topics where the documents mention them, at one state of the record.

    `among` are the documents that were chosen, none for all.
    """

    def __init__(
        self,
        db: Snapshot,
        index: Index,
        among: Collection[int] = (),
        dense: "DenseRetriever | None" = None,
    ) -> None:
        self._db, self._index, self._among, self._dense = db, index, among, dense

    def answer(self, response: Response) -> Response | None:
        """Return what is said of a topic in place of a response; None if that stands."""
        topic = _topic_of(response.query)
        if topic is None:
            return None
        is_detail = len(topic.words) > 1 and not topic.is_asked_for
        if mentions := self._mentions(topic, 0):
            # A name that editors have another name for is one thing, however many words it has.
            is_name = any(word[0].isupper() for word in topic.written.split())
            is_one = len(topic.words) == 1 or (
                is_name and bool(self._index.equivalents.of(topic.written))
            )
            has_answer = not is_one and _is_answered(response, is_detail=is_detail)
            return None if has_answer else replace(response, answer=mentions)
        if card := self._of_title(response, topic):
            return card
        return None if is_detail else _absent(response, topic)

    def mention(self, topic: str, number: int) -> Mentions | None:
        """Return the place of a number that mentions a topic, counted from 0, or the last one."""
        found = topic_in(topic)
        return self._mentions(found, number) if found else None

    def mention_beside(self, topic: str, fact: Fact) -> Mentions | None:
        """Return the first place that mentions a topic under the headings of a fact, if any is.

        Of a fact under no heading the paragraph counts.
        """
        found, place = topic_in(topic), fact.citation
        named, ordered, section = self._ordered(found) if found else ("", [], "")
        for at, each in enumerate(ordered):
            other = each.citation
            is_near = other.section == place.section and other.document == place.document
            if is_near and (place.section or other.paragraph == place.paragraph):
                return Mentions(named, each, at, len(ordered), section)
        return None

    def _mentions(self, topic: NamedTopic, number: int) -> Mentions | None:
        named, ordered, section = self._ordered(topic)
        if not ordered:
            return None
        at = min(number, len(ordered) - 1)
        return Mentions(named, ordered[at], at, len(ordered), section)

    def _ordered(self, topic: NamedTopic) -> tuple[str, list[Fact], str]:
        """Return what is mentioned, where in which order, and the heading over the first place."""
        query = analyse(self._index, topic.written)
        found = find_mentions(self._db, self._index, topic, self._among)
        if not found and (meant := self._meant(query, topic)):
            topic, query = meant, analyse(self._index, meant.written)
            found = find_mentions(self._db, self._index, topic, self._among)
        if not found:
            return topic.written, [], ""
        best = self._best(query, _opening(found, topic))
        rest = (each.fact for each in found if each is not best)
        return topic.written, [best.fact, *rest], best.section

    def _meant(self, query: Query, topic: NamedTopic) -> NamedTopic | None:
        """Return what the documents call a topic that is misspelt, or a synonym of it."""
        found = find_meant(self._db, self._index, query, topic, self._among)
        return topic_in(self._best(query, found).words) if found else None

    def _best(self, query: Query, found: Sequence[Mention]) -> Mention:
        ranked = rank(self._index, query, self._among, self._dense).ranked
        places = {hit.fact: at for at, hit in enumerate(ranked)}
        return min(found, key=lambda each: places.get(each.fact.id, len(ranked)))

    def _of_title(self, response: Response, topic: NamedTopic) -> Response | None:
        """Return the card of the document that has the topic as its title."""
        titles = self._index.sentences.first_titles
        known = [title for id_, title in titles if id_ in (self._among or {id_})]
        named = [
            at
            for at, title in enumerate(known)
            if all(stands_in_title(word, IndexedTitle.of(title)) for word in topic.words)
        ]
        if len(named) != 1:
            return None
        asked = DocumentQuestion(CardTopic.ABOUT, named[0], names=True)
        card = card_for(self._db, asked, self._among, response.language)
        return replace(response, answer=card, confidence=1.0) if card else None


def _topic_of(query: Query) -> NamedTopic | None:
    """Return the topic of a message, in the letters that were typed if those were meant."""
    meant = topic_in(query.meant)
    typed = meant if query.written == query.meant else topic_in(query.written)
    return typed if typed and meant and typed.words == meant.words else meant


def _opening(found: Sequence[Mention], topic: NamedTopic) -> Sequence[Mention]:
    """Return the places of which one is shown first: what a heading that names the topic opens.

    One that names something beside it, as "Pool and sauna", is opened where the topic is told of.
    """
    section = found[0].section
    if not section:
        return found
    under = [each for each in found if each.section == section]
    told = [each for each in under if each.is_said]
    names_more = len({*tokens(section)} - stopwords()) > len(topic.words)
    return told[:1] if names_more and told else found[:1]


def _is_answered(response: Response, *, is_detail: bool) -> bool:
    """Tell whether several words got their answer; bare ones may ask for it: "tour price"."""
    is_probable = response.grade is Grade.PROBABLE and is_detail
    return isinstance(response.answer, Found) or is_probable


def _absent(response: Response, topic: NamedTopic) -> Response | None:
    """Return what may be said of a topic that no document mentions; None if something is close.

    A name is denied that nothing in the documents resembles, in the language of their sentences.
    """
    if isinstance(response.answer, Found) or response.grade is Grade.PROBABLE:
        return None
    if _is_strange_name(response, topic):
        return replace(response, answer=NotFound(Denial.WORD, topic.written))
    if isinstance(response.answer, Unsure):
        return None
    return replace(response, answer=NotFound(None))


def _is_strange_name(response: Response, topic: NamedTopic) -> bool:
    """Tell whether a topic is a name that nothing resembles, with the evidence of denials."""
    first = response.ranking[0].fact.text if response.ranking else ""
    strange = {term.word for term in response.query.unknown if not term.is_part}
    return (
        [*topic.words] == [word for word in topic.words if word in strange][:1]
        and _is_name(topic, response.language)
        and response.confidence < UNLIKELY
        and response.language == detect_language(first)
    )


def _is_name(topic: NamedTopic, language: str) -> bool:
    """Tell whether a word is written as a name, and is no common one with a capital in front."""
    word = topic.words[0]
    has_list = bool(BY_CODE[language].common_words or BY_CODE[language].common_stems)
    return (
        topic.written[0].isupper()
        and topic.written.isalpha()
        and len(word) >= _SHORTEST_NAME
        and (has_list or topic.is_asked_for)
        and not is_common_word(word)
    )
