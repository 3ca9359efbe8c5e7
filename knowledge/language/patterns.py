"""Regular expressions put together from the word lists under `knowledge/data/`."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_SECTION = re.compile(r"\{([a-z_]+)\}")


def compile_pattern(
    template: str, name: str, flags: re.RegexFlag = re.IGNORECASE
) -> re.Pattern[str]:
    """Compile a template in which {section} stands for the alternatives of `data/<name>.toml`."""
    sections = alternatives(name)
    return re.compile(_SECTION.sub(lambda match: f"(?:{sections[match[1]]})", template), flags)


@cache
def alternatives(name: str) -> Mapping[str, str]:
    """Return each section of `data/<name>.toml` as one expression, its lines joined by |."""
    return {
        section: "|".join(line for line in lines.splitlines() if line)
        for section, lines in read_lists(name).items()
    }


def read_lists(name: str) -> dict[str, Any]:
    """Return what stands in `data/<name>.toml`."""
    source = (files("knowledge") / "data" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)
