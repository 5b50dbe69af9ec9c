"""Benchmarks: ``python -m tests.bench NAME [--quick] [--json]``; one module a benchmark, each with its ``run``."""
