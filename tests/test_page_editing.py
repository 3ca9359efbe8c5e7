"""Editors mend a sentence in its page, signed in by Telegram; for others none of it is there."""

import re
import time
from contextlib import AsyncExitStack

import pytest
from starlette.applications import Starlette

from bot.environment import Settings
from bot.site.composition import site_beside_bot
from bot.site.sign_in import FRESH_SECONDS, SESSION_SECONDS, SignedUser, SignIn, SignInError
from knowledge import Draft, Role, StoreError
from tests.botapi import TOKEN
from tests.conftest import EDITOR, READER
from tests.init_data import signed
from tests.reading_site import ADDRESS, client_of

QUESTION = "how high is the Kok Tower?"
NOW = 1_800_000_000


@pytest.fixture
def fact(library):
    draft = Draft("The Kok Tower is 97 metres high.", "City guide", questions=(QUESTION,))
    return library.add(draft, by="operator")


@pytest.fixture
def site(application):
    """The site that runs beside the bot."""
    settings = Settings.model_validate({"telegram_bot_token": TOKEN, "reader_url": ADDRESS})
    return Starlette(routes=site_beside_bot(application, settings))


@pytest.fixture
async def page(site):
    """A browser at the site."""
    async with client_of(site) as client:
        yield client


@pytest.fixture
async def visitor(site):
    """Makes browsers, each at an address of its own: one address may ask so much only."""
    async with AsyncExitStack() as stack:
        hosts = iter(range(1, 250))

        async def visit():
            return await stack.enter_async_context(client_of(site, f"198.51.100.{next(hosts)}"))

        yield visit


async def enter(page, user=EDITOR):
    """Open a page from Telegram as somebody; return the headers that say so from then on."""
    answer = await page.post("/session", json={"init_data": signed(user)})
    assert answer.status_code == 200
    return {"Authorization": f"Bearer {answer.json()['token']}"}


def seen_in(html):
    [seen, *_] = re.findall(r'data-seen="([^"]+)"', html)
    return seen


async def test_an_editor_mends_a_fact_in_its_page_and_takes_it_back_in_the_chat(
    page, person, fact
):
    editor = person(EDITOR)
    assert "97 metres" in (await editor.says(QUESTION))[0].text
    me = await enter(page)
    shown = (await page.get(f"/edit/{fact.id}", headers=me)).text
    assert "The Kok Tower is 97 metres high.</textarea>" in shown
    mended = {"do": "edit", "words": "The Kok Tower is 99 metres high.", "seen": seen_in(shown)}
    saved = await page.post(f"/edit/{fact.id}", json=mended, headers=me)
    assert f"Fact {fact.id} is changed." in saved.text
    assert "99 metres" in (await page.get(f"/s/{fact.id}")).text
    (answer,) = await editor.says("how tall is the Kok Tower?")
    assert "99 metres" in answer.text
    history = (await page.get(f"/edit/{fact.id}", headers=me)).text
    assert "A: fact" in history or "Ann Lee: fact" in history

    (offered,) = await editor.says("/undo")
    assert "99 metres" in offered.text
    await editor.taps("Take it back")
    assert "97 metres" in (await editor.says(QUESTION))[0].text
    assert "97 metres" in (await page.get(f"/s/{fact.id}")).text


async def test_questions_that_a_sentence_answers_or_not_are_told_in_its_page(page, person, fact):
    reader, me = person(), await enter(page)
    asked = {"do": "ask", "words": "what is the altitude of that landmark?", "seen": fact.revision}
    saved = await page.post(f"/edit/{fact.id}", json=asked, headers=me)
    assert f"question of fact {fact.id}" in saved.text
    (answer,) = await reader.says("what is the altitude of that landmark?")
    assert "97 metres" in answer.text
    shown = (await page.get(f"/edit/{fact.id}", headers=me)).text
    left = {"do": "open", "words": "who built the Kok Tower?", "seen": seen_in(shown)}
    saved = await page.post(f"/edit/{fact.id}", json=left, headers=me)
    assert "question open" in saved.text
    # The page takes back what the chat would: the newest change, shown first.
    offered = (await page.post("/undo", json={}, headers=me)).text
    assert "who built the Kok Tower?" in offered
    changes = [*map(int, re.findall(r'data-changes="(\d+)"', offered))]
    undone = await page.post("/undo", json={"changes": changes}, headers=me)
    assert "who built the Kok Tower?" in undone.text
    again = await page.post("/undo", json={"changes": changes}, headers=me)
    assert "altitude" in again.text, "what is no longer the newest is shown anew, not undone"


async def test_what_is_stored_is_called_saved_though_it_cannot_be_tried(
    page, application, fact, monkeypatch
):
    """A disk may fail between the two: who hears "not saved" writes it once more."""
    me = await enter(page)

    def fail(*_):
        raise StoreError("The database cannot be read.")

    monkeypatch.setattr(application.bot_data.curator, "try_question", fail)
    asked = {"do": "ask", "words": "what is the altitude of it?", "seen": fact.revision}
    saved = await page.post(f"/edit/{fact.id}", json=asked, headers=me)
    assert f"question of fact {fact.id}" in saved.text


async def test_what_a_change_entails_is_shown_before_it_is_saved(page, library, fact):
    me, other = await enter(page), library.add(Draft("The Ili is long.", "Rivers"), by="x")
    said = {"do": "edit", "words": "The Kok Tower is 97 metres high.", "seen": other.revision}
    shown = (await page.post(f"/edit/{other.id}", json=said, headers=me)).text
    assert f"Fact {fact.id} says the same already" in shown
    assert "Save anyway" in shown
    assert library.fact(other.id).text == "The Ili is long."
    await page.post(f"/edit/{other.id}", json={**said, "confirmed": True}, headers=me)
    assert library.fact(other.id).text == "The Kok Tower is 97 metres high."
    # What was changed meanwhile is not overwritten unseen, and what is written is not lost.
    late = {**said, "words": "The Ili <b>flows</b> west.", "confirmed": True}
    conflict = (await page.post(f"/edit/{other.id}", json=late, headers=me)).text
    assert f"fact {other.id} was changed since" in conflict
    assert "The Ili &lt;b&gt;flows&lt;/b&gt; west." in conflict
    assert library.fact(other.id).text == "The Kok Tower is 97 metres high."
    mended = {**late, "seen": seen_in(conflict)}
    await page.post(f"/edit/{other.id}", json=mended, headers=me)
    assert library.fact(other.id).text == "The Ili <b>flows</b> west."
    empty = await page.post(f"/edit/{fact.id}", json={**said, "words": " "}, headers=me)
    assert "Not saved" in empty.text


async def test_nobody_else_finds_a_way_in(page, visitor, application, library, fact):
    roles, before = application.bot_data.users.roles, library.database.revision
    replayed = signed(EDITOR)
    assert (await page.post("/session", json={"init_data": replayed})).status_code == 200
    reviewer = roles.appoint(READER + 1, "R", Role.REVIEWER)
    tried = {
        "a replay": replayed,
        "a forged hash": signed(EDITOR).partition("&hash=")[0] + "&hash=" + "0" * 64,
        "no hash": signed(EDITOR).partition("&hash=")[0],
        "another user": signed(EDITOR).replace(str(EDITOR), str(EDITOR + 1)),
        "another date": signed(EDITOR, at=NOW),
        "another bot": signed(EDITOR, token="1:other"),
        "an old one": signed(EDITOR, at=int(time.time()) - FRESH_SECONDS - 5),
        "a field twice": f"query_id=AAE&{signed(EDITOR)}",
        "nobody": signed(None),
        "a list": [signed(EDITOR)],
        "nothing": "",
    }
    answers = {
        name: (await (await visitor()).post("/session", json={"init_data": shown})).status_code
        for name, shown in tried.items()
    }
    assert answers == dict.fromkeys(tried, 403)
    for reader in (READER, READER + 1):
        answer = await page.post("/session", json={"init_data": signed(reader)})
        assert (answer.status_code, answer.content) == (204, b"")
    assert reviewer.role is Role.REVIEWER

    editor = roles.appoint(READER + 2, "E", Role.EDITOR)
    dismissed = await enter(page, READER + 2)
    roles.dismiss(editor.number)
    change = {"do": "edit", "words": "Changed.", "seen": fact.revision, "confirmed": True}
    for headers in (
        {},
        {"Authorization": "Bearer x"},
        {"Authorization": signed(EDITOR)},
        dismissed,
    ):
        elsewhere = await visitor()
        assert (await elsewhere.get(f"/edit/{fact.id}", headers=headers)).status_code == 403
        for path, body in ((f"/edit/{fact.id}", change), ("/undo", {})):
            answer = await elsewhere.post(path, json=body, headers=headers)
            assert answer.status_code == 403
    assert library.fact(fact.id) == fact
    assert library.database.revision == before


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/edit/1", {"do": "withdraw", "words": "x", "seen": ""}, 400),
        ("/edit/1", {"do": ["edit"], "words": "x", "seen": ""}, 400),
        ("/edit/1", {"do": "edit", "words": 1, "seen": ""}, 400),
        ("/edit/1", {"do": "edit", "words": "x" * 9_000, "seen": ""}, 413),
        ("/edit/99999999999999999999", {"do": "edit", "words": "x", "seen": ""}, 404),
        ("/undo", {"changes": "1"}, 400),
        ("/undo", {"changes": [1.5]}, 400),
        ("/undo", {"changes": [2**70]}, 400),
        ("/undo", [], 400),
    ],
)
async def test_what_no_page_of_ours_sends_is_refused(page, path, body, status):
    assert (await page.post(path, json=body, headers=await enter(page))).status_code == status


def test_what_telegram_signs_holds_once_and_a_session_for_an_hour():
    now = [float(NOW)]
    sign_in = SignIn(TOKEN, lambda: now[0])
    shown = signed(EDITOR, at=NOW)
    assert sign_in.verify(shown) == SignedUser(EDITOR, "Ann Lee")
    for seconds in (0, FRESH_SECONDS, FRESH_SECONDS + 1, 10 * FRESH_SECONDS):
        now[0] = NOW + seconds
        with pytest.raises(SignInError):
            sign_in.verify(shown)
    token = sign_in.begin(SignedUser(EDITOR, "Ann Lee"))
    now[0] += SESSION_SECONDS - 1
    assert sign_in.user(token) == SignedUser(EDITOR, "Ann Lee")
    assert sign_in.user(token + "x") is None
    now[0] += 1
    assert sign_in.user(token) is None
    # Nobody but Telegram adds to what is remembered.
    with pytest.raises(SignInError):
        sign_in.verify("auth_date=1&hash=0")
