"""The evenings of editors are one script in three languages; people write in each of them."""

from importlib import import_module

from knowledge import LANGUAGES
from tests.benchmarks.editor_evening.__main__ import SCENARIOS

WORDS = {
    language: import_module(f"tests.benchmarks.editor_evening.words.{language}").WORDS
    for language in LANGUAGES
}


def test_what_people_write_has_the_same_names_in_every_language():
    for language, words in WORDS.items():
        assert words.keys() == WORDS["en"].keys(), language
        assert all(words.values()), language
        lines = {name: said.count("\n") for name, said in words.items()}
        assert lines == {name: said.count("\n") for name, said in WORDS["en"].items()}, language


def test_every_scenario_has_a_name_of_its_own():
    names = [each.__name__ for each in SCENARIOS]
    assert len(names) == len({*names})
