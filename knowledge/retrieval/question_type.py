"""What a question asks for: the kind of answer, the attribute, and what it takes for granted."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from rapidfuzz.distance import OSA

from knowledge.language import stopwords, tokens
from knowledge.language.dictionary import is_common_word
from knowledge.language.document_languages import listed
from knowledge.language.impersonal import points_back
from knowledge.language.letters import NEVER_NAMES, SMALL
from knowledge.language.patterns import Template, compiled
from knowledge.language.stemmer import stem_set
from knowledge.language.tokenizer import normalise
from knowledge.queries import AnswerType, QuestionAnalysis
from knowledge.retrieval.asked_attribute import find_asked_attribute, find_attribute_words
from knowledge.retrieval.asked_persons import asks_about_person
from knowledge.retrieval.implied_words import find_asking_words

_case_sensitive = partial(Template, flags=re.NOFLAG)
_ASKED = _case_sensitive(
    r"(?:^|(?<=\W)(?=\w))(?:"
    + "|".join(f"(?P<{kind}>{{{kind}}})" for kind in AnswerType if kind is not AnswerType.OTHER)
    + r")(?:\b|$)",
    "question_types",
)
"""The first kind in the order of the enumeration, of those that are asked for first."""
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NAME = _case_sensitive(rf"(?<=\s)[\"'“«‘(]*([^\W\d_{SMALL}][\w’'-]*)")
_SENTENCE_END = _case_sensitive(r"(?<![\w.])([\w.]{0,20})[.?!…:][\"'”»’)]*\s+[\"'“«‘(]*$")
_LONGEST_SENTENCE_END = 40
_ABBREVIATIONS = listed("abbreviations.txt", "any")
_NEGATION = _case_sensitive(
    r"\b(?:not|never|no one|nobody|without|except|fail(?:ed|s)?|\w+n['’]t|cannot"
    r"|(?:do|does|did|is|are|was|were|has|have|had|ca|could|wo|would|should|must|need|ai)nt"
    r"|не|никто|никогда|без"
    r"|кроме|нельзя|никого|никому|ничего|нигде|емес|ешким\w{0,4}|ештене\w{0,2}|ешкашан|ешкайда"
    r"|жок|\w+[мбп](?:ай|ей)(?:ды|ди|тын|тин)|\w+м[ае]д[ыи]|\w+[птсшк]п[ае]д[ыи])\b"
)
_INTERROGATIVE = _case_sensitive(
    r"\b(?:what|which|whose|как(?:ой|ая|ое|ие|ого|ому|ую|их|им|ими|ов|ова|ово|овы|ом)"
    r"|кай|кандай|кайсы|нендей|нешинши)\b"
    r"(?:['’]?s\b| is\b| are\b| was\b| were\b| будет\b| был[аои]?\b)?((?: [\w-]+){1,6})"
)
_COUNTED = _case_sensitive(
    r"\b(?:how (?:many|much)|сколько|скольк(?:и|их|им|ими)|канша|неше)((?: [\w-]+){1,4})"
)
_COUNT_OF = _case_sensitive(
    r"\b(?:number|total|count|amount) of ((?:the )?[\w -]+?)(?= (?:in|at|on|who|that|which|of)\b|$)"
)
_NUMBER_OF = _case_sensitive(
    r"\b(?:число|количество|численность)((?: [\w-]+){1,2})"
    r"|(?<![\w-])((?:[\w-]{1,40} )?[\w-]{1,40}) саны\b"
)
_BEHIND_NOUN = _case_sensitive(
    r"(?<![\w-])((?:[\w-]{1,40} )?[\w-]{1,40}) "
    r"(?:кандай|канша|неше\w{0,3}|кайсы)(?: (?:екен|еди|болды|болады))?$"
)
"""Kazakh asks behind the noun: билет бағасы қанша."""
_NOUN_OF = _case_sensitive(r"^(?:the )?((?:[\w-]+ )?[\w-]+) of\b")
_CALLED = _case_sensitive(
    r"\b(?:called|named|name|names|зовут|звали|имя|имена|имени|фамилия|назва\w+"
    r"|называ\w+|аты|атауы|есими|калай ата\w+|деп ата\w+|атымен)\b"
)
_OPENER = _case_sensitive(
    r"\b(?:how|what|which|why|who|where)\b(?! about\b)"
    r"|\b(?:как|что|чем|чего|чему|как(?:ой|ая|ие|ое|ого|ую|им|их|ому)|почему|зачем|кто|где|куда)\b"
)
_OF_PERSONS = {AnswerType.PERSON, AnswerType.OTHER, AnswerType.DEFINITION}
_SUBORDINATE = {AnswerType.DATE, AnswerType.PLACE, AnswerType.PERSON}
"""Kinds whose words open a clause as well: "what happens when it rains" asks for no date."""
_VERBS = frozenset(
    """did does do has have had will would can could is are was were be been built won made gave
    got came took held went said paid signed led wrote ran hosted opened joined left founded
    happened began started lent owns holds runs contributed caused covers performed""".split()
)
_LAST = _case_sensitive(
    r"^(?!.*\b(?:who|when|where|why|how|{question_word})\b)(?:[\w.-]+ ){1,5}([\w-]+)$",
    "question_nouns",
)
"""Of "viewing tower height" the height."""
_LONGEST_ATTRIBUTE = 2
_NOUN_AND_VERB = _case_sensitive(
    r"^(?:как|скольк).*? (?![\w-]+{adjective_ending} )[\w-]+ [\w-]+{russian_verb_ending}$"
    r"|^(?:кай|канша|кандай|неш|ненд).* [\w-]+{kazakh_verb_ending}$",
    "question_nouns",
)

_MISSPELT = {
    "wen": "when", "whn": "when", "wat": "what", "wht": "what", "wich": "which", "wher": "where",
    "were is": "where is", "hwo": "who", "woh": "who", "whos": "who is", "whats": "what is",
    "who'll": "who will", "wholl": "who will", "who'd": "who would", "what'll": "what will",
    "when'll": "when will", "where'll": "where will", "wheres": "where is", "whens": "when is", "hows": "how is", "hw": "how", "y": "why",
    "wut": "what", "whut": "what", "wot": "what", "wats": "what is", "wots": "what is",
    "hwo much": "how much", "hwo many": "how many", "hwo long": "how long",
    "wer": "where", "када": "когда", "хто": "кто", "че": "что", "чо": "что", "шо": "что",
    "wy": "why", "whi": "why", "ктоо": "кто", "когд": "когда", "кагда": "когда",
    "скоко": "сколько", "скока": "сколько", "скок": "сколько", "пачему": "почему", "што": "что",
}  # fmt: skip
_REPAIR = _case_sensitive(rf"\b(?:{'|'.join(sorted(map(re.escape, _MISSPELT), key=len)[::-1])})\b")
_OPENS = "who|whom|what|which|when|where|why|how"
_GOES_ON = "is|are|was|were|did|does|do|can|will|has|have|had"
_QUANTITY = "many|much|long|old|far|tall|deep|big|high|often|fast"
_QUANTITIES = _QUANTITY.split("|")
_AFTER_HOW = re.compile(r"\bhow ([a-z]+)")
_MANY = re.compile(r"(many|much)(?=[a-z]{3})")
_RUN_TOGETHER = _case_sensitive(
    rf"\b(?:({_OPENS})({_GOES_ON}|{_QUANTITY})|({_QUANTITY})({_GOES_ON}))\b"
)
_WORDS = ("what", "which", "when", "where", "whose", "many", "much", "long")
_SHORTEST = 4
_FIRST = 3
"""Words among which a question opens."""
_REMEMBERED = 64
"""Questions of which the kind is kept: a talk asks for it before the question is analysed."""


def _plain(question: str) -> str:
    text = _repaired(normalise(question))
    return " ".join(text.strip(" ?!.…").split())


def parse_question(question: str) -> QuestionAnalysis:
    """Take a question apart."""
    text = _plain(question)
    names, kind = tuple(_names(question)), _classified(text)
    if kind in _OF_PERSONS and asks_about_person(text, names):
        kind = AnswerType.DEFINITION
    attribute = _attribute(text, kind)
    return QuestionAnalysis(
        kind,
        attribute,
        names,
        tuple(number.replace(",", "") for number in _NUMBER.findall(text)),
        compiled(_NEGATION).search(text) is not None,
        stem_set(question),
        points_back(question),
        find_attribute_words(text, attribute) | _asking(text, kind, attribute),
    )


def _asking(text: str, kind: AnswerType, attribute: Sequence[str]) -> frozenset[str]:
    found = compiled(_ASKED).search(text)
    return find_asking_words(tokens(found[0]), kind, attribute) if found else frozenset()


def _names(question: str) -> Iterator[str]:
    """Yield the words with a capital, but for those that open a sentence, and "I"."""
    for match in compiled(_NAME).finditer(question):
        name = normalise(match[1])
        if tokens(name)[:1] and tokens(name)[0] in NEVER_NAMES:
            continue
        before = question[max(0, match.start() - _LONGEST_SENTENCE_END) : match.start(1)]
        end = compiled(_SENTENCE_END).search(before)
        opens = end and normalise(end[1]) not in _ABBREVIATIONS and len(end[1]) != 1
        if not opens and not _is_stressed(match[1]):
            yield name


def _is_stressed(word: str) -> bool:
    """Tell whether capitals only stress a word: "when is the WHEEL repaired?"."""
    return len(word) >= _SHORTEST and word.isupper() and is_common_word(normalise(word))


def classify_question(question: str) -> AnswerType:
    """Return the kind of answer a question wants."""
    return _classified(_plain(question))


@lru_cache(_REMEMBERED)
def _classified(text: str) -> AnswerType:
    found = compiled(_ASKED).search(text)
    if found is None or found.lastgroup is None:
        return AnswerType.OTHER
    kind = AnswerType(found.lastgroup)
    opens = compiled(_OPENER).search(text, 0, found.start())
    return AnswerType.OTHER if kind in _SUBORDINATE and opens else kind


def _attribute(text: str, kind: AnswerType) -> tuple[str, ...]:
    """Return what is asked about: of "what interest rate does", interest and rate."""
    if compiled(_CALLED).search(text):
        return ("name",)
    if kind is AnswerType.DURATION:
        return ()
    if name := find_asked_attribute(text, kind):
        return (name,)
    patterns = (_NUMBER_OF, _COUNTED, _COUNT_OF, _INTERROGATIVE, _BEHIND_NOUN, _NOUN_OF)
    searches = (compiled(pattern).search(text) for pattern in patterns)
    match = next(filter(None, searches), None) or compiled(_LAST).search(text)
    if match is None:
        return ()
    found = next(filter(None, match.groups()))
    return _noun_phrase(found.split(), match[0].split(" ", 1)[0])


def _noun_phrase(words: list[str], opening: str) -> tuple[str, ...]:
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
    run = run[:_LONGEST_ATTRIBUTE]
    if len(run) > 1 and compiled(_NOUN_AND_VERB).search(" ".join((opening, *run))):
        run.pop()
    return tuple(run)


def _repaired(question: str) -> str:
    """Return a normalised question with the words that open it as they were meant."""
    text = compiled(_REPAIR).sub(lambda match: _MISSPELT[match[0]], question)
    text = compiled(_RUN_TOGETHER).sub(lambda match: " ".join(filter(None, match.groups())), text)
    words = text.split(" ")
    text = " ".join([*map(_meant, words[:_FIRST]), *words[_FIRST:]])
    return _AFTER_HOW.sub(lambda match: f"how {_quantity(match[1])}", text)


def _quantity(word: str) -> str:
    """Return how many, how tall, how long as it was meant, for few other words follow "how"."""
    if run_together := _MANY.match(word):
        return f"{run_together[1]} {word[run_together.end() :]}"
    near = _near(word, _QUANTITIES, _SHORTEST - 1)
    return near[0] if near else word


def _meant(word: str) -> str:
    bare = word.strip("?!.,…")
    near = _near(bare, _WORDS, _SHORTEST)
    return near[0] if len(near) == 1 else word


def _near(word: str, meant: Sequence[str], shortest: int) -> list[str]:
    """Return which words one may be with a letter wrong; none if it makes sense as it stands."""
    if len(word) < shortest:
        return []
    near = [each for each in meant if OSA.distance(word, each, score_cutoff=1) <= 1]
    # Few words are near, and whether one makes sense takes all word lists to say.
    return [] if near and is_common_word(word) else near
