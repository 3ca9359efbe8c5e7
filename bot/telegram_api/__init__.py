"""How the process talks with Telegram: requests, retries, polling and webhook."""
