"""Cities where the Council, the European Council and their informal meetings come together, as letters spell them."""

__all__ = ["SEATS"]

SEATS: tuple[str, ...] = (
    *("Brussel", "Luxemburg", "Straatsburg"),
    # the capitals of those who take the chair
    *("Amsterdam", "Athene", "Berlijn", "Boedapest", "Boekarest", "Bratislava", "Den Haag", "Dublin", "Helsinki"),
    *("Kopenhagen", "Lissabon", "Ljubljana", "Londen", "Madrid", "Nicosia", "Parijs", "Praag", "Riga", "Rome"),
    *("Sofia", "Stockholm", "Tallinn", "Valletta", "Vilnius", "Warschau", "Wenen", "Zagreb"),
    # where they have met besides
    *("Apeldoorn", "Barcelona", "Biarritz", "Bonn", "Cardiff", "Corfu", "Dresden", "Edinburgh", "Essen", "Evian"),
    *("Feira", "Florence", "Gent", "Gotenburg", "Granada", "Göteborg", "Gödöllő", "Hampton Court", "Innsbruck"),
    *("Keulen", "Lahti", "Laken", "Maastricht", "Nice", "Nijmegen", "Noordwijk", "Porto", "Pörtschach", "Rotterdam"),
    *("Salzburg", "Sevilla", "Sintra", "Tampere", "Thessaloniki", "Turijn", "Turku", "Valencia", "Verona"),
    *("Versailles",),
)
