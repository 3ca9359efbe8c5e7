"""Capital and small letters, as expressions that look for names take them into brackets."""

from knowledge.language.languages import BY_CODE

SMALL = "".join(dict.fromkeys("".join(each.alphabet for each in BY_CODE.values())))
"""The small letters of all languages, for a class of characters."""
_FOREIGN = "À-ÖØ-ÞĀĆČĐŁŃŌŚŠŞŹŻŽİ"
"""Capitals of names from elsewhere, in Latin letters."""
CAPITAL = SMALL.upper() + _FOREIGN
"""The capital letters of all languages, and of names from elsewhere, for a class."""
CAPITALISED = rf"[{CAPITAL}][\w’'-]"
"""The beginning of a word with a capital: what follows says how long it may be."""
NOT_SMALL = rf"[^\W\d_{SMALL}]"
"""A class of its own: a letter of any script that is no small one of our languages."""
