"""Rewrites that change what is asked, so that the sentence that answered does no more.

What they put in is unlikely to stand in a document; where it does, the rewrite is left out.
"""

import re

from tests.benchmarks.behaviour_rewrites import (
    Rewrite,
    bare,
    chance,
    inner,
    is_readable,
    replaced,
)

_NAMES = {
    "en": ("Gustav Lindqvist", "Priya Raman", "Olufemi Adeyemi"),
    "ru": ("Густав Линдквист", "Прия Раман", "Олуфеми Адейеми"),
    "kk": ("Густав Линдквист", "Прия Раман", "Олуфеми Адейеми"),
}
_NAME = re.compile(
    r"(?<=[^\W\d_,] )[^\W\d_a-zа-яёәғқңөұүһі][\w’-]+(?: [^\W\d_a-zа-яёәғқңөұүһі][\w’-]+)*"
)
_NUMBER = re.compile(r"(?<![\w.,:/-])\d+(?![\w.,:/-])")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SUBJECT = re.compile(r"\b(?:the|my|your) ((?:[\w’'-]+ ){0,2}[\w’'-]+)$")
_ENDS = re.compile(
    r" (?:\w+ed|held|built|made|open|close|start|begin|cost|located|run|take|work)$"
)


def _added(name: str, **texts: str) -> Rewrite:
    """Return what adds a condition behind the question."""

    def add(question: str, language: str) -> str | None:
        if language not in texts or not is_readable(question, language):
            return None
        words = bare(question)
        if language == "kk":
            return f"{texts['kk']} {inner(words)}?"
        return None if "," in words or "?" in words else f"{words} {texts[language]}?"

    return Rewrite(name, add)


def _about(name: str, **templates: str) -> Rewrite:
    """Return what asks another thing of the question's subject, {s}."""

    def ask(question: str, language: str) -> str | None:
        subject = _subject(question, language)
        return templates[language].format(s=subject) if subject else None

    return Rewrite(name, ask)


def _subject(question: str, language: str) -> str | None:
    """Return what the question is of, roughly: its last name, or its last noun with "the"."""
    if language != "en":
        return None
    text = _ENDS.sub("", bare(question))
    if names := _NAME.findall(text):
        return str(names[-1])
    found = _SUBJECT.search(text)
    return found and f"the {found[1]}"


def _other_name(question: str, language: str) -> str | None:
    names = [] if question.isupper() else _NAME.findall(question)
    if language not in _NAMES or not names or not is_readable(question, language):
        return None
    other = chance("name", question).choice(_NAMES[language])
    return question.replace(names[-1], other)


def _other_acronym(question: str, _language: str) -> str | None:
    if question.isupper():
        return None
    return re.sub(r"\b[A-ZА-Я]{3,6}\b(?!-)", "KZBQ", question, count=1)


def _other_year(question: str, _language: str) -> str | None:
    return _YEAR.sub(lambda year: str(int(year[0]) - 37), question)


def _other_number(question: str, _language: str) -> str | None:
    if _YEAR.search(question):
        return None
    return _NUMBER.sub(lambda number: str(int(number[0]) * 7 + 6), question, count=1)


def _negated(question: str, language: str) -> str | None:
    if language == "ru":
        found = re.match(
            r"(когда|где|куда|кто|сколько \w+|какие \w+|что) (?!не )(?=\w)",
            question,
            re.IGNORECASE,
        )
        return found and f"{found[0]}не {question[found.end() :]}"
    if language != "en":
        return None
    pattern = (
        r"^((?:who|when|where|how many \w+|which \w+|what) )(is|are|was|were|do|does|did|has|have"
        r"|can|should|must) (?!not\b)"
    )
    rewritten = re.sub(pattern, r"\1\2 not ", question, flags=re.IGNORECASE)
    return rewritten.replace("can not ", "cannot ")


CHANGED = (
    Rewrite("other name", _other_name),
    Rewrite("other acronym", _other_acronym),
    Rewrite("other year", _other_year),
    Rewrite("other number", _other_number),
    Rewrite("negated", _negated),
    _added("year added", en="in 1871", ru="в 1871 году", kk="1871 жылы"),
    _added("other century", en="in the 14th century", ru="в XIV веке", kk="XIV ғасырда"),
    _added("other place", en="in Reykjavik", ru="в Рейкьявике", kk="Рейкьявикте"),
    _added("abroad", en="in Portugal", ru="в Португалии", kk="Португалияда"),
    _added(
        "other day", en="on 29 February", ru="29 февраля", kk="29 ақпанда"
    ),
    _added(
        "condition: weather", en="during a sandstorm", ru="во время песчаной бури",
        kk="құмды дауыл кезінде",
    ),
    _added(
        "condition: people", en="for left-handed astronauts", ru="для космонавтов-левшей",
        kk="солақай ғарышкерлер үшін",
    ),
    _added(
        "condition: owner", en="for my elephant", ru="для моего слона", kk="менің пілім үшін"
    ),
    _added(
        "condition: without", en="without a passport", ru="без паспорта", kk="паспортсыз"
    ),
    replaced(
        "other unit",
        en={r"^how many (?!times)(?:\w+ )?(?:metres?|meters?|kilomet\w+|km|miles|feet)\b":
                "how many gallons",
            r"^how many (?:years|months|weeks|days|hours|minutes|euros?|dollars?)\b":
                "how many kilograms",
            r"^how much (?=is|are|does|do|did)": "how many kilograms "},
        ru={r"^сколько стоит\b": "сколько килограммов весит",
            r"^сколько (?:лет|дней|часов|минут)\b":
            "сколько килограммов"},
        kk={r"\bқанша тұрады": "қанша килограмм"},
    ),
    replaced(
        "other currency",
        en={r"^(how much (?:is|are|does|do) .+?)\??$": r"\1 in Japanese yen?"},
        ru={r"^(сколько сто[ия]т .+?)\??$": r"\1 в японских иенах?"},
        kk={r"^(.+ қанша тұрады)\??$": r"жапон иенімен \1?"},
    ),
    replaced(
        "opposite",
        en={
            r"\bhighest\b": "lowest", r"\blowest\b": "highest", r"\bfirst\b": "last",
            r"\blongest\b": "shortest", r"\boldest\b": "youngest", r"\bbiggest\b": "smallest",
            r"\blargest\b": "smallest", r"\bcheapest\b": "dearest", r"\bmax(?:imum)?\b": "minimum",
            r"\bminimum\b": "maximum", r"\bwon\b": "lost", r"\bbefore\b": "after",
            r"\bincrease": "decrease", r"\bmost\b": "least", r"\bhardest\b": "easiest",
        },
        ru={r"\bперв(\w+)\b": r"последн\1", r"\bмаксимальн": "минимальн",
            r"\bминимальн": "максимальн", r"\bдо (?=\w)": "после "},
        kk={r"\bбірінші\b": "соңғы", r"\bең үлкен\b": "ең кіші", r"\bең көп\b": "ең аз"},
    ),
    replaced(
        "previous",
        en={r"\bthe (?!previous|first|last|most|same|next)(?=\w+ )": "the previous "},
        ru={r"^(кто|какой|какая|какие) (?=\w+)": r"\1 предыдущий "},
    ),
    replaced(
        "why, not when",
        en={r"^when (?=is|was|were|did|does|do)": "why ",
            r"^where (?=is|was|were|did|does|do)": "why ",
            r"^how (?:many|much) (\w+) (?=is|was|were|did|does|do)": r"why \1 "},
        ru={r"^(?:когда|где|куда)\b": "почему"},
        kk={r"\b(?:қашан|қайда)\b": "неге"},
    ),
    _about("telephone number of", en="What is the telephone number of {s}?"),
    _about("e-mail address of", en="What is the email address of {s}?"),
    _about("colour of", en="What colour is {s}?"),
    _about("weight of", en="How much does {s} weigh?"),
    _about("grandmother of", en="Who is the grandmother of {s}?"),
    _about("insurance of", en="Which company insures {s}?"),
    _about("false premise: burnt down", en="Why did {s} burn down?"),
    _about("false premise: sold", en="To whom was {s} sold?"),
    _about("compared", en="Is {s} older than the Eiffel Tower?"),
)  # fmt: skip
