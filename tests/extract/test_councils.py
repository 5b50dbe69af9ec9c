"""Council meetings: each form beside its near miss."""

from collections.abc import Callable

import pytest

from kg.extract import Page, councils
from kg.lexicon.councils import FORMATIONS, VTE
from kg.model import Council, Letter

# text of a letter of 1 June 2021 -> the meetings that it names, (id, words)
CASES: dict[str, list[tuple[str, str]]] = {
    "de Raad Buitenlandse Zaken (RBZ) op 18 november": [
        ("RBZ/2021-11-18", "Raad Buitenlandse Zaken (RBZ) op 18 november")
    ],
    "verslag van de Eurogroep en Ecofinraad van 16 en 17 mei 2019 te Brussel": [
        ("EUROGROEP/2019-05-16/2019-05-17", "Eurogroep"),
        ("ECOFIN/2019-05-16/2019-05-17", "Ecofinraad van 16 en 17 mei 2019"),
    ],
    "de ingelaste Ecofinraad en Eurogroep van 23 en 24 maart 2020": [
        ("ECOFIN/2020-03-23/2020-03-24", "ingelaste Ecofinraad"),
        ("EUROGROEP/2020-03-23/2020-03-24", "Eurogroep van 23 en 24 maart 2020"),
    ],
    "RBZ van 16 april 2018 en RAZ van 17 april 2018": [
        ("RBZ/2018-04-16", "RBZ van 16 april 2018"),
        ("RAZ/2018-04-17", "RAZ van 17 april 2018"),
    ],
    "de informele OS-Raad in Brussel (21-22 oktober 2010), die": [
        ("RBZ-OS/2010-10-21/2010-10-22", "informele OS-Raad in Brussel (21-22 oktober 2010)")
    ],
    "de Landbouw- en Visserijraad die op 29 juni jl. in Luxemburg bijeenkwam": [
        ("LVR/2020-06-29", "Landbouw- en Visserijraad die op 29 juni jl.")
    ],
    "Op donderdag 6 juni a.s. vindt in Luxemburg de Transportraad plaats.": [("TRANSPORT/2021-06-06", "Transportraad")],
    "de op 3 en 4 december 2015 gehouden JBZ-Raad": [("JBZ/2015-12-03/2015-12-04", "JBZ-Raad")],
    "de Eurogroep in inclusieve samenstelling op 7 april 2020": [
        ("EUROGROEP/2020-04-07", "Eurogroep in inclusieve samenstelling op 7 april 2020")
    ],
    "de Raad Buitenlandse Zaken/Ontwikkelingssamenwerking op 9 december 2010": [
        ("RBZ-OS/2010-12-09", "Raad Buitenlandse Zaken/Ontwikkelingssamenwerking op 9 december 2010")
    ],
    "de Raad Buitenlandse Zaken (RBZ) met Ministers van Defensie op 20 mei 2025": [
        ("RBZ-Defensie/2025-05-20", "Raad Buitenlandse Zaken (RBZ) met Ministers van Defensie op 20 mei 2025")
    ],
    "de VTE-Raad (Telecom) d.d. 18 december 2009": [("TELECOM/2009-12-18", "VTE-Raad (Telecom) d.d. 18 december 2009")],
    "de Europese Raad van Lissabon van 23 en 24 maart 2000": [
        ("ER/2000-03-23/2000-03-24", "Europese Raad van Lissabon van 23 en 24 maart 2000")
    ],
    "de Europese Raad van december 2020": [("ER/2020-12", "Europese Raad van december 2020")],
    "de Landbouw- en Visserijraad van september": [("LVR/2021-09", "Landbouw- en Visserijraad van september")],
    "de RAZEB van 27 en 28 juli 2009": [("RAZEB/2009-07-27/2009-07-28", "RAZEB van 27 en 28 juli 2009")],
    "VERSLAG RAAD BUITENLANDSE ZAKEN 11 DECEMBER 2023": [
        ("RBZ/2023-12-11", "RAAD BUITENLANDSE ZAKEN 11 DECEMBER 2023")
    ],
    "de vorige Energieraad, die van 5 december 2016, was kort": [
        ("ENERGIE/2016-12-05", "vorige Energieraad, die van 5 december 2016")
    ],
    "de JBZ-Raden van 5 juni en 9 oktober 2020": [
        ("JBZ/2020-06-05", "JBZ-Raden van 5 juni"),
        ("JBZ/2020-10-09", "9 oktober 2020"),
    ],
    "In de Transportraden is gesproken over de Transportraad van 3 mei 2021.": [
        ("TRANSPORT/2021-05-03", "Transportraad van 3 mei 2021")
    ],
    "de Transportraden van oktober en december 2020": [
        ("TRANSPORT/2020-10", "Transportraden van oktober"),
        ("TRANSPORT/2020-12", "december 2020"),
    ],
    "de Raad (Algemene Zaken) van 3 maart 2020": [("RAZ/2020-03-03", "Raad (Algemene Zaken) van 3 maart 2020")],
    "Op 3 juni is de volgende RBZ.": [("RBZ/2021-06-03", "volgende RBZ")],
    "Op 3 juni is de RBZ geïnformeerd.": [],
    "Op 3 juni a.s. komt de Eurogroep bijeen.": [("EUROGROEP/2021-06-03", "Eurogroep")],
    "in Luxemburg, waar op 20 mei jl. de Milieuraad plaatsvond": [("MILIEU/2021-05-20", "Milieuraad")],
    "de bijeenkomst van ministers van Buitenlandse Zaken (Gymnich) van 27 en 28 mei": [
        ("RBZ/2021-05-27/2021-05-28", "ministers van Buitenlandse Zaken (Gymnich) van 27 en 28 mei")
    ],
    "de JBZ-Raad van 5 juni en 9 oktober 2020": [
        ("JBZ/2020-06-05", "JBZ-Raad van 5 juni"),
        ("JBZ/2020-10-09", "9 oktober 2020"),
    ],
    "het verslag van de Algemene Raad d.d. 26/27 oktober 1998": [
        ("RAZ/1998-10-26/1998-10-27", "Algemene Raad d.d. 26/27 oktober 1998")
    ],
    "de Landbouwraad, die geagendeerd stond voor maandag 18 en dinsdag 19 oktober 1999": [
        ("LVR/1999-10-18/1999-10-19", "Landbouwraad, die geagendeerd stond voor maandag 18 en dinsdag 19 oktober 1999")
    ],
    "het telecomdeel van de VTE-Raad van 3 mei 2019": [("TELECOM/2019-05-03", "VTE-Raad van 3 mei 2019")],
    "de Raad Algemene Zaken in artikel 50-samenstelling van 22 mei 2019": [
        ("RAZ/2019-05-22", "Raad Algemene Zaken in artikel 50-samenstelling van 22 mei 2019")
    ],
    # named again
    "Tijdens de Ecofinraad is gesproken.": [("ECOFIN", "Ecofinraad")],
    "De RBZ komt bijeen. De RBZ van 3 mei 2021 is kort.": [
        ("RBZ/2021-05-03", "RBZ"),
        ("RBZ/2021-05-03", "RBZ van 3 mei 2021"),
    ],
    "de RBZ van 3 mei 2021. In de RBZ is gesproken.": [
        ("RBZ/2021-05-03", "RBZ van 3 mei 2021"),
        ("RBZ/2021-05-03", "RBZ"),
    ],
    "de RBZ van 3 mei 2021 en de RBZ van 5 april 2021. In de RBZ is gesproken.": [
        ("RBZ/2021-05-03", "RBZ van 3 mei 2021"),
        ("RBZ/2021-04-05", "RBZ van 5 april 2021"),
    ],
    "Tijdens de eerstvolgende Ecofinraad komt dit terug.": [("ECOFIN", "eerstvolgende Ecofinraad")],
    "In de RBZ is gesproken.": [],
    # months
    "De volgende reguliere Europese Raad staat voor oktober op de kalender.": [
        ("ER/2021-10", "volgende reguliere Europese Raad staat voor oktober")
    ],
    "De in maart 2020 gehouden Europese Raad was kort.": [("ER/2020-03", "Europese Raad")],
    "In juni vindt in Luxemburg de Landbouwraad plaats.": [("LVR/2021-06", "Landbouwraad")],
    "de Europese Raad die in december is voorzien": [("ER/2021-12", "Europese Raad die in december")],
    "de Europese Raad (juni 2020)": [("ER/2020-06", "Europese Raad (juni 2020)")],
    "de Europese Raad van Tampere (oktober 1999)": [("ER/1999-10", "Europese Raad van Tampere (oktober 1999)")],
    "De Europese Raad heeft de Commissie in mei gevraagd te rapporteren.": [],
    "In de RBZ: in mei volgt een reactie.": [],
    "In mei was de Raad Algemene Zaken bevoegd.": [],
    "de EU-Landbouwraad van 3 mei 2021": [("LVR/2021-05-03", "EU-Landbouwraad van 3 mei 2021")],
    # never
    "de Raad van State van 3 mei 2021": [],
    "het Comité van Ministers van de Raad van Europa van 3 mei 2021": [],
    "de ministerraad van 3 mei 2021 en de gemeenteraad van 4 mei 2021": [],
    "de Noord-Atlantische Raad en de VN-Veiligheidsraad van 3 mei 2021": [],
    "de Sociaal-Economische Raad en de Onderwijsraad van 3 mei 2021": [],
    "het Europees Parlement en de Raad van 3 mei 2021": [],
    "de Raden Algemene Zaken en de Raden Buitenlandse Zaken sinds mijn aantreden": [],
    "de voorzitter van de Eurogroep. De Eurogroep van 3 mei 2021": [
        ("EUROGROEP/2021-05-03", "Eurogroep van 3 mei 2021")
    ],
    "het verzoek van de vaste commissie voor Immigratie & Asiel / JBZ-Raad van 20 februari 2021": [],
    "in RBZ-verband op 3 mei 2021": [],
    "de leden van de commissie JBZ-raad van 3 mei 2021": [],
    "het stuk van de Europese Commissie voor de Raad Algemene Zaken van 3 mei 2021": [
        ("RAZ/2021-05-03", "Raad Algemene Zaken van 3 mei 2021")
    ],
    "tijdens het AO JBZ-Raad van 3 maart 2021": [],
    "Tijdens het commissiedebat RBZ op 3 mei 2021 en in de RBZ van 5 mei 2021": [
        ("RBZ/2021-05-05", "RBZ van 5 mei 2021"),
    ],
    # a day beside a name that is another's
    "Het commissiedebat over deze Transportraad is op 3 juni a.s. gepland. De Transportraad van 5 juni a.s. is kort.": [
        ("TRANSPORT/2021-06-05", "Transportraad"),
        ("TRANSPORT/2021-06-05", "Transportraad van 5 juni a.s."),
    ],
    "In het AO ter voorbereiding op de RBZ op 9 mei 2021 is gesproken over de RBZ van 10 mei 2021.": [
        ("RBZ/2021-05-10", "RBZ"),
        ("RBZ/2021-05-10", "RBZ van 10 mei 2021"),
    ],
    "De voorzitter van de Eurogroep, heeft op 28 februari jl. besloten.": [],
    "De vergadering van de Eurogroep vindt op 4 juni plaats.": [("EUROGROEP/2021-06-04", "Eurogroep vindt op 4 juni")],
    "de informele RBZ/Handel die daar op 25 februari bijeenkwam": [
        ("RBZ-Handel/2021-02-25", "informele RBZ/Handel die daar op 25 februari")
    ],
    # told further on, and before
    "Er komt een telefonische Eurogroep. Deze vindt plaats op 4 juni. De Eurogroep van 20 mei 2021 was kort.": [
        ("EUROGROEP/2021-06-04", "telefonische Eurogroep"),
        ("EUROGROEP/2021-05-20", "Eurogroep van 20 mei 2021"),
    ],
    "Er komt een telefonische Eurogroep. Deze telefonische Eurogroep vindt plaats op 4 juni. De Eurogroep van "
    "20 mei 2021 was kort.": [
        ("EUROGROEP/2021-06-04", "telefonische Eurogroep"),
        ("EUROGROEP/2021-06-04", "telefonische Eurogroep vindt plaats op 4 juni"),
        ("EUROGROEP/2021-05-20", "Eurogroep van 20 mei 2021"),
    ],
    "In een Eurogroep is gesproken. De Eurogroep van 20 mei 2021 was kort.": [
        ("EUROGROEP/2021-05-20", "Eurogroep van 20 mei 2021")
    ],
    "de Raad Algemene Zaken van 12 november 2020 en die van 19/20 november 2020": [
        ("RAZ/2020-11-12", "Raad Algemene Zaken van 12 november 2020"),
        ("RAZ/2020-11-19/2020-11-20", "19/20 november 2020"),
    ],
    "de RBZ van 6 mei 2021, die op 5 mei onderwerp is van het debat": [("RBZ/2021-05-06", "RBZ van 6 mei 2021")],
    "De stukken.\n\nEurogroep\n\nDe Eurogroep van 20 mei 2021 was kort.": [
        ("EUROGROEP/2021-05-20", "Eurogroep"),
        ("EUROGROEP/2021-05-20", "Eurogroep van 20 mei 2021"),
    ],
    "Besluiten liggen niet voor: de Eurogroep is niet bevoegd. De Eurogroep van 20 mei 2021 was kort.": [
        ("EUROGROEP/2021-05-20", "Eurogroep van 20 mei 2021")
    ],
    "Hij brengt het alsnog op in de Transportraad van december.": [("TRANSPORT/2021-12", "Transportraad van december")],
    "Hij sprak daarover in de Transportraad van december.": [("TRANSPORT/2020-12", "Transportraad van december")],
    "er is op 3 mei 2021 gesproken": [],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=list(CASES))
def test_meetings_in_a_text(text: str, expected: list[tuple[str, str]], resolved: Callable[..., Letter]) -> None:
    letter = resolved(councils.find, text)
    found = [(m.id, m.span.of(text)) for m in letter.mentions if isinstance(m, Council) and m.id]
    assert found == expected


EVERY_NAME = [(code, name) for code, (names, short) in FORMATIONS.items() for name in (*names, *short) if code != VTE]


@pytest.mark.parametrize(("code", "name"), EVERY_NAME)
def test_every_name_of_the_lexicon_is_found(code: str, name: str, page_of: Callable[..., Page]) -> None:
    text = f"Het verslag van de {name} van 3 en 4 mei 2021."
    (found,) = councils.find(page_of(text))
    assert (found.code, found.informal) == (code, any(word in name for word in ("ymnich", "informele")))
    (capitals,) = councils.find(page_of(text.upper() if " " in name else text))
    assert capitals.code == code


ROLES = {
    "Hierbij bied ik u de geannoteerde agenda aan van de RBZ van 3 mei 2021.": "agenda",
    "Met deze brief zend ik uw Kamer het verslag van de RBZ van 3 mei 2021.": "report",
    "VERSLAG RBZ VAN 3 MEI 2021": "report",
    "Dit is gedaan.\n\nII. Verslag van de RBZ van 3 mei 2021\n\nEr is gesproken.": "report",
    "Dit is gedaan.\n\nB. Geannoteerde agenda RBZ van 3 mei 2021\n\nEr is gesproken.": "agenda",
    "Het verslag van de RBZ van 3 mei 2021 is eerder aan u gezonden.": None,
    "De geannoteerde agenda van de RBZ van 3 mei 2021 zal ik uw Kamer toesturen.": None,
    "In de RBZ van 3 mei 2021 is gesproken.": None,
    "Op 10 juni a.s. vindt de RBZ plaats. De geannoteerde agenda gaat hierbij.": "agenda",
    "Op 10 juni a.s. vindt de RBZ plaats. De geannoteerde agenda is u eerder toegegaan.": None,
}


@pytest.mark.parametrize(("text", "expected"), ROLES.items(), ids=list(ROLES))
def test_what_a_letter_is_to_a_meeting(text: str, expected: str | None, page_of: Callable[..., Page]) -> None:
    (found,) = councils.find(page_of(text))
    assert found.role == expected
