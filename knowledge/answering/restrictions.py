"""Restrictions: conditions of a question, and whether a sentence meets them.

"How much is the ferry for an elephant?" is not answered by what the ferry costs. Numbers, 0 or 1:

`restriction_unknown` - a word of a restriction stands for nothing in any document;
`restriction_unsaid` - one stands neither in the sentence nor in its headings and title;
`time_unsaid` - a day or a month is asked about, and it tells of none;
`other_one` - the previous or next one is asked for, and the sentence does not say that it is.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from knowledge.answering.alignment import Alignment
from knowledge.language import tokens
from knowledge.language.contrasts import WHOLE, Member, named_members
from knowledge.language.patterns import Template, compiled
from knowledge.queries import Query
from knowledge.retrieval.question_typography import bare_form
from knowledge.retrieval.retriever import Candidate

RESTRICTIONS = ("restriction_unknown", "restriction_unsaid", "time_unsaid", "other_one")
_BEHIND = Template(
    r"(?<=\w )(?:{preposition}) (?!{stock})((?:[\w’'-]+ ){0,3}[\w’'-]+)(?=$|[,?.!])|"
    r"^(?:{preposition}) (?!{stock})((?:[\w’'-]+ ){0,3}[\w’'-]+),",
    "restrictions",
)
_BEFORE = Template(r"(?<![\w-])((?:[\w-]+ ){1,2})(?:{postposition})\b", "restrictions")
_INFLECTED = Template(
    r"(?<![\w-])((?:[\w-]+ )?[\w-]{3,40}(?:{case_ending}))(?![\w-])", "restrictions"
)
_OTHER_ONE = Template(r"\b{other_one}\b", "restrictions")
_DATED = ("weekday", "month")
_REMEMBERED = 64
"""Questions whose restrictions are kept, for each is asked of many sentences."""


def find_restrictions(
    query: Query, candidate: Candidate, alignment: Alignment
) -> dict[str, float]:
    """Return which restrictions of a question a sentence does not meet, each by its name."""
    asked = bare_form(query.text)
    words = _restricting(asked)
    above = (*candidate.fact.headings, *candidate.title.stems)
    is_unsaid = bool(words) and any(
        query.terms[at].word in words and not alignment.is_among(at, above)
        for at in alignment.missing
    )
    unknown = words | _inflected(query, asked) if query.unknown else words
    found = (
        any(term.word in unknown for term in query.unknown),
        is_unsaid,
        _lacks_time(query, candidate, alignment, above),
        _asks_for_other(asked) and compiled(_OTHER_ONE).search(candidate.fact.normalised) is None,
    )
    return dict(zip(RESTRICTIONS, map(float, found), strict=True))


def is_restricted(features: Mapping[str, float]) -> bool:
    """Tell whether a question has a condition for which a sentence is never claimed."""
    return bool(features.get("restriction_unknown") or features.get("other_one"))


def _lacks_time(
    query: Query, candidate: Candidate, alignment: Alignment, above: Collection[str]
) -> bool:
    """Tell whether a question names a day or a month, and a sentence no such thing.

    A season is told by its weather as well: "use lithium cells if it gets colder".
    """
    asked = _dated(query.words)
    if not asked:
        return False
    words = candidate.fact.tokens.split()
    if not WHOLE.isdisjoint(words):
        return False
    told = {member.family for each in (words, above) for member in named_members([*each])}
    return any(
        member.family not in told and not alignment.stands_in(own, above)
        for member, own in asked.items()
    )


@lru_cache(_REMEMBERED)
def _dated(words: tuple[str, ...]) -> Mapping[Member, Sequence[str]]:
    """Return the days and months that a question names, with its words for each."""
    return {
        member: words[slice(*span)]
        for member, span in named_members(words).items()
        if member.family in _DATED
    }


@lru_cache(_REMEMBERED)
def _asks_for_other(question: str) -> bool:
    """Tell whether a normalised question asks for the previous or the next one."""
    return compiled(_OTHER_ONE).search(question) is not None


def _inflected(query: Query, asked: str) -> frozenset[str]:
    """Return the words of a Kazakh question with a case ending, and those before them."""
    if query.language != "kk" or not query.unknown:
        return frozenset()
    found = compiled(_INFLECTED).findall(asked)
    return frozenset(word for words in found for word in tokens(words))


@lru_cache(_REMEMBERED)
def _restricting(question: str) -> frozenset[str]:
    """Return the words of all restrictions of a normalised question."""
    found = [*compiled(_BEHIND).finditer(question), *compiled(_BEFORE).finditer(question)]
    return frozenset(
        word for match in found for word in tokens(" ".join(filter(None, match.groups())))
    )
