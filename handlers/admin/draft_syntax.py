"""Syntax of a draft, as behind /addfact: text, then lines `source:`, `ask:`, `speaker:`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from handlers.admin.draft_sources import named_source
from knowledge import Data, Draft, Kind, phrases

NONE = {"-", "–", "—"}
"""What an editor writes for nothing: no speaker, no question, no translation."""
EVERY = "*"
"""Stands for every label that no field has."""
_MOST_WORDS, _LONGEST = 4, 40
"""Words and characters of a label: what is longer before a colon is part of a sentence."""
_AROUND = " \t-–—•*"


class LineMeaning(StrEnum):
    """What a labelled line is: a field, or, label and all, words of the text, or nothing."""

    SOURCE = "source"
    ASK = "ask"
    SPEAKER = "speaker"
    TEXT = "text"
    WORDS = "words"
    NOTHING = "nothing"


LineMeanings = Mapping[str, LineMeaning]
"""What the editor said of labels that are not clear."""
_FIELDS = {
    phrase: meaning
    for meaning in (LineMeaning.SOURCE, LineMeaning.ASK, LineMeaning.SPEAKER, LineMeaning.TEXT)
    for phrase in phrases("draft_fields.txt", meaning)
}


@dataclass(frozen=True, slots=True)
class UnclearLine:
    """A piece of a draft that begins with a label that may be a field, or words of the text."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class ParsedDraft:
    """A draft as far as it is clear, and the first piece of it that is not."""

    draft: Draft
    unclear: UnclearLine | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line or a part of one: its label, if it has one, and what follows that."""

    label: str
    rest: str
    words: str
    opens_line: bool


def parse_draft(
    words: str, kind: Kind, meanings: LineMeanings | None = None, *, has_text: bool = False
) -> ParsedDraft:
    """Read a draft in any language; `ask:` may stand often.

    The first line is text, whatever it begins with, unless the text is known already
    (`has_text`). A later line with a label that no field has is unclear until `meanings` say
    what it is, and so is a field in the middle of a line. A label alone names the line below.
    """
    known, found = meanings or {}, dict[LineMeaning, list[str]]()
    above: LineMeaning | None = None
    last = LineMeaning.TEXT
    for piece in _pieces(words):
        begun = has_text or LineMeaning.TEXT in found
        meaning = above if above and not piece.label else _meaning(piece, known, begun=begun)
        if meaning is None:
            return ParsedDraft(_draft(found, kind), UnclearLine(piece.label, piece.words))
        is_more = meaning is LineMeaning.WORDS and not piece.opens_line and last in found
        if is_more:
            found[last][-1] += piece.words
            continue
        last = LineMeaning.TEXT if meaning is LineMeaning.WORDS else meaning
        said = piece.words if meaning is LineMeaning.WORDS else piece.rest.strip()
        above = None if said or meaning is LineMeaning.NOTHING else meaning
        if not above:
            found.setdefault(last, []).append(said)
    return ParsedDraft(_draft(found, kind))


def parse_answer(words: str, kind: Kind) -> Draft:
    """Read the answer to a step: fields that it names, and as its text whatever is left."""
    return parse_draft(words, kind, {EVERY: LineMeaning.WORDS}).draft


def merged(base: Draft, more: Draft) -> Draft:
    """Return a draft with what was said of it later; later words take the place of earlier."""
    return replace(
        base,
        text=more.text or base.text,
        source=more.source or base.source,
        url=more.url or base.url,
        speaker=more.speaker or base.speaker,
        questions=(*base.questions, *more.questions),
    )


def data_of(draft: Draft) -> Data:
    """Return a draft as steps and buttons remember it."""
    return {
        "text": draft.text,
        "source": draft.source,
        "kind": draft.kind,
        "speaker": draft.speaker or "",
        "asked": "\n".join(draft.questions),
        "url": draft.url or "",
    }


def draft_of(data: Data) -> Draft:
    """Return the draft that `data_of` wrote."""
    return Draft(
        data["text"],
        data["source"],
        Kind(data["kind"]),
        data["speaker"] or None,
        tuple(data["asked"].splitlines()),
        data.get("url") or None,
    )


def _meaning(piece: _Piece, known: LineMeanings, *, begun: bool) -> LineMeaning | None:
    """Return what a piece is; None if only its writer can tell."""
    if not piece.label:
        return LineMeaning.WORDS
    field = _FIELDS.get(piece.label)
    if piece.opens_line and field:
        return known.get(piece.label, field)
    if not field and not begun:
        return LineMeaning.WORDS
    return known.get(piece.label, known.get(EVERY))


def _draft(found: Mapping[LineMeaning, list[str]], kind: Kind) -> Draft:
    source, url = named_source(found.get(LineMeaning.SOURCE, ()))
    return Draft(
        text="\n".join(found.get(LineMeaning.TEXT, ())).strip(),
        source=source,
        url=url,
        kind=kind,
        speaker=next(filter(None, found.get(LineMeaning.SPEAKER, ())), None),
        questions=tuple(filter(None, found.get(LineMeaning.ASK, ()))),
    )


def _pieces(words: str) -> Iterator[_Piece]:
    """Yield each line, parted before each field in it."""
    for number, line in enumerate(words.strip().splitlines()):
        cuts = [0, *_fields_within(line, is_first=not number), len(line)]
        for begin, end in pairwise(cuts):
            part = line[begin:end]
            label, colon, rest = part.partition(":")
            named = _label(label) if colon and not rest.startswith("//") else ""
            yield _Piece(named, rest if named else part, part, opens_line=not begin)


def _fields_within(line: str, *, is_first: bool) -> Iterator[int]:
    """Yield where fields begin in the middle of a line: the longest name before each colon.

    What opens a line below the first may be a label as a whole, known or not.
    """
    begins = len(line) - len(line.lstrip(_AROUND))
    colon = line.find(":")
    while colon > 0:
        near = range(max(1, colon - _LONGEST), colon)
        starts = [at for at in near if line[at - 1].isspace()][-_MOST_WORDS:]
        named = (at for at in starts if _FIELDS.get(_label(line[at:colon]), "text") != "text")
        label = _label(line[:colon]) if colon - begins <= _LONGEST else ""
        is_whole = label in _FIELDS or (bool(label) and not is_first)
        if not is_whole and (first := next(named, None)) and first > begins:
            yield first
        colon = line.find(":", colon + 1)


def _label(words: str) -> str:
    """Return what stands before a colon as a label in small letters; empty if it is none."""
    label = " ".join(words.strip(_AROUND).casefold().split())
    is_label = len(label) <= _LONGEST and 0 < len(label.split()) <= _MOST_WORDS
    letters = label.replace(" ", "").replace("-", "").replace("’", "").replace("'", "")
    return label if is_label and letters.isalpha() else ""
