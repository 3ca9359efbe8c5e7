"""The inbox: what waits there, grouped, and every way in which it is dealt with."""

from tests.benchmarks.editor_evening.evening import Evening
from tests.benchmarks.editor_evening.people import Reply


def out_of_scope(evening: Evening) -> None:
    """What is no question never waits; several are taken out at once, and put back."""
    words, texts, editor = evening.words, evening.texts, evening.editor
    _clear(evening)
    for line in words["small-talk"].splitlines():
        evening.person("Asker").says(line)
    evening.says("no question waits", editor.says("/inbox"), texts("inbox-empty"))
    idle = words["idle"].splitlines()
    askers = [evening.person("Asker") for _ in idle]
    for asker, question in zip(askers, idle, strict=True):
        asker.says(question)
    askers[0].taps(texts("button-tell"))
    reply = editor.says("/inbox")
    evening.says("all of them wait", reply, *idle, texts("inbox-waiting", count=1))
    editor.taps(texts("button-inbox-several"))
    before = [*editor.known.values()][-1]
    editor.taps("1")
    reply = editor.presses(before, before.buttons["2"])
    evening.check("a stale list marks nothing", reply.toast, reply)
    editor.taps("2")
    editor.taps("3")
    editor.taps("3 ✓")
    editor.taps("3")
    reply = editor.taps(texts("button-inbox-out", count=3), times=2)
    evening.says("taken out", reply, texts("inbox-dropped"), texts("inbox-told", count=1))
    heard = askers[0].heard()
    evening.says("who waits hears", heard, texts("notification-out-of-scope", question=idle[0]))
    evening.check("no sentence is touched", evening.contents() == evening.stored)
    reply = editor.says("/undo")
    evening.says(
        "undo says what it does", reply, texts("undo-reopens"), texts("undo-told", count=1)
    )
    reply = editor.taps(texts("button-undo"), times=2)
    evening.says("back again", editor.says("/inbox"), *idle)
    _open(evening, "1")
    editor.taps(texts("button-inbox-drop"))
    evening.says("one less", editor.says("/inbox"), texts("inbox-title", count=2))
    reply = editor.taps(texts("button-inbox-reopen"))
    evening.says("put back by its button", reply, *idle)
    for _ in idle:
        _open(evening, "1")
        reply = editor.taps(texts("button-inbox-drop"))
        evening.says("one by one", reply, texts("inbox-dropped"))
    reply = askers[1].says(f"{idle[1].upper()}!")
    evening.says("asked again", reply, texts("decided-out-of-scope"))
    evening.says("and waits no more", editor.says("/inbox"), texts("inbox-empty"))


def grouped(evening: Evening) -> None:
    """The same in other words is one group; groups are put together, parted, and answered."""
    words, texts, editor = evening.words, evening.texts, evening.editor
    askers = [evening.person("Asker") for _ in range(3)]
    names = ("goats-q", "goats-q2", "herd-q")
    for asker, name in zip(askers, names, strict=True):
        asker.says(words[name])
        asker.taps(texts("button-tell"))
    reply = editor.says("/inbox")
    evening.says("two of three ask the same", reply, texts("inbox-title", count=2))
    reply = _open_with(evening, words["goats-q"])
    evening.says("both wordings", reply, words["goats-q"], words["goats-q2"])
    evening.says("why it waits", reply, texts("inbox-here-waits"), texts("inbox-waiting", count=2))
    said = [texts("inbox-said-nothing"), texts("inbox-said-unsure")]
    evening.check("what was said", any(each in reply.text for each in said), reply)
    editor.taps(texts("button-inbox-split"))
    reply = editor.taps("1")
    evening.check("apart", texts("button-inbox-regroup") in reply.labels, reply)
    evening.says("three now", editor.says("/inbox"), texts("inbox-title", count=3))
    reply = editor.taps(texts("button-inbox-regroup"))
    evening.says("as before", reply, words["goats-q"], words["goats-q2"])
    editor.taps(texts("button-inbox-same"))
    reply = editor.taps("1", times=2)
    evening.says("the herd as well", reply, *(words[name] for name in names))
    is_mixed = texts("button-inbox-split") in reply.text
    reply = editor.taps(texts("button-inbox-write"))
    evening.check("asks the text", words["goats-q"] in reply.text or words["herd-q"] in reply.text)
    reply = editor.says(f"{words['goats']}\n{words['note']}")
    evening.says("an unknown line", reply, texts("draft-unclear", line=words["note"]))
    reply = editor.taps(texts("button-line-nothing"))
    evening.says("its source", reply, texts("add-ask-source"))
    reply = editor.says("/cancel")
    evening.check("says what it drops", words["goats"] in reply.text, reply)
    evening.says("still waits", editor.says("/inbox"), texts("inbox-title", count=1))
    _open(evening, "1")
    editor.taps(texts("button-inbox-write"))
    editor.says(words["goats"])
    reply = editor.says(words["paper"])
    key = "inbox-written-mixed" if is_mixed else "inbox-written"
    evening.says("saved", reply, texts(key, id=evening.number_in(reply)))
    evening.says("three are told", reply, texts("inbox-told", count=3))
    evening.holds(words["goats"], words["paper"])
    if not is_mixed:
        for name in names:
            evening.stored["question", words["goats"], words[name]] += 1
    for asker, name in zip(askers, names, strict=True):
        evening.says("hears it", asker.heard(), words["goats"], words[name])
    evening.says("nothing waits", editor.says("/inbox"), texts("inbox-empty"))


def mixed(evening: Evening) -> None:
    """A group that asks two things is settled by an answer, and learns nothing from it."""
    words, texts, editor = evening.words, evening.texts, evening.editor
    for name in ("camel-q", "bell-q"):
        evening.person("Asker").says(words[name])
    editor.says("/inbox")
    editor.taps(texts("button-inbox-several"))
    editor.taps("1")
    editor.taps("2")
    reply = editor.taps(texts("button-inbox-together", count=2))
    evening.check("refuses to teach", _is_mixed(evening, reply), reply)
    editor.taps(texts("button-inbox-write"))
    reply = editor.says(evening.draft(words["bell"], words["paper"]))
    evening.says("settled", reply, texts("inbox-written-mixed", id=evening.number_in(reply)))
    evening.holds(words["bell"], words["paper"])
    evening.says("nothing waits", editor.says("/inbox"), texts("inbox-empty"))


def denied(evening: Evening) -> None:
    """What no document says is noted once; two editors at one question do it once."""
    words, texts, editor, owner = evening.words, evening.texts, evening.editor, evening.owner
    asker = evening.person("Asker")
    asker.says(words["yurt-q"])
    asker.taps(texts("button-tell"))
    reply = asker.taps_first(texts("button-told"))
    evening.check("asked once", reply.toast, reply)
    _open_with(evening, words["yurt-q"])
    owner.says("/inbox")
    owner.taps("1")
    reply = editor.taps(texts("button-inbox-deny"), times=2)
    evening.check("noted", texts("inbox-told", count=1) in reply.text, reply)
    evening.says("hears it", asker.heard(), texts("notification-denied", question=words["yurt-q"]))
    reply = owner.taps(texts("button-inbox-drop"))
    evening.says("the other is told", reply, texts("inbox-gone"))
    reply = asker.says(words["yurt-q"])
    evening.says("asked again", reply, texts("decided-denied"))
    evening.stored += evening.contents() - evening.stored
    evening.says("history has it", editor.says("/history"), words["yurt-q"])
    _deny_several(evening)
    other = evening.person("Asker")
    other.says(words["felt-q"])
    other.taps(texts("button-tell"))
    _open_with(evening, words["felt-q"])
    editor.taps(texts("button-inbox-write"))
    owner.says("/inbox")
    owner.taps("1")
    owner.taps(texts("button-inbox-drop"))
    reply = editor.says(words["felt"])
    evening.says("gone meanwhile", reply, texts("inbox-gone"), words["felt"])
    editor.taps(texts("button-add-told"))
    reply = editor.says(words["paper"])
    if texts("add-ask-question") in reply.text:
        reply = editor.says(words["felt-q"])
    evening.says("kept as a fact", reply, texts("add-done", id=evening.number_in(reply)))
    evening.holds(words["felt"], words["paper"], words["felt-q"])


def _deny_several(evening: Evening) -> None:
    """Deny two questions at once; who asks one of them again hears it."""
    texts, editor, questions = evening.texts, evening.editor, evening.words["bulk"].splitlines()
    for question in questions:
        evening.person("Asker").says(question)
    editor.says("/inbox")
    editor.taps(texts("button-inbox-several"))
    editor.taps("1")
    editor.taps("2")
    reply = editor.taps(texts("button-inbox-deny-picked", count=2), times=2)
    evening.says("two at once", reply, texts("inbox-denied-several", count=2))
    evening.stored += evening.contents() - evening.stored
    for question in questions:
        evening.answers("both are denied", question, texts("decided-denied"))


def linked(evening: Evening) -> None:
    """A sentence that is there already answers by a tap, found by words or its number."""
    words, texts, editor = evening.words, evening.texts, evening.editor
    asker = evening.person("Asker")
    asker.says(words["mast-q"])
    number = evening.number_of(words["tower"])
    _open_with(evening, words["mast-q"])
    reply = editor.taps(texts("button-inbox-search"))
    evening.says("by which words", reply, words["mast-q"])
    reply = editor.says("qqqq zzzz")
    evening.check("none", texts("button-back") in reply.labels, reply)
    editor.taps(texts("button-back"))
    editor.taps(texts("button-inbox-search"))
    reply = editor.says(str(number))
    evening.says("by its number", reply, words["tower"])
    reply = editor.taps("1", times=2)
    evening.says("linked", reply, texts("inbox-linked", id=number))
    evening.stored["question", words["tower"], words["mast-q"]] += 1
    evening.answers("answered now", words["mast-q"], words["tower"])


def _clear(evening: Evening) -> None:
    """Take out whatever earlier scenarios left waiting."""
    editor, texts = evening.editor, evening.texts
    for _ in range(40):
        if texts("inbox-empty") in editor.says("/inbox").text:
            return
        editor.taps("1")
        editor.taps(texts("button-inbox-drop"))


def _open(evening: Evening, number: str) -> Reply:
    evening.editor.says("/inbox")
    return evening.editor.taps(number)


def _open_with(evening: Evening, question: str) -> Reply:
    """Open the group whose line holds a question, or another of its wordings."""
    listed = evening.editor.says("/inbox")
    for label in [each for each in listed.labels if each.isdigit()]:
        reply = evening.editor.presses(listed.last, listed.last.buttons[label])
        if question in reply.text:
            return reply
    raise LookupError(f"“{question}” does not wait: {listed.text}")


def _is_mixed(evening: Evening, reply: Reply) -> bool:
    return evening.texts("button-inbox-split") in reply.text


SCENARIOS = (out_of_scope, grouped, mixed, denied, linked)
