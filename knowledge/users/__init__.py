"""What is known of people and chats: encrypted, under pseudonyms, and gone in time."""
