"""Dutch abbreviations that end in a point, without that point and in lower case.

``NEVER_LAST``: what they abbreviate needs a word or number after it, so the point after them ends no sentence.
``MAY_END``: they close a group of words; the point ends the sentence where a capital follows.
"""

__all__ = ["MAY_END", "NEVER_LAST"]

# Left out though used so: words of their own that do end sentences (`lid.`, `min.`, `max.`).
NEVER_LAST: frozenset[str] = frozenset(
    (
        "a.h.w", "aanh", "apr", "art", "artt", "aug", "b.v", "betr", "bijl", "bijv", "bladz", "blz", "bv",
        "c.q", "ca", "cf", "cq", "d.d", "d.m.v", "d.w.z", "dd", "dec", "dhr", "dr", "dra", "drs", "ds", "excl",
        "fax", "feb", "febr", "gen", "hand", "hr", "i.c", "i.g.v", "i.h.b", "i.h.k.v", "i.o", "i.p.v", "i.v.m",
        "incl", "ing", "ir", "jan", "jhr", "jkvr", "kol", "kst", "lt", "m.a.w", "m.b.t", "m.i.v", "m.n",
        "m.u.v", "mevr", "mgr", "min.pres", "mr", "mrs", "mrt", "mw", "n.a.v", "n.o", "no", "nos", "nov", "nr",
        "nrs", "o.a", "o.b.v", "o.g.v", "o.m", "okt", "onderw", "p", "pag", "pp", "prof", "resp", "sep", "sept",
        "st", "stb", "stcrt", "t.a.v", "t.b.v", "t.g.v", "t.n.v", "t.o.v", "t.w", "tel", "trb", "v.a", "v.w.b",
        "vgl", "vs", "w.o", "z.g", "z.gn", "zgn",
    )
)

MAY_END: frozenset[str] = frozenset(
    (
        "a.d", "a.i", "a.s", "b.v.b", "c.s", "cs", "e.a", "e.d", "e.t.c", "e.v", "e.v.a", "enz", "etc", "j.l",
        "jl", "jongstl", "l.l", "m.m", "milj", "miljd", "mld", "mln", "n.l", "n.t.b", "n.v", "n.v.t", "o.i.d",
        "p.j", "p.m", "p.w", "t.z.t", "z.o.z", "z.s.m",
    )
)
