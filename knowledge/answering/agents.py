"""Agents: whether a sentence that tells what was done tells by whom."""

import re
from collections.abc import Iterator

from knowledge.answering.alignment import ITSELF, Alignment
from knowledge.answering.evidence import find_evidence, may_act
from knowledge.language import tokens
from knowledge.language.patterns import Template, compiled, read_lists
from knowledge.language.tokenizer import normalise
from knowledge.queries import AnswerType, Query

_LISTS = read_lists("agents")


def _either(name: str, around: str = "{}") -> Template:
    return Template(around.format("|".join(_LISTS[name].strip().splitlines())), flags=re.NOFLAG)


_ASKED, _PARTICIPLE = _either("asked"), _either("participle")
_PAST = _either("past")
_BEFORE = _either("auxiliary", r"\b(?:{})(?: \w{{2,20}}){{0,2}} $")
_AGENT = _either("agent", r"\b(?:{})\b")
_NEAR, _LONGEST = 60, 40
"""Characters before a verb in which its auxiliary stands; characters of a word."""
_MARKS = ".,;:!?»”\"')"


def lacks_agent(query: Query, asked: str, alignment: Alignment) -> bool:
    """Tell whether it is asked who did something that a sentence says was done, by nobody named.

    "Who signed the treaty?" is not answered by "The treaty was signed in Astana." `asked` is the
    normalised question.
    """
    if query.analysis.kind is not AnswerType.PERSON:
        return False
    verb = asked_verb(asked)
    if verb is None:
        return False
    sentence = alignment.sentence.text
    passives = [*_passives(query, verb, alignment)]
    if not passives or any(
        compiled(_AGENT).search(normalise(sentence[at:])) for at, _ in passives
    ):
        return False
    # What opens the sentence is what it was done to, and in English all before the verb.
    patient = min(at if is_helped else 1 for at, is_helped in passives)
    names = (span for span in find_evidence(query.analysis, sentence) if span[0] >= patient)
    return not any(may_act(sentence, span) for span in names)


def asked_verb(asked: str) -> str | None:
    """Return what a normalised question asks who did; None if it asks for nobody's deed."""
    found = compiled(_ASKED).search(asked)
    return next((word for word in (found.groups() if found else ()) if word), None)


def _passives(query: Query, verb: str, alignment: Alignment) -> Iterator[tuple[int, bool]]:
    """Yield where a verb stands as something that was done, and whether "was" says so."""
    sentence = alignment.sentence.text
    own = {at for at, term in enumerate(query.terms) if term.word in tokens(verb)}
    met = {place for place, at, weight in alignment.met if at in own and weight >= ITSELF}
    root = compiled(_PAST).sub("", verb)
    for place, _ in alignment.sentence.words:
        word = normalise(sentence[place : place + _LONGEST].split(maxsplit=1)[0]).strip(_MARKS)
        if place not in met and (root == verb or not word.startswith(root)):
            continue
        before = normalise(sentence[max(0, place - _NEAR) : place]).rstrip() + " "
        is_helped = place in met and compiled(_BEFORE).search(before) is not None
        if is_helped or compiled(_PARTICIPLE).search(word):
            yield place, is_helped
