"""Compared numbers: those of a question that a sentence sets beside its own, and need not hold.

"My rent is 3 weeks late" is answered by what is due after 14 days, "is it £10?" by what it costs,
and "can my 7 year old swim alone" by what children under 8 may do.
"""

from itertools import islice

from knowledge.answering.attributes import expressed
from knowledge.language.dates import find_clock_times
from knowledge.language.quantities import MOST_COMPARED, Quantity, find_quantities
from knowledge.queries import Query

_AGE = "age"


def compares_numbers(query: Query, sentence: str) -> bool:
    """Tell whether a sentence measures what a question does: in time, money, age or hours."""
    asked = query.text
    if any(one.is_comparable(other) for one in _measured(asked) for other in _measured(sentence)):
        return True
    if any(expressed(_AGE, asked)) and any(expressed(_AGE, sentence)):
        return True
    return any(find_clock_times(asked)) and any(find_clock_times(sentence))


def _measured(text: str) -> list[Quantity]:
    """Return the quantities of a text that have a unit; a bare number is compared with nothing."""
    found = (each for each in find_quantities(text) if each.dimension)
    return [*islice(found, MOST_COMPARED)]
