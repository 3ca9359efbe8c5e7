"""The screens that are no answers: the first one, help, settings, documents, privacy."""

from collections.abc import Sequence

from handlers.rendering import markup
from handlers.rendering.answers import Message, render_text
from handlers.rendering.buttons import Button, Keyboard
from handlers.rendering.payloads import (
    AskSample,
    ForgetStep,
    OpenDocument,
    SettingChoice,
    ViewPayload,
)
from handlers.rendering.quotations import NAME_LIMIT
from handlers.rendering.texts import Texts, interface_languages, native_name
from knowledge import Document, Preferences, Role, retention

PAGE = 8
"""Documents on a page: as many numbers as fit in a row of buttons."""
IN_A_ROW = 4
"""Languages in a row of buttons: their names can be read on a phone."""


def render_start(title: str | None, count: int, offered: Keyboard, texts: Texts) -> Message:
    """Return the first screen; `offered` are the buttons of what may be asked or opened."""
    words = texts("start", title=title) if title else texts("start-many", count=count)
    if len(offered) <= 1:
        return Message(markup.text(words), offered)
    are_questions = AskSample.unpack(offered[0][0].data) is not None
    invited = texts("start-samples" if are_questions else "start-sections")
    return Message(f"{markup.text(words)}\n\n{markup.text(invited)}", offered)


def render_commands(
    commands: list[tuple[str, str]],
    editing: list[tuple[str, str]],
    texts: Texts,
    opening: str = "help",
    *,
    closing: str = "",
) -> Message:
    """Return the help with a line a command; those of editors stand apart, for editors.

    It opens with another text where nobody can tap a button or reply to an answer, and ends with
    the text of a key, if one is given.
    """
    lines = [markup.text(texts(opening)), "", markup.text(texts("help-commands"))]
    lines += _commands(commands)
    if editing:
        lines += ["", markup.text(texts("help-editing")), *_commands(editing)]
    if closing:
        lines += ["", markup.text(texts(closing))]
    return Message("\n".join(lines))


def _commands(commands: list[tuple[str, str]]) -> list[str]:
    return [f"/{name} – {markup.text(words)}" for name, words in commands]


def render_group_help(documents: Sequence[Document], name: str, texts: Texts) -> Message:
    """Return what a group must know: what the bot does, how to ask, what it keeps."""
    title = markup.shorten(documents[0].title, NAME_LIMIT) if documents else ""
    days = retention.QUESTIONS.days
    return render_text(
        texts("group-help", count=len(documents), title=title, name=name, days=days)
    )


def render_withdrawn(instead: Message | None, texts: Texts) -> Message:
    """Return what a link to a withdrawn sentence says: that, and what replaced it."""
    if instead is None:
        return render_text(texts("fact-withdrawn"))
    words = markup.text(texts("fact-replaced"))
    return Message(f"{words}\n\n{instead.html}", instead.keyboard)


def render_settings(
    chosen: Preferences, texts: Texts, *, several: bool, offers_questions: bool | None = None
) -> Message:
    """Return the languages to choose from; with several documents, the way to them.

    `offers_questions` tells whether next questions are offered, where they can be.
    """
    languages = [
        Button(
            _marked(native_name(language), language, chosen.language),
            SettingChoice("l", language).pack(),
        )
        for language in sorted(interface_languages(), key=native_name)
    ]
    rows = [tuple(languages[at : at + IN_A_ROW]) for at in range(0, len(languages), IN_A_ROW)]
    telegram = _marked(texts("button-as-telegram"), None, chosen.language)
    more = [Button(telegram, SettingChoice("l").pack())]
    if several:
        more.append(Button(texts("button-documents"), SettingChoice("p").pack()))
    rows.append(tuple(more))
    if offers_questions is not None:
        label = texts("button-next-questions") + (" ✓" if offers_questions else "")
        turn = SettingChoice("n", "off" if offers_questions else "on")
        rows.append((Button(label, turn.pack()),))
    return Message(markup.text(texts("settings")), tuple(rows))


def render_documents(
    documents: Sequence[Document], chosen: int | None, page: int, texts: Texts
) -> Message:
    """Return a page of the documents, with a number for each that a tap opens."""
    if not documents:
        return Message(markup.text(texts("documents-none")))
    first = min(max(page, 0) * PAGE, (len(documents) - 1) // PAGE * PAGE)
    shown = [*enumerate(documents, 1)][first : first + PAGE]
    lines = [markup.text(texts("documents", count=len(documents)))]
    lines += [_document(number, each, chosen, texts) for number, each in shown]
    if any(each.is_flat for _, each in shown):
        lines += ["", markup.text(texts("documents-flat"))]
    if len(documents) == 1:
        card = Button(texts("button-card"), OpenDocument("c", documents[0].id).pack())
        return Message("\n".join(lines), ((card,),))
    lines += ["", markup.text(texts("documents-choose"))]
    numbers = tuple(
        Button(_marked(str(number), each.id, chosen), OpenDocument("c", each.id).pack())
        for number, each in shown
    )
    everything = Button(_marked(texts("button-all"), None, chosen), SettingChoice("d").pack())
    at, last = first // PAGE, (len(documents) - 1) // PAGE
    back = (Button("‹", SettingChoice("p", str(at - 1)).pack()),) if at else ()
    on = (Button("›", SettingChoice("p", str(at + 1)).pack()),) if at < last else ()
    return Message("\n".join(lines), (numbers, (*back, everything, *on)))


def render_privacy(texts: Texts) -> Message:
    """Return what is kept of a person, in plain words, and how to have it deleted."""
    button = Button(texts("button-forget"), ForgetStep.ASK.pack())
    return Message(markup.text(texts("privacy", **retention.promised())), ((button,),))


def render_own_id(user: int, role: Role | None, texts: Texts) -> Message:
    """Return a person's own id and what it is for; those who have a role are told which."""
    words = [texts("own-id", id=str(user))]
    words.append(texts(f"own-id-{role.name.lower()}" if role else "own-id-for"))
    return Message(
        markup.text("\n".join(words)), ((Button(texts("button-copy"), copy=str(user)),),)
    )


FROM_WELCOME = "welcome"
"""The key of the list of facts that the welcome opens, which leads back to it."""


def render_welcome(role: Role, texts: Texts) -> Message:
    """Return what somebody can do who has been given a role, with the first things to try."""
    inbox = Button(texts("button-inbox"), ViewPayload("inbox").pack())
    if role < Role.EDITOR:
        return Message(markup.text(texts("welcome-reviewer")), ((inbox,),))
    add = Button(texts("button-add-fact"), ViewPayload("add").pack())
    find = Button(texts("button-find-facts"), ViewPayload("facts", FROM_WELCOME).pack())
    return Message(markup.text(texts("welcome-editor")), ((add, find, inbox),))


def render_forget(role: Role | None, texts: Texts) -> Message:
    """Return the question whether everything shall be deleted, the person's role included."""
    is_given = role is not None and role is not Role.OWNER
    step = ForgetStep.YES_AND_ROLE if is_given else ForgetStep.YES
    yes = Button(texts("button-forget"), step.pack())
    no = Button(texts("button-keep"), ForgetStep.NO.pack())
    key = "forget-ask"
    if role is not None:
        key = "forget-ask-owner" if role is Role.OWNER else "forget-ask-editor"
    return Message(markup.text(texts(key)), ((yes, no),))


def _document(number: int, document: Document, chosen: int | None, texts: Texts) -> str:
    title = markup.shorten(document.title, NAME_LIMIT)
    name = markup.link(title, document.url) if document.url else markup.line(title)
    count = markup.text(texts("document-sentences", count=document.facts))
    flat = f", {markup.text(texts('document-flat'))}" if document.is_flat else ""
    return _marked(f"{number}. {name} – {count}{flat}", document.id, chosen)


def _marked(words: str, this: object, chosen: object) -> str:
    """Mark what is chosen."""
    return f"{words} ✓" if this == chosen else words
