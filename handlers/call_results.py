"""Call results: what a call returned, or what it raised, for whoever waits elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Generic, TypeVar

R = TypeVar("R")


@dataclass(slots=True)
class CallResult(Generic[R]):
    """What was returned; `error` is what was raised instead.

    As a context manager it takes what its body raises, whatever that is.
    """

    value: Any = None
    error: BaseException | None = None

    def __enter__(self) -> None:
        """Nothing is open."""

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> bool:
        self.error = error
        return True


def result_of(function: Callable[[], R]) -> CallResult[R]:
    """Call a function, and return what came of it: whatever it raises ends nobody."""
    called = CallResult[R]()
    try:
        with called:
            called.value = function()
        return called
    finally:
        # An error holds this frame: it must not hold the error.
        del called
