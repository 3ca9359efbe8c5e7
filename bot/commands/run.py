"""run: the bot on Telegram."""

import logging

import click

from bot.commands.maintenance import give_new_key
from bot.commands.options import NO_MODEL, Options, fail, friendly_errors
from bot.commands.printing import as_typed
from bot.lifecycle import serve
from bot.logs import configure_logging
from bot.supervisor import StartError
from bot.unknown_settings import unknown_settings

logger = logging.getLogger(__name__)


@click.command()
@click.option(
    "--new-key",
    is_flag=True,
    help="Go on after the key file is lost: without what people wrote, roles and settings.",
)
@click.pass_obj
def run(options: Options, *, new_key: bool = False) -> None:
    """Run the bot on Telegram (the default when TELEGRAM_BOT_TOKEN is set)."""
    settings = options.settings
    if (token := settings.telegram_bot_token) is None:
        fail("TELEGRAM_BOT_TOKEN is not set. Get one from @BotFather, put it into .env.", code=2)
    configure_logging(settings.log_level, secret=token.get_secret_value())
    for unknown in unknown_settings():
        logger.warning("%s", unknown)
    if not settings.admin_ids:
        logger.warning(
            "ADMIN_IDS is empty: nobody may add facts or hears of trouble, and people can ask no "
            "editors. Write /id to the bot, and put your number there."
        )
    if options.lacks_model:
        logger.warning("%s", as_typed(NO_MODEL))
    if new_key:
        with friendly_errors(), options.alone("run --new-key"):
            give_new_key(options)
    with friendly_errors(), options.beside_others():
        library = options.open()
        try:
            serve(settings, library)
        except StartError as exc:
            fail(str(exc))
        finally:
            library.close()
