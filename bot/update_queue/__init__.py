"""Every update is on the disk before Telegram is told that it arrived, and done once."""
