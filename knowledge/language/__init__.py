"""Text in the languages of documents, a folder each under `knowledge/data/`. No database.

This is the face of the room; what is rarer is imported from the modules behind it.
"""

from knowledge.language.detection import detect_language
from knowledge.language.document_languages import LANGUAGES, stopwords
from knowledge.language.stemmer import stems
from knowledge.language.tokenizer import tokens

__all__ = ["LANGUAGES", "detect_language", "stems", "stopwords", "tokens"]
