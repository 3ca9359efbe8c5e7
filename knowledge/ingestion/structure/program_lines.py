"""Lines of a program, or of commands, that are told by their signs alone."""

import re

from knowledge.ingestion.structure.lists import ends_sentence
from knowledge.language.letters import CAPITAL
from knowledge.models import Span

_OPENS = re.compile(
    rf"//\s|\$\([\"'“”‘’]|=[{CAPITAL}_.]{{2,20}}\("
    r"|=?[$A-Z]{1,4}\d{1,5}[-+*/^&:<>=]|[|├└]\s?[-─]|\\\\\w|[(\[]?[\"'][^\"']{1,80}[\"'],\s?[\"']|#(?:include|define|ifndef|ifdef|endif|pragma|!/)|\$\s\S|>>>\s|[-=]{8}"
    r"|(?:>\s)?(?:sudo|snap|mkdir|chmod|chown|apt-get|git clone|pip3? install|npm (?:install|run)"
    r"|docker|cmake|conda install|yum install|brew install|cd [\w./~]+$)(?=\s|$)"
    r"|[a-z][\w.-]{1,30}(?: [\w./:@~-]{1,60}){0,4} (?:--[a-z][\w-]{1,30}|-[A-Za-z])"
    r"(?:[ =][\w./:@~-]{1,60}){0,3}$"
    r"|(?:CREATE|DROP|ALTER|SHOW) (?:DATABASE|TABLE|INDEX|VIEW|USER)"
    r"|(?:SELECT|INSERT INTO|DELETE FROM|USE|GRANT) [\w ,.*=']{1,80};$"
    r"|(?:\w{1,20}:\s)?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d|\w:\sfile:///|>\sTask\s:"
    r"|[\w<>-]{1,40}\s{1,9}::=\s|BUILD (?:FAILED|SUCCESSFUL)"
    r"|Traceback \(most|File \"[^\"\n]{1,200}\", line \d"
    r"|at [\w.$]{3,200}\(|\[(?:INFO|WARN|ERROR|DEBUG)"
    r"|(?:public|private|protected|static|const|import|from|def|class|struct|return|int|void)\s"
    r"[\w.<>\[\] ]{1,60}(?:[({=;]|\bimport\b)"
)
"""How such a line begins: a remark, a prompt, a command, a keyword before what it declares."""
_PATH = re.compile(r"(?:~|[\w.%-]{1,40}:?)?(?:[/\\][\w.@%~-]{1,60}){2,30}[/\\]?")
"""A path of a file alone: “~/boats/bin/oars”."""
_TAG = re.compile(r"</?[^\W\d_][^<>\n]{0,60}>")
"""A tag alone: “<Boat 1>”, “</Boat 1>”."""
_SIGNS = re.compile(
    r"::|<<|>>|&&|\|\||[=!+*/-]=|\w\(\w*\)\s?[;{]|\w\{\w*\}|</?\w{1,20}/?>|\\n|\s=\s"
    r"|<%|%>|<[\w:]{1,30}\s[\w-]{1,30}=[\"'“”‘’]|[\"'“”‘’]\s?/>"
)
"""What stands in lines of programs, and in few sentences."""
_ENDS = ("{", "}", "},", "],", ");", "};", "= [")
_LONGEST = 400
"""Characters of such a paragraph, at most."""
_MANY, _WORDS = 2, 15
"""Signs of a line of a program, at least, and words beside them, at most."""


def is_program(text: str, span: Span) -> bool:
    """Tell a line of a program: it begins or ends as one, or holds several of its signs."""
    if span.end - span.start > _LONGEST or text[span.end - 1] in "?!…":
        return False
    if _TAG.fullmatch(text, *span):
        return True
    if _PATH.fullmatch(text, *span) and any(map(str.isalpha, text[span.start : span.end])):
        return True
    if _OPENS.match(text, *span):
        return not ends_sentence(text, span) or text.startswith(("//", "#"), span.start)
    line = text[span.start : span.end]
    signs = sum(1 for _ in _SIGNS.finditer(line))
    if line.endswith(_ENDS):
        return signs > 0 or line.endswith(("{", "}", "},", "],", "= ["))
    few = line.count(" ") <= _WORDS
    return few and signs >= _MANY and not ends_sentence(text, span)
