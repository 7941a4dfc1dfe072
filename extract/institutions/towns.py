"""Which territories act by all that an article tells of them, and which it only ever names as where something is.

The twin town of an article acts in it whether or not a sentence says so with a verb: the headline names it, the story
comes back to it, a sentence joins it to the other town ("twinned with", "sister cities with"). A territory that every
mention puts behind a word of place ("in Chicago", "south of Rennes", the dateline) is no body at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from ..document import on
from ..pack import load_pack
from ..places.levels import Territory, nationals
from ..places.unknown import place_uses
from ..words.atoms import Atom, letters
from ..words.lexicon import Lexicon, lower

HEADLINE = 3  # mentions of a territory that the headline names
OFTEN = 4  # mentions of any other
FEW = 2  # names of a list of which one known place makes places of all
LISTED = re.compile(r"(?<![BLNCT&,])a?(?P<towns>[LN](?:,C)?(?:,a?[LN](?:,C)?)*,?&a?[LN])(?![,&]?[BPTsoN])")
OPENS = re.compile(r"^(?P<town>L)(?:,?C)?,?(?=[=xzs])")
PHRASE = 3  # tokens of the words before a name that only locate it


@dataclass(frozen=True, slots=True)
class TownGrammar:
    """Hold a pack's ``[institutions.territories]``: the words before a territory that say where something is."""

    located: Lexicon[bool]
    joins: frozenset[str]  # words before the other one of two towns that a sentence joins
    small: frozenset[str]  # words between such a word and the name


@cache
def town_grammar(language: str) -> TownGrammar | None:
    """Return the compiled table of a language, None where a pack has none."""
    table = load_pack(language).get("institutions", {}).get("territories")
    if table is None:
        return None
    located = Lexicon([(form, True) for form in table["located"]], lower)
    return TownGrammar(located, frozenset(map(lower, table["joins"])), frozenset(map(lower, table["small"])))


def located_only(doc: Doc) -> frozenset[str]:
    """Return the territories that the article only ever names as where something is, worked out once."""
    if on(doc).located is None:
        grammar, named = town_grammar(on(doc).article.language), on(doc).named or frozenset()
        acting = {t.place for t in on(doc).territories if grammar is None or not _is_located(doc, t, grammar)}
        held = {i.territory for key, i in on(doc).institutions.items() if key in named}
        on(doc).located = frozenset(t.place for t in on(doc).territories) - acting - held
    found: frozenset[str] = on(doc).located
    return found


def _is_located(doc: Doc, territory: Territory, grammar: TownGrammar) -> bool:
    """Say whether the words before a mention only tell where something is, or the mention is the dateline."""
    start, words = territory.start, on(doc).lower
    for at in range(max(0, start - PHRASE), start):
        if (match := grammar.located.find(words, at, start)) and match.end == start:
            return True
    return False


def find_towns(doc: Doc) -> Iterator[Atom]:
    """Yield the territories that act by how the article tells of them: in its headline, often, joined to another."""
    grammar = town_grammar(on(doc).article.language)
    if grammar is None:
        return
    marks = {t.start: t for t in on(doc).territories}
    told: dict[str, list[tuple[int, Atom]]] = {}
    for number, atoms in enumerate(on(doc).atoms):
        for atom in atoms:
            if atom.letter == "L" and atom.start in marks:
                told.setdefault(atom.value.place, []).append((number, atom))
            elif atom.letter == "B" and atom.value.territory:
                told.setdefault(atom.value.territory, []).append((number, atom))
    for mentions in told.values():
        names = [(n, a) for n, a in mentions if a.letter == "L" and not _is_located(doc, marks[a.start], grammar)]
        if not names:
            continue
        headed = any(n == 0 for n, _ in names) and len(mentions) >= HEADLINE
        joined = next((a for n, a in names if _is_joined(doc, n, a, grammar)), None)
        if headed or len(mentions) >= OFTEN or joined is not None:
            yield joined or names[0][1]


def find_listed(doc: Doc) -> Iterator[Atom]:
    """Yield the towns that a sentence about twins lists, known or of one word ("its twins are Lille, Talsi and Rønne").

    And the one that such a sentence opens with: "Leeds is twinned with …", "Leeds's sister city".
    """
    if town_grammar(on(doc).article.language) is None:
        return
    uses, words = place_uses(on(doc).article.language), on(doc).lower
    for atoms, sentence in zip(on(doc).atoms, on(doc).story, strict=True):
        said = range(sentence.start, sentence.end)
        if not any(words[i] in uses.twins and words[i] == on(doc).words[i] for i in said):
            continue  # "North West Partnership" is a name
        text = letters(atoms)
        for match in LISTED.finditer(text):
            names = [a for a in atoms[slice(*match.span("towns"))] if a.letter in "LN"]
            known = sum(a.letter == "L" for a in names)
            plain = all(a.letter == "L" or a.end - a.start == 1 for a in names)
            if plain and known and (known > 1 or len(names) <= FEW):
                yield from names
        opening = OPENS.match(text)
        if opening:
            yield atoms[opening.start("town")]


def _is_joined(doc: Doc, number: int, atom: Atom, grammar: TownGrammar) -> bool:
    """Say whether a sentence about twins joins a town to another ("twinned with the Danish town of Vejen")."""
    words, sentence = on(doc).lower, on(doc).story[number]
    if place_uses(on(doc).article.language).twins.isdisjoint(words[sentence.start : sentence.end]):
        return False
    at, adjectives = atom.start - 1, nationals(on(doc).article.language)
    while at > sentence.start and (words[at] in grammar.small or adjectives.find(words, at, at + 1)):
        at -= 1
    return at >= sentence.start and words[at] in grammar.joins
