"""Questions about a document itself get its card: what it is, and not what it says."""

import json

import pytest

from handlers.rendering.cards import render_card, render_page_of
from handlers.rendering.payloads import OpenDocument
from handlers.rendering.texts import texts_for
from handlers.rendering.views import render_document_view
from knowledge import Card, CardTopic, Draft, Found, Source, read_document
from knowledge.answering.bylines import find_bylines
from knowledge.answering.document_questions import document_question

TITLES = ["20th anniversary of Astana", "Staff handbook"]
ASKED = [
    ("what is this about", CardTopic.ABOUT),
    ("What's this article about?", CardTopic.ABOUT),
    ("summary", CardTopic.ABOUT),
    ("tl;dr", CardTopic.ABOUT),
    ("give me a short summary please", CardTopic.ABOUT),
    ("what is the staff handbook about?", CardTopic.ABOUT),
    ("о чём статья", CardTopic.ABOUT),
    ("Кратко: о чем эта статья?", CardTopic.ABOUT),
    ("перескажи статью", CardTopic.ABOUT),
    ("мақала не туралы", CardTopic.ABOUT),
    ("қысқаша мазмұны", CardTopic.ABOUT),
    ("who wrote it", CardTopic.AUTHOR),
    ("who is the author of the handbook?", CardTopic.AUTHOR),
    ("кто автор статьи", CardTopic.AUTHOR),
    ("авторы кім?", CardTopic.AUTHOR),
    ("when was it published", CardTopic.PUBLISHED),
    ("когда опубликована статья?", CardTopic.PUBLISHED),
    ("қашан жарияланған", CardTopic.PUBLISHED),
    ("source", CardTopic.SOURCE),
    ("where is this from", CardTopic.SOURCE),
    ("дай ссылку на статью", CardTopic.SOURCE),
    ("дереккөзі қандай", CardTopic.SOURCE),
    ("how long is the article", CardTopic.LENGTH),
    ("сколько страниц", CardTopic.LENGTH),
    ("table of contents", CardTopic.CONTENTS),
    ("оглавление", CardTopic.CONTENTS),
    ("покажи содержание", CardTopic.CONTENTS),
    ("мазмұнын көрсет", CardTopic.CONTENTS),
    ("about", CardTopic.ABOUT),
    ("show the whole article", CardTopic.WHOLE),
    ("покажи всю статью", CardTopic.WHOLE),
    ("мақаланы көрсет", CardTopic.WHOLE),
    ("paragraph 3", CardTopic.PARAGRAPH),
    ("show me the third paragraph", CardTopic.PARAGRAPH),
    ("абзац 3", CardTopic.PARAGRAPH),
    ("3-абзац", CardTopic.PARAGRAPH),
    ("list the quotes", CardTopic.QUOTES),
    ("какие цитаты есть?", CardTopic.QUOTES),
    ("what can I ask", CardTopic.SAMPLES),
    ("какие вопросы можно задать", CardTopic.SAMPLES),
    ("не сұрауға болады?", CardTopic.SAMPLES),
]
OTHERS = [
    "who wrote the anthem?", "what is Astana", "when was the treaty signed",
    "what happened in 1998", "what are you?", "what?",
    "what is the article of the treaty that bans weapons?", "how long is the bridge?", "article 5",
    "do I need to book?", "where do we book", "can I report?", "is there a guide?",
    "is there a page",
    "do you file?", "нужна ли инструкция?", "есть ли правила?", "есеп керек пе?", "what",
    "this is",
    "what documents do I need?", "какие документы нужны?", "қандай құжат керек?",
    "кто написал гимн?", "когда подписан договор", "Астана қашан астана болды?",
]  # fmt: skip
HANDBOOK = """# Staff handbook

This handbook tells how we work.

## Leave

Everybody has 24 days of leave a year.

## Office

The office opens at eight. “Doors matter,” said Ann Lee.
"""


def labels_of(message):
    return [button.label for row in message.keyboard for button in row]


def sections_in(message):
    """Return the numbers of the sections that a message has a button for."""
    buttons = (button for row in message.keyboard for button in row)
    links = (OpenDocument.unpack(button.data) for button in buttons)
    return [link.number for link in links if link and link.view == "s"]


@pytest.fixture
def handbook(library, tmp_path):
    """A second document, with sections; return its id."""
    path = tmp_path / "handbook.md"
    path.write_text(HANDBOOK, encoding="utf-8")
    return library.import_document(read_document(path)).id


@pytest.mark.parametrize(("question", "topic"), ASKED)
def test_a_question_about_a_document_is_told_by_the_whole_of_it(question, topic):
    asked = document_question(question, TITLES)
    assert asked is not None
    assert asked.topic is topic
    assert asked.number == (3 if topic is CardTopic.PARAGRAPH else None)


@pytest.mark.parametrize("question", OTHERS)
def test_a_question_about_what_a_document_says_is_none(question):
    assert document_question(question, TITLES) is None


@pytest.mark.parametrize(
    ("question", "may_be_said"),
    [("who wrote the book?", True), ("who wrote this book?", False), ("кто написал книгу?", True)],
)
def test_a_thing_may_be_one_that_the_document_speaks_of(question, may_be_said):
    asked = document_question(question, ())
    assert asked is not None
    assert asked.may_be_said is may_be_said


def test_a_card_counts_what_its_document_holds_and_opens_with_its_own_sentence(library, handbook):
    card = library.browser.card(handbook, "en")
    assert card.opening.text == "This handbook tells how we work."
    assert [name for name, _ in card.sections] == ["Leave", "Office"]
    assert (card.paragraphs, card.quotes, card.document.facts) == (3, 1, 4)


def test_a_section_opens_at_its_heading_and_what_stands_before_it_is_a_tap_away(library, handbook):
    page = library.browser.section(handbook, 1)
    assert page.text.startswith("Office")
    assert page.section == "Office"
    assert page.is_cut
    earlier = render_page_of(page, texts_for("en")).keyboard[0][0]
    assert (earlier.label, OpenDocument.unpack(earlier.data)) == ("‹", OpenDocument("p", handbook))
    whole = library.browser.page(handbook, 0)
    assert not whole.is_cut
    assert "This handbook tells" in whole.text


def test_a_section_ends_before_the_next_and_no_page_ends_with_a_heading(library, tmp_path):
    body = " ".join(f"Boat {number} is slow and old." for number in range(86))
    path = tmp_path / "fleet.md"
    path.write_text(
        f"# Fleet\n\n## First\n\n{body}\n\n## Second\n\n### Inner\n\n{body}\n\n"
        "## Third\n\nHuts cost 9.\n\n## Fourth\n\nOars cost 2.\n", encoding="utf-8"
    )  # fmt: skip
    fleet, texts = library.import_document(read_document(path)).id, texts_for("en")
    browser = library.browser
    first, third, last = (browser.section(fleet, number) for number in (0, 2, 3))
    assert first.text.splitlines()[0] == "First"
    assert first.text.endswith("Boat 85 is slow and old.")
    assert third.text.split("\n\n") == ["Third", "Huts cost 9."]
    assert last.text.split("\n\n") == ["Fourth", "Oars cost 2."]
    onward = [render_page_of(page, texts).keyboard[0][-1] for page in (first, third, last)]
    assert [OpenDocument.unpack(each.data) for each in onward] == [
        OpenDocument("s", fleet, 1), OpenDocument("s", fleet, 3), OpenDocument("c", fleet),
    ]  # fmt: skip
    pages = [browser.page(fleet, number) for number in range(browser.page(fleet, 0).total)]
    ends = [page.text.splitlines()[-1] for page in pages]
    assert len(pages) > 1
    assert {"First", "Second", "Inner", "Third", "Fourth"}.isdisjoint(ends)


def test_every_section_of_many_is_a_tap_or_two_away(library, tmp_path):
    names = [f"Part {number}" for number in range(19)]
    path = tmp_path / "long.md"
    path.write_text(
        "# Long\n\n" + "\n\n".join(f"## {each}\n\nIt tells of {each}." for each in names),
        encoding="utf-8",
    )
    document, texts = library.import_document(read_document(path)).id, texts_for("en")
    card = library.browser.card(document, "en")
    first = render_card(card, texts)
    second = render_document_view(library, OpenDocument("t", document, 1), texts)
    third = render_document_view(library, OpenDocument("t", document, 2), texts)
    assert second is not None
    assert third is not None
    assert [sections_in(each) for each in (first, second, third)] == [
        [*range(8)],
        [*range(8, 16)],
        [*range(16, 19)],
    ]
    assert "More sections (11)" in labels_of(first)
    assert [labels_of(each)[-1] for each in (second, third)] == ["›", "About it"]


def test_a_section_is_told_by_its_place_and_not_by_its_name(library, tmp_path):
    path = tmp_path / "rules.md"
    path.write_text(
        "# Rules\n\n## Fees\n\nA boat costs 4.\n\n## Hours\n\nWe open at 9.\n\n"
        "## Fees\n\nA hut costs 9.\n", encoding="utf-8"
    )  # fmt: skip
    rules = library.import_document(read_document(path)).id
    hut = next(fact for fact in library.facts(rules) if "hut" in fact.text)
    assert library.browser.section_at(rules, hut.citation.start) == (2, "Fees")


@pytest.mark.parametrize(
    ("text", "author", "date"),
    [
        ("By Jane Doe, 3 May 2024\n\nBoats are slow.", "By Jane Doe, 3 May 2024", None),
        ("Prepared by the library. Fourth edition, September 2024.\n\nBoats.",
         "Prepared by the library.", "Fourth edition, September 2024."),
        ("Boats are slow.\n\nAdopted on 3 May 2019", "", "Adopted on 3 May 2019"),
        ("Автор: Анна Берг\n\nЛодки плывут.", "Автор: Анна Берг", ""),
        ("Лодки плывут.\n\nУтверждено 1 мая 2021 года.", "", "Утверждено 1 мая 2021 года."),
        ("Жарияланған күні: 2024 жылғы 3 мамыр\n\nҚайық жүзеді.", "",
         "Жарияланған күні: 2024 жылғы 3 мамыр"),
        ("Құрастырған: Айша Серік.\n\nҚайық жүзеді.", "Құрастырған: Айша Серік.", ""),
        ("By the shore boats are slow. In 2019 the date palm died.", "", ""),
    ],
)  # fmt: skip
def test_by_lines_are_quoted_from_the_beginning_or_the_end(text, author, date):
    found = find_bylines(text)
    assert (found.author, found.date) == (author, author if date is None else date)


@pytest.mark.parametrize(
    ("text", "author", "date"),
    [
        ("Boats\n\nThis handbook explains hire. It was compiled by Jane Doe, here since 1998.",
         "It was compiled by Jane Doe, here since 1998.", ""),
        ("Boat Handbook\n\nThe handbook was prepared in haste. It was sunny.", "", ""),
        ("Boat Handbook\n\nThe handbook was prepared by the members of the club in March 2024.",
         "The handbook was prepared by the members of the club in March 2024.", None),
        ("Boat Guide\n\nJane Doe wrote this guide for guests.",
         "Jane Doe wrote this guide for guests.", ""),
        ("Boat Guide\n\nThis guide was not written by Jane Doe.", "", ""),
        ("Boat Guide\n\nThe rules were written by the Canal Trust.", "", ""),
        ("Boats\n\nIn 1990 a report appeared. The report was written by Jane Doe.", "", ""),
        ("Отчёт музея\n\nОтчёт подготовила заведующая Анна Берг.",
         "Отчёт подготовила заведующая Анна Берг.", ""),
        ("Песни\n\nВ этом сборнике сто песен. Его составила Анна Берг.",
         "Его составила Анна Берг.", ""),
        ("Отчёт музея\n\nОтчёт составил 15 страниц. Отчёт составлен в Москве.", "", ""),
        ("Отчёт музея\n\nВ этом отчёте Анна Берг составила план.", "", ""),
        ("Музей есебі\n\nБұл есепте жұмыс баяндалады. Есепті меңгеруші Айша Серік дайындады.",
         "Есепті меңгеруші Айша Серік дайындады.", ""),
        ("Музей\n\nБұл анықтамалықты Айша Серік құрастырған.",
         "Бұл анықтамалықты Айша Серік құрастырған.", ""),
    ],
)  # fmt: skip
def test_a_sentence_that_says_who_made_the_document_itself_is_its_byline(text, author, date):
    found = find_bylines(text)
    assert (found.author, found.date) == (author, author if date is None else date)


def test_a_date_is_that_of_the_document_and_not_of_a_plan():
    lines = {
        "2026 жылға арналған жоспар": "", "2026 жылғы 1 мамырға арналған жоспар": "",
        "План 2026": "", "Бюджет 2026 года": "", "Budget 2026": "", "New season 2026": "",
        "Алматы, 2024": "Алматы, 2024", "Москва, 2024 год": "Москва, 2024 год",
        "Leeds, 3 May 2024": "Leeds, 3 May 2024", "2024 жыл": "2024 жыл", "2024": "2024",
    }  # fmt: skip
    assert {line: find_bylines(f"Boats.\n\n{line}").date for line in lines} == lines
    heading = "Concert 3 May 2026"
    assert find_bylines(f"Boats.\n\n{heading}").date == heading
    assert find_bylines(f"Boats.\n\n{heading}", headings={heading}).date == ""
    assert find_bylines("Boats.\n\nMay 2026", headings={"May 2026"}).date == "May 2026"


def test_a_card_has_five_lines_and_says_by_whom_and_when_as_the_text_does(empty_library):
    text = "Written by Jane Doe.\n\nLast updated 3 May 2024.\n\nBoats are slow. They are old."
    document = empty_library.import_document(Source(text, title="Boats")).id
    card = empty_library.browser.card(document, "en")
    assert render_card(card, texts_for("en")).plain.splitlines() == [
        "Boats",
        "It opens with: “Boats are slow.” (¶ 3)",
        "Of its author it says: “Written by Jane Doe.”",
        "Of its date it says: “Last updated 3 May 2024.”",
        "3 paragraphs, 4 sentences",
    ]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["It opens with:"]),
        ("ru", ["Текст на английском языке, начинается так:", "Перевод редакторов: "]),
        ("kk", ["Мәтін ағылшын тілінде, былай басталады:", "Редакторлардың аудармасы: "]),
    ],
)
def test_a_reader_of_another_language_is_told_so_and_gets_the_translation(
    library, language, lines
):
    card = library.browser.card(library.documents()[0].id, language)
    said = render_card(card, texts_for(language)).plain
    assert [line for line in lines if line not in said] == []


def test_a_sentence_that_says_it_stands_before_the_card(library):
    library.add(Draft("The novel Abai was written by Mukhtar Auezov.", "Books",
                      questions=("who wrote it",)), by="test")  # fmt: skip
    assert isinstance(library.answer("who wrote it").answer, Found)
    assert isinstance(library.answer("who wrote the article?").answer, Card)


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("what is this about", ["It opens with:", "(¶ 1)"]),
        ("who wrote it", ["I found no author in it."]),
        ("when was it published", ["I found no date of it."]),
        ("paragraph 3", ["20th anniversary of Astana, ¶ 3"]),
        ("paragraph 99", ["There is no such paragraph: it has 7."]),
        ("show the whole article", ["Page 1 of "]),
        ("list the quotes", ["Quotes:"]),
        ("what can I ask", ["Try one of these"]),
    ],
)
async def test_a_person_gets_what_was_asked_of_the_document(person, question, lines):
    (answer,) = await person().says(question)
    assert [line for line in lines if line not in answer.text] == []


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("who wrote it", "I found no author in it."),
        ("кто автор статьи?", "I found no author in it."),
        ("where is this from", "I do not know its source."),
    ],
)
async def test_of_a_particular_that_was_asked_nothing_else_is_said(person, question, said):
    (answer,) = await person().says(question)
    assert answer.text.splitlines()[1:] == [said]


async def test_a_card_opens_pages_quotes_and_the_way_back(person):
    reader = person()
    (card,) = await reader.says("what is this about")
    await reader.taps("Read it")
    assert "Page 1 of " in card.text
    await reader.taps("›")
    assert "Page 2 of " in card.text
    await reader.taps("About it")
    assert "It opens with:" in card.text
    await reader.taps("Quotes")
    assert card.text.startswith("Quotes:\n1. ")
    await reader.taps("1")
    assert "In context" in card.buttons


async def test_with_several_documents_one_is_named_or_chosen(person, handbook):
    assert handbook == 2
    reader = person()
    (choice,) = await reader.says("what is this about")
    assert choice.text.startswith("About which document?\n1. 20th anniversary of Astana\n2. Staff")
    await reader.taps("2")
    assert "This handbook tells how we work." in choice.text
    await reader.taps("Office")
    assert "The office opens at eight." in choice.text
    (named,) = await reader.says("what is the staff handbook about?")
    assert "This handbook tells how we work." in named.text


async def test_a_card_is_no_step_of_a_talk_and_no_question_for_editors(person, application):
    reader = person()
    (before,) = await reader.says("what was signed in Astana?")
    await reader.says("who wrote it")
    (after,) = await reader.says("tell me more")
    assert "Eurasian Economic Union" in before.text
    assert after.text.startswith("The city hosted the first summit"), "it goes on behind that"
    assert application.bot_data.users.query_log.unanswered() == []


async def test_an_old_button_of_a_document_that_is_gone_is_a_toast(person, api):
    reader = person()
    (card,) = await reader.says("what is this about")
    await reader.presses(card, "v1:oc:99:0")
    await reader.presses(card, "v1:os:1:99")
    assert len(api.toasts) == 2
    assert api.toasts[0] == api.toasts[1] != ""


def test_the_json_calls_a_card_found_and_denies_nothing(command):
    done = command("ask", "--json", text="who wrote it\nwhat is this about\n")
    author, about = map(json.loads, done.stdout.splitlines())
    assert (author["status"], author["grade"], author["denies"]) == ("found", "card", None)
    assert (about["status"], about["grade"], about["denies"]) == ("found", "card", None)
    assert about["facts"][0]["paragraph"] == 1
