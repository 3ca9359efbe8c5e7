"""Bytes of a file -> the source that is stored: all that is done per document, in one process."""

from collections.abc import Iterable
from pkgutil import resolve_name
from typing import Any

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.limits import check_length
from knowledge.ingestion.readers.source import Source
from knowledge.ingestion.segmentation import passages_of
from knowledge.ingestion.structure import StructuredDocument
from knowledge.ingestion.structure.outline import outline_of
from knowledge.language import detect_language
from knowledge.models import Passage

_ENOUGH = 30
"""Letters of a section from which its own language is told."""


def extract(data: bytes, reader: str) -> dict[str, Any]:
    """Read a file by a reader, `module:function`; return a packed Source. Raises DocumentError."""
    try:
        document = resolve_name(reader)(data)
    except ModuleNotFoundError as exc:
        message = f"needs the library {exc.name}: pip install -e '.[office]'."
        raise DocumentError(message, Fault.LIBRARY, exc.name or "") from exc
    return source_of(document).packed()


def source_of(document: StructuredDocument) -> Source:
    """Return what is stored of a document. Raises DocumentError if it is too long."""
    check_length(document.text)
    found = [*passages_of(document)]
    # Programs and tables of contents are in no language of the document.
    said = " ".join(passage.text for passage in found)
    language = detect_language(said if len(said) >= _ENOUGH else document.text)
    passages = _with_languages(found, language)
    return Source(
        document.text,
        document.title,
        published=document.published,
        author=document.author,
        language=language,
        encoding=document.encoding,
        unread=document.unread,
        passages=tuple(passages),
        outline=outline_of(document),
    )


def _with_languages(passages: list[Passage], language: str) -> Iterable[Passage]:
    """Name the language of each passage whose section is written in another one."""
    texts: dict[tuple[str, ...], list[str]] = {}
    for passage in passages:
        texts.setdefault(passage.section, []).append(passage.text)
    languages = {
        section: detect_language(text)
        for section, said in texts.items()
        if len(text := " ".join(said)) >= _ENOUGH
    }
    for passage in passages:
        own = languages.get(passage.section, language)
        yield passage if own == language else passage._replace(language=own)
