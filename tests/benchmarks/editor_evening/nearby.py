"""The bot as `python -m bot` starts it, that may read pages of this machine as well."""

from functools import partial

import bot.application
import bot.commands.import_export
import bot.commands.watch
from bot.__main__ import main
from knowledge import PageReader
from tests.web import is_loopback

if __name__ == "__main__":
    for module in (bot.application, bot.commands.import_export, bot.commands.watch):
        # What is built here is built by the join of the parts; there is no setting for it, for
        # whoever sends an address must never reach what stands beside the bot.
        vars(module)["PageReader"] = partial(PageReader, is_loopback)
    main(prog_name="python -m bot")
