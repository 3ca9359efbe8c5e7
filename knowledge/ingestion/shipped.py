"""The article that the bot ships with, and what its editors curated."""

from importlib.resources import files

from knowledge.ingestion.importer import import_source
from knowledge.ingestion.readers import Source
from knowledge.retrieval.index.build import reindex
from knowledge.store import Transaction, annotations, documents, facts, synonyms

_DATA = files("knowledge") / "data"


def import_shipped_article(db: Transaction) -> int:
    """Store the article with its curated questions; return the document's id.

    Raises CurationError if what editors wrote about it is no curation of this article.
    """
    # At a first start only, and what checks the file takes 20 ms to import.
    from knowledge.ingestion.curation_file import load_curation  # noqa: PLC0415
    from knowledge.ingestion.segmentation import title_of  # noqa: PLC0415

    text = (_DATA / "20th-anniversary-of-astana.txt").read_text(encoding="utf-8")
    document = import_source(db, Source(text, title_of(text)), language="en", by=documents.SHIPPED)
    stored = {fact.text: fact for fact in facts.of_document(db, document)}
    curation = load_curation(_DATA / "astana.toml")
    curation.check(stored)
    for curated in curation.facts:
        fact = stored[curated.sentence]
        facts.describe(db, fact.id, kind=curated.kind, speaker=curated.speaker)
        questions = [(q.text, q.language, q.answers) for q in curated.questions]
        annotations.add_questions(db, fact.id, questions, by=documents.SHIPPED)
        for language, text in curated.translations.items():
            annotations.set_translation(db, fact.id, language, text)
    for language, questions_ in curation.samples.items():
        for question in questions_:
            annotations.add_sample(db, language, question)
    for terms in curation.synonyms:
        synonyms.store(db, terms)
    reindex(db, [fact.id for fact in stored.values()])
    return document
