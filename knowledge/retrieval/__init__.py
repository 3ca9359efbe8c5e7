"""A question becomes candidates: its terms, the index, the vectors."""
