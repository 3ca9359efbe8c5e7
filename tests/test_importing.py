"""Editors send files and addresses; they see what is in them, and save it or not."""

import asyncio
import json
import threading
from dataclasses import replace

import pytest
from telegram.error import BadRequest

from bot.telegram_api.transport import Transport
from handlers.rendering.texts import texts_for
from knowledge import (
    LANGUAGES,
    READERS,
    Cipher,
    Curator,
    Fault,
    Found,
    PageReader,
    Role,
    Source,
    Uploads,
)
from knowledge.ingestion.readers.registry import DocumentFormat
from tests import files
from tests.article import TREATY
from tests.botapi_server import Server
from tests.conftest import EDITOR, READER
from tests.web import Server as Pages
from tests.web import Site, is_loopback

LAKE = "Lake\n\nThe lake is 40 metres deep. Its water is salty.\n\n– We swim here, said Ida Berg."
QUESTION = "how deep is the lake?"
OLD = (
    "Lake Orta\n\nThe lake froze in January. It is 40 metres deep. A village stands there.\n\n"
    "The ferry leaves at seven in the morning. The market opens on Sundays."
)  # fmt: skip
NEW = (
    "Lake Orta\n\nThe lake froze in January. It is 41 metres deep. A village stands there.\n\n"
    "The market opens on Sundays. Nobody lives there in winter."
)  # fmt: skip


@pytest.fixture
def editor(person):
    return person(EDITOR)


async def test_a_file_is_shown_and_only_then_saved(editor, person):
    (shown,) = await editor.uploads("../../etc/Lake_Orta.txt", LAKE.encode())
    assert shown.text.startswith("Lake\nEnglish. Paragraphs: 2. Sentences: 3, of them quotes: 1.")
    assert not (await person().says(QUESTION))[0].text.startswith(TREATY)
    assert "40 metres" not in (await person().says(QUESTION))[0].text
    await editor.presses(shown, shown.buttons["Save"])
    assert shown.text == "Saved: “Lake”, 3 entries.\n/undo takes it back."
    assert (await person().says(QUESTION))[0].text.startswith("The lake is 40 metres deep.")


async def test_what_is_not_saved_is_gone(editor, library):
    (shown,) = await editor.uploads("lake.txt", LAKE.encode())
    save = shown.buttons["Save"]
    await editor.presses(shown, shown.buttons["Do not save"])
    assert await editor.presses(shown, save) == []
    assert len(library.documents()) == 1


@pytest.mark.parametrize(
    ("name", "data", "title"),
    [
        ("ferry.pdf", files.pdf("The ferry leaves at seven.", title="Ferries"), "Ferries"),
        ("The_hall.DOCX", files.docx("The hall seats 400 people."), "The hall"),
        ("lake.html", files.PAGE.encode(), "Lake Orta freezes"),
        ("notes.md", b"The boats are red.", "notes"),
    ],
    ids=["pdf", "docx", "html", "md"],
)
async def test_every_format_is_taken(editor, library, name, data, title):
    (shown,) = await editor.uploads(name, data)
    await editor.presses(shown, shown.buttons["Save"])
    assert library.documents()[-1].title == title


async def test_another_text_of_a_document_says_what_changes_and_keeps_what_is_curated(
    editor, library
):
    stored = library.import_document(Source(OLD, "Lake Orta"))
    ferry = next(fact for fact in library.facts(stored.id) if "ferry" in fact.text)
    Curator(library.answerer).ask(ferry.id, "when does the boat go?", by="editor-9")
    (shown,) = await editor.uploads("orta.txt", NEW.encode())
    for words in ("New sentences: 1.", "Reworded: 1.", "40 41 metres", "withdrawn: 1."):
        assert words in shown.text
    assert f"Editors have written for fact {ferry.id}; that is kept." in shown.text
    await editor.presses(shown, shown.buttons["Save"])
    assert len(library.documents()) == 2
    assert library.fact(ferry.id) is None
    (again,) = await editor.uploads("orta.txt", NEW.encode())
    assert again.text.endswith(
        "I know this document already, word for word. Nothing would change."
    )
    assert again.buttons == {}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_a_corrected_document_leaves_waiting_is_told_and_confirmed_tap_by_tap(
    person, library, language
):
    """Nobody has to find it in the inbox; what waits of other facts is not in that list."""
    curator, texts = Curator(library.answerer), texts_for(language)
    stored = library.import_document(Source(OLD, "Lake Orta"))
    deep, ferry = (
        next(fact.id for fact in library.facts(stored.id) if word in fact.text)
        for word in ("deep", "ferry")
    )
    for fact in (deep, ferry):
        curator.ask(fact, "how deep is Orta?", by="editor-9")
        curator.ask(fact, "how warm is Orta?", by="editor-9", answers=False)
    curator.translate(deep, "ru", "Глубина озера 40 метров.", by="editor-9")
    editor = person(EDITOR, language=language)
    (shown,) = await editor.uploads("orta.txt", NEW.encode())
    await editor.presses(shown, shown.buttons[texts("button-save")])
    kinds = [texts(f"stale-{kind}", count=1) for kind in ("questions", "opens", "translations")]
    assert f"{texts('import-waiting', count=3)}\n({', '.join(kinds)})" in shown.text
    # Of what the document no longer says, nothing waits: it is withdrawn.
    change = curator.history(limit=1)[0].id
    assert [each.fact for each in curator.confirmation.waiting(change=change).items] == [deep] * 3
    assert curator.confirmation.waiting(change=change - 1).items == ()
    await editor.presses(shown, shown.buttons[texts("button-stale", count=3)])
    for left in (2, 1, 0):
        assert f"{deep}: It is 40 41 metres deep." in shown.text
        await editor.presses(shown, shown.buttons["✓ 1"])
        assert len(curator.confirmation.waiting().items) == left
    assert shown.text == texts("stale-done", count=1)


BROKEN = {
    Fault.LOCKED: ("locked.pdf", files.pdf("Some words.", password="x")),
    Fault.DAMAGED: ("broken.docx", files.docx("Some words.")[:-200]),
    Fault.BOMB: ("bomb.docx", files.docx_bomb(200)),
    Fault.DOCTYPE: ("entities.docx", files.docx_with_entities()),
    Fault.PICTURES: ("scan.pdf", files.pdf("")),
    Fault.ENCODING: ("bytes.txt", bytes(range(128, 256)) * 9),
    Fault.BINARY: ("image.txt", b"a\0b"),
    Fault.SUFFIX: ("ferry.txt", files.pdf("The ferry leaves.")),
    Fault.EMPTY: ("empty.txt", b""),
    Fault.FORMAT: ("sheet.ods", b"x"),
    Fault.SIZE: ("large.txt", b"a" * (20 * 1024 * 1024 + 1)),
}


@pytest.mark.parametrize("fault", BROKEN)
async def test_what_cannot_be_read_is_said_in_the_editors_language(person, library, fault):
    name, data = BROKEN[fault]
    language = LANGUAGES[[*BROKEN].index(fault) % len(LANGUAGES)]
    (shown,) = await person(EDITOR, language=language).uploads(name, data)
    beginning = texts_for(language)(f"fault-{fault}", detail="{}").partition("{}")[0]
    assert shown.text.startswith(f"{name}\n{beginning}")
    assert shown.buttons == {}
    assert len(library.documents()) == 1


async def test_a_format_whose_extra_is_absent_is_called_by_the_extra(editor, monkeypatch):
    monkeypatch.setitem(READERS, ".rtf", DocumentFormat("library_that_is_absent:read"))
    (shown,) = await editor.uploads("lake.rtf", b"{\\rtf1 The lake freezes.}")
    assert "an extra that is not installed here: “office”" in shown.text


async def test_a_file_that_is_larger_than_it_says_is_not_read(editor, api):
    (shown,) = await editor.uploads("lake.txt", b"a" * (20 * 1024 * 1024 + 1), file_size=10)
    assert "larger than 20 MB" in shown.text
    assert [refusal for refusal in api.refusals if "too big" in refusal]
    api.refusals.clear()


async def test_a_download_ends_at_its_limit():
    server = Server()
    server.api.files["long"] = b"a" * 3_000_000
    request = Transport(limit=1_000_000)
    await request.initialize()
    try:
        with pytest.raises(BadRequest, match="too big"):
            await request.retrieve(f"{server.url}/file/bot/long")
    finally:
        await request.shutdown()
        server.close()


async def test_others_are_answered_while_a_file_is_read(editor, person, api):
    # The first question of a process waits for what only questions need.
    await person().says("who signed it?")
    reading = asyncio.create_task(editor.uploads("bomb.docx", files.docx_bomb(200)))
    asking = asyncio.create_task(person().says("what was signed in Astana?"))
    done, _ = await asyncio.wait({reading, asking}, return_when=asyncio.FIRST_COMPLETED)
    assert done == {asking}
    # The screen of the file may be sent before the answer or after it.
    assert any(TREATY in sent.text for sent in api.sent)
    await reading


async def test_an_address_is_read_once_it_is_public(editor, application, library):
    (shown,) = await editor.says("/import http://127.0.0.1/page")
    assert shown.text.endswith("This address is not on the public internet. I do not read it.")
    (shown,) = await editor.says("/import lake.example")
    assert "begins with https://" in shown.text
    assert "/import https://" in (await editor.says("/import"))[0].text
    application.bot_data = replace(application.bot_data, pages=PageReader(is_loopback))
    server = Pages(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/lake"
    (shown,) = await editor.says(f"/import {url}")
    server.shutdown()
    server.server_close()
    await editor.presses(shown, shown.buttons["Save"])
    assert library.documents()[-1].url == url


async def test_saving_a_long_document_shows_how_far_it_is(editor, api, monkeypatch):
    monkeypatch.setattr("handlers.admin.progress.PAUSE_SECONDS", 0.001)
    book = "\n\n".join(f"Boat number {number} is red." for number in range(6_000))
    (shown,) = await editor.uploads("boats.txt", book.encode())
    before = api.calls.count("editMessageText")
    await editor.presses(shown, shown.buttons["Save"])
    assert shown.text.startswith("Saved: “boats”, 6,000 entries.")
    # One edit says that it is saved, so there was another one that said how far it was.
    assert api.calls.count("editMessageText") - before > 1


async def test_between_preview_and_saving_the_bot_may_restart(editor, application, library):
    (shown,) = await editor.uploads("lake.txt", LAKE.encode())
    key = Cipher.open(library.path.with_suffix(".key"))
    pending = Uploads(library.database, key)
    application.bot_data = replace(application.bot_data, pending_imports=pending)
    await editor.presses(shown, shown.buttons["Save"])
    assert shown.text.startswith("Saved: “Lake”")


async def test_only_the_newest_files_are_kept(editor):
    first, *_ = [
        (await editor.uploads(f"{n}.txt", f"The boat number {n} is red.".encode()))[0]
        for n in range(4)
    ]
    await editor.presses(first, first.buttons["Save"])
    assert first.text == "I no longer have this file. Please send it again."


@pytest.mark.parametrize("who", ["reader", "reviewer"])
async def test_files_of_others_are_not_read(person, application, api, who):
    application.bot_data.users.roles.appoint(7002, "Rita", Role.REVIEWER)
    user = person(7002 if who == "reviewer" else READER)
    (answer,) = await user.uploads("lake.txt", LAKE.encode())
    assert answer.text == texts_for("en")("text-only")
    assert "getFile" not in api.calls
    await user.says("/export")
    await user.says("/import https://example.org")
    assert "sendDocument" not in api.calls


@pytest.mark.parametrize("suffix", ["CSV", "JSONL"])
async def test_all_that_is_curated_goes_out_and_comes_back(editor, library, suffix):
    (offer,) = await editor.says("/export")
    (file,) = await editor.presses(offer, offer.buttons[suffix])
    name = f"all.{suffix.lower()}"
    (shown,) = await editor.uploads(name, file.document)
    assert (texts_for("en")("import-known") in shown.text, shown.buttons) == (True, {})
    Curator(library.answerer).withdraw(1, by="editor-9")
    (shown,) = await editor.uploads(name, file.document)
    await editor.presses(shown, shown.buttons["Save"])
    assert shown.text.startswith(f"Saved: “{name}”, one entry.")
    (again,) = await editor.presses(offer, offer.buttons[suffix])
    assert again.document == file.document


async def test_wrong_rows_are_named_and_nothing_is_stored(editor, library):
    bridge = {"text": "The old bridge was built in 1911.", "source": "Guide"}
    rows = [bridge, {"text": "No source."}, {}]
    table = "\n".join(json.dumps(row) for row in rows).encode()
    (shown,) = await editor.uploads("facts.jsonl", table)
    assert "line 2: “source” is missing\n• line 3:" in shown.text
    good = json.dumps(rows[0]).encode()
    (shown,) = await editor.uploads("facts.jsonl", good)
    assert "new facts: 1" in shown.text
    await editor.presses(shown, shown.buttons["Save"])
    assert isinstance(library.answer("when was the old bridge built?").answer, Found)
