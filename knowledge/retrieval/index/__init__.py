"""What is searched: derived from the record, and built again when its rules change."""
