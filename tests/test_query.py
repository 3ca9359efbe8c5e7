"""A question is analysed once, as it was meant: whoever looks at it later sees the same one."""

import pytest

from handlers.rendering.response import render_response
from handlers.rendering.texts import texts_for
from knowledge import Conversation, Unsure, detect_language

AS_TYPED = pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("црфе цфы ышптув шт Фыефтф,", "what was signed in Astana?"),
        ("Шт црфе нуфк цфы еру ЩЫСУ ыгььше?", "In what year was the OSCE summit?"),
        ("chto bylo podpisano v Astane?", "что было подписано в Астане?"),
    ],
    ids=["wrong layout", "wrong layout with a year", "Latin letters"],
)


@AS_TYPED
def test_a_question_has_the_language_in_which_it_was_meant(library, typed, meant):
    assert library.answer(typed).language == detect_language(meant)
    assert library.answer(typed).question == typed


@AS_TYPED
@pytest.mark.parametrize("reader", ["en", "ru", "kk"])
def test_the_message_is_that_of_the_question_as_it_was_meant(library, typed, meant, reader):
    texts = texts_for(reader)
    answered, plain = library.answer(typed), library.answer(meant)
    assert (
        render_response(library, answered, texts).html
        == render_response(library, plain, texts).html
    )


def test_the_year_that_answers_is_bold_whatever_layout_the_question_was_typed_in(library):
    response = library.answer("Шт црфе нуфк цфы еру ЩЫСУ ыгььше?")
    assert "<b>2010</b>" in render_response(library, response, texts_for("en")).html


def test_a_follow_up_leans_on_the_talk_whatever_layout_it_was_typed_in(library):
    talk = library.converse("When was the OSCE summit?", Conversation()).after
    typed = library.converse("фтв црщ?", talk).response
    assert typed.answer == library.converse("and who?", talk).response.answer
    assert typed.language == "en"


def test_a_word_that_no_document_holds_is_named_as_it_was_written(library):
    answer = library.answer("what was signed in Zanzibar?").answer
    assert isinstance(answer, Unsure)
    assert answer.term == "Zanzibar"
