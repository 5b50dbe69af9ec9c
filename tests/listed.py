"""Entries of the Tweede Kamer's list of commitments, and documents of its OData, as the service writes them."""

import json
from typing import Any

__all__ = ["as_bytes", "document", "entry"]


def entry(**told: Any) -> dict[str, Any]:
    """One entry, as OData gives it; ``told`` replaces fields."""
    return {
        "Id": "0f5b2c1e-1d0a-4c39-9d3c-3a2b1c0d9e8f",
        "Nummer": "TZ202404-123",
        "Aanmaakdatum": "2024-04-12T15:01:11.847+02:00",
        "ActiviteitNummer": "2024A01234",
        "Naam": "Weyenberg, S.P.R.A. van",
        "Achternaam": None,
        "Initialen": None,
        "Functie": "Staatssecretaris van Financiën",
        "Status": "Openstaand",
        "DatumNakoming": "2024-06-01T00:00:00+02:00",
        "Ministerie": "Financiën",
        "Tekst": "De staatssecretaris stuurt de Kamer voor 1 juni een brief over de toeslagen.",
        "Verwijderd": False,
        "Activiteit": [{"Nummer": "2024A01234", "Soort": "Commissiedebat", "Datum": "2024-04-11T10:00:00+02:00"}],
        "KamerbriefNakoming": [],
    } | told


def document(**told: Any) -> dict[str, Any]:
    """One document with its dossier and case, as OData gives it; ``told`` replaces fields."""
    return {
        "Id": "1a5b2c1e-1d0a-4c39-9d3c-3a2b1c0d9e8f",
        "Soort": "Brief regering",
        "DocumentNummer": "2024D20001",
        "Titel": "Raad Algemene Zaken en Raad Buitenlandse Zaken",
        "Onderwerp": "Verslag",
        "Datum": "2024-11-12T00:00:00+01:00",
        "Vergaderjaar": "2024-2025",
        "Kamer": 2,
        "Volgnummer": 2976,
        "GewijzigdOp": "2024-11-13T09:12:01.12+01:00",
        "Verwijderd": False,
        "DocumentActor": [],
        "Activiteit": [],
        "Zaak": [{"Nummer": "2024Z18001", "Soort": "Brief regering"}],
        "Kamerstukdossier": [
            {"Nummer": 21501, "Toevoeging": "02", "Titel": "Raad Algemene Zaken en Raad Buitenlandse Zaken"}
        ],
    } | told


def as_bytes(entity: dict[str, Any]) -> bytes:
    """As a harvest keeps it."""
    return (json.dumps(entity, ensure_ascii=False, indent=1) + "\n").encode()
