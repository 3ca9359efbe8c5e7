"""SQL dialect: a statement as the store's modules write it, in the words of PostgreSQL."""

import re
from functools import lru_cache

_TOKEN = re.compile(
    r"""(?P<literal>'[^']*')
    |   (?P<questions>\bON\ CONFLICT\ \("fact",\ "text"\))
    |   (?P<name>"[^"]*")
    |   (?P<value>\?)
    |   (?P<differs>\bIS\ NOT\b(?!\ (?:NULL|DISTINCT)\b))
    |   (?P<same>\bIS\b(?!\ (?:NOT|NULL)\b))
    |   \bjson_extract\((?P<json>[\w.]{1,40}),\ '\$\.(?P<field>\w{1,40})'\)
    """,
    re.VERBOSE,
)
_SAID = {
    "value": "%s",
    "differs": "IS DISTINCT FROM",
    "same": "IS NOT DISTINCT FROM",
    # Its unique index is on a hash: an index holds no text of more than 2,700 bytes.
    "questions": 'ON CONFLICT ("fact", md5("text"))',
}


@lru_cache(maxsize=1024)
def translated(sql: str) -> bytes:
    """Return a statement for psycopg: `%s` for values, IS of two values, fields of JSON.

    All else that the store's modules write means the same in both.
    """
    return _TOKEN.sub(_said, sql.replace("%", "%%")).encode()


def _said(found: re.Match[str]) -> str:
    if found["json"]:
        return f"({found['json']}::json ->> '{found['field']}')::bigint"
    return _SAID.get(found.lastgroup or "", found[0])
