"""What people write in each language, under names that all languages share."""
