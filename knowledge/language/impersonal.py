"""Impersonal pronouns: "it" of the weather, "they" and "there" of a place.

They point at nothing that was said before, so nothing is to be looked for that they stand for.
Expletive and deictic pronouns are the terms of grammar; lists in `knowledge/data/impersonal.toml`.
"""

from knowledge.language.letters import PRONOUNS
from knowledge.language.patterns import Template, compiled
from knowledge.language.tokenizer import normalise, tokens

_WEATHER = Template(r"\b{weather}\b", "impersonal")
_PLACE = Template(r"\b{place}\b", "impersonal")


def without_weather(text: str) -> str:
    """Return a normalised text without "is it cold", "how far is it" and the like."""
    return compiled(_WEATHER).sub(" ", text)


def points_back(question: str) -> bool:
    """Tell whether a pronoun of a question stands for what was said before it.

    "When was it signed?" does. "Is it cold there?" and "do they sell bread?" are whole questions
    to a guide of a town, whose people "they" are.
    """
    words = tokens(question)
    if PRONOUNS.isdisjoint(words):
        return False
    personal = compiled(_PLACE).sub(" ", without_weather(normalise(question)))
    return not PRONOUNS.isdisjoint(tokens(personal))
