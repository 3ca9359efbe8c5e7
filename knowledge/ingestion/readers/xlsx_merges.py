"""Cells of a workbook that span others: what a reader of rows alone does not say."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from zipfile import ZipFile

from knowledge.ingestion.structure import Reach

_ROOT = "xl/"
_MERGED = re.compile(rb'<(?:\w{1,9}:)?mergeCell ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_CELLS = 50_000
"""Spanned cells of a sheet that are followed: more than any table for people has."""
Place = tuple[int, int]
"""Row and column, both from 1."""


def merged_cells(data: bytes) -> dict[str, dict[Place, Reach]]:
    """Return, by the name of each sheet, the cells that belong to one beside or over them."""
    with ZipFile(BytesIO(data)) as packed:
        held = frozenset(packed.namelist())
        return {
            name: dict(islice(_cells(packed.read(path)), _CELLS))
            for name, path in _sheets(packed)
            if path in held
        }


def _sheets(packed: ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet and the part of the archive that holds it."""
    from lxml.etree import XMLParser, fromstring  # noqa: PLC0415 - only workbooks need it

    parser = XMLParser(resolve_entities=False)
    book = fromstring(packed.read(f"{_ROOT}workbook.xml"), parser)
    links = fromstring(packed.read(f"{_ROOT}_rels/workbook.xml.rels"), parser)
    targets = {str(link.get("Id")): str(link.get("Target")) for link in links}
    for sheet in book.iter("{*}sheet"):
        number = next((str(v) for k, v in sheet.attrib.items() if str(k).endswith("}id")), "")
        target = targets.get(number, "")
        yield str(sheet.get("name")), target[1:] if target.startswith("/") else _ROOT + target


def _cells(sheet: bytes) -> Iterator[tuple[Place, Reach]]:
    """Yield the cells of each span but its first, with where that lies."""
    from openpyxl.utils import range_boundaries  # noqa: PLC0415

    for found in _MERGED.finditer(sheet, max(0, sheet.find(b"mergeCells"))):
        left, top, right, bottom = range_boundaries(found[1].decode())
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    yield (row, column), Reach.LEFT if column > left else Reach.ABOVE
