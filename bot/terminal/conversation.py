"""The conversation: a line is a command, a choice, or a question, as a message and a tap are."""

from collections.abc import Callable
from dataclasses import replace

from bot.terminal.choices import Choices, Payload, choices_under, typed_number
from bot.terminal.typesetting import Typesetter
from handlers.rendering.answers import Message, render_asked, render_text
from handlers.rendering.mention_payload import ShowMention
from handlers.rendering.offers import start_offers
from handlers.rendering.payloads import AskSample, FactLink, OpenDocument, SettingChoice, ShowFact
from handlers.rendering.screens import (
    render_commands,
    render_documents,
    render_settings,
    render_start,
)
from handlers.rendering.several import render_message_answer
from handlers.rendering.texts import Texts, interface_languages, texts_for
from handlers.rendering.views import (
    render_fact_view,
    render_link,
    render_mention_view,
    render_own_document,
)
from knowledge import (
    Conversation,
    Curator,
    DecidedQuestions,
    Document,
    Library,
    Preferences,
    Response,
)

COMMANDS = ("start", "help", "ask", "new", "settings", "documents", "privacy")
"""What /help shows; /mydata and /forgetme have nothing to show or to forget here."""
CONTEXT_KEYS = {"c", "с"}
"""Latin and Cyrillic: one key."""
QUIT = {"q", "й", "/q", "/quit", "/exit"}


class TerminalConversation:
    """One reader at a terminal. What was shown last decides what a number or `c` means."""

    def __init__(
        self,
        library: Library,
        typesetter: Typesetter,
        language: str,
        decided: DecidedQuestions | None = None,
    ) -> None:
        self._library = library
        self._decided = decided
        self._curator = Curator(library.answerer)
        self._typesetter = typesetter
        self._preferences = Preferences()
        self.texts = self._texts_in(language)
        self._conversation = Conversation()
        self._choices = Choices()
        self._commands: dict[str, Callable[[str], None]] = {
            "start": self._start,
            "help": lambda _: self._help(),
            "ask": self._ask_command,
            "new": lambda _: self._begin_anew(),
            "settings": lambda _: self._settings(),
            "documents": lambda _: self._documents(0),
            **dict.fromkeys(("privacy", "mydata", "forgetme"), self._say_privacy),
            "id": lambda _: self._show(render_text(self.texts("terminal-id"))),
        }

    def welcome(self) -> None:
        """Say where one is, and what to type."""
        self._typesetter.hint(self.texts("terminal-welcome"))
        self._typesetter.gap()
        self._start("")
        self._typesetter.gap()
        self._typesetter.hint(self.texts("terminal-keys"))

    def hear(self, words: str) -> None:
        """Answer one line."""
        number = typed_number(words)
        if words.startswith("/"):
            name, _, rest = words[1:].partition(" ")
            self._commands.get(name.casefold(), self._refuse)(rest.strip())
        elif number is not None:
            self._choose(self._choices.numbered.get(number))
        elif words.casefold() in CONTEXT_KEYS:
            self._choose(self._choices.context)
        else:
            self._ask(words)

    def _ask(self, question: str, *, repeat: bool = False) -> None:
        only, before = self._asked(), self._conversation
        answered = self._library.answer_message(
            question, before, documents=[each.id for each in only]
        )
        decided = self._decided.of_turns(answered, before) if self._decided else {}
        self._conversation = answered.turns[-1].after
        self._follow_language(question, answered.surest)
        message = render_message_answer(self._library, answered, self.texts, only, decided)
        self._show(render_asked(question, message) if repeat else message)

    def _follow_language(self, question: str, response: Response) -> None:
        """Speak as the reader does, unless they chose a language; one Latin word says little."""
        is_telling = len(question.split()) > 1 or not question.isascii()
        is_known = response.language in interface_languages()
        if self._preferences.language is None and is_telling and is_known:
            self.texts = self._texts_in(response.language)

    def _texts_in(self, language: str) -> Texts:
        """Return the sentences of a language, worded for what this reader asks."""
        return texts_for(language).about(
            self._library.naming(*(each.id for each in self._asked())), has_editors=False
        )

    def _choose(self, payload: Payload | None) -> None:
        match payload:
            case ShowFact():
                self._open_fact(payload)
            case OpenDocument():
                chosen = self._preferences.document
                self._show(render_own_document(self._library, payload, chosen, self.texts))
            case ShowMention():
                self._open_mention(payload)
            case AskSample():
                if question := self._library.sample(payload.id):
                    self._ask(question, repeat=True)
            case SettingChoice():
                self._set(payload)
            case None:
                self._typesetter.message(render_text(self.texts("terminal-no-choice")).html)

    def _open_fact(self, link: ShowFact) -> None:
        self._show(render_fact_view(self._library, link, self.texts))
        if link.view == "a":
            self._conversation = replace(self._conversation, shown=(link.facts[0],))

    def _open_mention(self, link: ShowMention) -> None:
        self._show(render_mention_view(self._library, link, self._asked(), self.texts))

    def _set(self, choice: SettingChoice) -> None:
        if choice.of == "l":
            self._preferences = replace(self._preferences, language=choice.value)
            self.texts = self._texts_in(choice.value)
            self._settings()
        elif choice.of == "p":
            self._documents(choice.number or 0)
        else:
            is_taken_back = choice.number == self._preferences.document
            document = None if is_taken_back else choice.number
            self._preferences = replace(self._preferences, document=document)
            self.texts = self._texts_in(self.texts.language)
            if choice.of == "o" and choice.number is not None:
                self._choose(OpenDocument("c", choice.number))
            else:
                self._documents(0)

    def _start(self, argument: str) -> None:
        link = FactLink.unpack(argument)
        opened = render_link(self._library, self._curator, link.id, self.texts) if link else None
        if opened:
            self._conversation = Conversation((opened[1],) if opened[1] is not None else ())
            self._show(opened[0])
            return
        documents = self._library.documents()
        title = documents[0].title if len(documents) == 1 else None
        offered = start_offers(self._library, self.texts)
        self._show(render_start(title, len(documents), offered, self.texts))

    def _help(self) -> None:
        lines = [(name, self.texts(f"command-{name}")) for name in COMMANDS]
        lines.append(("quit", self.texts("command-quit")))
        self._show(render_commands(lines, [], self.texts, "terminal-help"))
        self._typesetter.hint(self.texts("terminal-keys"))

    def _ask_command(self, question: str) -> None:
        if question:
            self._ask(question)
        else:
            self._show(render_text(self.texts("ask-empty")))

    def _begin_anew(self) -> None:
        self._conversation = Conversation()
        self._show(render_text(self.texts("new-conversation")))

    def _settings(self) -> None:
        several = len(self._library.documents()) > 1
        chosen = replace(self._preferences, language=self.texts.language)
        self._show(render_settings(chosen, self.texts, several=several))

    def _documents(self, page: int) -> None:
        documents, chosen = self._library.documents(), self._preferences.document
        self._show(render_documents(documents, chosen, page, self.texts))

    def _say_privacy(self, _: str) -> None:
        self._show(render_text(self.texts("terminal-privacy")))

    def _refuse(self, _: str) -> None:
        self._show(render_text(self.texts("unknown-command")))

    def _asked(self) -> list[Document]:
        """Return the document that the reader chose, if it is there; none for all."""
        chosen = self._preferences.document
        return [each for each in self._library.documents() if each.id == chosen]

    def _show(self, message: Message | None) -> None:
        """Print a message and its choices, which replace those of the message before."""
        shown = message or render_text(self.texts("fact-gone"))
        self._choices = choices_under(shown.keyboard)
        self._typesetter.message(shown.html)
        for number, label in self._choices.listed.items():
            self._typesetter.choice(number, label)
        if places := self._choices.places:
            first, last = str(min(places)), str(max(places))
            self._typesetter.hint(self.texts("terminal-places", first=first, last=last))
