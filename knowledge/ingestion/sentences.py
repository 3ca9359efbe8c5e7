"""Where sentences end in English, Russian and Kazakh: at no abbreviation, initial or number."""

import re
from collections.abc import Iterator

from knowledge.language.document_languages import listed, phrases
from knowledge.language.letters import SMALL

_NOTE = 120
"""Characters of a source in brackets that belongs to the sentence before it."""
_LEADERS = "...."
"""What leads to a price or a page."""
_ASIDE = 200
"""Characters of sentences in brackets that belong to the one around them."""
_NAME = 40
"""Characters of the halves of a name in quotation marks between which a full stop stands."""
_STOP = re.compile(
    rf"""(?:(?<![.!?…])(?P<dot>[.!?…]++)[)\]}}"'»”’›]*+(?:\[\d{{1,4}}\])*+\s++ # with its brackets
           (?=[-–—]?\s?["'«“‘‹„(\[¿¡]*+[^\W_{SMALL}]) # a capital or digit opens the next
           (?!\([^()]{{0,{_NOTE}}}(?<![.!?…])\)\.?\s*+$) # and no source in brackets closes all
        |[。！？]++[」』”’]*+)""",
    re.VERBOSE,
)
_MARK = re.compile(r"[.!?…。！？]")
"""What every stop begins with: looked for alone, for that is four times as fast."""
_OPENING_MARK = re.compile(r"[(“«]")
_BEFORE = 24
"""Characters before a full stop among which its word stands."""
_WORD_BEFORE = re.compile(r"(?:^|[\s(\[\"'«“‘„/-])([^\W\d_]++(?:\.[^\W\d_]++)*+)$")
_ABBREVIATIONS = listed("abbreviations.txt", "any")
_OFTEN_LAST = listed("abbreviations.txt", "often_last")
"""Abbreviations that end a sentence as often as not; the word after them decides."""
_NUMBERED = listed("abbreviations.txt", "before_number")
"""Abbreviations that only a number follows: “Art. 5”, “ч. 2 ст. 5”, “разд. 5 прил. 2”."""
_NUMBER_NEXT = re.compile(r"(?:№\s*|[(\[«“]?)[\dIVXLC]")
_NEXT = "|".join(sorted(listed("abbreviations.txt", "next")))
_OPENERS = re.compile(rf"(?:{_NEXT})\b", re.IGNORECASE)
_ENUMERATED = re.compile(r"(?:^|[\s(])\(?\d{1,3}(?:\.\d{1,3})*$|^[IVX]{2,5}$")
_ROMAN = re.compile(r"[IVX]{2,5}")
_CLAUSES = "|".join(sorted(phrases("structure.txt", "clause_reference"), reverse=True))
_REFERENCE = re.compile(rf"(?:{_CLAUSES})\s?\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}$", re.IGNORECASE)
"""The number of a clause that a sentence names: “п. 5.2.”, “clause 1.1.”."""
_CAPTIONS = "|".join(map(re.escape, sorted(phrases("structure.txt", "caption"), reverse=True)))
_CAPTION = re.compile(rf"(?:{_CAPTIONS})\s*+\d{{1,3}}(?:[.-]\d{{1,3}}){{0,2}}", re.IGNORECASE)
"""The number of a figure that opens the words below it: “Рис. 4. Shapes”."""
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
"""“L.A” of “L.A.”, “р.т” of “р.т.”."""
_LABELS = phrases("structure.txt", "label")
_IN_BRACKETS = listed("abbreviations.txt", "in_brackets")
"""Abbreviations that end what stands in brackets, and not the sentence around them: “etc.)”."""
_PECULIAR = _ABBREVIATIONS | _OFTEN_LAST | _NUMBERED | _LABELS | _IN_BRACKETS
"""The words behind which a full stop may not end a sentence."""


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a stretch of text stand, without the space around them."""
    left = start
    may_be_within = _OPENING_MARK.search(text, start, end) is not None
    for stop in _stops(text, start, end):
        at = stop.end()
        within = may_be_within and (
            _is_within_brackets(text, left, at, end) or _is_within_name(text, left, stop, end)
        )
        if not within and _ends_here(text, start, stop):
            yield from trimmed(text, left, at)
            left = at
    yield from trimmed(text, left, end)


def _is_within_brackets(text: str, left: int, at: int, end: int) -> bool:
    """Tell whether brackets within a sentence are still open, and close soon.

    Sentences that stand in brackets themselves are sentences: “(She waits. He rows.)”.
    """
    opened = text.rfind("(", max(left, at - _ASIDE), at)
    within = opened >= 0 and not text[max(left, at - _ASIDE) : opened].isspace() and opened > left
    if not within or text.find(")", opened, at) >= 0:
        return False
    closed = text.find(")", at, min(end, at + _ASIDE))
    return closed >= 0 and text.find("(", at, closed) < 0


def _is_within_name(text: str, left: int, stop: re.Match[str], end: int) -> bool:
    """Tell a full stop within a name in quotation marks: “the bot “Aura. Charts” draws them”."""
    near = max(left + 1, stop.start() - _NAME)
    for opens, closes in (("“", "”"), ("«", "»")):
        opened = text.rfind(opens, near, stop.start())
        if opened < 0 or text.find(closes, opened, stop.end()) >= 0:
            continue
        closed = text.find(closes, stop.end(), min(end, stop.end() + _NAME))
        follows = text[closed + 1 : closed + 3].strip() if closed > 0 else ""
        if follows and text[closed - 1].isalnum() and not follows[0].isupper():
            return True
    return False


def _stops(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    while mark := _MARK.search(text, start, end):
        stop = _STOP.match(text, mark.start(), end)
        start = (stop or mark).end()
        if stop and not stop[0].startswith(_LEADERS):
            yield stop


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
    # A window of its own: what stands before it must not look like the beginning of a word.
    window = text[max(start, stop.start() - _BEFORE) : stop.start()].rstrip()
    if stop["dot"] != "." or (_ends_in_plain_word(window) and not _is_roman(window, start, stop)):
        return True
    before = _WORD_BEFORE.search(window)
    if before is None or _is_roman(window, start, stop):
        refers = _REFERENCE.search(window) and stop.start() - start >= len(window)
        return not refers and not _is_enumeration(text, start, stop)
    word = before[1].casefold()
    if word in _LABELS and window.strip() == before[1] and stop.start() - start < _BEFORE:
        return False
    within = word in _IN_BRACKETS and text[stop.start() + 1] in ")]"
    if within or (word in _NUMBERED and _NUMBER_NEXT.match(text, stop.end())):
        return False
    initials = before[1].isupper() and _INITIALS.fullmatch(before[1]) is not None
    if word in _ABBREVIATIONS or initials:
        may_end = initials or word in _OFTEN_LAST
        return may_end and bool(_OPENERS.match(text, stop.end()))
    # An initial: "J. Smith", "А. Байтұрсынұлы"; a single capital letter ends few sentences. A
    # small one that opens a stretch is its mark: "a. The tenant". A Latin letter before Cyrillic
    # ones is a name of its own: "кнопкой D. Затем".
    opens = stop.start() - len(word) == start
    named = not opens and word.isascii() and not text[stop.end()].isascii()
    return not (len(word) == 1 and not named and (opens or (before[1].isupper() and word != "i")))


def _is_roman(window: str, start: int, stop: re.Match[str]) -> bool:
    """Tell a Roman number that opens the stretch: “II. The tenant”."""
    return stop.start() - start <= _BEFORE and _ROMAN.fullmatch(window.strip()) is not None


def _ends_in_plain_word(window: str) -> bool:
    """Tell a word of letters alone that is neither an abbreviation nor an initial: most are."""
    if not window[-1:].isalpha():
        return False
    word = window.rsplit(maxsplit=1)[-1]
    return len(word) > 1 and word.isalpha() and word.casefold() not in _PECULIAR


def _is_enumeration(text: str, start: int, stop: re.Match[str]) -> bool:
    """Tell whether a number opens the stretch: “1. The tenant”, “3.1. Smoking”, “Fig. 4. Oars”."""
    before = text[start : stop.start()] if stop.start() - start < _BEFORE else ""
    return bool(_ENUMERATED.fullmatch(before.strip()) or _CAPTION.fullmatch(before.strip()))
