"""inbox: what nobody could answer, and the ways to deal with it, as on Telegram."""

import click

from bot.commands.options import NUMBER, Options, fail, friendly_errors
from bot.commands.printing import json_line, say
from knowledge import (
    Draft,
    Library,
    QueryLog,
    QuestionGroup,
    ReviewQueue,
)

BY = "operator"


class InboxCommands:
    """The inbox of a library, opened for one command."""

    def __init__(self, options: Options) -> None:
        self.library: Library = options.open_present()
        with friendly_errors():
            query_log = QueryLog(self.library.database, options.cipher(self.library))
        self.queue = ReviewQueue(self.library.answerer, query_log)

    def group(self, number: int) -> QuestionGroup:
        """Return a group; a number that waits no more ends the program."""
        found = self.queue.group(number)
        return found or fail(f"No question {number} waits. See: python -m bot inbox")


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def inbox(context: click.Context, *, as_json: bool) -> None:
    """Show the questions that wait for editors, first those for which most people wait."""
    if context.invoked_subcommand is not None:
        return
    opened = InboxCommands(context.obj)
    for group in opened.queue.listed():
        say(_as_json(group) if as_json else _line(group))
    opened.library.close()


@inbox.command()
@click.argument("group", type=NUMBER)
@click.argument("fact", type=NUMBER)
@click.pass_obj
def answer(options: Options, group: int, fact: int) -> None:
    """Let FACT answer the questions of GROUP from now on."""
    opened = InboxCommands(options)
    with friendly_errors():
        waiting = opened.queue.answer(opened.group(group), fact, by=BY)
    say(f"Fact {fact} answers this from now on.{_waiting(waiting)}")
    opened.library.close()


@inbox.command()
@click.argument("group", type=NUMBER)
@click.argument("text")
@click.option("--source", required=True, help="Where the text stands.")
@click.pass_obj
def write(options: Options, group: int, text: str, source: str) -> None:
    """Store TEXT as a fact that answers the questions of GROUP."""
    opened = InboxCommands(options)
    asked = opened.group(group)
    with friendly_errors():
        draft = Draft(text, source, questions=asked.taught)
        fact, waiting = opened.queue.write(draft, asked.ids, by=BY)
    taught = "; it answers this from now on" if asked.taught else ""
    say(f"Saved as fact {fact.id}{taught}.{_waiting(waiting)}")
    opened.library.close()


@inbox.command()
@click.argument("group", type=NUMBER)
@click.pass_obj
def deny(options: Options, group: int) -> None:
    """Note that the documents do not say what GROUP asks."""
    opened = InboxCommands(options)
    with friendly_errors():
        removal, asked = opened.queue.removal, [opened.group(group)]
        [denial] = removal.deny(asked, removal.closest(asked), by=BY)
    fact = denial.fact
    closest = f"; fact {fact} will not be taken for the answer" if fact else ""
    say(f"Noted{closest}.")
    opened.library.close()


@inbox.command()
@click.argument("group", type=NUMBER)
@click.pass_obj
def drop(options: Options, group: int) -> None:
    """Take GROUP out: it is not for this bot."""
    opened = InboxCommands(options)
    with friendly_errors():
        opened.queue.removal.dismiss(opened.group(group).ids, by=BY)
    say("Taken out; nothing else changed.")
    opened.library.close()


def _waiting(count: int) -> str:
    return f" {count} who wait for it hear of it from the running bot." if count else ""


def _line(group: QuestionGroup) -> str:
    marks = {"sent": group.sent, "👎": group.downs, "waiting": group.waiting}
    said = "".join(f", {count} {mark}" for mark, count in marks.items() if count)
    words = " ".join(group.questions[0].split())
    after = f" (after: {' '.join(group.after.split())})" if group.after else ""
    return f"{group.id}\t{group.count}×{said}\t{words}{after}"


def _as_json(group: QuestionGroup) -> str:
    fields = {
        "group": group.id,
        "questions": list(group.questions),
        "after": group.after or None,
        "count": group.count,
        "last": group.at.isoformat(),
        "outcome": group.outcome,
        "fact": group.entries[0].fact,
        "chosen": dict(group.chosen),
        "sent": group.sent,
        "downs": group.downs,
        "waiting": group.waiting,
    }
    return json_line(fields)
