"""A module as it is read: goals, what is known and where from, materials, and something to try."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.courses import Material, Module, Step

Say = Callable[..., str]


def module_text(say: Say, step: Step) -> str:
    """All of it, below the room of one card; the loader of courses sees to that."""
    one = step.module
    numbers = {origin.key: number for number, origin in enumerate(one.origins, start=1)}
    facts = [say("course-fact", text=fact.text, source=numbers[fact.source]) for fact in one.facts]
    origins = [
        say("course-origin", number=numbers[origin.key], name=origin.name, url=origin.url or "none")
        for origin in one.origins
    ]
    return "\n\n".join(
        [
            say("course-head", number=step.number, title=one.title),
            goals(say, one),
            *(say("course-part", title=part.title, text=part.text) for part in one.parts),
            say("course-facts", facts="\n".join(facts)),
            *_materials(say, one),
            say("course-practice", text=one.practice),
            say("course-origins", origins="\n".join(origins)),
        ]
    )


def goals(say: Say, module: Module) -> str:
    """What a module is for."""
    return say("course-goals", goals=_lines(say, module.goals))


def _materials(say: Say, module: Module) -> list[str]:
    found = [_material(say, one) for one in module.materials]
    return [say("course-materials", materials="\n".join(found))] if found else []


def _material(say: Say, one: Material) -> str:
    return say("course-material", kind=one.kind.value, title=one.title, about=one.about, url=one.url or "none")


def _lines(say: Say, texts: tuple[str, ...]) -> str:
    return "\n".join(say("course-line", text=text) for text in texts)
