"""Rewrites that keep what is asked: marks, letters, spelling, words, order."""

import re

from tests.benchmarks.behaviour_around import AROUND
from tests.benchmarks.behaviour_rewrites import Rewrite, bare, chance, every, inner, like, replaced

_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_SHORTEST_MISTYPED = 5
_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_WITHOUT_KAZAKH = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
_LITTLE = frozenset(
    """a an the is are was were be been do does did has have had will would can could should in on
    at of for to by with from i we you it they my your there please me us""".split()
)
_NUMERALS = "two three four five six seven eight nine ten".split()


def _fronted(question: str, language: str) -> str | None:
    """Return the question with its last phrase of place or time before the rest."""
    text = bare(question)
    if language == "kk" or text.count(" ") < 4:
        return None
    words = "in|at|on|during|for" if language == "en" else "в|на|во|для|при"
    found = re.fullmatch(rf"(.+ .+) ((?:{words}) (?:the )?[\w’'-]+(?: [\w’'-]+)?)", text)
    return found and like(question, f"{found[2]}, {inner(found[1])}?")


def _moved(question: str, language: str) -> str | None:
    """Return a Russian or Kazakh question with its question word at the other end."""
    words = bare(question).split()
    if language == "ru" and len(words) > 2 and words[0].lower() in _RUSSIAN_WORDS:
        return f"{' '.join(words[1:])} {words[0].lower()}?"
    if language == "kk" and len(words) > 2:
        for word in _KAZAKH_WORDS:
            if word in words[1:]:
                rest = [each for each in words if each != word]
                return f"{word.capitalize()} {inner(' '.join(rest))}?"
    return None


_RUSSIAN_WORDS = ("когда", "где", "почему", "зачем", "кто", "куда")
_KAZAKH_WORDS = ("қашан", "қайда", "неге", "қалай")


def _indirect(question: str, language: str) -> str | None:
    """Return "can you tell me when the summit was held" for "when was the summit held"."""
    pattern = (
        r"((?:who|what|when|where|why|how)(?: \w+)?) (is|are|was|were) ((?:the|my|your|its) .+)"
    )
    found = language == "en" and re.fullmatch(pattern, bare(question), re.IGNORECASE)
    if not found or found[3].count(",") or len(found[3].split()) > 8:
        return None
    words = found[3].split()
    at = len(words) - bool(re.search("(?:ed|held|built|made|signed)$", words[-1]))
    said = " ".join([*words[:at], found[2], *words[at:]])
    return f"Can you tell me {found[1].lower()} {said}?"


def _mistyped(kind: str, times: int = 1) -> Rewrite:
    def mistype(question: str, _language: str) -> str | None:
        drawn = chance(kind, question)
        words = question.split(" ")
        long = [at for at, word in enumerate(words) if _is_long(word)]
        if len(long) < times:
            return None
        for at in drawn.sample(long, times):
            words[at] = _spoilt(words[at], kind.rsplit(maxsplit=1)[-1], drawn.randrange(1, 4))
        return " ".join(words)

    return Rewrite(kind, mistype)


def _is_long(word: str) -> bool:
    word = word.strip(",.?!")
    return len(word) >= _SHORTEST_MISTYPED and word.isalpha() and not word.isupper()


def _spoilt(word: str, kind: str, at: int) -> str:
    """Return a word with a letter wrong, neither the first nor the last."""
    at = min(at, len(word) - 3)
    match kind:
        case "swapped":
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case "doubled":
            return word[:at] + word[at] + word[at:]
        case "neighbouring":
            for row in _KEYBOARD:
                if (place := row.find(word[at].lower())) >= 0:
                    beside = row[place + 1] if place + 1 < len(row) else row[place - 1]
                    return word[:at] + beside + word[at + 1 :]
    return word[:at] + word[at + 1 :]


def _telegraphic(question: str, language: str) -> str | None:
    """Return the question without articles, auxiliaries, prepositions and who asks."""
    words = bare(question).split()
    kept = [word for word in words if word.lower() not in _LITTLE]
    if language != "en" or len(kept) < 3 or re.search("[.?!,]", bare(question)):
        return None
    return " ".join(kept).lower()


def _without_articles(question: str, language: str) -> str | None:
    if language != "en":
        return None
    return like(question, re.sub(r"\b(?:the|an?) ", "", question, flags=re.IGNORECASE))


def _drawn_out(question: str, _language: str) -> str | None:
    """Return the question with its first word drawn out: wheeen."""
    first, _, rest = question.partition(" ")
    found = re.search("[aeiouаеиоуыэюяіәөүұ](?=[^aeiouаеиоуыэюяіәөүұ]*$)", first, re.IGNORECASE)
    if not found or len(first) < 3 or not first.isalpha() or not rest:
        return None
    return f"{first[: found.end()]}{found[0].lower() * 2}{first[found.end() :]} {rest}"


def _capitals(question: str, _language: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in question.split(" "))


def _in_other_layout(question: str, language: str) -> str | None:
    if not question.isascii() and language == "en":
        return None
    return question.lower().translate(_TO_CYRILLIC if language == "en" else _TO_LATIN)


def _without_kazakh_letters(question: str, language: str) -> str | None:
    return question.translate(_WITHOUT_KAZAKH) if language == "kk" else None


def _digits(question: str, language: str) -> str | None:
    if language != "en":
        return None
    return re.sub(
        rf"\b({'|'.join(_NUMERALS)})\b",
        lambda found: str(_NUMERALS.index(found[0].lower()) + 2),
        question,
        flags=re.IGNORECASE,
    )


FORM = (
    Rewrite("small letters", lambda question, _: question.lower()),
    Rewrite("CAPITALS", lambda question, _: question.upper()),
    Rewrite("A Capital Each", _capitals),
    Rewrite("no mark at the end", lambda question, _: bare(question)),
    Rewrite("a mark at the end", lambda question, _: f"{bare(question)}?"),
    Rewrite("full stop", lambda question, _: f"{bare(question)}."),
    Rewrite("?!", lambda question, _: f"{bare(question)}?!"),
    Rewrite("???", lambda question, _: f"{bare(question)}???"),
    Rewrite("dots", lambda question, _: f"{bare(question)}..."),
    Rewrite("space before the mark", lambda question, _: f"{bare(question)} ?"),
    Rewrite("doubled spaces", lambda question, _: question.replace(" ", "  ")),
    Rewrite("a break in the line", lambda question, _: question.replace(" ", "\n", 1)),
    Rewrite("emoji after", lambda question, _: f"{question} 🤔🙏"),
    Rewrite("emoji before", lambda question, _: f"👋 {question}"),
    Rewrite("smiley", lambda question, _: f"{question} :)"),
    Rewrite("“quoted”", lambda question, _: f"“{question}”"),
    Rewrite("«quoted»", lambda question, _: f"«{question}»"),
    Rewrite("Q:", lambda question, _: f"Q: {question}"),
    Rewrite("enumerated", lambda question, _: f"3) {question}"),
    Rewrite("dash before", lambda question, _: f"- {question}"),
    Rewrite("asked twice", lambda question, _: f"{bare(question)}? {bare(question)}?"),
)
SPELLING = (
    _mistyped("one typo: swapped"),
    _mistyped("one typo: dropped"),
    _mistyped("one typo: doubled"),
    _mistyped("one typo: neighbouring"),
    _mistyped("two typos: swapped", 2),
    _mistyped("two typos: dropped", 2),
    Rewrite("drawn out", _drawn_out),
    Rewrite("other layout", _in_other_layout),
    Rewrite("no Kazakh letters", _without_kazakh_letters),
    every("е for ё", {"ё": "е"}),
    every("no apostrophes", {r"(?<=\w)['’](?=\w)": ""}),
    every("typographic apostrophes", {r"(?<=\w)'(?=\w)": "’"}),
    every("no hyphens", {r"(?<=\w)-(?=\w)": " "}),
    every("no commas", {r",(?= )": ""}),
    replaced(
        "contracted",
        en={
            r"\b(what|where|when|who|how) is\b": r"\1's",
            r"\b(do|does|did|is|are|was|were|ca|wo)(?:n| ?no)t\b": r"\1n't",
            r"\bi am\b": "I'm",
            r"\bi have\b": "I've",
        },
    ),
    replaced(
        "written out",
        en={
            r"\b(what|where|when|who|how)['’]?s (?=\w)": r"\1 is ",
            r"\b(do|does|did|is|are|was|were)n['’]?t\b": r"\1 not",
            r"\bcan['’]?t\b": "cannot",
            r"\bi['’]?m\b": "I am",
            r"\bi['’]ve\b": "I have",
        },
    ),
    replaced(
        "American or British",
        en={
            r"\bcentre": "center", r"\bcenter": "centre", r"(?<=met|lit)re(s?)\b": r"er\1",
            r"\bcolour": "color", r"\bneighbour": "neighbor", r"\bharbour": "harbor",
            r"(?<=[a-z]{3})isation": "ization", r"(?<=[a-z]{3})ization": "isation",
            r"\btheatre": "theater", r"\blicence": "license", r"\bprogramme": "program",
            r"\bfavourite": "favorite", r"\bcheque": "check", r"\bgrey": "gray",
        },
    ),
    Rewrite("digits for numerals", _digits),
    replaced(
        "numbers apart",
        en={r"(?<=\d),(?=\d{3})": " ", r"\b(\d)(\d{3})\b(?=.*(?:metre|people|euro))": r"\1,\2"},
        ru={r"(?<=\d) (?=\d{3})": "", r"(?<=\d{2})(?=\d{3}\b)": " "},
    ),
    every("per cent sign", {r"(?<=\d) ?(?:per ?cent|процент\w*|пайыз\w*)": "%"}),
)  # fmt: skip
WORDS = (
    replaced(
        "when, in other words",
        en={
            r"\bwhat time\b": "when",
            r"\bwhen\b(?= (?:is|was|were|are|do|does|did|will|can) )": "at what time",
        },
        ru={r"\bво сколько\b": "когда", r"\bкогда\b": "в какое время"},
        kk={r"\bсағат нешеде\b": "қашан", r"\bқашан\b": "қай уақытта"},
    ),
    replaced(
        "where, in other words",
        en={r"\bwhere\b(?= (?:is|was|were|are|do|does|did|will|can|did) )": "in what place"},
        ru={r"\bгде\b": "в каком месте"},
        kk={r"\bқайда\b": "қай жерде"},
    ),
    replaced(
        "why, in other words",
        en={r"^why (?=did|do|does|is|are|was|were|can)": "for what reason "},
        ru={r"\b(?:почему|зачем)\b": "по какой причине"},
        kk={r"\bнеге\b": "не себепті"},
    ),
    replaced(
        "what it costs",
        en={
            r"how much (?:is|are) ((?:the|an?) .+?)\??$": r"what does \1 cost?",
            r"what does (.+?) cost": r"how much is \1",
            r"how much does (.+?) cost": r"what is the price of \1",
        },
        ru={r"сколько сто[ия]т": "какова цена", r"какова цена": "сколько стоит"},
        kk={r"\bқанша тұрады": "бағасы қанша", r"\bбағасы қанша": "қанша тұрады"},
    ),
    replaced(
        "how many, in other words",
        en={r"\bhow many ((?:\w+ )?\w+s)\b": r"what number of \1"},
        ru={r"\bсколько (?=\w+(?:ов|ей)\b)": "какое количество "},
        kk={r"\bқанша\b": "неше", r"\bнеше\b": "қанша"},
    ),
    replaced(
        "who, in other words",
        en={r"^who (?=is|was|has|did|can|will|\w+ed )": "which person "},
        ru={r"^кто\b": "какой человек"},
        kk={r"\bкім\b": "қандай адам"},
    ),
    replaced(
        "may I",
        en={
            r"^(?:can|may) (i|we|you)\b": r"is it possible to",
            r"^(?:am i|are we) allowed to\b": "can I",
            r"\bcan (i|we|you)\b": r"may \1",
        },
        ru={r"\bможно ли\b": "разрешается ли", r"\bможно\b": "разрешается"},
        kk={r"\bбола ма\b": "рұқсат па"},
    ),
    replaced(
        "must I",
        en={r"\bdo (i|we|you) (?:have|need) to\b": r"must \1",
            r"\bmust (i|we|you)\b": r"do \1 have to"},
        ru={r"\bнужно\b": "надо", r"\bнадо\b": "нужно", r"\bобязательно\b": "необходимо"},
        kk={r"\bкерек\b": "қажет", r"\bқажет\b": "керек"},
    ),
    replaced(
        "is there",
        en={r"^are there (?:any )?": "do they have any ",
            r"^is there (?:an? )?": "do they have a "},
        ru={r"^есть ли\b": "имеется ли", r"\bесть\b": "имеется"},
    ),
    replaced(
        "what kind",
        en={r"\bwhat (?:kinds?|types?) of\b": "what sort of", r"\bwhat sort of\b": "what kind of"},
        ru={r"\bкакие\b": "какого рода"},
    ),
    replaced(
        "exactly",
        en={r"^(when|where|who|what|why|how many|how much) ": r"\1 exactly "},
        ru={r"^(когда|где|кто|что|почему|сколько) ": r"\1 именно "},
        kk={r"\b(қашан|қайда|кім|неге|қанша) ": r"нақты \1 "},
    ),
    replaced(
        "u and r",
        en={r"\byou\b": "u", r"\bare\b": "r", r"\bplease\b": "pls"},
        ru={r"\bчто\b": "че", r"\bсейчас\b": "щас", r"\bсколько\b": "скок"},
    ),
    Rewrite("telegraphic", _telegraphic),
    Rewrite("no articles", _without_articles),
    Rewrite("fronted", _fronted),
    Rewrite("question word moved", _moved),
    Rewrite("indirect", _indirect),
)  # fmt: skip
KEPT = (*FORM, *SPELLING, *WORDS, *AROUND)
