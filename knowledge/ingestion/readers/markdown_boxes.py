"""Boxes and tabs of site generators in Markdown, and the fence around a whole document."""

import re
from collections.abc import Iterator, Sequence

_FENCES = ("```markdown", "```md"), "```"
"""What opens and closes a file that is one fence around the document, as programs answer."""
_TOML = re.compile(
    r"\s{0,20}\+\+\+[ \t]{0,9}\r?\n((?:(?!\+\+\+)[^\n]{0,2000}\n){1,60})\+\+\+(?:\r?\n|$)"
)
"""What a file says of itself before its text, as TOML."""
_METADATA = re.compile(
    r"(?:title|author|date)[ \t]{0,30}:[ \t][^\n]{1,300}\n"
    r"(?:(?:[a-z][a-z ]{1,30}:[ \t]|[ \t]{4,40}\S)[^\n]{0,300}\n){1,30}(?=\r?\n)",
    re.IGNORECASE,
)
"""What a file says of itself in its first lines, as MultiMarkdown."""
_ENTRY = re.compile(
    r"^(title|author|date)[ \t]{0,30}:[ \t]{1,30}(\S[^\n]*)", re.MULTILINE | re.IGNORECASE
)
_SETTING = re.compile(r"^(\w+)[ \t]{0,9}=[ \t]{0,9}", re.MULTILINE)
_OPENS = re.compile(
    r"(?P<indent> {0,12})(?:(?:!!!|\?\?\?\+?)[ \t]{1,4}(?P<kind>[a-z][a-z -]{0,40}?)"
    r"|===[!+]?(?=[ \t]{1,4}\"))(?:[ \t]{1,4}\"(?P<title>[^\"\n]{0,200})\")?[ \t]*"
)
"""How one begins: `!!! note "Title"`, `??? tip`, `=== "Windows"`."""
_INDENT = 4
"""Columns by which the content of a box is indented."""
_ICON = re.compile(r":(?:material|fontawesome|octicons|simple)-[a-z0-9-]{1,60}:")
_TAG = re.compile(
    r"(?<=\]\()(?:\{%-? [^%{}\n]{0,200}%\}|\{\{[<%]? [^{}\n]{0,200}\}\})[^\s()]{0,200}(?=\))"
)
"""Such a tag in place of the address of a link."""
_TAG = re.compile(
    r"(?<!`)(?:\{%-? (?P<said>[^%{}\n]{0,200}?) ?-?%\}|\{\{[<%] [^{}\n]{0,300}[>%]\}\})"
)
"""What a generator of sites puts in place of tags: `{% page "/leave/" %}`, `{{< note >}}`."""
_SHOWN_WORDS = re.compile(r"\"([^\"/\n]{1,80})\"$")
"""The last words within such a tag, which are what it shows: `{% channel "vets" "Vets" %}`."""
_COUNTED = re.compile(r"^( {0,24})\(?#[.)](?=[ \t])", re.MULTILINE)
"""The mark of an item that a program is to number: `#. Oars`."""
_ATTRIBUTE = r"[.#][\w-]{1,40}|[\w-]{1,30}=(?:\"[^\"{}\n]{0,80}\"|[\w%-]{1,30})"
_ATTRIBUTES = re.compile(rf"\{{:?[ ]?(?:{_ATTRIBUTE})(?:[ ](?:{_ATTRIBUTE})){{0,6}}[ ]?\}}")
"""What is set behind words to say how they look: `{.is-info}`, `{ width="800" }`."""


def unboxed(text: str) -> str:
    """Return Markdown with such boxes as containers between colons, and tabs under headings.

    A fence around all of it, icons, and what says how words look are left out.
    """
    text = _unfenced(text)
    if metadata := _METADATA.match(text):
        said = "\n".join(f"{name.lower()}: {words}" for name, words in _ENTRY.findall(metadata[0]))
        text = f"---\n{said}\n---\n{text[metadata.end() :]}"
    if toml := _TOML.match(text):
        settings = _SETTING.sub(r"\1: ", toml[1])
        text = f"---\n{settings}---\n{text[toml.end() :]}"
    if "#." in text or "#)" in text:
        text = _COUNTED.sub(r"\g<1>1.", text)
    if "{%" in text or "{{" in text:
        text = _TAG.sub(_untagged, text)
    if "{" in text or ":" in text:
        text = _ATTRIBUTES.sub("", _ICON.sub("", text))
    if not any(mark in text for mark in ("!!! ", "??? ", "???+ ", '=== "')):
        return text
    return "\n".join(_unboxed(text.split("\n"), 0))


def _untagged(tag: re.Match[str]) -> str:
    """Return what is seen of a tag: nothing, or its last words."""
    shown = _SHOWN_WORDS.search(tag["said"] or "")
    return shown[1] if shown else ""


def _unfenced(text: str) -> str:
    openers, closer = _FENCES
    first, _, rest = text.strip().partition("\n")
    return rest.removesuffix(closer) if first in openers and rest.endswith(closer) else text


def _unboxed(lines: Sequence[str], depth: int) -> Iterator[str]:
    at = 0
    while at < len(lines):
        opened = _OPENS.fullmatch(lines[at].rstrip("\r")) if depth < _INDENT else None
        at += 1
        if opened is None:
            yield lines[at - 1]
            continue
        indent = opened["indent"]
        end = _end_of(lines, at, len(indent) + _INDENT)
        inner = [line[len(indent) + _INDENT :] for line in lines[at:end]]
        at = end
        for line in _boxed(opened, [*_unboxed(inner, depth + 1)], depth):
            yield f"{indent}{line}" if line else line


def _boxed(opened: re.Match[str], inner: Sequence[str], depth: int) -> Iterator[str]:
    title = (opened["title"] or "").strip()
    if opened["kind"] is None:
        yield from ("", f"**{title}**" if title else "", "", *inner, "")
        return
    fence = ":" * (2 * _INDENT - depth)
    yield from ("", f"{fence} {opened['kind'].partition(' ')[0]} {title}", *inner, fence, "")


def _end_of(lines: Sequence[str], at: int, indent: int) -> int:
    """Return where the content of a box ends: lines that are indented, and blank ones between."""
    end = at
    while at < len(lines):
        blank = not lines[at].strip()
        if not blank and not lines[at].startswith(" " * indent):
            break
        at += 1
        end = end if blank else at
    return end
