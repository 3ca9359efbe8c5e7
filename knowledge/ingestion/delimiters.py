"""What parts the cells of tables as text, for documents and records alike."""

import re

_DELIMITERS = ",;\t"
_QUOTED = re.compile(r'"[^"]*"')


def delimiter_of(text: str) -> str:
    """Return what parts the cells of the first row: a comma, unless others are more."""
    names = _QUOTED.sub("", text[: text.find("\n") + 1 or len(text)])
    return max(_DELIMITERS, key=names.count)
