"""What says nothing: “Thank you for your attention!” closes a talk, “Learn more.” leads on."""

from knowledge.ingestion.structure.markers import WORDS
from knowledge.language.document_languages import phrases

_CLOSINGS = phrases(WORDS, "closing")
_AGENDAS = phrases(WORDS, "agenda")
_MORE = phrases(WORDS, "more")
_LONGEST = 40
"""Characters of a link that leads to more."""


def is_closing(words: str) -> bool:
    """Tell the words on the last slide of a talk."""
    return " ".join(words.casefold().strip(" !?.").split()) in _CLOSINGS


def is_agenda(words: str) -> bool:
    """Tell the title of a slide that only names the parts of a talk: “Agenda”, “Agenda 2”."""
    return " ".join(words.casefold().strip(" !?.:0123456789").split()) in _AGENDAS


def leads_on(words: str) -> bool:
    """Tell the words of a link to more: “Read more →”."""
    return len(words) <= _LONGEST and " ".join(words.casefold().strip(" .…!→»>›").split()) in _MORE
