"""Undo: said before it is done, one or several, done again, and refused where another came."""

from tests.benchmarks.editor_evening.evening import Evening


def undone(evening: Evening) -> None:
    """Several changes are taken back by a number, and done again by a button."""
    words, texts, editor = evening.words, evening.texts, evening.editor
    before = evening.stored.copy()
    numbers = [evening.add(f"swan-{each}", words["paper"]) for each in (1, 2, 3)]
    evening.says("how", editor.says("/undo all"), texts("undo-how"))
    evening.says("none", editor.says("/undo 0"), texts("undo-how"))
    reply = editor.says("/undo 2")
    evening.says("says what goes", reply, words["swan-2"], words["swan-3"])
    evening.check("and nothing else", words["swan-1"] not in reply.text, reply)
    evening.says("left", editor.taps(texts("button-leave")), texts("nothing-changed"))
    evening.check("nothing done", evening.contents() == evening.stored)
    shown = editor.says("/undo 3")
    evening.says("all three", shown, *(words[f"swan-{each}"] for each in (1, 2, 3)))
    added = evening.add("late-2", words["paper"])
    reply = editor.presses(shown.last, shown.last.buttons[texts("button-undo")])
    evening.says("outdated", reply, texts("undo-outdated"))
    evening.check("nothing done yet", evening.contents() == evening.stored)
    editor.taps(texts("button-leave"))
    editor.says("/undo")
    reply = editor.taps(texts("button-undo"), times=2)
    late = texts("change-add", id=added, after=words["late-2"])
    evening.says("the late one", reply, texts("undo-done", change=late))
    evening.holds_no_more(words["late-2"])
    evening.check("only that one", evening.contents() == evening.stored)
    editor.says("/undo 3")
    reply = editor.taps(texts("button-undo"))
    evening.says("three taken back", reply, texts("undo-done-several", count=3))
    evening.check("as before", evening.contents() == before)
    reply = editor.taps(texts("button-redo"), times=2)
    evening.says("done again", reply, texts("redo-done-several", count=3))
    evening.check("all three are back", evening.contents() == evening.stored)
    for question in ("swan-1", "swan-3"):
        reply = editor.says(f"/facts {words[question]}")
        evening.says("found again", reply, words[question])
    _undo_of_undo(evening, numbers)
    _others(evening, numbers)


def _undo_of_undo(evening: Evening, numbers: list[int]) -> None:
    """An undo of an undo brings back what the undo took."""
    words, texts, editor = evening.words, evening.texts, evening.editor
    editor.says(f"/delete {numbers[0]}")
    reply = editor.taps(texts("button-withdraw"))
    evening.says("withdrawn", reply, texts("withdraw-done", id=numbers[0]))
    editor.says("/undo")
    editor.taps(texts("button-undo"))
    evening.check("not withdrawn", evening.contents() == evening.stored)
    reply = editor.says("/undo")
    evening.check("says what the last step was", texts("button-redo") in reply.labels, reply)
    old = reply.last
    editor.taps(texts("button-redo"))
    gone = evening.contents()
    evening.check("withdrawn again", not any(words["swan-1"] in row for row in gone))
    late = editor.presses(old, old.buttons[texts("button-undo")])
    evening.check("the button beside it is over", late.toast, late)
    editor.says(f"/fact {numbers[0]}")
    editor.taps(texts("button-restore"))
    evening.check("restored", evening.contents() == evening.stored)


def _others(evening: Evening, numbers: list[int]) -> None:
    """What another editor has changed since is not taken back over their heads."""
    words, texts, editor, owner = evening.words, evening.texts, evening.editor, evening.owner
    editor.says(f"/edit {numbers[1]} {words['swan-2b']}")
    owner.says(f"/edit {numbers[1]} {words['swan-2']}")
    reply = editor.says("/undo")
    if texts("button-undo") in reply.labels:
        reply = editor.taps(texts("button-undo"))
    evening.says("refused", reply, texts("undo-refused", name=owner.name))
    evening.check("nothing lost", evening.contents() == evening.stored)
    reply = editor.says(f"/history {numbers[1]}")
    evening.says("history has all", reply, words["swan-2b"], owner.name, editor.name)
    owner.says("/undo")
    owner.taps(texts("button-undo"))
    editor.says("/undo")
    editor.taps(texts("button-undo"))
    evening.check("in turn it works", evening.contents() == evening.stored)


SCENARIOS = (undone,)
