"""Facts as editors see them, a change before it is saved, and one that was made."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from handlers.rendering import markup
from handlers.rendering.answers import Message, render_found
from handlers.rendering.buttons import Button
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.texts import Texts, language_name
from knowledge import (
    Action,
    Answer,
    AnswerChange,
    Change,
    ChangePreview,
    Fact,
    FactError,
    Found,
    Grade,
    ImpactAnalysis,
    NotFound,
    Page,
    Similarity,
    Unsure,
)

QUESTIONS_SHOWN = 5
"""Questions on the page of a fact; all of them are a tap away."""
LINE_LIMIT = 200
"""UTF-16 units of a question, a translation, or a sentence beside another."""
SHIFTS_SHOWN = 5
"""Judged questions whose change of answer is told; the others are counted."""
_KNOWN_ACTORS = ("operator", "shipped")


def render_page(page: Page, names: Mapping[str, str], texts: Texts) -> Message:
    """Return all that is known of a fact, with what can be done with it."""
    fact = page.fact
    title = texts("fact-title-withdrawn" if page.withdrawn else "fact-title", id=fact.id)
    parts = [markup.bold(title), sentence(fact, texts)]
    parts += [markup.text(line) for line in _stored_questions(page, texts)]
    counts = texts("fact-feedback", asked=page.asked, ups=page.ups, downs=page.downs)
    who = actor_name(page.added_by, names, texts)
    added = texts("fact-added", name=who, at=f"{page.added_at:%Y-%m-%d}", changes=page.changes)
    parts += [markup.text(counts), markup.text(added)]
    return Message("\n".join(parts), _under_page(page, texts))


def render_nearest(words: str, near: Fact, texts: Texts, *, opens: bool = False) -> Message:
    """Return a refusal with the sentence that was probably meant."""
    html = f"{markup.text(words)}\n{markup.text(texts('nearest'))}\n{sentence(near, texts)}"
    look = Button(texts("button-open-fact", id=near.id), ViewPayload("fact", str(near.id)).pack())
    return Message(html, ((look,),) if opens else ())


def refusal_words(refused: FactError, texts: Texts) -> str:
    """Return that a fact was not stored, and why."""
    title, number = refused.title, refused.fact or 0
    reason = texts(f"refused-{refused.refusal}", title=title, id=number)
    return texts("add-refused", reason=reason)


def render_change_preview(
    preview: ChangePreview, texts: Texts, analysis: ImpactAnalysis | None = None
) -> Message:
    """Return what an editor should see before a change is saved, as far as it is checked."""
    parts = [markup.bold(texts("change-preview"))]
    for each in preview.alike:
        key = "same-fact" if each.similarity is Similarity.SAME else "contrary-fact"
        parts += [markup.text(texts(key, id=each.fact.id)), sentence(each.fact, texts)]
    for held in preview.held[:QUESTIONS_SHOWN]:
        question = markup.shorten(held.question, LINE_LIMIT)
        told = texts("held-question", id=held.fact.id, question=question)
        parts += [markup.text(told), sentence(held.fact, texts)]
    if more := len(preview.held[QUESTIONS_SHOWN:]):
        parts.append(markup.text(texts("trial-more", count=more)))
    parts += answer_changes(analysis, texts)
    return Message("\n".join(parts))


def save_label(preview: ChangePreview, texts: Texts) -> str:
    """Return the words of the button that saves what a preview shows."""
    if preview.alike:
        return texts("button-anyway")
    return texts("button-add-too" if preview.held else "button-save")


def render_withdrawal(fact: Fact, texts: Texts, analysis: ImpactAnalysis | None = None) -> Message:
    """Return the question whether a fact shall be withdrawn, as far as that is checked."""
    parts = [markup.text(texts("withdraw-ask", id=fact.id)), sentence(fact, texts)]
    return Message("\n".join([*parts, *answer_changes(analysis, texts)]))


def sentence(fact: Fact, texts: Texts) -> str:
    """Return a fact and its place, as an answer shows it."""
    return render_found(fact, [], texts).html


def actor_name(signature: str, names: Mapping[str, str], texts: Texts) -> str:
    """Return who signed so: a name, as long as they are not forgotten."""
    if signature in _KNOWN_ACTORS:
        return texts(f"actor-{signature}")
    return names.get(signature) or texts("actor-forgotten")


def change_line(change: Change, texts: Texts) -> str:
    """Return what was done, in one line."""
    before = markup.shorten(change.before or "", LINE_LIMIT)
    after = markup.shorten(change.after or change.title or "", LINE_LIMIT)
    key = f"change-{change.action}"
    if change.redoes:
        return texts("change-redo", change=change_line(replace(change, redoes=False), texts))
    if change.facts:
        return _import_line(change, texts)
    if change.took_back:
        done = replace(change, action=change.took_back, took_back=None)
        done = replace(done, before=change.after, after=change.before)
        return texts("change-undo", change=change_line(done, texts))
    if change.action is Action.TRANSLATE and not after:
        key = "change-translate-gone"
    if change.action is Action.DENY and change.fact is None:
        key = "change-deny-only"
    if change.action is Action.DISMISS:
        return texts(key, count=int(after or before))
    return texts(key, id=change.fact or 0, before=before or "–", after=after or "–")


def _import_line(change: Change, texts: Texts) -> str:
    """Return what came with a document: in all, or to the fact that a change is told of."""
    title = markup.shorten(change.title or change.after or "–", LINE_LIMIT)
    if change.fact is None:
        return texts("change-import-facts", after=title, count=change.facts)
    before = markup.shorten(change.before or "–", LINE_LIMIT)
    after = markup.shorten(change.after or "–", LINE_LIMIT)
    how = "gone" if change.after is None else "back" if after == before else "fact"
    return texts(f"change-import-{how}", id=change.fact, title=title, before=before, after=after)


def _stored_questions(page: Page, texts: Texts) -> Iterator[str]:
    own_first = sorted(page.questions, key=lambda each: each.language != texts.language)
    # Of a withdrawn fact nothing counts, and all of it is kept.
    current = [each for each in own_first if page.withdrawn or not each.is_stale]
    answered = [each.text for each in current if each.answers]
    left = len(current) - len(answered)
    yield texts("fact-questions", count=len(answered), open=left)
    for question in answered[:QUESTIONS_SHOWN]:
        yield f"• {markup.shorten(question, LINE_LIMIT)}"
    for language, words in page.translations.items():
        yield f"{language_name(language, texts)}: {markup.shorten(words, LINE_LIMIT)}"
    if page.stale:
        yield texts("stale-of-fact", count=len(page.stale))
    if page.latest and page.latest.facts:
        yield change_line(page.latest, texts)


def _under_page(page: Page, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    key = str(page.fact.id)
    past = Button(texts("button-history"), ViewPayload("history", key).pack())
    if page.withdrawn:
        return ((past,),)
    return (
        (
            Button(texts("button-edit"), ViewPayload("edit", key).pack()),
            Button(texts("button-withdraw"), ViewPayload("withdraw", key).pack()),
            past,
        ),
        (
            Button(texts("button-questions"), ViewPayload("questions", key).pack()),
            Button(texts("button-translation"), ViewPayload("translations", key).pack()),
        ),
        *((stale_button(len(page.stale), key, texts),) if page.stale else ()),
    )


def stale_button(count: int, key: str, texts: Texts) -> tuple[Button, ...]:
    """Return the way to what waits to be confirmed: of a fact by its number, or of all."""
    return (Button(texts("button-stale", count=count), ViewPayload("stale", key).pack()),)


def answer_changes(
    analysis: ImpactAnalysis | None, texts: Texts, key: str = "impact"
) -> list[str]:
    """Return which questions would turn; while it is still checked, how far that has come."""
    if analysis is None:
        return []
    count, tried, total = len(analysis.shifts), analysis.tried, analysis.total
    lines = [texts(f"{key}-checking", tried=tried, total=total)] if not analysis.is_done else []
    if count or analysis.is_done:
        lines.append(texts(key, count=count, tried=tried, total=total))
    if analysis.reworded:
        lines.append(texts("impact-reworded", count=analysis.reworded))
    lines += [_answer_change(each, texts) for each in analysis.shifts[:SHIFTS_SHOWN]]
    return [markup.text(line) for line in lines]


def _answer_change(shift: AnswerChange, texts: Texts) -> str:
    values = {
        "question": markup.shorten(shift.question, LINE_LIMIT),
        "before": _answer_name(shift.before, texts),
        "after": _answer_name(shift.after, texts),
        "was": _mark(shift.was_right, texts),
        "is": _mark(shift.is_right, texts),
    }
    return texts("impact-line", **values)


def _answer_name(answer: Answer, texts: Texts) -> str:
    """Return what people are told, as an editor knows it: which fact, and how sure it is."""
    match answer:
        case Found(best=hit):
            return texts("impact-fact", id=hit.fact.id)
        case Unsure(candidates=(hit, *_), grade=Grade.PROBABLE):
            return texts("impact-probable", id=hit.fact.id)
        case Unsure(candidates=(hit, *_)):
            return texts("impact-closest", id=hit.fact.id)
        case NotFound():
            return texts("impact-not-found")
    return texts("impact-no-answer")


def _mark(is_right: bool | None, texts: Texts) -> str:  # noqa: FBT001 - None is a third value
    """Return whether it is right, or nothing where nobody has judged that."""
    return "" if is_right is None else texts("impact-right" if is_right else "impact-wrong")
