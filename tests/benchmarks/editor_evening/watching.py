"""Watched addresses: what changed is offered and never applied alone, gone and moved are told."""

import threading

from tests.benchmarks.editor_evening.evening import Evening
from tests.web import ChangingSite


def watched(evening: Evening) -> None:
    """An address is imported, watched, changes, moves, is gone, and is looked at no more."""
    site = ChangingSite()
    threading.Thread(target=site.serve_forever, daemon=True).start()
    try:
        _watch(evening, site, f"http://127.0.0.1:{site.server_port}")
    finally:
        site.shutdown()
        site.server_close()


def _watch(evening: Evening, site: ChangingSite, address: str) -> None:
    words, texts, editor = evening.words, evening.texts, evening.editor
    site.pages["/notice"] = words["notice-1"]
    first, second = words["notice-1"].splitlines()[2:5:2]
    reply = editor.says(f"/import {address}/nothing")
    evening.check("nothing stands there", texts("button-save") not in reply.labels, reply)
    reply = editor.says("/watch")
    evening.says("none so far", reply, texts("watch-none"))
    editor.says(f"/import {address}/notice")
    reply = editor.taps(texts("button-save"))
    evening.says("imported", reply, texts("import-undo"))
    title = words["notice-1"].splitlines()[0]
    evening.holds(first, title)
    evening.holds(second, title)
    reply = editor.says(f"/watch {address}/other 6")
    evening.says("unknown", reply, texts("watch-unknown", what=f"{address}/other"))
    reply = editor.says(f"/watch {address}/notice 9000")
    hours = texts("watch-hours", first=1, last=720, what=f"{address}/notice")
    evening.says("too seldom", reply, hours)
    reply = editor.says(f"/watch {address}/notice 6")
    evening.says("watched", reply, texts("watch-on", hours=6))
    editor.taps(texts("button-watch", hours=24))
    reply = editor.taps(texts("button-look"))
    evening.says("nothing new", reply, texts("watch-on", hours=24))
    site.pages["/notice"] = words["notice-2"]
    reply = editor.taps(texts("button-look"))
    evening.says("offered", reply, texts("import-reworded", count=1))
    evening.check("word by word", reply.last.marked_as("strikethrough"), reply)
    evening.check("nothing is applied alone", evening.contents() == evening.stored)
    kept = reply.last
    reply = editor.taps(texts("button-drop"))
    evening.says("not saved", reply, texts("import-dropped"))
    editor.says("/watch")
    editor.taps("1")
    reply = editor.taps(texts("button-look"))
    evening.says("offered when asked for", reply, texts("import-reworded", count=1))
    late = editor.presses(kept, kept.buttons[texts("button-save")])
    evening.check("an old button saves nothing", evening.contents() == evening.stored, late)
    reply = editor.taps(texts("button-save"), times=2)
    evening.says("saved", reply, texts("import-undo"))
    evening.holds_no_more(first)
    evening.holds(words["notice-2"].splitlines()[2], title)
    _trouble(evening, site, address)


def _trouble(evening: Evening, site: ChangingSite, address: str) -> None:
    words, texts, editor = evening.words, evening.texts, evening.editor
    site.pages["/notice"] = "/moved"
    site.pages["/moved"] = words["notice-2"]
    editor.says("/watch")
    editor.taps("1")
    reply = editor.taps(texts("button-look"))
    evening.says("moved", reply, texts("watch-is-moved"))
    site.pages["/notice"] = 410
    reply = editor.taps(texts("button-look"))
    evening.says("gone", reply, texts("watch-is-gone"))
    evening.check("and nothing is lost", evening.contents() == evening.stored)
    _, said = evening.bot.command("watch", "--now")
    evening.check("in the terminal too", address in said, said)
    reply = editor.says(f"/unwatch {address}/notice")
    evening.says("no more", reply, texts("watch-stopped", title=words["notice-1"].splitlines()[0]))
    reply = editor.says("/watch")
    evening.says("known still", reply, texts("watch-off"))


SCENARIOS = (watched,)
