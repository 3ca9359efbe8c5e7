"""Facts that are changed: by two at once, with what was written for other words, and for good."""

from tests.benchmarks.editor_evening.evening import Evening


def two_editors(evening: Evening) -> None:
    """What another has changed since it was shown is never overwritten without a word."""
    words, texts, editor, owner = evening.words, evening.texts, evening.editor, evening.owner
    number = evening.add("pool", words["paper"], words["pool-q"])
    evening.says("asks the words", editor.says(f"/edit {number}"), texts("edit-ask", id=number))
    _reword(evening, number, "pool", "pool-2")
    reply = editor.says(words["pool-3"])
    evening.says("a conflict", reply, texts("conflict-now"), texts("conflict-yours"))
    evening.says("both versions", reply, words["pool-2"], words["pool-3"], owner.name)
    evening.check("nothing overwritten", evening.contents() == evening.stored)
    first = reply.last
    editor.taps(texts("button-leave"))
    evening.check("left", evening.contents() == evening.stored)
    late = editor.presses(first, first.buttons[texts("button-anyway")])
    evening.check("its other button is over", late.toast, late)
    editor.says(f"/fact {number}")
    editor.taps(texts("button-edit"))
    _reword(evening, number, "pool-2", "pool")
    editor.says(words["pool-3"])
    reply = editor.taps(texts("button-anyway"), times=2)
    evening.says("all the same", reply, texts("edit-done", id=number))
    _reworded(evening, "pool", "pool-3")
    editor.says(f"/edit {number} {words['kiosk']}")
    _reword(evening, number, "pool-3", "pool")
    reply = editor.taps_anyway(texts)
    evening.says("a preview is no leave", reply, texts("conflict-now"), words["pool"])
    editor.taps(texts("button-leave"))
    evening.check("nothing overwritten then", evening.contents() == evening.stored)
    _reword(evening, number, "pool", "pool-3")
    editor.says(f"/delete {number}")
    _reword(evening, number, "pool-3", "pool-2")
    reply = editor.taps(texts("button-withdraw"))
    evening.says("no blind withdrawal", reply, texts("conflict-now"), words["pool-2"])
    reply = editor.taps(texts("button-withdraw"))
    evening.says("withdrawn", reply, texts("withdraw-done", id=number))
    evening.holds_no_more(words["pool-2"])
    reply = owner.says(f"/edit {number} {words['pool']}")
    evening.check("no edit of what is gone", evening.contents() == evening.stored, reply)
    reply = owner.says(f"/fact {number}")
    evening.says("shown as withdrawn", reply, texts("fact-title-withdrawn", id=number))
    owner.taps(texts("button-restore"))
    evening.holds(words["pool-2"], words["paper"], words["pool-q"])
    owner.taps(texts("button-stale", count=1))
    reply = owner.taps(texts("button-confirm-all", count=1))
    evening.says("its question counts again", reply, texts("stale-done", count=1))


def stale(evening: Evening) -> None:
    """What was written for other words counts again by a tap, and not before."""
    words, texts, editor = evening.words, evening.texts, evening.editor
    number = evening.add("ferry", words["paper"], words["ferry-q"], words["ferry-q2"])
    other = next(each for each in ("ru", "en") if each != evening.language)
    _translate(evening, number, other, words[f"ferry-{other}"])
    evening.stored["translation", words["ferry"], other, words[f"ferry-{other}"]] += 1
    _leave_open(evening, number, words["ferry-open"])
    evening.stored["open", words["ferry"], words["ferry-open"]] += 1
    reply = editor.says(f"/edit {number} {words['ferry-2']}")
    evening.says("changed", reply, texts("edit-done", id=number))
    evening.says("four wait", reply, texts("stale-of-fact", count=4))
    _reworded(evening, "ferry", "ferry-2")
    reply = editor.says("/inbox")
    evening.check("the inbox tells", texts("button-stale", count=4) in reply.labels, reply)
    reply = editor.taps(texts("button-stale", count=4))
    evening.says("the list", reply, words["ferry-q"], words[f"ferry-{other}"])
    evening.says("its numbers are doubted", reply, "45", "50")
    kept = reply.last
    reply = editor.taps("✓ 1", times=2)
    evening.says("one of them", reply, texts("stale-done", count=1))
    late = editor.presses(kept, kept.buttons[texts("button-confirm-all", count=4)])
    evening.check("the old button confirms nothing", late.toast, late)
    editor.says(f"/fact {number}")
    reply = editor.taps(texts("button-stale", count=3))
    editor.taps_first("4" if "4" in reply.labels else "3")
    reply = editor.taps(texts("button-remove"))
    evening.check("one is removed", texts("stale-done", count=1) in reply.text, reply)
    _forget_removed(evening, "ferry-2")
    reply = editor.taps(texts("button-confirm-all", count=2))
    evening.says("the rest", reply, texts("stale-done", count=2))
    reply = editor.presses(reply.last, kept.buttons[texts("button-confirm-all", count=4)])
    evening.check("nothing more", reply.toast, reply)
    evening.answers("people get it", words["ferry-q"], words["ferry-2"])
    reply = editor.says(f"/history {number}")
    evening.says("history knows", reply, words["ferry"], words["ferry-2"])


def wrong_numbers(evening: Evening) -> None:
    """Numbers of no fact, of one long gone, words for a number, and an edit of other fields."""
    words, texts, editor = evening.words, evening.texts, evening.editor
    number = evening.add("stork", words["paper"])
    reply = editor.says("/edit 99999")
    evening.says("no such fact", reply, texts("fact-none-wait", id=99999))
    evening.says("asks on", editor.says("99998"), texts("fact-none-wait", id=99998))
    reply = editor.says(str(number))
    evening.says("found", reply, texts("edit-ask", id=number))
    reply = editor.says(evening.draft("", words["book"]))
    evening.says("only words", reply, texts("edit-only-words", id=number))
    reply = editor.says("/cancel")
    evening.says("stopped", reply, texts("cancel-edit", id=number))
    reply = editor.says(f"/edit {number} {words['stork']}!!")
    evening.check("marks are an edit", texts("edit-done", id=number) in reply.text, reply)
    editor.says(f"/edit {number} {words['stork']}")
    reply = editor.says(f"/edit {number} {words['kiosk']}")
    evening.says("doubted", reply, texts("edit-doubtful", id=number))
    evening.check("words struck out", reply.last.marked_as("strikethrough"), reply)
    reply = editor.taps(texts("button-cancel"))
    evening.check("says what it drops", words["kiosk"] in reply.text, reply)
    reply = editor.says("/delete")
    evening.says("which", reply, texts("fact-which"))
    reply = editor.says(words["tower-q"])
    evening.says("a question is answered", reply, words["tower"])
    reply = editor.says(f"/facts {words['stork-word']}")
    evening.says("found by words", reply, words["stork"])


def _reword(evening: Evening, number: int, old: str, new: str) -> None:
    """Let the owner reword a fact, in one message."""
    reply = evening.owner.says(f"/edit {number} {evening.words[new]}")
    evening.says(f"{new} by the owner", reply, evening.texts("edit-done", id=number))
    _reworded(evening, old, new)


def _reworded(evening: Evening, old: str, new: str) -> None:
    """Note that a fact reads otherwise: all that hangs on it stays."""
    words = {evening.words[old]: evening.words[new]}
    for row in [each for each in evening.stored if evening.words[old] in each[1:]]:
        at = 2 if row[0] == "fact" else 1
        if row[at] in words:
            moved = (*row[:at], words[row[at]], *row[at + 1 :])
            evening.stored[moved] += evening.stored.pop(row)


def _translate(evening: Evening, number: int, language: str, text: str) -> None:
    """Write a translation, first one with a wrong number."""
    texts, editor = evening.texts, evening.editor
    editor.says(f"/fact {number}")
    editor.taps(texts("button-translation"))
    editor.taps(evening.native(language))
    reply = editor.says(text.replace("45", "54"))
    evening.says("numbers are compared", reply, "54", "45")
    editor.taps(texts("button-write-anew"))
    reply = editor.says(text)
    evening.says("translated", reply, texts("fact-title", id=number), text)


def _leave_open(evening: Evening, number: int, question: str) -> None:
    texts, editor = evening.texts, evening.editor
    editor.says(f"/fact {number}")
    editor.taps(texts("button-questions"))
    editor.taps(texts("button-leave-open"))
    reply = editor.says(question)
    evening.says("left open", reply, texts("open-done", count=1, id=number))


def _forget_removed(evening: Evening, name: str) -> None:
    """Note which of what hung on a fact was removed, after looking that it is only one."""
    gone = evening.stored - evening.contents()
    is_one = gone.total() == 1 and all(evening.words[name] in row for row in gone)
    evening.check("only one of them is gone", is_one, str(gone))
    evening.stored -= gone


SCENARIOS = (two_editors, stale, wrong_numbers)
