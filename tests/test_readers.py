"""Every known format is read, and what cannot be read is refused in one line, soon."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from knowledge import DocumentError, Fault, read_document, read_upload
from knowledge.ingestion.readers import registry
from tests import bombs, files


def stored(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_a_web_page_gives_its_article_and_who_wrote_it_when(tmp_path):
    source = read_document(stored(tmp_path, "lake.html", files.PAGE))

    assert (source.title, source.author) == ("Lake Orta freezes", "Ann Lee")
    assert source.published == "2020-02-01"
    assert source.text.split("\n\n")[0] == "Lake Orta freezes"
    assert "first time since 1987" in source.text
    assert "newsletter" not in source.text
    assert "About us" not in source.text


def test_the_lines_of_a_pdf_become_paragraphs_again(tmp_path):
    data = files.pdf(
        "The ferry to Northholm leaves every day at seven in the mor-",
        "ning and needs two hours.",
        "A ticket costs nine crowns for grown people and four for chil-",
        "dren.",
        title="Ferries",
    )
    source = read_document(stored(tmp_path, "ferry.pdf", data))

    assert source.title == "Ferries"
    assert source.text.split("\n\n") == [
        "The ferry to Northholm leaves every day at seven in the morning and needs two hours.",
        "A ticket costs nine crowns for grown people and four for children.",
    ]


def test_a_word_document_gives_its_paragraphs(tmp_path):
    data = files.docx("The hall seats 400 people.", "", "It opened in 1999.", title="The hall")
    source = read_document(stored(tmp_path, "hall.DOCX", data))

    assert (source.title, source.author, source.published) == ("The hall", None, None)
    assert source.text == "The hall seats 400 people.\n\nIt opened in 1999."


REFUSED = {
    "locked.pdf": (files.pdf("Some words.", password="x"), "password"),
    "broken.pdf": (files.pdf("Some words.")[:200], "damaged"),
    "text.pdf": (b"I am no PDF at all.", "damaged"),
    "pictures.pdf": (files.pdf(""), "no text"),
    "broken.docx": (files.docx("Some words.")[:-200], "damaged"),
    "text.docx": (b"I am no Word document.", "damaged"),
    "bomb.docx": (files.docx_bomb(200), "unpacks"),
    "entities.docx": (files.docx_with_entities(), "document type"),
    "menu.html": (b"<html><body></body></html>", "no article"),
    "empty.html": (b"", "no article"),
    "sheet.ods": (b"x", "format is unknown"),
    "old.doc": (b"\xd0\xcf\x11\xe0", "old format. Save it as .docx"),
    "book.epub": (b"I am no book.", "damaged"),
    "text.odt": (b"I am no text.", "damaged"),
    "slides.pptx": (b"I show nothing.", "damaged"),
    "sheet.xlsx": (b"I hold nothing.", "damaged"),
    "rich.rtf": (b"I am poor.", "damaged"),
    "long.txt": (b"One boat is red. " * 400_000, "too much text"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line(tmp_path, name):
    data, reason = REFUSED[name]
    begun = time.monotonic()
    with pytest.raises(DocumentError, match=reason) as refusal:
        read_document(stored(tmp_path, name, data))

    assert str(refusal.value).startswith(name)
    assert "\n" not in str(refusal.value)
    # Ten seconds are what a reader is given; no timing, but proof that the limit exists.
    assert time.monotonic() - begun < 30


HARMFUL = {
    "archive.docx": {Fault.BOMB},
    "laughs.docx": {Fault.DOCTYPE},
    "late.docx": {Fault.DAMAGED},
    "locked.docx": {Fault.LOCKED},
    "old.docx": {Fault.LOCKED},
    "twice.pdf": {Fault.LIMITS, Fault.PICTURES},
    "loop.pdf": {Fault.DAMAGED},
    "deep.jsonl": {Fault.ROWS},
    "endless.csv": {Fault.ROWS},
    "newlines.txt": {Fault.LONG},
    "long.txt": {Fault.LONG},
    "library.txt": {Fault.LONG},
    "noise.txt": {Fault.BINARY},
    "nothing.csv": {Fault.EMPTY},
}


@pytest.mark.parametrize("name", HARMFUL)
def test_what_does_harm_is_refused_by_its_name(tmp_path, name):
    with pytest.raises(DocumentError) as refusal:
        read_upload(stored(tmp_path, name, bombs.SMALL[name]()), "what it is called")
    assert refusal.value.fault in HARMFUL[name]


def test_parts_that_would_lie_elsewhere_are_written_nowhere(tmp_path):
    inside = tmp_path / "a" / "b" / "c"
    inside.mkdir(parents=True)
    upload = read_upload(stored(inside, "hall.docx", bombs.docx_with_paths()), "../../hall.docx")
    assert upload.source is not None
    assert (upload.source.text, upload.source.title) == ("The hall seats 400.", "hall")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["hall.docx"]


def test_a_page_of_quotation_marks_is_read_like_any_other(tmp_path):
    page = "<html><body><p>" + "“a " * 30_000 + "</p></body></html>"
    source = read_document(stored(tmp_path, "quotes.html", page))
    assert max(len(passage.text) for passage in source.passages) <= 2_000


def test_readers_are_loaded_without_the_library_and_without_what_starts_them():
    child = Path(registry.__file__).with_name("child.py")
    code = f"""
import runpy, sys
runpy.run_path({str(child)!r})["_enter_without_faces"]()
import knowledge.ingestion.readers.extraction, knowledge.ingestion.readers.text
print(*{{"knowledge.library", "sqlite3", "subprocess", "socket"}}.intersection(sys.modules))
"""
    command = [sys.executable, "-P", "-c", code]
    run = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - our own code
    assert run.stdout.split() == []


def test_a_reader_that_wants_too_much_memory_is_stopped(tmp_path):
    # Nested so deep that its tree would fill what a reader may take.
    page = "<p>" + "<b>" * 3_000_000 + "word"
    with pytest.raises(DocumentError, match=r"memory|damaged|no article|within"):
        read_document(stored(tmp_path, "deep.html", page))
