"""The parts of a line of Markdown: what of them is seen, and what leads elsewhere."""

from collections.abc import Container, Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from knowledge.ingestion.structure import ElementKind, visible
from knowledge.ingestion.structure.formatted_headings import heads
from knowledge.ingestion.structure.headlines import is_headline
from knowledge.ingestion.structure.lists import ends_sentence
from knowledge.ingestion.structure.lone_lines import is_separator
from knowledge.ingestion.structure.markers import WORDS, number_end
from knowledge.ingestion.structure.sentence_forms import is_nominal
from knowledge.ingestion.structure.statements import states
from knowledge.language.document_languages import phrases
from knowledge.models import Span

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_READER = tuple(f"{each} " for each in sorted(phrases(WORDS, "reader")))
_ANSWERS = frozenset({"paragraph", "bullet_list", "ordered_list"})
_CASE = 120
"""Characters of what a reader says of himself, and asks for an answer to."""
_CASES = 2
"""Bold questions, and such words, of a document of questions and answers, at least."""
_INDEX = 3
"""Items of a list of links from which on it is an index, whatever they say."""


def is_title(words: str) -> bool:
    """Tell words that read like a heading, behind their number: “Step 3: The ropes”."""
    line = visible(words)
    start = number_end(line, 0, len(line))
    return start < len(line) and is_headline(line, Span(start, len(line)))


def plain_title(words: str) -> str:
    """Return the short line that names what the longer ones below it say, or nothing.

    Lines are parted by vertical tabs.
    """
    first, _, below = words.partition("\x0b")
    rest, line = below.strip(), visible(first)
    longer = len(below.partition("\x0b")[0]) > 2 * len(first)
    if not longer or not rest[:1].isupper() or not is_title(line):
        return ""
    named = is_nominal(line, Span(0, len(line)))
    return first if named and ends_sentence(rest, Span(0, len(rest))) else ""


def bold_kind(node: "SyntaxTreeNode", words: str, cases: Container[int]) -> ElementKind | None:
    """Return what a bold paragraph is that heads or asks what follows; None for others."""
    if id(node) in cases:
        return ElementKind.QUESTION
    return ElementKind.HEADING if _is_bold_title(node, words) else None


def _is_bold_title(node: "SyntaxTreeNode", words: str) -> bool:
    """Tell a bold paragraph that heads what follows, and is no step of which nothing more is said.

    “Step 2: Tie the boats” before another heading says what is to be done.
    """
    if not (_is_bold(node) and (is_title(words) or heads(visible(words)))):
        return False
    line, following = visible(words), node.next_sibling
    start = number_end(line, 0, len(line))
    last = following is None or following.type == "heading" or _opens_bold(following)
    return not (start and last and states(line, Span(start, len(line))))


def readers_cases(root: "SyntaxTreeNode") -> set[int]:
    """Return the ids of bold paragraphs that ask as a statement: “I lost my oar.”, over an answer.

    They stand among others of their kind, or among bold questions.
    """
    bold = [
        (node, following, visible("".join(_plain(node.children[0]))))
        for node, following in zip_longest(root.children, root.children[1:])
        if node.type == "paragraph" and _is_bold(node)
    ]
    asked = sum(words.endswith("?") for _, _, words in bold)
    cases = {id(node) for node, following, words in bold if _is_case(words, following)}
    return cases if len(cases) + asked >= _CASES else set()


def _is_case(words: str, following: "SyntaxTreeNode | None") -> bool:
    said = len(words) <= _CASE and words.endswith(".") and words.casefold().startswith(_READER)
    answered = following is not None and following.type in _ANSWERS and not _opens_bold(following)
    return said and answered


def is_index(list_: "SyntaxTreeNode") -> bool:
    """Tell a list whose items are links and nothing else: they lead to other pages."""
    inlines = [part for item in list_.children for part in item.walk() if part.type == "inline"]
    linked = ([part.type for part in shown(inline)] for inline in inlines)
    if not inlines or not all(parts == ["link"] for parts in linked):
        return False
    shown_words = (visible("".join(_plain(inline))) for inline in inlines)
    return len(inlines) >= _INDEX or not any(
        words and states(words, Span(0, len(words))) for words in shown_words
    )


def leads_elsewhere(node: "SyntaxTreeNode") -> bool:
    """Tell a row of links, with marks between them and a label at most: “Language: EN · RU”."""
    parts = shown(node.children[0]) if node.children else []
    links = sum(part.type == "link" for part in parts)
    others = (part for part in parts if part.type not in {"link", "softbreak", "hardbreak"})
    words = " ".join("".join(_plain(part)) for part in others)
    return links > 1 and is_separator(words)


def _plain(node: "SyntaxTreeNode") -> Iterator[str]:
    """Yield the words of a part of a line."""
    if node.type in {"text", "code_inline"}:
        yield node.content
    for child in node.children:
        yield from _plain(child)


def _is_bold(node: "SyntaxTreeNode") -> bool:
    """Tell whether a paragraph is bold throughout."""
    return _opens_bold(node) and len(shown(node.children[0])) == 1


def _opens_bold(node: "SyntaxTreeNode") -> bool:
    parts = shown(node.children[0]) if node.children else []
    return bool(parts) and parts[0].type == "strong"


def shown(inline: "SyntaxTreeNode") -> "list[SyntaxTreeNode]":
    """Return the parts of a line that are seen."""
    return [part for part in inline.children if part.type != "text" or part.content.strip()]
