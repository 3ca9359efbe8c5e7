"""Ranks the candidates and decides what may be said."""
