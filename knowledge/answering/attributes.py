"""Attributes that a question may ask for, as sentences express them: height as "97 metres"."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from knowledge.language.patterns import compile_pattern


def expression(noun: str) -> re.Pattern[str] | None:
    """Return what a sentence that tells this attribute holds, None for one that is not listed.

    `noun` is normalised, in English, Russian or Kazakh.
    """
    return _expressions().get(noun)


@cache
def _expressions() -> Mapping[str, re.Pattern[str]]:
    source = (files("knowledge") / "data" / "attributes.toml").read_text(encoding="utf-8")
    found: dict[str, re.Pattern[str]] = {}
    for name, section in tomllib.loads(source).items():
        pattern = compile_pattern("|".join(section["forms"].split("\n")[:-1]), "evidence")
        found |= dict.fromkeys((name, *section["also"].split()), pattern)
    return MappingProxyType(found)
