"""Institutions: a head of institutions.ttl with its level and territory ("UBND tỉnh Lào Cai"), or a name built on one.

A head says the kind of body, what follows or precedes it (by the pack) its name: places, fields of work, capitalised
words and the words that join them. A body without a territory of its own ("Tỉnh ủy", "the provincial People's
Committee") is that of the territory the article is about. An elected territory and its council are one institution;
a people's committee, council or party committee is distinct from its territory (eval/GUIDELINES.md).
"""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from ..document import on, text_of
from ..facts import Institution
from ..pack import load_pack
from ..places.gazetteer import gazetteer
from ..places.levels import place_levels
from ..words.lexicon import lower, slug
from ..words.names import name_end
from .bodies import Body
from .detection import find_bodies
from .grammar import InstitutionGrammar, institution_grammar
from .headless.between import RULE as BETWEEN
from .headless.between import fill_names
from .headless.ended import RULE as ENDED
from .headless.opened import RULE as OPENED
from .identity import identify, mark_shared, of_nation
from .naming import full_name, is_shouted
from .reach.longer import Longer
from .reach.sites import names_site
from .whose.home import Homes

OWN = frozenset({BETWEEN, ENDED, OPENED})  # the rules of names that are whole by themselves
CLOSED = "institution-closed"  # the rule of names that their head ends
AUTHORITY = "/local-authority"  # the end of the key of a territory as an institution


def council_kind(doc: Doc, place: str) -> str:
    """Return the kind under which an elected territory and its council are one."""
    entry = gazetteer().entries.get(place)
    return "municipality" if (entry.kind if entry else on(doc).places[place].kind) == "City" else "territory"


def authority_of(place: str) -> str:
    """Return the key of the institution that a territory is."""
    return f"institution/{place.removeprefix('place/')}{AUTHORITY}"


def party(doc: Doc, place: str, surface: str | None = None, *, named: bool = True) -> str:
    """Return the key of a territory as an institution of its own, and list it among the article's institutions.

    A spelling that is not ``named`` is a mere word for one that has been told by its name ("Hội đồng tỉnh").
    """
    key = authority_of(place)
    surface = _spelling(doc, surface) if surface else None
    known = on(doc).institutions.get(key)
    if known is None:
        name = (surface if named else None) or on(doc).places[place].name
        known = Institution(key, name, council_kind(doc, place), place)
    on(doc).institutions[key] = add_alias(known, surface, named=named)
    return key


def _spelling(doc: Doc, surface: str) -> str | None:
    """Return a territory's spelling without a level word that is no part of the name ("Henan | Provincial").

    None where it is no name at all ("the Hokkaido city").
    """
    if surface in on(doc).described.values():
        return None
    name, _, last = surface.rpartition(" ")
    return name if name and lower(last) in place_levels(on(doc).article.language).partial else surface


def add_spellings(doc: Doc) -> None:
    """Add to each territory that is an institution the other spellings of it that the story has."""
    many = place_levels(on(doc).article.language).many
    bodies = [i for i in on(doc).institutions.values() if not i.key.endswith(AUTHORITY)]
    others = {(i.territory, i.kind, slug(i.name)) for i in bodies}
    for territory in on(doc).territories:
        key = authority_of(territory.place)
        if key in on(doc).institutions:
            for start in (territory.start, territory.name_start):
                surface = _spelling(doc, " ".join(text_of(doc, start, territory.end).split()))
                if (
                    surface
                    and start < territory.name_start
                    and (territory.place, territory.level, slug(surface)) in others
                ):
                    continue  # "la préfecture de La Réunion", which is a body of its own
                named = on(doc).lower[start] not in many  # "communes de Boussé et de …"
                on(doc).institutions[key] = add_alias(on(doc).institutions[key], surface, named=named)


def add_alias(institution: Institution, surface: str | None, *, named: bool = True) -> Institution:
    """Return the institution with one more spelling; the longest one, not in capitals, is its name.

    A spelling that is not ``named`` is a mere word for the body ("le Conseil municipal"), which is no name of its own.
    """
    if not surface or surface == institution.name or surface in institution.aliases:
        return institution
    if not named:
        return replace(institution, aliases=tuple(sorted({*institution.aliases, surface})))
    name = min(institution.name, surface, key=lambda n: (is_shouted(n), -len(n), n.isupper(), n))
    others = {institution.name, surface, *institution.aliases} - {name}
    return replace(institution, name=name, aliases=tuple(sorted(others)))


def add_bare_names(doc: Doc, bodies: list[Body]) -> None:
    """Add to each body whose head is in small letters the name that follows it ("association landaise | Menk")."""
    grammar = institution_grammar(on(doc).article.language)
    placed = on(doc).territories.starts
    for body in bodies:
        at = body.head_end
        while at < body.end and on(doc).words[at][0].islower() and grammar.is_adjective(on(doc).lower[at]):
            at += 1
        known = on(doc).institutions.get(body.key) if body.kind in grammar.told else None
        small = at < body.end and at not in placed and on(doc).words[body.head_start][0].islower()
        if known and small and name_end(doc, at, body.end) == body.end:
            aliases = tuple(sorted({*known.aliases, text_of(doc, at, body.end)}))
            on(doc).institutions[body.key] = replace(known, aliases=aliases)


def settle(doc: Doc, bodies: list[Body]) -> list[Body]:
    """Give each body its key: by kind and territory where the name parses, else by its folded name."""
    grammar = institution_grammar(on(doc).article.language)
    homes = Homes(doc, bodies, grammar)
    longer = Longer(doc, bodies, grammar, homes)
    settled: list[Body] = []
    for i, body in enumerate(of_nation(doc, body, grammar) for body in bodies):
        surface = text_of(doc, body.start, body.end)
        if (same := longer.of(i)) is not None:  # settled below, once its full name is
            settled.append(replace(body, key=f"#{same}", rule="institution-short"))
            continue
        place, rule = body.territory, body.rule
        open_level = place is not None and on(doc).places[place].kind == "Country" and ends_in_level(doc, body, grammar)
        told = rule in OWN or has_own_name(doc, body, grammar) or names_site(doc, body, grammar)
        if (place is None or open_level) and not told and (found := homes.of(i)):
            place, rule = found
        whole = grammar.is_complete(doc, body.head_start, body.head_end, body.kind)
        if place is None and rule == "institution-home" and body.kind in grammar.referring and not whole:
            settled.append(body)  # "the Council" of nobody knows where
            continue
        one = body.kind in grammar.same_body | grammar.governments or on(doc).lower[body.head_start] in grammar.lands
        if place and one and on(doc).places[place].kind != "Country":
            first = on(doc).words[body.start]
            several = first.islower() and lower(first) in place_levels(on(doc).article.language).many
            spelling = on(doc).places[place].name if several else surface  # "communes de Boussé et de …"
            key = party(doc, place, spelling, named=several or body.territory is not None)
        else:
            inner = (
                body.kind in grammar.adjoining and not grammar.left and rule != CLOSED
            )  # "l'intercommunale | Idelux"
            own = identify(doc, replace(body, start=body.head_start) if inner else body, place, grammar)
            if own is None:
                settled.append(body)
                continue
            key = own.key
            added = place != body.territory and body.kind not in grammar.national
            name = full_name(doc, body, place if added else None, grammar)
            fresh = Institution(key, name, own.kind, place, competences=own.competences, local=own.local)
            known = on(doc).institutions.get(key) or fresh
            named = text_of(doc, body.head_end, body.end) if _is_apposed(doc, body, grammar) else None
            named = text_of(doc, body.head_start, body.end) if inner and body.start < body.head_start else named
            on(doc).institutions[key] = add_alias(add_alias(add_alias(known, name), surface), named)
        settled.append(replace(body, key=key, territory=place, rule=rule))
    for i, body in enumerate(settled):
        if body.key.startswith("#"):
            full = settled[int(body.key[1:])]
            settled[i] = replace(body, key=full.key, territory=full.territory)
            if full.key:
                known = on(doc).institutions[full.key]
                on(doc).institutions[full.key] = add_alias(known, text_of(doc, body.start, body.end))
    return [body for body in settled if body.key]


def _is_apposed(doc: Doc, body: Body, grammar: InstitutionGrammar) -> bool:
    """Say whether a head in small letters only says what the name after it is of ("tập đoàn | Airbus")."""
    small = on(doc).words[body.head_start][0].islower() and body.head_end < body.end and body.start == body.head_start
    return small and grammar.small.find(on(doc).lower, body.head_start, body.end) is not None


def has_own_name(doc: Doc, body: Body, grammar: InstitutionGrammar) -> bool:
    """Say whether a name stands before the head of a council that no territory tells ("the | Refugee | Council")."""
    if not grammar.left or body.kind not in grammar.same_body or body.start == body.head_start:
        return False
    return any(
        on(doc).lower[at] not in grammar.before and on(doc).words[at][0].isupper()
        for at in range(body.start, body.head_start)
    )


def ends_in_level(doc: Doc, body: Body, grammar: InstitutionGrammar) -> bool:
    """Say whether a name ends in a level word whose territory the context tells ("Ủy ban MTTQ Việt Nam tỉnh")."""
    if any(t.start >= body.start and t.end == body.end for t in on(doc).territories):
        return False  # "Consulate General of France in | Ho Chi Minh City"
    return any(
        (m := grammar.levels.find(on(doc).lower, at, body.end)) and m.end == body.end
        for at in range(body.start, body.end)
    )


@Language.factory("decoop_institutions")
def make_institutions(nlp: Language, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201, ARG001
    """Return the component that finds institutions."""

    from .acronyms import find_acronyms  # they build on this module
    from .headless.apposed import find_apposed
    from .headless.called import find_called
    from .headless.led import find_led
    from .headless.national import find_national
    from .headless.quoted import find_quoted
    from .headless.several import find_several
    from .headless.spelled import find_spelled
    from .headless.told_of import find_told_of
    from .headless.units import find_units
    from .reach.closed import close_names
    from .reach.gatherings import leave_gatherings
    from .reach.listed_on import list_on
    from .reach.superlatives import leave_superlatives
    from .whose.held import find_held
    from .whose.posted import find_posted

    def institutions(doc: Doc) -> Doc:
        on(doc).title_starts = {t.start: t for t in on(doc).titles}
        on(doc).title_ends = {t.end: t for t in on(doc).titles}
        table = load_pack(on(doc).article.language).get("institutions", {})
        named = leave_superlatives(doc, leave_gatherings(doc, find_bodies(doc)))
        bodies = settle(doc, list_on(doc, fill_names(doc, close_names(doc, named))))
        posted = find_posted(doc, bodies, table)
        starts = {body.start for body in posted}
        bodies = [*(b for b in bodies if b.start not in starts), *posted]
        bodies += find_held(doc, bodies, table)
        bodies += find_led(doc, bodies, table)
        bodies += find_told_of(doc, bodies, table)
        bodies = find_national(doc, find_units(doc, bodies))
        bodies.sort(key=lambda b: b.start)
        bodies = find_spelled(
            doc, find_several(doc, find_apposed(doc, find_called(doc, find_quoted(doc, bodies, table)))), table
        )
        on(doc).bodies = find_acronyms(doc, bodies, table)
        add_bare_names(doc, on(doc).bodies)
        mark_shared(doc, institution_grammar(on(doc).article.language))
        doc.spans["institutions"] = [Span(doc, b.start, b.end, label=b.rule, kb_id=b.key) for b in on(doc).bodies]
        return doc

    return institutions
