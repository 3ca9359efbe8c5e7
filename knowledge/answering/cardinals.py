"""Cardinal numbers: what may count things in a sentence, without what measures or dates them."""

from collections.abc import Iterator, Sequence

from knowledge.answering.alignment import Span
from knowledge.language.patterns import Template, compiled

_NUMERAL = Template(
    r"(?!(?:one of|one another|один из|одна из|одно из)\b){numeral}|\b(?:no|нет|жоқ)\b", "evidence"
)
_MONEY = Template("{money}", "evidence")
_PERCENTAGE = Template(
    r"\d[\d.,]{0,30} ?(?:%|per ?cent\b|процент\w*|пайыз\w*)|\b{share}\b", "evidence"
)
_OF_OTHER_KINDS = Template(
    "|".join(
        (
            r"\d{1,2}(?:st|nd|rd|th)? {month}(?: \d{4})?",
            r"\b{month} \d{1,2}(?:, \d{4})?\b",
            r"\b(?:in|since|by|until|from|of|в|с|до|к|по) (?:1\d{3}|20\d\d)\b(?! \w+s\b)",
            r"\b(?:1\d{3}|20\d\d) (?:год\w*|г\.|жыл\w*)",
            r"{clock}",
            r"\d{1,2} ?[ap]\.?m\b",
            (
                r"(?:°|№|#|\bno\.|\bNo |\b(?:room|clause|article|section|chapter|page|line|bus"
                r"|tram|кабинет|статья|статьи|пункт|глава|страница)) ?\d[\d.]{0,10}"
            ),
            r"\d[\d.,]{0,12} ?(?:°|km\b|kg\b|mm\b|cm\b|км\b|кг\b|мм\b|см\b|m²|м²)",
        )
    ),
    "evidence",
)
_OF_TIMES = Template(
    r"\b(?:once|twice)\b|{numeral}(?: ?(?:-|–|—|to|and|до) ?{numeral})?[ -]"
    r"(?:{period}|times\b|раза?\b|рет\b|жас\w*)",
    "evidence",
)
"""An age, a span of time and how often something is: no count of people or things."""
_CALLED = Template(
    r"(?:\b(?:call|ring|phone|тел\.|телефон\w*)\b\W{0,3}|\+)\d[\d ()-]{2,20}"
    r"|\b\d[\d-]{2,20} (?:нөмір\w*|номер\w*)"
)
_COUNTS_TIME = Template(r"{period}|times|раза?|рет", "evidence")

_OFTEN = Template(r"\b(?:{often})\W{1,3}$", "evidence")
_OFTEN_AFTER = Template(r"\W{1,3}(?:{often_after})\b", "evidence")
_DISTRIBUTIVE = r"\b(?:each|every|per|кажд\w+|любо[йме]\w*|әр|әрбір)"
_EACH = Template(rf"{_DISTRIBUTIVE}\b")
_OF_EACH = Template(rf"{_DISTRIBUTIVE}\W{{1,3}}(?:\w{{1,20}}\W)?$")
"""What stands before a noun of which it is told what one has, and not how many there are."""
_BESIDE = 30
"""Characters before a span of time that tell whether it is an interval."""


def find_counts(sentence: str, *, of_things: bool, nouns: Sequence[str] = ()) -> Iterator[Span]:
    """Yield where numbers stand that may answer "how many", and "how much" unless `of_things`.

    Of things, a percentage is no count, nor is a sum of money; of anything, no year is one, no
    clock time, and no number of a room. Where `nouns` are counted, neither is a span of time.
    """
    other = [match.span() for match in compiled(_OF_OTHER_KINDS).finditer(sentence)]
    if nouns and not any(map(compiled(_COUNTS_TIME).fullmatch, nouns)):
        for template in (_OF_TIMES, _CALLED):
            other += [match.span() for match in compiled(template).finditer(sentence)]
    for template in (_MONEY, _PERCENTAGE):
        found = [match.span() for match in compiled(template).finditer(sentence)]
        if of_things:
            other += found
        else:
            yield from found
    for match in compiled(_NUMERAL).finditer(sentence):
        if not any(start < match.end() and match.start() < end for start, end in other):
            yield match.span()


def is_interval(sentence: str, span: Span) -> bool:
    """Tell whether a span of time says how often something is: twice a week, every 30 minutes."""
    before, after = sentence[max(0, span[0] - _BESIDE) : span[0]], sentence[span[1] :]
    return bool(compiled(_OFTEN).search(before) or compiled(_OFTEN_AFTER).match(after))


def asks_of_each(question: str) -> bool:
    """Tell whether it is asked how much comes to each of something: "how much per hectare?"."""
    return compiled(_EACH).search(question.casefold()) is not None


def is_of_each(sentence: str, noun: int) -> bool:
    """Tell whether a noun, by its place, is that of "each cabin": all of them are not counted."""
    return (
        compiled(_OF_EACH).search(sentence[max(0, noun - _BESIDE) : noun].casefold()) is not None
    )
