"""Doubtful edits: new words of a fact that were probably meant for something else."""

from knowledge.curation.waiting_questions import is_question
from knowledge.language import detect_language, stems, stopwords

_SHORTEST = 3
"""Words of a sentence that nobody shortens to a single one."""


def is_doubtful(old: str, new: str) -> bool:
    """Tell whether new words of a fact may be none: a number, a command, a question, another text.

    A text of one word in place of a sentence is a command, more often than not; what shares no
    content word with the sentence is about something else.
    """
    words = new.split()
    if not any(map(str.isalpha, new)) or new.startswith("/"):
        return True
    if len(words) == 1 and len(old.split()) >= _SHORTEST:
        return True
    return (is_question(new) and not is_question(old)) or not _content(old) & _content(new)


def _content(text: str) -> set[str]:
    return set(stems(text, detect_language(text))) - stopwords()
