"""Structural answers: what the layout of a document answers, a contact, row, list or section.

No word of a sentence says that it answers: it does so for where it stands, or for how it looks.
"""

from collections.abc import Collection

from knowledge.answering.contact_answer import answer_with_contact
from knowledge.answering.extreme_row import answer_with_extreme
from knowledge.answering.list_answer import answer_with_list
from knowledge.answering.ranking import Ranking
from knowledge.answering.section_answer import answer_with_section
from knowledge.answers import Response
from knowledge.retrieval import Index
from knowledge.store import Snapshot


def answer_by_structure(
    db: Snapshot,
    index: Index,
    ranking: Ranking,
    response: Response,
    documents: Collection[int] = (),
) -> Response:
    """Return what the structure of a document says in place of a response, or the response.

    `ranking` is that of the question; nothing that an editor stored for it comes here.
    """
    return (
        answer_with_contact(db, ranking, response)
        or answer_with_extreme(db, ranking, response)
        or answer_with_list(db, index, ranking, response, documents)
        or answer_with_section(db, ranking, response)
        or response
    )
