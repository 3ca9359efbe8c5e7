"""What Telegram hands to a page that somebody opens in it, as it signs it."""

import hmac
import json
import secrets
import time
from hashlib import sha256
from urllib.parse import quote, urlencode

from tests.botapi import TOKEN


def signed(user, *, token=TOKEN, at=None, encoded=False):
    """Return initData; `encoded` as it stands in the fragment of an address."""
    who = {"id": user, "first_name": "Ann", "last_name": "Lee", "language_code": "en"}
    fields = {"query_id": secrets.token_hex(8), "user": json.dumps(who),
              "auth_date": str(at or int(time.time())), "signature": "x"}  # fmt: skip
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = hmac.digest(b"WebAppData", token.encode(), sha256)
    whole = urlencode({**fields, "hash": hmac.new(key, lines.encode(), sha256).hexdigest()})
    return quote(whole, safe="") if encoded else whole
