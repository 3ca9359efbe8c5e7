"""What storing an export changes, noted while it is stored."""

from collections import Counter
from dataclasses import dataclass, field

from knowledge.errors import RowError


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """The stored document that a row is, and its text; `is_known` if it was there before."""

    id: int
    title: str
    text: str
    origin: str
    is_known: bool = False


@dataclass(slots=True)
class TransferChanges:
    """What became of the `rows` of a file.

    `added` counts new rows by type, and `new_facts` are the words of new facts. `changed` counts
    facts that were reworded, withdrawn or restored, `described` rows of which something else is
    said than their words, `renamed` are old and new titles; `questions` and `translations` hold
    the old and the new words of those that were reworded. `missing` counts facts of these
    documents that no row is; they stay.
    `doubled` are titles of new documents under which another one is stored. `wrong` is what
    cannot be stored.

    `facts` maps the numbers in the file to those that are stored, `own_facts` are those that were
    of this database, `touched` those that the index must follow; `carried` leads from a fact and
    the hash of words to that of the same words without their slips.
    """

    rows: int = 0
    added: Counter[str] = field(default_factory=Counter)
    new_facts: list[str] = field(default_factory=list)
    changed: int = 0
    described: int = 0
    renamed: list[tuple[str, str]] = field(default_factory=list)
    questions: list[tuple[str, str]] = field(default_factory=list)
    translations: list[tuple[str, str]] = field(default_factory=list)
    missing: int = 0
    doubled: list[str] = field(default_factory=list)
    wrong: list[RowError] = field(default_factory=list)
    facts: dict[int, int] = field(default_factory=dict)
    own_facts: set[int] = field(default_factory=set)
    touched: set[int] = field(default_factory=set)
    carried: dict[tuple[int, str], str] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many rows were news."""
        reworded = len(self.questions) + len(self.translations)
        return self.added.total() + self.changed + self.described + reworded
