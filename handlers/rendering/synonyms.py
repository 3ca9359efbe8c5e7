"""Synonyms as editors see them: lists of groups, one group, and a group before it is saved."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.rendering import markup
from handlers.rendering.answers import Message, render_text
from handlers.rendering.buttons import Button
from handlers.rendering.facts import answer_changes
from handlers.rendering.pages import Listing, ListRow, render_listing
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.texts import Texts, native_name
from knowledge import (
    LANGUAGES,
    ImpactAnalysis,
    SynonymError,
    SynonymFault,
    SynonymGroup,
    SynonymPreview,
)

_IMPACT = "synonym-impact"


def render_synonyms(
    shown: Sequence[SynonymGroup], total: int, look: ViewPayload, texts: Texts
) -> Message:
    """Return a page of groups in the language that is the key of `look`, with the others below."""
    key = "synonyms-none-of" if look.key else "synonyms-none"
    message = render_text(texts(key))
    if total:
        rows = [ListRow(words_of(each), ViewPayload("synonym", str(each.id))) for each in shown]
        message = render_listing(Listing(texts("synonyms-title", count=total), rows, total, look))
    languages = tuple(
        Button(native_name(each), ViewPayload("synonyms", each).pack())
        for each in LANGUAGES
        if each != look.key
    )
    html = f"{message.html}\n{markup.text(texts('synonyms-how'))}"
    return replace(message, html=html, keyboard=(*message.keyboard, languages))


def render_synonym(group: SynonymGroup, texts: Texts) -> Message:
    """Return one group, whose terms are numbered from 1."""
    html = [markup.text(texts("synonym-title"))]
    html += [f"{number}. {markup.line(term)}" for number, term in enumerate(group.terms, 1)]
    back = Button(texts("button-synonyms"), ViewPayload("synonyms", texts.language).pack())
    return Message("\n".join(html), ((back,),))


def render_synonym_preview(
    preview: SynonymPreview, texts: Texts, analysis: ImpactAnalysis | None
) -> Message:
    """Return what teaching would do, as far as it is checked."""
    html = [markup.bold(texts("synonym-preview"))]
    for term, count in zip(preview.terms, preview.facts, strict=True):
        html.append(markup.text(f"• {texts('synonym-facts', term=term, count=count)}"))
    if preview.joins:
        html.append(markup.text(texts("synonym-joins")))
    if analysis and analysis.total:
        html += answer_changes(analysis, texts, _IMPACT)
    return Message("\n".join(html))


def refused_synonym(refused: SynonymError, texts: Texts) -> Message:
    """Return why terms cannot be taught."""
    if refused.fault is SynonymFault.FEW:
        return render_text(texts("synonym-refused-few"))
    return render_text(texts(f"synonym-refused-{refused.fault}", term=refused.term))


def words_of(group: SynonymGroup) -> str:
    """Return the terms of a group in one line."""
    return " = ".join(group.terms)
