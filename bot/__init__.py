"""The process: command line, settings, and the wiring of Telegram to knowledge."""
