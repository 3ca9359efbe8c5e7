"""Whether a sentence holds what a question asks for and does not say itself, and where."""

import re
from collections.abc import Iterator
from functools import lru_cache

from knowledge.analysis import normalise, stem, stopwords
from knowledge.asking import Asked, Asking, understand

_MONTH = r"""(?:january|february|march|april|may|june|july|august|september|october|november|december
|январ\w+|феврал\w+|марта?|апрел\w+|ма[йя]|июн\w+|июл\w+|август\w*|сентябр\w+|октябр\w+|ноябр\w+
|декабр\w+|қаңтар\w*|ақпан\w*|наурыз\w*|сәуір\w*|мамыр\w*|маусым\w*|шілде\w*|тамыз\w*|қыркүйек\w*
|қазан\w*|қараша\w*|желтоқсан\w*)"""
_DAY = r"""(?:mon|tues|wednes|thurs|fri|satur|sun)day|понедельник\w*|вторник\w*|сред[уы]|четверг\w*
|пятниц\w+|суббот\w+|воскресень\w+|дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі"""
_TIME = r"""today|yesterday|tomorrow|tonight|(?:this|next|last|every|each) (?:year|month|week|day
|spring|summer|autumn|fall|winter|night|morning)|(?:spring|summer|autumn|winter) of|(?:the )?\w+ century
|(?:early|late|mid)[- ]\d{4}s?|\w+ (?:years?|months?|weeks?|days?|hours?) (?:ago|later|before
|after|earlier)|midnight|noon|сегодня|вчера|завтра|(?:\w+ )?век[ауе]?|весн\w+|летом|осень\w*|зимой
|ежегодно|бүгін|кеше|ертең|\w+ ғасыр\w*|көктем\w*|жазда|күзде|қыста|жыл сайын"""
_NUMERAL = r"""(?:(?<![\w.,])\d[\d.,]*(?:st|nd|rd|th)?|\b(?:one|two|three|four|five|six|seven|eight
|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty
|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half
|third|quarter|twice|double|several|both|no one|none|один|одн[аоу]|дв[ае]|двух|тр[ие]|трех|четыре
|пять|шесть|семь|восемь|девять|десять|сто|тысяч\w*|миллион\w*|миллиард\w*|половин\w+|треть|бір|екі
|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жиырма|отыз|қырық|елу|алпыс|жетпіс|сексен|тоқсан|жүз|мың
|жарты\w*)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand|million|billion
|тысяч\w*|миллион\w*|миллиард\w*|мың))*\b)"""
_PERIOD = r"""(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|century
|centuries|generations?|секунд\w*|минут\w*|час\w*|дн[яейи]\w*|день|недел\w+|месяц\w*|год\w*|лет
|десятилет\w+|век\w*|сағат\w*|күн\w*|апта\w*|ай\w*|жыл\w*)"""
_UNIT = r"""(?:km|kilomet\w+|met(?:re|er)s?|miles?|feet|foot|hectares?|square|tonn?e?s?|kilogram\w*|kg
|lit(?:re|er)s?|cubic|degrees?|percent|mph|км|м|километр\w*|метр\w*|гектар\w*|тонн\w*|литр\w*|градус\w*
|шақырым\w*|m|cm|acres?|inch\w*|grams?|%|km/h|years old)"""
_MONEY = r"""(?:[$€£₸¥₽] ?\d[\d.,]*(?: ?(?:thousand|million|billion|trillion|bn|m|k)\b)?|\b[\w.,]+[ ](?:(?:thousand|million|billion|trillion|тысяч\w*|млн|млрд|миллион\w*|миллиард\w*|мың) )?(?:(?:U\.?S\.?|American) )?
(?:dollars?|euros?|pounds?|tenge|soms?|roubles?|rubles?|liras?|yen|cents?|yuan|доллар\w*|евро|тенге
|рубл\w+|сом\w*|теңге)\b|\b(?:free|бесплатн\w+|тегін)\b)"""
_GROUP = r"""president|minister|director|head|chief|leader|politicians?|experts?|scientists?|speakers?
|participants?|engineers?|mayor|governor|king|queen|emperor|author|writer|actor|actress|singer
|officials?|ambassador|secretary|chair\w*|founder|owner|residents?|people|students?|teachers?
|workers?|farmers?|fishermen|journalists?|researchers?|soldiers?|delegates?|guests?|visitors?
|players?|coach|teams?|board|compan(?:y|ies)|governments?|council|committee|parliaments?|ministry
|agency|bank|universit(?:y|ies)|investors?|drivers?|children|schoolchildren|wholesaler|jury|lawyers?
|nations?|tribes?|merchants?|family|court|church|army|министр\w*|директор\w*|глав\w+|политик\w*
|эксперт\w*|учен\w+|участник\w*|президент\w*|сарапшы\w*|басшы\w*|саясаткер\w*|ғалым\w*|қатысушы\w*"""
_CAUSE = r"""because|since|due to|owing to|thanks to|so that|in order to|reasons?|therefore|thus|hence
|caus(?:ed?|ing)|as a result|result(?:ed|ing)? (?:of|from|in)|led to|leading to|which is why|blame\w*
|that is why|for fear|in response|after|as|for its|to (?:avoid|prevent|protect|save|allow|help|make
|reduce|improve|ensure|promote|honou?r|mark|increase|create|provide|get|keep)|out of|depend\w*|one for
|потому|поскольку|из-за|благодаря|так как|чтобы|поэтому|вследствие|по причине|өйткені|себебі
|сондықтан|үшін|байланысты|нәтижесінде|салдарынан"""
_SAID = r"""[“”«»"]|\b(?:said|says|told|added|noted|stressed|believes?|according to|called|stated
|declared|warned|promised|explained|сказал\w*|заявил\w*|отметил\w*|по словам|деді|айтты)\b|^[-–—] """
_CAPITAL = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІÀ-ÖØ-ÞĀĆČĐŁŃŌŚŠŞŹŻŽİ"
_NAMED = rf"[{_CAPITAL}][\w’'-]*(?:[ ](?:of[ ]the[ ]|of[ ]|the[ ]|de[ ]|and[ ](?=[{_CAPITAL}]\w+[ ]of))?[{_CAPITAL}][\w’'.-]*)*"
_BREAK = re.compile(r"\s*\n")
_NAME = re.compile(_NAMED)
_YEARS = r"\b(?:1\d{3}|20\d{2})(?:s\b|-\w+)?|\b\d{1,2}[:.]\d\d (?:[ap]\.?m\b\.?)|\b\d{1,2}:\d\d\b"
_IN = r"\b(?:in|at|from|near|to|on|of|into|across|between|outside|through|beside|around|в|во|на|из|под|около)"
_PLACE = re.compile(rf"{_IN} (?:the )?(?:\w+ (?:city|town|village|port) of )?({_NAMED})")
_PLACED = re.compile(
    r"\b(?:in|at|near|inside|outside|beside|along|across|to|from|on) (?:the |an? )?[\w’'-]+"
    r"(?: [\w’'-]+)?|\b[\w-]+(?:да|де|та|те|нда|нде)\b"
)


def _compile(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(_BREAK.sub("", pattern) for pattern in patterns), re.IGNORECASE)


def _words(pattern: str) -> str:
    return rf"\b(?:{pattern})\b"


_PATTERN: dict[Asked, re.Pattern[str]] = {
    Asked.DATE: _compile(
        rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?: \d{{4}})?|\b{_MONTH}(?: \d{{1,4}})?(?:, \d{{4}})?\b",
        _YEARS,
        _words(_DAY),
        _words(_TIME),
    ),
    Asked.DURATION: _compile(
        rf"{_NUMERAL}(?: and a half)?[ -](?:full )?{_PERIOD}\b",
        rf"\b(?:a|an|whole|since|for|until) {_PERIOD}\b",
        r"\bsince \d{4}\b|\bс \d{4}\b|\b\d{4} ?(?:to|–|-|until) ?\d{2,4}\b",
    ),
    Asked.AMOUNT: _compile(_MONEY),
    Asked.PERCENTAGE: _compile(
        r"\d[\d.,]* ?(?:%|per ?cent|процент\w*|пайыз\w*)",
        _words(r"""half|(?:one|two|three)[ -](?:thirds?|quarters?|fifths?)|a (?:third|quarter|fifth)
|most|majority|половин\w+|трет\w+|четверт\w+|жартысы\w*|\w+ in \w+|\w+ percent|the rest"""),
    ),
    Asked.MEASURE: _compile(
        rf"{_NUMERAL}[ -](?:{_UNIT}|{_PERIOD})(?:\b|(?<=%))",
        r"\b(?:every|each|once|twice|daily|weekly|monthly|annual(?:ly)?|ежедневно|каждый)\b",
        r"\d+-year-old|\baged \d+",
    ),
    Asked.COUNT: _compile(_NUMERAL, _MONEY),
    Asked.REASON: _compile(_words(_CAUSE)),
    Asked.QUOTE: _compile(_SAID),
}
_PERSON = _compile(_words(_GROUP))


def evidence(asking: Asking, question: str, sentence: str) -> list[tuple[int, int]]:
    """Return where a sentence holds what was asked for and the question does not say itself.

    Places are character offsets into the sentence, in its order. Empty if there is none, or if
    nothing special was asked for.
    """
    said = _stems(question)
    return sorted(
        place for place in _found(asking.kind, sentence) if _is_new(sentence[slice(*place)], said)
    )


def is_typed(asking: Asking) -> bool:
    """Tell whether the kind of answer leaves traces that `evidence` can look for."""
    return asking.kind in _PATTERN or asking.kind in (
        Asked.PLACE,
        Asked.PERSON,
        Asked.ORGANISATION,
    )


def answer_span(question: str, fact: str) -> tuple[int, int] | None:
    """Return where the words that answer the question stand, if that is clear.

    Of several places, the one nearest to the words that the question and the fact share.
    """
    places = evidence(understand(question), question, fact)
    if not places:
        return None
    said = _stems(question) - stopwords()
    shared = [m.start() for m in re.finditer(r"\w+", fact) if _stems(m[0]) & said]
    if not shared:
        return places[0] if len(places) == 1 else None
    return min(places, key=lambda place: sum(sorted(abs(at - place[0]) for at in shared)[:3]))


def _found(kind: Asked, sentence: str) -> Iterator[tuple[int, int]]:
    if kind in _PATTERN:
        yield from (m.span() for m in _PATTERN[kind].finditer(sentence) if m[0])
    elif kind is Asked.PLACE:
        yield from (match.span(1) for match in _PLACE.finditer(sentence))
    elif kind is Asked.ORGANISATION:
        yield from (m.span() for m in _NAME.finditer(sentence) if _is_name(m, sentence))
    elif kind is Asked.PERSON:
        yield from (m.span() for m in _PERSON.finditer(sentence))
        yield from (m.span() for m in _NAME.finditer(sentence) if _is_name(m, sentence))


def _is_name(match: re.Match[str], sentence: str) -> bool:
    """Tell a name from the word that any sentence begins with a capital."""
    opens = not sentence[: match.start()].strip(" \"'“«‘(–-—")
    return not opens or " " in match[0] or normalise(match[0]) not in stopwords()


def _is_new(words: str, said: frozenset[str]) -> bool:
    """Tell whether the words say more than the question did."""
    found = _stems(words)
    return not found or any(word not in said for word in found)


@lru_cache(maxsize=10_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(
        stem(word.replace(",", ""), "en")
        for word in re.findall(r"\d[\d.,]*\d|\w+", normalise(text))
    )
