"""Attachment: whether what a sentence holds of the asked kind is said of what was asked about.

A sentence may hold a length, a name or a person, and tell it of something else. Each is 0 or 1:

`other_clause` - the value stands in one clause and all that was asked about in another;
`unnamed` - it was asked what something is called, and no name stands beside it;
`role_unheld` - who has a role was asked, and no person stands beside the role;
`verb_unsaid` - who does something was asked, and the sentence does not say that it is done.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from knowledge.answering.agents import asked_verb
from knowledge.answering.alignment import MEETS, Alignment, Span
from knowledge.answering.evidence import may_act
from knowledge.language import detect_language, stopwords, tokens
from knowledge.language.letters import CAPITAL
from knowledge.language.patterns import Template, compiled, read_lists
from knowledge.language.stemmer import stem_set
from knowledge.queries import AnswerType, Query
from knowledge.retrieval.question_typography import bare_form
from knowledge.retrieval.retriever import Candidate

ATTACHMENTS = ("other_clause", "unnamed", "role_unheld", "verb_unsaid")
COVERED, BESIDE = 0.4, 0.34
"""Share of a question that a sentence holds at least, and the part of it that stands at most in
the clauses of the values, where these are of something else."""
_VALUES = {
    AnswerType.MEASURE, AnswerType.AMOUNT, AnswerType.COUNT, AnswerType.DATE, AnswerType.DURATION,
    AnswerType.PERCENTAGE,
}  # fmt: skip
_LISTS = read_lists("agents")
_ROLE = Template("|".join(_LISTS["role"].strip().splitlines()), flags=re.NOFLAG)
_CLAUSE = Template(r";(?![^()]{0,80}\))|, {joins_clauses}\b", "evidence", re.NOFLAG)
_BARE = re.compile(r"\d[\d.,]{0,30}(?=[,;!?]|[.]?\s*$)")
"""A number without a unit, which may be a value as well: "and its striker cost 350,000"."""
_NAME = re.compile(rf"[“\"«„‘]|[{CAPITAL}][\w’'-]{{0,40}}")
_CALLED = Template(
    r"\b(?:" + "|".join(_LISTS["called"].strip().splitlines()) + r")\b", flags=re.IGNORECASE
)
_IS = Template(
    rf"(?:\b{{says_what_is}}|[—–:]| -) (?:{{article}} )?(?:[\w’'-]{{1,40}} ){{0,3}}"
    rf"[“\"«„‘{CAPITAL}]",
    "evidence",
    re.NOFLAG,
)
"""How a sentence says what or who something is: the mayor of the town is Ada Lund."""
_WORD = re.compile(r"[\w’'-]{1,60}")
_BESIDE_NOUN, _BESIDE_ROLE = 30, 60
"""Characters around a noun in which its name stands, and around a role in which a person does."""


def find_attachments(
    query: Query, candidate: Candidate, alignment: Alignment, spans: Sequence[Span]
) -> dict[str, float]:
    """Return what speaks against a sentence whose answer may be that to something else.

    `spans` is where the answer may stand.
    """
    kind, found = query.analysis.kind, dict.fromkeys(ATTACHMENTS, 0.0)
    if kind in _VALUES:
        found["other_clause"] = float(_is_of_other_clause(candidate, alignment, spans))
    elif kind is AnswerType.NAME:
        found["unnamed"] = float(_is_unnamed(query, alignment))
    elif kind is AnswerType.PERSON:
        asked, above = bare_form(query.text), {*candidate.fact.headings, *candidate.title.stems}
        found["role_unheld"] = float(_is_role_unheld(query, asked, alignment, above, spans))
        found["verb_unsaid"] = float(_is_verb_unsaid(query, asked, alignment, above))
    return found


def _is_of_other_clause(candidate: Candidate, alignment: Alignment, spans: Sequence[Span]) -> bool:
    text, covered = candidate.fact.text, alignment.covered_whole
    inner = [match.start() for match in compiled(_CLAUSE).finditer(text)]
    if candidate.fact.is_row or not inner or not spans or covered < COVERED:
        return False
    clauses = [*pairwise((0, *inner, len(text) + 1))]
    told = [each for each in clauses if any(each[0] <= at < each[1] for at, _ in spans)]
    if any(_BARE.search(text[slice(*each)]) for each in clauses if each not in told):
        return False
    return max(map(alignment.covered, told)) <= BESIDE * covered


def _is_unnamed(query: Query, alignment: Alignment) -> bool:
    nouns: Collection[str] = query.analysis.attribute
    if "name" in nouns:
        nouns = {term.word for term in query.content}
    said, text = query.analysis.said, alignment.sentence.text
    places = alignment.places([*nouns])
    if not places or compiled(_CALLED).search(text):
        return False
    return not any(_is_named(text, place, said) for place in places)


def _is_named(text: str, place: int, said: Collection[str]) -> bool:
    """Tell whether a name that the question does not say stands right before or behind a noun."""
    noun = _WORD.match(text, place)
    behind = text[noun.end() if noun else place :][:_BESIDE_NOUN]
    before = text[max(0, place - _BESIDE_NOUN) : place]
    if compiled(_IS).search(text, place):
        return True
    stretches = (_up_to_stopword(behind), _from_stopword(before, opens=place <= _BESIDE_NOUN))
    return any(
        stem_set(name[0]).isdisjoint(said) for each in stretches for name in _NAME.finditer(each)
    )


def _up_to_stopword(words: str) -> str:
    """Return what stands before the first word that joins another phrase."""
    end = next((m.start() for m in _WORD.finditer(words) if _is_joint(m[0])), len(words))
    return words[:end]


def _from_stopword(words: str, *, opens: bool) -> str:
    """Return what stands behind the last word that joins; without the first of a sentence."""
    ends = [m.end() for m in _WORD.finditer(words) if _is_joint(m[0])]
    return words[ends[-1] if ends else int(opens) :]


def _is_joint(word: str) -> bool:
    return word.lower() in stopwords()


def _is_role_unheld(
    query: Query, asked: str, alignment: Alignment, above: Collection[str], spans: Sequence[Span]
) -> bool:
    found = compiled(_ROLE).search(asked)
    role = next((word for word in (found.groups() if found else ()) if word), None)
    if role is None or role in query.analysis.names:
        return False
    places = [*_own_places(query, role, alignment)]
    if not places:
        return not alignment.stands_in([role], above)
    persons = [span for span in spans if may_act(alignment.sentence.text, span)]
    return not any(
        start - _BESIDE_ROLE <= place <= end + _BESIDE_ROLE
        for place in places
        for start, end in persons
    )


def _own_places(query: Query, word: str, alignment: Alignment) -> Iterator[int]:
    """Yield where a word of the question stands, but for what is another word of it itself."""
    others = {at for at, term, weight in alignment.met if weight == 1 and _of(query, term) != word}
    for at, term, weight in alignment.met:
        if _of(query, term) == word and weight > MEETS and (weight == 1 or at not in others):
            yield at


def _of(query: Query, term: int) -> str:
    return query.terms[term].word


def _is_verb_unsaid(
    query: Query, asked: str, alignment: Alignment, above: Collection[str]
) -> bool:
    verb, sentence = tokens(asked_verb(asked) or ""), alignment.sentence.text
    if not verb or compiled(_IS).search(sentence):
        return False
    if detect_language(sentence) != query.language:
        # A glossary has no more than some of the words that a verb may be translated by.
        return False
    is_missing = any(_of(query, at) in verb for at in alignment.missing)
    return is_missing and not alignment.stands_in(verb, above)
