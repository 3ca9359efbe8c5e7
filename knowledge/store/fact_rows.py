"""Rows of the table of facts: a passage as its columns, and a fact out of them again."""

import json
from collections.abc import Iterator
from typing import Any

from knowledge.models import Citation, Fact, Kind, Passage, Span
from knowledge.store.checksums import sha256_of
from knowledge.store.snapshot import Row

FACT_COLUMNS = """
    SELECT f.id, f.kind, f.text, f.speaker, f.source, f.language, f.document, d.title,
           coalesce(f.url, d.url),
           f.paragraph, f.sentence,
           (SELECT max(s.sentence) FROM facts s WHERE s.document = f.document
            AND s.paragraph = f.paragraph), f.start, f.end,
           f.section, f.page, f.parts, f.labels, f.sha256
    FROM facts f JOIN documents d ON d.id = f.document
"""


def columns_of(passage: Passage, document: str) -> dict[str, str | int | None]:
    """Return where a passage stands in its document's text, and what it says, as columns."""
    return {
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        "paragraph": passage.paragraph,
        "sentence": passage.sentence,
        "section": _written(passage.section),
        "page": passage.page,
        "parts": _written(_parts(passage, document)) if passage.parts else None,
        "labels": _written(passage.labels),
        "lead_in": passage.lead_in,
        "sha256": sha256_of(passage.text),
    }


def fact_of(row: Row) -> Fact:
    """Return the fact of a row of FACT_COLUMNS."""
    id_, kind, text, speaker, source, language = row[:6]
    section, page, parts, labels = row[-5:-1]
    pieces = _read(parts)
    spans = tuple(Span(start, end) for start, end, *_ in pieces)
    place: list[Any] = [*row[6:-5], tuple(_read(section)), page, spans]
    citation = Citation(*place)
    cells = tuple(zip(_read(labels), _words(text, pieces), strict=False))
    return Fact(id_, Kind(kind), text, citation, speaker, source, language, cells)


def headings_of(section: str | None, labels: str | None, lead_in: str | None) -> tuple[str, ...]:
    """Return what stands above a fact, by its columns: headings, an announcement, column names."""
    return (*_read(section), *([lead_in] if lead_in else ()), *_read(labels))


def is_sound(row: Row) -> bool:
    """Tell whether a row says what was stored; a byte that flipped must never be quoted."""
    return isinstance(row[2], str) and sha256_of(row[2]) == row[-1]


def stands_in(document: str, text: str, span: Span, parts: str | None) -> bool:
    """Tell whether a fact's words still stand in its document, each part of them."""
    if parts is None:
        return document[span.start : span.end] == text
    pieces, at = _read(parts), 0
    for start, end, sha256, joint in pieces:
        words = document[start:end]
        if sha256_of(words) != sha256 or not text.startswith(joint + words, at):
            return False
        at += len(joint) + len(words)
    return at == len(text)


def _parts(passage: Passage, document: str) -> list[tuple[int, int, str, str]]:
    """Return start, end, SHA-256 and the joint before each part; a passage of one has none."""
    joints = ("", *passage.joints)
    return [
        (start, end, sha256_of(document[start:end]), joint)
        for (start, end), joint in zip(passage.parts, joints, strict=False)
    ]


def _words(text: str, pieces: list[Any]) -> Iterator[str]:
    """Yield the words of each part of a text; one of a single part has no list of them."""
    at = 0
    for start, end, _, joint in pieces:
        at += len(joint)
        yield text[at : at + end - start]
        at += end - start
    if not pieces:
        yield text


def _written(values: Any) -> str | None:
    return json.dumps(values, ensure_ascii=False) if values else None


def _read(written: str | None) -> list[Any]:
    found: list[Any] = json.loads(written) if written else []
    return found
