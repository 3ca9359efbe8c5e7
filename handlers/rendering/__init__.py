"""Data -> HTML and buttons. Knows no Telegram, so the terminal uses it too."""
