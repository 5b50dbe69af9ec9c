"""Words of the Tweede Kamer's list of commitments."""

from typing import Final

__all__ = ["ACTIVITIES", "STATUS"]

STATUS: Final = {
    "openstaand": "openstaand",
    "niet nagekomen": "openstaand",
    "voldaan": "voldaan",
    "afgedaan": "voldaan",
    "nagekomen": "voldaan",
    "deels voldaan": "deels voldaan",
    "deels afgedaan": "deels voldaan",
    "vervallen": "vervallen",
}
"""How an entry stands: by its schema, and as the service has been seen to write it."""

ACTIVITIES: Final = {
    "algemeen overleg": "algemeen overleg",
    "commissiedebat": "commissiedebat",
    "tweeminutendebat": "tweeminutendebat",
    "vao": "algemeen overleg",
    "notaoverleg": "notaoverleg",
    "wetgevingsoverleg": "wetgevingsoverleg",
    "begrotingsoverleg": "begrotingsbehandeling",
    "rondetafelgesprek": "rondetafelgesprek",
    "vragenuur": "vragenuur",
    "plenair debat": "plenair debat",
    "dertigledendebat": "plenair debat",
    "interpellatiedebat": "plenair debat",
    "hoofdlijnendebat": "plenair debat",
}
"""Kinds of activity that are kinds of debate; what follows in brackets, ``Plenair debat (wetgeving)``, is left out."""
