"""Text in English, Russian and Kazakh. No database, no documents."""
