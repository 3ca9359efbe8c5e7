"""Warming: what is loaded before the first question, which would wait for it."""

import gc

from handlers.rendering.texts import interface_languages, texts_for
from knowledge import Library, give_back_memory, load_word_lists

_GARBAGE = 50_000, 20, 50
"""When to look for garbage: an answer leaves hardly any cycles, and looking took a tenth of it."""


def settle(library: Library) -> None:
    """Load what the first question would wait for, and take it out of the collector's sight.

    It stays as long as the process; searching it for garbage held up everybody for 30 ms.
    """
    library.answer("What is this about?")
    gc.collect()
    # The vectors of all sentences were put together in twice their size.
    give_back_memory()
    gc.freeze()
    gc.set_threshold(*_GARBAGE)


def warm_up() -> None:
    """Load what only some questions and people need; in a thread, while others are answered.

    Lists of words that misspelt ones are compared with take 0.2 s, and the sentences of the bot
    0.1 s a language: whoever came first would wait for them, and all others behind them.
    """
    for language in interface_languages():
        texts_for(language)
    load_word_lists()
