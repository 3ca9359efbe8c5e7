"""The evenings of editors, one a language: `python -m tests.benchmarks.editor_evening`.

It needs an emulator of the Bot API that runs already (`--emulator URL`) and is told by a control
API what its users do; which calls it must know stands in emulator.py. The bot runs as its own
process in a folder of its own. Exit code 1 if anything is not as it should be.
"""

import argparse
import sys
import time
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge import LANGUAGES
from tests.benchmarks.editor_evening import (
    documents,
    drafts,
    editing,
    groups,
    inbox,
    reasons,
    roles,
    transfers,
    undoing,
    watching,
)
from tests.benchmarks.editor_evening.emulator import Emulator
from tests.benchmarks.editor_evening.evening import Evening, Scenario, contents_of, read_rows
from tests.benchmarks.editor_evening.process import BotProcess

SCENARIOS: tuple[Scenario, ...] = (
    *roles.FIRST,
    *drafts.SCENARIOS,
    *editing.SCENARIOS,
    *documents.SCENARIOS,
    *inbox.SCENARIOS,
    *groups.SCENARIOS,
    *watching.SCENARIOS,
    *reasons.SCENARIOS,
    *transfers.SCENARIOS,
    *undoing.SCENARIOS,
    *roles.LAST,
)


def main() -> int:
    """Run the evenings; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--emulator", required=True, help="address of a Bot API emulator")
    parser.add_argument("--token", default="123456:TEST")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--model", default="off", help="EMBEDDING_MODEL of the bot")
    parser.add_argument("--only", nargs="*", help="names of scenarios")
    options = parser.parse_args()
    emulator = Emulator(options.emulator, options.token)
    wanted = [
        each for each in SCENARIOS if not options.only or each.__name__ in (*options.only, "given")
    ]
    failed = False
    for language in options.language or LANGUAGES:
        with TemporaryDirectory() as folder:
            bot = BotProcess(emulator, Path(folder), language, options.model)
            failed |= not spend(emulator, bot, language, wanted)
    return int(failed)


def spend(
    emulator: Emulator, bot: BotProcess, language: str, scenarios: Iterable[Scenario]
) -> bool:
    """Spend an evening in one language, and tell of it; return whether all was right."""
    begun = time.monotonic()
    emulator.call("reset", webhook=True)
    words = import_module(f"tests.benchmarks.editor_evening.words.{language}").WORDS
    bot.start()
    try:
        evening = Evening(emulator, bot, words, language)
        evening.stored.update(evening.contents())
        for scenario in scenarios:
            play(evening, scenario)
        code, said = bot.command("doctor", "--offline")
        evening.scenario = "the end"
        evening.check("doctor finds nothing wrong", code == 0, said)
        path = Path(bot.folder, "end.jsonl")
        bot.command("export", str(path))
        is_same = contents_of(read_rows(path.read_bytes())) == evening.stored
        evening.check("the export holds what it should", is_same)
    finally:
        code = bot.stop()
    evening.check("the bot ends in order", code == 0, str(code))
    evening.check("nothing is wrong in its log", not bot.trouble(), "\n".join(bot.trouble()))
    violations, warnings = emulator.violations(), emulator.violations("warning")
    minutes = (time.monotonic() - begun) / 60
    counts = {"right": evening.right, "wrong": len(evening.wrong), "violations": len(violations)}
    counts["warnings"] = len(warnings)
    said = ", ".join(f"{count} {name}" for name, count in counts.items())
    print(f"{language}: {said}, {minutes:.1f} minutes", flush=True)
    for line in (*evening.wrong, *violations, *warnings):
        print(f"  {line}")
    return not evening.wrong and not violations


def play(evening: Evening, scenario: Scenario) -> None:
    """Play a scenario: it must come to its end, and leave the database as it says."""
    evening.scenario = scenario.__name__
    try:
        scenario(evening)
    except (LookupError, ValueError, OSError, StopIteration) as exc:
        evening.check("it comes to its end", is_right=False, seen=repr(exc))
        evening.editor.says("/cancel")
        evening.stored = evening.contents()
        return
    found = evening.contents()
    more, less = found - evening.stored, evening.stored - found
    evening.check("it leaves what it should", not more and not less, f"more {more}, less {less}")
    evening.stored = found
    for each in (evening.owner, evening.editor):
        reply = each.says("/cancel")
        nothing = evening.texts("nothing-to-cancel")
        is_done = nothing in reply.text or evening.texts("unknown-command") in reply.text
        evening.check(f"{each.name} has nothing begun", is_done, reply)


if __name__ == "__main__":
    sys.exit(main())
