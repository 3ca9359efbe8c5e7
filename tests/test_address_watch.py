"""Watched addresses: what changes is offered once, trouble told once, nothing stored by itself."""

import json
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from handlers.admin.watch_news import look_at_addresses
from handlers.context import Context
from handlers.rendering.texts import texts_for
from knowledge import AddressWatch, Curator, PageReader, Role, Source, WatchNews
from tests.conftest import EDITOR
from tests.web import ChangingSite, NearbyReader, is_loopback

PAGE = "Notice\n\nThe lake is {} metres deep. The ferry leaves at seven. Bread is sold here."
OLD, NEW, NEWER = map(PAGE.format, (40, 41, 42))
FAIR = "Fair\n\nThe fair opens on {}. There is music. A ticket costs 5 euros at the door."
NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
SECOND_EDITOR = 7_002_345_678


@pytest.fixture
def site():
    server = ChangingSite()
    server.pages |= {"/a": OLD, "/b": FAIR.format("Sunday")}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def address(site):
    return f"http://127.0.0.1:{site.server_port}"


@pytest.fixture
def watch(empty_library, address):
    """The watch of a library that holds one document of the site."""
    stored = empty_library.import_document(Source(OLD, "Notice", url=f"{address}/a"))
    watching = AddressWatch(empty_library.database, NearbyReader(is_loopback))
    watching.watch(stored.id, 6)
    return watching


def heard(watch):
    """Return what editors are to hear of the first document, as if they had heard it then."""
    (address, *_) = watch.every()
    watch.told(address.document, address.untold)
    return address.untold


def test_a_page_is_sent_once_and_what_changed_is_offered_once(watch, site, empty_library):
    watch.look(1)
    watch.look(1)
    assert (site.sent, heard(watch), watch.pending(1)) == (1, (), None)
    site.pages["/a"] = NEW
    watch.look(1)
    watch.look(1)
    assert (site.sent, heard(watch)) == (2, (WatchNews.CHANGED,))
    source, sha256 = watch.pending(1)
    assert empty_library.revision(source).changed[0][1] == "The lake is 41 metres deep."
    assert "40 metres" in empty_library.text(1), "nothing is stored by itself"
    watch.drop(1, sha256)
    watch.look(1)
    assert (heard(watch), watch.pending(1)) == ((), None)
    watch.look(1, anew=True)
    assert heard(watch) == (WatchNews.CHANGED,)
    empty_library.import_document(watch.pending(1)[0])
    assert watch.pending(1) is None, "what was stored in whatever way waits no more"
    site.pages["/a"] = NEWER
    watch.look(1)
    site.pages["/a"] = NEW
    watch.look(1)
    assert watch.pending(1) is None, "a version that is there no more waits no more"


def test_trouble_is_told_once_until_it_is_over(watch, site):
    site.pages["/a"] = 410
    for expected in ((WatchNews.GONE,), ()):
        watch.look(1)
        assert heard(watch) == expected
    assert watch.of(1).trouble is WatchNews.GONE
    site.pages["/a"] = "/b"
    site.pages["/b"] = OLD
    for expected in ((WatchNews.MOVED,), ()):
        watch.look(1)
        assert heard(watch) == expected
    assert (watch.of(1).trouble, watch.of(1).moved_to[-2:]) == (None, "/b")
    site.pages["/a"] = 500
    for expected in ((), (), (WatchNews.UNREACHABLE,), ()):
        watch.look(1)
        assert heard(watch) == expected
    site.pages["/a"] = " "
    watch.look(1)
    assert heard(watch) == (WatchNews.UNREADABLE,)
    site.pages["/a"] = 410
    watch.look(1)
    watch.told(1, [WatchNews.CHANGED])
    assert heard(watch) == (WatchNews.GONE,), "what came while other news was told is told later"


def test_an_address_is_due_by_its_hours_whatever_the_clock_does(watch, empty_library):
    assert watch.due(NOON) == [1]
    watch.look(1, now=NOON)
    assert watch.due(NOON + timedelta(hours=5, minutes=59)) == []
    assert watch.due(NOON + timedelta(hours=6)) == [1]
    assert watch.due(NOON - timedelta(days=1)) == [1]
    for hours, kept in ((0, 1), (10_000, 720)):
        watch.watch(1, hours)
        assert watch.of(1).hours == kept
    later = AddressWatch(empty_library.database, NearbyReader(is_loopback))
    assert later.every() == watch.every(), "it outlasts a restart"
    assert later.unwatch(1)
    assert not later.unwatch(1)
    assert later.due(NOON) == []


def test_a_document_that_is_undone_is_watched_no_more(watch, empty_library, site):
    site.pages["/a"] = NEW
    watch.look(1)
    Curator(empty_library.answerer).undo(by="operator")
    assert watch.every() == []
    watch.look(1)
    watch.told(1, [WatchNews.CHANGED])


@pytest.fixture
async def bot_watch(application, library):
    """Lets the bot read the site, and returns what makes it look."""
    pages = NearbyReader(is_loopback)
    application.bot_data = replace(
        application.bot_data, pages=pages, watch=AddressWatch(library.database, pages)
    )

    async def look(hours=0):
        return await look_at_addresses(Context(application), NOON + timedelta(hours=hours))

    return look


@pytest.fixture
def editors(person, application, library):
    """Makes two editors who read this language; returns them and their library."""

    def make(language):
        users = application.bot_data.users
        users.roles.appoint(SECOND_EDITOR, "B", Role.EDITOR)
        for user in (EDITOR, SECOND_EDITOR):
            users.preferences.choose_language(user, language)
        both = (person(user, language=language) for user in (EDITOR, SECOND_EDITOR))
        return (*both, library)

    return make


async def imported(editor, address):
    (shown,) = await editor.says(f"/import {address}")
    await editor.presses(shown, shown.buttons["Save"])


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
async def test_editors_are_shown_what_changed_and_one_of_them_stores_it(
    editors, api, site, bot_watch, language
):
    texts, address = texts_for(language), f"http://127.0.0.1:{site.server_port}"
    editor, other, library = editors(language)
    (shown,) = await editor.says(f"/import {address}/a")
    await editor.presses(shown, shown.buttons[texts("button-save")])
    (card,) = await editor.says(f"/watch {address}/a 6")
    assert texts("watch-on", hours=6) in card.text
    assert await bot_watch() == 0
    site.pages["/a"] = NEW
    assert await bot_watch(3) == 0, "it is not due"
    assert await bot_watch(7) == 2
    offers = {sent.chat: sent for sent in api.sent[-2:]}
    assert offers.keys() == {EDITOR, SECOND_EDITOR}
    assert f"{address}/a" in offers[EDITOR].text
    assert "41" in offers[EDITOR].text
    document = library.documents()[-1]
    assert "40 metres" in library.text(document.id)
    (listed,) = await other.says("/watch")
    assert texts("watch-waits") in listed.text
    await other.taps("1")
    await other.taps(texts("button-version"))
    assert "41" in listed.text
    await editor.presses(offers[EDITOR], offers[EDITOR].buttons[texts("button-save")])
    assert "41 metres" in library.text(document.id)
    await other.presses(offers[SECOND_EDITOR], offers[SECOND_EDITOR].buttons[texts("button-save")])
    assert offers[SECOND_EDITOR].text == texts("watch-over")
    await editor.says("/undo")
    await editor.taps(texts("button-undo"))
    assert "40 metres" in library.text(document.id)
    assert await bot_watch(14) == 0, "what was taken back is not pressed on anybody"


async def test_a_look_at_once_shows_what_is_new_and_what_is_dropped_comes_no_more(
    person, library, site, address, bot_watch
):
    editor = person(EDITOR)
    await imported(editor, f"{address}/a")
    (card,) = await editor.says("/watch Notice")
    await bot_watch()
    site.pages["/a"] = NEW
    await editor.taps("Look now")
    assert "Reworded: 1" in card.text
    await editor.taps("Do not save")
    assert "40 metres" in library.text(library.documents()[-1].id)
    assert await bot_watch(25) == 0
    await editor.says("/watch Notice")
    await editor.taps("Weekly")
    (done,) = await editor.says(f"/unwatch {address}/a")
    assert "no longer look" in done.text
    site.pages["/a"] = NEWER
    assert await bot_watch(1000) == 0


async def test_one_address_that_fails_stops_no_other_and_is_told_once(
    person, api, site, address, bot_watch
):
    editor = person(EDITOR)
    for path in ("/a", "/b"):
        await imported(editor, address + path)
        await editor.says(f"/watch {address}{path}")
    site.pages |= {"/a": 404, "/b": FAIR.format("Friday")}
    assert await bot_watch() == 2
    gone, changed = api.sent[-2:]
    assert gone.text.startswith(f"Nothing stands at {address}/a any more.")
    assert changed.text.startswith(f"“Fair” has changed at {address}/b.")
    assert await bot_watch(25) == 0
    (listed,) = await editor.says("/watch")
    assert "nothing stands there any more" in listed.text


@pytest.mark.usefixtures("without_pauses")
async def test_editors_who_cannot_be_reached_now_hear_of_it_later(
    person, api, site, address, bot_watch
):
    await imported(person(EDITOR), f"{address}/a")
    await person(EDITOR).says(f"/watch {address}/a")
    site.pages["/a"] = 404
    api.is_down = True
    assert await bot_watch() == 0
    api.is_down = False
    api.refusals.clear()
    assert await bot_watch(0.1) == 1


async def test_a_title_may_end_in_a_number(person, library):
    library.import_document(Source(OLD, "Plan 2026", url="http://127.0.0.1:9/plan"))
    (card,) = await person(EDITOR).says("/watch Plan 2026")
    assert "Plan 2026" in card.text
    assert "every 24 hours" in card.text


async def test_mistakes_get_a_word(person):
    editor = person(EDITOR)
    for words, said in (
        ("/watch", "None of my documents has an address"),
        ("/watch https://example.org/x", "I have no document from “https://example.org/x”"),
        ("/unwatch nothing", "I have no document from “nothing”"),
        ("/watch https://example.org/x 9000", "from 1 to 720"),
        ("/watch https://example.org/x 0", "from 1 to 720"),
    ):
        (answer,) = await editor.says(words)
        assert said in answer.text
    assert "/watch" not in (await person().says("/help"))[0].text


def test_the_command_line_lists_and_looks(command, empty_library, settings_of):
    run = partial(command, **settings_of(empty_library))
    assert "No document has an address" in run("watch").stderr
    empty_library.import_document(Source(OLD, "Notice", url="http://127.0.0.1:9/a"))
    done = run("watch", "Notice", "--hours", 12)
    assert "looked at every 12 hours" in done.stdout
    (line,) = run("watch", "--json").stdout.splitlines()
    assert (json.loads(line)["hours"], json.loads(line)["waits"]) == (12, False)
    assert "Last look" in run("watch", "--now").stdout
    assert "no longer" in run("unwatch", "http://127.0.0.1:9/a").stdout
    unknown = run("unwatch", "Nothing")
    assert unknown.exit_code == 1
    assert "There is no document from “Nothing”" in unknown.stderr


def test_the_bot_looks_in_a_process_of_its_own(empty_library, address):
    empty_library.import_document(Source(OLD, "Notice", url=f"{address}/a"))
    watching = AddressWatch(empty_library.database, PageReader(is_loopback))
    watching.watch(1)
    watching.look(1)
    assert [(each.trouble, each.looked_at is None) for each in watching.every()] == [(None, False)]
