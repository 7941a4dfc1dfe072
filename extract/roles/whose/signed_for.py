"""The body of a title whose holder acts for a side told by its country ("Mayor Lowe signed for the Swedish side")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ...document import on, text_of
from ...institutions.component import party
from ...institutions.grammar import institution_grammar
from ...pack import load_pack
from ...places.levels import Territory, nationals
from ...words.lexicon import Lexicon, lower
from ..component import Stand
from ..grammar import RoleGrammar
from .found import Found

NEAR = 4  # tokens of a side: its noun, its country, what stands between them
REACH = 6  # tokens between a verb and the side
OTHERS = frozenset("PT")
AND = "&"


@dataclass(frozen=True, slots=True)
class SideGrammar:
    """Hold the words before a side, the nouns for one, and the words that part the clause of one from the other's."""

    acts: Lexicon[bool]
    opening: Lexicon[bool]  # those of them after which a town that opens the clause is the side
    sides: frozenset[str]
    parts: frozenset[str]
    signs: frozenset[str]  # verbs of who acts for a side

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> SideGrammar:
        """Compile the ``[roles.signed_for]`` table of a pack."""
        sides, parts, signs = (frozenset(map(lower, table.get(key, ()))) for key in ("sides", "parts", "signs"))
        acts, opening = (Lexicon([(form, True) for form in table.get(key, ())], lower) for key in ("acts", "opening"))
        return cls(acts, opening, sides, parts, signs)


@cache
def side_grammar(language: str) -> SideGrammar:
    """Return the compiled sides of a language."""
    return SideGrammar.of(load_pack(language).get("roles", {}).get("signed_for", {}))


def body_of_signed_side(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Found:
    """Return the authority on the side for which the clause of a title says that its holder acts."""
    sides = side_grammar(on(doc).article.language)
    if not sides.sides or stand.concept not in grammar.local:
        return None
    after, before = _clause(doc, stand, sides)
    if (own := _opening(doc, before, sides, grammar)) is not None:
        return party(doc, own.place, text_of(doc, own.start, own.end)), own.start, own.end
    for at in (*after, *reversed(before)):
        act = sides.acts.find(on(doc).lower, at)
        if act is None or (at in after and not _signs(doc, at, after.start, stand, sides)):
            continue
        for territory in _told(doc, act.end, stand, sides, grammar):
            if key := party(doc, territory.place, text_of(doc, territory.start, territory.end)):
                return key, territory.start, territory.end
    return None


def _signs(doc: Doc, at: int, start: int, stand: Stand, sides: SideGrammar) -> bool:
    """Say whether a word for signing stands not far before a side, which only those act for who sign or speak.

    Or right before a side whose holder does as another ("Mayor A signed for X and | Mayor B for the French one").
    """
    near = on(doc).lower[max(start, at - REACH) : at]
    if at == start and on(doc).lower[stand.title_start - 1] in institution_grammar(on(doc).article.language).ands:
        near = on(doc).lower[on(doc).story[stand.number].start : stand.title_start]
    return sides.opening.find(on(doc).lower, at) is not None and not sides.signs.isdisjoint(near)


def _clause(doc: Doc, stand: Stand, sides: SideGrammar) -> tuple[range, range]:
    """Return the tokens after a title and its holder, and those before them, that are of the same clause."""
    atoms, words = on(doc).atoms[stand.number], on(doc).lower
    first, last = atoms[stand.start].start, atoms[stand.end - 1].end
    stop = next((a.start for a in atoms[stand.end :] if a.letter in OTHERS), on(doc).story[stand.number].end)
    start = max((a.end for a in atoms[: stand.start] if a.letter in OTHERS), default=on(doc).story[stand.number].start)
    stop = next((i for i in range(last, stop) if words[i] in sides.parts), stop)
    start = next((i + 1 for i in range(first - 1, start - 1, -1) if words[i] in sides.parts), start)
    start = max([start, *(a.end for a in atoms[: stand.start] if a.letter == AND and _opens(doc, start, a.start))])
    return range(last, stop), range(start, first)


def _opens(doc: Doc, start: int, end: int) -> bool:
    """Say whether nothing but marks stands between two tokens (", | and for Lund, Mayor Lowe")."""
    return end >= start and not any(on(doc).words[i][0].isalpha() for i in range(start, end))


def _opening(doc: Doc, clause: range, sides: SideGrammar, grammar: RoleGrammar) -> Territory | None:
    """Return the town or region for which a clause says first that somebody acts ("for Lund, | Mayor Lowe signed")."""
    first = next((i for i in clause if on(doc).words[i][0].isalpha()), None)
    act = sides.opening.find(on(doc).lower, first, clause.stop) if first is not None else None
    if act is None:
        return None
    at = act.end + (act.end < clause.stop and on(doc).lower[act.end] in grammar.determiners)
    own = next((t for t in on(doc).territories if t.start == at and t.end <= clause.stop), None)
    return own if own is not None and on(doc).places[own.place].kind != "Country" else None


def _told(doc: Doc, at: int, stand: Stand, sides: SideGrammar, grammar: RoleGrammar) -> Iterator[Territory]:
    """Yield the territories that a side after a token may be: of its country, or itself."""
    words, within = on(doc).lower, range(at, min(at + NEAR, on(doc).story[stand.number].end))
    noun = next((i for i in within if words[i] in sides.sides), None)
    if noun is None or any(not on(doc).words[i][0].isalpha() for i in range(at, noun)):
        return
    if noun + 1 < len(doc) and on(doc).words[noun + 1][0].isupper():
        return  # "on behalf of Galway County | Council"
    own = next((t for t in on(doc).territories if t.start in within and t.start < noun <= t.end), None)
    match = next((m for i in within if (m := nationals(on(doc).article.language).find(words, i, within.stop))), None)
    if own is not None and on(doc).places[own.place].kind == "City":
        yield own
        return
    country = on(doc).places[own.place].country if own is not None else match.value if match is not None else None
    region = own.place if own is not None else ""
    told = [t for t in on(doc).territories if country and _may_be(doc, t, country, stand, grammar)]
    other = {t.place for t in told if region and on(doc).places[t.place].within not in (region, f"place/{country}")}
    told = [t for t in told if t.place not in {region, *other}] or told  # "for the Texas side": a town there
    counts = Counter(t.place for t in told)
    yield from sorted(told, key=lambda t: (t.start > stand.title_start, -counts[t.place], t.start))


def _may_be(doc: Doc, territory: Territory, country: str, stand: Stand, grammar: RoleGrammar) -> bool:
    """Say whether a territory is one of a country that may have an office, and not the region of the town before it."""
    place, start = on(doc).places[territory.place], territory.start
    region = place.kind == "AdministrativeArea" and start > 1 and on(doc).words[start - 1] == ","
    beside = region and start - 1 in on(doc).territories.ends
    return place.country == country and place.kind in grammar.local[stand.concept] and not beside
