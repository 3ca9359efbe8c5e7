"""Processes that answer: the event loop, the writer and Telegram never wait for a search."""
