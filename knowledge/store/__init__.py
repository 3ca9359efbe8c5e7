"""All SQL of the project: plain functions over an open database."""
