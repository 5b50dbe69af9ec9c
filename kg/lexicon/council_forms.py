"""Further words around Council meetings: names by the ministers, look-alikes, names that leave the code open."""

__all__ = ["AT_HOME", "LOOK_ALIKES", "MINISTERIAL", "UNSAID"]

UNSAID = ""
"""The code of a meeting named by its month alone (`de oktoberraad`): the letter's one formation, or none."""

# code: names of a Council by the ministers who sit in it, as letters of before 1995 have them.
MINISTERIAL: dict[str, tuple[str, ...]] = {
    "RAZ": ("Cohesieraad",),
    "RBZ-OS": ("Raad van Ministers van Ontwikkelingssamenwerking", "Raad van Ontwikkelingsministers"),
    "ECOFIN": ("Raad van Ministers van Financiën", "Raad van Ministers van Economische Zaken en Financiën"),
    "JBZ": ("Raad van Ministers van Justitie en Binnenlandse Zaken",),
    "LVR": (
        "Raad van Landbouwministers", "Raad van Ministers van Landbouw", "Raad van Ministers van Landbouw en Visserij",
        "Raad van Visserijministers", "Raad van Ministers van Visserij",
    ),
    "MILIEU": ("Raad van Milieuministers", "Raad van Ministers van Milieu"),
    "TRANSPORT": (
        "Raad van Verkeersministers", "Raad van Vervoersministers", "Raad van Transportministers",
        "Raad van Ministers van Verkeer", "Raad van Ministers van Vervoer", "Raad van Ministers van Transport",
        "Raad van Ministers van Verkeer en Vervoer", "Vervoers Raad",
    ),
    "ENERGIE": ("Raad van Energieministers", "Raad van Ministers van Energie"),
    "EPSCO": (
        "Raad van Ministers van Sociale Zaken", "Raad van Ministers van Sociale Zaken en Werkgelegenheid",
        "Raad van Ministers van Volksgezondheid", "Volksgezondheidsraad",
    ),
    "OJCS": ("Raad van Ministers van Onderwijs", "Raad van Onderwijsministers", "Raad van Ministers van Cultuur"),
    "RVC": ("Raad van Ministers van Industrie", "Raad van Industrieministers", "Interne Markt-Raad"),
}  # fmt: skip

# code: names that a body at home has too; a Council only where a meeting is told.
AT_HOME: dict[str, tuple[str, ...]] = {
    "EPSCO": ("Gezondheidsraad", "Consumentenraad"),
    "RVC": ("Onderzoeksraad",),
}

# Directly before a name: an advisory council of that name, at home or elsewhere.
LOOK_ALIKES: dict[str, tuple[str, ...]] = {
    "energieraad": ("algemene", "wereld", "world"),
    "sportraad": ("nederlandse", "nationale", "vlaamse", "lokale"),
    "jeugdraad": ("nationale", "vlaamse", "lokale", "gemeentelijke"),
    "cultuurraad": ("noordse", "vlaamse", "nationale", "lokale"),
    "landbouwraad": ("nationale", "vlaamse"),
}
