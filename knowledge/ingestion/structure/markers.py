"""What stands before words: list marks, clause numbers, the Q and A of questions and answers."""

import re

from knowledge.language.letters import CAPITAL, SMALL

BULLET = re.compile(r"(?:[•▪◦‣●○■□∙·*+]|[-–—−](?![\d-]))[^\S\n]+|[•▪◦‣●■](?=\w)")
"""The mark of an item; a dash may open speech as well."""
DASH = re.compile(r"[-–—−][^\S\n]+")
"""What opens speech, or an item."""
_KEYWORDS = (
    "статья|глава|раздел|пункт|подпункт|часть|параграф|приложение|шаг|"
    "article|section|chapter|clause|step|rule|part|annex|appendix|schedule"
)
_PLAIN_NUMBER = r"\(?\d{1,3}(?:\.\d{1,3}){0,4}(?:\.?\)|\.)"
_WORD_NUMBER = rf"(?:{_KEYWORDS})\s+(?:№\s*)?(?:\d{{1,4}}|[ivxlc]{{1,7}})(?:[.-]\d{{1,3}}){{0,3}}"
_KAZAKH_NUMBER = r"\d{1,4}(?:-\d{1,3}){0,2}-(?:бап|тарау|бөлім|тармақ|тармақша|параграф)"
NUMBER = re.compile(
    rf"(?:(?i:{_WORD_NUMBER}[.:)]|{_KAZAKH_NUMBER}[.:])|§\s*\d{{1,4}}(?:\.\d{{1,3}}){{0,3}}\.?"
    rf"|{_PLAIN_NUMBER}|\(?[{SMALL}{CAPITAL}]\)|\(?[ivx]{{1,5}}\))(?=\s|$)"
    rf"|\d{{1,2}}(?:\.[1-9](?!\d)|(?:\.\d{{1,3}}){{2,4}})(?=\s+[^\W\d_{SMALL}])"
)
"""A clause number: “3.1.”, “2)”, “(a)”, “Article 5.”, “Статья 3.”, “4-бап.”, “§ 2”."""
RANKED = re.compile(
    r"(?:(?P<part>(?:part|annex|schedule|appendix|раздел|приложение)\b|\d{1,4}-бөлім)"
    r"|(?P<chapter>(?:chapter|глава)\b|\d{1,4}-тарау)"
    r"|(?P<article>(?:article|section|статья)\b|§|\d{1,4}(?:-\d{1,3}){0,2}-бап))",
    re.IGNORECASE,
)
"""The word of a law that ranks its heading."""
ASKED = re.compile(
    r"(?:(?i:question|вопрос|сұрақ)\s?(?:№\s?)?\d{0,4}\s?[:.)—–]|[QВС]\s?(?:\d{1,4}[:.)]|:))\s*"
)
"""What stands before a question: “Q:”, “Q1.”, “Вопрос 3:”, “Сұрақ:”."""
ANSWERED = re.compile(
    r"(?:(?i:answer|ответ|жауап|жауабы)\s?(?:№\s?)?\d{0,4}\s?[:.)—–]|[AАОЖ]\s?(?:\d{1,4}[:.)]|:))\s*"
)
"""What stands before an answer: “A:”, “Ответ:”, “Жауап:”."""


def number_end(text: str, start: int, end: int) -> int:
    """Return where the words begin behind a clause number; `start` if there is none."""
    found = NUMBER.match(text, start, end)
    return skip_space(text, found.end(), end) if found else start


def bullet_end(text: str, start: int, end: int) -> int:
    """Return where the words begin behind the mark of an item; `start` if there is none."""
    found = BULLET.match(text, start, end)
    return skip_space(text, found.end(), end) if found else start


def tail(text: str, span: tuple[int, int], length: int) -> str:
    """Return the last characters of a stretch, at most so many."""
    return text[max(span[0], span[1] - length) : span[1]]


def skip_space(text: str, start: int, end: int) -> int:
    """Return the place of the first character that is no space."""
    while start < end and text[start].isspace():
        start += 1
    return start
