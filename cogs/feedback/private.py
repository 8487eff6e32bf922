"""Private words of somebody who leads to one member: written, looked at, sent, read, answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from discord.ui import ActionRow, LayoutView, Modal, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.letters import LONGEST, LONGEST_ANSWER
from bot.domain.outbox import OutboxEntry
from bot.domain.triage import Level
from bot.services.letters import ANSWERED, THERE
from bot.services.side_rooms import LOST
from cogs.feedback.reading import quoted
from cogs.feedback.writing import DANGER, PRIMARY, SUCCESS
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.fields import guild_of, paragraph
from cogs.shared.forms import Answers, EditAgain, Form, draft_id, forms, halves
from cogs.shared.replies import card, reply, say, show


class LetterForm(Form):
    """What the member will read."""

    name = "letter"
    fields = ("group", "member")

    async def check(self, interaction: Press, guild_id: int, numbers: Mapping[str, int]) -> None:
        """Only members of the group can get one."""
        await interaction.client.services.letters.check(guild_id, numbers["group"], numbers["member"])

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """One field; who reads it is said first."""
        modal = Modal(title=say(interaction, "letter-title"))
        days = interaction.client.services.retention.kept("letters")[1] or 0
        person = f"<@{numbers['member']}>"
        modal.add_item(TextDisplay(say(interaction, "letter-readers", person=person, days=days)))
        modal.add_item(paragraph(interaction, "letter-words", "words", earlier, max_length=LONGEST))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Keep it as a draft, and show it as the member would read it."""
        words, services = str(answers.get("words") or ""), interaction.client.services
        await services.letters.check(guild_id, numbers["group"], numbers["member"], words)
        args = [str(numbers[field]) for field in self.fields]
        draft = await services.drafts.keep(guild_id, interaction.user.id, self.name, args, {"words": words})
        row = ActionRow[Any](
            Send(guild_id, numbers["group"], *halves(draft), label=say(interaction, "letter-send"), style=SUCCESS),
            EditAgain.of(guild_id, draft, say(interaction, "letter-change")),
        )
        person = f"<@{numbers['member']}>"
        await reply(interaction, "letter-preview", row, person=person, words=quoted(words.strip()))


class Send(PressControl, name="letter-send", fields=("group", "high", "low")):
    """Sends what was looked at; the numbers are the halves of its draft's id."""

    async def act(self, interaction: Press) -> None:
        """Once."""
        letters, by = interaction.client.services.letters, interaction.user.id
        person = await letters.send(self.guild_id, self.numbers["group"], by, draft_id(self.numbers))
        view = card(say(interaction, "letter-sent", person=f"<@{person}>"))
        view.stop()
        await interaction.response.edit_message(view=view)


class LetterOpen(PressControl, name="letter-open", fields=("letter",)):
    """Opens one for the member, or for whoever wrote it."""

    async def act(self, interaction: Press) -> None:
        """Only this person sees it."""
        await show_letter(interaction, self.guild_id, self.numbers["letter"])


class LetterPick(PickControl, name="letter-mine"):
    """Opens one of one's own."""

    async def act(self, interaction: Press) -> None:
        """Only this person sees it."""
        await show_letter(interaction, self.guild_id, int(self.values[0]))


class LetterAnswer(PressControl, name="letter-answer", fields=("letter",)):
    """Opens the form of an answer."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        form = forms(interaction.client).forms["letter-answer"]
        await form.open(interaction, self.guild_id, self.numbers["letter"])


class LetterThrow(PressControl, name="letter-throw", fields=("letter",)):
    """Asks whether to throw it away."""

    async def act(self, interaction: Press) -> None:
        """It cannot be brought back."""
        label = say(interaction, "letter-throw-sure")
        sure = LetterThrowSure(self.guild_id, self.numbers["letter"], label=label, style=DANGER)
        await reply(interaction, "letter-throw-ask", ActionRow[Any](sure))


class LetterThrowSure(PressControl, name="letter-throw-sure", fields=("letter",)):
    """Throws it away."""

    async def act(self, interaction: Press) -> None:
        """With the answer."""
        letters = interaction.client.services.letters
        await letters.remove(self.guild_id, self.numbers["letter"], interaction.user.id)
        await reply(interaction, "letter-thrown")


class LetterAnswerForm(Form):
    """The member's answer."""

    name = "letter-answer"
    fields = ("letter",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal, filled with an earlier answer."""
        services, guild_id, me = interaction.client.services, guild_of(interaction), interaction.user.id
        found = await services.letters.look(guild_id, numbers["letter"], me)
        screened = "yes" if await services.letters.screened(guild_id, found.group_id, me) else "no"
        modal = Modal(title=say(interaction, "letter-answer-title"))
        facts = {"person": f"<@{found.author_id or 0}>", "screened": screened}
        modal.add_item(TextDisplay(say(interaction, "letter-answer-readers", **facts)))
        before = earlier or {"words": found.answer or ""}
        modal.add_item(paragraph(interaction, "letter-answer-words", "words", before, max_length=LONGEST_ANSWER))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Send it."""
        services, words = interaction.client.services, str(answers.get("words") or "")
        number, me = numbers["letter"], interaction.user.id
        level, country = await services.letters.answer(guild_id, number, me, words)
        called, emergency = "yes" if level > Level.GREEN else "no", services.helplines.emergency_number(country)
        await reply(interaction, "letter-answer-sent", called=called, number=emergency)


async def show_letter(interaction: Press, guild_id: int, letter_id: int) -> None:
    """Words and answer, and what the member can do. Raises NotFound for anybody else."""
    found = await interaction.client.services.letters.look(guild_id, letter_id, interaction.user.id)
    mine = found.user_id == interaction.user.id
    person = f"<@{found.author_id if mine else found.user_id}>" if found.author_id else ""
    lines = [say(interaction, "letter-for-you" if mine else "letter-by-you", person=person), quoted(found.words)]
    if found.answer:
        lines.append(say(interaction, "letter-answer-line", words=quoted(found.answer)))
    row = ActionRow[Any](
        LetterAnswer(guild_id, found.id, label=say(interaction, "letter-answer"), style=PRIMARY),
        LetterThrow(guild_id, found.id, label=say(interaction, "letter-throw")),
    )
    await show(interaction, card("\n".join(lines), *([row] if mine else [])))


def register_letters(bot: SupportBot) -> None:
    """Tell the bot how the words about letters are drawn."""
    bot.renderers[THERE] = there_card(bot)
    bot.renderers[ANSWERED] = answered_card(bot)
    bot.renderers[LOST] = lost_card(bot)


def there_card(bot: SupportBot) -> Renderer:
    """To the member: there is something to read. The words stay behind the button."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.letters.card(entry.guild_id, entry.payload["letter"])
        if found is None:
            return None
        letter, name, alias = found
        row = _open(bot, entry.guild_id, letter.id)
        return card(bot.texts.say("letter-dm-there", name=name, group=alias), row)

    return render


def answered_card(bot: SupportBot) -> Renderer:
    """To whoever wrote it: there is an answer."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.letters.card(entry.guild_id, entry.payload["letter"])
        if found is None or not found[0].answer:
            return None
        row = _open(bot, entry.guild_id, found[0].id)
        return card(bot.texts.say("letter-dm-answered", person=f"<@{found[0].user_id}>", group=found[2]), row)

    return render


def lost_card(bot: SupportBot) -> Renderer:
    """For those who lead: a person cannot be written to in private."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        return card(bot.texts.say("side-room-lost", person=f"<@{entry.payload['person']}>"))

    return render


def _open(bot: SupportBot, guild_id: int, letter_id: int) -> ActionRow[Any]:
    return ActionRow(LetterOpen(guild_id, letter_id, label=bot.texts.say("letter-open"), style=PRIMARY))
