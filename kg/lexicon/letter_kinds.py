"""What kind of letter it is: the words that say so, in the order in which they decide."""

__all__ = ["KINDS", "OTHER"]

OTHER = "overige brief"

# At the start of the subject or of a sentence, under a number or not
_START = r"^(?:[IVX]{1,4}\. |\d\. )?"
_BRINGS = (
    r"\b(?:(?:hierbij|bijgaand|bijgevoegd|hiernevens|bijgesloten)\b|(?:treft|ontvangt|vindt) (?:u|uw kamer)\b|"
    r"(?:bied|bieden|zend|zenden|stuur|sturen|doe|doen) (?:ik|wij) (?:u|uw)\b|(?:heb ik|hebben wij) de eer\b)"
)
# Before a paper: it is what something else is about, and is not brought itself
_HEAD = "".join(
    rf"(?<!\b{word}\s)"
    for word in ("over", "op", "in", "bij", "uit", "tot", "naar", "inzake", "omtrent", "betreffende", "volgens",
                 "conform", "tijdens", r"aanleiding\svan")
)  # fmt: skip

# Before a paper: it is still to come
_NOW = "".join(rf"(?<!\b{word}\s)" for word in ("volgende", "eerstvolgende", "komende", "eerstkomende", "nieuwe"))

# kind -> alternatives of a pattern over one line of words (white space single, any capitals). The first kind of which
# a word stands in the subject decides, else the first in the letter's opening sentences.
KINDS: dict[str, tuple[str, ...]] = {
    "BNC-fiche": (
        rf"{_START}(?:\S+ ){{0,3}}?(?:BNC[- ]?)?fiches?\b",
        rf"{_BRINGS}(?: \S+){{0,30}}? (?:BNC[- ]?)fiches?\b|\b(?:BNC[- ]?)fiches? (?:\S+ ){{0,20}}?{_BRINGS}",
        r"\bfiches?\b.{0,80}\b(?:werkgroep )?Beoordeling (?:van )?Nieuwe Commissie(?: )?voorstellen\b",
        r"\bfiches?\b.{0,80}\bwerkgroep BNC\b",
    ),
    "geannoteerde agenda": (
        rf"{_START}(?:voorlopige )?geannoteerde agenda\b",
        rf"{_BRINGS}(?: \S+){{0,12}}? {_HEAD}(?:de|een) (?:voorlopige )?geannoteerde agenda\b",
    ),
    "verslag": (
        r"\b(?:doe|doen) (?:ik|wij) (?:u|uw kamer) (?:hierbij )?(?:kort )?verslag van\b",
        rf"\b(?:bied|bieden|zend|zenden|stuur|sturen|doe|doen) (?:ik|wij) (?:\S+ ){{0,12}}{_HEAD}"
        r"het verslag (?:aan |toe )?van\b",
        rf"{_START}(?:kort )?verslag (?:van )?(?:de |het |een |mijn )?"
        r"(?:\S+ ){0,5}?(?:\w{0,20}raad|bijeenkomst|vergadering|top|bezoek|werkbezoek|reis|diner|lunch|conferentie|"
        r"ontmoeting|overleg)\b",
        rf"{_START}uitkomsten (?:van )?(?:de |het )?(?:\S+ ){0, 3}(?:raad|\w+raad|bijeenkomst|vergadering|top)\b",
        r"\b(?:informeer|informeren|bericht|berichten) (?:ik|wij) (?:u|uw kamer) (?:\S+ ){0,6}over de "
        r"(?:belangrijkste )?(?:uitkomsten|resultaten) van de (?:\S+ ){0,3}(?:\w*raad|top|vergadering|bijeenkomst)\b",
    ),
    "beantwoording": (
        r"\bbeantwoording(?: van)?(?: \S+){0,5} (?:kamer)?vragen\b|\bbeantwoording schriftelijk overleg\b",
        r"\bantwoord(?:en)?(?: \S+){0,2} op(?: \S+){0,5} (?:kamer)?vragen\b",
        r"\b(?:kamer)?vragen\b(?: \S+){0,12} (?:beantwoord|beantwoorden)\b",
        r"\bbeantwoord(?:en)? (?:ik|wij)(?: \S+){0,6} (?:kamer)?vragen\b",
        r"\bmemorie van antwoord\b",
        r"\b(?:bied|bieden|doe|doen|zend|zenden) (?:\S+ ){0,12}nota naar aanleiding van het verslag\b",
    ),
    "kabinetsreactie": (
        r"\b(?:kabinets|beleids|regerings)(?:reactie|standpunt)\b",
        r"\b(?:reactie|standpunt) van het kabinet\b",
        r"\breactie(?: \S+){0,3} op (?:het|de|uw|een) (?:\S+ ){0,5}?"
        r"(?:rapport|advies|adviezen|onderzoek|evaluatie|motie|brief|initiatiefnota|bericht|berichten|uitzending|"
        r"artikel|"
        r"uitspraak|arrest|manifest|petitie)\b",
        r"\b(?:reageer|reageren) (?:ik|wij) op\b|\bverzocht (?:\S+ ){0,4}te reageren op\b",
        r"\b(?:om|mijn|onze|schriftelijke|nadere) reactie op\b",
    ),
    "stand van zaken": (
        r"\bstand[- ]van[- ]zaken(?:brief)?\b",
        rf"{_NOW}\bvoortgangs(?:rapportage|brief|bericht|verslag|overzicht)\w*\b|\bvoortgang (?:van|bij|op|in)\b",
        r"\b(?:hoe het (?:er )?(?:op dit moment |nu )?(?:voor)?staat|hoe het staat met)\b|\bactualisatie\b",
    ),
    "aanbieding": (
        r"\baanbieding(?:sbrief)?\b",
        r"\b(?:bied|bieden|leg|leggen) (?:ik|wij) (?:\S+ ){0,30}?(?:aan|voor)\b",
        r"\b(?:zend|zenden|stuur|sturen) (?:ik|wij) (?:u|uw kamer)\b",
        r"\bdoe (?:ik|wij) (?:u|uw kamer)(?: \S+){0,20} toekomen\b",
        r"\b(?:bijgaand|hierbij|bijgevoegd|als bijlage) (?:treft|ontvangt|vindt) (?:u|uw kamer)\b",
        r"\b(?:treft|ontvangt|vindt) (?:u|uw kamer) (?:hierbij|bijgaand|als bijlage)\b",
        r"\b(?:hierbij|bijgaand) gaat (?:u|uw kamer)\b",
    ),
}
