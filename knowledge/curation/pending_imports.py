"""Files of editors between preview and saving: kept over a restart, encrypted, for a day."""

import json
import time
from dataclasses import fields
from secrets import token_urlsafe

from knowledge.ingestion.readers import Source
from knowledge.ingestion.uploads import Upload
from knowledge.store import user_state
from knowledge.users import retention
from knowledge.users.personal_data import PersonalTables

NEWEST = 3
"""Files of one editor that are kept at once; each is at most as large as a document may be."""
_KEY_BYTES = 12


class Uploads(PersonalTables):
    """The files that were shown and not yet saved, each bound to its editor. Thread-safe."""

    tables = ("uploads",)

    def keep(self, user: int, upload: Upload) -> str:
        """Return the key under which the file can be saved."""
        now, key = int(time.time()), token_urlsafe(_KEY_BYTES)
        source = upload.source.packed() if upload.source else None
        said = {each.name: getattr(upload, each.name) for each in fields(upload)}
        file = self._cipher.encrypt(json.dumps({**said, "source": source}, ensure_ascii=False))
        expires = now + retention.seconds_of(retention.PENDING_IMPORTS)
        row = key, self._cipher.pseudonym(user), file, expires
        with self._database.write(changes_answers=False) as db:
            user_state.let_go_uploads(db, now)
            user_state.put_upload(db, *row)
            user_state.keep_newest_uploads(db, row[1], NEWEST)
        return key

    def kept(self, user: int, key: str) -> Upload | None:
        """Return the file, or None if it was dropped, is too old, or is somebody else's."""
        person, db = self._cipher.pseudonym(user), self._database.read()
        found = user_state.upload(db, key, person, int(time.time()))
        if found is None:
            return None
        said = json.loads(self._cipher.decrypt(found))
        source = said.pop("source")
        return Upload(**said, source=Source.unpacked(source) if source else None)

    def let_go(self) -> None:
        """Delete the files that can be saved no more. Raises StoreError."""
        with self._database.write(changes_answers=False) as db:
            user_state.let_go_uploads(db, int(time.time()))

    def drop(self, user: int, key: str) -> None:
        """Forget the file."""
        with self._database.write(changes_answers=False) as db:
            user_state.drop_upload(db, key, self._cipher.pseudonym(user))
