"""Telegram: one feature a module; an update comes in, a rendered reply goes out.

`registry` is the table of contents. Nothing is imported here, for the terminal needs the
rendering and not Telegram, whose import takes longer than a thousand answers.
"""
