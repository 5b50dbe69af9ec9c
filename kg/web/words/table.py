"""What a table of words is: a translator's work, without code."""

__all__ = ["Words"]

Words = dict[str, tuple[str, str]]
"""What is said by its name, in the order of ``kg.web.words.LANGUAGES``; ``{}`` is filled."""
