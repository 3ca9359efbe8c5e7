"""Documents, facts and ranking: what the bot knows. Knows nothing of Telegram."""
