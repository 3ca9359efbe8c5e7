"""The webhook: told to Telegram at the start, or taken back if updates are polled for."""

from telegram import Bot
from telegram.constants import WebhookLimit

from bot.application import ALLOWED_UPDATES
from bot.environment import Settings
from knowledge import Cipher


def secret_of(settings: Settings, cipher: Cipher) -> str:
    """Return what Telegram must show; nobody need choose one, for it follows from the key."""
    if settings.webhook_secret is not None:
        return settings.webhook_secret.get_secret_value()
    return cipher.pseudonym("webhook")


async def arrange(bot: Bot, settings: Settings, secret: str) -> None:
    """Tell Telegram where updates go. What waits there stays. Raises TelegramError."""
    if settings.webhook_url is None:
        await bot.delete_webhook()
        return
    await bot.set_webhook(
        settings.webhook_url,
        allowed_updates=ALLOWED_UPDATES,
        max_connections=WebhookLimit.MAX_CONNECTIONS_LIMIT,
        secret_token=secret,
    )
