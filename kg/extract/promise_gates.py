"""The words without which no rule of promises is tried: one of each set must stand in the clause."""

from kg.extract.promise_clauses import WORD
from kg.lexicon import promises as lexicon

__all__ = ["NEEDED"]

_WILL = frozenset(("zal", "zult", "zullen"))
_IS = frozenset(("wordt", "worden"))
_SENT = frozenset(("toegezonden", "toegestuurd", "nagezonden", "nagestuurd"))
_FOLLOWS = frozenset(("volgt", "volgen"))
_ANSWERED = frozenset(
    ("beantwoord", "ingegaan", "teruggekomen", "gerapporteerd", "toegelicht", "verantwoord", "beantwoording")
) | {"bericht", "geïnformeerd", "meegenomen"}
_PLANS = _WILL | {"planning", "voornemens", "plan", "voornemen", "intentie", "bedoeling", "bereid"}
_RECEIVES = frozenset(
    ("ontvangt", "ontvangen", "krijgt", "verneemt", "hoort", "bereikt", "bereiken", "kunt", "kan", "mag")
)
_RELATIVE = frozenset(("die", "dat", "welke", "waarin", "waarna", "waarover", "waarmee", "zodat", "waarvan", "en"))
_PLEDGES = frozenset(("zeg", "zeggen", "beloof", "beloven", "toezeggen", "erop"))
_TELLS = frozenset(lexicon.TELLING_NOW)
_REPORTS = frozenset(("rapporteren", "berichten", "terugkomen", "informeren", "verslag", "brief"))
_BY = frozenset(word.split()[-1] for word in lexicon.MAKERS)
_TO = frozenset(WORD.findall(word.lower())[-1] for word in lexicon.ADDRESSEES)
NEEDED: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "modal": (_PLANS | {"stel", "stellen"}, _TO),
    "modal reply": (_PLANS, _BY | _TO | _REPORTS | {"mijn", "ons"}),
    "present": (_TELLS, _TO),
    "present reply": (_TELLS, _BY | _TO | {"terug"}),
    "continuing": (frozenset(lexicon.CONTINUING), _TO),
    "receiving": (_RECEIVES, _TO),
    "passive": (_WILL | _IS, _TO),
    "pledge": (_PLEDGES, _TO | {"lid", "leden", "mevrouw", "heer"}),
    "thing": (_WILL | _IS | {"gaat", "gaan", "komt", "komen"}, _TO | _SENT),
    "answered": (_WILL | _IS, _ANSWERED),
    "relative": (_RELATIVE, _TO),
    "follows": (_FOLLOWS, _FOLLOWS),
    "that": (_WILL | {"doe", "doen", "doet"}, frozenset(("dat", "dit", "zulks"))),
    "at debate": (frozenset(("geef", "geven", "licht", "lichten", "kom", "komen")), frozenset(("ik", "wij"))),
}
