"""What only editors see."""
