"""The towns that a sentence about twins lists, and those that an article only ever names as where something is.

A territory that every mention puts behind a word of place ("in Chicago", "south of Rennes", the dateline) is no body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from ...document import on
from ...pack import load_pack
from ...places.levels import Territory, nationals
from ...places.unknown import place_uses
from ...words.atoms import Atom, letters
from ...words.lexicon import Lexicon, lower

FEW = 2  # names of a list of which one known place makes places of all
WHERE = r"(?:,?i[LNC]|,C|\([LNC]\))?"  # where a town lies: "in Brittany", "(Germany)"
TOWN = rf"(?:a?L|N){WHERE}"
LISTED = re.compile(rf"(?<![BLNCT&,])(?<![LNC]i)(?P<towns>{TOWN}(?:,{TOWN})*,?&{TOWN})(?![,&]?[BPTsoN])")
OPENS = re.compile(r"^(?P<town>L)(?:,?C)?,?(?=[=xzs])")
PHRASE = 3  # tokens of the words before a name that only locate it


@cache
def place_words(language: str) -> Lexicon[bool] | None:
    """Return a pack's ``[institutions.territories]``: the words before a territory that say where something is."""
    table = load_pack(language).get("institutions", {}).get("territories")
    return Lexicon([(form, True) for form in table["located"]], lower) if table else None


def located_only(doc: Doc) -> frozenset[str]:
    """Return the territories that the article only ever names as where something is, worked out once."""
    if on(doc).located is None:
        acting = {t.place for t in on(doc).territories if not says_where(doc, t)}
        held = {i.territory for key, i in on(doc).institutions.items() if key in on(doc).named}
        on(doc).located = frozenset(t.place for t in on(doc).territories) - acting - held
    found: frozenset[str] = on(doc).located
    return found


def says_where(doc: Doc, territory: Territory) -> bool:
    """Say whether the words before a mention only tell where something is, in a language whose pack lists such."""
    located, start = place_words(on(doc).article.language), territory.start
    if located and start and nationals(on(doc).article.language).find(on(doc).lower, start - 1, start):
        start -= 1  # "in the | American state of Nebraska"
    found = (located.find(on(doc).lower, at, start) for at in range(max(0, start - PHRASE), start) if located)
    return any(match.end == start for match in found if match)


def find_listed(doc: Doc) -> Iterator[Atom]:
    """Yield the towns that a sentence about twins lists, known or of one word ("its twins are Lille, Talsi and Rønne").

    And the one that such a sentence opens with: "Leeds is twinned with …", "Leeds's sister city".
    """
    uses, words = place_uses(on(doc).article.language), on(doc).lower
    for atoms, sentence in zip(on(doc).atoms, on(doc).story, strict=True):
        said = range(sentence.start, sentence.end)
        if uses.twins.isdisjoint(words[sentence.start : sentence.end]):
            continue
        if not any(words[i] in uses.twins and on(doc).words[i].islower() for i in said):
            continue  # "North West Partnership" is a name
        text = letters(atoms)
        for match in LISTED.finditer(text):
            begin, end = match.span("towns")
            towns = (at for at in range(begin, end) if at == begin or text[at - 1] not in "i(")
            names = [atoms[at] for at in towns if text[at] in "LN"]
            known = sum(a.letter == "L" for a in names)
            plain = all(a.letter == "L" or a.end - a.start == 1 for a in names)
            if plain and known and (known > 1 or len(names) <= FEW):
                yield from names
        opening = OPENS.match(text)
        if opening:
            yield atoms[opening.start("town")]
