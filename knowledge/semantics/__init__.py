"""What a question means beside the words it uses. Needs the extra `semantic`."""
