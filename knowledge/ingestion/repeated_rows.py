"""Repeated rows of a table: which say and ask what an earlier one does."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge.language.tokenizer import canonical
from knowledge.models import Draft


def merge_repeated(drafts: Sequence[Draft]) -> list[Draft | None]:
    """Put rows together that say the same and share a question; None stands for the later ones."""
    merged: list[Draft | None] = [*drafts]
    first: dict[tuple[str, ...], int] = {}
    for at, draft in enumerate(drafts):
        said = (draft.source.strip(), draft.kind, draft.speaker or "", one_spaced(draft.text))
        asked = [(*said, key) for key in keys_of(draft.questions) or {""}]
        stands = min((first[key] for key in asked if key in first), default=at)
        first |= {key: stands for key in asked if key not in first}
        if (earlier := merged[stands]) is not None and stands < at:
            asks = keys_of(earlier.questions)
            more = [each for each in draft.questions if canonical(each) not in asks]
            merged[stands] = replace(earlier, questions=(*earlier.questions, *more))
            merged[at] = None
    return merged


def one_spaced(text: str) -> str:
    """Return a text with one space between its words."""
    return " ".join(text.split())


def keys_of(questions: Iterable[str]) -> set[str]:
    """Return what questions have in common that differ only in marks, spaces and capitals."""
    return {canonical(question) for question in questions} - {""}
