"""What the bot says, from locales/*.ftl: one `Texts` a language."""

import re
from functools import cache, lru_cache
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource

from knowledge import LANGUAGES

_ENTRY = re.compile(r"^([a-z][\w-]*) =", re.MULTILINE)
_REFERENCE = re.compile(r"\{ ([a-z][\w-]*) \}")

REMEMBERED = 2_000
"""Sentences with their values that are kept as they were said."""
_NAME = "id"
"""The value that is a name: in 1,234 nobody would recognise fact 1234."""


class Texts:
    """The bot's sentences in one language: `texts("hello")`, `texts("add-done", id=5)`.

    An entry is parsed when it is first said: parsing a whole file takes longer than the
    terminal needs for fifty answers.
    """

    def __init__(self, language: str) -> None:
        source = (files("handlers") / "locales" / f"{language}.ftl").read_text(encoding="utf-8")
        self.language = language
        self._entries = _split(source)
        # Isolation marks would stand in copied text; none of the three languages mixes directions.
        self._bundle = FluentBundle([language], use_isolating=False)
        # Every answer says where its sentence stands, and the same sentences come again.
        self._said = lru_cache(REMEMBERED)(self._format)

    @property
    def keys(self) -> frozenset[str]:
        """Every key of the file."""
        return frozenset(self._entries)

    def source(self, key: str) -> str:
        """Return the entry as it stands in the file."""
        return self._entries[key]

    def __call__(self, key: str, **values: str | int) -> str:
        """Return the sentence. Raises LookupError for an unknown key or a missing value."""
        return self._said(key, tuple(values.items()))

    def _format(self, key: str, values: tuple[tuple[str, str | int], ...]) -> str:
        self._parse(key)
        message = self._bundle.get_message(key)
        if message.value is None:
            raise LookupError(f"{key} has no text in {self.language}.ftl")
        named = {name: str(value) if name == _NAME else value for name, value in values}
        text, errors = self._bundle.format_pattern(message.value, named)
        if errors:
            raise LookupError(f"{key} in {self.language}.ftl: {errors[0]}")
        return str(text)

    def _parse(self, key: str) -> None:
        if self._bundle.has_message(key):
            return
        if key not in self._entries:
            raise LookupError(f"{key} is not in {self.language}.ftl")
        self._bundle.add_resource(FluentResource(self._entries[key]))
        for other in _REFERENCE.findall(self._entries[key]):
            self._parse(other)


@cache
def texts_for(language_code: str | None) -> Texts:
    """Return the texts for an IETF language tag such as `ru` or `en-GB`; English if unknown."""
    language = (language_code or "").split("-")[0].lower()
    return Texts(language) if language in LANGUAGES else _english()


@cache
def _english() -> Texts:
    return Texts("en")


def _split(source: str) -> dict[str, str]:
    starts = [*_ENTRY.finditer(source)]
    ends = [*(entry.start() for entry in starts[1:]), len(source)]
    return {entry[1]: source[entry.start() : end] for entry, end in zip(starts, ends, strict=True)}
