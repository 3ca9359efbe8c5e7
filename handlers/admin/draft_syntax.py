"""Syntax of a draft, as behind /addfact: text, then lines `source:`, `ask:`, `speaker:`."""

import re

from knowledge import Data, Draft, Kind

NONE = {"-", "–", "—"}
"""What an editor writes for nothing: no speaker, no question, no translation."""
_FIELD = re.compile(r"^\s*(source|ask|speaker)\s*:\s*(.*?)\s*$", re.IGNORECASE)


def parse_draft(words: str, kind: Kind) -> Draft:
    """Read a draft. Lines without a field's name belong to the text; `ask:` may stand often."""
    text: list[str] = []
    fields: dict[str, list[str]] = {"source": [], "ask": [], "speaker": []}
    for line in words.strip().splitlines():
        if found := _FIELD.match(line):
            fields[found[1].lower()].append(found[2])
        else:
            text.append(line)
    return Draft(
        text="\n".join(text).strip(),
        source=next(iter(fields["source"]), ""),
        kind=kind,
        speaker=next(iter(fields["speaker"]), None) or None,
        questions=tuple(question for question in fields["ask"] if question),
    )


def data_of(draft: Draft) -> Data:
    """Return a draft as steps and buttons remember it."""
    return {
        "text": draft.text,
        "source": draft.source,
        "kind": draft.kind,
        "speaker": draft.speaker or "",
        "asked": "\n".join(draft.questions),
    }


def draft_of(data: Data) -> Draft:
    """Return the draft that `data_of` wrote."""
    return Draft(
        data["text"],
        data["source"],
        Kind(data["kind"]),
        data["speaker"] or None,
        tuple(data["asked"].splitlines()),
    )
