"""Whether a sentence holds the kind of thing that was asked for, and where."""

import re
from collections.abc import Iterator

from knowledge.analysis import normalise, stem, stopwords
from knowledge.asking import Asked

_MONTHS = r"""january|february|march|april|may|june|july|august|september|october|november|december
|monday|tuesday|wednesday|thursday|friday|saturday|sunday|январ\w+|феврал\w+|март\w*|апрел\w+|ма[йя]
|июн\w+|июл\w+|август\w*|сентябр\w+|октябр\w+|ноябр\w+|декабр\w+|қаңтар\w*|ақпан\w*|наурыз\w*|сәуір\w*
|мамыр\w*|маусым\w*|шілде\w*|тамыз\w*|қыркүйек\w*|қазан\w*|қараша\w*|желтоқсан\w*"""
_TIMES = r"""century|centuries|decade|today|yesterday|tomorrow|tonight|morning|evening|afternoon|noon
|midnight|spring|summer|autumn|winter|annually|nowadays|weekend|(?:last|next|this|every|each) (?:year
|month|week|day|spring|summer|autumn|winter|night)|(?:years?|months?|weeks?|days?|hours?) (?:ago|later
|before|after|earlier)|during|until|since|after|before|сегодня|вчера|завтра|век\w*|весн\w+|лет\w+
|осен\w+|зим\w+|ежегодно|бүгін|кеше|ертең|ғасыр\w*|көктем\w*|жаз\w*|күз\w*|қыс\w*|жыл сайын"""
_NUMBERS = r"""one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen
|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?
|thousands?|millions?|billions?|dozens?|half|third|quarter|twice|double|dozen|couple|several|percent
|один|одна|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|сто|тысяч\w*|миллион\w*|половин\w+
|бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жиырма|отыз|қырық|елу|жүз|мың|миллион\w*|жарты\w*"""
_PEOPLE = r"""president|minister|director|head|chief|leader|politicians?|experts?|scientists?|speakers?
|participants?|engineers?|mayor|governor|king|queen|prince|emperor|author|writer|actor|actress|singer
|officials?|ambassador|secretary|chair\w*|founder|owner|residents?|people|students?|teachers?|workers?
|farmers?|fishermen|journalists?|doctors?|soldiers?|delegates?|guests?|visitors?|players?|coach|team
|company|government|council|committee|ministry|agency|bank|university|president\w*|министр\w*|директор\w*
|глав\w+|политик\w*|эксперт\w*|учен\w+|участник\w*|президент\w*|сарапшы\w*|министрл\w+|басшы\w*
|саясаткер\w*|ғалым\w*|қатысушы\w*"""
_REASONS = r"""because|since|due to|owing to|thanks to|so that|in order to|reasons?|therefore|thus|hence
|caused?|as a result|led to|which is why|this is why|for fear|in response|to (?:avoid|prevent|protect
|save|allow|help|make|reduce|improve|ensure|promote|honou?r|mark)|потому|поскольку|из-за|благодаря
|так как|чтобы|поэтому|вследствие|өйткені|себебі|сондықтан|үшін|байланысты|нәтижесінде"""
_PLACE_BEFORE = (
    r"(?:in|at|from|near|to|on|of|into|across|between|outside|through|в|во|на|из|под|около)"
)


def _words(*patterns: str) -> re.Pattern[str]:
    joined = "|".join(re.sub(r"\s*\n\s*", "", pattern) for pattern in patterns)
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE)


_NAME = re.compile(
    r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w’'-]+(?:\s+(?:of\s+the\s+|of\s+|the\s+|de\s+)?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w’'-]+)*"
)
_PATTERN = {
    Asked.WHEN: re.compile(
        rf"\b(?:1\d{{3}}|20\d{{2}})(?:s|-\w+)?\b|\b\d{{1,2}}:\d\d\b|{_words(_MONTHS, _TIMES).pattern}",
        re.IGNORECASE,
    ),
    Asked.HOW_MANY: re.compile(
        rf"[$€£₸]?\d[\d.,]*\s*%?|{_words(_NUMBERS).pattern}", re.IGNORECASE
    ),
    Asked.WHY: _words(_REASONS),
}
_PERSON = _words(_PEOPLE)
_PLACE = re.compile(rf"\b{_PLACE_BEFORE}\s+(?:the\s+)?({_NAME.pattern})")


def evidence(asked: Asked, question: str, sentence: str) -> list[tuple[int, int]]:
    """Return where a sentence holds what was asked for and the question does not say itself.

    Places are character offsets into the sentence. Empty if there is none, or nothing special
    was asked for.
    """
    said = {stem(word, "en") for word in re.findall(r"\w+", normalise(question))}
    return [place for place in _found(asked, sentence) if _is_new(sentence[slice(*place)], said)]


def _found(asked: Asked, sentence: str) -> Iterator[tuple[int, int]]:
    if asked in _PATTERN:
        yield from (match.span() for match in _PATTERN[asked].finditer(sentence))
    elif asked is Asked.WHERE:
        yield from (match.span(1) for match in _PLACE.finditer(sentence))
    elif asked is Asked.WHO:
        yield from (match.span() for match in _PERSON.finditer(sentence))
        yield from (m.span() for m in _NAME.finditer(sentence) if _is_name(m, sentence))


def _is_name(match: re.Match[str], sentence: str) -> bool:
    """Tell a name from the word that any sentence begins with a capital."""
    opens = not sentence[: match.start()].strip(" \"'“«‘(")
    return not opens or " " in match[0] or normalise(match[0]) not in stopwords()


def _is_new(words: str, said: set[str]) -> bool:
    """Tell whether the words say more than the question did."""
    found = [stem(word, "en") for word in re.findall(r"\w+", normalise(words))]
    return any(word not in said and word not in stopwords() for word in found)
