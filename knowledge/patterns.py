"""Word lists of the data folder as regular expressions: one alternative a line."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_SECTION = re.compile(r"\{([a-z_]+)\}")


@cache
def alternatives(name: str) -> Mapping[str, str]:
    """Return each section of `data/<name>.toml` as one expression, its lines joined by |."""
    source = (files("knowledge") / "data" / f"{name}.toml").read_text(encoding="utf-8")
    return {
        section: "|".join(line for line in lines.splitlines() if line)
        for section, lines in tomllib.loads(source).items()
    }


def compiled(template: str, name: str, *, ignore_case: bool = True) -> re.Pattern[str]:
    """Compile a template in which {section} stands for the alternatives of `data/<name>.toml`."""
    sections = alternatives(name)
    text = _SECTION.sub(lambda match: f"(?:{sections[match[1]]})", template)
    return re.compile(text, re.IGNORECASE if ignore_case else 0)
