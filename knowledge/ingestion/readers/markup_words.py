"""The words of elements of HTML, and which elements a person passes over."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from knowledge.ingestion.structure import RUN_IN, ElementKind, Span, TextWriter, Voice, visible
from knowledge.ingestion.structure.formatted_headings import heads, runs_in
from knowledge.ingestion.structure.headlines import is_headline

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TERM = 9
"""Level of a heading that is a term of a glossary or the summary of a part that opens."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption
    figure footer form header hgroup hr html legend li main nav ol p pre section summary table
    tbody td tfoot th thead tr ul""".split()
) | {*HEADINGS}
SILENT = frozenset(
    """script style noscript template head title meta link input select option textarea iframe
    object embed map canvas datalist nav rp rt del""".split()
)
UNREAD = {
    "img": "pictures",
    "svg": "pictures",
    "picture": "pictures",
    "math": "formulas",
    "video": "films",
    "audio": "recordings",
}
_FURNITURE = re.compile(
    r"(?:^|\s)(?:(?:site|page|main)[_-])?footer(?:\s|$)|(?:^|[\s_-])(?:headerlink|mw-editsection"
    r"|anchor|tabs?-nav|nav-tabs|offcanvas|(?:bread)?crumbs?|cookies?|share|sharing|social"
    r"|related|newsletter|pagination|pager|skip-link|sr-only|visually-hidden|screen-reader-text|toc|reflist|noprint|navbox|comments?"
    r"|eyebrow|kicker|section[_-]{1,2}(?:label|tag|badge)|hero[_-]{1,2}(?:tag|badge)|hatnote|catlinks|interlanguage[\w-]*)"
    r"(?:[\s_-]|$)",
    re.IGNORECASE,
)
_POLICY = re.compile(r"(?:^|[\s_-])(?:cookies?|shar(?:e|ing)|social)(?:[\s_-]|$)", re.IGNORECASE)
"""What a notice of cookies is called, and a section about them as well."""
_MENU = re.compile(
    r"(?:^|[\s_-])(?:navigation|nav-?(?:bar|menu|links)|(?:top|main|site)-?nav|menu|dropdown|sidebar)(?:[\s_-]|$)",
    re.IGNORECASE,
)
"""What menus are called that lead to other pages, and those of a restaurant as well."""
_LINKED = 0.5
"""Share of the words of a menu that are links or buttons, if it leads to other pages."""
_BUTTON = re.compile(r"(?:^|[\s_-])(?:btn|cta|button)(?:[\s_-]|$)", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\[?(?:\d{1,3}|[a-z*†‡↑↩])\]?")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_KICKER, _KICKER_WORDS = 60, 7
"""Characters and words, at most, of what stands over a heading."""
DEEPEST = 200
"""Elements within elements that are walked into; a person writes a dozen."""


def text_of(element: "HtmlElement") -> str:
    """Return the words of an element on one line, without the marks of notes and links."""
    return visible("".join(_words(element)))


def _words(element: "HtmlElement", depth: int = 0) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "br" or tag in BLOCKS:
            yield " "
        silent = not tag or tag in SILENT or tag in UNREAD or depth > DEEPEST
        if not (silent or is_hidden(child)) and not is_furniture(child, tag):
            yield from _words(child, depth + 1)
        if tag in BLOCKS:
            yield " "
        yield child.tail or ""


def is_hidden(element: "HtmlElement") -> bool:
    """Tell whether an element is not shown."""
    if "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN.search(element.get("style", "")[:500]))


def is_formula(element: "HtmlElement") -> bool:
    """Tell a formula in TeX that stands alone, as in a line of its own."""
    if not {"math", "display"} <= {*(element.get("class") or "").split()}:
        return False
    around = element.getparent()
    return around is None or text_of(around) == text_of(element)


def is_ticked(label: "HtmlElement") -> bool:
    """Tell the label of a box to tick: an entry of a list to check."""
    boxes = (part.get("type") for part in label.iter("input"))
    return any(kind == "checkbox" for kind in boxes)


def is_furniture(element: "HtmlElement", tag: str) -> bool:
    """Tell what stands around the words: marks of notes, links to the heading itself, menus."""
    if tag == "sup" and _NOTE_MARK.fullmatch(element.text_content().strip()):
        return next(element.iter("a"), None) is not None
    if tag == "a" and _BUTTON.search(f"{element.get('class', '')} {element.get('role', '')}"):
        return not element.text_content().strip().endswith("?")
    if tag == "a" and element.text_content().strip() in {"¶", "#", "§", "↑", "↩", "↩︎"}:
        return True
    if "location" in element.get("onclick", "")[:200] and len(element) == 0:
        return True
    named = f"{element.get('class', '')} {element.get('id', '')}"[:300]
    navigates = bool(element.get("role") == "navigation")
    if tag in HEADINGS or len(named) == 1 or navigates:
        return navigates
    kicks = tag in {"div", "span"} and _is_kicker(element)
    served = _FURNITURE.search(named) or (_MENU.search(named) and _leads_elsewhere(element))
    return kicks or (bool(served) and not _is_policy(element, named))


def _is_policy(element: "HtmlElement", named: str) -> bool:
    """Tell a section of a policy, which says what is done with cookies, from a notice of them."""
    if not _POLICY.search(named) or next(element.iter("button", "input"), None) is not None:
        return False
    return all(next(element.iter(*tags), None) is not None for tags in (HEADINGS, ("p", "li")))


def _is_kicker(element: "HtmlElement") -> bool:
    """Tell the few words that a page sets over a heading, and that say what kind it is of."""
    below = element.getnext()
    if below is None or below.tag not in HEADINGS or len(element) or (element.tail or "").strip():
        return False
    words = visible(element.text or "")
    few = 0 < len(words) <= _KICKER and words.count(" ") < _KICKER_WORDS
    return (
        few
        and not words.endswith((".", "!", "?", ":", "…"))
        and not (any(map(str.isdigit, words)))
    )


def _leads_elsewhere(element: "HtmlElement") -> bool:
    """Tell a menu of links, or of buttons that open something, from the dishes of a restaurant."""
    if element.get("role") in {"menu", "menubar", "navigation", "complementary"}:
        return True
    words = sum(len(part.strip()) for part in element.itertext())
    linked = sum(len(link.text_content().strip()) for link in element.iter("a", "button"))
    return linked >= _LINKED * words


def title_line(words: str, bold: Sequence[str]) -> tuple[str, str]:
    """Return the bold line that opens a paragraph, if it is a title, and what stands below it.

    A paragraph of bold letters alone is a title too.
    """
    first, _, rest = words.strip().partition("\n")
    line = visible(first)
    title = line == visible(" ".join(bold[:1] if rest.strip() else bold)) and line != ""
    named = heads(line) if not rest.strip() else is_headline(line, Span(0, len(line)))
    return (line, rest) if title and named else ("", words)


def write_paragraph(writer: TextWriter, words: str, bold: Sequence[str], voice: Voice) -> None:
    """Write a paragraph, apart from the bold line or words that head it."""
    title, rest = title_line(words, bold)
    opening = "" if title or writer.is_asked or not bold else bold[0]
    if title:
        writer.write(ElementKind.HEADING, title, level=TERM)
    elif opening.endswith(".") and runs_in(words.strip(), opening):
        writer.write(ElementKind.HEADING, opening, level=RUN_IN)
        rest = words.strip().removeprefix(opening)
    writer.write_lines(rest, voice)
