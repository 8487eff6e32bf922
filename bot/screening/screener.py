"""The whole screening of one message: rules, model, context, language."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from bot.domain.triage import Kind, Level, Reason, Sensitivity, Span, Verdict
from bot.screening.context import LOOK_BACK, RUN, Before, Reader, load_answers
from bot.screening.deciding import Reading, Thresholds, merged, narrowed, raised, with_model
from bot.screening.detector import Detector
from bot.screening.folding import Folder
from bot.screening.language import LONGEST, Languages, load_languages
from bot.screening.loading import ANSWERS, LANGUAGES, VOICES, load_rules
from bot.screening.model import load_models, with_before
from bot.screening.nearest import Example, Nearest, load_examples

_LONGEST_JOINED = 200
"""Characters of the message before that may be the beginning of this one, or a question."""
_LONGEST_ANSWER = 100
"""Characters of an answer that is read together with its question."""


class Model(Protocol):
    """A statistical model of levels and kinds."""

    def read(self, text: str) -> Reading | None:
        """Its probabilities; None where it cannot say, for instance because it is switched off for being slow."""
        ...

    def thresholds(self, sensitivity: Sensitivity) -> Thresholds:
        """Where its levels begin."""
        ...

    @property
    def slow(self) -> bool:
        """Whether it rests because it took too long."""
        ...

    @property
    def alerts(self) -> Mapping[Sensitivity, Mapping[str, float]]:
        """Expected alerts of 1,000 messages."""
        ...

    def speaks(self, language: str) -> bool:
        """Whether it learnt the language."""
        ...


@dataclass(frozen=True, slots=True)
class Manner:
    """How one message is to be screened: the server's sensitivity, whether its writer agreed to statistics, and the
    phrases that staff added for the server or group."""

    sensitivity: Sensitivity = Sensitivity.BALANCED
    statistics: bool = True
    phrases: Detector | None = None


USUAL = Manner()


class Screener:
    """Rules and model over a message and what was said before it. It never acts and remembers nothing."""

    def __init__(
        self,
        detector: Detector | None,
        reader: Reader,
        languages: Languages,
        models: Sequence[Model],
        *,
        expects_model: bool = False,
        examples: Nearest | None = None,
        why: Mapping[str, str] | None = None,
    ) -> None:
        self._expects_model, self._examples = expects_model, examples
        self.why: Mapping[str, str] = why or {}
        self.detector, self.models, self.languages = detector, tuple(models), languages
        self._reader = reader
        self._folder = Folder()

    def screen(self, text: str, before: Sequence[Before] = (), manner: Manner = USUAL) -> Verdict:
        """The verdict. ``before`` holds earlier messages, oldest first. Takes any text."""
        verdict = self._alone(text, manner)
        if before:
            verdict = self._in_context(text, tuple(before[-LOOK_BACK:]), verdict, manner)
        return narrowed(verdict, manner.sensitivity)

    @property
    def expected(self) -> Mapping[Sensitivity, Mapping[str, float]]:
        """Alerts of 1,000 messages by sensitivity, as the training of the model for English measured them; empty
        without it."""
        model = self.model_for("")
        return model.alerts if model is not None else {}

    def model_for(self, language: str) -> Model | None:
        """The first model that learnt the language; what could not be told is taken as English."""
        return next((model for model in self.models if model.speaks(language)), None)

    def nearest(self, text: str, level: Level) -> list[Example]:
        """The authored messages that are most alike, of those near a level."""
        return self._examples.find(text, level) if self._examples is not None else []

    @property
    def reduced(self) -> bool:
        """Whether a part of the statistics should be there and is not, or rests because it was slow."""
        return self._expects_model or any(model.slow for model in self.models)

    def reads(self, language: str) -> bool:
        """Whether rules can read the language; what could not be told is taken as readable."""
        return self.languages.reads(language)

    def language(self, text: str) -> str:
        """The code of the language a text is written in, or nothing."""
        return self.languages.of(text, self._folder.fold(text[:LONGEST]).text)

    def _alone(self, text: str, manner: Manner) -> Verdict:
        verdict = self.detector.screen(text) if self.detector else Verdict.green()
        if manner.phrases is not None:
            verdict = merged(verdict, manner.phrases.screen(text))
        language = self.language(text)
        if manner.statistics and (model := self.model_for(language)) is not None:
            verdict = self._modelled(text, verdict, model, manner.sensitivity)
        return replace(verdict, language=language)

    def _modelled(self, text: str, verdict: Verdict, model: Model, sensitivity: Sensitivity) -> Verdict:
        reading = model.read(self.detector.plain(text) if self.detector else text)
        if reading is None:
            return verdict
        thresholds = model.thresholds(sensitivity)
        return with_model(verdict, reading, thresholds, self._ceiling(text, thresholds.kinds(reading)))

    def _ceiling(self, text: str, about: frozenset[Kind]) -> Level:
        return self.detector.ceiling(text, about - {Kind.DISTRESS}) if self.detector else Level.CRISIS

    def _in_context(self, text: str, before: tuple[Before, ...], verdict: Verdict, manner: Manner) -> Verdict:
        if any(one.asked for one in before):
            asked = next(one for one in reversed(before) if one.asked)
            verdict = self._answered(text, asked, verdict, manner)
            verdict = self._with_question(text, asked, verdict, manner)
        if before[-1].own and len(before[-1].text) <= _LONGEST_JOINED:
            verdict = self._joined(text, before[-1].text, verdict)
        return self._run(before, verdict, manner)

    def _answered(self, text: str, asked: Before, verdict: Verdict, manner: Manner) -> Verdict:
        """A yes takes the level of what it affirms; a no to a question about safety is a reason to look.

        What a yes to such a question affirms is read by rules alone: the model knows the words, not their direction.
        """
        question = asked.text
        if asked.same is not False and not _asks(question):
            return verdict
        if self._reader.agrees(text):
            read_by = replace(manner, statistics=False) if self._reader.about_safety(question) else manner
            meant = self._alone(self._reader.affirmed(question), read_by)
            if meant.level > Level.GREEN:
                return self._whole(text, raised(verdict, meant.level, meant.kinds, Reason.AFFIRMED))
        elif self._reader.denies(text) and self._reader.about_safety(question):
            return self._whole(text, raised(verdict, Level.RED, frozenset({Kind.DISTRESS}), Reason.AFFIRMED))
        return verdict

    def _with_question(self, text: str, asked: Before, verdict: Verdict, manner: Manner) -> Verdict:
        """What the model makes of a short answer read together with its question."""
        short = len(text) <= _LONGEST_ANSWER and len(asked.text) <= _LONGEST_JOINED
        model = self.model_for(verdict.language) if manner.statistics and short and _asks(asked.text) else None
        reading = model.read(with_before(asked.text, text)) if model is not None else None
        if model is None or reading is None:
            return verdict
        settled = self._reader.agrees(text) if self._reader.about_safety(asked.text) else self._reader.denies(text)
        thresholds = model.thresholds(manner.sensitivity)
        cap = Level.AMBER if settled else self._ceiling(text, thresholds.kinds(reading))
        found = with_model(verdict, reading, thresholds, cap)
        return self._whole(text, found) if found.level > verdict.level else verdict

    @staticmethod
    def _whole(text: str, verdict: Verdict) -> Verdict:
        """Evidence is the answer itself."""
        if verdict.spans or not text:
            return verdict
        return replace(verdict, spans=(Span(0, len(text), Reason.AFFIRMED.value),))

    def _joined(self, text: str, first: str, verdict: Verdict) -> Verdict:
        """A sentence sent in two messages is read as one."""
        if self.detector is None or first.rstrip().endswith((".", "!", "?")):
            return verdict
        cut = len(first) + 1
        both = self.detector.screen(f"{first} {text}")
        across = [span for span in both.spans if span.start < cut < span.end]
        if not across or both.level <= verdict.level:
            return verdict
        spans = {Span(0, span.end - cut, span.rule) for span in across} | set(verdict.spans)
        rules = tuple(dict.fromkeys((*verdict.rules, *(span.rule for span in across))))
        found = raised(verdict, both.level, both.kinds, Reason.JOINED)
        return replace(found, spans=tuple(sorted(spans, key=lambda span: span.start)), rules=rules)

    def _run(self, before: tuple[Before, ...], verdict: Verdict, manner: Manner) -> Verdict:
        if verdict.level is not Level.AMBER:
            return verdict
        earlier = [self._alone(one.text, manner).level for one in before if one.own]
        worrying = sum(level >= Level.AMBER for level in earlier) + 1
        return raised(verdict, Level.RED, frozenset(), Reason.RUN) if worrying >= RUN else verdict


def _asks(question: str) -> bool:
    return not {"?", "？"}.isdisjoint(question)


def load_screener(folder: Path, *, rules: bool = True, model: bool = True, waits: bool = False) -> Screener:
    """The screening with the files of ``folder``. Raises ContentError for a mistake in one of them.

    A model that is there and cannot be read is left out, and ``reduced`` says so; what it would have read, another
    reads that learnt the language too. One that is slow rests, for nobody's message may wait for it; with ``waits``,
    where a file of messages is judged, it takes what time it needs.
    """
    rulebook = load_rules(folder)
    detector = Detector(rulebook) if rules else None
    reader, languages = Reader(load_answers(folder / ANSWERS)), load_languages(folder / LANGUAGES)
    found, wrong = load_models(folder, (lambda: 0.0) if waits else time.monotonic) if model else ([], [])
    return Screener(
        detector,
        reader,
        languages,
        found,
        expects_model=bool(wrong),
        examples=load_examples(folder / VOICES),
        why={one.id: one.why for one in rulebook.rules} | {one.id: one.why for one in rulebook.lowerings},
    )
