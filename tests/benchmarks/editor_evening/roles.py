"""Roles: given by a forwarded message or a number, taken again, and gone with who is forgotten."""

from tests.benchmarks.editor_evening.evening import Evening


def given(evening: Evening) -> None:
    """An owner makes somebody an editor, after names that nobody can be found by."""
    texts, owner, editor = evening.texts, evening.owner, evening.editor
    for each in (owner, editor, evening.reader):
        each.says("/start")
    reply = editor.says("/addfact")
    evening.check("no command for readers", texts("add-fact-ask-text") not in reply.text, reply)
    reply = editor.says("/id")
    evening.says("who they are", reply, texts("own-id", id=editor.id))
    reply = owner.says("/id")
    evening.says("the owner is one", reply, texts("own-id-owner"))
    listed = owner.says(f"/editors {editor.id}")
    evening.says("only buttons", listed, texts("editors-by-button"))
    evening.says("owners of the settings", listed, texts("role-owner"))
    reply = owner.taps(texts("button-add-editor"))
    evening.says("asks who", reply, texts("editor-ask"))
    evening.says("no names", owner.says("@edgar"), texts("editor-nameless"))
    told = editor.says(evening.words["hello"])
    reply = owner.forwards(told.own, editor.id)
    evening.says("which role", reply, texts("editor-which-role", name=editor.name))
    reply = owner.taps(texts("role-editor"), times=2)
    appointed = texts("editor-appointed", name=editor.name, role=texts("role-editor"))
    evening.says("appointed", reply, appointed)
    evening.says("told of it", editor.heard(), texts("welcome-editor"))
    reply = editor.says("/id")
    evening.says("an editor now", reply, texts("own-id-editor"))


def taken(evening: Evening) -> None:
    """Somebody who never wrote is given a role, is made a reviewer, and loses it in the middle."""
    texts, owner = evening.texts, evening.owner
    other = evening.person("Timur")
    other.says("/start")
    owner.says("/editors")
    owner.taps(texts("button-add-editor"))
    owner.says(str(other.id))
    owner.taps(texts("role-reviewer"))
    evening.says("a reviewer", other.heard(), texts("welcome-reviewer"))
    reply = other.says("/addfact")
    evening.check("reviewers add nothing", texts("add-fact-ask-text") not in reply.text, reply)
    evening.check("but see the inbox", other.says("/inbox").labels)
    listed = owner.says("/editors")
    number = _line_of(listed.text, other.name)
    owner.taps(number)
    reply = owner.taps(texts("role-editor"))
    evening.check("an editor by a tap", texts("role-editor") in reply.text, reply)
    other.heard()
    other.says(f"/addfact {evening.words['raft']}")
    kept = other.says("/inbox")
    listed = owner.says("/editors")
    owner.taps(_line_of(listed.text, other.name))
    reply = owner.taps(texts("button-dismiss"))
    evening.says("dismissed", reply, texts("editor-dismissed", name=other.name))
    evening.says("hears of it", other.heard(), texts("role-taken", role="editor"))
    reply = other.says(evening.words["paper"])
    evening.check("a draft ends with the role", texts("add-ask-question") not in reply.text, reply)
    label, data = next(iter(kept.last.buttons.items()))
    reply = other.presses(kept.last, data)
    evening.check(f"an old button ({label}) says so", texts("role-gone") in reply.toast, reply)
    reply = owner.presses(listed.last, listed.last.buttons[texts("button-add-editor")])
    evening.says("a list stays of use", reply, texts("editor-ask"))
    evening.says("an owner is one already", owner.says(str(owner.id)), texts("editor-owner"))


def forgotten(evening: Evening) -> None:
    """An editor who wants to be forgotten loses the role as well, and keeps nothing but deeds."""
    texts, editor, owner = evening.texts, evening.editor, evening.owner
    reply = owner.says("/forgetme")
    evening.says("owners stay", reply, texts("forget-ask-owner"))
    evening.says("kept", owner.taps(texts("button-keep")), texts("forget-kept"))
    reply = editor.says("/forgetme")
    evening.says("the role goes", reply, texts("forget-ask-editor"))
    reply = editor.taps(texts("button-forget"), times=2)
    evening.says("forgotten", reply, texts("forgotten-editor"))
    reply = editor.says("/addfact")
    evening.check("no editor", texts("add-fact-ask-text") not in reply.text, reply)
    reply = owner.says("/history")
    evening.says("deeds stay", reply, texts("actor-forgotten"))
    evening.check("without the name", editor.name not in reply.text, reply)


def _line_of(listing: str, name: str) -> str:
    """Return the number of the line that names somebody."""
    line = next(each for each in listing.splitlines() if name in each)
    return line.split(".")[0].strip()


FIRST = (given,)
LAST = (taken, forgotten)
