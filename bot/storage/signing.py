"""The key that signs exports: made once, kept locked in the key store, its public half for everybody."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Column, LargeBinary, MetaData, String, Table, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock
from bot.storage.tables.base import Instant

_metadata = MetaData()
_keys = Table(
    "signing_keys",
    _metadata,
    Column("id", String(20), primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
    Column("made_at", Instant, nullable=False),
)
_NAME, _NONCE = "exports", 12


class Signer:
    """Signs with Ed25519 under the one key of this installation."""

    def __init__(self, engine: AsyncEngine, master: bytes, clock: Clock) -> None:
        self._engine, self._master, self._clock = engine, master, clock

    async def prepare(self) -> None:
        """Create the store's table if it is not there."""
        async with self._engine.begin() as connection:
            await connection.run_sync(_metadata.create_all)

    async def public_key(self) -> bytes:
        """The 32 bytes with which anybody can check a signature."""
        return (await self._key()).public_key().public_bytes_raw()

    async def sign(self, data: bytes) -> bytes:
        """The 64 bytes of a signature."""
        return (await self._key()).sign(data)

    async def _key(self) -> Ed25519PrivateKey:
        raw = await self._read() or await self._make()
        return Ed25519PrivateKey.from_private_bytes(raw)

    async def _read(self) -> bytes | None:
        async with self._engine.connect() as connection:
            wrapped = (await connection.execute(select(_keys.c.wrapped).where(_keys.c.id == _NAME))).scalar()
        if wrapped is None:
            return None
        return AESGCM(self._master).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], _NAME.encode())

    async def _make(self) -> bytes:
        raw, nonce = Ed25519PrivateKey.generate().private_bytes_raw(), os.urandom(_NONCE)
        wrapped = nonce + AESGCM(self._master).encrypt(nonce, raw, _NAME.encode())
        try:
            async with self._engine.begin() as connection:
                await connection.execute(_keys.insert().values(id=_NAME, wrapped=wrapped, made_at=self._clock.now()))
        except IntegrityError:
            pass  # somebody made it at the same moment: theirs is the one
        made = await self._read()
        assert made is not None
        return made


def signed_by(public_key: bytes, signature: bytes, data: bytes) -> bool:
    """Whether the signature over ``data`` was made with the private half of ``public_key``."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True
