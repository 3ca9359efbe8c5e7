"""Documents and tables on their way in, and out again."""
