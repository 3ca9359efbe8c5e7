"""What stands before words: list marks, clause numbers, the Q and A of questions and answers."""

import re

from knowledge.language.document_languages import phrases
from knowledge.language.letters import CAPITAL, SMALL

WORDS = "structure.txt"
"""The file of a language that tells how documents are built."""
_SIGNS = "•▪▫◦‣●○■□∙⁃✓✔✅☐☑☒➢➤►▶❖◆◇♦→⇒➔★☆✦▷\uf020-\uf0ff"
BULLET = re.compile(
    rf"(?:(?:[{_SIGNS}·*+]|[-–—−](?![\d-]))[^\S\n]+|[{_SIGNS}](?=\w)|-(?=[{CAPITAL}]))"
)
"""The mark of an item, also as the fonts of signs have it; a dash may open speech as well."""
ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,200}"
    r"|(?:[a-z\d-]{1,40}\.){1,3}(?:com|org|net|info|io|edu|gov|ru|kz|su|by|uk|eu)(?:/\S*)?"
)
"""An address of the web, or of somebody."""
DASH = re.compile(r"[-–—−][^\S\n]+")
"""What opens speech, or an item."""


def one_of(*sections: str) -> str:
    """Return a pattern for the words that these sections of `structure.txt` list."""
    words = sorted(frozenset().union(*(phrases(WORDS, each) for each in sections)))
    return "|".join(map(re.escape, reversed(words)))


_RANKS = ("part", "chapter", "article")
_LETTERED_NUMBER = r"\d{1,3}(?:\.\d{1,3}){1,3}\.[a-z](?:\.[ivx]{1,5})?\.?"
_PLAIN_NUMBER = r"\(?\d{1,3}(?:\.\d{1,3}){0,4}(?:(?:-\d{1,2})?\.?\)|\.)"
_WORD_NUMBER = (
    rf"(?:{one_of(*_RANKS, 'clause')})\.?\s+(?:№\s*)?"
    r"(?:\d{1,4}|[ivxlc]{1,7}|[a-zа-я](?=[.:)]))"
    r"(?:[.-]\d{1,3}){0,3}"
)
_BEHIND = one_of(*(f"{each}_behind" for each in (*_RANKS, "clause")))
_NUMBER_WORD = rf"\d{{1,4}}(?:-\d{{1,3}}){{0,2}}-(?:{_BEHIND})"
OPENS_CLAUSE = rf"(?:[\"'‘“«„][^\W\d_]|\(?[^\W\d_{SMALL}])"
"""What opens a clause behind a number without a full stop: a capital, or a term in quotes."""
NUMBER = re.compile(
    rf"(?:(?i:{_WORD_NUMBER}[.:)]|{_NUMBER_WORD}[.:])|§\s*\d{{1,4}}(?:\.\d{{1,3}}){{0,3}}\.?"
    rf"|{_PLAIN_NUMBER}|{_LETTERED_NUMBER}|\(?[{SMALL}{CAPITAL}]\)|\(?[ivx]{{1,5}}\)|[ivx]{{2,5}}\.|[a-z]\.)(?=\s|$)"
    rf"|\d{{1,2}}(?:\.[1-9](?!\d)|(?:\.\d{{1,3}}){{2,4}})(?=\s+{OPENS_CLAUSE})"
    rf"|(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)]|[ivx]{{2,5}}\.)(?=[{CAPITAL}](?:[{SMALL}]{{2}}|[{SMALL}]?\s))"
)
"""A clause number: “3.1.”, “2)”, “(a)”, “b.”, “Article 5.”, “Статья 3.”, “4-бап.”, “2)Tie”."""
ROMAN = re.compile(r"[IVXLC]{1,6}[.)](?=\s|$)")
"""A number that only its place tells from an initial: “I.”, “IV.”."""
LETTER = re.compile(rf"[{CAPITAL}]\.\s")
"""A letter that only its place tells from an initial: “A. Rules”."""
_BEFORE_RANK = r"(?:\d{1,4}-|[IVXLC]{1,7}[- ])"
"""The number of a part before its word: “2-”, “II ”."""
RANKED = re.compile(
    rf"(?:(?P<part>(?:{one_of('part')})\b|{_BEFORE_RANK}(?:{one_of('part_behind')})\b)"
    rf"|(?P<chapter>(?:{one_of('chapter')})\b|{_BEFORE_RANK}(?:{one_of('chapter_behind')})\b)"
    rf"|(?P<article>(?:{one_of('article')})\b|§"
    rf"|\d{{1,4}}(?:-\d{{1,3}}){{0,2}}-(?:{one_of('article_behind')})))",
    re.IGNORECASE,
)
"""The word of a law that ranks its heading."""
ASKED = re.compile(
    rf"(?:(?i:{one_of('question')})\s?(?:№\s?)?\d{{0,4}}\s?[:.)—–]|[QВС]\s?(?:\d{{1,4}}[:.)]|:)|Q[.)])\s*"
)
"""What stands before a question: “Q:”, “Q.”, “Q1.”, “Вопрос 3:”, “Сұрақ:”."""
ANSWERED = re.compile(
    rf"(?:(?i:{one_of('answer')})\s?(?:№\s?)?\d{{0,4}}\s?[:.)—–]|[AАОЖ]\s?(?:\d{{1,4}}[:.)]|:))\s*"
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


def skip_signs(text: str, start: int, end: int) -> int:
    """Return the place of the first letter or digit: behind pictures, marks and quotes."""
    while start < end and not text[start].isalnum():
        start += 1
    return start


def skip_space(text: str, start: int, end: int) -> int:
    """Return the place of the first character that is no space."""
    while start < end and text[start].isspace():
        start += 1
    return start
