"""Whether words have the form of a sentence, where no full stop at their end says so."""

import re

from knowledge.ingestion.sentences import sentence_spans
from knowledge.ingestion.structure.lists import ends_sentence
from knowledge.ingestion.structure.markers import tail
from knowledge.ingestion.structure.model import Block, Paragraph
from knowledge.ingestion.structure.program_lines import is_program
from knowledge.language.document_languages import listed, phrases, stopwords
from knowledge.language.letters import CAPITAL, FOLLOW_UP_PRONOUNS
from knowledge.models import Span

_FILE = "sentence_forms.txt"
_VERBS, _JOINTS, _LINKS = (listed(_FILE, each) for each in ("verb", "joint", "linking"))
_ENDINGS = tuple(sorted(listed(_FILE, "verb_ending")))
_OPEN_ENDS = listed(_FILE, "open_end")
_PREDICATES = _VERBS | listed(_FILE, "predicate")
_IMPERATIVES = listed(_FILE, "imperative")
_ORDERS = tuple(sorted(listed(_FILE, "order_ending")))
_THIRD_PERSON = re.compile(
    r"\b[A-Za-z][a-z]{1,20}s\s(?:the|an?|all|any|each|every|your|our|its|their|this|these|that|two)\b"
    r"|\b[A-Za-z][a-z]{1,20}(?:ise|ize|ifie)s\b"
)
"""An English verb by what follows it, or by its ending: “holds the”, “utilises”."""
_NOUN_ENDINGS = tuple(sorted(listed(_FILE, "noun_ending")))
_QUOTED = re.compile(r"«[^«»\n]{1,80}»")
_LETTERS = re.compile(r"[^\W\d_]++")
_UNLIKE = re.compile(r"[\d:;,@=/<>|№%$€₽₸]|[^\u0000-\u052f\u2000-\u2bff]")
"""What holds facts without a verb: figures, labels, addresses, names in a row, other scripts."""
_ANNOUNCING, _POINTING = listed(_FILE, "announcing"), listed(_FILE, "pointing")
_ANNOUNCING_LAST = listed(_FILE, "announcing_last")
_EXAMPLES = tuple(sorted(phrases(_FILE, "example")))
_PURPOSES = tuple(f"{phrase} " for phrase in sorted(phrases(_FILE, "purpose")))
_LAST, _LAST_WORDS = 80, 8
"""Characters and words at the end of a lead-in among which it says that something follows."""
_FEW_WORDS = 4
"""Words of a lead-in that its last one, a verb, tells to say no more."""
_LONGEST_LEAD = 120
"""Characters of a lead-in that says no more."""
_LETTER = 2
"""Characters of what is a letter of a column, or the rest of a word."""
_TITLE_WORDS = range(2, 8)
"""Spaces of an English name whose words have capitals."""
_NAME_WORDS = 4
"""Words of a name that says nothing."""
_OPEN_MARKS = ("(", "«", "„", " —", " –")
_TAIL = 40
"""Characters at the end of words among which the last one stands."""
_NUMBERED = re.compile(r"\d{1,2}\s?[–—-]\s")
"""The number of a part before a dash: “3 – Filters.”"""
_COUNTED = re.compile(
    rf"[{CAPITAL}][^\W\d_]{{2,20}}\s(?:№\s?)?\d{{1,3}}\.|[{CAPITAL}]{{1,5}}[-–]?\d{{1,3}}\."
    rf"|[{CAPITAL}][^\W\d_]{{2,20}}\s[{CAPITAL}]{{1,4}}[-–]?\d{{1,4}}(?:[-–]\d{{1,4}})?\."
)
"""A name with a number that tells it from others: “Remark 2.”, “B-4.”, “Model R7-200.”."""
_EQUATION = re.compile(r"\s[–—-]\s\S")
"""A dash that says what something is, where a language needs no verb for it."""
_SAME_ROOT = 5
"""Letters that a name and the verb made of it share: “Выключение. Выключает табло.”."""
_LONGEST_LABEL = 40
"""Characters of words before a full stop that only name what the sentence behind them says."""
_LABEL_WORDS = 2
"""Words of a label in small letters: more may say something."""


def is_incomplete(text: str, span: Span) -> bool:
    """Tell the end of running text that is no sentence: broken off, or a name of few words."""
    if text[span.end - 1] == ":":
        words = Span(span.start, span.end - 1)
        said_nothing = is_nominal(text, words) or _only_announces(text, words)
        return said_nothing or is_cut(text, words)
    if ends_sentence(text, span) or text[span.end - 1] == ";":
        return False
    if joins_next(text, span):
        # Behind a mark it joins another clause to a whole one: “pay the fee; and”.
        return tail(text, span, _TAIL).rpartition(" ")[0][-1:] not in (",", ";")
    return is_cut(text, span) or _names(text, span)


def _only_announces(text: str, span: Span) -> bool:
    """Tell words before a colon that say nothing without what follows: “The points are:”.

    At length, or behind a comma and a mark, they may say something themselves.
    """
    opening = text[span.start : min(span.end, span.start + _LAST)].casefold()
    example = next((each for each in _EXAMPLES if opening.startswith(each)), "")
    if len(opening) <= len(example) + 1:
        return True
    if example and opening.startswith(", ", len(example)):
        span = Span(span.start + len(example) + 2, span.end)
        opening = opening[len(example) + 2 :]
    if text.find(",", *span) < 0 and f"{opening} ".startswith(_PURPOSES):
        return True
    long = span.end - span.start > _LONGEST_LEAD
    if long or not text[span.end - 1].isalpha():
        return False
    clause = text.rfind(",", *span)
    words = _LETTERS.findall(text[max(span.start, clause, span.end - _LAST) : span.end].casefold())
    if words[-1] in _VERBS | _IMPERATIVES | _ANNOUNCING_LAST or not _ANNOUNCING.isdisjoint(
        words[-_LAST_WORDS:]
    ):
        return True
    first = _LETTERS.findall(opening)[:2]
    points = not _POINTING.isdisjoint(words[-_LAST_WORDS:])
    # In Kazakh every sentence ends in a verb.
    short = len(words) <= _FEW_WORDS and _is_verb(words[-1])
    return clause < 0 and (points or short or not _ANNOUNCING.isdisjoint(first))


def ends_in_example(text: str, span: Span) -> bool:
    """Tell words that end where an example shall follow: “The path is, for example”."""
    return tail(text, span, _TAIL).casefold().rstrip(" ,:").endswith(_EXAMPLES)


def tells_to_do(text: str, span: Span) -> bool:
    """Tell a sentence that tells somebody to do something by its first word, or its last."""
    words = [word.casefold() for word in _LETTERS.findall(text, *span)]
    ends = {words[0], words[-1]} if words else set()
    return not _IMPERATIVES.isdisjoint(words[:1]) or any(
        word.endswith(_ORDERS) for word in ends if not word.isascii()
    )


def joins_next(text: str, span: Span) -> bool:
    """Tell an item that ends in the word which joins the next one: “the rope, and”."""
    return tail(text, span, _TAIL).rpartition(" ")[2] in _JOINTS


def is_name(text: str, block: Block) -> bool:
    """Tell a paragraph that is a name of few words, and of more than two letters."""
    long = block.span.end - block.span.start > _LETTER
    return isinstance(block, Paragraph) and long and _names(text, block.span)


def _names(text: str, span: Span) -> bool:
    return _unquoted(text, span).count(" ") < _NAME_WORDS and is_nominal(text, span)


def _unquoted(text: str, span: Span) -> str:
    """Return words without those in quotation marks, which only name something."""
    line = text[span.start : span.end]
    return _QUOTED.sub("", line) if "«" in line else line


def is_cut(text: str, span: Span) -> bool:
    """Tell words that break off: behind an article, a preposition, a comma, a bracket."""
    words = tail(text, span, _TAIL).rstrip()
    if words.endswith((*_OPEN_MARKS, ",")):
        return words[-1] != "," or text[span.start].isupper()
    last = words.rpartition(" ")[2]
    return last.isalpha() and last.islower() and last in _OPEN_ENDS


def named_sentences(text: str, span: Span) -> list[tuple[int, int]]:
    """Return the sentences of a stretch; a name that opens it is none.

    It stays with the first sentence where that leans on it, as in “Night mode. It dims.”, and in
    languages in which “the moon white” is a whole sentence.
    """
    said = [*sentence_spans(text, *span)]
    if len(said) > 1 and _COUNTED.fullmatch(text, *said[0]):
        said[:2] = [(said[0][0], said[1][1])]
    elif len(said) > 1 and names_alone(text, Span(*said[0])):
        (start, end), (second, behind) = said[:2]
        if not text[start:end].isascii() or _leans(text, said[0], said[1]):
            said[:2] = [(start, behind)]
        elif any(map(str.isalpha, text[second:behind])):
            said[:2] = [(second, behind)]
    return said


def labels_only(text: str, span: Span) -> bool:
    """Tell a few words before a colon that only label what follows: “Step one:”."""
    words = Span(span.start, span.end - 1)
    few = text.count(" ", *words) < _NAME_WORDS
    return text[words.end] in ":：" and few and not has_predicate(text, words)


def is_label(text: str, span: Span) -> bool:
    """Tell an item that only announces or names those within it."""
    named = is_nominal(text, span) and not _EQUATION.search(text, *span)
    named = named or text[span.end - 1] in ":：" or is_program(text, span)
    return named and len([*sentence_spans(text, *span)]) == 1


def names_alone(text: str, span: Span) -> bool:
    """Tell a name of few words with a full stop, as in “Night mode. It dims.”.

    In English, where each word of a name has a capital, it may have more of them.
    """
    start, end = span
    if text[end - 1] != "." or end - start > 2 * _LONGEST_LABEL:
        return False
    number = _NUMBERED.match(text, start, end)
    words = Span(number.end() if number else start, end - 1)
    if words.end <= words.start or _EQUATION.search(text, *words):
        return False
    if text[start:end].isascii() and text.count(" ", *words) in _TITLE_WORDS:
        return is_nominal(text, words)
    return len(_unquoted(text, span)) <= _LONGEST_LABEL and _names(text, words)


def _leans(text: str, name: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Tell a sentence whose subject is the name before it: “It dims.”, “Dims the display.”."""
    word = text[sentence[0] : sentence[0] + _LONGEST_LABEL].partition(" ")[0].strip(".,").lower()
    again = len(word) >= _SAME_ROOT and word[:_SAME_ROOT] in text[slice(*name)].lower()
    opens = word.isascii() and has_predicate(word, Span(0, len(word)))
    return word in FOLLOW_UP_PRONOUNS or again or opens


def wants_object(text: str, span: Span) -> bool:
    """Tell words that end in an auxiliary verb, and go on in a list: “Subscribers must”."""
    return tail(text, span, _TAIL).rpartition(" ")[2] in _VERBS


def is_nominal(text: str, span: Span) -> bool:
    """Tell words that only name something, as headings and labels do: no verb, no figure.

    In English, where verbs end as nouns do, all words but the small ones have capitals.
    """
    line = text[span.start : span.end]
    if _UNLIKE.search(line) or ends_sentence(text, span):
        return False
    words = [each for each in _LETTERS.findall(_unquoted(text, span)) if each not in _LINKS]
    label = len(words) <= _LABEL_WORDS
    named = bool(words) or any(map(str.isalpha, line))
    return named and not any(_may_be_verb(word, label=label) for word in words)


def _may_be_verb(word: str, *, label: bool) -> bool:
    small = word.casefold()
    if small in _VERBS:
        return True
    if word.isascii():
        return not label and word.islower() and small not in stopwords()
    ends = small.endswith(_ENDINGS) and not small.endswith(_NOUN_ENDINGS)
    return ends or small in _IMPERATIVES


def has_predicate(text: str, span: Span) -> bool:
    """Tell words with a verb: a known one, one that opens them as an order, one by its ending."""
    words = [word.casefold() for word in _LETTERS.findall(text, *span)]
    known = bool(words) and (words[0] in _IMPERATIVES or any(map(_is_verb, words)))
    return known or _THIRD_PERSON.search(text, *span) is not None


def _is_verb(word: str) -> bool:
    ends = not word.isascii() and word.endswith(_ENDINGS)
    return word in _PREDICATES or (ends and not word.endswith(_NOUN_ENDINGS))
