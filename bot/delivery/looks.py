"""What messages look like already, so that nothing is edited into what it is."""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict

from discord.ui import LayoutView

KEPT = 5000


class Looks:
    """Remembers the last drawing of up to ``KEPT`` messages of this process; others are drawn again."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, bytes] = OrderedDict()

    def same(self, message_id: int, view: LayoutView) -> bool:
        """Whether the message is known to look like this."""
        return self._known.get(message_id) == _digest(view)

    def note(self, message_id: int, view: LayoutView) -> None:
        """Discord took the message with this look."""
        self._known[message_id] = _digest(view)
        self._known.move_to_end(message_id)
        if len(self._known) > KEPT:
            self._known.popitem(last=False)


def _digest(view: LayoutView) -> bytes:
    parts = [{name: value for name, value in part.items() if name != "id"} for part in view.to_components()]  # type: ignore[no-untyped-call]
    post = [getattr(view, "title", ""), *getattr(view, "tags", ())]  # of a card that begins a thread in a forum
    return hashlib.blake2b(json.dumps([post, parts], sort_keys=True).encode(), digest_size=16).digest()
