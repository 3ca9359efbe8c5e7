"""Regular expressions of word lists, which are compiled when they are first used.

A start needs few of them, and the long ones take milliseconds each to compile.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files

_SECTION = re.compile(r"\{([a-z_]+)\}")


class Pattern:
    """A template in which {section} stands for the alternatives of `data/<name>.toml`.

    It has those methods of `re.Pattern` that are used here.
    """

    def __init__(self, template: str, name: str, flags: re.RegexFlag = re.IGNORECASE) -> None:
        self._template, self._name, self._flags = template, name, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        sections = alternatives(self._name)
        text = _SECTION.sub(lambda match: f"(?:{sections[match[1]]})", self._template)
        return re.compile(text, self._flags)

    def search(self, text: str) -> re.Match[str] | None:
        return self._compiled.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        return self._compiled.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._compiled.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(text)

    def sub(self, by: str, text: str, count: int = 0) -> str:
        return self._compiled.sub(by, text, count)


@cache
def alternatives(name: str) -> Mapping[str, str]:
    """Return each section of `data/<name>.toml` as one expression, its lines joined by |."""
    source = (files("knowledge") / "data" / f"{name}.toml").read_text(encoding="utf-8")
    return {
        section: "|".join(line for line in lines.splitlines() if line)
        for section, lines in tomllib.loads(source).items()
    }
