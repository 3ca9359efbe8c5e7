"""Exports: neutralised for spreadsheets or exact, edited by hand and sent back, undone."""

import csv
import io
import json

from tests.benchmarks.editor_evening.evening import Evening


def exported(evening: Evening) -> None:
    """A spreadsheet gets no formula; what comes back changed is shown word by word."""
    words, texts, editor, bot = evening.words, evening.texts, evening.editor, evening.bot
    evening.add("formula", words["paper"])
    reply = editor.says("/export everything")
    evening.says("formats", reply, texts("command-alone"))
    sent = editor.taps("CSV").last
    cells = _cells(evening.emulator.download(sent.file).decode())
    evening.check("no formula", not any(each.startswith("=") for each in cells), sent.text)
    evening.check("yet the words", any(words["formula"] in each for each in cells))
    for exact in (False, True):
        path = bot.folder / "export.csv"
        bot.command("export", str(path), "--force", *(["--exact"] if exact else []))
        found = words["formula"] in _cells(path.read_text(encoding="utf-8"))
        evening.check(f"exact: {exact}", found is exact)
        reply = editor.sends("export.csv", path.read_bytes())
        evening.says("known when sent back", reply, texts("import-known"))
        evening.check("nothing to save", texts("button-save") not in reply.labels, reply)


def edited(evening: Evening) -> None:
    """A row that was changed by hand is a change like any other: shown, saved, taken back."""
    words, texts, editor = evening.words, evening.texts, evening.editor
    editor.says("/export")
    lines = evening.emulator.download(editor.taps("JSONL").last.file).decode().splitlines()
    rows = [json.loads(line) for line in lines]
    wrong = json.dumps({**_fact(rows, words["kiosk"]), "document": 999_999})
    reply = editor.sends("wrong.jsonl", wrong.encode())
    evening.check("a wrong row is named", texts("button-save") not in reply.labels, reply)
    reply = editor.sends("half.jsonl", "\n".join([*lines[:3], lines[3][:40]]).encode())
    evening.check("half a row too", texts("button-save") not in reply.labels, reply)
    changed = [dict(row) for row in rows]
    _fact(changed, words["kiosk"])["text"] = words["kiosk-2"]
    data = "\n".join(json.dumps(row, ensure_ascii=False) for row in changed).encode()
    reply = editor.sends("edited.jsonl", data)
    evening.says("known", reply, texts("transfer-known"))
    is_marked = len(reply.last.marked_as("bold")) > 1
    evening.check("word by word", is_marked, reply)
    evening.check("nothing is stored yet", evening.contents() == evening.stored)
    editor.taps(texts("button-drop"))
    editor.sends("edited.jsonl", data)
    evening.add("late", words["paper"])
    reply = editor.taps(texts("button-save"))
    if texts("undo-outdated") in reply.text:
        reply = editor.taps(texts("button-save"))
    evening.says("saved", reply, texts("import-undo"))
    found = evening.contents()
    evening.check("the row is stored", any(words["kiosk-2"] in row for row in found))
    evening.check("the late fact stays", any(words["late"] in row for row in found))
    reply = editor.says("/undo")
    evening.check("undo says what it does", "edited.jsonl" in reply.text, reply)
    editor.taps(texts("button-undo"))
    evening.check("as before", evening.contents() == evening.stored)


def _fact(rows: list[dict[str, object]], text: str) -> dict[str, object]:
    return next(row for row in rows if row["type"] == "fact" and row["text"] == text)


def _cells(table: str) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(table.lstrip("\ufeff"))) for cell in row]


SCENARIOS = (exported, edited)
