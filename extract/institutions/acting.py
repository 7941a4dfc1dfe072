"""Places that act: "Toulouse et Hanoï ont signé", "entre Paris et Tunis", "le maire de Lyon". Each is an institution.

A pack's ``[[institutions.acting]]`` are expressions over atoms with a group ``places``; what an expression matches
outside its group is only context, and a match without the group ("à Lyon et Paris") keeps others off its places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from ..document import on, text_of
from ..pack import load_pack
from ..places.levels import nationals, new_place
from ..roles.grammar import role_grammar
from ..words.atoms import Atom, letters
from ..words.lexicon import WORD, lower
from ..words.names import name_grammar
from .component import AUTHORITY as AUTHORITY_KEY
from .component import authority_of, party
from .grammar import institution_grammar
from .whose.towns import find_listed

LISTED = "acting-listed"  # the rule by which the towns that a sentence about twins lists act
AUTHORITY = "acting-authority"  # the rule by which a territory acts whose name is an authority's
UNKNOWN = "place-acting"  # the rule of a name that no gazetteer knows and that acts as a place does
SURE = 2  # known places in a list that make places of the names between them


@dataclass(frozen=True, slots=True)
class ActingPattern:
    """Hold one pattern of a pack: its id, the expression over atoms, and whether it settles that its places act."""

    id: str
    expression: re.Pattern[str]
    sure: bool = False
    plural: bool = False  # whether the office is told in the plural ("the mayors of Lyon and Kalmar")
    offices: frozenset[str] = frozenset()  # concepts of offices with which alone a match begins ("maire de Lyon")
    authority: bool = False  # only after a body that is an authority ("la Ville de Lyon et celle de | Podor")
    opener: frozenset[str] = frozenset()  # words with which alone a match begins ("with Lyon", and not "in Lyon")


@cache
def acting_patterns(language: str) -> tuple[ActingPattern, ...]:
    """Return the compiled patterns of a language."""
    table = load_pack(language).get("institutions", {}).get("acting", [])
    return tuple(
        ActingPattern(
            p["id"],
            re.compile(p["pattern"]),
            p.get("sure", False),
            p.get("plural", False),
            frozenset(p.get("offices", [])),
            p.get("authority", False),
            frozenset(map(lower, p.get("opener", []))),
        )
        for p in table
    )


@cache
def settling_rules(language: str) -> frozenset[str]:
    """Return the ids of the patterns whose places act, whatever else an article says."""
    return frozenset(pattern.id for pattern in acting_patterns(language) if pattern.sure) | {AUTHORITY}


def find_acting(doc: Doc) -> Iterator[tuple[Atom, bool, str]]:
    """Yield the places of the story that act, each with whether two known ones stand beside it, and the rule's id."""
    borne, words = role_grammar(on(doc).article.language).borne, on(doc).lower
    for atoms in on(doc).atoms:
        text = letters(atoms)
        for pattern in acting_patterns(on(doc).article.language):
            for match in pattern.expression.finditer(text):
                if "places" not in pattern.expression.groupindex or match["places"] is None:
                    continue
                first = atoms[match.start()]
                if pattern.opener and words[first.start] not in pattern.opener:
                    continue
                if pattern.authority and first.letter == "B" and not first.value.key.endswith(AUTHORITY_KEY):
                    continue  # "l'université de Lyon et celle de Podor"
                if first.letter == "T" and first.value.concept in borne:
                    continue  # "l'ambassadeur du Bénin", "le député du Loiret"
                if pattern.offices and first.value.plural is not pattern.plural:
                    continue
                if pattern.offices and first.value.concept not in pattern.offices:
                    continue
                many = match["places"].count("L") >= SURE
                begin, end = match.span("places")
                bracketed = [text[begin:i].count("(") > text[begin:i].count(")") for i in range(begin, end)]
                for i in range(begin, end):
                    if text[i] in "LN" and not bracketed[i - begin]:
                        yield atoms[i], many, pattern.id


def find_authorities(doc: Doc) -> Iterator[Atom]:
    """Yield the territories whose name is that of a kind of authority that a pack lists ("Rennes Métropole")."""
    kinds = load_pack(on(doc).article.language).get("institutions", {}).get("authorities", ())
    heads = institution_grammar(on(doc).article.language).heads
    for atom in (atom for atoms in on(doc).atoms for atom in atoms if atom.letter == "L" and kinds):
        name = [lower(word) for word in WORD.findall(on(doc).places[atom.value.place].name)]
        if any(match.value in kinds for match in heads.matches(name, 0, len(name))):
            yield atom


def _are_people(doc: Doc, atom: Atom) -> bool:
    """Say whether one word names the people of a place ("entre Rennais et Bretons")."""
    ends, word = institution_grammar(on(doc).article.language).inhabitants, on(doc).folded[atom.start]
    if not ends or atom.end - atom.start != 1:
        return False
    peoples = role_grammar(on(doc).article.language).peoples.values()
    return word.endswith(ends) or (word.endswith("s") and any(word.startswith(s) for stems in peoples for s in stems))


def list_party(doc: Doc, atom: Atom, *, many: bool) -> str | None:
    """List a place as an institution, and return its key; a name of one word that no gazetteer knows, beside others."""
    surface = text_of(doc, atom.start, atom.end)
    if atom.letter == "L":
        if on(doc).places[atom.value.place].kind != "Country":
            return party(doc, atom.value.place, surface)
    elif nationals(on(doc).article.language).find(on(doc).lower, atom.start, atom.end):
        return None  # "entre les Coréens et les Italiens"
    elif _are_people(doc, atom):
        return None
    elif (many or " " not in surface) and on(doc).lower[atom.start] not in name_grammar(on(doc).article.language).given:
        return party(doc, new_place(doc, atom.start, atom.end, "City"), surface)
    return None


def mark_unknown(doc: Doc, starts: AbstractSet[int]) -> None:
    """Mark the names that no gazetteer knows and that act as places, wherever they are told whole: who acts takes part.

    ``starts`` are the first tokens of those that the words of a sentence tell to act.
    """
    atoms = [atom for each in on(doc).atoms for atom in each if atom.letter == "N"] if starts else []
    names = {text_of(doc, atom.start, atom.end) for atom in atoms if atom.start in starts}
    keys = {on(doc).places[key].name: key for key in on(doc).places if authority_of(key) in on(doc).institutions}
    for atom in atoms:
        name = text_of(doc, atom.start, atom.end)
        if name in names and name in keys:
            doc.spans["places"].append(Span(doc, atom.start, atom.end, label=UNKNOWN, kb_id=keys[name]))


@Language.factory("decoop_acting")
def make_acting(nlp: Language, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201, ARG001
    """Return the component that makes institutions of the places that act."""

    def acting(doc: Doc) -> Doc:
        found = [*find_acting(doc), *((atom, True, LISTED) for atom in find_listed(doc))]
        found += [(atom, True, AUTHORITY) for atom in find_authorities(doc)]
        rules: dict[str, tuple[str, ...]] = {}
        for atom, many, rule in found:
            if key := list_party(doc, atom, many=many):
                rules[key] = (*rules.get(key, ()), rule)
        mark_unknown(doc, {atom.start for atom, _, _ in found if atom.letter == "N"})
        sure = settling_rules(on(doc).article.language)
        named = on(doc).named
        on(doc).acting = {key: ids for key, ids in rules.items() if key not in named or not sure.isdisjoint(ids)}
        on(doc).named = frozenset(on(doc).institutions)
        return doc

    return acting
