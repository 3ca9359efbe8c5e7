"""The terminal is the same conversation: its texts, choices, width, and a real pseudo-terminal."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from io import StringIO

import pytest

from bot.terminal.choices import choices_under, typed_number
from bot.terminal.conversation import COMMANDS, TerminalConversation
from bot.terminal.typesetting import Typesetter, lines_of
from handlers.registry import COMMANDS as COMMANDS_OF_THE_CHAT
from handlers.rendering.buttons import Button
from handlers.rendering.markup import plain
from handlers.rendering.payloads import AnswerAction, OpenDocument, ShowFact, ShownAs
from handlers.rendering.texts import texts_for
from knowledge import Draft
from tests.article import LIST, QUESTION, TREATY
from tests.conftest import ROOT

ANSI = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
SUMMIT = "When was the OSCE summit?"


class Screen:
    """A conversation whose output is read back after each line."""

    def __init__(self, library, language="en", *, styled=False):
        self.out = StringIO()
        self.conversation = TerminalConversation(
            library, Typesetter(self.out, styled=styled), language
        )

    def says(self, words):
        self.out.seek(0)
        self.out.truncate()
        self.conversation.hear(words)
        return self.out.getvalue()


@pytest.fixture
def screen(library, monkeypatch):
    """Makes a screen of some width."""

    def make(language="en", width=10_000, **more):
        monkeypatch.setenv("COLUMNS", str(width))
        return Screen(library, language, **more)

    return make


@pytest.fixture
def lake(library):
    return library.add(Draft("The lake is forty metres deep.", "Lake"), by="test")


def spoken(shown):
    """Return what was printed as one line, without the bars of quotations."""
    return " ".join(shown.replace("│", " ").split())


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_commands_say_what_they_say_in_the_chat(screen, library, language):
    here, texts = screen(language), texts_for(language)
    (document,) = library.documents()
    expected = {
        "/start": texts("start", title=document.title),
        "/help": texts("terminal-help"),
        "/new": texts("new-conversation"),
        "/settings": texts("settings"),
        "/documents": texts("documents", count=1),
        "/ask": texts("ask-empty"),
        "/privacy": texts("terminal-privacy"),
        "/nonsense": texts("unknown-command"),
        "/HELP": texts("help-commands"),
    }
    for command, words in expected.items():
        assert spoken(words) in spoken(here.says(command)), command


def test_every_command_for_everybody_is_known(screen):
    here = screen()
    assert {*COMMANDS} <= {*COMMANDS_OF_THE_CHAT}
    for name in COMMANDS_OF_THE_CHAT:
        assert texts_for("en")("unknown-command") not in here.says(f"/{name}")
    assert TREATY in spoken(here.says(f"/ask {QUESTION}"))


def test_a_conversation_goes_on_until_it_is_ended(screen):
    here = screen()
    here.says(LIST)
    assert "International Technopark" in here.says("and the third one?")
    here.says("/new")
    assert "International Technopark" not in here.says("and the third one?")


def test_a_link_opens_a_fact(screen):
    here = screen()
    assert TREATY in spoken(here.says("/start fact_15"))
    assert "sure" not in here.says("and when?")
    here.conversation._curator.withdraw(15, by="test")  # noqa: SLF001
    assert texts_for("en")("fact-withdrawn") in here.says("/start fact_15")


def test_c_shows_the_context_and_a_number_the_way_back(screen):
    here = screen()
    answer = here.says(QUESTION)
    assert here.says("c").startswith("In context:")
    assert here.says("с").startswith("Nothing has that number")
    here.says(QUESTION)
    assert "1 Back" in here.says("c")
    assert here.says("1") == answer


def test_a_number_picks_a_choice_and_is_never_searched(screen, library):
    here = screen()
    samples = [*library.questions_to_try("en").values()]
    for typed in ("2", "2.", "#2", " 2)".strip()):
        here.says("/start")
        assert here.says(typed).splitlines()[0] == samples[1]
    here.says("hello")
    for typed in ("2", "1998", "9" * 5000, "0"):
        assert here.says(typed).strip() == texts_for("en")("terminal-no-choice")
    assert typed_number("2 bridges") is None
    assert typed_number("in 1998") is None


@pytest.mark.usefixtures("lake")
def test_documents_are_opened_and_chosen_by_their_numbers(screen):
    here = screen()
    here.says("/documents")
    card = here.says("2")
    assert card.startswith("Lake\nIt opens with:")
    only = re.search(r"(\d+) Only this one", card)
    assert only is not None
    assert "Only this one ✓" in here.says(only[1])
    assert "I looked only in “Lake”." in spoken(here.says("what was signed in Madrid?"))
    assert "2. Lake – 1 sentence ✓" in here.says("/documents")


def test_numbers_that_a_message_gives_are_kept():
    show = ShowFact("a", ShownAs.UNSURE, (1,))
    around = ShowFact("c", ShownAs.FOUND, (1,))
    rows = (
        (Button("In context", around.pack()), Button("Copy", copy="x"), Button("👍", "v1:+")),
        (Button("9", OpenDocument("c", 9).pack()), Button("10 ✓", OpenDocument("c", 10).pack())),
        (Button("Another sentence", show.pack()), Button("Tell", AnswerAction.TELL.pack())),
    )
    choices = choices_under(rows)
    assert choices.context == around
    assert choices.numbered == {
        9: OpenDocument("c", 9),
        10: OpenDocument("c", 10),
        11: show,
    }
    assert choices.listed == {11: "Another sentence"}


def test_what_telegram_folds_is_said():
    html = "<blockquote expandable>A long answer.</blockquote>"
    assert [(line.plain, quoted) for line, quoted in lines_of(html)] == [("A long answer.", True)]


def test_sentences_to_choose_keep_the_numbers_they_have(screen):
    here = screen()
    shown = here.says("how many people live in the palace of peace?")
    first, second = (line for line in shown.splitlines() if re.match("  [12] ", line))
    assert "1." not in first
    words = second.strip(" …2")[:20]
    assert words in spoken(here.says("2"))


def test_the_language_is_that_of_the_terminal_and_then_of_what_is_typed(screen):
    here = screen("ru")
    assert here.says("hello").strip() == texts_for("ru")("hello")
    assert texts_for("en")("context-title") not in here.says("Что подписали в Астане?")
    assert here.says("c").startswith(texts_for("ru")("context-title"))
    here.says("Астанада қандай шарт жасалды?")
    assert here.conversation.texts.language == "kk"
    here.says("what was signed in Astana?")
    assert here.conversation.texts.language == "en"
    here.says("/settings")
    here.says("2")
    chosen = here.conversation.texts.language
    here.says("what was signed in Astana?")
    assert here.conversation.texts.language == chosen != "en"


@pytest.mark.parametrize("width", [24, 72])
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_lines_are_broken_between_words_at_the_width_of_the_terminal(screen, width, language):
    asked = ("/start", "/help", QUESTION, "c", "/privacy", "what is this about?")
    wide, here = screen(language), screen(language, width)
    for words in asked:
        shown = here.says(words)
        assert [line for line in shown.splitlines() if len(line) > width] == []
    for words in asked:
        whole = wide.says(words)
    assert spoken(shown) == spoken(whole)


def test_bold_words_are_bold_where_there_is_bold(screen):
    assert "\x1b[1m2010" in screen(styled=True).says(SUMMIT)
    assert "\x1b" not in screen(styled=False).says(SUMMIT)


def test_what_commands_a_terminal_is_taken_from_documents_and_people(screen, library):
    harm = "\x1b]0;owned\x07\x9b31mThe \x1b[2Jwell\x08\x7f of the village is very deep.\x00"
    library.add(Draft(harm, "Notes\x1b[2J"), by="test")
    here = screen()
    for words in (
        "how deep is the well of the village?",
        "c",
        "/documents",
        "who is \x1b[2Jx\x9b?",
    ):
        shown = here.says(words)
        assert re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown) is None
    assert plain("&amp;") == "&"


class Terminal:
    """`python -m bot chat` at a real pseudo-terminal."""

    def __init__(self, folder, width=60, **environment):
        self._rest = b""
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
        known = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "TERM": "xterm",
                 "HOME": str(folder), "LANG": "en_US.UTF-8", "PYTHONUTF8": "1",
                 "EMBEDDING_MODEL": "off"}  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "chat"],
            stdin=theirs, stdout=theirs, stderr=theirs,
            cwd=folder, env=known | environment, close_fds=True, start_new_session=True,
        )  # fmt: skip
        os.close(theirs)

    def until(self, words):
        """Return what is printed until these words come."""
        seen, end = self._rest, time.monotonic() + 60
        while words.encode() not in seen and time.monotonic() < end:
            if select.select([self._ours], [], [], 0.5)[0]:
                try:
                    seen += os.read(self._ours, 65_536)
                except OSError:
                    break
        assert words.encode() in seen, seen.decode(errors="replace")
        before, found, self._rest = seen.partition(words.encode())
        return (before + found).decode(errors="replace")

    def types(self, keys):
        os.write(self._ours, keys.encode())

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self._ours)


@pytest.fixture
def terminal(ran_before):
    opened = []

    def begin(**more):
        opened.append(Terminal(ran_before, **more))
        return opened[-1]

    yield begin
    for each in opened:
        each.close()


def test_a_terminal_edits_lines_remembers_them_and_shows_bold(terminal):
    here = terminal(width=60)
    welcome = here.until("You:")
    assert "\x1b[1m" in welcome
    here.types("what was signed in Astamma\x7f\x7f\x7fna?\r")
    shown = here.until("sentence 2 of 4")
    lines = ANSI.sub("", shown).replace("\r", "").splitlines()
    assert [line for line in lines if len(line) > 60] == []
    here.until("You:")
    here.types("\x1b[A\x01")
    here.types("/ask \r")
    again = here.until("sentence 2 of 4")
    assert "what was signed in Astana?" in again.partition("│")[0], "it came back by a key"
    here.types("q\r")
    assert here.process.wait(20) == 0


def test_who_wants_no_colour_gets_no_bold_and_their_language(terminal):
    here = terminal(NO_COLOR="1", LANG="", LC_ALL="ru_RU.UTF-8")
    welcome = here.until("Вы:")
    assert "\x1b[1m" not in welcome
    here.types("Что подписали в Астане?\r")
    assert "\x1b[1m" not in here.until("2 из 4")
    here.until("Вы:")
    here.types("\x04")
    assert here.process.wait(20) == 0


def test_a_pipe_gets_plain_words_and_broken_bytes_end_nothing(command, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "bot", "chat"],
        input=b"\xff\xfe broken\nwhat was signed in Astana?\n",
        capture_output=True, cwd=tmp_path, timeout=60, check=True,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "EMBEDDING_MODEL": "off"},
    )  # fmt: skip
    assert TREATY in spoken(done.stdout.decode())
    assert b"\x1b" not in done.stdout
    assert command("chat", text="").exit_code == 0


def test_the_places_of_a_topic_are_opened_by_number_and_its_context_by_letter(screen):
    shown = screen()
    assert "Type 1 to 3 for another place, “c” for the context." in shown.says("Syria")
    assert "I think the message taken" in shown.says("2")
    assert "In context:" in shown.says("c")
