"""What says nothing: “Thank you for your attention!” closes a talk, “Learn more.” leads on."""

from knowledge.ingestion.structure.markers import WORDS
from knowledge.language.document_languages import phrases

_CLOSINGS = phrases(WORDS, "closing")
_MORE = phrases(WORDS, "more")
_LONGEST = 40
"""Characters of a link that leads to more."""


def is_closing(words: str) -> bool:
    """Tell the words on the last slide of a talk."""
    return " ".join(words.casefold().strip(" !?.").split()) in _CLOSINGS


def leads_on(words: str) -> bool:
    """Tell the words of a link to more: “Read more →”."""
    return len(words) <= _LONGEST and " ".join(words.casefold().strip(" .…!→»>›").split()) in _MORE
