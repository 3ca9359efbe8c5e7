"""What the bot promises when things go wrong, measured on the real process over real HTTP."""
