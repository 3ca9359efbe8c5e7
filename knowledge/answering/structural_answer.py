"""Structural answers: what the layout of a document answers, a contact, row, list or section.

No word of a sentence says that it answers: it does so for where it stands, or for how it looks.
"""

from collections.abc import Callable

from knowledge.answering.contact_answer import answer_with_contact
from knowledge.answering.extreme_row import answer_with_extreme
from knowledge.answering.list_answer import answer_with_list
from knowledge.answering.ranking import Ranking
from knowledge.answering.section_answer import answer_with_section
from knowledge.answers import Response
from knowledge.store import Snapshot

_KINDS: tuple[Callable[[Snapshot, Ranking, Response], Response | None], ...] = (
    answer_with_contact,
    answer_with_extreme,
    answer_with_list,
    answer_with_section,
)
"""Each tells by the question whether it is of its kind; the first that is goes before others."""


def answer_by_structure(db: Snapshot, ranking: Ranking, response: Response) -> Response:
    """Return what the structure of a document says in place of a response, or the response.

    `ranking` is that of the question; nothing that an editor stored for it comes here.
    """
    found = (answer(db, ranking, response) for answer in _KINDS)
    return next((each for each in found if each is not None), response)
