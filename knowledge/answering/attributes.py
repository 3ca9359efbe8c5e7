"""Attributes that a question may ask for, as sentences express them: height as "97 metres"."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from knowledge.language.patterns import compile_pattern, read_lists


def expression(noun: str) -> re.Pattern[str] | None:
    """Return what a sentence that tells this attribute holds, None for one that is not listed.

    `noun` is normalised, in English, Russian or Kazakh.
    """
    return _expressions().get(noun)


@cache
def _expressions() -> Mapping[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for name, section in read_lists("attributes").items():
        pattern = compile_pattern("|".join(section["forms"].split("\n")[:-1]), "evidence")
        found |= dict.fromkeys((name, *section["also"].split()), pattern)
    return MappingProxyType(found)
