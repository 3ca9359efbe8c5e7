"""The shipped article in tests: its title, some of its sentences, and what people ask of it."""

TITLE = "20th anniversary of Astana"


TREATY = (
    "The treaty of the establishment of the Eurasian Economic Union was also signed in Astana."
)


QUESTION = "what was signed in Astana?"


LIST = "what organizations are being set up at the expo site?"


GOATS = "how many goats graze in the botanical garden?"


MOON = "/addfact The moon is made of basalt.\nsource: Moon book\nask: what is the moon made of?"
