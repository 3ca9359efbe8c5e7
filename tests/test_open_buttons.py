"""Open: each cited sentence is one tap away from its page, in the chat itself or in a browser."""

from dataclasses import replace

import pytest

from tests.article import QUESTION
from tests.messages import GROUP, mention
from tests.person import Person

SITE = "https://read.example/here"


@pytest.fixture
def readable(application, person):
    """Makes people of a bot that has a reading site."""
    application.bot_data = replace(application.bot_data, reader_url=SITE)
    return person


def apps(message):
    """Return what each button of a message opens in Telegram itself."""
    buttons = (button for row in message.content.rows for button in row)
    return {each["text"]: each["web_app"]["url"] for each in buttons if "web_app" in each}


def links(content):
    buttons = (button for row in content.rows for button in row)
    return {each["text"]: each["url"] for each in buttons if each.get("url", "").startswith(SITE)}


async def test_without_a_reading_site_nothing_opens(person):
    reader = person()
    (answer,) = await reader.says(QUESTION)
    assert "Open" not in answer.buttons
    await reader.taps("In context")
    assert [*answer.buttons] == ["Back"]


async def test_in_a_private_chat_a_page_opens_in_telegram_itself(readable):
    reader: Person = readable(language="ru")
    (answer,) = await reader.says(QUESTION)
    url = apps(answer)["Открыть"]
    # Telegram itself says something in the fragment: the page knows the sentence without one.
    assert url == f"{SITE}/s/15?lang=ru"
    assert [len(row) for row in answer.content.rows][:2] == [3, 3]
    await reader.taps("👍")
    assert apps(answer)["Открыть"] == url
    await reader.taps("В тексте")
    assert apps(answer) == {"Открыть": url}
    await reader.taps("Назад")
    assert "👍 ✓" in answer.buttons
    assert apps(answer)["Открыть"] == url
    (opened,) = await reader.says("/start fact_16")
    assert apps(opened)["Открыть"] == f"{SITE}/s/16?lang=ru"


async def test_every_kind_of_answer_that_prints_a_sentence_opens_it(readable):
    reader = readable()
    for words in ("probably the closest of Syria", "Syria", f"{QUESTION} When was the summit?"):
        (answer,) = await reader.says(words)
        has_context = [label for label in answer.buttons if "In context" in label]
        assert len(apps(answer)) == len(has_context), words
    (card,) = await reader.says("What is this document about?")
    assert apps(card) == {"Open": f"{SITE}/d/1?lang=en"}


async def test_elsewhere_it_is_a_link_to_the_sentence(readable):
    member = readable()
    (answer,) = await member.sends("message", {**mention(), "chat": GROUP})
    assert links(answer.content) == {"Open": f"{SITE}/s/15?lang=en#s15"}
    assert apps(answer) == {}
    await member.presses(answer, answer.buttons["In context"])
    assert links(answer.content) == {"Open": f"{SITE}/s/15?lang=en#s15"}
    offered = await member.types(QUESTION)
    first = next(iter(offered.values()))
    assert links(first) == {"Open": f"{SITE}/s/15?lang=en#s15"}
    (guest,) = await member.calls_as_guest(**mention())
    assert links(guest.content) == {"Open": f"{SITE}/s/15?lang=en#s15"}
