"""facts, fact, add, edit, delete: what editors do, without Telegram."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import click

from bot.commands.json_output import fact_fields
from bot.commands.options import NUMBER, Options, fail, friendly_errors
from bot.commands.printing import one_line, say, say_json
from handlers.rendering.facts import render_change_preview, render_page
from handlers.rendering.imports import contradiction_lines
from handlers.rendering.texts import texts_for
from knowledge import (
    LANGUAGES,
    ChangePreview,
    Curator,
    Draft,
    Kind,
    Library,
    Roles,
    find_contradictions,
    read_judged,
)

OPERATOR = "operator"
"""How history names whoever uses the command line."""
_ALL = 1_000_000
_NOTHING = "-"
_ANNOTATIONS = ("question", "left_open", "remove_question", "translation")


@dataclass(frozen=True, slots=True)
class FactCommands:
    """The library and what is done to it."""

    library: Library
    curator: Curator


@click.command()
@click.argument("words", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def facts(options: Options, /, words: tuple[str, ...], *, as_json: bool) -> None:
    """List the facts that fit WORDS, or all of them; withdrawn ones are marked."""
    with open_curator(options) as opened:
        for found in opened.curator.search(" ".join(words), _ALL).shown:
            if as_json:
                say_json({**fact_fields(found.fact), "withdrawn": found.withdrawn})
            else:
                mark = " (withdrawn)" if found.withdrawn else ""
                say(f"{found.fact.id}{mark}: {one_line(found.fact.text)}")


@click.command()
@click.argument("number", type=NUMBER)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_obj
def fact(options: Options, /, number: int, *, as_json: bool) -> None:
    """Show fact NUMBER with its questions, translations, feedback and history."""
    with open_curator(options) as opened:
        page = opened.curator.page(number)
        if page is None:
            fail(f"There is no fact {number}. `facts` lists them.")
        if not as_json:
            names = actor_names(options, opened.library)
            say(render_page(page, names, texts_for("en")).plain)
            for each in page.questions:
                left_open = "" if each.answers else "left open: "
                say(f"question {each.id}: {left_open}{one_line(each.text)}")
            return
        say_json(
            {
                **fact_fields(page.fact),
                "withdrawn": page.withdrawn,
                "questions": [
                    {"id": each.id, "text": each.text, "answers": each.answers}
                    for each in page.questions
                ],
                "translations": page.translations,
                "asked": page.asked,
                "ups": page.ups,
                "downs": page.downs,
                "added_by": page.added_by,
                "added_at": page.added_at.isoformat(),
            }
        )


@click.command()
@click.argument("text")
@click.option("--source", required=True, help="Where it stands: a document's title, or another.")
@click.option("--speaker", help="Whose words they are; then it is a quotation.")
@click.option("--question", multiple=True, help="A question that it answers; may stand often.")
@click.option("--yes", is_flag=True, help="Save even what repeats or contradicts a fact.")
@click.pass_obj
def add(options: Options, /, text: str, *, yes: bool, **said: Any) -> None:
    """Add a fact, or a quotation of somebody."""
    kind = Kind.QUOTE if said["speaker"] else Kind.FACT
    draft = Draft(text, said["source"], kind, said["speaker"], said["question"])
    with open_curator(options, makes=True) as opened:
        _confirm(opened.curator.before_adding(draft), yes=yes)
        stored = opened.library.add(draft, by=OPERATOR)
        say(f"Saved as fact {stored.id}.")
        db, document = opened.library.database.read(), stored.citation.document
        found = find_contradictions(db, [stored.text], but=document)
        for note in contradiction_lines(found, texts_for("en")):
            say(note)


@click.command()
@click.argument("number", type=NUMBER)
@click.argument("text", required=False)
@click.option("--speaker", help="Whose words they are; “-” for nobody's.")
@click.option("--question", multiple=True, help="A question that it answers; may stand often.")
@click.option(
    "--open", "left_open", multiple=True, help="One that it leaves open; may stand often."
)
@click.option(
    "--remove-question", type=NUMBER, multiple=True, metavar="N", help="As `fact` shows."
)
@click.option(
    "--translation",
    type=(click.Choice(LANGUAGES), str),
    multiple=True,
    metavar="CODE TEXT",
    help="What it says in another language; “-” takes it away.",
)
@click.option("--yes", is_flag=True, help="Save even what repeats or contradicts a fact.")
@click.pass_obj
def edit(options: Options, /, number: int, text: str | None, *, yes: bool, **said: Any) -> None:
    """Reword fact NUMBER, or change what hangs on it."""
    if text is None and said["speaker"] is None and not any(map(said.get, _ANNOTATIONS)):
        fail(f"Say what is to change: `edit {number} TEXT`, or see `edit --help`.", code=2)
    with open_curator(options) as opened:
        _require_own(opened.curator, number, said["remove_question"])
        speaker = "" if said["speaker"] == _NOTHING else said["speaker"]
        if text is not None:
            _confirm(opened.curator.before_editing(number, text), yes=yes)
        if said["question"]:
            asked = "\n".join(said["question"])
            held = opened.curator.before_asking(number, asked, answers=True).held
            _confirm(ChangePreview(held=held), yes=yes)
        if text is not None or speaker is not None:
            opened.curator.edit(number, text or "", by=OPERATOR, speaker=speaker)
        _annotate(opened.curator, number, said)
        say(f"Fact {number} is changed.")


@click.command()
@click.argument("number", type=NUMBER)
@click.option("--yes", is_flag=True, help="Withdraw even if judged questions lose their answer.")
@click.pass_obj
def delete(options: Options, /, number: int, *, yes: bool) -> None:
    """Withdraw fact NUMBER; `restore` brings it back."""
    with open_curator(options) as opened:
        _confirm(opened.curator.before_withdrawing(number), yes=yes)
        opened.curator.withdraw(number, by=OPERATOR)
        say(f"Fact {number} is withdrawn.")


@click.command()
@click.argument("number", type=NUMBER)
@click.pass_obj
def restore(options: Options, number: int) -> None:
    """Let a withdrawn fact answer again."""
    with open_curator(options) as opened:
        opened.curator.restore(number, by=OPERATOR)
        say(f"Fact {number} answers again.")


@contextmanager
def open_curator(options: Options, *, makes: bool = False) -> Iterator[FactCommands]:
    """Open the library with what changes it; errors are said in a line."""
    library = options.open() if makes else options.open_present()
    try:
        with friendly_errors():
            file = options.settings.questions_file
            yield FactCommands(
                library, Curator(library.answerer, read_judged(file) if file else ())
            )
    finally:
        library.close()


def _require_own(curator: Curator, number: int, questions: Sequence[int]) -> None:
    """End the program before anything is changed if one of the questions is not of this fact."""
    page = curator.page(number) if questions else None
    own = {each.id for each in page.questions} if page else set()
    for question in questions:
        if question not in own:
            fail(f"Fact {number} has no question {question}. `fact {number}` shows its numbers.")


def _annotate(curator: Curator, number: int, said: Mapping[str, Any]) -> None:
    for question in said["question"]:
        curator.ask(number, question, by=OPERATOR)
    for question in said["left_open"]:
        curator.ask(number, question, by=OPERATOR, answers=False)
    for id_ in said["remove_question"]:
        curator.unask(id_, by=OPERATOR)
    for language, text in said["translation"]:
        curator.translate(number, language, "" if text == _NOTHING else text, by=OPERATOR)


def _confirm(preview: ChangePreview, *, yes: bool) -> None:
    """Show what a change entails, and ask on a terminal; a script must say --yes."""
    analysis = preview.check.finish() if preview.check else None
    if not (preview.alike or preview.held) and not (analysis and analysis.shifts):
        return
    say(render_change_preview(preview, texts_for("en"), analysis).plain, err=True)
    if yes:
        return
    if not sys.stdin.isatty():
        fail("Nothing was changed. Repeat it with --yes to save it anyway.")
    click.confirm("Save anyway?", abort=True)


def actor_names(options: Options, library: Library) -> dict[str, str]:
    """Return who signed how, if the key is here."""
    if not options.key.exists():
        return {}
    return Roles(library.database, options.cipher(library)).names()
