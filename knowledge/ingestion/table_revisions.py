"""A table of questions and answers that comes again: what it rewords, and what is known.

Rows of one source are of one document. An answer whose question stands there with other words
rewords that fact; nothing is withdrawn, for a table may hold only the rows that changed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.ingestion.importer import add_draft, rewrite
from knowledge.ingestion.records import DRAFT, Fields, Record
from knowledge.ingestion.repeated_rows import keys_of, merge_repeated, one_spaced
from knowledge.ingestion.revisions import Revision
from knowledge.language import detect_language
from knowledge.language.spelling_changes import is_spelling_only
from knowledge.language.tokenizer import canonical
from knowledge.models import Draft, Fact, Kind
from knowledge.retrieval.held_questions import HeldQuestion, find_held
from knowledge.retrieval.index.build import reindex
from knowledge.retrieval.similar_facts import Contradiction, find_contradictions
from knowledge.store import Snapshot, Transaction, annotations, documents, facts

SAME_TRIED = 20
"""Facts of one document in the same words among which that of a row is looked for."""


@dataclass(frozen=True, slots=True)
class DraftMatch:
    """A row of a table beside the fact that it is, if there is one, in the same words or not.

    `asked` are the questions of that fact that the row asks too, as they are stored. A row
    `is_repeated` if an earlier one of its table says and asks the same.
    """

    draft: Draft
    fact: Fact | None = None
    is_same: bool = False
    asked: tuple[str, ...] = ()
    is_repeated: bool = False

    @property
    def is_known(self) -> bool:
        """Tell whether storing the row would change nothing."""
        if self.is_repeated:
            return True
        if self.fact is None or not self.is_same:
            return False
        is_said = self.draft.speaker in (None, self.fact.speaker)
        return is_said and keys_of(self.draft.questions) <= keys_of(self.asked)


@dataclass(frozen=True, slots=True)
class TableRevision:
    """What storing the drafts of a table would change.

    `known` are the facts that it only repeats, `described` those that get more questions or a
    speaker, `kept` those of its documents that it leaves out; `contradictions` are what other
    documents say with another number. `repeated` counts rows that say what an earlier one does;
    `held` are questions that other facts answer so far, `pairs` new questions with their answers.
    """

    revision: Revision = field(default_factory=Revision)
    known: tuple[Fact, ...] = ()
    described: tuple[Fact, ...] = ()
    kept: tuple[Fact, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    repeated: int = 0
    held: tuple[HeldQuestion, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def stored(self) -> int:
        """How many facts are stored or changed."""
        return self.revision.added + len(self.revision.changed) + len(self.described)


def draft_in(fields: Fields) -> Draft:
    """Return the draft that a row of a table holds."""
    said = {name: str(value or "") for name, value in fields.items()}
    asked = filter(None, map(str.strip, said["questions"].split("|")))
    kind, speaker = Kind(said["kind"] or Kind.FACT), said["speaker"] or None
    return Draft(said["text"], said["source"], kind, speaker, tuple(asked))


def foresee_table(db: Snapshot, given: Iterable[Record]) -> TableRevision:
    """Return what storing the drafts among some records would change."""
    rows = match_drafts(db, [draft_in(row.fields) for row in given if row.type == DRAFT])
    matches = [each for each in rows if not each.is_repeated]
    rewords = [each for each in matches if each.fact and not each.is_same]
    added = [each.draft for each in matches if each.fact is None]
    new = tuple(each.text.strip() for each in added)
    stood = [f for name in _sources(matches) for f in _written_facts(db, name)]
    matched = {each.fact.id for each in matches if each.fact}
    is_revision = any(fact.id in matched for fact in stood)
    return TableRevision(
        Revision(
            new,
            tuple((each.fact, each.draft.text.strip()) for each in rewords if each.fact),
            curated=frozenset(each.fact.id for each in rewords if each.fact and _waits(db, each)),
        ),
        tuple(each.fact for each in matches if each.fact and each.is_known),
        tuple(each.fact for each in matches if each.fact and each.is_same and not each.is_known),
        tuple(fact for fact in stood if fact.id not in matched) if is_revision else (),
        tuple(_contradictions(db, [each for each in matches if not each.is_same])),
        len(rows) - len(matches),
        tuple(_held(db, [each for each in matches if not each.is_known])),
        tuple((each.questions[0], each.text) for each in added if each.questions),
    )


def match_drafts(db: Snapshot, drafts: Sequence[Draft]) -> list[DraftMatch]:
    """Find the fact that each draft is: by its words, else by a question, in its own document.

    A pair of a question and an answer that stands in another document is known as well, and so is
    one that stands in the table before.
    """
    merged = merge_repeated(drafts)
    found = iter(_match_different(db, [each for each in merged if each]))
    pairs = zip(drafts, merged, strict=True)
    return [next(found) if kept else DraftMatch(each, is_repeated=True) for each, kept in pairs]


def _match_different(db: Snapshot, drafts: Sequence[Draft]) -> list[DraftMatch]:
    own = {name: _written_facts(db, name) for name in _names(drafts)}
    said = {name: _by_text(found) for name, found in own.items()}
    matches = [_byone_spaced(db, draft, said[draft.source.strip()]) for draft in drafts]
    taken = {each.fact.id for each in matches if each.fact}
    asked = {name: _by_question(db, [f for f in own[name] if f.id not in taken]) for name in own}
    for at, each in enumerate(matches):
        if each.fact is None:
            found = _reworded(each.draft, asked[each.draft.source.strip()], taken)
            matches[at] = found or _elsewhere(db, each.draft)
    return matches


def store_match(db: Transaction, match: DraftMatch, *, by: str) -> None:
    """Store a draft, or what it changes in the fact that it is. Raises FactError."""
    draft = match.draft
    if match.is_known:
        return
    if match.fact is None:
        add_draft(db, draft, by=by)
        return
    fact = facts.by_ids(db, [match.fact.id])[match.fact.id]
    if not match.is_same:
        rewrite(db, fact, draft.text.strip())
    if draft.speaker:
        facts.describe(db, fact.id, kind=draft.kind, speaker=draft.speaker)
    questions = dict.fromkeys((*match.asked, *draft.questions))
    stored = keys_of(match.asked)
    more = [q for q in questions if q in match.asked or canonical(q) not in stored]
    annotations.add_questions(db, fact.id, [(q, detect_language(q), True) for q in more], by=by)
    reindex(db, [fact.id])


def _by_text(found: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Return facts by their words, those that say the same in their order."""
    said = defaultdict(list)
    for fact in found:
        said[one_spaced(fact.text)].append(fact)
    return said


def _byone_spaced(db: Snapshot, draft: Draft, own: Mapping[str, Sequence[Fact]]) -> DraftMatch:
    """Return the fact in the words of a draft, of several the one that answers its questions."""
    same = own.get(one_spaced(draft.text), ())[:SAME_TRIED]
    found = [_match(db, draft, each, is_same=True) for each in same]
    return max(found, key=lambda each: len(each.asked), default=DraftMatch(draft))


def _reworded(
    draft: Draft, asked: dict[str, list[tuple[Fact, str]]], taken: set[int]
) -> DraftMatch | None:
    """Return the fact that alone answers a question of the draft, and is `taken` by no other."""
    each_asked = (asked.get(key, ()) for key in sorted(keys_of(draft.questions)))
    # Of several answers to one question nobody knows which is meant.
    found = [p for pairs in each_asked if len({f.id for f, _ in pairs}) == 1 for p in pairs]
    fact = next((fact for fact, _ in found if fact.id not in taken), None)
    if fact is None:
        return None
    taken.add(fact.id)
    return DraftMatch(draft, fact, asked=tuple(text for of, text in found if of.id == fact.id))


def _elsewhere(db: Snapshot, draft: Draft) -> DraftMatch:
    """Return the fact of another document that answers the same questions in the same words."""
    for fact in facts.by_ids(db, facts.saying(db, draft.text.strip())).values():
        match = _match(db, draft, fact, is_same=True)
        if draft.questions and match.is_known:
            return match
    return DraftMatch(draft)


def _match(db: Snapshot, draft: Draft, fact: Fact, *, is_same: bool) -> DraftMatch:
    keys, stored = keys_of(draft.questions), annotations.questions_of(db, [fact.id])
    asked = (each.text for each in stored if each.answers and canonical(each.text) in keys)
    return DraftMatch(draft, fact, is_same, tuple(asked))


def _by_question(db: Snapshot, own: Sequence[Fact]) -> dict[str, list[tuple[Fact, str]]]:
    """Return facts by the questions that they answer, each with the question as it is stored."""
    by_id = {fact.id: fact for fact in own}
    found = defaultdict(list)
    for each in annotations.questions_of(db, by_id):
        if each.answers:
            found[canonical(each.text)].append((by_id[each.fact], each.text))
    return found


def _written_facts(db: Snapshot, title: str) -> list[Fact]:
    """Return the facts of what editors wrote under a title; none if it was imported."""
    known = documents.titled(db, title)
    if not known or any(origin == documents.IMPORTED for _, origin in known):
        return []
    return [*facts.of_document(db, known[0][0])]


def _waits(db: Snapshot, match: DraftMatch) -> bool:
    """Tell whether something that was written for the old words has to be confirmed."""
    if match.fact is None or is_spelling_only(match.fact.text, match.draft.text.strip()):
        return False
    asked = {each.text for each in annotations.questions_of(db, [match.fact.id])}
    return bool(asked - {*match.asked} or annotations.translations(db, match.fact.id))


def _contradictions(db: Snapshot, matches: Sequence[DraftMatch]) -> Iterator[Contradiction]:
    said = defaultdict(list)
    for each in matches:
        said[each.draft.source.strip()].append(each.draft.text)
    for name, texts in said.items():
        document = next((id_ for id_, _ in documents.titled(db, name)), None)
        yield from find_contradictions(db, texts, but=document)


def _held(db: Snapshot, matches: Sequence[DraftMatch]) -> Iterator[HeldQuestion]:
    for each in matches:
        stored = keys_of(each.asked)
        new = [text for text in each.draft.questions if canonical(text) not in stored]
        yield from find_held(db, new, but=each.fact.id if each.fact else None)


def _sources(matches: Iterable[DraftMatch]) -> list[str]:
    return _names(each.draft for each in matches)


def _names(drafts: Iterable[Draft]) -> list[str]:
    return [*dict.fromkeys(draft.source.strip() for draft in drafts)]
