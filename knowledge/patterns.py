"""Regular expressions that are compiled when they are first used, some from word lists.

A start needs few of them, and the long ones take milliseconds each to compile.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files

_SECTION = re.compile(r"\{([a-z_]+)\}")


class Pattern:
    """A regular expression with those methods of `re.Pattern` that are used here."""

    def __init__(self, text: Callable[[], str], flags: re.RegexFlag = re.NOFLAG) -> None:
        self._text, self._flags = text, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._text(), self._flags)

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


def listed(template: str, name: str, flags: re.RegexFlag = re.IGNORECASE) -> Pattern:
    """Return a template in which {section} stands for the alternatives of `data/<name>.toml`."""

    def text() -> str:
        sections = alternatives(name)
        return _SECTION.sub(lambda match: f"(?:{sections[match[1]]})", template)

    return Pattern(text, flags)
