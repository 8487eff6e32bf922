"""Members' words are encrypted under a key of their own; destroying the key makes every copy unreadable.

The keys live in a store of their own (``KEYS_URL``) that no database backup contains. A key's row is named by a
keyed hash of guild and person, so the store alone does not say who is a member of anything.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Column, LargeBinary, MetaData, String, Table, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock
from bot.errors import SettingsError
from bot.storage.tables.base import Instant

_metadata = MetaData()
_keys = Table(
    "person_keys",
    _metadata,
    Column("id", String(64), primary_key=True),
    Column("wrapped", LargeBinary),
    Column("made_at", Instant, nullable=False),
    Column("erased_at", Instant),
)
_NONCE = 12


def load_master_key(given: str | None, file: Path) -> bytes:
    """The 32 bytes that lock all keys: ``given`` in base64, or the file's, made (mode 600) when absent.

    Raises SettingsError when what is there is not 32 bytes in base64.
    """
    if given is None:
        if not file.exists():
            _make_master_key(file)
        given = file.read_text()
    try:
        master = base64.b64decode(given.strip(), validate=True)
    except (binascii.Error, ValueError):
        master = b""
    if len(master) != 32:
        raise SettingsError(["MASTER_KEY: must be 32 bytes in base64, as `openssl rand -base64 32` prints them"])
    return master


def _make_master_key(file: Path) -> None:
    """The file is there whole or not at all, wherever this is cut off."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(base64.b64encode(os.urandom(32)))
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(file)


class Vault:
    """Seals and opens words. Keys are kept in memory once read; a destroyed key is gone from there too."""

    def __init__(self, engine: AsyncEngine, master: bytes, clock: Clock) -> None:
        self._engine, self._master, self._clock = engine, master, clock
        self._known: dict[str, bytes] = {}

    async def prepare(self) -> None:
        """Create the store's one table if it is not there."""
        async with self._engine.begin() as connection:
            await connection.run_sync(_metadata.create_all)

    async def seal(self, guild_id: int, user_id: int, words: str) -> bytes:
        """Encrypt ``words`` for this person, making their key if they have none."""
        name = self._name(guild_id, user_id)
        key = await self._key(name) or await self._make(name)
        nonce = os.urandom(_NONCE)
        return nonce + AESGCM(key).encrypt(nonce, words.encode(), name.encode())

    async def open(self, guild_id: int, user_id: int, box: bytes | None) -> str | None:
        """The words, or None where there are none or their person was erased."""
        name = self._name(guild_id, user_id)
        key = await self._key(name) if box else None
        if key is None or box is None:
            return None
        try:
            return AESGCM(key).decrypt(box[:_NONCE], box[_NONCE:], name.encode()).decode()
        except InvalidTag:
            return None

    async def destroy(self, guild_id: int, user_id: int) -> None:
        """Destroy the person's key for ever; what it sealed cannot be read again by anybody."""
        name = self._name(guild_id, user_id)
        self._known.pop(name, None)
        now = self._clock.now()
        async with self._engine.begin() as connection:
            done = await connection.execute(
                _keys.update().where(_keys.c.id == name).values(wrapped=None, erased_at=now)
            )
            if not done.rowcount:
                await connection.execute(_keys.insert().values(id=name, made_at=now, erased_at=now))

    async def was_erased(self, guild_id: int, user_id: int) -> bool:
        """Whether the person was erased and has no key since: their rows, if a backup brought them back, must go."""
        query = select(_keys.c.wrapped, _keys.c.erased_at).where(_keys.c.id == self._name(guild_id, user_id))
        async with self._engine.connect() as connection:
            row = (await connection.execute(query)).first()
        return row is not None and row.wrapped is None and row.erased_at is not None

    def _name(self, guild_id: int, user_id: int) -> str:
        return hmac.new(self._master, f"{guild_id}:{user_id}".encode(), hashlib.sha256).hexdigest()

    async def _key(self, name: str) -> bytes | None:
        if name not in self._known:
            query = select(_keys.c.wrapped).where(_keys.c.id == name)
            async with self._engine.connect() as connection:
                wrapped = (await connection.execute(query)).scalar()
            if wrapped is None:
                return None
            self._known[name] = AESGCM(self._master).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], name.encode())
        return self._known[name]

    async def _make(self, name: str) -> bytes:
        key, nonce = AESGCM.generate_key(256), os.urandom(_NONCE)
        wrapped = nonce + AESGCM(self._master).encrypt(nonce, key, name.encode())
        now = self._clock.now()
        try:
            async with self._engine.begin() as connection:
                again = _keys.update().where(_keys.c.id == name, _keys.c.wrapped.is_(None))
                done = await connection.execute(again.values(wrapped=wrapped, made_at=now))
                if not done.rowcount:
                    await connection.execute(_keys.insert().values(id=name, wrapped=wrapped, made_at=now))
        except IntegrityError:
            pass  # somebody made it at the same moment: theirs is the one
        made = await self._key(name)
        assert made is not None
        return made
