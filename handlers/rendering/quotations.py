"""Quotations: a sentence as it is shown, with its place and what belongs beside it.

All of it is shortened to fit: with everything that may stand around it, a message stays under
Telegram's 4,096 UTF-16 units.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.rendering import markup
from handlers.rendering.lead_ins import announced, announced_excerpt, shortened_lead_in
from handlers.rendering.texts import Texts
from knowledge import UNNAMED_PARTICIPANT, Fact, Snippet

NAME_LIMIT = 100
"""UTF-16 units of a title and of a speaker."""
HEADING_LIMIT, SECTION_DEPTH = 60, 3
"""UTF-16 units of a heading in a citation, and how many are named."""
LONG = 350
"""Above this many characters a quotation is folded."""
TRIMMED = 160
"""UTF-16 units of what is shown of a sentence that is not claimed to answer."""
NO_SNIPPET = Snippet()


@dataclass(frozen=True, slots=True)
class QuotationLimits:
    """UTF-16 units of a quotation, of the sentence before it, and of its translation."""

    sentence: int
    before: int
    translation: int


ALONE = QuotationLimits(1600, 300, 600)
"""For a sentence that is the whole answer."""
FOLLOWED = QuotationLimits(1000, 300, 600)
"""For a sentence that others follow."""
FURTHER = QuotationLimits(300, 0, 200)
"""For each further sentence."""
DISAGREEING = QuotationLimits(600, 0, 250)
"""For each of several sentences that say different things; none may look like the right one."""
SHORT_DISAGREEING = QuotationLimits(200, 0, 0)
"""The same in an answer to one of several questions."""
OF_SEVERAL = QuotationLimits(300, 150, 150)
"""For the answer to one of several questions."""


def cited_quotation(
    fact: Fact,
    snippet: Snippet,
    texts: Texts,
    limits: QuotationLimits = ALONE,
    also: Sequence[Fact] = (),
) -> str:
    """Return a sentence with its place, and with its translation if its reader needs one.

    `also` are the same words in other documents, whose places stand below.
    """
    parts = [quotation(fact, limits, snippet), *(source(each, texts) for each in (fact, *also))]
    if translated := translation(snippet, limits, texts):
        parts += ["", *translated]
    return "\n".join(parts)


def quotation(fact: Fact, limits: QuotationLimits, snippet: Snippet = NO_SNIPPET) -> str:
    """Return a sentence in a block, folded if it is long, behind the one it points back to."""
    html = _quoted(fact, limits, snippet)
    return markup.quote(html, expandable=len(markup.plain(html)) > LONG)


def quoted_line(fact: Fact, snippet: Snippet, texts: Texts) -> str:
    """Return a sentence that is not claimed on one line: quoted, trimmed, with its place.

    It is trimmed to what comes closest if that is known. The whole of it, the sentence before and
    the whole citation stand in its context.
    """
    if snippet.excerpt:
        words = announced_excerpt(fact, *snippet.excerpt, TRIMMED, snippet)
    else:
        words = announced(_one_line(fact, FURTHER.sentence), snippet)
    quoted = markup.line(texts("quoted", text=words))
    parts = [quoted, bracketed_place(fact, texts), *translation(snippet, FURTHER, texts)]
    return " ".join(parts)


def bracketed_place(fact: Fact, texts: Texts) -> str:
    """Return the short citation in brackets, as the link that opens it if there is one."""
    place, url = short_citation(fact, texts), fact.citation.url
    linked = markup.link(place, url) if url else markup.italic(place)
    return f"({linked})"


def short_citation(fact: Fact, texts: Texts) -> str:
    """Return where a sentence stands, in a few words, and who said it.

    That is the page or the heading, or else the paragraph; of several documents the title as well.
    """
    place = fact.citation
    if place.page:
        words = texts("place-page", page=place.page)
    elif place.section:
        words = markup.shorten(" ".join(place.section[-1].split()), HEADING_LIMIT)
    else:
        words = texts("place-paragraph", paragraph=place.paragraph)
    title = markup.shorten(place.title, HEADING_LIMIT) if texts.documents > 1 else ""
    parts = [", ".join(filter(None, (title, words))), speaker_of(fact, texts)]
    return "; ".join(filter(None, parts))


def _quoted(fact: Fact, limits: QuotationLimits, snippet: Snippet) -> str:
    limit = limits.sentence
    if fact.cells:
        html = _row(fact, limit, snippet.span)
    else:
        html = markup.sentence(fact.text, limit, snippet.span)
    if snippet.lead_in:
        html = f"{markup.italic(shortened_lead_in(snippet.lead_in))} {html}"
    elif snippet.before:
        before = markup.shorten(" ".join(snippet.before.split()), limits.before)
        html = f"{markup.italic(before)} {html}"
    return html


def translation(snippet: Snippet, limits: QuotationLimits, texts: Texts) -> list[str]:
    """Return the line with the translation of the editors; no line if there is none."""
    if not snippet.translation:
        return []
    words = markup.shorten(" ".join(snippet.translation.split()), limits.translation)
    return [markup.text(texts("translation", text=words))]


def source(fact: Fact, texts: Texts) -> str:
    """Return the lines that say where a sentence stands, and who said it."""
    words, url = citation_of(fact, texts), fact.citation.url
    lines = [markup.link(words, url) if url else markup.italic(words)]
    if said := speaker_of(fact, texts):
        lines.append(markup.italic(said))
    return "\n".join(lines)


def speaker_of(fact: Fact, texts: Texts) -> str | None:
    """Return who said a sentence, None if it is nobody's words."""
    if not fact.speaker:
        return None
    is_unnamed = fact.speaker == UNNAMED_PARTICIPANT
    speaker = texts("speaker-unnamed") if is_unnamed else fact.speaker
    return texts("speaker", speaker=markup.shorten(speaker, NAME_LIMIT))


def citation_of(fact: Fact, texts: Texts, depth: int = SECTION_DEPTH) -> str:
    """Return the citation: title with section and page, or else with paragraph and sentence.

    Of the headings, `depth` are named at most.
    """
    place = fact.citation
    if place.section or place.page:
        title = markup.shorten(place.title, NAME_LIMIT)
        path = " › ".join((title, *_shortened(place.section, depth)))
        return texts("citation-page", place=path, page=place.page) if place.page else path
    return texts(
        "citation",
        title=markup.shorten(place.title, NAME_LIMIT),
        paragraph=place.paragraph,
        sentence=place.sentence,
        sentences=place.sentences,
    )


def _shortened(section: tuple[str, ...], depth: int) -> tuple[str, ...]:
    """Return the outermost heading and the innermost ones, each on one line and short."""
    kept = section if len(section) <= depth else (*section[:1], *section[1 - depth :])
    kept = kept if depth > 1 else section[-1:]
    return tuple(markup.shorten(" ".join(heading.split()), HEADING_LIMIT) for heading in kept)


def _row(fact: Fact, limit: int, span: tuple[int, int] | None) -> str:
    """Return a row of a table: a line a cell, each behind the name of its column.

    The cell at `span` is in bold. Where little is shown, for it stands beside what answers, it is
    one line.
    """
    if limit <= FURTHER.sentence:
        return markup.text(_one_line(fact, limit))
    lines = _cells(fact)
    if markup.utf16("\n".join(lines)) > limit:
        return markup.text(markup.shorten("\n".join(lines), limit))
    return "\n".join(
        markup.bold(line) if place == span else markup.text(line)
        for line, place in zip(lines, fact.cell_spans, strict=True)
    )


def _one_line(fact: Fact, limit: int) -> str:
    words = " · ".join(_cells(fact)) if fact.cells else " ".join(fact.text.split())
    return markup.shorten(words, limit)


def _cells(fact: Fact) -> list[str]:
    lines = (f"{name}: {words}" if name else words for name, words in fact.cells)
    return [" ".join(line.split()) for line in lines]
