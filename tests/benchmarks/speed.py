"""How long a question takes, beside other ways of searching the same sentences, in one run.

    python -m tests.benchmarks.speed [--sizes 1000 10000 100000] [--questions 200]

Sentences are generated: words drawn by Zipf's law, 14 to 20 a sentence, always the same. Each
question takes five words of a sentence; the mistyped ones have a letter wrong in one of them.
Every question is asked once, so that no answer comes from memory.
"""

import argparse
import asyncio
import gc
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from typing import Self

from rapidfuzz import fuzz, process

from knowledge import Draft, Library, Source
from knowledge.language import stopwords, tokens
from tests.benchmarks.fulltext import FullText

Search = Callable[[str], object]
SCANNED = 20_000
"""Sentences up to which scanning them all is bearable."""
PARAGRAPH = 5
_SYLLABLES = "ka lo mi ter van dor shi ne ru pol ges tan bri fo lu sam ver ki no da".split()
_FREQUENT = "the of and in to was is for that with".split()


@dataclass(frozen=True)
class Times:
    """Milliseconds of one way of searching, sorted."""

    milliseconds: tuple[float, ...]

    @classmethod
    def of(cls, milliseconds: Iterable[float]) -> Self:
        return cls(tuple(sorted(milliseconds)))

    def quantile(self, share: float) -> float:
        return self.milliseconds[
            min(len(self.milliseconds) - 1, int(share * len(self.milliseconds)))
        ]

    @property
    def per_second(self) -> float:
        return 1000 * len(self.milliseconds) / sum(self.milliseconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--questions", type=int, default=200)
    given = parser.parse_args()
    for size in given.sizes:
        measure(size, given.questions)


def measure(size: int, questions: int) -> None:
    chance = random.Random(size)
    sentences = list(generated(size, chance))
    drawn = [question(chance.choice(sentences), chance) for _ in range(3 * questions)]
    asked, others, more = drawn[:questions], drawn[questions:][:questions], drawn[2 * questions :]
    mistyped = [with_typo(each, chance) for each in others]
    print(f"\n## {size:,} sentences\n")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "facts.db")
        built = seconds(lambda: build(path, sentences))
        before = megabytes()
        opened = seconds(lambda: Library.open(path).close())
        library = Library.open(path)
        library.answer(asked[0])
        added = seconds(lambda: library.add(Draft("A new fact.", "Notes"), by="benchmark"))
        rows = [("this bot", library.answer), *baselines(sentences)]
        print("| system | ms, p50 / p95 | with a typo | a second | typo p95 beside this bot |")
        print("|---|---|---|---|---|")
        ours = None
        for name, search in rows:
            plain, typo = timed(search, asked), timed(search, mistyped)
            ours = ours or typo.quantile(0.95)
            print(
                f"| {name} | {plain.quantile(0.5):.2f} / {plain.quantile(0.95):.2f} "
                f"| {typo.quantile(0.5):.2f} / {typo.quantile(0.95):.2f} "
                f"| {typo.per_second:.0f} | {typo.quantile(0.95) / ours:.1f} |"
            )
        stall = asyncio.run(longest_stall(library, more))
        print(
            f"\nThis bot: built in {built:.1f} s, opened in {opened:.2f} s, one fact added in "
            f"{1000 * added:.0f} ms, event loop held for {1000 * stall:.0f} ms at most, file "
            f"{path.stat().st_size / 1e6:.0f} MB, memory +{megabytes() - before:.0f} MB."
        )
        library.close()


def build(path: Path, sentences: Sequence[str]) -> None:
    paragraphs = (
        " ".join(sentences[at : at + PARAGRAPH]) for at in range(0, len(sentences), PARAGRAPH)
    )
    library = Library.open_empty(path)
    library.import_document(Source("\n\n".join(paragraphs), "Generated"), language="en")
    library.close()


def baselines(sentences: Sequence[str]) -> Iterator[tuple[str, Search]]:
    if len(sentences) <= SCANNED:
        for scorer in (fuzz.WRatio, fuzz.token_set_ratio):
            yield f"rapidfuzz {scorer.__name__}", _scanning(sentences, scorer)
    index = FullText(sentences)
    yield "FTS5", lambda words: index.search(tokens(words), 10)
    yield (
        "FTS5 without stopwords",
        lambda words: index.search([w for w in tokens(words) if w not in stopwords()], 10),
    )
    if find_spec("bm25s"):
        import bm25s  # noqa: PLC0415

        ranking = bm25s.BM25()
        ranking.index(
            bm25s.tokenize(list(sentences), stopwords="en", show_progress=False),
            show_progress=False,
        )
        yield (
            "bm25s (no typos)",
            lambda words: ranking.retrieve(
                bm25s.tokenize([words], stopwords="en", show_progress=False),
                k=10,
                show_progress=False,
            ),
        )


def _scanning(sentences: Sequence[str], scorer: Callable[..., float]) -> Search:
    return lambda words: process.extract(words, sentences, scorer=scorer, limit=10)


def timed(search: Search, questions: Sequence[str]) -> Times:
    taken = []
    for each in questions:
        began = time.perf_counter()
        search(each)
        taken.append(1000 * (time.perf_counter() - began))
    return Times.of(taken)


async def longest_stall(library: Library, questions: Sequence[str]) -> float:
    """Return how long the loop was held at most while questions are answered as handlers do."""
    loop, longest, running = asyncio.get_running_loop(), 0.0, True
    # As the running bot does once it has started.
    gc.collect()
    gc.freeze()

    async def tick() -> None:
        nonlocal longest
        while running:
            began = time.perf_counter()
            await asyncio.sleep(0.001)
            longest = max(longest, time.perf_counter() - began - 0.001)

    ticking = asyncio.create_task(tick())
    with ThreadPoolExecutor(2) as readers:
        for each in questions:
            await loop.run_in_executor(readers, library.answer, each)
    running = False
    await ticking
    return longest


def generated(size: int, chance: random.Random) -> Iterator[str]:
    """Yield sentences whose words come as often as in a language (Zipf's law)."""
    words = list(dict.fromkeys(
        "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))
        for _ in range(max(2_000, size // 4))
    ))  # fmt: skip
    vocabulary = _FREQUENT + words
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(vocabulary))))
    for _ in range(size):
        chosen = chance.choices(vocabulary, cum_weights=weights, k=chance.randint(14, 20))
        yield " ".join(chosen).capitalize() + "."


def question(sentence: str, chance: random.Random) -> str:
    words = [word for word in tokens(sentence) if word not in stopwords()]
    return "what of " + " ".join(chance.sample(words, min(5, len(words)))) + "?"


def with_typo(words: str, chance: random.Random) -> str:
    parts = words.split()
    at = chance.randrange(2, len(parts)) if len(parts) > 2 else 0
    word = parts[at]
    place = chance.randrange(1, max(2, len(word) - 2))
    parts[at] = word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :]
    return " ".join(parts)


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
