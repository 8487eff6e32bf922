"""Measurements, each as ratios or percentiles of one run: ``uv run --group tests python -m tests.bench NAME``."""
