"""No command loses what an editor has begun: it is kept, or it is said what is dropped."""

import pytest

from handlers.registry import COMMANDS, FEATURES, commands_of
from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, Role
from tests.conftest import EDITOR

GYM = "The gym opens at six."
BEHIND = {
    "fact": ("15", "99", "gym"),
    "facts": ("gym",),
    "history": ("15",),
    "edit": ("15", "99", "15 The gym opens at ten."),
    "delete": ("15", "99"),
    "addfact": ("The cellar opens at eight.",),
    "addquote": ("The cellar opens at eight.",),
    "synonym": ("gym = sports hall",),
    "import": ("no address",),
    "watch": ("gym",),
    "unwatch": ("gym",),
    "ask": ("What was signed in Astana?",),
}
"""What may stand behind a command; nothing may stand behind each."""
DROPS = {"edit", "delete", "addfact", "addquote"}
"""Commands that begin a change, whatever stands behind them."""
TAKE_OVER = {"/fact", "/fact 99", "/synonym", "/cancel"}
"""What asks for something itself, or is sent to end what was begun."""
FORGETS = "forgetme"
"""It drops everything, once a button says so."""


def every_command():
    for name in commands_of(Role.OWNER):
        if name != FORGETS:
            yield f"/{name}"
            yield from (f"/{name} {words}" for words in BEHIND.get(name, ()))


def test_all_that_begins_a_change_is_known():
    assert frozenset().union(*(each.begin for each in FEATURES)) == DROPS
    assert BEHIND.keys() <= {*COMMANDS, *(name for each in FEATURES for name in each.commands)}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_command_keeps_a_draft_or_says_what_it_drops(person, application, language):
    users = application.bot_data.users
    users.roles.owners = frozenset({EDITOR})
    editor, texts = person(EDITOR, language=language), texts_for(language)
    # A third of the table in each language, for the words alone are another.
    for command in [*every_command()][LANGUAGES.index(language) :: len(LANGUAGES)]:
        users.editor_state.end(EDITOR)
        await editor.says(f"/addfact {GYM}")
        begun = users.editor_state.task(EDITOR)
        said = await editor.says(command)
        assert said, command
        is_dropped = command.split()[0][1:] in DROPS or command in TAKE_OVER
        assert (users.editor_state.task(EDITOR) == begun) is not is_dropped, command
        told = [each for each in said if GYM in each.text]
        assert bool(told) is is_dropped, command
        if is_dropped and command != "/cancel":
            assert told[0].text == texts("draft-left", text=GYM), command
