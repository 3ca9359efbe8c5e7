"""Commands of editors in groups are answered in the editor's own chat, and never in the group."""

import pytest

from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, Found
from tests.conftest import EDITOR
from tests.messages import SUPERGROUP

ASKED = "how many goats graze in the botanical garden?"
TOLD = "Twelve goats graze in the botanical garden."
STRANGER = 5002


def said_by(person, text):
    """Return somebody's message in a group, as it stands in a reply to it."""
    return {"message_id": 77, "date": 1_800_000_000, "chat": SUPERGROUP, "from": person.user,
            "text": text}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("command", "replied"), [("/addfact", TOLD), (f"/addfact {TOLD}", ASKED)], ids=["above", "own"]
)
async def test_addfact_in_a_group_asks_in_the_own_chat(
    person, library, language, command, replied
):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    reply = said_by(person(), replied)
    (offer,) = await editor.says(command, chat=SUPERGROUP, reply_to_message=reply)
    assert (offer.chat, TOLD in offer.text) == (EDITOR, True)
    asks = "group-told" if replied == TOLD else "group-answer"
    assert offer.text.startswith(texts(asks, place="S, 15.01.2027"))
    await editor.presses(offer, offer.buttons[texts("button-group-keep")])
    answer = library.answer(ASKED).answer
    assert isinstance(answer, Found)
    assert answer.best.fact.text == TOLD
    assert (answer.best.fact.citation.url or "").startswith("https://t.me/c/5/")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_works_in_the_own_chat_only_is_said_there(person, language):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    words = texts("group-only-own-chat")
    question = said_by(person(), ASKED)
    for command, reply in (
        ("/addfact", None),
        ("/addfact", question),
        ("/undo@astana_bot", None),
    ):
        more = {"reply_to_message": reply} if reply else {}
        (said,) = await editor.says(command, chat=SUPERGROUP, **more)
        assert (said.chat, said.text) == (EDITOR, words), command
    # Another bot may be meant, and of others nobody knows these commands.
    assert await editor.says("/undo", chat=SUPERGROUP) == []
    assert (
        await person(STRANGER).says("/addfact", chat=SUPERGROUP, reply_to_message=question) == []
    )
    (shown,) = await editor.says("/help")
    assert texts("help-in-groups") in shown.text
    (shown,) = await person(STRANGER, language=language).says("/help")
    assert texts("help-in-groups") not in shown.text
