"""A structured document: what every reader yields, whatever the format."""

from knowledge.ingestion.structure.assembly import About, compose
from knowledge.ingestion.structure.elements import RUN_IN, Element, ElementKind, TextWriter
from knowledge.ingestion.structure.grids import Cell, Grid, Reach, gridded, is_named
from knowledge.ingestion.structure.model import (
    Block,
    Boilerplate,
    Code,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Position,
    Question,
    StructuredDocument,
    Table,
    Voice,
)
from knowledge.ingestion.structure.plain import structured_text
from knowledge.ingestion.structure.typography import visible
from knowledge.models import Span

__all__ = [
    "RUN_IN",
    "About",
    "Block",
    "Boilerplate",
    "Cell",
    "Code",
    "Element",
    "ElementKind",
    "Grid",
    "Heading",
    "Item",
    "ListBlock",
    "Paragraph",
    "Position",
    "Question",
    "Reach",
    "Span",
    "StructuredDocument",
    "Table",
    "TextWriter",
    "Voice",
    "compose",
    "gridded",
    "is_named",
    "structured_text",
    "visible",
]
