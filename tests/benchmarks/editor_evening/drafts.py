"""Drafts: labels in three languages, lines that nobody knows, what is missing, what is dropped."""

from tests.benchmarks.editor_evening.evening import Evening


def labels(evening: Evening) -> None:
    """Each field is read under each of its usual names, whatever language they are in."""
    words, texts, editor = evening.words, evening.texts, evening.editor
    for name in ("tower", "bridge", "well"):
        text, question = words[name], words[f"{name}-q"]
        source = f"{words['guide']} {name}"
        lines = [words[f"{name}-labels"].split("|")[0] + f": {source}"]
        lines += [words[f"{name}-labels"].split("|")[1] + f": {question}"]
        reply = editor.says("\n".join([f"/addfact {text}", *lines]))
        number = evening.number_in(reply)
        evening.says(f"labels of {name}", reply, texts("add-done", id=number))
        evening.says(f"tries {name}", reply, texts("trial-title"), question, text)
        evening.check(f"{name} is asked by the bot itself", "✓" in reply.text, reply)
        evening.holds(text, source, question)
        evening.answers(f"people get {name}", question, text, source)
    evening.answers("a typo finds it", words["tower-typo"], words["tower"])


def unclear(evening: Evening) -> None:
    """A line with a label that no field has is asked about, and never swallowed."""
    words, texts, editor = evening.words, evening.texts, evening.editor
    source, question = words["guide"], words["mill-q"]
    noted = f"{words['mill']}\n{words['note']}"
    draft = f"/addfact {evening.draft(noted, source, question)}"
    reply = editor.says(draft)
    evening.says("asks about the line", reply, texts("draft-unclear", line=words["note"]))
    evening.check("nothing is saved yet", evening.contents() == evening.stored)
    first = reply.last
    reply = editor.taps(texts("button-line-nothing"))
    evening.says("left out", reply, texts("add-done", id=evening.number_in(reply)))
    evening.holds(words["mill"], source, question)
    again = editor.presses(first, first.buttons[texts("button-line-words")])
    evening.check("the other button is over", again.toast or again.shown, again)
    evening.check("and saves nothing", evening.contents() == evening.stored)
    noted = f"{words['dam']}\n{words['note']}"
    editor.says(f"/addfact {evening.draft(noted, source)}")
    reply = editor.taps(texts("button-line-words"))
    evening.says("a part of the text", reply, texts("add-done", id=evening.number_in(reply)))
    evening.holds(noted, source)
    editor.says(f"/addfact {words['oak']}\n{words['unknown-source']}: {words['book']}")
    reply = editor.taps(texts("button-line-source"))
    evening.says("the source it is", reply, texts("add-done", id=evening.number_in(reply)))
    evening.holds(words["oak"], words["book"])


def forgotten_source(evening: Evening) -> None:
    """A draft without a source is kept, and the source asked for; what is no source is seen."""
    words, texts, editor = evening.words, evening.texts, evening.editor
    reply = editor.says(f"/addfact {words['bakery']}")
    evening.says("asks for it", reply, texts("add-ask-source"))
    reply = editor.says(words["bakery-q"])
    evening.says(
        "a question is kept as one", reply, texts("add-question-kept", question=words["bakery-q"])
    )
    reply = editor.says("-")
    none = texts("add-without-source")
    evening.says("none is offered", reply, texts("add-unknown-source", source=none))
    reply = editor.says(words["sentence-source"])
    evening.says(
        "a sentence is doubted",
        reply,
        texts("add-sentence-source", text=words["sentence-source"]),
    )
    reply = editor.says("/facts")
    evening.check("a list keeps what was begun", reply.shown, reply)
    reply = editor.says(words["paper"])
    evening.says("saved at last", reply, texts("add-done", id=evening.number_in(reply)))
    evening.holds(words["bakery"], words["paper"], words["bakery-q"])
    reply = editor.says("/addfact " + evening.draft(words["kiosk"], "", words["kiosk-q"]))
    editor.says("-")
    reply = editor.taps(texts("button-without-source"), times=2)
    evening.says("saved without", reply, texts("add-done", id=evening.number_in(reply)))
    evening.holds(words["kiosk"], none, words["kiosk-q"])
    evening.check("a double tap saves once", evening.contents() == evening.stored)


def step_by_step(evening: Evening) -> None:
    """The command alone asks for one thing after the other; back goes back."""
    words, texts, editor = evening.words, evening.texts, evening.editor
    evening.says("asks the text", editor.says("/addquote"), texts("add-quote-ask-text"))
    evening.says("the speaker", editor.says(words["quote"]), texts("add-ask-speaker"))
    evening.says("back to the text", editor.says(words["back"]), texts("add-quote-ask-text"))
    editor.says(words["quote"])
    evening.says("the source", editor.says(words["speaker"]), texts("add-ask-source"))
    evening.says("the question", editor.says(words["paper"]), texts("add-ask-question"))
    reply = editor.says(words["quote-q"])
    evening.says("saved", reply, texts("add-done", id=evening.number_in(reply)))
    evening.holds(words["quote"], words["paper"], words["quote-q"])
    evening.answers("cited", words["quote-q"], words["quote"], words["speaker"])


def dropped(evening: Evening) -> None:
    """What is left is said: by /cancel, by another command, by a button, by an edited message."""
    words, texts, editor = evening.words, evening.texts, evening.editor
    evening.says("nothing to stop", editor.says("/cancel"), texts("nothing-to-cancel"))
    sent = editor.says(f"/addfact {words['cinema']}")
    reply = editor.edits(sent.own, f"/addfact {words['cinema']}!")
    evening.says("an edit is told of", reply, texts("draft-kept", text=words["cinema"]))
    reply = editor.says("/cancel")
    evening.says("cancelled", reply, texts("add-forgotten", text=words["cinema"]))
    editor.says(f"/addfact {words['cinema']}")
    reply = editor.says(f"/addfact {words['pond']}")
    evening.says("begun anew", reply, texts("draft-left", text=words["cinema"]))
    evening.says("asks", reply, texts("add-ask-source"))
    reply = editor.says("/cancel")
    evening.says("cancelled too", reply, texts("add-forgotten", text=words["pond"]))
    evening.check("nothing was stored", evening.contents() == evening.stored)
    reply = editor.says(words["paper"])
    evening.check("a late source is no draft", texts("add-ask-question") not in reply.text, reply)


def captions(evening: Evening) -> None:
    """Words below a picture count, those of a forwarded message and of a replied one too."""
    words, texts, editor = evening.words, evening.texts, evening.editor
    question = words["museum-q"]
    reply = editor.sends_picture(
        "/addfact " + evening.draft(words["museum"], words["paper"], question)
    )
    evening.says("says what it read", reply, texts("add-caption-only"))
    evening.check("saved", "✓" in reply.text, reply)
    evening.holds(words["museum"], words["paper"], question)
    told = evening.reader.says(words["cinema"])
    forwarded = editor.forwards(told.own, evening.reader.id)
    reply = editor.says("/addfact\n" + evening.draft("", words["paper"]), reply_to=forwarded.own)
    evening.says("a forwarded one", reply, texts("add-done", id=evening.number_in(reply)))
    evening.holds(words["cinema"], words["paper"])
    sent = editor.says(words["pond"])
    evening.check("offers to add", texts("button-add-told") in sent.labels, sent)
    reply = editor.taps(texts("button-add-told"))
    evening.says("asks its source", reply, texts("add-ask-source"))
    editor.says(words["paper"])
    reply = editor.says("-")
    evening.says("saved without a question", reply, texts("trial-none"))
    evening.holds(words["pond"], words["paper"])


SCENARIOS = (labels, unclear, forgotten_source, step_by_step, dropped, captions)
