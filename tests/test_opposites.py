"""Who asks for what stands nowhere is told what the document says of its opposite."""

from pathlib import Path

import pytest

from knowledge import Denial, Library, Source, Unsure
from knowledge.language.contrasts import opposites

OF_OPPOSITES = (
    (
        ("The stove stands indoors only, on a stone plate. Ash goes into a metal bucket. Wood of "
        "birch burns best. The door stays shut."),
        "can we use one outdoors on the terrace?",
        "indoors",
    ),
    (
        ("Anglers settle the permit in cash with the warden. The lake freezes in January. Boats "
        "lie at the mill. Pike are let go."),
        "are there contactless terminals?",
        "cash",
    ),
    (
        ("Печь ставят только внутри, на каменную плиту. Золу ссыпают в ведро. Лучше всего горит "
        "берёза. Дверцу держат закрытой."),
        "а снаружи, на террасе?",
        "внутри",
    ),
    (
        ("Пешті тек бөлмеде, тас тақтаға қояды. Күлді шелекке төгеді. Қайың жақсы жанады. Есігі "
        "жабық тұрады."),
        "ал далада, террасада ше?",
        "бөлмеде",
    ),
)  # fmt: skip


def test_what_stands_there_as_the_opposite_is_shown_and_nothing_is_denied(tmp_path: Path) -> None:
    for at, (text, question, opposite) in enumerate(OF_OPPOSITES):
        library = Library.open_empty(tmp_path / f"{at}.db")
        library.import_document(Source(text, "Notes"))
        response = library.answer(question)
        assert isinstance(response.answer, Unsure), (question, response.answer)
        assert response.denies is None, question
        shown = [hit.fact.text for hit in response.answer.candidates[: response.printed]]
        assert any(opposite in each for each in shown), (question, shown)
        library.close()


def test_what_has_no_opposite_there_is_denied_as_before(tmp_path: Path) -> None:
    library = Library.open_empty(tmp_path / "stove.db")
    library.import_document(Source(OF_OPPOSITES[0][0], "Notes"))
    for question in ("who composed the opera Aida?", "translate good night into French"):
        assert library.answer(question).denies is Denial.EVERYTHING, question
    library.close()


@pytest.mark.parametrize(
    ("word", "other"),
    [("outdoors", "indoors"), ("карточкой", "наличн*"), ("зимняя", "летн*"), ("тунде", "кундиз*")],
)
def test_a_word_has_the_forms_of_its_opposite_and_not_its_own(word: str, other: str) -> None:
    assert other in opposites(word)
    assert not any(word.startswith(form.rstrip("*")) for form in opposites(word))


def test_an_opposite_lifts_no_confidence(tmp_path: Path) -> None:
    sure = []
    for place in ("indoors", "somewhere"):
        library = Library.open_empty(tmp_path / f"{place}.db")
        library.import_document(Source(OF_OPPOSITES[0][0].replace("indoors", place), "Notes"))
        query = library.answerer.analyse("may it stand outdoors near our pond?")
        assert "outdoors" in [term.word for term in query.unknown]
        sure.append(query.known_share)
        library.close()
    assert sure[0] == sure[1]


def test_a_sentence_with_the_opposite_is_found_among_many(tmp_path: Path) -> None:
    rooms = " ".join(f"Room {number} has a lamp with {number + 3} bulbs." for number in range(90))
    library = Library.open_empty(tmp_path / "rooms.db")
    library.import_document(
        Source(f"{rooms} The stove stands indoors only. Pike are let go.", "A")
    )
    ranking = library.answerer.rank(library.answerer.analyse("lamp bulbs outdoors?"))
    assert any("indoors" in hit.candidate.fact.text for hit in ranking.ranked)
    library.close()
