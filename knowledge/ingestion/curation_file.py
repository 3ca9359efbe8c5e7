"""Reads what editors curated about an article, and refuses what cannot be true.

The file is TOML: `[samples]`, `[[synonyms]]` and one `[[fact]]` a sentence, each with the
questions it answers, the near misses it does not answer, and its translations.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from knowledge.errors import KnowledgeError
from knowledge.models import Kind


class CurationError(KnowledgeError):
    """A curation file contradicts itself or its article; the message says where."""


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
    """One curation file. `samples` maps a language to questions that a newcomer may try.

    The terms of one group of `synonyms` may stand for each other in this article.
    """

    facts: tuple[CuratedFact, ...]
    synonyms: tuple[tuple[str, ...], ...]
    samples: Mapping[str, tuple[str, ...]]

    def check(self, article: str) -> None:
        """Raise CurationError unless every curated sentence stands in the article."""
        for fact in self.facts:
            if fact.sentence not in article:
                raise CurationError(f"Not in the article, word for word: “{fact.sentence}”")


def load_curation(path: Traversable) -> Curation:
    """Read a curation file.

    Raises CurationError if it is no TOML, lacks a field, or says two things of one question.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return Curation(
            facts=tuple(_fact(table) for table in data["fact"]),
            synonyms=tuple(tuple(group["terms"]) for group in data.get("synonyms", ())),
            samples=MappingProxyType({k: tuple(v) for k, v in data.get("samples", {}).items()}),
        )
    except tomllib.TOMLDecodeError as exc:
        raise CurationError(f"{path.name} is not TOML: {exc}") from exc
    except KeyError as exc:
        raise CurationError(f"{path.name} lacks the field {exc}.") from exc


def _fact(table: Mapping[str, Any]) -> CuratedFact:
    sentence = table["sentence"]
    try:
        kind = Kind(table["kind"])
    except ValueError as exc:
        raise CurationError(f"{exc}; write fact or quote: “{sentence}”") from exc
    if (kind is Kind.QUOTE) != ("speaker" in table):
        raise CurationError(f"A quote has a speaker, a fact has none: “{sentence}”")
    questions = (
        *_questions(table["questions"], answers=True),
        *_questions(table.get("negatives", {}), answers=False),
    )
    _refuse_repeats(sentence, questions)
    translations = MappingProxyType(dict(table.get("translations", {})))
    return CuratedFact(sentence, kind, table.get("speaker"), questions, translations)


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
            raise CurationError(f"“{question.text}” stands twice under “{sentence}”")
        seen.add(folded)
