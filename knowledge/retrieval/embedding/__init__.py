"""Texts as vectors: the models, and nothing else."""
