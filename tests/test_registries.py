"""A format of documents or of records is one function and one line in one table."""

import csv
import io
import os
import resource
import sys
import zipfile
from pathlib import Path

import pytest

from knowledge import PARSERS, READERS, WRITERS, DocumentError, Fault, read_document
from knowledge.ingestion.readers.registry import PACKED, DocumentFormat
from knowledge.ingestion.readers.sandbox import run_sandboxed
from knowledge.ingestion.structure import About, structured_text
from tests import files


def read_book(data):
    """Read the chapter of a toy book: an archive, as .epub and .docx are."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        text = packed.read("chapter.txt").decode()
    return structured_text(text, About("A book"))


def write_semicolons(records):
    """Write a toy table for spreadsheets."""
    table = io.StringIO(newline="")
    csv.writer(table, delimiter=";").writerows([record.type] for record in records)
    yield table.getvalue().encode("utf-16")


def surroundings(_data):
    """Return what the child that reads is given beside the file."""
    return dict(os.environ)


def book():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("chapter.txt", "The lake froze in 1987.")
    return made.getvalue()


@pytest.fixture
def books(monkeypatch):
    # The child that reads finds this module as this process does.
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    monkeypatch.setitem(READERS, ".epub", DocumentFormat(f"{__name__}:read_book", PACKED))


@pytest.mark.usefixtures("books")
def test_a_packed_format_is_added_by_a_function_and_a_line(tmp_path):
    path = tmp_path / "lake.epub"
    path.write_bytes(book())
    source = read_document(path)
    assert (source.text, source.title) == ("The lake froze in 1987.", "A book")


@pytest.mark.usefixtures("books")
def test_word_documents_are_read_beside_another_packed_format(tmp_path):
    path = tmp_path / "hall.docx"
    path.write_bytes(files.docx("The hall seats 400 people.", title="The hall"))
    assert read_document(path).text == "The hall seats 400 people."


@pytest.mark.usefixtures("books")
def test_a_reader_gets_no_token_and_no_memory_for_every_core(tmp_path, monkeypatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:secret")
    path = tmp_path / "lake.txt"
    path.write_bytes(b"x")
    given = run_sandboxed(path, __name__, surroundings.__qualname__)
    assert "TELEGRAM_BOT_TOKEN" not in given
    assert given["OPENBLAS_NUM_THREADS"] == "1"


def complain(_):
    """Fail with somebody's words, after many of one's own."""
    sys.stderr.write("odd object\n" * 100_000)
    raise LookupError("Rumpelstiltskin: aardvark")


@pytest.mark.usefixtures("books")
def test_of_what_a_reader_complains_the_error_is_logged_and_no_word(tmp_path, caplog):
    path = tmp_path / "lake.txt"
    path.write_bytes(b"x")
    with pytest.raises(DocumentError, match="damaged or unusual"):
        run_sandboxed(path, __name__, complain.__qualname__)
    assert caplog.messages == ["complain failed: LookupError"]


def think(_):
    """Never come to an end, in less time than a reader has."""
    resource.setrlimit(resource.RLIMIT_CPU, (1, 2))
    while True:
        pass


@pytest.mark.usefixtures("books")
def test_a_reader_ends_by_the_processor_s_time_and_the_error_says_so(tmp_path):
    path = tmp_path / "lake.txt"
    path.write_bytes(b"x")
    with pytest.raises(DocumentError, match="cannot be read within 9 seconds") as refusal:
        run_sandboxed(path, __name__, think.__qualname__)
    assert refusal.value.fault is Fault.LIMITS


def test_what_is_packed_is_no_text_whatever_it_is_called(tmp_path):
    path = tmp_path / "lake.txt"
    path.write_bytes(book())
    with pytest.raises(DocumentError, match=r"is a \.docx or .* file by its content") as refusal:
        read_document(path)
    assert refusal.value.fault is Fault.SUFFIX


def test_a_format_of_exports_is_added_by_a_function_and_a_line(library, monkeypatch):
    monkeypatch.setitem(WRITERS, ".xlsx", write_semicolons)
    written = b"".join(WRITERS[".xlsx"](library.export())).decode("utf-16")
    assert written.split()[0] == "document"
    # What is only written is not taken for a table to read.
    assert set(PARSERS) == {".jsonl", ".csv"}
