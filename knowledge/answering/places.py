"""Places: where a sentence tells where something is, by name, address, direction or kind."""

import re
from collections.abc import Iterator

from knowledge.answering.alignment import Span
from knowledge.language.letters import CAPITAL
from knowledge.language.patterns import Template, compiled

JOINT = rf"of the |of |the |de |and (?=[{CAPITAL}]\w+ of)"
NAMED = rf"[{CAPITAL}][\w’'-]*(?: (?:{JOINT})?[{CAPITAL}][\w’'.-]*)*"
_WORD = r"[^\W\d_][\w’'-]{0,40}"
_BY_NAME = Template(
    rf"\b{{before_named_place}}({NAMED})",
    "evidence",
    re.NOFLAG,
)
_OTHERS = tuple(
    Template(text, "evidence", re.NOFLAG if NAMED in text else re.IGNORECASE)
    for text in (
        # in the main hall, to the annex, behind the old mill
        (
            r"\b(?:in|at|on|to|into|from|by|near|behind|beside|opposite|outside|inside|under|above"
            r"|below|between|through|across|over|next to|in front of|close to|within|off|along"
            r"|around|via)"
            rf" (?:(?:the|an?|our|its|your|their|his|her|my|each|every|any|this|that) )?"
            rf"(?:{_WORD} ){{0,2}}{{place}}\b"
        ),
        (
            rf"\b(?:в|во|на|из|у|за|под|около|возле|напротив|рядом с|через|над|с|к|по) "
            rf"(?:{_WORD} ){{0,2}}{{site}}"
        ),
        r"\b{locative}\b",
        rf"\bу {_WORD}",
        # a cell of a row
        rf"(?<=— ){NAMED}",
        # 14 Mill Lane, ул. Абая, 12
        rf"\b\d{{1,5}}\w? (?:{_WORD} ){{1,3}}{{street}}\b",
        rf"\b(?:{_WORD} ){{1,2}}(?:street|lane|road|avenue|quay|square)\b(?: \d{{1,5}})?",
        (
            r"\b(?:ул\.|улица|улице|улицы|пр\.|проспект\w*|переулок|пл\.|площадь|дом|корпус|кабинет"
            r"|этаж|көшесі|даңғылы) ?[\w«№]"
        ),
        r"\b(?:room|floor|gate|platform|hall|desk|counter|table|stand|bay|building) \w{1,4}\b",
        # 7 km to the north, 15 минут от вокзала
        (
            r"\d[\d.,]{0,12} ?(?:km|kilomet\w{2,4}|m|met\w{2,4}|miles?|minutes?|км|м|метр\w{0,3}"
            r"|километр\w{0,3}|минут\w{0,2}|шақырым) (?:(?:to|the|walk|drive|in|by|на) ){0,3}"
            r"{direction}"
        ),
        r"{contact}",
        (
            r"\b(?:online|by (?:e-?mail|post|phone|telephone)|on the (?:left|right)|upstairs"
            r"|downstairs|outdoors|indoors|nearby|overseas|abroad|at home|within sight"
            r"|по телефону|по почте|онлайн|на почту|слева|справа|рядом|поблизости"
            r"|телефонмен|поштамен|жақын)\b"
        ),
    )
)

_NO_PLACE = Template(
    rf"(?:{{month}}|{{day}}|christmas|easter)\b(?! [{CAPITAL}])|(?:{{person_title}})\b(?!['’])",
    "evidence",
)
_OWNED = Template(r"\b{before_author} $", "evidence", re.NOFLAG)
_LONGEST_JOINT = 20
"""Characters before a name in which "according to the" stands."""


def find_places(sentence: str) -> Iterator[Span]:
    """Yield where a sentence tells a place, in characters; the ways of telling one by one."""
    yield from (match.span(1) for match in compiled(_BY_NAME).finditer(sentence))
    for template in _OTHERS:
        yield from (match.span() for match in compiled(template).finditer(sentence))


def may_be_place(sentence: str, span: Span) -> bool:
    """Tell whether a name may be that of a place: no month, no title of a person, no owner."""
    if compiled(_NO_PLACE).match(sentence[slice(*span)]):
        return False
    return compiled(_OWNED).search(sentence[max(0, span[0] - _LONGEST_JOINT) : span[0]]) is None
