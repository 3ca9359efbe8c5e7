"""Schema of a curation file: what it may hold, and how one that holds something else is mended."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from knowledge.language import LANGUAGES


def _document_language(code: str) -> str:
    if code not in LANGUAGES:
        raise ValueError(f"is none of the languages {', '.join(LANGUAGES)}")
    return code


Text = Annotated[str, StringConstraints(pattern=r"\S")]
Texts = Mapping[Annotated[str, AfterValidator(_document_language)], list[Text]]
"""Texts by their language."""


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SynonymTable(_Table):
    """`[[synonyms]]`: terms that may stand for each other."""

    terms: Annotated[list[Text], Field(min_length=2)]


class FactTable(_Table):
    """`[[fact]]`: a sentence of the article, and what editors wrote about it."""

    sentence: Text
    kind: Literal["fact", "quote"]
    speaker: Text | None = None
    questions: Texts
    negatives: Texts = Field(default_factory=dict)
    translations: Mapping[str, Text] = Field(default_factory=dict)


class CurationTable(_Table):
    """The whole file."""

    fact: list[FactTable]
    synonyms: list[SynonymTable] = Field(default_factory=list)
    samples: Mapping[str, list[Text]] = Field(default_factory=dict)


_WORDS = {
    "string_type": "must be a text, in quotation marks",
    "string_pattern_mismatch": "is empty",
    "list_type": "must be a list, in square brackets",
    "dict_type": "must be a table, with a line for each language",
    "too_short": "needs at least two entries",
    "model_type": "must be a table",
    "literal_error": "must be “fact” or “quote”",
}
"""What is wrong, by the type of pydantic's error."""
_TABLES: Mapping[str, type[BaseModel]] = {"fact": FactTable, "synonyms": SynonymTable}


def what_to_mend(error: ValidationError) -> str:
    """Return the place of the first thing that is wrong, and what to do there."""
    first = error.errors(include_url=False, include_input=False)[0]
    *outer, last = first["loc"]
    match first["type"]:
        case "missing":
            return f"{_place(outer)} lacks the field “{last}”: write it there."
        case "extra_forbidden":
            table = _TABLES.get(str(outer[0]), CurationTable) if outer else CurationTable
            known = ", ".join(table.model_fields)
            return f"{_place(outer)} has an unknown field “{last}”. Known are {known}."
        case "value_error":
            # The language is a key: pydantic puts "[key]" behind it.
            return f"{_place(outer)} {first['ctx']['error']}."
        case kind:
            return f"{_place(first['loc'])} {_WORDS.get(kind, first['msg'])}."


def _place(location: Iterable[str | int]) -> str:
    """Return a place as people count: “fact 3 › questions › en › 1” has the first of them."""
    names: list[str] = []
    for part in location:
        if isinstance(part, int) and len(names) == 1:
            names[0] += f" {part + 1}"
        elif part != "[key]":
            names.append(str(part + 1) if isinstance(part, int) else part)
    return " › ".join(names) or "the file"
