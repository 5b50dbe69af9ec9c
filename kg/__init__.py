"""Kamergraaf: a knowledge graph of Dutch government correspondence."""
