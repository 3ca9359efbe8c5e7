"""The points of a slide: which of them announce others, and which say nothing by themselves."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from knowledge.ingestion.readers.fonts import is_monospaced
from knowledge.ingestion.sentences import sentence_spans
from knowledge.ingestion.structure import ElementKind, Span, TextWriter, visible
from knowledge.ingestion.structure.headlines import is_headline
from knowledge.ingestion.structure.lists import announces, ends_sentence
from knowledge.ingestion.structure.markers import ADDRESS, ANSWERED, ASKED, BULLET, NUMBER
from knowledge.ingestion.structure.own_questions import opens_asking
from knowledge.ingestion.structure.sentence_forms import (
    has_predicate,
    is_cut,
    is_nominal,
    names_alone,
)
from knowledge.ingestion.structure.statements import states, without_number

_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDS = ".:;!?,"
_LABEL_WORDS = 3
"""Words of the label of a drawing, at most."""
_POINTS = 3
"""Level of a line that names points of a slide, below its title."""


def is_typed(paragraph: Any) -> bool:
    """Tell words in a font of programs: what is typed into one, or what it wrote."""
    fonts = [run.font.name for run in paragraph.runs if run.text.strip()]
    return bool(fonts) and all(map(is_monospaced, fonts))


def heads_points(points: Sequence[Any], at: int) -> bool:
    """Tell a line in bold letters that names the points below it, which are not bold."""
    words, below = visible(points[at].text), points[at + 1 : at + 2]
    named = _is_bold(points[at]) and not any(map(_is_bold, below)) and len(below) > 0
    return named and is_headline(words, Span(0, len(words)))


def _is_bold(point: Any) -> bool:
    return all(run.font.bold for run in point.runs if run.text.strip())


def are_points(paragraphs: Sequence[Any]) -> bool:
    """Tell a text box that is a list: by a colon before it, semicolons or marks in it."""
    words = [visible(paragraph.text) for paragraph in paragraphs]
    opens = words[0].endswith(":") or all(each.endswith(";") for each in words[:-1])
    marks = ("{*}pPr/{*}buChar", "{*}pPr/{*}buAutoNum")
    marked = sum(any(p._p.find(mark) is not None for mark in marks) for p in paragraphs)  # noqa: SLF001
    return opens or marked > len(paragraphs) / 2


def write_points(writer: TextWriter, points: Sequence[Any]) -> int:
    """Write points as lists, below what announces them; return how many labels were left out."""
    points = _whole_points(points)
    list_, end, labels = writer.new_list(), 0, 0
    for at, point in enumerate(points):
        words = point.text.replace("\v", "\n")
        if is_typed(point):
            writer.write(ElementKind.CODE, words)
            list_ = writer.new_list()
            continue
        if heads_points(points, at):
            writer.write(ElementKind.HEADING, words, level=_POINTS)
            list_ = writer.new_list()
            continue
        if at == end:
            list_ = writer.new_list()
        announced = _announced_end(points, at) if at >= end else at
        deeper = at + 1 < len(points) and points[at + 1].level > point.level
        if announced > at:
            writer.write(ElementKind.PARAGRAPH, words)
            list_, end = writer.new_list(), announced
        elif (is_bare_label(visible(words)) or _asks(visible(words))) and not deeper:
            writer.write(ElementKind.BOILERPLATE, words)
            labels += 1
        else:
            writer.write_item(words, list_, point.level)
    return labels


class _Point(NamedTuple):
    """A point with the ones in which its sentence goes on."""

    text: str
    level: int
    runs: Sequence[Any]


def _whole_points(points: Sequence[Any]) -> list[_Point]:
    """Join to a point the ones in which a sentence goes on that breaks off: several are a list."""
    made: list[_Point] = []
    at = 0
    while at < len(points):
        end = at + 1
        while end < len(points) and _breaks_off(points[end - 1], points[end]):
            end += 1
        listed = [visible(point.text)[:1].islower() for point in points[end : end + 1]]
        end = at + 1 if listed == [True] else end
        words = " ".join(point.text.strip() for point in points[at:end])
        made.append(_Point(words, points[at].level, points[at].runs))
        at = end
    return made


def _breaks_off(point: Any, following: Any) -> bool:
    words = visible(point.text)
    small = visible(following.text)[:1].islower() and point.level == following.level
    return small and not words.endswith(":") and is_cut(words, Span(0, len(words)))


def _announced_end(points: Sequence[Any], at: int) -> int:
    """Return where the points end that one with a colon announces, as deep as itself; 0 if none.

    They go on in small letters, or it says with a verb that they follow, or opens the list and
    nothing else has a colon; another label has one.
    """
    level, words = points[at].level, visible(points[at].text)
    following = points[at + 1 : at + 2]
    open_ = not words.endswith(":") and is_cut(words, Span(0, len(words)))
    if not (words.endswith(":") or open_) or not following or following[0].level != level:
        return 0
    small = visible(following[0].text)[:1].islower()
    if open_ and not small:
        return 0
    alone = at == 0 and not any(":" in point.text for point in points[1:])
    if not (small or alone or has_predicate(words, Span(0, len(words)))):
        behind = points[at + 2 : at + 3]
        return at + 2 if not behind or ": " in f"{behind[0].text} " else 0
    end = at + 1
    while end < len(points) and points[end].level >= level:
        other = visible(points[end].text)
        if points[end].level == level and (other.endswith(":") or other[:1].islower() != small):
            break
        end += 1
    return end if end > at + 1 else 0


def _asks(words: str) -> bool:
    """Tell a point that only asks, and says nothing."""
    asked = [words[slice(*each)] for each in sentence_spans(words, 0, len(words))]
    return bool(asked) and all(each.endswith("?") for each in asked)


def joined_lines(lines: Sequence[str]) -> list[str]:
    """Join to a line of a text box the ones in small letters in which it goes on."""
    made: list[str] = []
    for line in lines:
        before = made[-1] if made else ""
        small = line[:1].islower() and not ADDRESS.match(line)
        abbreviated = before.endswith(".") and not ends_sentence(before, Span(0, len(before)))
        if small and before and (before[-1] not in _ENDS or abbreviated):
            made[-1] = f"{before} {line}"
        else:
            made.append(line)
    return made


def names_points(words: str) -> bool:
    """Tell the words of a text box that name the points in the one behind it: “Aims”."""
    span = Span(0, len(words))
    return is_headline(words, span) and not ends_sentence(words, span)


def is_bare_label(words: str) -> bool:
    """Tell a label that nothing stands below, but perhaps a link: “Our pages:”."""
    span = Span(0, len(words))
    return announces(words, span) and not has_predicate(words, span)


def is_said(words: str, *, last: bool, alone: bool) -> bool:
    """Tell whether words of a text box are sentences, or announce what follows in it.

    A few words alone are the label of a drawing, whatever number they have, and whatever they ask.
    """
    span = Span(0, len(words))
    marked = any(mark.match(words) for mark in (BULLET, NUMBER, ASKED, ANSWERED))
    if alone and (not _is_worded(words) or _is_label(words, without_number(words, span))):
        return False
    return (
        marked
        or (ends_sentence(words, span) and " " in words and not names_alone(words, span))
        or (announces(words, span) and not last)
        or states(words, span, labels=False)
    )


def _is_worded(words: str) -> bool:
    """Tell words that say what a value is of, and not only “164 crowns”."""
    return len(_WORD.findall(words)) > 1


def _is_label(words: str, span: Span) -> bool:
    """Tell what names or asks in a drawing: “2. Check the role”, “Why it is chosen”, “of it”."""
    small = words[span.start].islower() and not ends_sentence(words, span)
    asks = opens_asking(words, span) and not ends_sentence(words, span)
    few = words.count(" ", *span) < _LABEL_WORDS
    return small or asks or (few and span.start > 0 and is_nominal(words, span))
