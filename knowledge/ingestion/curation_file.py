"""Reads what editors curated about an article, and refuses what cannot be true.

The file is TOML: `[samples]`, `[[synonyms]]` and one `[[fact]]` a sentence, each with the
questions it answers, the near misses it does not answer, and its translations.
"""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from types import MappingProxyType

from pydantic import ValidationError

from knowledge.errors import KnowledgeError
from knowledge.ingestion.curation_schema import CurationTable, FactTable, what_to_mend
from knowledge.models import Kind


class CurationError(KnowledgeError):
    """A curation file contradicts itself or its article; the message says where."""


class ContradictionError(ValueError):
    """A fact says two things of itself."""


@dataclass(frozen=True, slots=True)
class CuratedQuestion:
    """A question as an editor wrote it; `answers` is False for one the fact leaves open."""

    text: str
    language: str
    answers: bool


@dataclass(frozen=True, slots=True)
class CuratedFact:
    """A sentence, exactly as it stands in the article, and what editors wrote about it.

    `translations` maps a language to the sentence in that language.
    """

    sentence: str
    kind: Kind
    speaker: str | None
    questions: tuple[CuratedQuestion, ...]
    translations: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Curation:
    """One curation file, by its `name`. `samples` maps a language to questions to try first.

    The terms of one group of `synonyms` may stand for each other in this article.
    """

    name: str
    facts: tuple[CuratedFact, ...]
    synonyms: tuple[tuple[str, ...], ...]
    samples: Mapping[str, tuple[str, ...]]

    def check(self, sentences: Collection[str]) -> None:
        """Raise CurationError unless each curated sentence is one of the article, all of it."""
        for fact in self.facts:
            if fact.sentence not in sentences:
                raise CurationError(
                    f"{self.name}: no sentence of the article, word for word: "
                    f"“{fact.sentence}”. Copy it from there, or take it out."
                )


def load_curation(path: Traversable) -> Curation:
    """Read a curation file.

    Raises CurationError, which says how to mend it, if it is no TOML, lacks a field, has one that
    is unknown or of another type, or says two things of one question.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as exc:
        raise CurationError(f"{path.name} is not TOML: {exc}. Mend it there.") from exc
    except UnicodeDecodeError as exc:
        raise CurationError(f"{path.name} is not UTF-8: save it as UTF-8.") from exc
    try:
        return _curation(path.name, CurationTable.model_validate(data))
    except ValidationError as exc:
        raise CurationError(f"{path.name}: {what_to_mend(exc)}") from exc
    except ContradictionError as exc:
        raise CurationError(f"{path.name}: {exc}") from exc


def _curation(name: str, table: CurationTable) -> Curation:
    samples = {language: tuple(texts) for language, texts in table.samples.items()}
    return Curation(
        name=name,
        facts=tuple(_fact(each) for each in table.fact),
        synonyms=tuple(tuple(group.terms) for group in table.synonyms),
        samples=MappingProxyType(samples),
    )


def _fact(table: FactTable) -> CuratedFact:
    sentence, kind = table.sentence, Kind(table.kind)
    if (kind is Kind.QUOTE) != (table.speaker is not None):
        raise ContradictionError(f"a quote has a speaker, a fact has none: “{sentence}”")
    questions = (
        *_questions(table.questions, answers=True),
        *_questions(table.negatives, answers=False),
    )
    _refuse_repeats(sentence, questions)
    translations = MappingProxyType(dict(table.translations))
    return CuratedFact(sentence, kind, table.speaker, questions, translations)


def _questions(
    by_language: Mapping[str, list[str]], *, answers: bool
) -> Iterator[CuratedQuestion]:
    for language, texts in by_language.items():
        for text in texts:
            yield CuratedQuestion(text, language, answers)


def _refuse_repeats(sentence: str, questions: tuple[CuratedQuestion, ...]) -> None:
    """Refuse a question that stands twice, above all once as answered and once as not."""
    seen: set[str] = set()
    for question in questions:
        folded = " ".join(question.text.casefold().rstrip("?!. ").split())
        if folded in seen:
            raise ContradictionError(
                f"“{question.text}” stands twice under “{sentence}”: take one of them out."
            )
        seen.add(folded)
