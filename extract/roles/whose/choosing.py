"""The body of a bare title: what the words around it say, else of all candidates the one for which most speaks.

The facts of ``evidence`` are weighed by the table ``weights/body.toml`` (see ``extract/weighing.py``).
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from ...document import on, quote_of, text_of
from ...facts import Stated
from ...institutions.component import authority_of, party
from ...institutions.grammar import institution_grammar
from ...people.statesmen import is_statesman
from ...places.gazetteer import gazetteer
from ...places.levels import nationals
from ...places.page_home import place_of_page
from ...weighing import NONE, Weighed, weigh, weights
from ...words.lexicon import lower
from ...words.wordlists import words_of
from ..component import Stand
from ..grammar import RoleGrammar
from ..offices import is_territory
from .bodies import names_house, tells_field
from .candidates import Candidate, Telling, candidates_of
from .case import Case, case_of
from .context import said_beside
from .evidence import countries_of_title, evidence_of
from .found import Found, found_at
from .led import is_of_unnamed
from .masthead import mission_of_page
from .only import has_kind, kinds_of_office
from .owned import body_of_owner, kind_of_owner
from .pair import body_of_pair
from .served_office import body_of_served, served_office
from .sides import AREA, TOWN, fits_level, level_meant, level_of, nations_of
from .told import follows_bodiless, says_ours

RULE = "role-context"
POST = "role-post"
LEVEL = "role-level"
OWNER = "role-own"
PAIR = "role-pair"
SERVED = "role-served"
MISSIONS = frozenset({"embassy", "consulate", "consulate-general"})  # have no president and no minister
FRIENDS = frozenset({"friendship-association", "chamber-of-commerce", "party-committee"})  # bodies of a territory
BODY = "body"  # the kind of choice
CLEARLY = 1.3  # how much more must speak for none than for any: e^1.3 to 1


def find_body(doc: Doc, stand: Stand, grammar: RoleGrammar) -> Stated[str] | None:
    """Return the institution of a bare title, or None where nothing says it.

    Args:
        doc: the article, people and institutions found.
        stand: where the title stands.
        grammar: the ``[roles]`` table of the pack.
    """
    text = text_of(doc, stand.title_start, stand.title_end)
    if (plain := grammar.plain.get(lower(text))) is not None:
        stand = replace(stand, concept=plain)
    title = range(stand.title_start, stand.title_end)
    group = any(grammar.groups.find(on(doc).lower, at, stand.title_end) for at in title)  # of a parliament
    levelled = stand.title_end in on(doc).holders  # "Phó Chủ tịch vùng | Roman Lanský": of a region
    group = group or is_of_unnamed(doc, stand, grammar)
    kinds = None if stand.concept in grammar.borne | grammar.strict else kinds_of_office(doc, stand, grammar)
    owned = _owned(doc, stand, grammar)
    for rule, found in () if group else owned or said_beside(doc, stand, grammar):
        if found is not None and (rule == LEVEL or not levelled) and has_kind(doc, found[0], kinds):
            return _stated(doc, stand, rule, *found)
    if group or levelled or owned or _is_untold(doc, stand, grammar) or _is_of_state(doc, stand, grammar):
        return None
    if on(doc).candidates is None:
        on(doc).candidates = candidates_of(doc, grammar)
    case = case_of(doc, stand, grammar, on(doc).candidates)
    mission = _only_mission(case) if stand.concept in grammar.borne else None
    if mission or (mission := mission_of_page(doc, stand, grammar)):
        return _stated(doc, stand, POST, *mission)
    facts = {**evidence_of(case), NONE: {"no body": 1.0, f"no body for {stand.concept or 'other'}": 1.0}}
    if case.role is not None:
        on(doc).weighed.append(Weighed(BODY, (case.role.person.value, text), facts))
    counts = {key: weigh(told, weights(BODY)) for key, told in facts.items()}
    counts[NONE] -= CLEARLY
    if kinds is not None and len(case.candidates) == 1:
        del counts[NONE]  # "the headteacher" of the only school told
    counts = {k: n for k, n in counts.items() if k == NONE or _may_be(case, case.candidates[k])}
    if level := level_meant(doc, stand):  # "le maire de la ville": of one of those told
        meant = {key: n for key, n in counts.items() if key != NONE and level in _levels_of(case.candidates[key])}
        counts = meant or counts
    chosen = max(counts, key=lambda key: (counts[key], key), default=NONE)
    if chosen == NONE:
        return None
    told = case.candidates[chosen]
    territorial = institution_grammar(on(doc).article.language).territorial
    if stand.concept in grammar.abroad and not told.is_authority and told.kind in territorial | FRIENDS:
        own = case.candidates.get(authority_of(told.place or ""))  # of the province, and not its "Tỉnh ủy"
        named = next((t for t in on(doc).territories if t.place == told.place), None)
        if own is None and named is not None and told.kind not in grammar.beside:
            return _stated(doc, stand, RULE, party(doc, named.place), named.start, named.end)
        told = own or told
    telling = (told.before(stand.title_start) or told.told[:1])[-1]
    found = _territory_of(doc, stand, telling, grammar) or found_at(doc, telling.atom)
    return _stated(doc, stand, RULE, *found) if found else None


def _owned(doc: Doc, stand: Stand, grammar: RoleGrammar) -> list[tuple[str, Found]] | None:
    """Return the body of a title that a noun before it owns or an office after it has, None where there is neither."""
    if (served := served_office(doc, stand)) is not None:  # "chief of staff to Governor Lowe"
        return [(SERVED, body_of_served(doc, *served))]
    owner = kind_of_owner(doc, stand, grammar)  # "the firm's chairman"
    if owner == "" and (pair := body_of_pair(doc, stand, grammar)) is not None:  # "the latter's manager"
        return [(PAIR, pair)]
    return [(OWNER, body_of_owner(doc, stand, owner, grammar))] if owner is not None else None


def _is_untold(doc: Doc, stand: Stand, grammar: RoleGrammar) -> bool:
    """Say whether the words of a title, or right before it, mean a body that the article does not name."""
    if stand.concept in grammar.portfolios and grammar.sided and tells_field(doc, stand):
        return True  # "Thứ trưởng Du lịch": of that ministry
    if stand.holder in on(doc).people and is_statesman(on(doc).people[stand.holder].name.value):
        return True  # "dâng hương Chủ tịch Hồ Chí Minh"
    if follows_bodiless(doc, stand, grammar) or names_house(doc, stand, grammar) or stand.concept in grammar.untold:
        return True
    ours = stand.concept in {*grammar.local, *grammar.officers} and says_ours(doc, stand, grammar)
    return ours and place_of_page(doc) is None  # "our mayor"


def _may_be(case: Case, candidate: Candidate) -> bool:
    """Say whether an office may be of a candidate: "Quận trưởng" of nobody at home, "Tỉnh ủy viên" of no district."""
    stand, grammar, doc = case.stand, case.grammar, case.doc
    chain = on(doc).atoms[stand.number][stand.start : stand.end]  # "Bí thư, | Tỉnh trưởng": both abroad
    offices = {stand.concept, *(atom.value.concept for atom in chain if atom.letter == "T")}
    if not grammar.abroad.isdisjoint(offices) and _is_at_home(case, candidate):
        return False
    nations = nations_of(doc, candidate.place) if candidate.place else frozenset()
    titled = countries_of_title(case)
    if titled and nations and titled.isdisjoint(nations):
        return False  # "l'akim" of no French town
    concept = stand.concept or ""
    own, fits = grammar.body.get(concept), grammar.fits.get(concept, frozenset())
    if not candidate.is_authority:
        if _is_other_unit(case, candidate) or (candidate.kind in MISSIONS and concept in grammar.states):
            return False
        apart = concept in grammar.abroad and candidate.kind in grammar.apart  # "Thị trưởng" of no museum
        if apart or (len(candidate.told) == 1 and _opens_next(case, candidate.told[0])):
            return False
        if own is not None and candidate.kind not in {own, *fits}:
            return False  # "Tỉnh ủy viên, Giám đốc Sở Nội vụ"
    level = level_of(doc, stand) if own is not None else None
    return level is None or candidate.place is None or fits_level(doc, candidate.place, level)


def _is_other_unit(case: Case, candidate: Candidate) -> bool:
    """Say whether a title says another unit's field of work ("Trưởng phòng Hợp tác quốc tế": no "Phòng Lãnh sự")."""
    words = on(case.doc).lower
    noun, title = words[candidate.told[0].start], words[case.stand.title_start + 1 : case.stand.title_end]
    return candidate.kind in institution_grammar(on(case.doc).article.language).units and noun in title[:-1]


def _opens_next(case: Case, telling: Telling) -> bool:
    """Say whether a body after a title opens that of who is named next ("…, Leeds Chamber president Lowe")."""
    next_two = on(case.doc).atoms[telling.number][telling.index + 1 : telling.index + 3]
    here = telling.number == case.stand.number and telling.start >= case.stand.title_end
    return here and [atom.letter for atom in next_two] == ["T", "P"]


def _is_at_home(case: Case, candidate: Candidate) -> bool:
    """Say whether a candidate is of a territory of home, or of one that has bodies which only home has."""
    local = {c.place for c in case.candidates.values() if c.kind in case.grammar.beside}
    return candidate.country == case.grammar.home or (candidate.place is not None and candidate.place in local)


def _is_of_state(doc: Doc, stand: Stand, grammar: RoleGrammar) -> bool:
    """Say whether a title is of a state, by itself or by a country's adjective ("le président français")."""
    words, end = nationals(on(doc).article.language), stand.title_end
    adjective = words.find(on(doc).lower, end - 1, end) if end - stand.title_start > 1 else None
    federal = words_of(doc, "roles", "of_union").intersection(on(doc).lower[stand.title_start : end])
    if stand.concept in grammar.portfolios and federal:
        return True  # "Union Minister for Trade"
    return stand.concept in grammar.stately or (stand.concept in grammar.national and adjective is not None)


def _territory_of(doc: Doc, stand: Stand, telling: Telling, grammar: RoleGrammar) -> Found:
    """Return the territory whose head has an office, told only in a body's name ("Tỉnh ủy | Matanzas")."""
    atom = telling.atom
    if stand.concept not in grammar.abroad or atom.letter != "B" or is_territory(atom):
        return None
    named = [t for t in on(doc).territories if atom.start <= t.start and t.end <= atom.end]
    own = next((t for t in named if t.place == atom.value.territory), None)
    if own is None or atom.value.kind not in institution_grammar(on(doc).article.language).territorial:
        return None
    return party(doc, own.place, text_of(doc, own.start, own.end)), own.start, own.end


def _only_mission(case: Case) -> Found:
    """Return the one mission that an article tells for a diplomat without a post ("Đại sứ quán X"; "Đại sứ Lê A")."""
    words, nations = on(case.doc).lower, nationals(on(case.doc).article.language)
    placed = any(t.start in case.title for t in on(case.doc).territories)
    placed = placed or any(nations.find(words, at, case.title.stop) for at in case.title)  # "Japanese Consul General"
    if placed or len(case.candidates) != 1:
        return None
    [candidate] = case.candidates.values()
    told = candidate.before(case.stand.title_start) or candidate.told
    return found_at(case.doc, told[-1].atom)


def _levels_of(candidate: Candidate) -> set[str]:
    """Return the levels of an authority: a province that the gazetteer has as a city is both ("Vientiane")."""
    entry = gazetteer().entries.get(candidate.place or "")
    merged = candidate.level == AREA and entry is not None and entry.population > 0
    return {candidate.level, TOWN} if merged else {candidate.level}


def _stated(doc: Doc, stand: Stand, rule: str, key: str, start: int, end: int) -> Stated[str]:
    words = quote_of(doc, stand.title_start, stand.title_end)
    return Stated(key, rule, tuple(sorted({words, quote_of(doc, start, end)})))
