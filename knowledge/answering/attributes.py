"""Attributes that a question may ask for, as sentences express them: height as "97 metres"."""

import re
from collections.abc import Iterator

from knowledge.language.patterns import Template, compiled, read_lists


def _read() -> Iterator[tuple[str, Template]]:
    for name, section in read_lists("attributes").items():
        template = Template("|".join(section["forms"].split("\n")[:-1]), "evidence")
        for noun in (name, *section["also"].split()):
            yield noun, template


_TEMPLATES = dict(_read())
"""By the nouns that name an attribute, normalised, in English, Russian or Kazakh."""


def expression(noun: str) -> re.Pattern[str] | None:
    """Return what a sentence that tells this attribute holds, None for one that is not listed.

    `noun` is normalised.
    """
    template = _TEMPLATES.get(noun)
    return compiled(template) if template else None
