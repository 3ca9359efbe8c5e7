"""What a question asks for: a time, a person, a place, an amount, a reason, or none of these."""

import re
from enum import StrEnum

from knowledge.analysis import normalise


class Asked(StrEnum):
    """The kind of answer that a question wants."""

    WHEN = "when"
    WHO = "who"
    WHERE = "where"
    HOW_MANY = "how_many"
    WHY = "why"
    OTHER = "other"


# Written in folded letters (see analysis.normalise): no ё, no Kazakh letters. The first that
# matches wins, so what is special stands before what is general.
_PATTERNS: dict[Asked, str] = {
    Asked.WHY: r"""why|how come|what(?:'?s| is| was| were)? the reasons?|for what reason|what caused
        |почему|зачем|отчего|по какой причине|из за чего|неге|неликтен|не ушин|не себепти""",
    Asked.WHEN: r"""when|(?:what|which) (?:exact )?(?:year|date|day|month|century|decade|season)
        |what time|since what|how long ago|how soon
        |когда|(?:в |с )?как(?:ом|ой|ого|ую|им) (?:году|год|числа|месяце|веке|дату|день|дня)|во сколько
        |дата|кашан|(?:кай|кандай|нешинши) (?:жылы|куни|айда|кун|ай|гасырда|уакытта)|сагат нешеде""",
    Asked.HOW_MANY: r"""how (?:many|much|long|old|tall|far|deep|large|big|high|fast|wide|often|heavy
        |thick|hot|cold|expensive|strong|broad|steep|populous)|(?:what|which) (?:percentage|percent
        |number|share|proportion|fraction|amount|sum|age|height|length|depth|width|distance|size
        |weight|speed|price|cost|budget|population|temperature|area|capacity|rate)
        |what(?:'?s| is| was| were)? the (?:\w+ )?(?:percentage|number|share|amount|age|height|length
        |depth|width|distance|size|weight|speed|price|cost|budget|population|temperature|area
        |capacity|salary|fee|total|interest rate)
        |сколько|скольки|насколько|как (?:долго|часто|далеко|глубоко|высоко|дорого)|какова?я? (?:\w+ )?
        (?:длина|высота|глубина|ширина|цена|стоимость|доля|сумма|площадь|численность|скорость)
        |какой (?:\w+ )?(?:процент|размер|бюджет|возраст|вес)|канша|канча|каншага|неше|нешеу|нешеге
        |каншалык""",
    Asked.WHERE: r"""where|(?:what|which) (?:city|country|place|town|village|region|location|venue
        |state|continent|building|street|station|island)|где|куда|откуда
        |в как(?:ом|ой|их) (?:городе|стране|месте|регионе|области|городах|странах|здании)
        |кайда|кайдан|(?:кай|кандай) (?:калада|елде|жерде|жерден|елден|калага|елдерде)""",
    Asked.WHO: r"""who|whom|whose|which person|(?:what|which) (?:man|woman|people|president|minister
        |director|author|company|team|politician|expert)s?|кто|кого|кому|кем|чей|чья|чье|чьи
        |ким|кимдер|кимди|кимнин|кимге|кимнен|кимдердин""",
}
_BREAK = re.compile(r"\s*\n\s*")
_ASKED = [
    (kind, re.compile(rf"\b(?:{_BREAK.sub('', pattern)})\b"))
    for kind, pattern in _PATTERNS.items()
]


def what_is_asked(question: str) -> Asked:
    """Return the kind of answer a question wants."""
    text = normalise(question)
    found = [(match.start(), kind) for kind, pattern in _ASKED if (match := pattern.search(text))]
    return min(found)[1] if found else Asked.OTHER
