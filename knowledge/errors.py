"""What can be wrong with what a person gave us; each message says how to mend it."""


class KnowledgeError(Exception):
    """A sentence for the person who can mend it; nothing was changed."""


class DocumentError(KnowledgeError):
    """A file cannot be read as a document."""


class FactError(KnowledgeError):
    """A fact cannot be stored: empty, without a source, or not in its document."""


class StoreError(KnowledgeError):
    """The database cannot be opened, read or written."""
