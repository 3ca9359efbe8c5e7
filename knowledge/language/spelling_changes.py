"""Spelling changes: whether a sentence was only mended, so that it says what it said before.

Mended are spaces, quotes, dashes and marks, capitals, letters of Kazakh that a keyboard lacks, and
words that are none and become a common one by an edit or two (optimal string alignment). Numbers
with the signs at them, dates, words for numbers, negations and names must be what they were.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache

from rapidfuzz.distance import OSA, Levenshtein

from knowledge.language.dictionary import is_common_word
from knowledge.language.document_languages import BY_CODE
from knowledge.language.patterns import Template, compiled
from knowledge.language.tokenizer import fold_letters, normalise, tokens

LONGEST = 5_000
"""Characters of the longest sentence that is compared."""
_SHORTEST, _LONG = 4, 8
"""Letters from which on a word may be misspelt, and by two edits instead of one."""
_SAME_SIGNS = str.maketrans(
    {
        **dict.fromkeys("«»“”„‟", '"'),
        **dict.fromkeys("‘’‚‛`ʼ", "'"),
        **dict.fromkeys("‐‑‒–—−", "-"),
    }
)
_MARKS = "\"'()[].,;:!?…"
"""What stands around a number and does not change it."""
_WORD = re.compile(r"[^\W\d_]+")
_DATE = Template(r"^(?:{month}|{day})", "evidence")


def is_spelling_only(old: str, new: str) -> bool:
    """Tell whether new words of a sentence only mend how the old ones were written."""
    if max(len(old), len(new)) > LONGEST:
        return False
    left, right = _plain(old), _plain(new)
    if _numbers(left) != _numbers(right) or left.count("?") != right.count("?"):
        return False
    before, after = _WORD.findall(left.replace("'", "")), _WORD.findall(right.replace("'", ""))
    if _negations(before) != _negations(after):
        return False
    return _letters(before) == _letters(after) or _are_mended(before, after)


def _plain(text: str) -> str:
    same = unicodedata.normalize("NFC", text).translate(_SAME_SIGNS)
    return " ".join(same.split())


def _numbers(text: str) -> list[str]:
    """Return the numbers of a text, each with the signs at it and beside it, such as a minus."""
    chunks = [chunk.strip(_MARKS) for chunk in text.split()]
    beside = (any(map(_holds_digit, chunks[max(0, at - 1) : at + 2])) for at in range(len(chunks)))
    return [
        chunk
        for chunk, is_beside in zip(chunks, beside, strict=True)
        if _holds_digit(chunk) or (is_beside and _is_sign(chunk))
    ]


def _holds_digit(chunk: str) -> bool:
    return any(map(str.isdigit, chunk))


def _is_sign(chunk: str) -> bool:
    return bool(chunk) and not any(map(str.isalnum, chunk))


def _letters(words: Sequence[str]) -> str:
    return "".join(words).casefold().replace("ё", "е")


def _negations(words: Sequence[str]) -> Counter[str]:
    return Counter(word for word in map(str.casefold, words) if word in _negating())


def _are_mended(before: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether each word that differs was misspelt, or stood there twice."""
    old, new = ([word.casefold() for word in words] for words in (before, after))
    for step in Levenshtein.opcodes(old, new):
        source, target = slice(step.src_start, step.src_end), slice(step.dest_start, step.dest_end)
        if step.tag == "insert":
            return False
        if step.tag == "delete" and not _is_doubled(old, source):
            return False
        pairs = zip(before[source], after[target], strict=False) if step.tag == "replace" else ()
        if not all(_is_mended(*pair, is_first=source.start == 0) for pair in pairs):
            return False
    return True


def _is_doubled(words: list[str], gone: slice) -> bool:
    around = words[max(0, gone.start - 1) : gone.start] + words[gone.stop : gone.stop + 1]
    return gone.stop - gone.start == 1 and words[gone.start] in around


def _is_mended(old: str, new: str, *, is_first: bool) -> bool:
    left, right = old.casefold().replace("ё", "е"), new.casefold().replace("ё", "е")
    if left == right or (left == fold_letters(left) == fold_letters(right)):
        return True
    if (old[0].isupper() or new[0].isupper()) and not is_first:
        return False
    if min(len(left), len(right)) < _SHORTEST or _means_value(left) or _means_value(right):
        return False
    most = 2 if max(len(left), len(right)) >= _LONG else 1
    if OSA.distance(left, right) > most or _negates_inside(left, right):
        return False
    return is_common_word(normalise(new)) and not is_common_word(normalise(old))


def _means_value(word: str) -> bool:
    """Tell whether a word is one for a number, a month or a day."""
    return compiled(_DATE).match(word) is not None or normalise(word) in _number_words()


def _negates_inside(old: str, new: str) -> bool:
    """Tell whether what denies inside a word came or went with an edit: келді, келмеді."""
    listed = (each.sections("negations.txt").get("inside", "") for each in BY_CODE.values())
    return any(old.count(part) != new.count(part) for each in listed for part in each.split())


@cache
def _negating() -> frozenset[str]:
    said = (each.sections("negations.txt")[""] for each in BY_CODE.values())
    return frozenset(word for words in said for word in words.split())


@cache
def _number_words() -> frozenset[str]:
    return frozenset(
        word
        for each in BY_CODE.values()
        for written in (*each.cardinals, *each.ordinals)
        for word in tokens(written)
    )
