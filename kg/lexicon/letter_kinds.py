"""What kind of letter it is: the words that say so, in the order in which they decide."""

__all__ = ["KINDS", "OTHER"]

OTHER = "overige brief"

# kind -> alternatives of a pattern over one line of words (white space single, any capitals). The first kind of which
# a word stands in the subject decides, else the first in the letter's opening sentences.
KINDS: dict[str, tuple[str, ...]] = {
    "BNC-fiche": (
        r"\bBNC[- ]?fiches?\b",
        r"\bfiches?\b.{0,80}\b(?:werkgroep )?Beoordeling (?:van )?Nieuwe Commissie(?: )?voorstellen\b",
        r"\bwerkgroep BNC\b",
    ),
    "uitstelbericht": (
        r"\buitstel\w*(?= (?:van )?(?:de )?(?:beantwoording|antwoord|vragen|kamervragen|brief|toezending|verzending))",
        r"\b(?:niet|lukt (?:het )?(?:mij |ons )?niet)(?: \S+){0,4} binnen (?:de|het|een) (?:\S+ ){0,4}termijn\b",
        r"\bbinnen de (?:\S+ ){0,3}termijn (?:van \S+ weken )?(?:kan|kunnen|is|zijn|zal|zullen)(?: \S+){0,6} niet\b",
        r"\b(?:kan|kunnen|zal|zullen) (?:\S+ ){0,8}niet binnen (?:\S+ ){0,6}(?:termijn|weken) "
        r"(?:worden )?(?:beantwoord|reageren)",
        r"\buitstelbericht\b|\buitstelbrief\b",
    ),
    "verslag": (
        r"\b(?:doe|doen) (?:ik|wij) (?:u|uw kamer) (?:hierbij )?(?:kort )?verslag van\b",
        r"\b(?:bied|bieden|zend|zenden|stuur|sturen|doe|doen) (?:ik|wij) (?:\S+ ){0,12}het verslag (?:aan |toe )?van\b",
        r"^(?:[IVX]{1,4}\. |\d\. )?(?:kort )?verslag (?:van )?(?:de |het )?"
        r"(?:\S+ ){0,3}(?:raad|bijeenkomst|vergadering|top|bezoek|reis)\b",
        r"^uitkomsten (?:van )?(?:de |het )?(?:\S+ ){0,3}(?:raad|\w+raad|bijeenkomst|vergadering|top)\b",
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
        r"(?:rapport|advies|adviezen|onderzoek|evaluatie|motie|brief|initiatiefnota|bericht|berichten|uitzending|artikel|"
        r"uitspraak|arrest|manifest|petitie)\b",
        r"\b(?:reageer|reageren) (?:ik|wij) op\b|\bverzocht (?:\S+ ){0,4}te reageren op\b",
        r"\b(?:om|mijn|onze|schriftelijke|nadere) reactie op\b",
    ),
    "stand van zaken": (
        r"\bstand[- ]van[- ]zaken(?:brief)?\b",
        r"\bvoortgangs(?:rapportage|brief|bericht|verslag|overzicht)\w*\b|\bvoortgang (?:van|bij|op|in)\b",
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
