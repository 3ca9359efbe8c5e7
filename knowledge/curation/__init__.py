"""What editors do: change facts, take it back, and work through what nobody could answer."""
