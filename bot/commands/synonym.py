"""synonym: terms that mean the same are listed, taught and taken away, without Telegram."""

import sys

import click

from bot.commands.facts import OPERATOR, open_curator
from bot.commands.options import Options, fail
from bot.commands.printing import say, say_json
from handlers.rendering.synonyms import render_synonym_preview, words_of
from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, ImpactAnalysis, SynonymPreview


@click.group(invoke_without_command=True)
@click.option("--lang", type=click.Choice(LANGUAGES), help="Only groups with a term in it.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def synonym(context: click.Context, *, lang: str | None, as_json: bool) -> None:
    """List the terms that mean the same, teach some, or take some out."""
    if context.invoked_subcommand is not None:
        return
    with open_curator(context.obj) as opened:
        for group in opened.curator.synonyms.all(lang):
            if as_json:
                say_json({"group": group.id, "terms": list(group.terms)})
            else:
                say(words_of(group))


@synonym.command("add")
@click.argument("terms", nargs=-1, required=True, metavar="TERM = TERM…")
@click.option("--yes", is_flag=True, help="Save even if judged questions get another answer.")
@click.pass_obj
def add_terms(options: Options, /, terms: tuple[str, ...], *, yes: bool) -> None:
    """Teach terms that mean the same: each an argument, or all in one with “=” between them."""
    said = _terms(terms)
    with open_curator(options) as opened:
        preview = opened.curator.synonyms.before_teaching(said)
        _confirm(preview, preview.check.finish() if preview.check.total else None, yes=yes)
        group = opened.curator.synonyms.teach(said, by=OPERATOR)
        say(f"Saved: {words_of(group)}.")


@synonym.command("remove")
@click.argument("term")
@click.option("--all", "is_whole", is_flag=True, help="Take its whole group away.")
@click.pass_obj
def remove_term(options: Options, /, term: str, *, is_whole: bool) -> None:
    """Let TERM stand for nothing else; the others of its group go on meaning the same."""
    with open_curator(options) as opened:
        synonyms = opened.curator.synonyms
        if (group := synonyms.of(term)) is None:
            fail(f"“{term}” is no synonym of anything. `synonym` lists what is taught.")
        written = group.as_written(term)
        left = synonyms.remove(group.id, "" if is_whole else written, by=OPERATOR)
        say(f"Taken out: {words_of(group) if is_whole else written}.")
        if left:
            say(f"Left: {' = '.join(left)}.")


def _terms(said: tuple[str, ...]) -> list[str]:
    """Return what stands between “=” signs; where there are none, each argument is a term."""
    whole = " ".join(said)
    return [each.strip() for each in whole.split("=")] if "=" in whole else list(said)


def _confirm(preview: SynonymPreview, analysis: ImpactAnalysis | None, *, yes: bool) -> None:
    """Show what teaching entails, and ask on a terminal; a script must say --yes if it does."""
    say(render_synonym_preview(preview, texts_for("en"), analysis).plain, err=True)
    if yes:
        return
    if sys.stdin.isatty():
        click.confirm("Save it?", abort=True)
    elif analysis and analysis.shifts:
        fail("Nothing was changed. Repeat it with --yes to save it anyway.")
