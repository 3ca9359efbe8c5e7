"""The cell of a row that a question asks for: "what is a seat in the circle on a Friday?"."""

from knowledge.answering.alignment import ITSELF
from knowledge.answering.evidence import find_evidence, is_typed
from knowledge.language.stemmer import stem_set
from knowledge.models import Fact, Span
from knowledge.queries import Query, Term


def find_asked_cell(query: Query, row: Fact) -> Span | None:
    """Return where the cell stands in the text of a row, in characters, if it is clear which.

    That is the cell in whose column most of the question stands, or else the only one that holds
    what kind of thing is asked for. The first cell of a row says what it is about.
    """
    cells = [*zip(row.cells, row.cell_spans, strict=True)]
    label = stem_set(row.cells[0][1]) if cells else frozenset()
    named = {span: _held(query, name, label) for (name, _), span in cells[1:]}
    most = max(named.values(), default=0.0)
    best = [span for span, held in named.items() if held == most]
    if most and len(best) == 1:
        return best[0]
    if most or not is_typed(query.analysis):
        return None
    of_kind = [span for (_, words), span in cells[1:] if find_evidence(query.analysis, words)]
    return of_kind[0] if len(of_kind) == 1 else None


def _held(query: Query, name: str, label: frozenset[str]) -> float:
    """Return what share of a question, by weight, a column is named by and the row is not."""
    said = stem_set(name)
    return sum(
        weight
        for term, weight in zip(query.terms, query.weights, strict=True)
        if _stands_in(term, said) and not _stands_in(term, label)
    )


def _stands_in(term: Term, said: frozenset[str]) -> bool:
    """Tell whether a word of a question, or what means the same, is one of these stems."""
    found = (weight for stem, weight in term.expansions.items() if stem in said)
    return max(found, default=0.0) >= ITSELF or not stem_set(term.word).isdisjoint(said)
