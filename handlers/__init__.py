"""Telegram: one feature a module; an update comes in, a rendered reply goes out."""
