"""What people read: escaped, cited, short enough, and honest about its claim."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rendering import markup
from handlers.rendering.answers import (
    render_asked,
    render_context,
    render_found,
    render_restricted,
    render_shared,
    render_unsure,
)
from handlers.rendering.labels import unsure_label
from handlers.rendering.payloads import (
    AnswerAction,
    AskSample,
    FactLink,
    ForgetStep,
    SettingChoice,
    ShowFact,
    ShownAs,
)
from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, DocumentKind, DocumentNaming, FactContext, Missing, Snippet, Span
from tests.facts import fact

EN = texts_for("en").about(DocumentNaming(DocumentKind.ARTICLE))


def test_an_answer_is_the_sentence_and_its_place():
    message = render_found(fact(), [], EN)
    assert message.html == (
        "<blockquote>The city grew.</blockquote>\n<i>Cities, ¶ 3, sentence 2 of 4</i>"
    )
    assert [button.label for row in message.keyboard for button in row] == [
        "In context",
        "Copy",
        "Share",
        "👍",
        "👎",
    ]


def test_a_row_has_a_line_a_cell_where_it_answers_and_one_line_where_it_does_not():
    row = replace(fact("Ferry — 22"), cells=(("Boat", "Ferry"), ("Metres", "22")))
    assert render_found(row, [], EN).plain.startswith("Boat: Ferry\nMetres: 22\n")
    assert "“Boat: Ferry · Metres: 22”" in render_unsure([row], EN).plain
    assert "\nBoat: Ferry · Metres: 22\n" in render_found(fact(), [row], EN).plain


def test_a_speaker_and_a_link_are_shown():
    html = render_found(fact(speaker="A guest", url="https://a.b/?x=1&y=2"), [], EN).html
    assert '<a href="https://a.b/?x=1&amp;y=2">Cities, ¶ 3' in html
    assert "<i>Said by A guest</i>" in html


def test_the_closest_sentence_is_labelled_and_the_others_are_buttons():
    message = render_unsure([fact(), fact("It shone.", id_=6)], EN)
    assert message.plain == "I am not sure; the closest in the article: “The city grew.” (¶ 3)"
    assert message.keyboard[1][0].label == "2. It shone."
    shown = ShowFact.unpack(message.keyboard[1][0].data)
    assert shown == ShowFact("a", ShownAs.UNSURE, (6, 5), place=1, printed=0)


@pytest.mark.parametrize("missing", list(Missing))
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_missing_is_said_in_each_language(missing, language):
    label = unsure_label(texts_for(language), missing, "price")
    message = render_unsure([fact()], texts_for(language), label=label)
    assert message.plain != render_unsure([fact()], texts_for(language)).plain


def test_the_context_has_the_sentence_in_bold_and_a_way_back():
    back = ShowFact("a", ShownAs.UNSURE, (5, 6), Missing.WHEN)
    message = render_context(around(fact(), "Before. ", " After."), back, EN)
    assert "Before. <b>The city grew.</b> After." in message.html
    assert ShowFact.unpack(message.keyboard[0][0].data) == back


def test_the_words_that_answer_are_bold_where_they_stand():
    words = "Opened in  July\n2018 & grew."
    beside = {5: Snippet("It  was planned.", "Открыт.", (10, 20))}
    html = render_found(fact(words), [], EN, beside).html
    quoted = "<i>It was planned.</i> Opened in <b>July 2018</b> &amp; grew."
    assert html.startswith(f"<blockquote>{quoted}</blockquote>")
    assert html.endswith("Translation by the editors: Открыт.")


def test_further_sentences_have_their_place_and_their_translation():
    beside = {5: Snippet(None, "Город рос."), 6: Snippet(None, "Он сиял.")}
    message = render_found(fact(), [fact("It shone.", id_=6)], texts_for("ru"), beside)
    first, further = message.plain.split("Ещё в документе:")
    assert "Город рос." in first
    place = "Cities, абзац 3, предложение 2 из 4"
    assert further == f"\nIt shone.\n{place}\nПеревод редакторов: Он сиял."


def test_only_a_long_quotation_is_folded():
    assert render_found(fact("&" * 350), [], EN).html.startswith("<blockquote>")
    assert render_found(fact("x" * 351), [], EN).html.startswith("<blockquote expandable>")


def around(one, before, after):
    """Return a paragraph with a fact in it."""
    span = Span(len(before), len(before) + len(one.text))
    return FactContext(one, f"{before}{one.text}{after}", (span,))


UNSURE_TWO = ShowFact("c", ShownAs.UNSURE, (), printed=2)


class Balance(HTMLParser):
    """Fails on tags that do not close in order."""

    def __init__(self, html):
        super().__init__()
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert tag in {"b", "i", "a", "blockquote"}
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@given(
    st.text(max_size=50)
    | st.sampled_from(["<b>", "&lt;", "a" * 9000, "👨‍👩‍👧" * 2000, "\u202eabc"])
)
def test_no_text_breaks_the_markup_or_the_limits(words):
    one = fact(words, title=words, speaker=words)
    beside = {one.id: Snippet(words, words, (1, 9))}
    messages = [
        render_restricted(
            render_asked(words[:100], render_found(one, [one, one], EN, beside)), [words], EN
        ),
        render_found(one, [], EN, beside),
        render_unsure(
            [one, one, one], EN, beside, unsure_label(EN, Missing.NAME, words[:60]), UNSURE_TWO
        ),
        render_shared(one, "https://t.me/b?start=fact_5", EN, beside[one.id]),
        render_context(around(one, words, words), ShowFact("a", ShownAs.FOUND, (5,)), EN),
    ]
    for message in messages:
        Balance(message.html)
        assert len(message.keyboard) <= 3
        assert markup.utf16(message.plain) <= 4096
        for row in message.keyboard:
            assert all(len(button.data.encode()) <= 64 for button in row)
            assert all(button.label and len(button.copy) <= 256 for button in row)


@given(st.text(max_size=80), st.integers(1, 60))
def test_shortened_text_fits_and_keeps_its_beginning(words, limit):
    short = markup.shorten(words, limit)
    assert markup.utf16(short) <= limit
    assert short == words or words.startswith(short.removesuffix("…"))


@pytest.mark.parametrize(
    "link",
    [
        ShowFact("a", ShownAs.FOUND, (999_999_999_999, 2, 3), span=(100_000, 999_999)),
        FactLink(5),
        SettingChoice("d", "12"),
        SettingChoice("l"),
        AnswerAction.TELL,
        ForgetStep.YES,
        ShowFact("a", ShownAs.FOUND, (1,)),
        ShowFact("c", ShownAs.UNSURE, (999_999_999_999, 2, 3), Missing.ATTRIBUTE),
    ],
)
def test_a_payload_comes_back_as_it_was_packed(link):
    assert type(link).unpack(link.pack()) == link
    assert len(link.pack()) <= 64


@given(st.text(max_size=70))
def test_a_forged_payload_is_nothing(data):
    links = (ShowFact, AskSample, SettingChoice, AnswerAction, ForgetStep, FactLink)
    unpacked = [link.unpack(data) for link in links]
    assert not any(unpacked) or data.startswith(("v1:", "fact_"))
