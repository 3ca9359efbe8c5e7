"""Yes-no answers: a sentence that opens with yes or no is one to the question above it only.

"No; whoever smells of alcohol is sent home" is no answer to "do we drive at night?".
"""

import re
from collections.abc import Mapping

from knowledge.language.patterns import Template, compiled, read_lists

_OPENING = Template(
    rf"(?:{'|'.join(read_lists('mismatches')['yes_no'].split())})[,;:.!—–-]", flags=re.NOFLAG
)
_LITTLE = 0.35
"""Share of a question up to which a sentence holds next to nothing of it."""
_SAME = {"alternate": 0.5, "alternate_dense": 0.66, "e5_alternate_dense": 0.93}
"""Likenesses from which on a stored question is the one that was asked, by words and by meaning.
Of an invented handbook's four questions that met the answer of another one, the most alike had
0.38, 0.62 and 0.91; of judged ones with their own the least alike 0.51, 0.69 and 0.94."""


def opens_with_yes_or_no(sentence: str) -> bool:
    """Tell a sentence that begins by saying yes or no: "No; whoever is late pays."."""
    return compiled(_OPENING).match(sentence.casefold()) is not None


def answers_another(sentence: str, features: Mapping[str, float]) -> bool:
    """Tell a yes or no that was said to another question than this one, by its features."""
    if features["unasked"] or features["covered"] >= _LITTLE:
        return False
    is_same = any(features.get(name, 0.0) >= least for name, least in _SAME.items())
    return not is_same and opens_with_yes_or_no(sentence)
