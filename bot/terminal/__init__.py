"""The conversation in a terminal: what Telegram shows with taps, typed and printed."""
