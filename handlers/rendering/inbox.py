"""The review queue as editors see it: the list, one question, and candidates for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from handlers.rendering import markup
from handlers.rendering.answers import Message, render_text
from handlers.rendering.buttons import Button, Keyboard
from handlers.rendering.pages import LINE_LIMIT, Listing, ListRow, render_listing
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.texts import Texts
from knowledge import (
    Fact,
    Outcome,
    Proposal,
    QuestionGroup,
    Reason,
    without_contacts,
    wordings_of,
)

_OUTCOMES = {Outcome.FOUND: "inbox-said-found", Outcome.UNSURE: "inbox-said-unsure"}
_QUESTION_LIMIT = 160
"""UTF-16 units of a question on its line."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Facts that were found for a question by the words of an editor, and the way back."""

    question: str
    facts: Sequence[Fact]
    back: Button


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A fact that was shown, and its `words` of then; None if nobody knows them any more."""

    fact: Fact
    words: str | None


@dataclass(frozen=True, slots=True)
class Background:
    """What is known of how a question was asked: why askers gave a thumb down, counted.

    `shown` is the fact that came first in the answer, `before` the one of the answer before it,
    `answered` the one that answers it since.
    """

    reasons: Mapping[Reason, int]
    shown: ShownFact | None = None
    before: ShownFact | None = None
    answered: Fact | None = None


@dataclass(frozen=True, slots=True)
class InboxPage:
    """A page of the `total` that waits; `answered` are the facts that answer groups since."""

    groups: Sequence[QuestionGroup]
    total: int
    page: int
    answered: Mapping[int, Fact]


def render_inbox(listed: InboxPage, texts: Texts, *, has_digest: bool) -> Message:
    """Return a page of what waits, with the button that turns the digest on or off."""
    groups, total, page = listed.groups, listed.total, listed.page
    switch = ViewPayload("inbox-digest", "off" if has_digest else "on", page)
    label = texts("button-digest-off" if has_digest else "button-digest-on")
    digest = ((Button(label, switch.pack()),),)
    if not groups:
        return replace(render_text(texts("inbox-empty")), keyboard=digest)
    lines = [
        ListRow(_listed(group, listed, texts), ViewPayload("question", str(group.id)))
        for group in groups
    ]
    listing = Listing(
        texts("inbox-title", count=total), lines, total, ViewPayload("inbox", "", page)
    )
    message = render_listing(listing)
    several = Button(texts("button-inbox-several"), ViewPayload("inbox-pick", "", page).pack())
    rows = ((several,), *digest) if total > 1 else digest
    return replace(message, keyboard=(*message.keyboard, *rows))


def _listed(group: QuestionGroup, listed: InboxPage, texts: Texts) -> str:
    line, fact = group_line(group, texts), listed.answered.get(group.id)
    return f"{line} – {texts('inbox-now-answered', id=fact.id)}" if fact else line


def render_group(
    group: QuestionGroup,
    proposals: Sequence[Proposal],
    background: Background,
    texts: Texts,
    *,
    may_write: bool,
) -> Message:
    """Return a question with all its wordings, why it is here, and what may answer it."""
    html = [markup.bold(markup.shorten(group.questions[0], LINE_LIMIT))]
    html += [markup.text(f"• {_short(words)}") for words in group.questions[1:]]
    html += _told(group, background, texts)
    if fact := background.answered:
        since = texts("inbox-answered-since", id=fact.id, text=_short(fact.text))
        html.append("\n" + markup.text(since))
    if group.mixed:
        html.append("\n" + markup.text(_mixed_words(group.mixed, texts)))
    if proposals:
        html.append("\n" + markup.text(texts("inbox-which")))
    for number, proposal in enumerate(proposals, 1):
        html.append(f"{number}. {_sentence(proposal.fact)}")
        if proposal.chosen:
            html.append(markup.italic(texts("inbox-chosen", count=proposal.chosen)))
    return Message("\n".join(html), _under_group(group, texts, may_write=may_write))


def _mixed_words(mixed: tuple[str, str], texts: Texts) -> str:
    """Return that an answer settles all of a group but teaches nothing, and what would help."""
    one, other = (markup.shorten(" ".join(each.split()), _QUESTION_LIMIT) for each in mixed)
    return texts("inbox-mixed", one=one, other=other)


def _told(group: QuestionGroup, background: Background, texts: Texts) -> list[str]:
    """Return the talk around the newest asking, what was said to it, and why it waits."""
    newest, shown = group.entries[0], background.shown
    lines = []
    if group.after:
        lines.append(markup.text(texts("inbox-after", question=_short(group.after))))
    elif newest.earlier:
        before = without_contacts(newest.earlier)
        lines.append(markup.italic(texts("inbox-before", question=_short(before))))
    if newest.earlier and background.before:
        lines.append(markup.italic(_words_shown("inbox-before-shown", background.before, texts)))
    said = texts(_OUTCOMES.get(group.outcome, "inbox-said-nothing"))
    if shown and group.outcome in _OUTCOMES:
        said += " " + _words_shown("inbox-shown", shown, texts)
    lines += [markup.italic(said), markup.italic(_reason(group, texts))]
    lines.append(markup.italic(_counts(group, texts)))
    why = [texts(f"inbox-why-{each}", count=n) for each, n in background.reasons.items()]
    return [*lines, markup.italic(", ".join(why))] if why else lines


def _words_shown(key: str, shown: ShownFact, texts: Texts) -> str:
    """Return what a fact said when it was shown, and whether it says something else now."""
    fact, words = shown.fact, shown.words
    if words is None:
        return texts(f"{key}-changed", id=fact.id)
    said = texts(key, id=fact.id, text=_short(words))
    is_changed = words.split() != fact.text.split()
    return f"{said} {texts('inbox-changed-since')}" if is_changed else said


def _reason(group: QuestionGroup, texts: Texts) -> str:
    if group.waiting:
        return texts("inbox-here-waits")
    if group.sent:
        return texts("inbox-here-sent")
    return texts("inbox-here-downs" if group.downs else "inbox-here-open")


def _under_group(group: QuestionGroup, texts: Texts, *, may_write: bool) -> Keyboard:
    key = str(group.id)
    search = Button(texts("button-inbox-search"), ViewPayload("inbox-search", key).pack())
    new = Button(texts("button-inbox-write"), ViewPayload("inbox-write", key).pack())
    same = Button(texts("button-inbox-same"), ViewPayload("inbox-same", key).pack())
    split = Button(texts("button-inbox-split"), ViewPayload("inbox-split", key).pack())
    back = Button(texts("button-inbox"), ViewPayload("inbox").pack())
    first = (search, *((new,) if may_write else ()))
    second = (same, *((split,) if len(wordings_of(group.entries)) > 1 else ()))
    return (first, second, (back,))


def render_candidates(candidates: Candidates, texts: Texts) -> Message:
    """Return what was found for a question by other words."""
    key = "inbox-which" if candidates.facts else "inbox-nothing-found"
    html = [markup.bold(markup.shorten(candidates.question, LINE_LIMIT)), markup.text(texts(key))]
    html += [f"{number}. {_sentence(fact)}" for number, fact in enumerate(candidates.facts, 1)]
    return Message("\n".join(html), ((candidates.back,),))


def render_digest(groups: Sequence[QuestionGroup], fresh: int, texts: Texts) -> Message:
    """Return the digest: how much waits, and what is asked most."""
    html = [markup.text(texts("digest", count=len(groups), fresh=fresh))]
    html += [markup.text(f"• {group_line(group, texts)}") for group in groups[:3]]
    button = Button(texts("button-inbox"), ViewPayload("inbox").pack())
    return Message("\n".join(html), ((button,),))


def group_line(group: QuestionGroup, texts: Texts) -> str:
    """Return what is asked and how often, in one line."""
    words = markup.shorten(" ".join(group.questions[0].split()), _QUESTION_LIMIT)
    if group.after:
        after = markup.shorten(" ".join(group.after.split()), _QUESTION_LIMIT)
        words = f"{words} ({texts('inbox-after', question=after)})"
    return f"{words} – {_counts(group, texts)}"


def _counts(group: QuestionGroup, texts: Texts) -> str:
    # Who waits has sent it as well.
    sent = 0 if group.waiting else group.sent
    counted = {"sent": sent, "downs": group.downs, "waiting": group.waiting}
    parts = [texts("inbox-asked", count=group.count, day=f"{group.at:%d.%m.}")]
    parts += [texts(f"inbox-{name}", count=count) for name, count in counted.items() if count]
    return ", ".join(parts)


def _sentence(fact: Fact) -> str:
    return markup.line(_short(fact.text))


def _short(words: str) -> str:
    return markup.shorten(" ".join(words.split()), LINE_LIMIT)
