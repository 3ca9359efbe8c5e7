"""Groups: what an editor answers there becomes a fact; a group asks documents of its own."""

from tests.benchmarks.editor_evening.evening import Evening
from tests.benchmarks.editor_evening.people import Reply


def taught(evening: Evening) -> None:
    """An editor's reply to a question, plus one tap, is a fact that cites the message."""
    words, texts, editor, reader = evening.words, evening.texts, evening.editor, evening.reader
    title, name = words["group"], evening.emulator.bot_name()
    chat = evening.group(title, editor, reader, evening.owner)
    asked = reader.says(f"@{name} {words['kettle-q']}", chat)
    evening.check("answered in the group", asked.shown, asked)
    quiet = reader.says(words["hello"], chat)
    evening.check("silent otherwise", not quiet.shown and not quiet.is_seen, quiet)
    editor.heard()
    reply = reader.says(words["kettle-wrong"], chat, reply_to=asked.last.id)
    evening.check("readers teach nothing", not editor.heard().shown, reply)
    reply = editor.says(words["kettle"], chat, reply_to=asked.last.id)
    evening.check("nothing is said in the group", not reply.shown, reply)
    offer = editor.heard()
    evening.says("asked in their own chat", offer, words["kettle"], words["kettle-q"], title)
    pressed = reader.presses(offer.last, offer.last.buttons[texts("button-group-keep")])
    evening.check("nobody else can tap it", evening.contents() == evening.stored, pressed)
    reply = editor.taps(texts("button-group-keep"), times=2)
    evening.says("kept", reply, texts("inbox-written", id=evening.number_in(reply)))
    rows = evening.contents() - evening.stored
    (fact,) = [row for row in rows if row[0] == "fact"]
    evening.check("it cites the group", fact[1].startswith(title), str(fact))
    evening.holds(words["kettle"], fact[1], words["kettle-q"])
    again = reader.says(f"@{name} {words['kettle-q']}", chat)
    evening.says("answered now", again, words["kettle"], title)
    evening.owner.heard()
    evening.owner.says(words["kettle-wrong"], chat, reply_to=asked.last.id)
    evening.owner.heard()
    reply = evening.owner.taps(texts("button-group-keep"))
    evening.says("who was first is told", reply, words["kettle"], editor.name)
    evening.owner.taps(texts("button-cancel"))
    evening.check("and nothing is doubled", evening.contents() == evening.stored)


def own_documents(evening: Evening) -> None:
    """Its admins choose what a group asks; others are told that they may not."""
    words, texts, editor, reader = evening.words, evening.texts, evening.editor, evening.reader
    admin, name = evening.person("Aliya"), evening.emulator.bot_name()
    chat = evening.group(words["group-2"], editor, reader, admins=[admin])
    shown = reader.says(f"/documents@{name}", chat)
    evening.check("all are asked", f"{texts('button-all')} ✓" in shown.labels, shown)
    while not (lines := _lines_of(shown, words["handbook-title"])):
        shown = reader.presses(shown.last, shown.last.buttons["›"])
    number = lines[0].split(".")[0].strip()
    reply = reader.taps(number, chat)
    evening.check("not by everybody", texts("group-documents-admins") in reply.toast, reply)
    reply = admin.presses(shown.last, shown.last.buttons[number])
    evening.check("by an admin", f"{number} ✓" in reply.labels, reply)
    reply = reader.says(f"@{name} {words['tower-q']}", chat)
    evening.check("nothing of others", words["tower"] not in reply.text, reply)
    reply = reader.says(f"@{name} {words['handbook-q']}", chat)
    evening.says("its own", reply, words["handbook-2"].splitlines()[2])
    evening.answers("elsewhere as before", words["tower-q"], words["tower"])
    shown = admin.says(f"/documents@{name}", chat)
    label = texts("button-all")
    reply = admin.presses(shown.last, shown.last.buttons[label])
    evening.check("all again", f"{label} ✓" in reply.labels, reply)
    reply = reader.says(f"@{name} {words['tower-q']}", chat)
    evening.says("answered again", reply, words["tower"])


def _lines_of(reply: Reply, title: str) -> list[str]:
    return [line for line in reply.text.splitlines() if title in line]


SCENARIOS = (taught, own_documents)
