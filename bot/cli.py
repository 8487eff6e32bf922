"""The command line: run, practice, doctor, screen, settings. Thin: each command calls one function."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
import webbrowser
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from bot.audit import app as audit_commands
from bot.clock import SystemClock
from bot.content import data_folder, kinds_table, load_content, preview, preview_course, tool_preview
from bot.doctor import examine, exit_code
from bot.errors import CirclekeeperError, SettingsError
from bot.practice.following import FollowingClock
from bot.practice.scenarios.every import STORIES
from bot.practice.scenarios.first_evening import FIRST_EVENING
from bot.practice.scenarios.story import Story
from bot.practice.server import point_discord_at
from bot.practice.serving import serve_only
from bot.reference import env_example, settings_table
from bot.room import open_room, perform
from bot.screens import evaluate_file, screen, train
from bot.serving import serve_on
from bot.settings import Settings, load_settings
from bot.telemetry import set_up_logs

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.add_typer(audit_commands, name="audit")
app.command()(screen)
app.command("evaluate")(evaluate_file)
app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []})(train)


def _show_version(wanted: bool) -> None:
    if wanted:
        print(version("circlekeeper"))
        raise typer.Exit


@app.callback()
def circlekeeper(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Say the version and end.")
    ] = False,
) -> None:
    """Circlekeeper: professionally moderated peer support groups on Discord."""


@app.command()
def run() -> None:
    """Connect to Discord with DISCORD_TOKEN and serve until stopped."""
    settings = load_settings()
    set_up_logs(settings.log_level, settings.log_format)
    if settings.discord_token is None:
        raise SettingsError(
            ["DISCORD_TOKEN: is not set. Put it into .env, or try `circlekeeper practice` without one."]
        )
    asyncio.run(_serve(settings, settings.discord_token.get_secret_value()))


async def _serve(settings: Settings, token: str) -> None:
    """Serve on Discord, or on a practice server that the settings point to."""
    if not _points_elsewhere(settings):
        await serve_on(settings, token, SystemClock())
        return
    assert settings.discord_api is not None
    clock = FollowingClock()
    await clock.catch_up(settings.discord_api)
    following = asyncio.create_task(clock.follow(settings.discord_api))
    try:
        await serve_on(settings, token, clock)
    finally:
        following.cancel()


def _points_elsewhere(settings: Settings) -> bool:
    """Make discord.py talk to a practice server where the settings name one; whether they do."""
    if settings.discord_api is None or settings.discord_gateway is None:
        return False
    point_discord_at(settings.discord_api, settings.discord_gateway)
    return True


@app.command()
def practice(
    port: Annotated[int, typer.Option(help="Where the page is served on this machine; 0 takes a free port.")] = 8321,
    headless: Annotated[bool, typer.Option("--headless", help="Play a story without a browser.")] = False,
    scenario: Annotated[str, typer.Option(help="Which story.")] = FIRST_EVENING.name,
    sabotage: Annotated[str | None, typer.Option(help="Break something; the story must then fail.")] = None,
    list_stories: Annotated[bool, typer.Option("--list", help="Name the stories and their sabotage.")] = False,
    serve: Annotated[
        bool, typer.Option("--serve-only", help="Only the pretend Discord; the bot runs elsewhere.")
    ] = False,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser if there is one.")] = True,
) -> None:
    """Try everything on a pretend Discord on this machine: no token, nothing to configure."""
    set_up_logs("WARNING", "text")
    logging.getLogger("discord").setLevel(logging.ERROR)  # its warnings are about waiting, which nobody here minds
    if list_stories:
        for story in STORIES.values():
            typer.echo(f"{story.name}: {story.about}")
            for switch, meaning in story.sabotage.items():
                typer.echo(f"    --sabotage {switch}: {meaning}")
        return
    if scenario not in STORIES:
        raise typer.BadParameter(f"there is no story {scenario!r}; there are {', '.join(STORIES)}")
    story = STORIES[scenario]
    if sabotage is not None and sabotage not in story.sabotage:
        raise typer.BadParameter(f"{scenario} has no sabotage {sabotage!r}; it has {', '.join(story.sabotage)}")
    if headless:
        raise typer.Exit(0 if asyncio.run(perform(story, sabotage, typer.echo)) else 1)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve_only(port, typer.echo) if serve else _practise(story, port, sabotage, browser=browser))


async def _practise(story: Story, port: int, sabotage: str | None, *, browser: bool) -> None:
    async with open_room(story, port=port, switch=sabotage) as (_room, server, _scene):
        typer.echo(f"The practice room is open: {server.address}")
        typer.echo("Open it in several tabs to be several people. Stop it with Ctrl+C; nothing is kept.")
        if browser:
            await asyncio.to_thread(webbrowser.open, server.address)
        await asyncio.Event().wait()


@app.command()
def doctor() -> None:
    """Check everything that could stop an alert, and say how to mend it. Exits 1 if something would."""
    settings = load_settings()
    _points_elsewhere(settings)
    findings = asyncio.run(examine(settings, SystemClock()))
    for finding in findings:
        typer.echo(f"{finding.mark} {finding.what}")
        if finding.mend:
            typer.echo(f"    → {finding.mend}")
    raise typer.Exit(exit_code(findings))


@app.command("content")
def check_content(
    kind: Annotated[str | None, typer.Argument(help="A kind of group, a tool or a course, such as cbt.")] = None,
    folder: Annotated[Path | None, typer.Option(help="A data folder of your own.")] = None,
    table: Annotated[
        bool, typer.Option("--table", help="All kinds side by side, as docs/kinds.md shows them.")
    ] = False,
) -> None:
    """Check what clinicians edit under data/, and preview a kind of group, a private tool or a course."""
    content = load_content(folder or data_folder())
    if table:
        typer.echo(kinds_table(content.group_types, content.worksheets), nl=False)
    elif kind is None:
        typer.echo(f"All good: {', '.join(content.group_types)}.")
    elif kind in content.group_types:
        typer.echo(preview(content.group_types[kind]))
    elif kind in content.worksheets:
        typer.echo(tool_preview(content.worksheets[kind]))
    elif kind in content.curricula:
        typer.echo(preview_course(content.curricula[kind]))
    else:
        known = ", ".join([*content.group_types, *content.worksheets, *content.curricula])
        raise typer.BadParameter(f"there is no {kind!r}; there are {known}")


@app.command("settings")
def show_settings(
    env: Annotated[bool, typer.Option("--env", help="As .env.example instead of a table.")] = False,
) -> None:
    """Print every setting with its meaning, as the README and .env.example show them."""
    typer.echo(env_example() if env else settings_table(), nl=False)


def main() -> None:
    """Run the command line; an error the product knows is a sentence, not a traceback."""
    try:
        app()
    except CirclekeeperError as error:
        typer.echo(str(error), err=True)
        sys.exit(2)
