"""The three languages say the same things."""

import re

import pytest

from handlers.rendering.texts import Texts, texts_for
from knowledge import LANGUAGES

_PLACEHOLDER = re.compile(r"\$([a-z_]+)")
# Languages differ in what they count, so a plural's own variable may be missing where it is `one`.
ENGLISH = Texts("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_lacks_or_adds_a_sentence(language):
    assert Texts(language).keys == ENGLISH.keys


@pytest.mark.parametrize("key", sorted(ENGLISH.keys))
def test_each_language_uses_the_same_placeholders(key):
    wanted = set(_PLACEHOLDER.findall(ENGLISH.source(key)))
    for language in LANGUAGES:
        assert set(_PLACEHOLDER.findall(Texts(language).source(key))) == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(language):
    texts = Texts(language)
    for key in texts.keys:
        values = dict.fromkeys(_PLACEHOLDER.findall(texts.source(key)), 2)
        assert texts(key, **values).strip()


def test_an_unknown_language_is_answered_in_english():
    assert texts_for("de-AT").language == texts_for(None).language == "en"


def test_an_unknown_key_and_a_missing_value_are_errors():
    with pytest.raises(LookupError, match=r"no-such-key is not in en\.ftl"):
        ENGLISH("no-such-key")
    with pytest.raises(LookupError, match=r"add-done in en\.ftl"):
        ENGLISH("add-done")
