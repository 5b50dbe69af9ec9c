"""What a paper calls itself on its type line, and the kind that this makes it. The first that fits counts."""

__all__ = ["KINDS"]

KINDS: tuple[tuple[str, str], ...] = (
    ("lijst van vragen en antwoorden", "lijst van vragen en antwoorden"),
    ("lijst van vragen", "overig"),
    ("voorstel van wet", "voorstel van wet"),
    ("ontwerp van wet", "voorstel van wet"),
    ("brief", "brief"),
    ("motie", "motie"),
    ("subamendement", "amendement"),
    ("amendement", "amendement"),
    ("voorlopig verslag", "verslag"),
    ("eindverslag", "verslag"),
    ("verslag", "verslag"),
    ("nota", "nota"),
    ("notitie", "nota"),
    ("memorie van toelichting", "overig"),
    ("memorie van antwoord", "overig"),
    ("nadere memorie van antwoord", "overig"),
    ("koninklijke boodschap", "overig"),
    ("geleidende brief", "brief"),
    ("advies raad van state", "overig"),
    ("advies afdeling advisering raad van state", "overig"),
    ("rapport", "overig"),
    ("jaarverslag", "overig"),
)
