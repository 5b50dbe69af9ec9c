"""Which features of a sentence make a promise, each rule beside its boundary."""

__all__ = ["RULES"]

# rule: (what it takes, a sentence that it takes, a near miss that it must not take)
RULES: dict[str, tuple[str, str, str]] = {
    "modal": (
        "maker and `zal` side by side, a verb of telling, an addressee",
        "Over de uitkomst zal ik uw Kamer informeren.",
        "Over de uitkomst zal ik de Commissie informeren.",
    ),
    "modal reply": (
        "maker and `zal` side by side, a verb of answering, the paper or the questions named",
        "In de voortgangsrapportage zal ik op dit punt ingaan.",
        "In Brussel zal ik op dit punt ingaan.",
    ),
    "present": (
        "maker and a verb of telling side by side, an addressee, a word of the future, nothing of now",
        "Na afloop stuur ik uw Kamer een verslag.",
        "Hierbij stuur ik uw Kamer het verslag.",
    ),
    "present reply": (
        "maker with `kom … terug`, or `ga … in` on a paper named, a word of the future",
        "Voor de zomer kom ik hierop terug.",
        "Allereerst ga ik in op de vragen.",
    ),
    "continuing": (
        "maker with `houd` or `blijf`, an addressee, a verb of telling",
        "Ik houd uw Kamer op de hoogte van de voortgang.",
        "Ik houd vast aan deze lijn.",
    ),
    "receiving": (
        "the addressee with `ontvangt`, a word of the future",
        "U ontvangt daarvoor tijdig een geannoteerde agenda.",
        "U ontvangt hierbij de geannoteerde agenda.",
    ),
    "passive": (
        "the addressee with `zult` or `wordt` and a participle of telling; in the present tense a word of the future",
        "Over de discussie zult u worden geïnformeerd.",
        "Over mijn inzet bent u geïnformeerd.",
    ),
    "pledge": (
        "the maker promises in so many words",
        "Ik zeg uw Kamer toe hierop terug te komen.",
        "In het debat heb ik uw Kamer toegezegd hierop terug te komen.",
    ),
    "thing": (
        "a paper goes to the addressee: `zal … worden gezonden`, in the present tense with a word of the future",
        "De evaluatie wordt in het najaar aan uw Kamer aangeboden.",
        "De evaluatie is in het najaar aan uw Kamer aangeboden.",
    ),
    "answered": (
        "the questions will be answered, or something told in a paper of the government's",
        "De overige vragen worden zo spoedig mogelijk beantwoord.",
        "De overige vragen worden hieronder beantwoord.",
    ),
    "relative": (
        "a paper that the maker will send, in a relative clause",
        "Dit komt aan de orde in de brief die ik uw Kamer in mei zal sturen.",
        "Dit kwam aan de orde in de brief die ik uw Kamer in mei stuurde.",
    ),
    "follows": (
        "a paper follows, with a word of the future",
        "De kabinetsreactie op het rapport volgt voor de zomer.",
        "De kabinetsreactie volgt de lijn van het rapport.",
    ),
    "at debate": (
        "maker with an explanation or an answer, at a debate on a day to come",
        "In het debat van 20 maart a.s. geef ik een toelichting.",
        "In het debat van 20 maart jl. geef ik u gelijk.",
    ),
    "that": (
        "what was asked or promised before, to tell parliament something, will be done",
        "Ik heb toegezegd hierop terug te komen; dat zal ik voor de zomer doen.",
        "Ik heb toegezegd de regeling te wijzigen; dat zal ik voor de zomer doen.",
    ),
}
