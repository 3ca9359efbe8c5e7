"""Why an answer was given, and what mends it: the chat, the terminal, synonyms, the gate."""

import json

from tests.benchmarks.editor_evening.evening import Evening


def why(evening: Evening) -> None:
    """Every answer tells an editor why, with remedies that are one tap away."""
    words, texts, editor = evening.words, evening.texts, evening.editor
    number = evening.number_of(words["oak"])
    evening.says("replies only", editor.says("/why"), texts("why-how"))
    reply = evening.reader.says(words["oak-q"])
    evening.check("readers are told no reasons", texts("button-why") not in reply.labels, reply)
    asked = editor.says(words["oak-q"])
    reply = editor.taps(texts("button-why"))
    evening.says("why", reply, texts("why-title"))
    reply = editor.says("/why", reply_to=asked.last.id)
    evening.says("by a reply too", reply, texts("why-title"))
    editor.taps(texts("button-why-other"))
    editor.taps(texts("button-inbox-search"))
    reply = editor.says(str(number))
    evening.says("found", reply, words["oak"])
    reply = editor.taps("1", times=2)
    evening.says("taught", reply, texts("question-done", count=1, id=number))
    evening.stored["question", words["oak"], words["oak-q"]] += 1
    asked = editor.says(words["oak-q"])
    evening.says("answered", asked, words["oak"])
    editor.taps(texts("button-why"))
    reply = editor.says("/why", reply_to=asked.last.id)
    decided = texts("why-decided", by="exact_question")
    evening.says("by the stored question", reply, decided)
    reply = editor.taps(texts("button-why-not"))
    evening.check("says that it is no answer", reply.shown, reply)
    if texts("open-done", count=1, id=number) not in reply.text:
        reply = editor.taps_anyway(texts)
    evening.says("left open", reply, texts("open-done", count=1, id=number))
    evening.stored["question", words["oak"], words["oak-q"]] -= 1
    evening.stored = +evening.stored
    evening.stored["open", words["oak"], words["oak-q"]] += 1
    reply = editor.says(words["oak-q"])
    first = reply.text.splitlines()[0] if reply.shown else ""
    evening.check("claimed no more", first != words["oak"], reply)
    reply = editor.says("/why", reply_to=asked.last.id)
    evening.says("an old answer is told of as of now", reply, texts("why-title"))
    evening.check("after an answer is gone", editor.says("/why", reply_to=reply.own).shown)


def terminal(evening: Evening) -> None:
    """The terminal tells the same, and lets a database pass or not."""
    words, bot = evening.words, evening.bot
    code, said = bot.command("ask", "--explain", words["tower-q"])
    evening.check("explains", code == 0 and words["tower"] in said, said)
    code, said = bot.command("ask", "--json", "--explain", words["tower-q"])
    told = json.loads(said)
    evening.check("as JSON", told["explanation"] and told["status"] == "found", said)
    judged: list[dict[str, object]] = [
        {"question": words["tower-q"], "answers": [words["tower"]]},
        {"question": words["bridge-q"], "answers": [words["bridge"]]},
        {"question": words["idle"].splitlines()[0], "unanswerable": True},
    ]
    path = bot.folder / "judged.jsonl"
    path.write_text("\n".join(map(json.dumps, judged)), encoding="utf-8")
    rows = str(bot.folder / "rows.json")
    code, said = bot.command("evaluate", str(path), "--rows", rows, "--fail-under", "right=60")
    evening.check("passes", code == 0, said)
    judged[1]["answers"] = [words["tower"]]
    path.write_text("\n".join(map(json.dumps, judged)), encoding="utf-8")
    code, said = bot.command("evaluate", str(path), "--compare", rows, "--fail-under", "right=90")
    evening.check("does not pass", code == 3, f"{code} {said}")
    evening.check("says what turned", words["bridge-q"] in said, said)
    code, said = bot.command("evaluate", str(path), "--fail-under", "beauty=1")
    evening.check("no such metric", code == 2, said)
    code, said = bot.command("ask", words["mast-q"])
    evening.check("asks as in the chat", words["tower"] in said, said)


def synonyms(evening: Evening) -> None:
    """Terms that mean the same are taught with a preview, listed, and taken away."""
    words, texts, editor = evening.words, evening.texts, evening.editor
    one, other = words["synonym"].split(" = ")
    reply = editor.says(f"/synonym {one}")
    evening.says("one is too few", reply, texts("synonym-refused-few"))
    reply = editor.says("/synonym")
    evening.says("how", reply, texts("synonyms-how"))
    reply = editor.says(words["synonym"])
    evening.says("the preview", reply, texts("synonym-preview"), one, other)
    reply = editor.taps(texts("button-cancel"))
    evening.check("says what it drops", other in reply.text, reply)
    evening.check("nothing taught", evening.contents() == evening.stored)
    editor.says(f"/synonym {one}, {other}")
    reply = editor.taps(texts("button-save"), times=2)
    evening.check("taught", one in reply.text and other in reply.text, reply)
    new = evening.contents() - evening.stored
    evening.check("it is stored", [row[0] for row in new] == ["synonym"], str(new))
    evening.stored += new
    reply = editor.says(f"/synonym {words['synonym']}")
    evening.says("known", reply, texts("synonym-refused-known", term=""))
    evening.answers("asked by the other word", words["synonym-q"], words["stork"])
    reply = editor.says(f"/synonym {other}")
    evening.says("found by a term", reply, texts("synonym-title"))
    kept = reply.last
    reply = editor.taps(texts("button-remove-all"))
    evening.check("removed", one in reply.text, reply)
    evening.stored -= new
    evening.check("it is gone", evening.contents() == evening.stored)
    late = editor.presses(kept, kept.buttons["1"])
    evening.check("an old button is over", late.toast, late)
    editor.says("/undo")
    editor.taps(texts("button-undo"))
    evening.stored += new
    reply = editor.says(f"/synonym {other}")
    editor.taps("1")
    evening.stored -= new


SCENARIOS = (why, terminal, synonyms)
