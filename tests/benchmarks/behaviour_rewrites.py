"""Rewrites of a question after CheckList (Ribeiro et al., ACL 2020): invariance and direction.

A rewrite is a function of a question and its language (`en`, `ru`, `kk`); it returns the question
in other words or marks, or None where it does not apply. The same question gives the same text.
"""

import random
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

Languages = Mapping[str, str]
Function = Callable[[str, str], str | None]

MARKS = " ?!.…"
_OPENS_SMALL = frozenset(
    """who whom whose what which when where why how is are was were do does did has have had can
    could will would should must in on at by from for of to with after before the a an and so
    кто кого кому кем что чем чего какой какая какое какие каких каком какую когда где куда откуда
    почему зачем сколько как чей можно нужно надо есть в на с из до о по под за от для
    кім не қандай қай қашан қайда неге қанша неше қалай""".split()
)


class Rewrite(NamedTuple):
    """A named way to ask something in another way, or to ask something else."""

    name: str
    function: Function

    def __call__(self, question: str, language: str) -> str | None:
        """Return another text than the question, or None."""
        rewritten = self.function(question, language)
        return rewritten if rewritten and rewritten != question else None


def chance(name: str, question: str) -> random.Random:
    """Return a source of random numbers that depends on nothing else."""
    return random.Random(f"{name} {question}")


def is_readable(question: str, language: str) -> bool:
    """Tell whether the question is in the letters of its language, so that words may be added."""
    return bool(re.search("[а-яё]", question, re.IGNORECASE)) == (language != "en")


def wrapped(name: str, **templates: str) -> Rewrite:
    """Return what puts a question into a text of its language.

    {q} is the question with its mark, {i} the same behind a comma or colon, {b} without a mark.
    """

    def wrap(question: str, language: str) -> str | None:
        if language not in templates or not is_readable(question, language):
            return None
        asked = question if question.rstrip()[-1:] in "?!." else f"{question.rstrip()}?"
        return templates[language].format(q=asked, i=inner(asked), b=inner(bare(question)))

    return Rewrite(name, wrap)


def replaced(name: str, **pairs: Mapping[str, str]) -> Rewrite:
    """Return what replaces the first expression of its language that matches.

    The expressions are tried in their order, without regard to case.
    """

    def replace(question: str, language: str) -> str | None:
        for pattern, other in pairs.get(language, {}).items():
            rewritten, times = re.subn(pattern, other, question, count=1, flags=re.IGNORECASE)
            if times and rewritten != question:
                return like(question, rewritten)
        return None

    return Rewrite(name, replace)


def every(name: str, pairs: Mapping[str, str]) -> Rewrite:
    """Return what replaces every match of every expression, in any language."""

    def replace(question: str, _language: str) -> str | None:
        for pattern, other in pairs.items():
            question = re.sub(pattern, other, question, flags=re.IGNORECASE)
        return question

    return Rewrite(name, replace)


def bare(question: str) -> str:
    """Return the question without the marks at its end."""
    return question.rstrip(MARKS)


def inner(question: str) -> str:
    """Return the question as it stands behind a comma: small at its start, but for names."""
    first = question.split(" ", 1)[0].strip(",?")
    return question[:1].lower() + question[1:] if first.lower() in _OPENS_SMALL else question


def like(question: str, rewritten: str) -> str:
    """Return the text with a capital at its start if the question has one."""
    if question[:1].isupper() and not question.isupper():
        return rewritten[:1].upper() + rewritten[1:]
    return rewritten
