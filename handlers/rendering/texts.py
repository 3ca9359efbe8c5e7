"""Texts: what the bot says, from locales/*.ftl (Project Fluent). A language is one file there.

Interface languages are the files that exist. The languages of documents are another list.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

from babel import Locale
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser
from fluent.syntax.ast import Resource

from knowledge import DocumentNaming

LOCALES = files("handlers") / "locales"
DEFAULT = "en"
"""The language of whoever reads none of the others; it has every key."""
REMEMBERED = 2_000
"""Sentences with their values that are kept as they were said."""
WORDINGS = 100
"""Languages with kinds and numbers of documents of which the sentences are kept."""
_ONE = DocumentNaming()
_SELECTOR = re.compile("[a-z_]{0,30}")
"""A value that may choose between variants, as a kind or a role does."""
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Private characters, in which no text of the files may be written."""
_MARK = re.compile(f"([«“]?){_OPEN}(\\d+){_CLOSE}([»”]?)")
_OTHER_QUOTES = {"«»": ("„", "“"), "“”": ("‘", "’")}
"""What stands around words that hold such quotation marks themselves, and within names."""
_NAMED = frozenset(["title", "section"])
"""Values that are names: of a quotation every letter is kept, of a name its marks may change."""
_ENTRY = re.compile(r"^([a-zA-Z][\w-]*) *=", re.MULTILINE)
"""Where a sentence begins in a file, with its key."""
_REFERENCE = re.compile(r"\{\s*([a-zA-Z][\w-]*)")
"""A sentence that stands within another; what else is written so, NUMBER(…), has no entry."""
_NAME = "id"
"""The value that is a name: in 1,234 nobody would recognise fact 1234."""


class Texts:
    """The bot's sentences in one language: `texts("hello")`, `texts("add-done", id=5)`.

    A key that its file lacks is said in English. `$kind` and `$documents` say of what is spoken
    (see DocumentNaming); unless `about` tells, it is one document, and there are editors.
    """

    def __init__(
        self, language: str, naming: DocumentNaming = _ONE, *, has_editors: bool = True
    ) -> None:
        self.language = language
        self.naming = naming
        self.has_editors = has_editors
        # Isolation marks would stand in copied text; no sentence mixes directions.
        self._bundle = FluentBundle([language], use_isolating=False)
        self._sources = _entries(DEFAULT) | _entries(language)
        self._complete: set[str] = set()
        # Every answer says where its sentence stands, and the same sentences come again.
        self._said = lru_cache(REMEMBERED)(self._format)
        self._named: dict[str, str | int] = {
            "kind": naming.kind.value,
            "documents": naming.documents,
            "editors": "some" if has_editors else "none",
        }

    def about(self, naming: DocumentNaming, *, has_editors: bool = True) -> "Texts":
        """Return the same sentences, worded for what questions are answered from.

        Without anybody who holds a role they promise no editors, and no button asks them.
        """
        return _texts(self.language, naming, has_editors=has_editors)

    @property
    def documents(self) -> int:
        """Of how many documents is spoken."""
        return int(self._named["documents"])

    @property
    def keys(self) -> frozenset[str]:
        """Every key of the file."""
        return frozenset(_entries(self.language))

    def __call__(self, key: str, **values: str | int) -> str:
        """Return the sentence. Raises LookupError for an unknown key or a missing value.

        Words of people and documents never pass through Fluent, which limits their length: it
        places marks, and they are put in afterwards.
        """
        values = self._named | values
        words = {
            name: value
            for name, value in values.items()
            if isinstance(value, str) and not _SELECTOR.fullmatch(value)
        }
        if not words:
            return self._said(key, tuple(values.items()))
        marks = {name: f"{_OPEN}{at}{_CLOSE}" for at, name in enumerate(words)}
        said = self._said(key, tuple((values | marks).items()))
        placed = tuple(words.items())
        return _MARK.sub(lambda mark: _quoted(*placed[int(mark[2])], mark[1], mark[3]), said)

    def _format(self, key: str, values: tuple[tuple[str, str | int], ...]) -> str:
        if key not in self._complete:
            self._add(key)
        if not self._bundle.has_message(key):
            raise LookupError(f"{key} is not in {self.language}.ftl")
        message = self._bundle.get_message(key)
        if message.value is None:
            raise LookupError(f"{key} has no text in {self.language}.ftl")
        named = {name: str(value) if name == _NAME else value for name, value in values}
        text, errors = self._bundle.format_pattern(message.value, named)
        if errors:
            raise LookupError(f"{key} in {self.language}.ftl: {errors[0]}")
        return str(text)

    def _add(self, key: str) -> None:
        """Parse a sentence and those within it: all of a file take 0.2 s, and few are said."""
        needed = [key] if key in self._sources else []
        for each in needed:
            within = dict.fromkeys(_REFERENCE.findall(self._sources[each]))
            needed += [other for other in within if other in self._sources.keys() - needed]
        for each in needed:
            self._bundle.add_resource(_parsed(self._sources[each]))
        # Only now, for other threads may ask for the same.
        self._complete.add(key)


@cache
def interface_languages() -> tuple[str, ...]:
    """Return the languages that the bot speaks, by ISO 639 code: those that have a file."""
    names = (each.name for each in LOCALES.iterdir())
    return tuple(sorted(name.removesuffix(".ftl") for name in names if name.endswith(".ftl")))


def texts_for(language_code: str | None) -> Texts:
    """Return the texts for an IETF language tag such as `ru` or `en-GB`; English if unknown."""
    language = (language_code or "").split("-")[0].lower()
    return _texts(language if language in interface_languages() else DEFAULT)


def native_name(language: str) -> str:
    """Return what a language is called by those who speak it, such as `Қазақша`."""
    if language in interface_languages():
        return texts_for(language)("language-name")
    return Locale.parse(language).get_display_name() or language


def language_name(language: str, texts: Texts) -> str:
    """Return what a language is called by those who read these texts, such as `казахский`."""
    name = Locale.parse(language).get_display_name(texts.language)
    return name or native_name(language)


def _quoted(name: str, words: str, before: str, after: str) -> str:
    """Return words between what stands around their mark, and no quotation mark twice.

    Where they hold the marks that stand there, a name gets other ones within, as a language
    writes them, and around a quotation, which stays as it was written, others stand.
    """
    other = _OTHER_QUOTES.get(before + after)
    if other and (before in words or after in words):
        if name in _NAMED:
            words = words.translate(str.maketrans(before + after, "".join(other)))
        else:
            before, after = other
    return f"{before}{words}{after}"


@lru_cache(WORDINGS)
def _texts(language: str, naming: DocumentNaming = _ONE, *, has_editors: bool = True) -> Texts:
    return Texts(language, naming, has_editors=has_editors)


@cache
def _entries(language: str) -> dict[str, str]:
    """Return the sentences of a file by their keys, as they stand in it."""
    source = (LOCALES / f"{language}.ftl").read_text(encoding="utf-8")
    starts = [*_ENTRY.finditer(source)]
    ends = [*(each.start() for each in starts[1:]), len(source)]
    return {begun[1]: source[begun.start() : end] for begun, end in zip(starts, ends, strict=True)}


@cache
def _parsed(source: str) -> Resource:
    # Where in the file an entry stands is asked by nobody, and takes a tenth of the time.
    return FluentParser(with_spans=False).parse(source)
