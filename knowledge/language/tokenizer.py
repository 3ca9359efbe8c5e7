"""Text -> words, in the same way for facts and for questions, in English, Russian and Kazakh."""

import re
import unicodedata

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+")
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])['’ʼ`](?:s\b)?")
_BREVE = "\u0306"
"""What makes й of и: the one mark that is kept."""
FOLDED = dict(zip("ёәғқңөұүһі", "еагкноуухи", strict=True))
"""What phones without Kazakh letters type instead; folded in texts as well as in questions."""
_FOLDING = str.maketrans(FOLDED)


def normalise(text: str) -> str:
    """Fold case, accents of Latin letters, ё, Kazakh letters, and possessive endings."""
    if text.isascii():
        # Most text is, and this is where most of the time goes.
        plain = text.lower()
        return _POSSESSIVE.sub("", plain) if "'" in plain or "`" in plain else plain
    return _fold(_POSSESSIVE.sub("", unicodedata.normalize("NFKC", text).casefold()))


def tokens(text: str) -> list[str]:
    """Return the words and numbers of a text, normalised; 1,200 and 1200 are the same."""
    return [
        word.replace(",", "") if word[0].isdigit() else word
        for word in _TOKEN.findall(normalise(text))
    ]


def canonical(text: str) -> str:
    """Return what two askings share if they differ in case, marks and spaces only."""
    return " ".join(tokens(text))


def _fold(text: str) -> str:
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFD", text)
    kept = (c for c in plain if not unicodedata.combining(c) or c == _BREVE)
    return unicodedata.normalize("NFC", "".join(kept)).translate(_FOLDING)
