"""Loaded last by the process that forks all others of a server: what a page needs that is the same for every page is
made there once, so that a new worker's first page takes no longer than its second.

To import it has that effect; nothing else may. What cannot be made is told by the page that needs it.
"""

from contextlib import suppress

from kg.errors import KamergraafError
from kg.search.schema import made_by
from kg.web import completion, describe, facts, names, remarks, templating, titles
from kg.web.links import Links
from kg.web.things import Contents
from kg.web.words import LANGUAGES

with suppress(KamergraafError):
    templating.compiled()
    made_by()
    facts.questions()
    describe.is_term("")
    titles.titled("BRIEF VAN HET LID DE VRIES OVER DE RAAD")
    for language in LANGUAGES:
        names.codes(language)
        completion.told(Contents(), Links(""), language)
        tuple(remarks.lacking(facts.Facts(), language))
