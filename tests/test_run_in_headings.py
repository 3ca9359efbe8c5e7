"""Words in bold that open a paragraph: what of them heads it, and what says something itself."""

import io

import docx
import pytest

from tests.files import extracted

NAMES = [
    "Bin and filter.", "Sensors.", "Model R7-200.", "Opening hours.", "Cleaning the filter.",
    "Limitation of Liability and Damages of the Keeper.",
]  # fmt: skip
STATEMENTS = [
    "Do not open the lid.", "Rinse the filter.", "The filter is washable.", "Wash hands first.",
    "Dogs welcome.", "Never alone.", "Boats for all who live near by.",
]  # fmt: skip
TITLE = (1, "Manual of the Robot", "")
REST = "Press the latch, and pull it out."


def word(*paragraphs):
    document, file = docx.Document(), io.BytesIO()
    for level, bold, rest in paragraphs:
        if level:
            document.add_heading(bold, level)
            continue
        paragraph = document.add_paragraph()
        paragraph.add_run(bold).bold = True
        paragraph.add_run(rest)
    document.save(file)
    return file.getvalue()


def markdown(*paragraphs):
    return "\n\n".join(
        f"{'#' * level} {bold}" if level else f"**{bold}**{rest}"
        for level, bold, rest in paragraphs
    ).encode()


def page(*paragraphs):
    return "".join(
        f"<h{level}>{bold}</h{level}>" if level else f"<p><b>{bold}</b>{rest}</p>"
        for level, bold, rest in paragraphs
    ).encode()


FORMATS = {".md": markdown, ".html": page, ".docx": word}


@pytest.fixture(params=FORMATS)
def places(request):
    """Return the section and the words of each fact that paragraphs make, in each format."""

    def read(*paragraphs):
        source = extracted(request.param, FORMATS[request.param](*paragraphs))
        return [(each.section[-1:], each.text, each.question) for each in source.passages]

    return read


def test_a_name_heads_the_paragraph_that_it_opens(places):
    for name in NAMES:
        found = places(TITLE, (2, "Care", ""), (0, name, f" {REST}"))
        assert found == [((name,), REST, None)], name


def test_a_sentence_in_bold_is_a_fact(places):
    for said in STATEMENTS:
        found = places(TITLE, (2, "Care", ""), (0, said, f" {REST}"))
        assert [section for section, _, _ in found] == [("Care",)] * len(found), said
        assert said in " ".join(text for _, text, _ in found)


def test_what_opens_the_answer_to_a_question_comes_between_them_in_no_format(places):
    asked = "How do I care for it?"
    (_, text, question), *_ = places(TITLE, (2, asked, ""), (0, "Bin and filter.", f" {REST}"))
    assert text.startswith("Bin and filter.")
    assert question == asked


def test_a_model_is_named_with_the_sentence_behind_it():
    said = "Model R7-200. Read this manual before the first use."
    assert [each.text for each in extracted(".txt", f"{said}\n".encode()).passages] == [said]


def test_a_name_in_russian_or_kazakh_stays_with_the_sentence_behind_it(places):
    for opening, rest in (
        ("Фильтр и бак.", "Опорожняйте его после каждой уборки."),
        ("Сүзгі мен контейнер.", "Оны әр тазалаудан кейін босатыңыз."),
    ):
        found = places(TITLE, (2, "Care", ""), (0, opening, f" {rest}"))
        assert found == [(("Care",), f"{opening} {rest}", None)], opening
