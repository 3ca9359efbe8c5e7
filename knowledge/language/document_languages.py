"""The languages of documents: a folder each under `knowledge/data/`, and what its lists say."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from pathlib import Path

from knowledge.language.tokenizer import tokens

DATA = Path(__file__).parents[1] / "data"
"""By its path, for importlib.resources takes a tenth of what a reader's process takes to start."""
_SETTINGS = "language.toml"


@dataclass(frozen=True)
class Language:
    """A language by its ISO 639-1 code. A list that its folder does not hold is empty.

    Words are normalised as the tokenizer does it, but for `glossary` and `endings`.
    """

    code: str
    folder: Path

    @cached_property
    def script(self) -> str:
        """The name of its alphabet's kind; what is written in one may be any language of it."""
        return str(self._settings["script"])

    @cached_property
    def alphabet(self) -> str:
        """Its letters, small."""
        return str(self._settings["alphabet"])

    @cached_property
    def keyboard(self) -> tuple[str, ...]:
        """The rows of letters on its keyboard, from above."""
        return tuple(map(str, self._list("keyboard")))

    @cached_property
    def alike(self) -> tuple[str, ...]:
        """Groups of letters that are taken for each other by their sound."""
        return tuple(map(str, self._list("alike")))

    @cached_property
    def question_endings(self) -> frozenset[str]:
        """Last words of its questions that the first language of its script does not have."""
        return frozenset(map(str, self._list("question_endings")))

    @cached_property
    def question_words(self) -> frozenset[str]:
        """Words of its questions that the first language of its script does not have."""
        return frozenset(map(str, self._list("question_words")))

    @cached_property
    def rank(self) -> int:
        """Of two languages that a text may be in, the one of lower rank is taken."""
        return int(str(self._settings["rank"]))

    @cached_property
    def stemmer(self) -> str:
        """The name of a Snowball stemmer; if there is none, `endings` say what is taken off."""
        return str(self._settings.get("stemmer", ""))

    @cached_property
    def capitalises_names(self) -> bool:
        """Whether every word of a name has a capital, as in English, and not the first only."""
        return bool(self._settings.get("capitalises_names", False))

    @cached_property
    def stopwords(self) -> frozenset[str]:
        """Words that say little."""
        return frozenset(tokens(" ".join(self.lines("stopwords.txt"))))

    @cached_property
    def generic_words(self) -> frozenset[str]:
        """Words that many questions hold and few answers turn on."""
        return frozenset(tokens(" ".join(self.lines("generic_words.txt"))))

    @cached_property
    def light_verbs(self) -> frozenset[tuple[str, ...]]:
        """Phrases that ask for nothing beside a question word: "held", "take place"."""
        return frozenset(tuple(tokens(line)) for line in self.lines("light_verbs.txt"))

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Words in use, in the forms of the list: none is a slip of the pen for another."""
        return frozenset(" ".join(self.lines("common_words.txt")).split())

    @cached_property
    def common_stems(self) -> frozenset[str]:
        """The same by stems, for a language whose words have too many forms to list."""
        return frozenset(" ".join(self.lines("common_stems.txt")).split())

    @cached_property
    def pronouns(self) -> Mapping[str, frozenset[str]]:
        """Words that stand for what was said before, by the sections of the file."""
        found = self.sections("pronouns.txt")
        return {name: frozenset(tokens(words)) for name, words in found.items()}

    @cached_property
    def endings(self) -> Mapping[str, tuple[str, ...]]:
        """Endings of nouns: `plural`, `possessive`, `case` and `other`."""
        found = self.sections("endings.txt")
        return {name: tuple(words.split()) for name, words in found.items()}

    @cached_property
    def cardinals(self) -> Mapping[str, int]:
        """The words for numbers."""
        return {word: value for value, words, _ in self._numbers() for word in tokens(words)}

    @cached_property
    def ordinals(self) -> Mapping[str, int]:
        """The words for places in an order, from 1."""
        return {word: value for value, _, words in self._numbers() for word in tokens(words)}

    @cached_property
    def ordinal_endings(self) -> tuple[str, ...]:
        """What makes an ordinal of figures."""
        return tuple(map(str, self._list("ordinal_endings")))

    @cached_property
    def glossary(self) -> Mapping[str, tuple[str, ...]]:
        """Lemma -> English words."""
        rows = (line.split("\t") for line in self.lines("glossary.tsv"))
        return {lemma: tuple(english.split(";")) for lemma, english in rows}

    def lines(self, name: str) -> Iterator[str]:
        """Yield the lines of a file of its folder without comments; none if there is no file."""
        file = self.folder / name
        if file.is_file():
            for line in file.read_text(encoding="utf-8").splitlines():
                if line and not line.startswith("#"):
                    yield line

    def sections(self, name: str) -> Mapping[str, str]:
        """Return the words of a file of its folder by its [sections]; "" is what needs none."""
        return _sections(self, name)

    @cached_property
    def _settings(self) -> Mapping[str, object]:
        return tomllib.loads((self.folder / _SETTINGS).read_text(encoding="utf-8"))

    def _list(self, name: str) -> list[object]:
        found = self._settings.get(name, [])
        return found if isinstance(found, list) else [found]

    def _numbers(self) -> Iterator[tuple[int, str, str]]:
        for line in self.lines("numbers.txt"):
            value, _, words = line.partition(" ")
            cardinals, _, ordinals = words.partition("|")
            yield int(value), cardinals, ordinals


@cache
def _sections(language: Language, name: str) -> Mapping[str, str]:
    # Many modules take a section each of the same file.
    found, section = {"": ""}, ""
    for line in language.lines(name):
        if line.startswith("["):
            section = line.strip("[]")
        else:
            found[section] = f"{found.get(section, '')} {line}"
    return found


def read_languages(folder: Path) -> Mapping[str, Language]:
    """Return the languages that have a folder in this one, by code, in the order of rank."""
    folders = (each for each in folder.iterdir() if (each / _SETTINGS).is_file())
    found = (Language(each.name, each) for each in folders)
    return {language.code: language for language in sorted(found, key=lambda each: each.rank)}


BY_CODE = read_languages(DATA)
LANGUAGES = tuple(BY_CODE)
"""The codes of the languages that documents may be in."""
PIVOT = LANGUAGES[0]
"""English: what glossaries translate to, and texts without letters are taken for."""
FOREIGN = LANGUAGES[1:]
"""The languages that glossaries translate from."""


@cache
def stopwords() -> frozenset[str]:
    """Return the words of all languages that say little, normalised."""
    return frozenset().union(*(each.stopwords for each in BY_CODE.values()))


@cache
def generic_words() -> frozenset[str]:
    """Return the words of all languages that many questions hold and few answers turn on."""
    return frozenset().union(*(each.generic_words for each in BY_CODE.values()))


@cache
def conjunctions() -> frozenset[str]:
    """Return what joins one question, or one part of a title, to another in any language."""
    return frozenset(phrases("compound_questions.txt", "conjunction"))


@cache
def light_verbs() -> frozenset[tuple[str, ...]]:
    """Return the phrases of all languages that ask for nothing beside a question word."""
    return frozenset().union(*(each.light_verbs for each in BY_CODE.values()))


@cache
def given_names() -> frozenset[str]:
    """Return the given names that are common words as well, of all languages, normalised."""
    return frozenset(tokens(" ".join(listed("given_names.txt"))))


def listed(file: str, section: str = "") -> frozenset[str]:
    """Return the words that a section of this file lists in any language, as they are written."""
    found = (each.sections(file).get(section, "").split() for each in BY_CODE.values())
    return frozenset().union(*found)


def phrases(file: str, section: str) -> frozenset[str]:
    """Return the phrases, parted by commas, that a section of this file lists in any language."""
    found = (each.sections(file).get(section, "").split(",") for each in BY_CODE.values())
    return frozenset(phrase.strip() for phrase in chain.from_iterable(found) if phrase.strip())
