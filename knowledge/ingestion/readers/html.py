"""Web pages: the article without the menus around it."""

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.readers.source import Source


def read_html(data: bytes) -> Source:
    """Read the article of a page with its title, author and date.

    Raises DocumentError if the page holds no article.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 - a second to import

    page = bare_extraction(data, with_metadata=True, include_comments=False, include_tables=False)
    text = (getattr(page, "text", None) or "").strip()
    if page is None or not text:
        message = "holds no article text. Save the article as .txt and try again."
        raise DocumentError(message, Fault.EMPTY)
    paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
    title = _said(page, "title")
    if title and paragraphs[0] == title:
        paragraphs = paragraphs[1:] or paragraphs
    body = "\n\n".join(paragraphs)
    return Source(
        f"{title}\n\n{body}" if title else body,
        title,
        published=_said(page, "date"),
        author=_said(page, "author"),
    )


def _said(page: object, name: str) -> str | None:
    value = getattr(page, name, None)
    return " ".join(str(value).split()) or None if value else None
