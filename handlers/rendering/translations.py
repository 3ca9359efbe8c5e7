"""Translations of a fact as editors see them: all of one, and one whose numbers differ."""

from handlers.rendering import markup
from handlers.rendering.answers import Message
from handlers.rendering.buttons import Button
from handlers.rendering.facts import LINE_LIMIT, sentence
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.texts import Texts, language_name, native_name
from knowledge import LANGUAGES, Fact, Page, figures_apart

_LISTED = 5
"""Numbers of a sentence that are named."""


def render_translations(page: Page, texts: Texts) -> Message:
    """Return the translations of a fact, with a button for each other language."""
    fact = page.fact
    parts = [markup.text(texts("translations-title", id=fact.id)), sentence(fact, texts)]
    parts += [
        markup.text(f"{language_name(language, texts)}: {markup.shorten(text, 3 * LINE_LIMIT)}")
        for language, text in page.translations.items()
    ]
    parts += [
        markup.text(
            texts(
                "stale-translation", text=each.text, language=language_name(each.language, texts)
            )
        )
        for each in page.stale
        if each.answers is None
    ]
    into = tuple(
        Button(native_name(each), ViewPayload("translate", f"{fact.id}-{each}").pack())
        for each in LANGUAGES
        if each != fact.language
    )
    back = Button(texts("button-back"), ViewPayload("fact", str(fact.id)).pack())
    return Message("\n".join(parts), (into, (back,)))


def render_other_numbers(fact: Fact, text: str, language: str, texts: Texts) -> Message | None:
    """Return a translation with other numbers than the sentence, beside it; None if none is."""
    if not (warnings := number_warnings(fact.text, text, texts)):
        return None
    html = [sentence(fact, texts), "", markup.text(markup.shorten(text, 3 * LINE_LIMIT))]
    anew = (write_anew(fact.id, language, texts),)
    return Message("\n".join([*html, *map(markup.text, warnings)]), (anew,))


def number_warnings(said: str, translated: str, texts: Texts) -> list[str]:
    """Return that a sentence and its translation have other numbers, if they have."""
    apart = figures_apart(said, translated)
    if not any(apart):
        return []
    one, other = (", ".join(map(str, each[:_LISTED])) or "–" for each in apart)
    return [texts("numbers-apart", said=one, translated=other)]


def write_anew(fact: int, language: str, texts: Texts) -> Button:
    """Return the way to the prompt for a translation of a fact."""
    look = ViewPayload("translate", f"{fact}-{language}")
    return Button(texts("button-write-anew"), look.pack())
