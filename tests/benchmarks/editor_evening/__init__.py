"""Evenings of editors: scripted people who make mistakes, and the bot as its own process."""
