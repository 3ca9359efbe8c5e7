"""Whether a sentence holds what a question asks for and does not say itself, and where."""

import re
from collections.abc import Iterator

from knowledge.answering.alignment import Span
from knowledge.answering.attributes import expressed, expression, measured
from knowledge.answering.cardinals import find_counts, is_interval
from knowledge.answering.habits import find_habits
from knowledge.answering.places import JOINT, NAMED, find_places
from knowledge.language import stopwords
from knowledge.language.dictionary import is_common_word
from knowledge.language.document_languages import given_names
from knowledge.language.letters import CAPITAL
from knowledge.language.patterns import Template, compiled
from knowledge.language.stemmer import possible_stems, stem_set
from knowledge.language.tokenizer import normalise, tokens
from knowledge.queries import AnswerType, QuestionAnalysis

_NAME = re.compile(NAMED)


def _any(*alternatives: str) -> Template:
    return Template("|".join(alternatives), "evidence")


_TEMPLATES = {
    AnswerType.DATE: _any(
        r"\b\d{1,2}(?:st|nd|rd|th)? {month}(?: \d{4})?",
        r"\b{month}(?: \d{1,4})?(?:, \d{4})?\b",
        r"(?<![$€£₽₸])\b(?:1\d{3}|20\d{2})(?!\d| ?{currency})(?:s\b|-\w+)?",
        r"\b\d{1,2}[:.]\d\d (?:[ap]\.?m\b\.?)",
        r"\b\d{1,2}:\d\d\b",
        r"{clock} ?(?:[ap]\.?m\.? ?)?(?:to|till|until|and|–|-|—|до) ?{clock}",
        r"\b{day}\b",
        r"\b{time}\b",
    ),
    AnswerType.DURATION: _any(
        r"{numeral}(?: and a half)?[ -](?:more than )?"
        r"(?:(?:full|working|business|calendar|whole|рабоч\w+|календарн\w+|жұмыс) )?{period}\b",
        r"\b(?:next|same) (?:working |business )?day\b",
        r"\b(?:overnight|permanently|indefinitely|for (?:ever|life)|бессрочно|мерзімсіз)\b",
        r"\b(?:a|an|whole|since|until) {period}\b",
        r"\bfor {period}\b(?! (?:after|before|of|on|in|when|that|which|until)\b)",
        r"\b(?:since|с) \d{4}\b",
        r"\b(?:на|за|через|спустя|около|цел(?:ый|ую|ые)|весь|всю|жарты|бір жарым) {period}\b",
        r"\bпол(?:часа|года|дня|месяца|тора)\b",
        r"\b\d{4} ?(?:to|–|-|until) ?\d{2,4}\b",
    ),
    AnswerType.AMOUNT: _any("{money}"),
    AnswerType.PERCENTAGE: _any(
        r"\d[\d.,]{0,30} ?(?:%|per ?cent|процент\w*|пайыз\w*)",
        r"\b{share}\b",
    ),
    AnswerType.MEASURE: _any(
        r"{numeral}[ -]?(?:{unit}|{period})(?:\b|(?<=%))",
        r"\b(?:half|quarter|third)(?: of)? an? (?:{unit}|{period})\b",
        r"\bпол-?(?:метр|литр|килограмм|километр|тонн)\w{0,2}\b",
        r"\b(?:every|each|once|twice|daily|weekly|monthly|annual(?:ly)?|ежедневно"
        r"|еженедельно|ежемесячно|ежегодно|кажд(?:ый|ую|ые)|раз в|сайын|күнделікті|рет)\b",
        r"(?<!\d)\d++-year-old|\baged \d+",
    ),
    AnswerType.REASON: _any(r"\b{cause}\b", r"\b{hint}\b"),
    AnswerType.QUOTE: _any("{said}"),
    AnswerType.CONTACT: _any("{contact}"),
}
_OF_THINGS = stem_set("many number неше количество")
"""Stems by which a question counts things; "how much" and "сколько" ask for money as well."""
_OF_CLOCK, _DAY = stem_set("time сколько нешеде сагат"), _any("{day}|{month}")
"""Stems by which a time of the day is asked for, which a day or a month alone does not tell."""
_IS, _OF_TIME = stem_set("is are was were"), stem_set("take last do does did stay keep go")
"""English asks "how long" of time and of space: of both by being, of time alone by these."""
_GROUP = _any(r"\b{group}\b")
_TIME = _any(rf"(?:{{month}}|{{day}})\b(?! [{CAPITAL}])")
_QUOTES = " \"'“«‘(–-—"
_FOLLOWING = re.compile(r"\W{1,3}(\w{1,40})")
_OF_SOMEBODY = Template(r" {behind_name}\b", "evidence", re.NOFLAG)
"""How a sentence goes on that opens with a name, where no verb of its own stands behind it."""
_NO_AGENT = Template(r"\b{before_place}$", "evidence", re.NOFLAG)
_NO_PERSON = Template(
    rf"[’'](?:s\b|\W)|-[{CAPITAL}]\w{{0,20}}{{demonym_ending}}\b|\b{{no_person}}\b",
    "evidence",
    re.NOFLAG,
)
_TITLE = re.compile(r"[“\"«„‘][^”\"»“’]{2,80}[”\"»’]")
_SHORTEST = 2
"""Characters of words that answer: a letter of a list names nobody."""
_MARGIN = 2
"""How many times as far other words must be. Chosen on English questions of XQuAD: 1 gives a
word-F1 of 61 to 184 spans in the judged sentences, 1.5 gives 74 to 127, 2 gives 80 to 109."""
_BY_ATTRIBUTE = {
    AnswerType.MEASURE,
    AnswerType.AMOUNT,
    AnswerType.PERCENTAGE,
    AnswerType.DATE,
    AnswerType.CONTACT,
}
_TYPED = {
    *_TEMPLATES,
    AnswerType.COUNT,
    AnswerType.PLACE,
    AnswerType.PERSON,
    AnswerType.ORGANISATION,
    AnswerType.NAME,
}
# Bounded, unlike _NAMED: what follows would be tried again from each of its words.
_SPELT_OUT = Template(
    rf"([{CAPITAL}][\w’'-]{{0,40}}(?: (?:{JOINT})?[{CAPITAL}][\w’'.-]{{0,40}}){{0,12}}"
    r"(?: [\w-]+){0,3}) ?\(([^()]{2,12})\)",
    flags=re.NOFLAG,
)


def find_evidence(analysis: QuestionAnalysis, sentence: str) -> list[Span]:
    """Return where a sentence holds what was asked for and the question does not say itself.

    Places are character offsets into the sentence, in its order. Empty if there is none, or if
    nothing special was asked for.
    """
    if analysis.kind is AnswerType.DEFINITION:
        spelt_out = compiled(_SPELT_OUT).finditer(sentence)
        return [m.span(1) for m in spelt_out if stem_set(m[2]) & analysis.said]
    found = ((span, sentence[slice(*span)]) for span in _found(analysis, sentence))
    told = ((span, words) for span, words in found if _is_new(words, analysis.said))
    if analysis.kind is AnswerType.DATE and not analysis.said.isdisjoint(_OF_CLOCK):
        return sorted(span for span, words in told if not compiled(_DAY).fullmatch(words))
    return sorted({*(span for span, _ in told), *find_habits(analysis, sentence)})


def is_typed(analysis: QuestionAnalysis) -> bool:
    """Tell whether the kind of answer leaves traces that `evidence` can look for."""
    return analysis.kind in _TYPED


def answer_span(analysis: QuestionAnalysis, fact: str) -> Span | None:
    """Return where the words that answer the question stand, if that is clear.

    Of several places, the one nearest to the words that the question and the fact share.
    """
    places = find_evidence(analysis, fact)
    shared = _shared(analysis, fact)
    if not shared:
        return places[0] if len(places) == 1 else None
    return min(places, key=lambda place: _distance(place, shared), default=None)


def certain_span(analysis: QuestionAnalysis, fact: str) -> Span | None:
    """Return the words of `answer_span` if no others may be meant: fewer, but right more often.

    Others are so far from the words of the question that they are out of the running.
    """
    if (span := answer_span(analysis, fact)) is None or span[1] - span[0] < _SHORTEST:
        return None
    words, shared = fact[slice(*span)], _shared(analysis, fact)
    places = find_evidence(analysis, fact)
    others = [place for place in places if place != span and fact[slice(*place)] != words]
    nearest = min((_distance(place, shared) for place in others), default=None)
    is_clear = nearest is None or _MARGIN * _distance(span, shared) <= nearest
    return span if is_clear else None


def _shared(analysis: QuestionAnalysis, fact: str) -> list[int]:
    """Return where the words stand that a question and a fact share."""
    said = analysis.said - stopwords()
    return [m.start() for m in re.finditer(r"\w+", fact) if stem_set(m[0]) & said]


def _distance(place: Span, shared: list[int]) -> int:
    return sum(sorted(abs(at - place[0]) for at in shared)[:3])


def may_act(sentence: str, span: Span) -> bool:
    """Tell whether a name may be that of who does something: no place, no union, no owner."""
    words = sentence[slice(*span)]
    if compiled(_GROUP).search(words):
        return True
    if compiled(_TIME).match(words) or _only_opens(sentence, span):
        return False
    end = sentence[span[1] : span[1] + 2]
    return (
        compiled(_NO_AGENT).search(sentence[: span[0]]) is None
        and compiled(_NO_PERSON).search(words + end) is None
    )


def _only_opens(sentence: str, span: Span) -> bool:
    """Tell whether a word has its capital from the beginning of the sentence alone.

    Names are common words as well: one is meant where a verb or a role follows, as in "Baker won"
    and "Baker is the mayor", but not in "Payment is due"; whatever follows a given name.
    """
    words = sentence[slice(*span)].rstrip(" .,:;!?")
    if sentence[: span[0]].strip(_QUOTES) or not words.isalpha():
        return False
    following = _FOLLOWING.match(sentence, span[1])
    joins = following is not None and normalise(following[1]) in stopwords()
    is_named = not joins or compiled(_OF_SOMEBODY).match(sentence, span[1]) is not None
    opening = normalise(words)
    return not is_named and opening not in given_names() and is_common_word(opening)


def _found(analysis: QuestionAnalysis, sentence: str) -> Iterator[Span]:
    kind = analysis.kind
    if kind in _BY_ATTRIBUTE and (attribute := _expressed(analysis)):
        yield from expressed(attribute, sentence)
    elif kind is AnswerType.COUNT:
        of_things = not analysis.said.isdisjoint(_OF_THINGS)
        yield from find_counts(sentence, of_things=of_things, nouns=analysis.attribute)
    elif kind in _TEMPLATES:
        found = (m.span() for m in compiled(_TEMPLATES[kind]).finditer(sentence) if m[0])
        is_span = kind is AnswerType.DURATION
        yield from (each for each in found if not (is_span and is_interval(sentence, each)))
        yield from measured("length", sentence) if _may_be_length(analysis) else ()
    elif kind is AnswerType.PLACE:
        yield from find_places(sentence)
    elif kind in _TYPED:
        yield from (m.span() for m in _NAME.finditer(sentence) if _is_name(m, sentence))
        if kind is AnswerType.PERSON:
            yield from (m.span() for m in compiled(_GROUP).finditer(sentence))
        if kind is AnswerType.NAME:
            yield from (m.span() for m in _TITLE.finditer(sentence))


def _may_be_length(analysis: QuestionAnalysis) -> bool:
    is_open = not _IS.isdisjoint(analysis.said) and _OF_TIME.isdisjoint(analysis.said)
    return analysis.kind is AnswerType.DURATION and is_open


def _expressed(analysis: QuestionAnalysis) -> str | None:
    """Return the noun of the attribute that was asked for, if it is known how it is expressed."""
    return next((each for each in reversed(analysis.attribute) if expression(each)), None)


def _is_name(match: re.Match[str], sentence: str) -> bool:
    """Tell a name from the word that any sentence begins with a capital."""
    opens = not sentence[: match.start()].strip(_QUOTES)
    return not opens or " " in match[0] or normalise(match[0]) not in stopwords()


def _is_new(words: str, said: frozenset[str]) -> bool:
    """Tell whether the words say more than the question did."""
    found = tokens(words)
    telling = [word for word in found if word not in stopwords()]
    return not found or any(said.isdisjoint(possible_stems(word)) for word in telling or found)
