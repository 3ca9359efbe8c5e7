"""Which of the three languages a text is written in, from its letters."""

import re

LANGUAGES = ("en", "ru", "kk")
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_KAZAKH_SHARE = 0.02
"""Kazakh letters among the Cyrillic ones: about a fifth in Kazakh texts, none in Russian ones
but for names."""


def detect_language(text: str) -> str:
    """Return `en`, `ru` or `kk`; `en` for a text in none of them."""
    cyrillic = len(_CYRILLIC.findall(text)) + (kazakh := len(_KAZAKH.findall(text)))
    if cyrillic <= len(_LATIN.findall(text)):
        return "en"
    return "kk" if kazakh / cyrillic > _KAZAKH_SHARE else "ru"
