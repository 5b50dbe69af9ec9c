"""Words that letters are read by, in lower case: where a scan kept the hyphen of a line's end inside one, it goes."""

__all__ = ["WORDS"]

WORDS: frozenset[str] = frozenset(
    (
        *("januari", "februari", "maart", "april", "augustus", "september", "oktober", "november", "december"),
        *("aanstaande", "jongstleden", "vergaderjaar", "zittingsjaar"),
        *("aanhangsel", "handelingen", "kamerstuk", "kamerstukken", "staatsblad", "staatscourant", "tractatenblad"),
        *("begrotingsbehandeling", "commissiedebat", "commissievergadering", "kamercommissie", "kamercommissies"),
        *("commissie", "commissies", "mondeling", "algemeen", "overleg", "schriftelijk", "vragenuur", "behandeling"),
        *("tweede", "eerste", "kamer", "staten-generaal", "voorzitter", "leden", "vaste", "bijzondere", "uitgebreide"),
        *("europese", "landbouwraad", "visserijraad", "milieuraad", "transportraad", "ministerraad", "ecofinraad"),
        *("algemene", "buitenlandse", "binnenlandse", "economische", "financiën", "justitie", "defensie", "onderwijs"),
        *("landbouw", "visserij", "volksgezondheid", "volkshuisvesting", "werkgelegenheid", "waterstaat", "verkeer"),
        *("motie", "moties", "verzoek", "verzocht", "toezegging", "toezeggingen", "toegezegd", "mededelen"),
        *("mededeling", "toezenden", "toekomen", "informeren", "inlichten", "aanbieden", "verordening", "richtlijn"),
        *("nederland", "nederlandse", "nederlanders", "minister", "ministers", "staatssecretaris", "hoofdstuk"),
    )
)
