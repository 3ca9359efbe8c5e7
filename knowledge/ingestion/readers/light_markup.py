"""reStructuredText and AsciiDoc in plain text: what a person sees of it, without their marks."""

import re
from collections.abc import Iterator, Sequence

_DIRECTIVE = re.compile(
    r"[ \t]{0,80}\.\. (?:\|[^|\n]{1,40}\| )?(?P<name>[a-z][\w:-]{1,40})::(?= |$)"
)
"""“.. note::”, “.. |boat| image:: boat.png”."""
_COMMENT = re.compile(r"[ \t]{0,80}\.\.(?: (?!\[)|$)")
"""A remark, or the name of a place: “.. _harbour:”."""
_OPTION = re.compile(r"[ \t]{1,80}:[\w-]{1,40}:")
_SAYS = frozenset(
    """admonition attention caution danger error hint important note tip warning seealso
    versionadded versionchanged deprecated topic epigraph pull-quote container rubric""".split()
)
"""Directives that hold running text; the others hold programs, pictures and settings."""
_LITERAL = "::"
"""How a paragraph ends that announces a program: “Call it so::”."""
_ROLE = re.compile(r"(?<![`\w]):[a-z][\w:+.-]{1,40}:(?=`[^`\n])")
_LINK = re.compile(r"(?<![`\w])`(?P<said>[^`<\n]{1,200}?)(?:\s<[^<>`\n]{1,300}>)?`_{0,2}(?![`\w])")
_QUOTED = re.compile(r"(?<!`)``(?P<said>[^`\n]{1,200})``(?!`)")
_RST = re.compile(r"^[ \t]{0,9}\.\. (?:[a-z][\w:-]{1,40}::|_[^\n:]{1,80}:)", re.MULTILINE)

_ADOC = re.compile(r"^={2,5} [^\W_]", re.MULTILINE)
_TITLE = re.compile(r"(?P<marks>={1,6}) (?=\S)")
_FENCE = re.compile(r"-{4,80}|\.{4,80}|\+{4,80}|/{4,80}|={4,80}|_{4,80}|\*{4,80}|--|\|={3,80}")
_PROGRAMS = ("-", ".", "+", "/", "|")
"""Signs of the fences around programs, remarks and tables; others stand around running text."""
_UNSEEN = re.compile(
    r"(?:\[{1,2}[^\]\n]{1,200}\]{1,2}|:!?[\w-]{1,40}!?:.*|//(?!/).*|\+|(?:image|include|ifdef|ifndef|endif)::.*)"
    r"\s*$"
)
"""Settings, places, remarks, pictures: “[[harbour]]”, “:toc:”, “image::boat.png[]”."""
_PLACE = re.compile(r"<<[^<>,\n]{1,80}(?:,\s*(?P<said>[^<>\n]{1,120}))?>>")
_ADDRESS = re.compile(
    r"(?:link:[^\s\[\]]{1,300}|https?://[^\s\[\]]{1,300})\[(?P<said>[^\[\]\n]{1,200})\]"
    r"|\b[a-z]{3,12}:(?P<page>[\w-]{2,60})\[\d?\]"
)
_FEWEST = 2
"""Marks of such a text, at least."""
_DEEPEST = 20
"""Directives within directives that are read."""


def without_marks(text: str) -> str:
    """Return plain text, without the marks of reStructuredText or AsciiDoc if it has any."""
    # Looked for by the letter first: in most texts neither mark stands.
    if ".. " in text and sum(1 for _ in _RST.finditer(text)) >= _FEWEST:
        lines = "\n".join(_read_rst(text.split("\n")))
        linked = _LINK.sub(_shown, _ROLE.sub("", lines))
        return _QUOTED.sub(r"\g<said>", linked)
    if "== " in text and sum(1 for _ in _ADOC.finditer(text)) >= _FEWEST:
        lines = "\n".join(_read_adoc(text.split("\n")))
        placed = _PLACE.sub(lambda place: place["said"] or "", lines)
        return _ADDRESS.sub(lambda found: found["said"] or found["page"], placed)
    return text


def _shown(link: re.Match[str]) -> str:
    """Return the words of a link, or the last name of a path: “Boat” of “~kolm.Boat”."""
    said = link["said"]
    return said.rpartition(".")[2] if said.startswith("~") else said


def _read_rst(lines: Sequence[str], depth: int = 0) -> Iterator[str]:
    at = 0
    while at < len(lines):
        line, at = lines[at], at + 1
        directive = _DIRECTIVE.match(line)
        if directive or _COMMENT.match(line):
            end = _end_of_block(lines, at, _indent(line))
            inner = lines[at:end]
            at = end
            yield ""
            if directive and directive["name"] in _SAYS and depth < _DEEPEST:
                yield from _read_rst(_dedented(inner), depth + 1)
        elif line.rstrip().endswith(_LITERAL):
            end = _end_of_block(lines, at, _indent(line))
            said = line.rstrip().removesuffix(_LITERAL)
            yield f"{said}:" if said.strip() else ""
            # One line of a program belongs to what announces it.
            program = [each for each in lines[at:end] if each.strip()]
            yield from ["", *program, ""] if len(program) == 1 else [""]
            at = end
        else:
            yield line


def _dedented(lines: Sequence[str]) -> list[str]:
    """Return the lines of a block without its options and its indent."""
    kept = [line for line in lines if not _OPTION.match(line)]
    indent = min((_indent(line) for line in kept if line.strip()), default=0)
    return ["", *(line[indent:] for line in kept), ""]


def _end_of_block(lines: Sequence[str], at: int, indent: int) -> int:
    """Return where the lines end that are indented more, and blank ones between them."""
    end = at
    while at < len(lines):
        blank = not lines[at].strip()
        if not blank and _indent(lines[at]) <= indent:
            break
        at += 1
        end = end if blank else at
    return end


def _indent(line: str) -> int:
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def _read_adoc(lines: Sequence[str]) -> Iterator[str]:
    at, around = 0, ""
    while at < len(lines):
        line, at = lines[at].rstrip(), at + 1
        # Below words such a line is drawn under a heading, unless it closes what another opened.
        closes = line == around != ""
        apart = closes or _stands_apart(lines, at - 1)
        fence = line if _FENCE.fullmatch(line) and apart else ""
        if fence.startswith(_PROGRAMS):
            end = _end_of_fence(lines, at, fence)
            program = [each for each in lines[at:end] if each.strip()]
            yield from ["", *program, ""] if len(program) == 1 else [""]
            at = end + 1
        elif title := _TITLE.match(line):
            yield f"{'#' * len(title['marks'])} {line[title.end() :]}"
        elif fence:
            around = "" if closes else fence
            yield ""
        elif not _UNSEEN.match(line):
            yield line


def _stands_apart(lines: Sequence[str], at: int) -> bool:
    """Tell a line below no words: below a blank one, a setting, or a title with a full stop."""
    before = lines[at - 1].strip() if at else ""
    return not before or before[0] == "." or _UNSEEN.match(before) is not None


def _end_of_fence(lines: Sequence[str], at: int, fence: str) -> int:
    """Return where the same fence stands again; `at` if it never does."""
    ends = (end for end in range(at, len(lines)) if lines[end].rstrip() == fence)
    return next(ends, at)
