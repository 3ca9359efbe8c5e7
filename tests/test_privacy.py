"""All that is kept of a person has a holder, which hands it out, deletes it, and lets it go."""

import time
from datetime import timedelta

import pytest

from bot.application import build_application, cipher_of
from bot.environment import Settings
from bot.update_queue.storage import UpdateStorage
from handlers.rendering.my_data import TABLES
from handlers.rendering.screens import render_privacy
from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, retention
from knowledge.store import people
from tests.botapi import TOKEN
from tests.conftest import READER
from tests.transport import Transport

OTHER = 5_007_654_321
LONG_AGO, LATE = "2020-07-01T00:00:00+00:00", 4_000_000_000
EXPIRING = "steps", "offers", "uploads"
"""Tables whose rows say themselves when they expire."""


@pytest.fixture
def cipher(library):
    return cipher_of(Settings.model_validate({}), library)


@pytest.fixture
async def privacy(library, cipher, api):
    """The table of all holders, as the bot makes it when it runs."""
    settings = Settings.model_validate({"telegram_bot_token": TOKEN})
    updates = UpdateStorage.beside(library.path, cipher)
    built = build_application(settings, library, request=Transport(api), updates=updates)
    yield built.bot_data.users.privacy
    updates.close()


@pytest.fixture
def fill(library, cipher):
    """Stores a row of a person in a table, whatever its columns are."""

    def value(name, kind, user):
        known = {"person": cipher.pseudonym(user), "at": LONG_AGO, "expires": LATE}
        if name in known:
            return known[name]
        return cipher.encrypt("[]") if kind == "BLOB" else 1 if kind == "INTEGER" else f"{user}"

    def put(table, user):
        with library.database.write(changes_answers=False) as db:
            columns = db.query("SELECT name, type FROM pragma_table_info(?)", [table])
            row = {name: value(name, kind, user) for name, kind in columns if name != "id"}
            if table == "feedback":
                row["asked"] = db.value("SELECT max(id) FROM journal")
            db.insert_many(table, [row])

    return put


def rows(library, table, person):
    return people.rows_of(library.database.read(), table, person)


def tables_of(privacy):
    return [table for holder in privacy.holders for table in getattr(holder, "tables", ())]


def test_every_table_with_rows_of_a_person_has_one_holder(library, privacy):
    held = {*library.database.read().tables_with("person")} - {"updates"}
    # The update queue is a holder by itself, and lies with the others on a server alone.
    assert sorted(tables_of(privacy)) == sorted(held)


def test_each_holder_hands_out_and_deletes_what_is_a_persons_and_nothing_else(
    library, privacy, cipher, fill
):
    mine, theirs = cipher.pseudonym(READER), cipher.pseudonym(OTHER)
    for table in tables_of(privacy):
        fill(table, READER)
        fill(table, OTHER)
    for holder in privacy.holders:
        held = [table for table, found in holder.export(mine).items() if found]
        assert held == [*getattr(holder, "tables", ())]
        holder.forget(mine)
        assert [*filter(None, holder.export(mine).values())] == []
        for table in held:
            assert len(rows(library, table, theirs)) == 1
    assert privacy.export(READER) == {}
    assert sorted(privacy.export(OTHER)) == sorted(tables_of(privacy))
    assert {*tables_of(privacy)} <= {*TABLES}, "a table has no name for its people"


def test_what_was_kept_long_enough_goes_from_each_holder(library, privacy, cipher, fill):
    person = cipher.pseudonym(READER)
    for table in tables_of(privacy):
        fill(table, READER)
    with library.database.write(changes_answers=False) as db:
        for table in EXPIRING:
            db.update(table, {"expires": int(time.time())}, where={"person": person})
    privacy.let_go()
    left = {table for table in tables_of(privacy) if rows(library, table, person)}
    assert left == {"people", "editors", "digests"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_of_privacy_takes_its_numbers_from_the_periods(monkeypatch, language):
    for number, name in enumerate(("QUESTIONS", "FAILED_UPDATES", "BACKUPS"), 41):
        monkeypatch.setattr(retention, name, timedelta(days=number))
    monkeypatch.setattr(retention, "SESSIONS", timedelta(minutes=44))
    text = render_privacy(texts_for(language)).plain
    assert all(str(number) in text for number in (41, 42, 43, 44))


def test_a_period_is_changed_in_one_place(library, privacy, cipher, fill, monkeypatch):
    fill("journal", READER)
    monkeypatch.setattr(retention, "QUESTIONS", timedelta(days=365 * 100))
    privacy.let_go()
    assert len(rows(library, "journal", cipher.pseudonym(READER))) == 1
