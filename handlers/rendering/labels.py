"""Labels: the line above a sentence that is not the answer, and above those that are offered."""

from handlers.rendering import markup
from handlers.rendering.quotations import NAME_LIMIT
from handlers.rendering.texts import Texts
from knowledge import Denial, Grade, Missing, Unsure, denial_of


def label_of(unsure: Unsure, texts: Texts, *, is_quoted: bool) -> str:
    """Return what is said above sentences of which none is claimed; the first may be printed."""
    if unsure.grade is Grade.PROBABLE:
        return texts("probable")
    if unsure.section:
        return texts("offered-section", section=markup.shorten(unsure.section, NAME_LIMIT))
    if is_quoted:
        return unsure_label(texts, unsure.missing, unsure.term)
    return _offer_label(texts, unsure.missing, unsure.term)


def unsure_label(texts: Texts, missing: Missing | None, term: str | None) -> str:
    """Return what is said above a sentence that is not the answer: what the documents lack."""
    if denial_of(missing, term) is None:
        return texts("unsure")
    return texts(f"unsure-{missing}", term=markup.shorten(term or "", NAME_LIMIT))


def _offer_label(texts: Texts, missing: Missing | None, term: str | None) -> str:
    """Return what is said where no sentence is printed: what the documents lack, if that is so."""
    match denial_of(missing, term):
        case None:
            return texts("unsure-offered")
        case Denial.WORD:
            return texts("not-found-word", term=markup.shorten(term or "", NAME_LIMIT))
        case _:
            return texts(f"denied-{missing}")
