"""Draws all that may be curated: every kind of record, with every field that may be there."""

import json

from hypothesis import strategies as st

from knowledge import LANGUAGES, Kind, Record
from knowledge.store.checksums import sha256_of

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20)
NAMES = WORDS.filter(str.strip)
MAYBE = st.none() | NAMES
LANGUAGE = st.sampled_from(LANGUAGES)
STAMP = {"added_by": "editor-1", "added_at": "2026-01-01T00:00:00+00:00"}
PARTS = "\n\n"


@st.composite
def everything(draw):
    """Draw the records of a library."""
    records: list[Record] = []
    for document, sentences in enumerate(draw(st.lists(st.lists(NAMES, min_size=1), max_size=3))):
        records += draw(_document(document + 1, sentences, first=len(records) + 1))
    pairs = st.lists(st.tuples(NAMES, NAMES), unique=True, max_size=2)
    records += [Record("synonym", {"term": a, "synonym": b}) for a, b in draw(pairs)]
    asked = st.lists(st.tuples(LANGUAGE, NAMES), unique=True, max_size=2)
    records += [Record("sample", {"language": a, "text": b}) for a, b in draw(asked)]
    return records


@st.composite
def _document(draw, number, sentences, *, first):
    fields = {
        "id": number,
        "title": f"{number} {draw(NAMES)}",
        "url": draw(MAYBE),
        "published": draw(MAYBE),
        "author": draw(MAYBE),
        "language": draw(LANGUAGE),
        "origin": draw(st.sampled_from(["imported", "written"])),
        "structure": draw(st.none() | st.just('{"blocks": []}')),
        **STAMP,
        "text": PARTS.join(sentences),
    }
    records, start = [Record("document", fields)], 0
    for paragraph, sentence in enumerate(sentences, 1):
        place = {"paragraph": paragraph, "sentence": 1, "start": start, "text": sentence}
        records += draw(_fact(first + paragraph, number, place))
        start += len(sentence) + len(PARTS)
    return records


@st.composite
def _fact(draw, number, document, place):
    fields = {
        "id": number,
        "document": document,
        "kind": draw(st.sampled_from([*map(str, Kind)])),
        **place,
        "end": place["start"] + len(place["text"]),
        "section": draw(st.none() | st.lists(NAMES, min_size=1, max_size=3).map(json.dumps)),
        "page": draw(st.none() | st.integers(1, 9)),
        "parts": draw(st.none() | st.just(_parts(place))),
        "labels": draw(st.none() | st.lists(NAMES, min_size=1, max_size=2).map(json.dumps)),
        "lead_in": draw(MAYBE),
        "speaker": draw(MAYBE),
        "source": draw(MAYBE),
        "url": draw(MAYBE),
        "language": draw(LANGUAGE),
        **STAMP,
        "withdrawn_at": draw(st.none() | st.just("2026-02-01T00:00:00+00:00")),
    }
    asked = draw(st.lists(NAMES, unique=True, max_size=2))
    languages = draw(st.lists(LANGUAGE, unique=True))
    return [
        Record("fact", fields),
        *(Record("question", draw(_question(number, text, place["text"]))) for text in asked),
        *(
            Record("translation", draw(_translation(number, each, place["text"])))
            for each in languages
        ),
    ]


def _parts(place):
    """Return a sentence as two parts with nothing between them."""
    start, text = place["start"], place["text"]
    cut = len(text) // 2
    halves = ((start, text[:cut]), (start + cut, text[cut:]))
    return json.dumps([(at, at + len(half), sha256_of(half), "") for at, half in halves])


@st.composite
def _question(draw, fact, text, words):
    language, answers = draw(LANGUAGE), draw(st.sampled_from([0, 1]))
    written_for = draw(_hashes(words))
    said = {"fact": fact, "language": language, "answers": answers, **STAMP}
    return {**said, "fact_sha256": written_for, "text": text}


@st.composite
def _translation(draw, fact, language, words):
    written_for = draw(_hashes(words))
    return {"fact": fact, "language": language, "fact_sha256": written_for, "text": draw(NAMES)}


def _hashes(words):
    """Draw the hash of a fact's words, or of those that it had before."""
    return st.sampled_from([sha256_of(words), sha256_of("before")])
