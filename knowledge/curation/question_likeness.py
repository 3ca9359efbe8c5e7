"""Question likeness: whether two questions ask the same, in one language or in two.

By their letters, by what their words mean (synonyms, translations, names that sound alike), and,
where a model has read them, by their vectors. Whatever is alike, two questions that each name
something the other lacks ask two things: two towers, two years.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations, islice
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from knowledge.language import detect_language, stopwords, tokens
from knowledge.language.dictionary import is_common_word
from knowledge.language.stemmer import possible_stems
from knowledge.language.tokenizer import canonical
from knowledge.queries import AnswerType
from knowledge.retrieval import synonyms
from knowledge.retrieval.question_type import classify_question, parse_question

if TYPE_CHECKING:
    from knowledge.retrieval.embedding.model import Floats

SAME = 80
"""Likeness (rapidfuzz token_sort_ratio, 0 to 100) from which on two questions ask the same."""
SAME_WORD = 75
"""Likeness (rapidfuzz ratio) from which on two words are one, mistyped or in another form."""
CLOSE, CLOSE_ACROSS, SURE_ACROSS = 0.90, 0.84, 0.88
"""Cosines of multilingual-e5-small from which on two questions of one language, or of two, ask the
same: chosen on 17 questions in three languages each (45 of 51 pairs found, none of 1,224 wrongly;
29 without a model) and on the curated questions of the shipped article."""
MOST_COMPARED = 100
"""Questions of a group of which each is compared with each."""
_REMEMBERED = 4_000

Vectors = Mapping[str, "Floats"]
"""Vectors of length 1 of questions as they were written, for those that a model has read."""


@dataclass(frozen=True)
class ComparedQuestion:
    """A question as it is compared: `key` are its words, with those that it leans on."""

    text: str
    key: str
    leans: bool = False

    @cached_property
    def language(self) -> str:
        return detect_language(self.text)

    @cached_property
    def asks(self) -> AnswerType:
        return classify_question(self.text)

    @cached_property
    def is_negated(self) -> bool:
        return parse_question(self.text).is_negated

    @cached_property
    def numbers(self) -> str:
        return " ".join(sorted(word for word in tokens(self.text) if word[0].isdigit()))

    @cached_property
    def content(self) -> frozenset[str]:
        """The words that say what it is about."""
        return frozenset(self.key.split()) - stopwords()

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that name something of its own: with a capital, or known to no language."""
        words = (word for word in self.content if not word[0].isdigit())
        return frozenset(
            word for word in words if word in self.capitals or not is_common_word(word)
        )

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The words with a capital that do not open a sentence."""
        return frozenset(parse_question(self.text).names)

    @cached_property
    def meanings_by_word(self) -> tuple[frozenset[str], ...]:
        """For each word of the content the stems of it and of what means the same."""
        words = sorted(self.content)
        return tuple(frozenset((*possible_stems(w), *synonyms.stems(w))) for w in words)

    @cached_property
    def meanings(self) -> frozenset[str]:
        return frozenset().union(*self.meanings_by_word)

    def lacks(self, other: "ComparedQuestion") -> set[str]:
        """Return the words of another question that none of this one's stands for."""
        return {
            word for word in other.content if not any(_means(word, mine) for mine in self.content)
        }


@lru_cache(_REMEMBERED)
def compared(text: str, after: str = "") -> ComparedQuestion:
    """Return a question to be compared; `after` is the one that it leans on.

    Kept, for the same questions wait from one look at the inbox to the next.
    """
    whole = f"{after} {text}".strip()
    return ComparedQuestion(text, canonical(whole) or whole, bool(after))


def is_same(one: ComparedQuestion, other: ComparedQuestion, vectors: Vectors) -> bool:
    """Tell whether two questions ask the same."""
    if one.numbers != other.numbers:
        return False
    if one.language != other.language:
        return _is_same_across(one, other, _cosine(one, other, vectors))
    if one.asks is not other.asks:
        return False
    if fuzz.token_sort_ratio(one.key, other.key) >= SAME:
        return not contrast(one, other)
    lacking = one.lacks(other), other.lacks(one)
    if _cosine(one, other, vectors) >= CLOSE:
        most = len(one.content | other.content) / 2
        return not all(lacking) and max(map(len, lacking)) < most
    return bool(one.content) and not any(lacking)


def contrast(one: ComparedQuestion, other: ComparedQuestion) -> bool:
    """Tell whether each names something that the other lacks."""
    return bool(one.lacks(other)) and bool(other.lacks(one))


def find_mixed(questions: Collection[ComparedQuestion]) -> tuple[str, str] | None:
    """Return two of these questions that cannot have one answer, if there are two such.

    They ask for different kinds of things, hold different numbers, or name different names. Of
    more than MOST_COMPARED the first ones are compared.
    """
    for one, other in combinations(islice(questions, MOST_COMPARED), 2):
        kinds = {one.asks, other.asks} - {AnswerType.OTHER}
        if len(kinds) > 1 or one.numbers != other.numbers or _names_differ(one, other):
            return one.text, other.text
    return None


def _is_same_across(one: ComparedQuestion, other: ComparedQuestion, cosine: float) -> bool:
    """Tell whether questions of two languages ask the same; what kind is not always known."""
    is_close = cosine >= CLOSE_ACROSS
    if one.asks is not other.asks and not (
        is_close and AnswerType.OTHER in {one.asks, other.asks}
    ):
        return False
    lacking = one.lacks(other), other.lacks(one)
    if cosine >= SURE_ACROSS:
        return not _names_differ(one, other)
    return not all(lacking) if is_close else bool(one.content) and not any(lacking)


def _cosine(one: ComparedQuestion, other: ComparedQuestion, vectors: Vectors) -> float:
    if one.text not in vectors or other.text not in vectors:
        return 0.0
    return float(vectors[one.text] @ vectors[other.text])


@lru_cache(_REMEMBERED * 10)
def _means(word: str, other: str) -> bool:
    """Tell whether a word is another, mistyped, in another form, a synonym or a translation."""
    if fuzz.ratio(word, other) >= SAME_WORD:
        return True
    mine, theirs = set(possible_stems(word)), set(possible_stems(other))
    return not (
        mine.isdisjoint(synonyms.stems(other).keys() | theirs)
        and theirs.isdisjoint(synonyms.stems(word).keys())
    )


def _names_differ(one: ComparedQuestion, other: ComparedQuestion) -> bool:
    """Tell whether each names something of its own that the other lacks."""
    return bool(one.lacks(other) & other.names) and bool(other.lacks(one) & one.names)
