"""Where sentences end in English, Russian and Kazakh: at no abbreviation, initial or number."""

import re
from collections.abc import Iterator

_STOP = re.compile(
    r"""(?:(?<![.!?…])(?P<dot>[.!?…]++)[)\]}"'»”’›]*+(?:\[\d{1,4}\])*+\s++   # with what closes it
           (?=[-–—]?\s?["'«“‘‹„(\[¿¡]*+[^\W_a-zа-яёәғқңөұүһі]) # a capital or digit opens the next
        |[。！？]++[」』”’]*+)""",
    re.VERBOSE,
)
_BEFORE = 24
"""Characters before a full stop among which its word stands."""
_WORD_BEFORE = re.compile(r"(?:^|[\s(\[\"'«“‘„/-])([^\W\d_]++(?:\.[^\W\d_]++)*+)$")
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof rev hon gen col lt sgt capt maj adm st jr sr mt ft nos vs cf al ca
    approx dept est fig figs vol pp ed eds e.g i.e u.s u.k u.n d.c a.m p.m ph.d b.c a.d jan feb
    mar apr jun jul aug sept sep oct nov dec inc ltd co corp bros gov sen rep pres viz resp incl
    г гг в вв р руб коп тыс млн млрд трлн т т.е т.к т.д т.п т.н им ул пл просп пр д стр с см мм км
    кг др проф акад доц гл ред напр св о обл оз пос гор род ум п пп рис табл м ж б н.э до.н.э и.о
    просп мкр корп стр эт тел моб доб ок долл мин сек час гр шт уч зам нач рук сокр англ каз
    ғ ғғ ж жж мыс т.б т.с.с б.з б.з.д көш тг теңг""".split()
)
_OFTEN_LAST = frozenset(
    "inc ltd co corp jr sr u.s u.k u.n d.c a.m p.m т.д т.п т.б т.с.с др гг тг руб".split()
)
"""Abbreviations that end a sentence as often as not; the word after them decides."""
_NUMBERED = frozenset(
    """no nos art arts sec secs ch chs para paras cl p pp fig figs vol vols ex app
    ст ч п пп абз разд прил гл подп пункт рис табл т с стр кн вып сб изд № кв д б т.ч""".split()
)
"""Abbreviations that only a number follows: “Art. 5”, “ч. 2 ст. 5”, “разд. 5 прил. 2”."""
_NUMBER_NEXT = re.compile(r"(?:№\s*|[(\[«“]?)[\dIVXLC]")
_OPENERS = re.compile(
    r"(?:the|a|an|he|she|it|we|they|this|that|these|in|on|at|by|for|but|and|after|when|as|if|"
    r"он|она|оно|они|это|эта|этот|в|на|по|но|и|а|после|когда|потом|затем|"
    r"ол|олар|бұл|осы|сол|кейін|содан|бірақ|және)\b",
    re.IGNORECASE,
)
_ENUMERATED = re.compile(r"(?:^|[\s(])\(?\d{1,3}(?:\.\d{1,3})*$")


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a stretch of text stand, without the space around them."""
    left = start
    for stop in _STOP.finditer(text, start, end):
        if _ends_here(text, start, stop):
            yield from trimmed(text, left, stop.end())
            left = stop.end()
    yield from trimmed(text, left, end)


def trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretch without the space around it, if anything is left."""
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends_here(text: str, start: int, stop: re.Match[str]) -> bool:
    """Tell whether the full stop ends a sentence, and not an abbreviation or an initial."""
    if stop["dot"] != ".":
        return True
    # A window of its own: what stands before it must not look like the beginning of a word.
    window = text[max(start, stop.start() - _BEFORE) : stop.start()]
    before = _WORD_BEFORE.search(window)
    if before is None:
        return not _is_enumeration(text, start, stop)
    word = before[1].casefold()
    if word in _NUMBERED and _NUMBER_NEXT.match(text, stop.end()):
        return False
    if word in _ABBREVIATIONS:
        return word in _OFTEN_LAST and bool(_OPENERS.match(text, stop.end()))
    # An initial: "J. Smith", "А. Байтұрсынұлы"; a single capital letter ends few sentences.
    return not (len(word) == 1 and before[1].isupper() and word != "i")


def _is_enumeration(text: str, start: int, stop: re.Match[str]) -> bool:
    """Tell whether a number opens the stretch: “1. The tenant”, “3.1. Smoking”."""
    before = text[start : stop.start()] if stop.start() - start < _BEFORE else ""
    return bool(_ENUMERATED.fullmatch(before.strip()))
