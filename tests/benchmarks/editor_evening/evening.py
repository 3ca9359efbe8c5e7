"""An evening: the bot, the people, what is checked, and what everything should come to."""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from handlers.rendering.texts import Texts, native_name, texts_for
from tests.benchmarks.editor_evening.emulator import Emulator
from tests.benchmarks.editor_evening.people import Person, Reply
from tests.benchmarks.editor_evening.process import OWNER, BotProcess

Words = Mapping[str, str]
"""What people write in one language, by names that all languages share."""
Row = dict[str, Any]
"""A row of an export."""
_NUMBER = re.compile(r"\d+")
Stored = Counter[tuple[str, ...]]
"""What a database holds, or should hold: type and telling columns of rows, counted."""


@dataclass
class Evening:
    """What scenarios share. A scenario leaves the database as `stored` says, and nothing begun."""

    emulator: Emulator
    bot: BotProcess
    words: Words
    language: str
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    scenario: str = ""
    stored: Stored = field(default_factory=Counter)
    _ids: int = 7_100_000_000
    owner: Person = field(init=False)
    editor: Person = field(init=False)
    reader: Person = field(init=False)

    def __post_init__(self) -> None:
        self.owner = self.person("Ophelia", OWNER)
        self.editor = self.person("Edgar")
        self.reader = self.person("Rosa")

    @property
    def texts(self) -> Texts:
        """What the bot says."""
        return texts_for(self.language)

    def person(self, name: str, number: int = 0) -> Person:
        """Let somebody new have a telephone."""
        self._ids += 1
        number = number or self._ids
        return Person(self.emulator, self.bot.settle, number, name, self.language)

    def group(self, title: str, *members: Person, admins: Sequence[Person] = ()) -> int:
        """Let people have a group with the bot in it; return its chat."""
        chat = self.emulator.call(
            "chat",
            title=title,
            type="supergroup",
            members=[each.id for each in members],
            admins=[each.id for each in admins],
        )
        return int(chat["id"])

    def check(self, what: str, is_right: object, seen: Reply | str = "") -> None:
        """Count a claim, and remember it with what was seen if it is wrong."""
        if is_right:
            self.right += 1
            return
        shown = seen if isinstance(seen, str) else f"{seen.text} {seen.labels} {seen.toast}"
        self.wrong.append(f"{self.scenario}: {what}\n      saw: {shown}")

    def says(self, what: str, reply: Reply, *parts: str) -> None:
        """Check that a reply holds all these words."""
        missing = [part for part in parts if part not in reply.text]
        self.check(f"{what}: {missing}", not missing, reply)

    def answers(self, what: str, question: str, *parts: str) -> None:
        """Check what somebody who asks gets, who never asked before."""
        self.says(what, self.person("Asker").says(question), *parts)

    def native(self, language: str) -> str:
        """Return how a language is called on buttons."""
        return native_name(language)

    def number_of(self, text: str) -> int:
        """Return the number of the fact that reads so. Raises LookupError."""
        for row in self.rows():
            if row["type"] == "fact" and row["text"] == text and not row.get("withdrawn_at"):
                return int(row["id"])
        raise LookupError(f"no fact “{text}”")

    def number_in(self, reply: Reply) -> int:
        """Return the first number that a reply names: that of the fact which it is about."""
        found = _NUMBER.search(reply.text)
        return int(found[0]) if found else 0

    def draft(self, text: str, source: str, *questions: str) -> str:
        """Return a draft as it is written in one message; what is empty is left out."""
        lines = [text, source and f"{self.words['source']}: {source}"]
        lines += [f"{self.words['ask']}: {each}" for each in questions]
        return "\n".join(filter(None, lines))

    def add(self, name: str, source: str, *questions: str) -> int:
        """Let the editor add a fact in one message, and note that it is there."""
        text = self.words[name]
        reply = self.editor.says(f"/addfact {self.draft(text, source, *questions)}")
        number = self.number_in(reply)
        self.says(f"adds {name}", reply, self.texts("add-done", id=number))
        self.holds(text, source, *questions)
        return number

    def holds(self, text: str, source: str, *questions: str) -> None:
        """Note that a fact should be stored, with its questions."""
        self.stored["fact", source, text] += 1
        for question in questions:
            self.stored["question", text, question] += 1

    def holds_no_more(self, text: str) -> None:
        """Note that a fact is gone, with all that hangs on it."""
        for row in [each for each in self.stored if text in each[1:]]:
            del self.stored[row]

    def rows(self) -> list[Row]:
        """Return what an export holds, row by row."""
        read_to = self.owner.read_to
        self.owner.says("/export")
        sent = self.owner.taps("JSONL").last
        self.owner.read_to = read_to
        return read_rows(self.emulator.download(sent.file))

    def contents(self) -> Stored:
        """Return what the database holds now."""
        return contents_of(self.rows())


def read_rows(lines: bytes) -> list[Row]:
    return [json.loads(line) for line in lines.decode().splitlines()]


def contents_of(rows: list[Row]) -> Stored:
    """Return what rows of an export hold, as `Evening.holds` notes it."""
    facts = {row["id"]: row for row in rows if row["type"] == "fact"}
    titles = {row["id"]: str(row["title"]) for row in rows if row["type"] == "document"}
    said = {number: str(row["text"]) for number, row in facts.items()}
    stored: Stored = Counter()
    for row in rows:
        match row["type"]:
            case "fact" if not row.get("withdrawn_at"):
                stored["fact", titles[row["document"]], said[row["id"]]] += 1
            case "question" if not facts[row["fact"]].get("withdrawn_at"):
                kind = "question" if row.get("answers", 1) else "open"
                stored[kind, said[row["fact"]], str(row["text"])] += 1
            case "translation":
                words = said[row["fact"]], str(row["language"]), str(row["text"])
                stored["translation", *words] += 1
            case "synonym":
                stored["synonym", *sorted([str(row["term"]), str(row["synonym"])])] += 1
    return stored


Scenario = Callable[[Evening], None]
