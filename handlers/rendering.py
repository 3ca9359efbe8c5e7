"""Answers as Telegram HTML and keyboards. Shortens what would not fit.

Pure, so that the terminal renders the same without loading Telegram.
"""

from dataclasses import dataclass
from typing import assert_never

from handlers import markup
from handlers.links import Claim, Sample, Show
from handlers.texts import Texts
from knowledge import Context, Fact, Found, Hit, Missing, NotFound, Response, SmallTalk, Unsure

SENTENCE_LIMIT = 2400
"""UTF-16 units of a quotation. With two others, three citations and a label the message stays
under Telegram's 4,096."""
OTHERS_LIMIT = 300
"""UTF-16 units of each further sentence."""
NAME_LIMIT = 100
"""UTF-16 units of a title and of a speaker."""
LABEL_LIMIT = 60
"""UTF-16 units on a button: two lines on a phone."""
LONG = 350
"""Above this many characters a quotation is folded."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; `data` is the payload of its press."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message as Telegram takes it; `plain` is the same for a terminal."""

    html: str
    keyboard: tuple[tuple[Button, ...], ...] = ()

    @property
    def plain(self) -> str:
        return markup.plain(self.html)


def render_text(words: str) -> Message:
    """Return a sentence of the bot as a message."""
    return Message(markup.text(words))


def render_response(response: Response, texts: Texts) -> Message:
    """Return what the person reads in answer to a question."""
    match response.answer:
        case Found(best=best, others=others):
            return render_found(best.fact, [hit.fact for hit in others], texts)
        case Unsure(candidates=candidates, missing=missing, term=term):
            return render_unsure(_facts(candidates), texts, missing=missing, term=term)
        case NotFound():
            return render_text(texts("not-found"))
        case SmallTalk(topic=topic):
            return render_text(texts(topic.value.replace("_", "-")))
        case _:
            assert_never(response.answer)


def render_found(best: Fact, others: list[Fact], texts: Texts) -> Message:
    """Return the answer: the sentence, where it stands, and what else answers."""
    parts = [_quotation(best, SENTENCE_LIMIT), _place(best, texts)]
    if others:
        parts.append("\n" + markup.text(texts("others")))
    for fact in others:
        parts += [_quotation(fact, OTHERS_LIMIT), _place(fact, texts)]
    ids = (best.id, *(fact.id for fact in others))
    return Message("\n".join(parts), ((_context_button(Show("c", Claim.FOUND, ids), texts),),))


def render_unsure(
    candidates: list[Fact],
    texts: Texts,
    *,
    missing: Missing | None = None,
    term: str | None = None,
) -> Message:
    """Return the closest sentence, labelled so, with the others behind buttons."""
    closest, *others = candidates
    label = _unsure_label(texts, missing, term)
    html = "\n".join(
        [markup.text(label), _quotation(closest, SENTENCE_LIMIT), _place(closest, texts)]
    )
    ids = tuple(fact.id for fact in candidates)
    rows = [(_context_button(Show("c", Claim.UNSURE, ids, missing), texts),)]
    for fact in others:
        first = (fact.id, *(id_ for id_ in ids if id_ != fact.id))
        data = Show("a", Claim.UNSURE, first, missing).pack()
        name = markup.shorten(" ".join(fact.text.split()), LABEL_LIMIT)
        rows.append((Button(name, data),))
    return Message(html, tuple(rows))


def render_context(context: Context, back: Show, texts: Texts) -> Message:
    """Return the paragraph with the sentence in bold, and a way back."""
    spare = max(2, SENTENCE_LIMIT - markup.utf16(context.fact.text))
    before = _tail(context.before, spare // 2)
    after = markup.shorten(context.after, spare // 2)
    sentence = markup.shorten(context.fact.text, SENTENCE_LIMIT)
    paragraph = f"{markup.text(before)}{markup.strong(sentence)}{markup.text(after)}"
    html = f"{markup.text(texts('context-title'))}\n{markup.quote(paragraph)}\n"
    button = Button(texts("button-back"), back.pack())
    return Message(html + _place(context.fact, texts), ((button,),))


def render_start(
    title: str | None, count: int, samples: list[tuple[int, str]], texts: Texts
) -> Message:
    """Return the first screen; `samples` are ids and questions that buttons ask."""
    words = texts("start", title=title) if title else texts("start-many", count=count)
    if not samples:
        return render_text(words)
    rows = tuple((Button(question, Sample(id_).pack()),) for id_, question in samples)
    return Message(f"{markup.text(words)}\n\n{markup.text(texts('start-samples'))}", rows)


def render_asked(question: str, answer: Message) -> Message:
    """Return an answer under its question, for questions that a button asked."""
    return Message(f"{markup.bold(question)}\n\n{answer.html}", answer.keyboard)


def render_commands(commands: list[tuple[str, str]], texts: Texts) -> Message:
    """Return the help with a line a command."""
    lines = [f"/{name} – {markup.text(words)}" for name, words in commands]
    help_ = markup.text(texts("help"))
    return Message("\n".join([help_, "", markup.text(texts("help-commands")), *lines]))


def _unsure_label(texts: Texts, missing: Missing | None, term: str | None) -> str:
    names_a_term = missing in {Missing.ATTRIBUTE, Missing.NAME, Missing.NUMBER}
    if missing is None or (names_a_term and not term):
        return texts("unsure")
    return texts(f"unsure-{missing}", term=markup.shorten(term or "", NAME_LIMIT))


def _quotation(fact: Fact, limit: int) -> str:
    sentence = markup.shorten(" ".join(fact.text.split()), limit)
    return markup.quote(markup.text(sentence), expandable=len(sentence) > LONG)


def _place(fact: Fact, texts: Texts) -> str:
    place = fact.citation
    words = texts(
        "citation",
        title=markup.shorten(place.title, NAME_LIMIT),
        paragraph=place.paragraph,
        sentence=place.sentence,
        sentences=place.sentences,
    )
    lines = [markup.link(words, place.url) if place.url else markup.italic(words)]
    if fact.speaker:
        speaker = markup.shorten(fact.speaker, NAME_LIMIT)
        lines.append(markup.italic(texts("speaker", speaker=speaker)))
    return "\n".join(lines)


def _context_button(show: Show, texts: Texts) -> Button:
    return Button(texts("button-context"), show.pack())


def _facts(hits: tuple[Hit, ...]) -> list[Fact]:
    return [hit.fact for hit in hits]


def _tail(words: str, limit: int) -> str:
    if markup.utf16(words) <= limit:
        return words
    kept = (limit - 1) // 2  # a character takes two units at most
    return "…" + words[len(words) - kept :]
