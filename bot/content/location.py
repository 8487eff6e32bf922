"""Where the files lie that a clinician may edit."""

from __future__ import annotations

from pathlib import Path

from bot.errors import ContentError


def data_folder() -> Path:
    """The ``data`` folder beside the package ``bot``: so it is in a clone, and so an installed wheel lays it out.

    Raises ContentError if it is not there.
    """
    folder = Path(__file__).resolve().parents[2] / "data"
    if not (folder / "group_types").is_dir():
        raise ContentError(str(folder), None, "folder", "it is missing; install again, or name a folder of your own")
    return folder
