"""Dictionary forms that an inflected Russian or Kazakh word may have, likeliest first."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product

from knowledge.language.document_languages import BY_CODE
from knowledge.language.tokenizer import FOLDED

_NOUN = (
    "а я у ю ом ем е и ы ой ей ою ею ью ов ев ам ям ами ями ах ях "
    "ия ию ием ии ий иям иями иях ени енем ена ен енам енами"
).split()
_NOUN_LEMMA = "* а я о е ь й ие ия ий мя".split()
_ADJECTIVE = (
    "ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ую юю ых их ыми ими ей "
    "о а ы ейший ейшая ейшее ейшие ейшего ейшей"
).split()
_ADJECTIVE_LEMMA = "ый ий ой".split()
_VOWELS = "а я и е ы у о".split()
_AFTER_VOWEL = (
    "л ла ло ли в вши н на но ны т та то ты ю ешь ет ем ете ют й йте "
    "ние ния нию нием нии ний ниям ниями ниях тие тия тию тием тии"
).split()
_PARTICIPLE = "нн вш ющ т ем".split()
_DROPPED = (
    "у ю ешь ет ем ете ут ют ишь ит им ите ат ят л ла ло ли ен ена ено ены "
    "ение ения ению ением ении ений ениям ениями"
).split()
_DROPPED_PARTICIPLE = "енн ущ ющ ащ ящ им ем".split()
_DROPPED_LEMMA = "ить ать ять еть ти нуть уть ть".split()
_OVA = "ую уешь ует уем уете уют уй уйте уя".split()
_MUTATED = {
    "ш": "сх", "ж": "здг", "ч": "тк", "щ": "т", "л": "л",
}  # fmt: skip

_ENGLISH = (
    ("ies", "y"), ("ied", "y"), ("es", "|e"), ("s", ""), ("ed", "|e"), ("ing", "|e"), ("er", "|e"),
    ("est", "|e"), ("ly", ""),
)  # fmt: skip

# A root shorter than this is an accident more often than a word.
_SHORTEST_ROOT = 2

_FOLD = str.maketrans(FOLDED | {"ы": "и"})
_HARDENED = {"г": "к", "ғ": "қ", "б": "п"}


def fold(word: str) -> str:
    """Return the word as someone types it who has no Kazakh letters."""
    return word.translate(_FOLD)


def roots(word: str, language: str) -> Iterator[str]:
    """Yield the word itself, then every dictionary form that its ending allows."""
    yield word
    if language == "en":
        yield from _english(word)
    elif language == "ru":
        yield from _russian(word)
    elif language == "kk":
        yield from _kazakh(word, _suffixes(folded=False))
    elif language == "kk-folded":
        yield from _kazakh(word, _suffixes(folded=True))


def _english(word: str) -> Iterator[str]:
    for ending, lemma_endings in _ENGLISH:
        if word.endswith(ending) and len(word) - len(ending) > _SHORTEST_ROOT:
            stem = word.removesuffix(ending)
            if len(ending) > 1 and stem[-1] == stem[-2]:
                yield stem[:-1]
            yield from (stem + lemma_ending for lemma_ending in lemma_endings.split("|"))


def _russian(word: str) -> Iterator[str]:
    for form in _without_reflexive(word):
        for cut in range(len(form), _SHORTEST_ROOT - 1, -1):
            stem, ending = form[:cut], form[cut:]
            for lemma_ending in _endings().get(ending, ()):
                yield stem + lemma_ending
                if lemma_ending.endswith(("ть", "ти")):
                    yield stem + lemma_ending + "ся"
            if ending in _NOUN or not ending:
                yield from _with_moved_vowel(stem)
            if ending in _dropped():
                yield from _before_mutation(stem)
    if word.startswith("наи"):
        yield from _russian(word[3:])


def _without_reflexive(word: str) -> Iterator[str]:
    yield word
    if word.endswith(("ся", "сь")):
        yield word[:-2]


def _with_moved_vowel(stem: str) -> Iterator[str]:
    """рынк-а → рынок, сосен → сосна."""
    for vowel in "оеё":
        yield stem[:-1] + vowel + stem[-1]
    if stem[-2] in "ое":
        yield from (stem[:-2] + stem[-1] + ending for ending in "аояе")
    if stem[-2] == "ь":
        yield stem[:-2] + "е" + stem[-1]


def _before_mutation(stem: str) -> Iterator[str]:
    """пиш-ут → писать, посвящ-ён → посвятить, куп-л-ен → купить."""
    if stem.endswith("л"):
        yield from (stem[:-1] + ending for ending in _DROPPED_LEMMA)
    for consonant in _MUTATED.get(stem[-1], ""):
        yield from (stem[:-1] + consonant + ending for ending in _DROPPED_LEMMA)


@cache
def _dropped() -> frozenset[str]:
    """Return the endings that stand where the infinitive has its vowel."""
    participles = ("".join(pair) for pair in product(_DROPPED_PARTICIPLE, _ADJECTIVE))
    return frozenset([*_DROPPED, *participles])


@cache
def _endings() -> Mapping[str, tuple[str, ...]]:
    """Return ending of the word → endings of the lemma, nouns before verbs."""
    endings: dict[str, dict[str, None]] = {}

    def add(given: Iterable[str], lemmas: Iterable[str]) -> None:
        found = [lemma.replace("*", "") for lemma in lemmas]
        for ending in given:
            endings.setdefault(ending, {}).update(dict.fromkeys(found))

    add(["", *_NOUN], _NOUN_LEMMA)
    add(_ADJECTIVE, _ADJECTIVE_LEMMA)
    add(["ен", "на", "но", "ны"], ["ный"])
    for vowel in _VOWELS:
        finite = [vowel + tail for tail in _AFTER_VOWEL]
        participles = [vowel + a + b for a, b in product(_PARTICIPLE, _ADJECTIVE)]
        add([*finite, *participles], [vowel + "ть"])
    add(_dropped(), _DROPPED_LEMMA)
    add([*_OVA, *("ующ" + ending for ending in _ADJECTIVE)], ["овать", "евать"])
    add(["ск" + ending for ending in _ADJECTIVE], ["", "а", "ия", "ск", "ь"])
    add(["йск" + ending for ending in _ADJECTIVE], ["я", "й"])
    return {ending: tuple(lemmas) for ending, lemmas in endings.items()}


@cache
def _suffixes(*, folded: bool) -> frozenset[str]:
    endings = [end for slot in BY_CODE["kk"].endings.values() for end in slot]
    return frozenset(map(fold, endings) if folded else endings)


def _kazakh(word: str, suffixes: frozenset[str]) -> Iterator[str]:
    """Strip suffixes in every order that they allow, fewest first."""
    seen, layer = {word}, [word]
    while layer:
        stripped: list[str] = []
        for form in layer:
            yield from _dictionary_forms(form)
            for cut in range(max(_SHORTEST_ROOT, len(form) - 6), len(form)):
                if form[cut:] in suffixes and form[:cut] not in seen:
                    seen.add(form[:cut])
                    stripped.append(form[:cut])
        layer = sorted(stripped, key=len, reverse=True)


def _dictionary_forms(form: str) -> Iterator[str]:
    yield form
    yield form + "у"
    if form[-1] in _HARDENED:
        yield form[:-1] + _HARDENED[form[-1]]
    if form[-1] in "ыіи":
        yield form[:-1] + "у"
    if form[-1] == "п":
        yield form[:-1] + "бу"
    if len(form) > _SHORTEST_ROOT + 1:
        yield from (form[:-1] + vowel + form[-1] for vowel in "ыі")
