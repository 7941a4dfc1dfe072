"""Who visits whom in a story: where each delegation that it tells comes from, and where it goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc

from ...document import on
from ...pack import load_pack
from ...places.levels import nationals
from ...places.page_home import place_of_page
from ...places.peoples import called, names_of
from ...words.atoms import Atom
from ...words.lexicon import Lexicon, lower, spelled_out
from ..grammar import RoleGrammar
from ..offices import is_territory
from .standing import place_of, standing_of

REACH = 10  # atoms after a delegation's noun among which its town stands
NEAR = 2  # atoms after words of going among which the goal stands
ENDS = frozenset("PTv=;:.q")  # letters of what the words of a delegation's origin do not pass
OF = "o"  # the letter of "of"
ARTICLE = "a"
BACK = 3  # sentences after which another delegation may be meant


@dataclass(frozen=True, slots=True)
class VisitGrammar:
    """Hold a pack's words for visits (``[roles.visits]``)."""

    delegations: Lexicon[bool]
    goes: Lexicon[bool]  # "s'est rendue"
    hosts: Lexicon[bool]  # verbs between a host and a delegation
    sends: Lexicon[bool]  # verbs between whose delegation it is and its noun
    visitors: Lexicon[bool]  # what a story calls those who are visiting
    toward: Lexicon[bool]  # words for what somebody does for visitors ("aux visiteurs")
    before: Lexicon[str]  # words before a name that say its side: "guest", "host", "same", "met"
    after: Lexicon[str]  # and after it
    welcomes: Lexicon[bool]  # words of a speech that only a host makes


@dataclass(frozen=True, slots=True)
class Visit:
    """Hold one visit: the sentence that tells it, the place that the visitors are of, the place that they visit."""

    number: int
    origin: str | None
    goal: str | None


@cache
def visit_grammar(language: str) -> VisitGrammar | None:
    """Return the compiled table of a language, or None where its pack has none."""
    table = load_pack(language)["roles"].get("visits")
    if table is None:
        return None

    def words(name: str) -> Lexicon[bool]:
        return Lexicon([(form, True) for form in spelled_out(table[name])], lower)

    def sides(name: str) -> Lexicon[str]:
        return Lexicon([(form, side) for side, forms in table[name].items() for form in spelled_out(forms)], lower)

    return VisitGrammar(
        delegations=words("delegations"),
        goes=words("goes"),
        hosts=words("hosts"),
        sends=words("sends"),
        visitors=words("visitors"),
        toward=words("toward"),
        before=sides("before"),
        after=sides("after"),
        welcomes=words("welcomes"),
    )


def visit_at(doc: Doc, number: int, grammar: RoleGrammar) -> Visit | None:
    """Return the visit that a sentence is about, with what it lacks: the one told last, else one to the page's town."""
    if on(doc).visits is None:
        found = visit_grammar(on(doc).article.language)
        on(doc).visits = list(_visits(doc, found, grammar)) if found else []
    told: list[Visit] = on(doc).visits
    before = [v for v in told if v.number <= number]
    visit = before[-1] if before else None
    if visit is None:
        home, weights = place_of_page(doc), standing_of(doc, grammar).weights
        own = home is not None and weights[home] == max(weights.values(), default=None)
        return Visit(0, None, home) if own else None  # "les visiteurs ont été reçus par": at home
    if len({(v.origin, v.goal) for v in told}) > 1 and number > visit.number + BACK:
        return None
    return _completed(doc, visit, told, grammar)


def _completed(doc: Doc, visit: Visit, told: list[Visit], grammar: RoleGrammar) -> Visit | None:
    """Return a visit with its other place: as told elsewhere, else the article's own town, else the only other one."""
    if visit.origin is None or visit.goal is None:
        mine = visit.origin or visit.goal
        alike = [v for v in told if v.origin and v.goal and mine in (v.origin if visit.origin else v.goal,)]
        other = (alike[0].goal if visit.origin else alike[0].origin) if alike else _other(doc, mine, grammar)
        visit = replace(visit, goal=other) if visit.origin else replace(visit, origin=other)
    return visit if visit.origin and visit.goal and visit.origin != visit.goal else None


def _other(doc: Doc, place: str | None, grammar: RoleGrammar) -> str | None:
    """Return the town of the article beside one of a visit: its own, else the only other one that it tells."""
    weights = standing_of(doc, grammar).weights
    towns = sorted((p for p in weights if p != place), key=lambda p: -weights[p])
    if not towns:
        return None
    own = max(weights, key=lambda p: weights[p]) == towns[0]
    return towns[0] if own or len(towns) == 1 else None


def _visits(doc: Doc, grammar: VisitGrammar, roles: RoleGrammar) -> Iterator[Visit]:
    """Yield the visits that sentences tell, in text order."""
    words = on(doc).lower
    for number, sentence in enumerate(on(doc).story):
        atoms = on(doc).atoms[number]
        nouns = grammar.delegations.matches(words, sentence.start, sentence.end)
        going = grammar.goes.matches(words, sentence.start, sentence.end)
        if not nouns and not going:
            continue
        origin = next((o for n in nouns if (o := _origin(doc, atoms, n.end, roles))), None)
        goal = next((g for m in going if (g := _goal(doc, atoms, m.end))), None)
        if nouns and not goal:
            goal = _host(doc, atoms, nouns[0].start, grammar.hosts) or _goal(doc, atoms, nouns[0].end, REACH)
        if nouns and not origin:
            origin = _host(doc, atoms, nouns[0].start, grammar.sends)
        if going and goal and not origin:  # "le maire de Lille s'est rendu à Lyon"
            origin = next((p for p in _subjects(atoms, going[0].start, roles) if p != goal), None)
        if (origin or goal) and origin != goal:
            yield Visit(number, origin, goal)


def _origin(doc: Doc, atoms: list[Atom], end: int, grammar: RoleGrammar) -> str | None:
    """Return the place that a delegation's noun is followed by after "of", or that its adjective is made of."""
    at = next((i for i, a in enumerate(atoms) if a.start >= end), len(atoms))
    for i in range(at, min(at + REACH, len(atoms))):
        atom = atoms[i]
        if atom.letter in ENDS or (atom.letter == ARTICLE and atoms[i - 1].letter != OF):
            break
        if atom.letter in "BL":
            before = atoms[i - 2] if atoms[i - 1].letter == ARTICLE and i > 1 else atoms[i - 1]
            territory = atom.value.territory if atom.letter == "B" else atom.value.place
            return territory if before.letter == OF and _is_town(doc, territory) else None
    towns = [t.place for t in on(doc).territories if _is_town(doc, t.place)]
    if end < len(doc) and (nation := nationals(on(doc).article.language).find(on(doc).lower, end)):
        theirs = {p for p in towns if on(doc).places[p].country == nation.value}
        return theirs.pop() if len(theirs) == 1 else None
    return called(doc, end, names_of(doc, towns, grammar), grammar) if end < len(doc) else None


def _goal(doc: Doc, atoms: list[Atom], end: int, reach: int = NEAR) -> str | None:
    """Return the place after words that tell where somebody goes ("s'est rendue | à Lyon")."""
    at = next((i for i, a in enumerate(atoms) if a.start >= end), len(atoms))
    for i in range(at, min(at + reach + 1, len(atoms))):
        if is_territory(atoms[i]):
            located = atoms[i - 1].letter == "i" or (atoms[i - 1].letter == ARTICLE and atoms[i - 2].letter == "i")
            named = any(atoms[i].start <= t.start < atoms[i].end for t in on(doc).territories)
            return place_of(atoms[i]) if located and named and i else None
        if atoms[i].letter in "PT;:.":
            break
    return None


def _host(doc: Doc, atoms: list[Atom], start: int, verbs: Lexicon[bool]) -> str | None:
    """Return the place before a verb and a delegation's noun ("| Lyon a accueilli une délégation")."""
    for i, atom in enumerate(atoms):
        if atom.end > start:
            return None
        if is_territory(atom) and not (i and atoms[i - 1].letter in "io"):
            stop = next((a.start for a in atoms[i + 1 :] if a.letter in "PT;"), start)
            if verbs.matches(on(doc).lower, atom.end, min(stop, start)):
                return place_of(atom)
    return None


def _subjects(atoms: list[Atom], stop: int, grammar: RoleGrammar) -> Iterator[str]:
    """Yield the territories before a verb that do not say where something is."""
    for i, atom in enumerate(atoms):
        if atom.end <= stop and is_territory(atom) and not (i and atoms[i - 1].letter in (grammar.located, "H")):
            yield place_of(atom)


def _is_town(doc: Doc, place: str | None) -> bool:
    known = on(doc).places.get(place or "")
    return known is not None and known.kind != "Country"
