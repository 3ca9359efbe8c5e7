"""Documents: previews, revisions word by word, wrong files, what several of them say."""

from tests.benchmarks.editor_evening.evening import Evening


def wrong_files(evening: Evening) -> None:
    """What is no document is refused with the way to mend it, and nothing is stored."""
    texts, editor = evening.texts, evening.editor
    reply = editor.sends("holiday.jpg", bytes(400))
    evening.check("no format of documents", ".docx" in reply.text, reply)
    reply = editor.sends("empty.txt", b"  \n ")
    evening.says("empty", reply, texts("fault-empty"))
    reply = editor.sends("damaged.pdf", b"%PDF-1.4 nothing behind it")
    evening.check("damaged", reply.shown and texts("button-save") not in reply.labels, reply)
    reply = editor.says("/import lake")
    evening.says("no address", reply, texts("fault-address"))
    reply = editor.says("/import")
    evening.check("how it is done", "/import https://" in reply.text, reply)
    reply = evening.reader.sends("mine.txt", evening.words["handbook-1"].encode())
    evening.check("readers import nothing", texts("button-save") not in reply.labels, reply)


def revised(evening: Evening) -> None:
    """A document that comes again is shown word by word; its questions wait for a word."""
    words, texts, editor = evening.words, evening.texts, evening.editor
    first, second = words["handbook-1"], words["handbook-2"]
    reply = editor.sends("handbook.txt", first.encode())
    evening.says("previewed", reply, words["handbook-title"])
    reply = editor.taps(texts("button-drop"))
    evening.says("not saved", reply, texts("add-forgotten", text="handbook.txt"))
    evening.check("nothing stored", evening.contents() == evening.stored)
    kept = editor.sends("handbook.txt", first.encode()).last
    reply = editor.taps(texts("button-save"), times=2)
    evening.says("saved", reply, texts("import-undo"))
    lines = [line for line in first.splitlines()[1:] if line]
    for line in lines:
        evening.holds(line, words["handbook-title"])
    evening.check("once", evening.contents() == evening.stored)
    late = editor.presses(kept, kept.buttons[texts("button-save")])
    evening.check("an old button is over", late.toast, late)
    editor.says(f"/facts {words['handbook-word']}")
    number = evening.number_of(lines[0])
    editor.says(f"/fact {number}")
    editor.taps(texts("button-questions"))
    editor.taps(texts("button-ask"))
    reply = editor.says(words["handbook-q"])
    evening.says("a question of it", reply, texts("question-done", count=1, id=number))
    evening.stored["question", lines[0], words["handbook-q"]] += 1
    reply = editor.sends("handbook.txt", first.encode())
    evening.says("the same is known", reply, texts("import-known"))
    reply = editor.sends("handbook.txt", second.encode())
    evening.says("a revision", reply, texts("import-reworded", count=1))
    evening.says("one gone", reply, texts("import-gone", count=1))
    evening.says("curated", reply, texts("import-reworded-curated"))
    evening.check("struck out", reply.last.marked_as("strikethrough"), reply)
    evening.check("in bold", len(reply.last.marked_as("bold")) > 1, reply)
    reply = editor.taps(texts("button-save"))
    evening.says("what waits", reply, texts("import-waiting", count=1))
    now = [line for line in second.splitlines()[1:] if line]
    evening.holds_no_more(lines[-1])
    evening.holds_no_more(lines[0])
    for line in now:
        if line not in lines:
            evening.holds(line, words["handbook-title"])
    evening.stored["question", now[0], words["handbook-q"]] += 1
    reply = editor.taps(texts("button-changes"))
    evening.says("what changed", reply, str(number))
    reply = editor.says(f"/history {number}")
    evening.check("history knows of it", words["handbook-title"] in reply.text, reply)
    editor.says(f"/fact {number}")
    editor.taps(texts("button-stale", count=1))
    reply = editor.taps(texts("button-confirm-all", count=1))
    evening.says("confirmed", reply, texts("stale-done", count=1))
    evening.answers("people get it", words["handbook-q"], now[0])


def questions_and_answers(evening: Evening) -> None:
    """A table of questions and answers is tried at once, and undone as a whole."""
    words, texts, editor = evening.words, evening.texts, evening.editor
    pairs = [pair.split("|") for pair in words["faq"].splitlines()]
    table = f"{words['faq-head']}\n" + "\n".join(f'"{q}","{a}"' for q, a in pairs)
    broken = table.replace("\n", ",\n", 1)
    reply = editor.sends("faq.csv", broken.encode())
    evening.check("a broken table", texts("button-save") not in reply.labels, reply)
    reply = editor.sends("faq.csv", table.encode())
    evening.check("its pairs are shown", pairs[0][0] in reply.text, reply)
    reply = editor.taps(texts("button-save"))
    evening.says("saved and tried", reply, texts("trial-title"))
    for question, answer in pairs:
        evening.answers("each is found", question, answer)
    reply = editor.says("/undo")
    evening.says("says what goes", reply, texts("undo-removes", count=len(pairs)))
    reply = editor.taps(texts("button-undo"))
    evening.check("undone", evening.contents() == evening.stored, reply)
    reply = evening.person("Asker").says(pairs[0][0])
    evening.check("answers nothing now", pairs[0][1] not in reply.text, reply)


def side_by_side(evening: Evening) -> None:
    """The same words of two documents are one answer; two values are both shown."""
    words, texts, editor = evening.words, evening.texts, evening.editor
    evening.add("lake", words["guide"], words["lake-q"])
    reply = editor.says("/addfact " + evening.draft(words["lake"], words["book"], words["lake-q"]))
    evening.says("the same already", reply, texts("change-preview"))
    reply = editor.taps_anyway(texts)
    evening.check("saved beside", texts("trial-title") in reply.text, reply)
    evening.holds(words["lake"], words["book"], words["lake-q"])
    reply = evening.person("Asker").says(words["lake-q"])
    evening.says("one answer, two places", reply, words["guide"], words["book"])
    evening.check("said once", reply.text.count(words["lake"]) == 1, reply)
    evening.add("peak", words["guide"], words["peak-q"])
    reply = editor.says(
        "/addfact " + evening.draft(words["peak-2"], words["book"], words["peak-q"])
    )
    evening.says("otherwise already", reply, words["peak"])
    reply = editor.taps_anyway(texts)
    evening.check("told of the pair", words["peak"] in reply.text, reply)
    evening.holds(words["peak-2"], words["book"], words["peak-q"])
    reply = evening.person("Asker").says(words["peak-q"])
    disagree = texts("documents-disagree")
    evening.says("both values", reply, words["peak"], words["peak-2"], disagree)


SCENARIOS = (wrong_files, revised, questions_and_answers, side_by_side)
