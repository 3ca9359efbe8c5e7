"""Cardinal numbers: what may count things in a sentence, without what measures or dates them."""

from collections.abc import Iterator

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


def find_counts(sentence: str, *, of_things: bool) -> Iterator[Span]:
    """Yield where numbers stand that may answer "how many", and "how much" unless `of_things`.

    Of things, a percentage is no count, nor is a sum of money; of anything, no year is one, no
    clock time, and no number of a room.
    """
    other = [match.span() for match in compiled(_OF_OTHER_KINDS).finditer(sentence)]
    for template in (_MONEY, _PERCENTAGE):
        found = [match.span() for match in compiled(template).finditer(sentence)]
        if of_things:
            other += found
        else:
            yield from found
    for match in compiled(_NUMERAL).finditer(sentence):
        if not any(start < match.end() and match.start() < end for start, end in other):
            yield match.span()
