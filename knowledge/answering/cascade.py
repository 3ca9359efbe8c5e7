"""Cascade ranking: words rank first, and models only where words do not settle the answer.

Reading a question with both models takes several times as long as all else. Where its words
alone make a claim very likely, the models would make the same one (see SETTLED).
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from knowledge.answering.calibration import signals
from knowledge.answering.candidate_features import CandidateFeatures
from knowledge.answering.confidence import confidence_for
from knowledge.answering.disagreement import asks_for_value
from knowledge.answering.evidence_checks import doubtful
from knowledge.answering.ranker import rank, rank_candidates
from knowledge.answering.ranking import Ranking
from knowledge.answering.weights import thresholds_for
from knowledge.language import detect_language
from knowledge.queries import Query
from knowledge.retrieval import Index

if TYPE_CHECKING:
    from knowledge.retrieval.dense import DenseRetriever

SETTLED = 0.75
"""How likely words alone must find that the best candidate answers, for models to be left out.

By cross-validation over kinds of documents, of 1,095 English questions with an answer, 30.3 % are
claimed right so, where minilm+e5 alone claims 27.7; of what is claimed 87.8 and 88.1 % are right.
At 0.8 it is 28.3 and 87.8, at 0.7 it is 30.8 and 85.8. All hold known words only.
"""


def rank_in_cascade(
    index: Index, query: Query, documents: Collection[int], dense: "DenseRetriever | None"
) -> Ranking:
    """Rank the facts by words and, unless that settles the answer, by meaning as well."""
    if dense is not None and not _may_be_settled(index, query, documents):
        return rank(index, query, documents, dense)
    features = CandidateFeatures(index, query)
    by_words = rank_candidates(features, documents)
    if dense is None or is_settled(by_words):
        return by_words
    return rank_candidates(features, documents, dense)


def is_settled(by_words: Ranking) -> bool:
    """Tell whether words are so sure of the best candidate that models would claim the same.

    What is sure for a stored question alone is not: models read those better.
    """
    found = signals(by_words)
    if not found or doubtful(by_words.query, by_words.ranked[0]):
        return False
    language = detect_language(by_words.ranked[0].candidate.fact.text)
    least = max(SETTLED, thresholds_for(by_words.model, language).found)
    return confidence_for(by_words.model)(found) >= least


def _may_be_settled(index: Index, query: Query, documents: Collection[int]) -> bool:
    """Tell whether words may settle a question: all of them are known.

    That another document tells another number may be said there in other words.
    """
    if not query.content or query.unknown:
        return False
    is_one = len(documents) == 1 or len(index.sentences.all_titles()) == 1
    return is_one or not asks_for_value(query.analysis)
