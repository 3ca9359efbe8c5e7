"""Rewordings: questions of which an editor who has decided on one has decided on the other.

Stricter than what stands together in the inbox, for a decision hides what it is taken for: each
name, number and word that tells what is asked about must stand in both, in some form, a
translation, or a slip of the pen. A word that only one has ("a child ticket") asks something else,
unless it says no more than the question does ("which year" of "when"), or names what all documents
are about, as their titles do.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from knowledge.answering.attributes import attribute_of, nouns_of
from knowledge.curation.question_likeness import ComparedQuestion, compared
from knowledge.language.dictionary import is_common_word
from knowledge.language.document_languages import BY_CODE, generic_words, light_verbs, listed
from knowledge.language.letters import NEVER_NAMES
from knowledge.language.stemmer import possible_stems
from knowledge.language.tokenizer import normalise
from knowledge.queries import AnswerType
from knowledge.retrieval import synonyms
from knowledge.retrieval.question_extraction import extract_question
from knowledge.retrieval.question_type import parse_question

_STANDS_FOR = 0.6
"""Weight from which on a stem stands for a word: its translations and forms, and no synonym."""
_SHORTEST_SLIP = 5
"""Letters of a word in which one may be wrong; a shorter one is another word then."""
_SHORTEST_ENDING = 3
"""Letters of an ending that denies; shorter ones stand in too many words."""
_SHORTEST_DENIED = 6
"""Letters of a verb that is denied within itself."""
_UNTYPED = (
    {AnswerType.OTHER, AnswerType.YES_NO},
    {AnswerType.OTHER, AnswerType.DEFINITION},
)
"""Kinds that a question of few words leaves open: "кафе есть?", "wifi password?"."""
_VALUELESS = {AnswerType.OTHER, AnswerType.YES_NO, AnswerType.DEFINITION}
"""Kinds of questions that want no value of some kind."""
_REMEMBERED = 4_000

Titled = frozenset[str]
"""Stems of the words that stand in the title of each document."""


def is_rewording(
    one: ComparedQuestion, other: ComparedQuestion, titled: Titled = frozenset()
) -> bool:
    """Tell whether two questions ask the same, so surely that one decision is for both.

    `titled` are stems of words that stand in the title of each document.
    """
    if one.leans is not other.leans or one.numbers != other.numbers:
        return False
    if one.key == other.key:
        return True
    one, other = _bare(one), _bare(other)
    if _relations(one) != _relations(other) or not _asks_alike(one, other):
        return False
    if not (_heavy(one, titled) and _heavy(other, titled)):
        return False
    lacking = _lacking(one, other), _lacking(other, one)
    said = _light(one, titled) | _light(other, titled)
    is_of_value = one.asks is other.asks and one.asks not in _VALUELESS
    fills = not all(lacking) or (is_of_value and any(each <= _fillers() for each in lacking))
    return fills and said.issuperset(lacking[0] | lacking[1])


class Rewordings:
    """Questions among which rewordings of others are looked for; what was found is kept."""

    def __init__(
        self, questions: Sequence[ComparedQuestion], titled: Titled = frozenset()
    ) -> None:
        self._questions = questions
        self._titled = titled
        self._by_stem: defaultdict[str, set[int]] = defaultdict(set)
        self._found: dict[ComparedQuestion, ComparedQuestion | None] = {}
        for at, question in enumerate(questions):
            words = question.content.union(_joined(question))
            for stem in frozenset[str]().union(*map(_meanings, words)):
                self._by_stem[stem].add(at)

    def find(self, question: ComparedQuestion) -> ComparedQuestion | None:
        """Return the first of the questions that asks the same as this one, if one does."""
        if len(self._found) >= _REMEMBERED:
            self._found.clear()
        if question not in self._found:
            near = (self._questions[at] for at in self._near(question))
            same = (each for each in near if is_rewording(question, each, self._titled))
            self._found[question] = next(same, None)
        return self._found[question]

    def _near(self, question: ComparedQuestion) -> list[int]:
        """Return the numbers of the questions that hold something for each word of this one."""
        asked, near = _bare(question), None
        joined = _joined(asked)
        for word in _heavy(asked, self._titled):
            forms = [word, *(whole for whole, parts in joined.items() if word in parts)]
            stems = frozenset[str]().union(*map(_meanings, forms))
            found = set[int]().union(*(self._by_stem.get(stem, ()) for stem in stems))
            # A word that none holds may be a slip for one that they do.
            if found:
                near = found if near is None else near & found
        return sorted(near or ())


@lru_cache(_REMEMBERED)
def _bare(question: ComparedQuestion) -> ComparedQuestion:
    """Return a question without the courtesies around it; one that leans is kept as it is."""
    return question if question.leans else compared(extract_question(question.text))


@lru_cache(_REMEMBERED)
def _joined(question: ComparedQuestion) -> Mapping[str, tuple[str, str]]:
    """Return two words that stand together by what they are written as one: wi-fi, wifi."""
    return {one + other: (one, other) for one, other in pairwise(question.key.split())}


@lru_cache(_REMEMBERED)
def _relations(question: ComparedQuestion) -> frozenset[str]:
    """Return the words of a question that say how its things stand to each other."""
    return _relation_words().intersection(question.key.split())


@cache
def _relation_words() -> frozenset[str]:
    return frozenset(map(normalise, listed("relations.txt")))


def _asks_alike(one: ComparedQuestion, other: ComparedQuestion) -> bool:
    """Tell whether two questions may want the same kind of thing."""
    # "Have you no lift?" is answered as "have you a lift?" is.
    if not one.asks is other.asks is AnswerType.YES_NO and (
        one.is_negated is not other.is_negated
    ):
        return False
    mine, theirs = _attributes(one), _attributes(other)
    if mine and theirs:
        return not mine.isdisjoint(theirs)
    kinds = {one.asks, other.asks}
    return len(kinds) == 1 or any(kinds <= each for each in _UNTYPED)


@lru_cache(_REMEMBERED)
def _attributes(question: ComparedQuestion) -> frozenset[str]:
    """Return the attributes that a question asks for, by its noun or by the way it asks."""
    nouns = (*question.content, *parse_question(question.text).attribute)
    return frozenset(name for noun in nouns if (name := attribute_of(noun)))


@cache
def _fillers() -> frozenset[str]:
    """Return the words that name nothing at all: "takes place" of "when?"."""
    verbs = {phrase[0] for phrase in light_verbs() if len(phrase) == 1}
    return generic_words() | verbs | NEVER_NAMES


@lru_cache(_REMEMBERED)
def _light(question: ComparedQuestion, titled: Titled = frozenset()) -> frozenset[str]:
    """Return the words of a question that say no more than the kind of thing it asks for.

    What is asked with yes or no asks for no such thing.
    """
    is_open = question.asks is not AnswerType.YES_NO
    nouns = frozenset[str]().union(*map(nouns_of, _attributes(question) if is_open else ()))
    return frozenset(
        word
        for word in question.content
        if word in nouns or word in _fillers() or not titled.isdisjoint(possible_stems(word))
    )


def _heavy(question: ComparedQuestion, titled: Titled = frozenset()) -> frozenset[str]:
    return question.content - _light(question, titled)


def _lacking(one: ComparedQuestion, other: ComparedQuestion) -> set[str]:
    """Return the words of another question that none of this one's stands for."""
    names = one.capitals | other.capitals
    slips = _lists_words(one.language) and _lists_words(other.language)

    def means(word: str, mine: str) -> bool:
        if one.language == other.language and names.intersection((word, mine)):
            # In another form a name may be another person's.
            return word == mine
        return _stands_for(word, mine) or (slips and _is_slip(word, mine))

    mine, theirs = _joined(one), _joined(other)

    def is_joined(word: str) -> bool:
        wholes = (whole for whole, parts in theirs.items() if word in parts)
        return word in mine or not one.content.isdisjoint(wholes)

    return {
        word
        for word in other.content
        if not (any(means(word, each) for each in one.content) or is_joined(word))
    }


@cache
def _lists_words(code: str) -> bool:
    """Tell whether it is known which words of a language are in use."""
    return bool(BY_CODE[code].common_words or BY_CODE[code].common_stems)


def _stands_for(word: str, other: str) -> bool:
    return _is_denied(word) == _is_denied(other) and not _meanings(word).isdisjoint(
        _meanings(other)
    )


@lru_cache(_REMEMBERED)
def _is_denied(word: str) -> bool:
    """Tell whether a word is denied within itself, so that its stem is the same: заңды, заңсыз."""
    inside, in_verb = _denials()
    if any(word.endswith(ending) for ending in inside):
        return True
    return len(word) >= _SHORTEST_DENIED and any(part in word[1:] for part in in_verb)


@cache
def _denials() -> tuple[frozenset[str], frozenset[str]]:
    """Return what denies at the end of a word, and within a verb, normalised."""
    sections = [each.sections("negations.txt") for each in BY_CODE.values()]
    inside, in_verb = (
        frozenset(normalise(part) for each in sections for part in each.get(name, "").split())
        for name in ("inside", "verb")
    )
    return frozenset(part for part in inside if len(part) >= _SHORTEST_ENDING), in_verb


@lru_cache(_REMEMBERED)
def _meanings(word: str) -> frozenset[str]:
    same = (stem for stem, weight in synonyms.stems(word).items() if weight >= _STANDS_FOR)
    return frozenset((*possible_stems(word), *same))


def _is_slip(word: str, other: str) -> bool:
    """Tell whether one word is the other with a letter wrong: only one of them is in use."""
    if min(len(word), len(other)) < _SHORTEST_SLIP:
        return False
    if OSA.distance(word, other, score_cutoff=1) > 1:
        return False
    return is_common_word(word) is not is_common_word(other)
