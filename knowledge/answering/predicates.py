"""Predicates: whether a sentence says of its subject what was asked, and not only names it.

"Will the talks be recorded?" is not answered by "Talks are held in English.". Checks, by name:

`predicate_unsaid` - yes or no was asked to a verb or an adjective that it does not hold, and it
says neither what may be nor what is not;
`condition_unsaid` - what happens in a case was asked, and it tells nothing of the case;
`way_unsaid` - how to do something was asked, and it gives no instruction, permission or way; or
how something came about, and it says only that it did;
`cause_unsaid` - why was asked, and it says only that it was so, or why something else was;
`end_unsaid` - until when was asked, and it says of nothing that it ends.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from knowledge.answering.alignment import MEETS
from knowledge.answering.causes import lacks_cause
from knowledge.answering.ranking import Ranked
from knowledge.language import stopwords, tokens
from knowledge.language.patterns import Template, compiled, read_lists
from knowledge.language.stemmer import stem_set
from knowledge.queries import AnswerType, Query, Term
from knowledge.retrieval.question_typography import bare_form

PREDICATES = ("predicate_unsaid", "condition_unsaid", "way_unsaid", "cause_unsaid", "end_unsaid")
_LISTS = "predicates"
_PREDICATE = Template(r"{predicate}", _LISTS, re.NOFLAG)
_LIGHT = Template("|".join(read_lists(_LISTS)["light"].split()), flags=re.NOFLAG)
_MODAL = Template(r"\b(?:{modal})\b|n['’]t\b", _LISTS)
_CONDITION = Template(r"{condition}", _LISTS, re.NOFLAG)
_PRONOUN = Template(r"{pronoun} ", _LISTS, re.NOFLAG)
_PROCEDURE = Template(r"{procedure}", _LISTS, re.NOFLAG)
_WAY = Template(r"\b(?:{way})\b|[›→>]", _LISTS)
_STATEMENT = Template(r"\W{0,3}(?:{statement})(?:\b|$)", _LISTS)
_MANNER = Template(r"{manner}", _LISTS, re.NOFLAG)
_MANNER_TOLD = Template(r"\b(?:{manner_told})\b", _LISTS)
_END_ASKED = Template(r"(?:{end_asked})", _LISTS, re.NOFLAG)
_END_TOLD = Template(r"(?:{end_told})", _LISTS)
_CLAUSE = re.compile(r"[;:,—]|\b(?:and|but|а|но|и|және|бірақ|ал)\b", re.IGNORECASE)
LED = 0.4
"""Share of a question that a heading holds at least, and a sentence below it at most; how like a
stored question it is at least."""
_MOST = 0.5
"""Share of a condition from which on it is not told of, by the weight of its words."""
_REMEMBERED = 64
"""Questions of which the predicate and the condition are kept."""


def unsaid_predicates(query: Query, best: Ranked) -> Iterator[str]:
    """Yield the checks that a sentence does not pass.

    What is near in meaning to every word of a question tells of its condition in other words.
    """
    asked, fact = bare_form(query.text), best.candidate.fact
    missing = best.evidence.missing if best.evidence else ()
    is_yes_no = query.analysis.kind is AnswerType.YES_NO and not (fact.is_row or _is_led(best))
    if is_yes_no and _lacks_predicate(asked, missing, fact.text):
        yield "predicate_unsaid"
    if missing and not best.is_near and _lacks_condition(query, asked, [*_missing(query, best)]):
        yield "condition_unsaid"
    is_part = fact.is_row or fact.is_item
    if not is_part and (_lacks_way(asked, fact.text) or _lacks_manner(query, asked, fact.text)):
        yield "way_unsaid"
    if not is_part and not _is_led(best) and lacks_cause(query, fact.text):
        yield "cause_unsaid"
    if not is_part and _lacks_end(asked, fact.text):
        yield "end_unsaid"


def _is_led(best: Ranked) -> bool:
    """Tell whether a sentence leaves to its heading or question what it is about."""
    features = best.features
    return features["alternate"] >= LED or features["above"] >= LED > features["covered"]


def _missing(query: Query, best: Ranked) -> Iterator[str]:
    """Yield the words of a question that stand neither in a sentence nor in its headings."""
    words = best.evidence.missing if best.evidence else ()
    above = {*best.candidate.fact.headings}
    for term in query.terms:
        if term.word in words and above.isdisjoint(_forms(term)):
            yield term.word


def _forms(term: Term) -> Collection[str]:
    return {stem for stem, weight in term.expansions.items() if weight > MEETS}


@lru_cache(_REMEMBERED)
def _asked_part(template: Template, question: str) -> str:
    found = compiled(template).search(question)
    return next(filter(None, found.groups()), "") if found else ""


def _lacks_predicate(asked: str, missing: Collection[str], sentence: str) -> bool:
    predicate = tokens(_asked_part(_PREDICATE, asked))
    if not predicate or compiled(_LIGHT).fullmatch(predicate[-1]):
        return False
    return predicate[-1] in missing and compiled(_MODAL).search(sentence) is None


def _lacks_condition(query: Query, asked: str, missing: Collection[str]) -> bool:
    """Tell whether a sentence lacks the verb of a condition, or most of its words."""
    condition = _asked_part(_CONDITION, asked)
    words = [word for word in tokens(condition) if word not in stopwords()]
    if not words:
        return False
    if compiled(_PRONOUN).match(condition) and words[0] in missing:
        return True
    weights = {term.word: weight for term, weight in zip(query.terms, query.weights, strict=True)}
    whole = sum(weights.get(word, 0.0) for word in words)
    lacking = sum(weights.get(word, 0.0) for word in words if word in missing)
    return whole > 0 and lacking >= _MOST * whole


def _lacks_way(asked: str, sentence: str) -> bool:
    if compiled(_PROCEDURE).search(asked) is None or compiled(_WAY).search(sentence):
        return False
    return compiled(_STATEMENT).match(sentence) is not None


def _lacks_manner(query: Query, asked: str, sentence: str) -> bool:
    verb = tokens(_asked_part(_MANNER, asked))
    if not verb:
        return False
    forms = {stem for term in query.terms if term.word in verb for stem in _forms(term)}
    clauses = [each for each in _CLAUSE.split(sentence) if not forms.isdisjoint(stem_set(each))]
    return bool(clauses) and not any(map(compiled(_MANNER_TOLD).search, clauses))


def _lacks_end(asked: str, sentence: str) -> bool:
    is_asked = compiled(_END_ASKED).search(asked) is not None
    return is_asked and compiled(_END_TOLD).search(sentence) is None
