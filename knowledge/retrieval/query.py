"""A question as it is scored: its terms, what each may match, and how much each weighs."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from knowledge.language import stopwords, tokens
from knowledge.language.dictionary import corrections, is_common_word
from knowledge.language.document_languages import PIVOT, generic_words, light_verbs
from knowledge.language.fleeting_vowels import is_plural_of_common, with_moved_vowel
from knowledge.language.numerals import number_variants
from knowledge.language.short_nouns import other_forms
from knowledge.language.spelling import SHORTEST_MISSPELT
from knowledge.language.stemmer import possible_stems, stem
from knowledge.language.tokenizer import normalise
from knowledge.queries import Query, Term
from knowledge.retrieval import synonyms
from knowledge.retrieval.abbreviations import abbreviated, full_names
from knowledge.retrieval.compounds import apart, joined
from knowledge.retrieval.expansion import (
    COMPOUND,
    MISSPELT,
    PREFIX,
    Word,
    expand,
    is_misspelt_stopword,
    opposed_stems,
)
from knowledge.retrieval.implied_words import find_implied_words
from knowledge.retrieval.index import Index
from knowledge.retrieval.message_length import within_limits
from knowledge.retrieval.question_extraction import extract_question
from knowledge.retrieval.question_type import parse_question
from knowledge.retrieval.question_typography import plain_form
from knowledge.retrieval.rewriting import rewrite
from knowledge.retrieval.title_words import stands_in_title

MOST_WORDS = 60
"""Different words of a question that are looked for: those first that stand in a document."""
STOPWORD_WEIGHT, GENERIC_WEIGHT = 0.3, 0.6
"""Chosen on XQuAD by those who measured the recipe; see README, "How good is it?"."""
COMMON = 0.25
"""Share of all facts from which on what holds a word need not be about it."""
OTHER_FORM = 0.85
"""Weight of what is by its ending another form of a word, though its stem is another."""
SURE = 0.6
"""Weight of an expansion from which on a word is taken as found; chosen below any misspelling."""


def analyse(index: Index, question: str) -> Query:
    """Return a question as it was meant, with what each word of it may match in this index."""
    meant, language = rewrite(index, plain_form(within_limits(question)))
    text = plain_form(extract_question(meant))
    analysis, facts = parse_question(text), index.size.facts
    implied = find_implied_words(normalise(text), analysis)
    terms = tuple(
        replace(term, is_implied=True) if term.word in implied else term
        for term in _terms(index, text)
    )
    # A little more than a word weighs that a single fact holds.
    unknown_weight = math.log(1 + 2 * facts)
    return Query(question, meant, language, text, analysis, terms, facts, unknown_weight)


def _terms(index: Index, text: str) -> tuple[Term, ...]:
    words = _most_telling(index, list(dict.fromkeys(tokens(text))))
    expanded = _expand(index, text, words)
    if parts := _other_words(index, expanded):
        words = list(dict.fromkeys(part for word in words for part in parts.get(word, [word])))
        expanded = _expand(index, text, words)
    counts = index.terms.frequencies({stem_ for found in expanded.values() for stem_ in found})
    total, light = index.size.facts, light_words(tuple(expanded))
    found = (
        _term(word, {stem_: w for stem_, w in found.items() if stem_ in counts}, counts, total)
        for word, found in expanded.items()
    )
    terms = (_as_light(term) if term.word in light else term for term in found)
    return tuple(_with_title(index, term) for term in terms)


def _most_telling(index: Index, words: Sequence[str]) -> Sequence[str]:
    """Return as many words as are looked for, in their order; strange ones give way first."""
    if len(words) <= MOST_WORDS:
        return words
    variants = {word: possible_stems(word) for word in words}
    known = index.terms.frequencies({each for found in variants.values() for each in found})
    by_use = sorted(words, key=lambda word: not any(each in known for each in variants[word]))
    kept = {*by_use[:MOST_WORDS]}
    return [word for word in words if word in kept]


def _expand(index: Index, text: str, words: Sequence[str]) -> dict[str, dict[str, float]]:
    """Return for each word the stems of the index that it may stand for, 0 to 1."""
    wanted = {word: possible_stems(word) for word in words}
    beside = _beside(index, text, words)
    every = (stem_ for by in (wanted, beside) for stems in by.values() for stem_ in stems)
    known = index.terms.frequencies(set(every))
    exact = {word: [stem_ for stem_ in stems if stem_ in known] for word, stems in wanted.items()}
    slips = {word: _meant(word) for word, stems in exact.items() if not stems}
    forms = {word: other_forms(word) | with_moved_vowel(word) for word in slips}
    others = (*slips.values(), *forms.values())
    known |= index.terms.frequencies({stem_ for stems in others for stem_ in stems})
    for word, stems in slips.items():
        beside[word] = stems | beside[word] | dict.fromkeys(forms[word], OTHER_FORM)
    content = {
        word: Word(
            stems,
            exact[word],
            {s: w for s, w in beside[word].items() if s in known},
            is_common_word(word) or is_plural_of_common(word),
        )
        for word, stems in wanted.items()
        if word not in stopwords()
    }
    return {word: dict.fromkeys(stems, 1.0) for word, stems in exact.items()} | expand(
        index, content
    )


def _beside(index: Index, text: str, words: Sequence[str]) -> dict[str, dict[str, float]]:
    """Return for each word the stems that mean the same, here or anywhere."""
    found = {word: dict(synonyms.stems(word)) for word in words}
    sources = (
        joined(text, words),
        number_variants(words),
        abbreviated(index, text),
    )
    for source in sources:
        for word, stems in source.items():
            if word in found:
                found[word] |= stems
    for word, stems in synonyms.curated(index, list(tokens(text))).items():
        for root, weight in stems.items() if word in found else ():
            found[word][root] = max(weight, found[word].get(root, 0.0))
    return found


def _meant(word: str) -> dict[str, float]:
    """Return the stems of the common words that one may be meant for: signed for sined.

    The index holds stems, from which a misspelt form of a word may be further away than it is from
    that form. None for what may be a stop word.
    """
    if word in stopwords() or is_common_word(word) or len(word) < SHORTEST_MISSPELT:
        return {}
    meant = corrections(word)
    if any(each in stopwords() for each in meant):
        return {}
    weight = MISSPELT * (1 - 1 / len(word))
    return {stem(each, PIVOT): weight for each in meant}


def _other_words(
    index: Index, expanded: Mapping[str, Mapping[str, float]]
) -> dict[str, list[str]]:
    """Return what stands in the documents for words that they lack: parts, or a full name."""
    lacking = [
        word
        for word, found in expanded.items()
        if word not in stopwords() and max(found.values(), default=0.0) < SURE
    ]
    if not lacking:
        return {}
    strange = [word for word in lacking if not is_common_word(word)]
    return apart(index, strange) | full_names(index, lacking)


def _term(
    word: str, expansions: Mapping[str, float], counts: Mapping[str, int], total: int
) -> Term:
    best = max(
        expansions, key=lambda stem_: (expansions[stem_], counts[stem_], stem_), default=None
    )
    frequency = counts[best] if best else 0
    idf = math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))
    is_stopword = word in stopwords() or (not expansions and is_misspelt_stopword(word))
    weight = STOPWORD_WEIGHT if is_stopword else GENERIC_WEIGHT if word in generic_words() else 1.0
    is_known = 1 in expansions.values()
    is_repaired = not is_known and any(share > PREFIX for share in expansions.values())
    held = max((counts[stem_] for stem_, share in expansions.items() if share >= SURE), default=0)
    is_common = held > 1 and held >= COMMON * total
    idf *= weight
    is_part = max(expansions.values(), default=0.0) == COMPOUND
    return Term(
        word, expansions, idf, is_stopword, is_known, is_repaired,
        is_common=is_common, is_part=is_part,
    )  # fmt: skip


def light_words(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words of light verbs in a question; none if nothing else of it has a meaning."""
    phrases = light_verbs()
    light = {
        word
        for start in range(len(words))
        for end in (start + 1, start + 2)
        if words[start:end] in phrases
        for word in words[start:end]
    }
    has_others = any(word not in light and word not in stopwords() for word in words)
    return frozenset(light) if has_others else frozenset()


def _with_title(index: Index, term: Term) -> Term:
    if term.expansions or term.is_stopword:
        return term
    titles = index.sentences.all_titles()
    is_of_title = any(stands_in_title(term.word, each) for each in titles)
    return replace(term, is_of_title=is_of_title, opposites=opposed_stems(index, term.word))


def _as_light(term: Term) -> Term:
    """Return a term that counts as a stopword does: met it helps, and it is never missed."""
    weight = GENERIC_WEIGHT if term.word in generic_words() else 1.0
    return replace(term, is_stopword=True, idf=term.idf * STOPWORD_WEIGHT / weight)
