"""Figures in Prometheus' text format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric, SummaryMetricFamily
from prometheus_client.registry import Collector

from bot.domain.health import Figures, Health, Spread


class Snapshot(Collector):
    """What is true at one scrape.

    ``beats`` counts heartbeats by what became of them, ``failures`` how often in a row due work failed.
    """

    def __init__(self, figures: Figures, health: Health, beats: Mapping[str, int], failures: int) -> None:
        self._figures, self._health, self._beats, self._failures = figures, health, beats, failures

    def collect(self) -> Iterable[Metric]:
        """Every family, by words of our own."""
        figures, health = self._figures, self._health
        late = {(one.kind,): one.count for one in health.late}
        seconds = {(one.kind,): one.seconds for one in health.late}
        yield _gauge("circlekeeper_well", "1 when nothing is late and somebody can be paged", (), {(): health.well})
        yield _gauge("circlekeeper_late", "Work later than a minute", ("kind",), late)
        yield _gauge("circlekeeper_late_seconds", "How late the worst of it is", ("kind",), seconds)
        yield _gauge("circlekeeper_cases", "Cases, drills left out", ("level", "state"), figures.cases)
        yield _gauge("circlekeeper_cases_stuck", "Open cases without a next step", (), {(): health.stuck})
        yield _gauge("circlekeeper_cases_unreachable", "Open cases nobody can be paged for", (), {(): health.alarms})
        yield _gauge("circlekeeper_desks_silent", "Case desks that take no message", (), {(): health.desks})
        yield _gauge("circlekeeper_work_failing", "Failures of due work in a row", (), {(): self._failures})
        yield _gauge("circlekeeper_groups_uncovered", "Open groups without anybody", (), {(): health.uncovered})
        yield _gauge("circlekeeper_outbox", "Messages owed and kept, by state", ("kind", "state"), figures.outbox)
        yield _gauge("circlekeeper_unscreened", "Unscreened messages no one saw", (), {(): figures.unscreened})
        yield _counter("circlekeeper_messages", "Messages heard", "level", figures.messages)
        yield _counter("circlekeeper_heartbeats", "Heartbeats", "result", self._beats)
        yield from _spread("circlekeeper_delivery_seconds", "Owed to sent, last hour", "priority", figures.deliveries)
        yield from _spread("circlekeeper_answer_seconds", "Paged to answered, last day", "level", figures.answers)


def exposition(figures: Figures, health: Health, beats: Mapping[str, int], failures: int = 0) -> bytes:
    """The answer to a scrape."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Snapshot(figures, health, beats, failures))
    return generate_latest(registry)


def _gauge(name: str, about: str, labels: tuple[str, ...], values: Mapping[Any, float]) -> Metric:
    family = GaugeMetricFamily(name, about, labels=labels)
    for key, value in values.items():
        family.add_metric(key, float(value))
    return family


def _counter(name: str, about: str, label: str, values: Mapping[str, int]) -> Metric:
    family = CounterMetricFamily(name, about, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family


def _spread(name: str, about: str, label: str, values: Mapping[str, Spread]) -> Iterable[Metric]:
    summary = SummaryMetricFamily(name, about, labels=[label])
    shares = GaugeMetricFamily(f"{name}_quantile", about, labels=[label, "quantile"])
    for key, one in values.items():
        summary.add_metric([key], one.count, one.total)
        shares.add_metric([key, "0.5"], one.median)
        shares.add_metric([key, "0.99"], one.p99)
    yield summary
    yield shares
