"""The review queue as editors see it: the list, one question, and candidates for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from handlers.rendering import markup
from handlers.rendering.answers import Message, render_text
from handlers.rendering.buttons import Button
from handlers.rendering.pages import LINE_LIMIT, Listing, ListRow, render_listing
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.texts import Texts
from knowledge import Fact, Outcome, Proposal, QuestionGroup, Reason

_OUTCOMES = {Outcome.FOUND: "inbox-said-found", Outcome.UNSURE: "inbox-said-unsure"}
_QUESTION_LIMIT = 160
"""UTF-16 units of a question on its line."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Facts that were found for a question by the words of an editor, and the way back."""

    question: str
    facts: Sequence[Fact]
    back: Button


def render_inbox(
    groups: Sequence[QuestionGroup], total: int, page: int, texts: Texts, *, has_digest: bool
) -> Message:
    """Return a page of what waits, with the button that turns the digest on or off."""
    switch = ViewPayload("inbox-digest", "off" if has_digest else "on", page)
    label = texts("button-digest-off" if has_digest else "button-digest-on")
    digest = ((Button(label, switch.pack()),),)
    if not groups:
        return replace(render_text(texts("inbox-empty")), keyboard=digest)
    lines = [
        ListRow(_line(group, texts, _QUESTION_LIMIT), ViewPayload("question", str(group.id)))
        for group in groups
    ]
    listing = Listing(
        texts("inbox-title", count=total), lines, total, ViewPayload("inbox", "", page)
    )
    message = render_listing(listing)
    return replace(message, keyboard=(*message.keyboard, *digest))


def render_group(
    group: QuestionGroup,
    proposals: Sequence[Proposal],
    reasons: Mapping[Reason, int],
    texts: Texts,
    *,
    may_write: bool,
) -> Message:
    """Return a question with all its wordings, and numbered sentences that may answer it.

    `reasons` counts why askers gave a thumb down.
    """
    html = [markup.bold(markup.shorten(group.questions[0], LINE_LIMIT))]
    html += [markup.text(f"• {_short(words)}") for words in group.questions[1:]]
    if group.after:
        html.append(markup.text(texts("inbox-after", question=_short(group.after))))
    html.append(markup.italic(texts(_OUTCOMES.get(group.outcome, "inbox-said-nothing"))))
    html.append(markup.italic(_counts(group, texts)))
    if why := [texts(f"inbox-why-{each}", count=count) for each, count in reasons.items()]:
        html.append(markup.italic(", ".join(why)))
    if proposals:
        html.append("\n" + markup.text(texts("inbox-which")))
    for number, proposal in enumerate(proposals, 1):
        html.append(f"{number}. {_sentence(proposal.fact)}")
        if proposal.chosen:
            html.append(markup.italic(texts("inbox-chosen", count=proposal.chosen)))
    key = str(group.id)
    other = (Button(texts("button-inbox-search"), ViewPayload("inbox-search", key).pack()),)
    new = (Button(texts("button-inbox-write"), ViewPayload("inbox-write", key).pack()),)
    back = (Button(texts("button-inbox"), ViewPayload("inbox").pack()),)
    return Message("\n".join(html), ((*other, *(new if may_write else ())), back))


def render_candidates(candidates: Candidates, texts: Texts) -> Message:
    """Return what was found for a question by other words."""
    key = "inbox-which" if candidates.facts else "inbox-nothing-found"
    html = [markup.bold(markup.shorten(candidates.question, LINE_LIMIT)), markup.text(texts(key))]
    html += [f"{number}. {_sentence(fact)}" for number, fact in enumerate(candidates.facts, 1)]
    return Message("\n".join(html), ((candidates.back,),))


def render_digest(groups: Sequence[QuestionGroup], fresh: int, texts: Texts) -> Message:
    """Return the digest: how much waits, and what is asked most."""
    html = [markup.text(texts("digest", count=len(groups), fresh=fresh))]
    html += [markup.text(f"• {_line(group, texts, _QUESTION_LIMIT)}") for group in groups[:3]]
    button = Button(texts("button-inbox"), ViewPayload("inbox").pack())
    return Message("\n".join(html), ((button,),))


def _line(group: QuestionGroup, texts: Texts, limit: int) -> str:
    words = markup.shorten(" ".join(group.questions[0].split()), limit)
    if group.after:
        after = markup.shorten(" ".join(group.after.split()), limit)
        words = f"{words} ({texts('inbox-after', question=after)})"
    return f"{words} – {_counts(group, texts)}"


def _counts(group: QuestionGroup, texts: Texts) -> str:
    counted = {"sent": group.sent, "downs": group.downs, "waiting": group.waiting}
    parts = [texts("inbox-asked", count=group.count, day=f"{group.at:%d.%m.}")]
    parts += [texts(f"inbox-{name}", count=count) for name, count in counted.items() if count]
    return ", ".join(parts)


def _sentence(fact: Fact) -> str:
    return markup.line(_short(fact.text))


def _short(words: str) -> str:
    return markup.shorten(" ".join(words.split()), LINE_LIMIT)
