"""How much an article is each local authority's own: whose city a bare "the mayor" speaks of.

Reporters name their own city in the page's head, the dateline, the headline and the lead, call its council by name
early, and never say which country it is in; the other side comes "from" somewhere and is told with its country.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Doc

from ...document import on
from ...institutions.component import AUTHORITY
from ...places.choice import country_beside
from ...places.levels import nationals
from ...places.owner import RULE as OWNER
from ...places.page_home import place_of_dateline, place_of_page
from ...places.unknown import place_uses
from ...words.atoms import Atom
from ..grammar import RoleGrammar
from ..offices import is_territory

HEAD, DATELINE, LEAD = 14, 6, 6  # what a mention counts in the page's head, as the dateline, first in the lead
COUNCIL, FIRST_COUNCIL = 3, 6  # what a council's name counts, and the first one in the opening besides
BODY, PARTNER = 2, 3  # what a body of its name counts, what a twin town loses
FOREIGN = 8  # what a place loses that is told with its country
SHORT = 8  # tokens of a line that is too short to open a story
ARTICLE = "a"  # the letter of articles
OPENING = 4  # sentences of a story that name its own authority


@dataclass(slots=True)
class Standing:
    """Hold what each territory counts as the article's own, the atom that best names it, and the home country."""

    weights: Counter[str] = field(default_factory=Counter)
    atoms: dict[str, Atom] = field(default_factory=dict)
    country: str | None = None


def place_of(atom: Atom) -> str:
    """Return the key of the place that a territory or its council is of."""
    place: str = atom.value.territory if atom.letter == "B" else atom.value.place
    return place


def is_council(doc: Doc, atom: Atom) -> bool:
    """Say whether an atom is a body that the text names with a capital."""
    return atom.letter == "B" and bool(on(doc).words[atom.value.head_start][0].isupper())


def standing_of(doc: Doc, grammar: RoleGrammar) -> Standing:
    """Return what each territory of an article counts as its own, worked out once."""
    if on(doc).standing is None:
        on(doc).standing = weigh_territories(doc, grammar)
    found: Standing = on(doc).standing
    return found


def weigh_territories(doc: Doc, grammar: RoleGrammar) -> Standing:
    """Return what each territory of the story counts as the article's own."""
    found = Standing()
    opened = False
    story, words = on(doc).story, on(doc).words
    lead = next((i for i, s in enumerate(story) if s.end - s.start > SHORT and words[s.end - 1][-1] in '.!?”"'), 0)
    for number, atoms in enumerate(on(doc).atoms):
        for at, atom in enumerate(atoms):
            if not is_territory(atom):
                continue
            place = place_of(atom)
            known = on(doc).places.get(place)
            locates = known is not None and known.kind != "City" and _locates(atoms, at)
            if known is None or known.kind == "Country" or locates:
                continue
            council = is_council(doc, atom)
            visits = _visits(doc, atom, grammar)
            if number == lead and not opened and not visits:
                opened = True
                found.weights[place] += LEAD
            if (
                council
                and not visits
                and number < OPENING
                and not any(is_council(doc, a) for a in found.atoms.values())
            ):
                found.weights[place] += FIRST_COUNCIL
            found.weights[place] += COUNCIL if council else -PARTNER if _is_partner(doc, atom) else 1
            found.atoms.setdefault(place, atom)
            if atom.letter == "B" and found.atoms[place].letter == "L":
                found.atoms[place] = atom
    _add_page(doc, found)
    _add_bodies(doc, found)
    for place in _told_with_country(doc) & found.weights.keys():
        found.weights[place] -= FOREIGN
    return found


def _visits(doc: Doc, atom: Atom, grammar: RoleGrammar) -> bool:
    """Say whether a territory is where somebody comes from ("a delegation from Kawagoe")."""
    at = atom.start - 1
    while at > 0 and on(doc).lower[at] in grammar.determiners:
        at -= 1
    return at >= 0 and on(doc).lower[at] in grammar.origins


def _add_bodies(doc: Doc, found: Standing) -> None:
    """Count the bodies that bear a territory's name: a town's own paper tells of its clubs and schools."""
    names = {tuple(on(doc).lower[t.name_start : t.name_end]): t.place for t in on(doc).territories}
    for body in {b.key: b for b in reversed(on(doc).bodies) if not b.key.endswith(AUTHORITY)}.values():
        words = on(doc).lower[body.start : body.end]
        for name, place in names.items():
            if tuple(words[: len(name)]) == name and place in found.weights:
                found.weights[place] += BODY


def _is_partner(doc: Doc, atom: Atom) -> bool:
    """Say whether a territory is told as the one that another is twinned with."""
    words, uses = on(doc).lower, place_uses(on(doc).article.language)
    return atom.start > 1 and words[atom.start - 1] in uses.joins and words[atom.start - 2] in uses.twins


def _locates(atoms: list[Atom], at: int) -> bool:
    """Say whether a region only says where the place before it is ("Haiyan county, Zhejiang Province")."""
    before = at - 1
    while before > 0 and atoms[before].letter == ARTICLE:
        before -= 1  # "Semarang, | the capital of Central Java"
    return atoms[at].letter == "L" and before > 0 and atoms[before].letter == "," and is_territory(atoms[before - 1])


def _owner(doc: Doc) -> str | None:
    """Return the town that the head of the page says the page is of."""
    return next((t.place for t in on(doc).territories[:1] if t.rule == OWNER), None)


def _add_page(doc: Doc, found: Standing) -> None:
    """Count the places that the page's head and the dateline name, and set the country that they say."""
    told = Counter(t.place for t in on(doc).territories)
    for owner in on(doc).territories[:1]:
        if owner.rule == OWNER and owner.place not in found.weights:
            found.weights[owner.place] = 0
            found.atoms[owner.place] = Atom("L", owner.start, owner.end, owner)
    for place, counts in ((place_of_page(doc), HEAD), (place_of_dateline(doc), DATELINE)):
        if (
            place is not None
            and place in found.weights
            and (told[place] > 1 or place == _owner(doc) or counts == DATELINE)
        ):
            found.weights[place] += counts
            found.country = on(doc).places[place].country


def _told_with_country(doc: Doc) -> set[str]:
    """Return the places that the story tells with their country ("Naju, South Korea", "the Dutch city of Breda")."""
    words, told = nationals(on(doc).article.language), set()
    possessed = {t.end: True for t in on(doc).territories if on(doc).places[t.place].kind == "Country"}  # "China's X"
    for territory in on(doc).territories:
        country = country_beside(doc, territory.end, len(doc))
        start = territory.start
        adjective = any(
            (m := words.find(on(doc).lower, at, start)) and m.end == start for at in range(max(0, start - 2), start)
        )
        if country is not None or adjective or possessed.get(start - 1, False):
            told.add(territory.place)
    return told
