"""Documents, facts and ranking: what the bot knows. Knows nothing of Telegram.

What others may use stands in `__init__.pyi`; each module is loaded once something of it is used,
for a script that asks one question needs a third of them.
"""

import sys

import lazy_loader

if "numpy" not in sys.modules:
    # sqlite-utils would load numpy only to know its types: an eighth of what a start takes.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    import sqlite_utils  # noqa: F401

    del sys.modules["numpy"]

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
