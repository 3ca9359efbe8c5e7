"""Pages of PDFs as programs make them: drawn letters, doubled signs, tall headers, items."""

import io
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
)
from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas

from knowledge.ingestion.readers.pdf_rows import is_formula
from knowledge.ingestion.readers.pdf_words import PageWords, PlacedWord, _shown
from knowledge.ingestion.structure import ElementKind, TextWriter
from knowledge.ingestion.structure.headlines import rank_headings
from tests.files import drawn as drawn_by
from tests.files import extracted, pdf

LETTERS = "abcdefhijklmnopqrstuvwxyzBCDEFGHIJKLMNOPQRSTUVWXYZ"
NAMES = {" ": "space", ".": "period", **{letter: letter for letter in LETTERS}}


def letter_height(letter):
    return 700 if letter.isupper() or letter in "bdfhklt" else 480 if letter.isalpha() else 90


def drawing(letter):
    stream, box = DecodedStreamObject(), f"0 {-letter_height(letter)} 450 0"
    stream.set_data(f"500 0 {box} d1 {box} re f".encode() if letter != " " else b"500 0 d0")
    return stream


def with_drawn_letters(data):
    """Return a PDF whose font is drawn, as browsers write them: Type 3, upside down."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    resources: Any = writer.pages[0]["/Resources"]
    font = resources["/Font"]["/F1"]
    drawings = {f"/{name}": drawing(letter) for letter, name in NAMES.items()}
    procs = {NameObject(name): writer._add_object(each) for name, each in drawings.items()}  # noqa: SLF001
    differences = [
        each
        for letter, name in NAMES.items()
        for each in (NumberObject(ord(letter)), NameObject(f"/{name}"))
    ]
    encoding: dict[Any, Any] = {NameObject("/Type"): NameObject("/Encoding")}
    encoding[NameObject("/Differences")] = ArrayObject(differences)
    font.clear()
    font.update(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type3"),
            NameObject("/FontBBox"): ArrayObject(map(NumberObject, (0, 200, 500, -750))),
            NameObject("/FontMatrix"): ArrayObject(map(FloatObject, (0.001, 0, 0, -0.001, 0, 0))),
            NameObject("/FirstChar"): NumberObject(0),
            NameObject("/LastChar"): NumberObject(255),
            NameObject("/Widths"): ArrayObject(NumberObject(500) for _ in range(256)),
            NameObject("/Encoding"): DictionaryObject(encoding),
            NameObject("/CharProcs"): DictionaryObject(procs),
        }
    )
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def drawn(*pages):
    file = io.BytesIO()
    canvas = Canvas(file)
    for lines in pages:
        canvas.setFont("Helvetica", 11)
        for left, y, line in lines:
            canvas.drawString(left, y, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def texts_of(data):
    return [passage.text for passage in extracted(".pdf", data).passages]


def test_a_drawn_font_is_as_high_as_its_size_and_not_as_boxes_of_its_letters():
    lines = "Rowers on the lake of Kolm take a boat", "as soon as a race can commence near me."
    data = with_drawn_letters(pdf(*lines))
    words = [*PageWords(PdfDocument(data)[0].get_textpage()).words()]
    assert {round(word.size / 12, 2) for word in words} == {1.15}
    assert texts_of(data) == [" ".join(lines)]


def test_a_sign_that_is_written_by_its_letter_too_is_one_sign():
    assert _shown("l\uf06c") == "\uf06c"
    assert _shown("\x9f\uf09f") == "\uf09f"
    assert _shown("a\uf06c") == "a\uf06c"


def test_the_next_mark_opens_an_item_though_a_small_word_stands_before_it():
    lines = (
        (60, 700, "The goal of a race at Kolm is to:"),
        (80, 686, "a. find the crew that rows best; and"),
        (80, 672, "b. show the lake to guests, and keep the harbour"),
        (80, 658, "c. clean for whoever swims there after the race."),
        (80, 644, "i. and dry"),
    )
    texts = texts_of(drawn(lines))
    assert "The goal of a race at Kolm is to: find the crew that rows best; and" in texts
    assert not [text for text in texts if " b." in text or " c." in text]


def test_a_header_of_many_rows_belongs_to_the_pages():
    header = "Town of Kolm", "General by-laws", "Amended in May", "Approved in June", "In force"
    said = "Boats stay ashore in winter.", "Dogs swim at night.", "Rafts are free.", "Oars float."
    above = [(60, 800 - 14 * at, row) for at, row in enumerate(header)]
    texts = texts_of(drawn(*([*above, (60, 700, sentence)] for sentence in said)))
    assert texts == [*said]


def test_a_menu_beside_the_text_belongs_to_the_pages_and_the_end_of_a_sentence_does_not():
    menu = "BOATS", "RAFTS", "OARS", "PIERS", "FEES"
    towns = "Kolm", "Lund", "Aral", "Esil"
    beside = [(480, 760 - 24 * at, name) for at, name in enumerate(menu)]
    halves = [
        (
            f"{town} lies at a lake which is not of {town},",
            f"as the elders of {town} have",
            "said.",
        )
        for town in towns
    ]
    pages = [
        [*beside, *((60, 760 - 14 * at, line) for at, line in enumerate(lines))]
        for lines in halves
    ]
    assert texts_of(drawn(*pages)) == [" ".join(lines) for lines in halves]


def test_a_clause_before_another_one_is_whole():
    clause = "Whoever rows must bring a rope of ten metres to the pier; and"
    assert texts_of(drawn([(60, 760, "Boats are dry."), (60, 700, clause)])) == [
        "Boats are dry.",
        clause,
    ]


def test_a_circle_in_another_font_is_the_mark_of_an_item():
    def items(canvas):
        for number, words in enumerate(("Bring a rope.", "Bring a lamp and", "a whistle.")):
            y = 700 - 14 * number
            if number < 2:
                canvas.setFont("Courier", 11)
                canvas.drawString(60, y, "o")
            canvas.setFont("Helvetica", 11)
            canvas.drawString(76, y, words)

    assert [passage.text for passage in extracted(".pdf", drawn_by(items)).passages] == [
        "Bring a rope.",
        "Bring a lamp and a whistle.",
    ]


def test_a_line_fills_a_page_that_is_narrower_than_others():
    broad = [(60, 700, "The harbour of Kolm " + "lies at the lake " * 5 + "of Kolm.")]
    narrow = [
        "All the boats of the lake are kept by",
        "Kolm, which lends them to whoever rows.",
        "Nobody rows them in the winter, when",
        "Kolm lies in ice as do all of its piers.",
    ]
    lines = [(60, 700 - 14 * at, words) for at, words in enumerate(narrow)]
    assert (
        "All the boats of the lake are kept by Kolm, which lends them to whoever rows."
        in texts_of(drawn(broad, lines))
    )


def test_a_sentence_goes_on_over_a_page_and_a_label_alone_is_no_fact():
    first = [
        (60, 740, "Footnote."),
        (60, 700, "The harbour of Kolm is closed in winter for all boats and rafts, and its"),
    ]
    first += [(60, 686, "keeper helps")]
    second = [
        (60, 780, "those who live at the pier to bring their boats to the old mill before ice.")
    ]
    assert texts_of(drawn(first, second)) == [
        " ".join(line for *_, line in [*first[1:], *second]),
    ]


def test_a_line_with_signs_and_no_word_is_a_formula():
    placed = [
        PlacedWord(text, 20.0 * at, 20.0 * at + 9, 700, 11, bold=False, fixed=False)
        for at, text in enumerate(("W", "\uf03d", "I", "cos", "\uf06a", "T", ","))
    ]
    word = PlacedWord("where", 200, 230, 700, 11, bold=False, fixed=False)
    assert is_formula(placed)
    assert not is_formula([*placed, word])
    assert not is_formula([placed[1], placed[0]])


def test_a_title_goes_on_in_the_numbers_of_others_though_a_list_has_taken_one():
    writer = TextWriter()
    for words in (
        "1.1. Boats",
        "Boats are lent.",
        "1.2. Rafts",
        "Rafts are free.",
        "1.4. Oars",
    ):
        writer.write(ElementKind.PARAGRAPH, words)
    writer.write(ElementKind.PARAGRAPH, "Oars float.")
    ranked = rank_headings(writer.text, writer.elements)
    heads = [e.kind is ElementKind.HEADING for e in ranked]
    assert heads == [True, False, True, False, True, False]
