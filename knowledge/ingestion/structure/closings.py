"""What closes a talk and says nothing: “Thank you for your attention!”, “Questions?”."""

from knowledge.ingestion.structure.markers import WORDS
from knowledge.language.document_languages import phrases

_CLOSINGS = phrases(WORDS, "closing")


def is_closing(words: str) -> bool:
    """Tell the words on the last slide of a talk."""
    return " ".join(words.casefold().strip(" !?.").split()) in _CLOSINGS
