"""Ranks: whether a sentence tells of the very role that a question names, or of its deputy only.

"Who is the mayor?" is not answered by who is deputy mayor, nor the other way round.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from knowledge.language.patterns import Template, compiled, read_lists

_LISTS = read_lists("ranks")
_ROLE = Template(
    "|".join(rf"(?:\b|(?<=\bзам))(?P<{name}>{forms})\b" for name, forms in _LISTS["role"].items()),
    flags=re.NOFLAG,
)
_BEFORE: Mapping[str, Template] = {
    name: Template(
        rf"\b(?:{forms})(?:(?<=\W)|\s)(?:[\w’'-]{{1,30}} ){{0,2}}$|\b(?:{forms})$", flags=re.NOFLAG
    )
    for name, forms in _LISTS["before"].items()
}
_BEHIND: Mapping[str, Template] = {
    name: Template(rf" (?:{forms})", flags=re.NOFLAG) for name, forms in _LISTS["behind"].items()
}
_SOME = re.compile(r"\b(?:which|what|any|как\w{2,4}|кай|кандай)(?: \w{1,30})? $")
"""Who asks for some minister may be told of a prime one."""
_PAST = re.compile(r"\b(?:was|were|had|did|used|был\w?|болды|болган)\b")
"""Who asks of the past may be told of a former one."""
_NEAR = 60
"""Characters before a role in which its rank stands."""
_REMEMBERED = 64
"""Questions whose roles are kept, for each is asked of many sentences."""
Ranks = frozenset[str]


def is_of_another_rank(question: str, sentence: str) -> bool:
    """Tell whether a sentence tells of a role of the question in other ranks only.

    Both are normalised.
    """
    asked = _asked(question)
    if not asked:
        return False
    told: dict[str, set[Ranks]] = {}
    for role, ranks in _roles(sentence):
        told.setdefault(role, set()).add(ranks)
    return any(role in told and _differs(ranks, told[role], question) for role, ranks in asked)


def _differs(asked: Ranks, told: set[Ranks], question: str) -> bool:
    if _PAST.search(question):
        told = {*told, *(ranks - {"former"} for ranks in told)}
    return asked not in told


@lru_cache(_REMEMBERED)
def _asked(question: str) -> frozenset[tuple[str, Ranks]]:
    return frozenset((role, ranks) for role, ranks in _roles(question, without=_SOME))


def _roles(text: str, *, without: re.Pattern[str] | None = None) -> Iterator[tuple[str, Ranks]]:
    """Yield the roles that a text names, each with its ranks: mayor with deputy and former."""
    for found in compiled(_ROLE).finditer(text):
        before = text[max(0, found.start() - _NEAR) : found.start()]
        behind = [
            name for name, each in _BEHIND.items() if compiled(each).match(text, found.end())
        ]
        ranks = [name for name, each in _BEFORE.items() if compiled(each).search(before)]
        if found.lastgroup and not (without and without.search(before)):
            yield found.lastgroup, frozenset((*ranks, *behind))
