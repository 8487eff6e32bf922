"""Checks what a file says against its model, and turns the first problem into a sentence that says how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot.content.document import Document


class Entry(BaseModel):
    """What every model of a file has in common: it cannot change, and a field it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


Short = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Address = Annotated[str, StringConstraints(min_length=8, max_length=500, pattern=r"^https?://\S+$")]


class Reference(Entry):
    """Where a fact or a method comes from."""

    name: Sentence
    url: Address | None = None


References = Annotated[tuple[Reference, ...], Field(min_length=1)]

M = TypeVar("M", bound=BaseModel)

_SENTENCES: Mapping[str, str] = {
    "missing": "it is missing; add a line {name} = …",
    "string_type": "write it as text in quotation marks",
    "string_too_long": "write at most {max_length} characters; there are {length}",
    "string_too_short": "write at least {min_length} characters here",
    "string_pattern_mismatch": "write a full address that begins with https://",
    "too_short": "write at least {min_length} entries; there are {actual_length}",
    "too_long": "write at most {max_length} entries",
    "bool_type": "write true or false, without quotation marks",
    "int_type": "write a whole number, without quotation marks",
    "greater_than_equal": "write a number that is not below {ge}",
    "less_than_equal": "write a number that is not above {le}",
    "enum": "choose one of {expected}",
    "literal_error": "choose one of {expected}",
    "tuple_type": "write a list in square brackets",
    "model_type": "write a section with its own fields here",
    "dict_type": "write a section with its own fields here",
    "time_parsing": 'write a time such as "18:00"',
    "time_type": 'write a time such as "18:00"',
    "date_type": "write a date such as 2026-11-30, without quotation marks",
    "date_from_datetime_parsing": "write a date such as 2026-11-30, without quotation marks",
}


def check(model: type[M], document: Document, **more: object) -> M:
    """The model filled from a file (and ``more``); raises ContentError for the first problem in it."""
    try:
        return model.model_validate({**document.data, **more})
    except ValidationError as error:
        found = error.errors(include_url=False)
        # A misspelt field is also a missing one: the misspelling is the one to mend.
        # A list with an unusable entry also counts as too short: the entry is the one to mend.
        deep = {one["loc"][:size] for one in found for size in range(len(one["loc"]))}
        first = min(
            found,
            key=lambda one: (
                one["type"] == "missing",
                one["type"] == "too_short" and one["loc"] in deep,
                document.line(one["loc"]),
            ),
        )
        raise document.problem(first["loc"], _sentence(dict(first), model)) from None


def _sentence(problem: dict[str, Any], model: type[BaseModel]) -> str:
    name, kind = str(problem["loc"][-1]) if problem["loc"] else "", problem["type"]
    if kind == "extra_forbidden":
        return _unknown(name, model)
    given = problem["input"]
    length = len(given) if isinstance(given, str) else 0
    values = {"name": name, "length": length, **problem.get("ctx", {})}
    wanted = _SENTENCES.get(kind)
    return wanted.format(**values) if wanted else problem["msg"].removeprefix("Value error, ")


def _unknown(name: str, model: type[BaseModel]) -> str:
    close = get_close_matches(name, sorted(_names(model.model_json_schema())), n=1)
    return f"there is no such field; did you mean {close[0]}?" if close else "there is no such field; take it out"


def _names(schema: Mapping[str, Any]) -> set[str]:
    below = schema.get("$defs", {}).values()
    return set(schema.get("properties", {})).union(*(part.get("properties", {}) for part in below))
