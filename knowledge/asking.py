"""What a question asks for: the kind of answer, the attribute, and what it takes for granted."""

import re
from dataclasses import dataclass
from enum import StrEnum

from knowledge.analysis import normalise, stopwords


class Asked(StrEnum):
    """The kind of answer that a question wants."""

    DATE = "date"
    DURATION = "duration"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    AMOUNT = "amount"
    PERCENTAGE = "percentage"
    MEASURE = "measure"
    COUNT = "count"
    REASON = "reason"
    QUOTE = "quote"
    YES_NO = "yes_no"
    DEFINITION = "definition"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Asking:
    """A question taken apart.

    `attribute` is the head noun of "what/which/how + noun" with its modifiers, normalised;
    `names` are words with a capital inside the question, `numbers` all in digits (years too).
    """

    kind: Asked
    attribute: tuple[str, ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    is_negated: bool

    @property
    def years(self) -> tuple[str, ...]:
        """The numbers that are years."""
        return tuple(number for number in self.numbers if _YEAR.fullmatch(number))


# Written in folded letters (see analysis.normalise): no ё, no Kazakh letters. The kind that
# matches first in the question wins; at the same place, the one that stands first here.
_PATTERNS: dict[Asked, str] = {
    Asked.REASON: r"""why|how come|(?:for )?what(?:'?s| is| was| were)? (?:the )?(?:reasons?|cause)
        |what (?:caused|made|led|prompted)|почему|зачем|отчего|по какой причине|из за чего
        |какова причина|неге|неликтен|не ушин|не себепти|себеби не""",
    Asked.QUOTE: r"""what (?:did|does|do|has|have) (?:the )?(?:[\w.-]+ ){1,5}(?:say|said|think|tell
        |told|warn|promise|call|suggest|believe|mention|state|comment)|(?:quote|words) (?:of|from|by)
        |что (?:\w+ ){0,4}(?:сказал\w*|заявил\w*|говорил\w*|отметил\w*|думает|считает|рассказал\w*)
        |(?:\w+ ){0,3}не (?:деди|айтты|дейди|деген)""",
    Asked.DURATION: r"""how long(?! (?:is|are|was|were) the (?:\w+[ -]){0,3}(?:tunnel|bridge|river
        |road|line|route|wall|railway|pipeline|street|canal|track))|(?:for )?how many (?:years|months|weeks|days|hours|minutes|decades
        |centuries)|running time|как долго
        |сколько (?:времени|лет|месяцев|дней|часов|недель|минут)|(?:канша|неше) (?:уакыт|жыл|кун
        |ай|сагат)(?: бойы| созылды| журди)?""",
    Asked.DATE: r"""when|(?:(?:in|on|by|from|since|what|which) )*(?:what|which) (?:exact )?(?:years?
        |dates?|days?|months?|century|decade|season|weekday)|what time|what hours|how (?:soon|recently)
        |how long ago|когда|(?:в |с |до )?как(?:ом|ой|ого|ую|им|ие) (?:году|год|годы|числа|месяце|веке
        |дату|день|дня)|во сколько|дата|кашан|(?:кай|кандай|нешинши) (?:жылы|куни|айда|кун|ай
        |гасырда|уакытта)|сагат нешеде""",
    Asked.PERCENTAGE: r"""(?:(?:what|which|how (?:big|large)) (?:is |was )?(?:an? |the )?)(?:percentage
        |percent|share|proportion|fraction|interest rate|rate)|how many per ?cent
        |как(?:ой|ая|ую|ова)? (?:процент|дол[яюи]|часть)|сколько процентов|канша пайыз\w*|кандай улес""",
    Asked.AMOUNT: r"""how (?:much (?:money|does .{2,60} cost|do .{2,60} cost|did .{2,60} (?:cost|pay
        |spend|give|promise|pledge))|expensive)|(?:what|which)(?:'?s| is| was| were| are| will)?
        (?:the |an? )?(?:\w+ )?(?:price|cost|budget|salary|wages?|fee|fare|pay|income|profit|revenue
        |sum|fine|grant|tariff)|price of|budget of|salary of|(?:сколько|во сколько) (?:\w+ )?(?:стоит
        |стоил\w*|денег|платят|потратил\w*|зарабатыва\w+|выдел\w+|обош\w+)|как(?:ая|ова|ой|ов)
        (?:\w+ )?(?:цена|стоимость|сумма|зарплата|бюджет|плата|тариф)|(?:канша|неше) (?:акша|тенге
        |доллар\w*|турады)|багасы (?:канша|кандай)|жалакысы""",
    Asked.MEASURE: r"""how (?:long|old|tall|far|deep|large|big|high|fast|wide|often|heavy|thick|hot
        |cold|warm|strong|broad|steep|quickly|loud)|(?:what|which)(?:'?s| is| was| were)? (?:the |an? )?
        (?:\w+ )?(?:age|height|length|depth|width|distance|size|weight|speed|temperature|area
        |capacity|volume|frequency)|как(?:ова?я?|ой|ая) (?:\w+ )?(?:длина|высота|глубина|ширина
        |площадь|скорость|размер|возраст|вес|температура|расстояние|мощность)|как (?:далеко|глубоко
        |высоко|часто|быстро)|насколько|каншалык\w*|(?:узындыгы|биктиги|терендиги|ауданы|жасы) (?:канша
        |неше|кандай)|канша (?:шакырым|километр)""",
    Asked.COUNT: r"""how (?:many|much)|what(?:'?s| is| was| were)? (?:the )?(?:\w+ )?(?:number
        |population|total|amount)|number of|сколько|скольки|как(?:ое|ова) (?:\w+ )?(?:количество
        |численность|число|население)|канша|каншага|неше|нешеу|нешеге|саны кандай""",
    Asked.PLACE: r"""where|(?:what|which) (?:\w+ )?(?:city|cities|country|countries|place|town
        |village|region|location|venue|state|continent|building|street|station|island|district)s?
        |где|куда|откуда|в как(?:ом|ой|их) (?:городе|стране|месте|регионе|области|городах|странах
        |здании|селе)|как(?:ой|ая|ие|их) (?:город|страна|страны|стран|города)|кайда|кайдан|кайсы жерде
        |(?:кай|кандай) (?:калада|елде|жерде|жерден|елден|калага|елдерде|кала|елдер|ел)""",
    Asked.ORGANISATION: r"""(?:what|which) (?:\w+ )?(?:company|companies|organi[sz]ations?|firm
        |agency|bank|university|school|institute|institution|ministry|party|channel|team|club|union
        |fund|newspaper|group)|как(?:ая|ой|ую|ие) (?:\w+ )?(?:компани\w+|организаци\w+|банк|университет
        |институт|фонд|партия)|(?:кай|кандай) (?:компания|уйым|банк|университет|кор)\w*""",
    Asked.PERSON: r"""who|whom|whose|(?:what|which) (?:\w+ )?(?:person|man|woman|people|president
        |minister|director|author|politician|expert|actors?|actress|scientist|official|leader
        |businessm[ae]n|speaker|player|delegate|observer|experts|speakers|politicians)|name of the
        (?:\w+ )?(?:person|man|woman|driver|director|head|president|author|minister|founder)|кто|кого
        |кому|кем|чей|чья|чье|чьи|ким|кимдер|кимди|кимнин|кимге|кимнен|кимдердин""",
    Asked.DEFINITION: r"""what (?:is|are|was|were|does|do) (?:the |an? )?[\w.-]+(?: [\w.-]+)?
        (?:stands? for|mean)?$|what (?:is|are) meant|what does .{2,40} (?:stand for|mean)|define
        |definition of|stand for|abbreviation|что такое|что (?:значит|означает)|расшифров\w+|дегенимиз не
        |деген не|нени билдиреди""",
    Asked.YES_NO: r"""^(?:and |but |so )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will
        |would|should|any|is there|are there)\b|(?<= )ли(?= )|правда ли|верно ли|есть ли|ма$|ме$|ба$
        |бе$|па$|пе$""",
}
_BREAK = re.compile(r"\s*\n\s*")
_ASKED = [
    (kind, re.compile(rf"(?:^|\b)(?:{_BREAK.sub('', pattern)})(?:\b|$)"))
    for kind, pattern in _PATTERNS.items()
]
_YEAR = re.compile(r"1\d{3}|20\d{2}")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NAME = re.compile(r"(?<=\s)[\"'“«‘(]*([^\W\d_a-zа-яёәғқңөұүһі][\w’'-]*)")
_NEGATION = re.compile(
    r"\b(?:not|never|no one|nobody|without|except|fail(?:ed|s)?|\w+n['’]?t|не|никто|никогда|без"
    r"|кроме|емес|ешким|ешкашан|жок)\b"
)
_HOW = {
    "old": "age", "tall": "height", "high": "height", "long": "length", "deep": "depth",
    "far": "distance", "wide": "width", "fast": "speed", "heavy": "weight", "often": "frequency",
    "big": "size", "large": "size", "hot": "temperature", "cold": "temperature",
    "expensive": "price", "quickly": "speed",
}  # fmt: skip
_INTERROGATIVE = re.compile(
    r"\b(?:what|which|whose|как(?:ой|ая|ое|ие|ого|ому|ую|их|им|ими|ов|ова|ом)|кай|кандай|кайсы)\b"
    r"(?:['’]?s\b| is\b| are\b| was\b| were\b| будет\b| был[аои]?\b)?((?: [\w-]+){1,6})"
)
_COUNTED = re.compile(r"\b(?:how (?:many|much)|сколько|скольки|канша|неше)((?: [\w-]+){1,4})")
_HOW_NOUN = re.compile(r"\bhow ([a-z]+)")
_NOUN_OF = re.compile(r"^(?:the )?((?:[\w-]+ )?[\w-]+) of\b")
_CALLED = re.compile(r"\b(?:called|named|name|names|зовут|имя|имена|называ\w+|аты|есими)\b")
_VERBS = frozenset(
    """did does do has have had will would can could is are was were be been built won made gave
    got came took held went said paid signed led wrote ran hosted opened joined left founded
    happened began started lent owns holds runs contributed caused covers performed""".split()
)
_LONGEST_ATTRIBUTE = 2


# How the words that open a question are mistyped; too short for the ranking to repair.
_MISSPELT = {
    "wen": "when", "whn": "when", "wehn": "when", "hwen": "when", "wat": "what", "waht": "what",
    "wht": "what", "whst": "what", "whta": "what", "hwat": "what", "whch": "which",
    "wich": "which", "whcih": "which", "wher": "where", "wheer": "where", "were is": "where is",
    "hwo": "who", "woh": "who", "whos": "who is", "whats": "what is", "wheres": "where is",
    "whens": "when is", "hows": "how is", "hw": "how", "hwo many": "how many", "howmany": "how many",
    "howmuch": "how much", "how mnay": "how many", "how mcuh": "how much", "how lonf": "how long",
    "y": "why", "wy": "why", "whi": "why", "ктоо": "кто", "когд": "когда", "кагда": "когда",
    "скоко": "сколько", "скока": "сколько", "пачему": "почему", "што": "что", "чё": "что",
}  # fmt: skip
_REPAIR = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _MISSPELT), key=len)[::-1])})\b")


def _plain(question: str) -> str:
    text = _REPAIR.sub(lambda match: _MISSPELT[match[0]], normalise(question))
    return " ".join(text.strip(" ?!.…").split())


def understand(question: str) -> Asking:
    """Take a question apart."""
    text = _plain(question)
    kind = what_is_asked(question)
    return Asking(
        kind,
        _attribute(text, kind),
        tuple(normalise(name) for name in _NAME.findall(question)),
        tuple(number.replace(",", "") for number in _NUMBER.findall(text)),
        _NEGATION.search(text) is not None,
    )


def what_is_asked(question: str) -> Asked:
    """Return the kind of answer a question wants."""
    text = _plain(question)
    found = [
        (match.start(), order, kind)
        for order, (kind, pattern) in enumerate(_ASKED)
        if (match := pattern.search(text))
    ]
    return min(found)[2] if found else Asked.OTHER


def _attribute(text: str, kind: Asked) -> tuple[str, ...]:
    """Return what is asked about: of "what interest rate does", interest and rate."""
    if _CALLED.search(text):
        return ("name",)
    if kind is Asked.DURATION:
        return ()
    if (how := _HOW_NOUN.search(text)) and how[1] in _HOW:
        return (_HOW[how[1]],)
    match = _COUNTED.search(text) or _INTERROGATIVE.search(text) or _NOUN_OF.search(text)
    return _noun_phrase(match[1].split()) if match else ()


def _noun_phrase(words: list[str]) -> tuple[str, ...]:
    """Return the first run of words that carry meaning, without the verb that ends it."""
    run: list[str] = []
    for word in words:
        if word in stopwords() or word in _VERBS:
            if run:
                break
        else:
            run.append(word)
    while len(run) > 1 and run[-1].endswith("ed"):
        run.pop()
    return tuple(run[:_LONGEST_ATTRIBUTE])
