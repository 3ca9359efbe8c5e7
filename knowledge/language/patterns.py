"""Regular expressions put together from the word lists under `knowledge/data/`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from knowledge.language.document_languages import DATA

_SECTION = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """An expression in which {section} stands for the alternatives of `data/<lists>.toml`.

    It equals itself only, for it is looked up a hundred times a question.
    """

    text: str
    lists: str = ""
    flags: re.RegexFlag = re.IGNORECASE


@cache
def compiled(template: Template) -> re.Pattern[str]:
    """Return the expression of a template.

    Kept, as `re` keeps what it compiles. The long ones take 1 to 18 ms each; one question needs
    few of them, and a command that answers none needs none: so a module holds templates.
    """

    def listed(section: re.Match[str]) -> str:
        return f"(?:{alternatives(template.lists)[section[1]]})"

    text = _SECTION.sub(listed, template.text)
    return re.compile(text, template.flags)


@cache
def alternatives(name: str) -> Mapping[str, str]:
    """Return each section of `data/<name>.toml` as one expression, its lines joined by |."""
    return {
        section: "|".join(line for line in lines.splitlines() if line)
        for section, lines in read_lists(name).items()
    }


@cache
def read_lists(name: str) -> Mapping[str, Any]:
    """Return what stands in `data/<name>.toml`."""
    source = (DATA / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)
