"""English text with American citations, for the finder that reads those: sentences of our own, numbers by chance."""

import random

__all__ = ["opinion"]

_NAMES = ("Abbott", "Baker", "Coleman", "Dawson", "Ellis", "Foster", "Grant", "Harper", "Ingram", "Jordan", "Keller",
          "Lawson", "Mercer", "Norris", "Palmer", "Quinn", "Reyes", "Sutton", "Turner", "Walsh")  # fmt: skip
_REPORTERS = ("U.S.", "S. Ct.", "F.2d", "F.3d", "F. Supp.", "F. Supp. 2d", "Cal. App. 4th", "N.E.2d", "P.2d", "So. 2d")
_CITING = (
    "The rule was stated in {case}, {cite}.",
    "We follow {case}, {cite}, on this point.",
    "The district court relied on {case}, {cite}, and denied the motion.",
    "That argument fails for the reasons given in {case}, {cite}.",
    "Counsel reads {case}, {cite}, too broadly.",
)
_PLAIN = (
    "The parties have filed their briefs and the matter is now ready for decision.",
    "The record shows that the notice was sent in time and reached the tenant.",
    "Nothing in the statute tells a court to look beyond the words of the agreement.",
    "The jury heard four witnesses and deliberated for the better part of two days.",
    "Appellant asks for a new trial on damages alone.",
    "The committee held hearings in spring and reported the bill with two amendments.",
)


def opinion(size: int, citations: int, seed: int = 7) -> str:
    """Some ``size`` characters with about so many citations, spread evenly."""
    chance = random.Random(seed)
    sentences: list[str] = []
    written = cited = 0
    while written < size:
        citing = cited < citations * (written + 1) / size
        sentence = _citing(chance) if citing else chance.choice(_PLAIN)
        cited += citing
        written += len(sentence) + 1
        sentences.append(sentence)
    paragraphs = (" ".join(sentences[at : at + 6]) for at in range(0, len(sentences), 6))
    return "\n\n".join(paragraphs)


def _citing(chance: random.Random) -> str:
    case = f"{chance.choice(_NAMES)} v. {chance.choice(_NAMES)}"
    year = chance.randint(1925, 2020)
    cite = f"{chance.randint(1, 600)} {chance.choice(_REPORTERS)} {chance.randint(1, 1400)} ({year})"
    return chance.choice(_CITING).format(case=case, cite=cite)
