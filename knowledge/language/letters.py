"""Capital letters and pronouns of all languages, which several rooms look for."""

from knowledge.language.document_languages import BY_CODE

SMALL = "".join(dict.fromkeys("".join(each.alphabet for each in BY_CODE.values())))
"""The letters of the alphabets, each once, for a class of characters: `[^{SMALL}]`."""
_FOREIGN = "À-ÖØ-ÞĀĆČĐŁŃŌŚŠŞŹŻŽİ"
"""Capitals of names from elsewhere, in Latin letters."""
CAPITAL = SMALL.upper() + _FOREIGN
"""The capitals of the alphabets, and of names from elsewhere, for a class: `[{CAPITAL}]`."""
NAME_WORD = rf"[{CAPITAL}][\w’'-]+"
"""A word that may be (part of) a name: a capital and more, with hyphens and apostrophes."""


def _pronouns(*sections: str) -> frozenset[str]:
    found = (each.pronouns.get(section) for each in BY_CODE.values() for section in sections)
    return frozenset().union(*filter(None, found))


PRONOUNS = _pronouns("opening", "oblique", "determiner")
"""By these a sentence points back, or a question leaves open what it is about; normalised.

The weights of ranking and confidence are learned with them: whoever adds one learns again.
"""
OPENING_PRONOUNS = _pronouns("opening", "quantifier")
"""With one of these a sentence opens that is not understood without the one before it."""
FOLLOW_UP_PRONOUNS = _pronouns("opening", "oblique", "rare")
"""By these a question points to what was said before it; not by a determiner: "such a man"."""
NEVER_NAMES = _pronouns("capitalised")
"""Words that are written with a capital wherever they stand, and name nobody; normalised."""
