"""Every sentence is found, at exactly its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.ingestion.segmentation import passages, title_of
from knowledge.ingestion.structure import About, structured_text


def texts(document):
    return [passage.text for passage in passages(document)]


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("He came. She left.", ["He came.", "She left."]),
        ("Dr. Smith paid 3.5 dollars. He left.", ["Dr. Smith paid 3.5 dollars.", "He left."]),
        ("The U.S. Army came. It stayed.", ["The U.S. Army came.", "It stayed."]),
        ("He lives in the U.S. He likes it.", ["He lives in the U.S.", "He likes it."]),
        ("J. R. Tolkien wrote it.", ["J. R. Tolkien wrote it."]),
        ("It is in Fig. 2. Look there.", ["It is in Fig. 2.", "Look there."]),
        ("“Yes!” he said. “No.” She left.", ["“Yes!” he said.", "“No.”", "She left."]),
        ("- We met. They left.", ["We met.", "They left."]),
        ("— Мы встретились. Они ушли.", ["Мы встретились.", "Они ушли."]),
        ("Это 5 млн. рублей. Он ушёл.", ["Это 5 млн. рублей.", "Он ушёл."]),
        ("В 1997 г. столицу перенесли. Да.", ["В 1997 г. столицу перенесли.", "Да."]),
        ("Ол 1997 ж. келді. Қала өсті.", ["Ол 1997 ж. келді.", "Қала өсті."]),
        ("«Рахмет!» Ол кетті.", ["«Рахмет!»", "Ол кетті."]),
        (
            "List:\n- one thing\n- two things",
            ["List: one thing; two things", "List: one thing", "List: two things"],
        ),
        ("Born in 1990. In 1991 he left.", ["Born in 1990.", "In 1991 he left."]),
        ("no full stop at the end", ["no full stop at the end"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(paragraph, sentences):
    assert texts(paragraph) == sentences


def test_speech_that_opens_with_a_dash_is_a_quote_and_the_dash_is_not_part_of_it():
    (passage,) = passages("- We do not see it as a zero-sum game.")
    assert (passage.kind, passage.text[0], passage.start) == ("quote", "W", 2)


def test_a_headline_is_the_title_and_no_sentence():
    document = "20th anniversary\n\nThe city grew. It shone.\n\nPeople came."
    assert title_of(document) == "20th anniversary"
    places = [(passage.paragraph, passage.sentence) for passage in passages(document)]
    assert places == [(1, 1), (1, 2), (2, 1)]


def test_a_markdown_heading_is_no_sentence():
    assert texts("# Lake\n\nIt is deep.\n\n## Fish\n\nMany.") == ["It is deep.", "Many."]


def test_windows_line_ends_separate_paragraphs():
    assert [p.paragraph for p in passages("One is here.\r\n\r\nTwo is here.")] == [1, 2]


@given(st.text(alphabet=st.sampled_from("aБқ .!?…«»“”\"'()-–\n\r\t1.5 г.Dr"), max_size=300))
def test_each_passage_stands_where_it_says(document):
    for passage in passages(document):
        spans = [document[start:end] for start, end in passage.spans]
        assert passage.stands_in(document)
        assert all(span == span.strip() != "" for span in spans)


@given(st.text(max_size=200))
def test_no_word_is_lost(document):
    blocks = structured_text(document, About()).blocks
    covered = {at for block in blocks for at in range(*block.span)}
    assert all(at in covered for at, char in enumerate(document) if char.isalpha())


def test_what_follows_a_heading_without_a_blank_line_is_read():
    text = "# Lamps\nThe lamp is red.\nIt burns oil."
    assert [p.text for p in passages(text)] == ["The lamp is red.", "It burns oil."]


def test_a_list_numbered_with_hashes_is_no_heading():
    text = "# Ada Thorne, engineer (1840)\n# Otto Lind, keeper (1851)"
    assert [p.text for p in passages(text)] == [
        "# Ada Thorne, engineer (1840)",
        "# Otto Lind, keeper (1851)",
    ]


def test_a_long_line_behind_a_hash_is_no_heading():
    assert len([*passages("# " + "Ada Thorne was an engineer " * 20)]) == 1
