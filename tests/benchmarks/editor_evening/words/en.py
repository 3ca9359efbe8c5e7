"""What people write in English."""

WORDS = {
    "hello": "Hello, this is me.",
    "source": "source",
    "ask": "ask",
    "back": "back",
    "faq-head": "question,answer",
    "raft": "The raft of Karatal carries six sheep.",
    "guide": "City guide",
    "paper": "Steppe Herald",
    "book": "Tree book",
    "note": "Remark: ask the mayor",
    "unknown-source": "Shelf",
    "sentence-source": "I have it from my uncle who worked there.",
    "tower": "The Kerey water tower is 64 metres high.",
    "tower-q": "How high is the Kerey water tower?",
    "tower-typo": "how hihg is the kerey watr tower",
    "tower-labels": "source|ask",
    "bridge": "The Sarysu footbridge was opened in 1987.",
    "bridge-q": "When was the Sarysu footbridge opened?",
    "bridge-labels": "Источник|вопрос",
    "well": "The well of Tamdy holds 900 litres.",
    "well-q": "How much does the well of Tamdy hold?",
    "well-labels": "дереккөз|Сұрақ",
    "mill": "The Aksay windmill grinds barley on Mondays.",
    "mill-q": "What does the Aksay windmill grind?",
    "dam": "The Koksu dam is made of clay.",
    "oak": "The oldest oak of Burabay is 410 years old.",
    "bakery": "The Zhetisu bakery opens at seven in the morning.",
    "bakery-q": "When does the Zhetisu bakery open?",
    "kiosk": "The kiosk at the pier sells maps.",
    "kiosk-q": "What does the kiosk at the pier sell?",
    "quote": "I learned to swim in the Irtysh before I could read.",
    "quote-q": "Where did the captain learn to swim?",
    "speaker": "Captain Saule Omarova",
    "cinema": "The Zhuldyz cinema seats 340 people.",
    "pond": "The carp pond near Kordai freezes in November.",
    "museum": "The beekeeping museum has twelve halls.",
    "museum-q": "How many halls does the beekeeping museum have?",
    "pool": "The pool of Saryagash is 25 metres long.",
    "pool-2": "The pool of Saryagash is 33 metres long.",
    "pool-3": "The pool of Saryagash is 50 metres long.",
    "pool-q": "How long is the pool of Saryagash?",
    "ferry": "The Kapshagay ferry takes 45 minutes.",
    "ferry-2": "The Kapshagay ferry takes 50 minutes.",
    "ferry-q": "How long does the Kapshagay ferry take?",
    "ferry-q2": "How many minutes is one on the Kapshagay ferry?",
    "ferry-open": "What does the Kapshagay ferry cost?",
    "ferry-ru": "Паром Капшагай идёт 45 минут.",
    "ferry-en": "The Kapshagay ferry takes 45 minutes.",
    "stork": "Black storks nest on the cliffs of Ulytau.",
    "stork-word": "storks",
    "handbook-title": "Handbook of the Ertis orchard",
    "handbook-1": """Handbook of the Ertis orchard

Pickers begin their shift at six in the morning.

Ladders are kept in the green shed.

Every picker is given two baskets of willow.
""",
    "handbook-2": """Handbook of the Ertis orchard

Pickers begin their shift at five in the morning.

Ladders are kept in the green shed.

Hats are worn from May to September.
""",
    "handbook-word": "pickers",
    "handbook-q": "When does the shift of the pickers begin?",
    "faq": """Where can I hire a kayak in Bayanaul?|\
Kayaks are hired out at the northern pier of Bayanaul.
Who repairs bicycles in Bayanaul?|\
Bicycles are repaired by the Ryskulov workshop in Bayanaul.
What does the sauna of Bayanaul cost?|\
The sauna of Bayanaul costs 4,500 tenge.""",
    "lake": "The Kolsay lake is 80 metres deep.",
    "lake-q": "How deep is the Kolsay lake?",
    "peak": "The Belukha peak is 4506 metres high.",
    "peak-2": "The Belukha peak is 4509 metres high.",
    "peak-q": "How high is the Belukha peak?",
    "small-talk": "Thank you very much!\nok\nGood evening",
    "idle": """Will it rain on the moon tomorrow?
Which horse wins the next race?
What shall I cook for my mother-in-law?""",
    "goats-q": "How many goats graze in the botanical garden?",
    "goats-q2": "how many goats are grazing in the botanical garden",
    "herd-q": "What is the size of the herd beside the greenhouse?",
    "goats": "Twelve goats graze in the botanical garden, beside the greenhouse.",
    "camel-q": "Who feeds the camel of the circus?",
    "bell-q": "When was the bell of the old school cast?",
    "bell": "The bell of the old school was cast in 1911, and a camel of the circus carried it.",
    "yurt-q": "How many yurts does Mr Zhumabek own?",
    "bulk": "Who painted the ceiling of the tannery?\nWhen does the harbour master retire?",
    "felt-q": "Where is the felt of the weavers washed?",
    "felt": "The felt of the weavers is washed in the river Talas.",
    "mast-q": "What does the mast of the waterworks measure?",
    "group": "Neighbours of the mill",
    "group-2": "Orchard talk",
    "kettle-q": "Who keeps the big kettle of the village?",
    "kettle": "The big kettle of the village is kept by the blacksmith Nurlan.",
    "kettle-wrong": "The big kettle of the village is kept by the baker Asan.",
    "notice-1": "Notice of the swimming bath\n\nThe bath opens at eight on Saturdays.\n\n"
    "Towels can be borrowed at the entrance.\n",
    "notice-2": "Notice of the swimming bath\n\nThe bath opens at nine on Saturdays.\n\n"
    "Towels can be borrowed at the entrance.\n",
    "oak-q": "What age has the most ancient tree at the resort reached?",
    "synonym": "storks = longlegs",
    "synonym-q": "Where do black longlegs nest?",
    "formula": "=2+2 stands on the abacus of Taraz.",
    "kiosk-2": "The kiosk at the pier sells maps and whistles.",
    "late": "A late boat leaves Balkhash at midnight.",
    "late-2": "Night guards of the depot carry lanterns.",
    "swan-1": "Swans winter on the lagoon of Aktau.",
    "swan-2": "Students count the swans of Aktau in January.",
    "swan-2b": "Students count the swans of Aktau in February.",
    "swan-3": "Feeding bread to the birds of Aktau is forbidden.",
}
