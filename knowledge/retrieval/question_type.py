"""What a question asks for: the kind of answer, the attribute, and what it takes for granted."""

import re
from functools import lru_cache

from knowledge.answers import AnswerType, QuestionAnalysis
from knowledge.language import stopwords
from knowledge.language.patterns import compile_pattern
from knowledge.language.tokenizer import normalise
from knowledge.retrieval.question_words import repaired

_ASKED = [
    (kind, compile_pattern(rf"(?:^|\b){{{kind}}}(?:\b|$)", "asking", re.NOFLAG))
    for kind in AnswerType
    if kind is not AnswerType.OTHER
]
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NAME = re.compile(r"(?<=\s)[\"'“«‘(]*([^\W\d_a-zа-яёәғқңөұүһі][\w’'-]*)")
_NEGATION = re.compile(
    r"\b(?:not|never|no one|nobody|without|except|fail(?:ed|s)?|\w+n['’]?t|не|никто|никогда|без"
    r"|кроме|емес|ешким|ешкашан|жок)\b"
)
_HOW = {
    "old": "age", "tall": "height", "high": "height", "long": "length", "deep": "depth",
    "far": "distance", "wide": "width", "fast": "speed", "heavy": "weight", "often": "frequency",
    "big": "size", "large": "size", "hot": "temperature", "cold": "temperature",
    "expensive": "price", "quickly": "speed",
}  # fmt: skip
_INTERROGATIVE = re.compile(
    r"\b(?:what|which|whose|как(?:ой|ая|ое|ие|ого|ому|ую|их|им|ими|ов|ова|ом)|кай|кандай|кайсы)\b"
    r"(?:['’]?s\b| is\b| are\b| was\b| were\b| будет\b| был[аои]?\b)?((?: [\w-]+){1,6})"
)
_COUNTED = re.compile(r"\b(?:how (?:many|much)|сколько|скольки|канша|неше)((?: [\w-]+){1,4})")
_HOW_NOUN = re.compile(r"\bhow ([a-z]+)")
_COUNT_OF = re.compile(
    r"\b(?:number|total|count|amount) of ((?:the )?[\w -]+?)(?= (?:in|at|on|who|that|which|of)\b|$)"
)
_NOUN_OF = re.compile(r"^(?:the )?((?:[\w-]+ )?[\w-]+) of\b")
_CALLED = re.compile(r"\b(?:called|named|name|names|зовут|имя|имена|называ\w+|аты|есими)\b")
_VERBS = frozenset(
    """did does do has have had will would can could is are was were be been built won made gave
    got came took held went said paid signed led wrote ran hosted opened joined left founded
    happened began started lent owns holds runs contributed caused covers performed""".split()
)
_LAST = re.compile(r"^(?!.*\b(?:who|when|where|why|how)\b)(?:[\w.-]+ ){1,5}([\w-]+)$")
"""Of "viewing tower height" the height."""
_LONGEST_ATTRIBUTE = 2


def _plain(question: str) -> str:
    text = repaired(normalise(question))
    return " ".join(text.strip(" ?!.…").split())


@lru_cache(maxsize=10_000)
def understand(question: str) -> QuestionAnalysis:
    """Take a question apart."""
    text = _plain(question)
    kind = what_is_asked(question)
    return QuestionAnalysis(
        kind,
        _attribute(text, kind),
        tuple(normalise(name) for name in _NAME.findall(question)),
        tuple(number.replace(",", "") for number in _NUMBER.findall(text)),
        _NEGATION.search(text) is not None,
    )


@lru_cache(maxsize=10_000)
def what_is_asked(question: str) -> AnswerType:
    """Return the kind of answer a question wants."""
    text = _plain(question)
    found = [
        (match.start(), order, kind)
        for order, (kind, pattern) in enumerate(_ASKED)
        if (match := pattern.search(text))
    ]
    return min(found)[2] if found else AnswerType.OTHER


def _attribute(text: str, kind: AnswerType) -> tuple[str, ...]:
    """Return what is asked about: of "what interest rate does", interest and rate."""
    if _CALLED.search(text):
        return ("name",)
    if kind is AnswerType.DURATION:
        return ()
    if (how := _HOW_NOUN.search(text)) and how[1] in _HOW:
        return (_HOW[how[1]],)
    searches = (
        pattern.search(text) for pattern in (_COUNTED, _COUNT_OF, _INTERROGATIVE, _NOUN_OF)
    )
    match = next(filter(None, searches), None) or _LAST.search(text)
    return _noun_phrase(match[1].split()) if match else ()


def _noun_phrase(words: list[str]) -> tuple[str, ...]:
    """Return the first run of words that carry meaning, without the verb that ends it."""
    run: list[str] = []
    for word in words:
        if word in stopwords() or word in _VERBS:
            if run:
                break
        else:
            run.append(word)
    while len(run) > 1 and run[-1].endswith("ed"):
        run.pop()
    return tuple(run[:_LONGEST_ATTRIBUTE])
