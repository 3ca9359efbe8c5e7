"""Mismatches: how a sentence that shares the words of a question still does not answer it.

Each is a number, 0 or 1 unless said otherwise:

`owner_conflict` - it is said of another one: the south gate, Monday, another year, a deputy;
`state_conflict` - it tells of closing where opening was asked for, of buying where selling was;
`asks_back` - it ends as a question or as what announces others;
`repeats` - it says nothing that the question does not, or when and where if a thing was asked;
`state_unsaid` - a question such as "is it over?" is not answered by its topic;
`aspect_unsaid` - the way or whether it is free was asked, and it tells no way and no price;
`names_nobody` - who took part was asked, and it only says that there were participants;
`agentless` - who did something was asked, and it says that it was done, and by nobody;
`undefined` - what something is was asked, and it does not even mention it;
`bare` - it says yes or no, or as little, to something else than its heading asks;
`category_only` - which one was asked, and it says the category again and not which;
`asks_more` - another one is asked for than was told;
`unsupported` - share of the question that neither it nor what stands around it holds, 0 to 1;
`above` - share of the question that only its headings and column names hold, 0 to 1;
`lone_word` - of several words of the question it holds one at most;
`near_words` - it holds no word of the question itself, only some that resemble or mean the same.
"""

import re
from collections.abc import Collection
from functools import lru_cache

from knowledge.answering.agents import lacks_agent
from knowledge.answering.alignment import ITSELF, MEETS, Alignment
from knowledge.answering.attributes import expression
from knowledge.answering.cardinals import asks_of_each, is_of_each
from knowledge.answering.evidence import is_typed
from knowledge.answering.instances import says_category_only
from knowledge.answering.ranks import is_of_another_rank
from knowledge.language.contrasts import find_contrasts
from knowledge.language.letters import CAPITAL
from knowledge.language.patterns import Template, compiled, read_lists
from knowledge.language.quantities import find_quantities
from knowledge.language.tokenizer import normalise
from knowledge.queries import AnswerType, Query, QuestionAnalysis
from knowledge.retrieval.question_typography import bare_form
from knowledge.retrieval.retriever import Candidate

HALF = 0.5
"""Share of a question that must stand in the heading that a bare "yes" answers."""
REFUTING = (
    "owner_conflict", "asks_back", "repeats", "state_unsaid", "names_nobody", "agentless",
    "undefined", "bare", "category_only", "aspect_unsaid", "of_each",
)  # fmt: skip
"""What is so certain that a sentence is never claimed; the others are weighed."""
MISMATCHES = (
    *REFUTING, "state_conflict", "asks_more", "unsupported", "above", "lone_word", "near_words",
)  # fmt: skip
_LISTS = read_lists("mismatches")
_STATES, _ASPECTS = ("over", "alive"), ("way", "free")


def _either(lines: str) -> str:
    return "|".join(lines.strip().splitlines())


def _section(part: str) -> dict[str, Template]:
    return {
        name: Template(
            rf"(?:^|\b)(?:{'|'.join(lists[part].strip().splitlines())})(?:\b|$)", flags=re.NOFLAG
        )
        for name, lists in _LISTS.items()
        if isinstance(lists, dict)
    }


_ASKED, _TOLD = _section("asked"), _section("told")
_LIGHT = frozenset(_LISTS["light"].split())
_BARE = frozenset(_LISTS["bare"].split())
_MOMENT = Template("|".join(_LISTS["moment"].split()), flags=re.NOFLAG)
_THING = re.compile(
    r"^\W*(?:what|which|что|чего|какой|какая|какое|какие|каких)\b|\bне (?:бар|болады|бериледи)\b"
    r"|^\W*how (?:is|are|was|were)(?: (?:the|your|our|its))? [\w-]++(?: (?:at|in|on) .*)?$"
)
_NEGATED = re.compile(r"\b(?:not?|never|none|не|нет|ни|жок|емес)\b|n['’]t\b")
_WHERE = re.compile(
    r"(?:^|\W)(?:in|on|at|near|beside|from|until|till|в|во|на|у|около|возле|с|до)"
    r"(?: (?:the|a|an|our|your|each))? $",
    re.IGNORECASE,
)
_LONGEST_WHERE = 14
_ENDS = "?:："
_ENDING = re.compile(rf"[{_ENDS}][\s\"'”»)]*$")
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
_OF_YEARS = {"", "time"}
"""Dimensions of numbers that may be years: "in 2010", "в 2010 году"."""
_REMEMBERED = 64
"""Questions of which it is kept what they ask for, for each meets many sentences."""
_FEW, _LONGEST = 8, 40
"""Words of its own from which on a sentence says something; characters of a word."""
_MARKS = ".,;:!?()«»\"'"
_NAMES = re.compile(rf"(?<=[\w,] )[{CAPITAL}][\w’'-]+|\b\d")


def find_mismatches(query: Query, candidate: Candidate, alignment: Alignment) -> dict[str, float]:
    """Return what speaks against a sentence, each by its name."""
    analysis, written = query.analysis, candidate.fact.text
    is_yes_no = analysis.kind is AnswerType.YES_NO
    conflicts = _conflicts(query, candidate, is_yes_no=is_yes_no)
    asked = bare_form(query.text)
    kinds = _kinds_asked_for(asked)
    found = {
        "owner_conflict": "owner" in conflicts or "ring" in conflicts,
        "state_conflict": "state" in conflicts,
        "asks_back": _asks_back(written),
        "repeats": not is_yes_no and _repeats(query, alignment, asked),
        "state_unsaid": is_yes_no and any(_lacks(state, kinds, written) for state in _STATES),
        "aspect_unsaid": any(_lacks(aspect, kinds, written) for aspect in _ASPECTS),
        "names_nobody": "taking_part" in kinds and _names_nobody(written),
        "agentless": lacks_agent(query, asked, alignment),
        "undefined": analysis.kind is AnswerType.DEFINITION and not alignment.met,
        "category_only": says_category_only(query, alignment),
        "asks_more": "more" in kinds,
        "of_each": analysis.kind is AnswerType.COUNT and _tells_of_each(query, alignment),
    }
    numbers = {name: float(value) for name, value in found.items()} | _of_words(
        query, candidate, alignment
    )
    is_bare = _BARE.issuperset(candidate.fact.content.split())
    return numbers | {"bare": float(is_bare and numbers["above"] < HALF)}


def asks_for_another(question: str) -> bool:
    """Tell whether a question asks for another one than was told: "what else", "what other"."""
    return "more" in _kinds_asked_for(bare_form(question))


def _conflicts(query: Query, candidate: Candidate, *, is_yes_no: bool) -> Collection[str]:
    """Return the kinds of contrasts that nothing above the sentence takes back."""
    is_rank = is_of_another_rank(bare_form(query.text), candidate.fact.normalised)
    kinds = {"owner"} if is_rank or _is_of_another_year(query, candidate) else set()
    for contrast in find_contrasts(query.text, candidate.fact.text):
        kind = contrast.member.kind
        told = any(
            weight >= ITSELF and stem in _above(candidate)
            for term in query.terms
            if term.word in contrast.words
            for stem, weight in term.expansions.items()
        )
        if not told and not (is_yes_no and kind != "owner"):
            kinds.add(kind)
    return kinds


def _above(candidate: Candidate) -> set[str]:
    return {*candidate.fact.headings, *candidate.title.stems}


def _asks_back(written: str) -> bool:
    # Most sentences hold no such mark, and are told by that.
    return any(mark in written for mark in _ENDS) and _ENDING.search(written) is not None


def _is_of_another_year(query: Query, candidate: Candidate) -> bool:
    """Tell whether a sentence names years, and not the one of the question."""
    asked = {number for number in query.analysis.numbers if _YEAR.fullmatch(number)}
    asked = asked and _years_in(query.text) & asked
    told = _years_in(candidate.fact.text) if asked else set()
    return bool(told) and asked.isdisjoint(told | _above(candidate) | candidate.title.said)


def _years_in(text: str) -> set[str]:
    """Return the years of a text; 1700 tenge are none, and 1500 metres neither."""
    sums = [each for each in find_quantities(text) if each.dimension not in _OF_YEARS]
    return {
        found[0]
        for found in _YEAR.finditer(text)
        if not any(each.start <= found.start() < each.end for each in sums)
    }


def _repeats(query: Query, alignment: Alignment, asked: str) -> bool:
    """Tell whether a sentence has no word of its own that could answer."""
    sentence = alignment.sentence.text
    met = {place for place, _, weight in alignment.met if weight > MEETS}
    if not met:
        return False
    said, count, told_by_moment = query.analysis.said, 0, _may_repeat_moment(query.analysis, asked)
    for at, stems in alignment.sentence.content_words:
        if at in met or not stems.isdisjoint(said):
            continue
        count += 1
        word = normalise(sentence[at : at + _LONGEST].split()[0]).strip(_MARKS)
        is_own = bool(word) and word not in _LIGHT
        before = sentence[max(0, at - _LONGEST_WHERE) : at]
        if is_own and not (told_by_moment and _is_of_moment_or_place(word, before)):
            return False
    return count <= _FEW and _NEGATED.search(alignment.sentence.normalised) is None


def _is_of_moment_or_place(word: str, before: str) -> bool:
    """Tell whether a word says when or where: "from seven to ten", "on the roof"."""
    is_moment = compiled(_MOMENT).fullmatch(word) is not None
    return is_moment or _WHERE.search(before) is not None


def _may_repeat_moment(analysis: QuestionAnalysis, asked: str) -> bool:
    """Tell whether a thing is asked for, of which the moment alone says nothing."""
    is_thing = not is_typed(analysis) and _THING.search(asked) is not None
    return is_thing and not any(map(expression, analysis.attribute))


@lru_cache(_REMEMBERED)
def _kinds_asked_for(asked: str) -> frozenset[str]:
    """Return the states and aspects that a normalised question asks for."""
    kinds = (name for name, template in _ASKED.items() if compiled(template).search(asked))
    return frozenset(kinds)


def _lacks(state: str, asked: Collection[str], written: str) -> bool:
    """Tell whether a state is asked for of which a sentence says nothing."""
    return state in asked and compiled(_TOLD[state]).search(normalise(written)) is None


def _tells_of_each(query: Query, alignment: Alignment) -> bool:
    """Tell whether what shall be counted is only told of each."""
    places = alignment.places(query.analysis.attribute)
    if not places or asks_of_each(query.text):
        return False
    return all(is_of_each(alignment.sentence.text, at) for at in places)


def _names_nobody(written: str) -> bool:
    is_told = compiled(_TOLD["taking_part"]).search(normalise(written)) is not None
    return is_told and _NAMES.search(written) is None


def _of_words(query: Query, candidate: Candidate, alignment: Alignment) -> dict[str, float]:
    """Return how much of the question stands in the sentence, above it or nowhere near."""
    missing = alignment.missing
    above = candidate.fact.headings
    wanted = frozenset(stem for at in missing for stem in query.terms[at].expansions)
    beside = (f.stems for f in candidate.paragraph if not wanted.isdisjoint(f.stems))
    around = {*above}.union(candidate.title.stems, *beside) if missing else above
    lacking = [at for at in missing if not alignment.is_among(at, around)]
    led = [at for at in missing if alignment.is_among(at, above)] if above else ()
    best = alignment.best
    met = [best.get(at, 0.0) for at, term in enumerate(query.terms) if not term.is_stopword]
    return {
        "unsupported": alignment.share(lacking),
        "above": alignment.share(led),
        "lone_word": float(len(met) > 1 and sum(weight > MEETS for weight in met) <= 1),
        "near_words": float(bool(met) and max(met) < ITSELF),
    }
