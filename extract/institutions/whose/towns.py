"""The towns that a sentence about twins lists, and those that an article only ever names as where something is.

A territory that every mention puts behind a word of place ("in Chicago", "south of Rennes", the dateline) is no body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from ...document import on, sentence_at
from ...pack import load_pack
from ...places.levels import Territory, nationals
from ...places.unknown import place_uses
from ...words.atoms import Atom, letters
from ...words.lexicon import Lexicon, lower
from ...words.wordlists import words_of

FEW = 2  # names of a list of which one known place makes places of all
WHERE = r"(?:,?i[LNC]|,C|\([LNC]\))?"  # where a town lies: "in Brittany", "(Germany)"
TOWN = rf"(?:a?L|N){WHERE}"
LISTED = re.compile(rf"(?<![BLNCT&,])(?<![LNC]i)(?P<towns>{TOWN}(?:,{TOWN})*,?&{TOWN})(?![,&]?[BPTsoN])")
OPENS = re.compile(r"^(?P<town>L)(?:,?C)?,?(?=[=xzs])")
NAME = 6  # tokens of a territory's name
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
    return any(match.end == start for match in found if match) or is_listed_there(doc, territory)


def is_listed_there(doc: Doc, territory: Territory) -> bool:
    """Say whether a mention is one of several that the same words locate: "talks in Leeds, York | and Hull"."""
    joins = words_of(doc, "meetings", "list")
    first, joined = territory, False
    while (before := _item_before(doc, first, joins)) is not None:
        joined = joined or on(doc).lower[first.start - 1] in joins
        first = before
    if first is territory:
        return False
    sentence = sentence_at(doc, first.start)
    opens = sentence is None or first.start - on(doc).story[sentence].start <= PHRASE - 1
    return not opens and (joined or _joined_on(doc, territory, joins)) and says_where(doc, first)


def _item_before(doc: Doc, territory: Territory, joins: frozenset[str]) -> Territory | None:
    """Return the territory from which only a comma, "and" or both part one."""
    lower, at = on(doc).lower, territory.start
    while at and (lower[at - 1] in joins or lower[at - 1] == ","):
        at -= 1
    starts = on(doc).territories.starts
    near = (starts.get(start) for start in range(at - 1, max(-1, at - NAME), -1)) if at < territory.start else ()
    before = next((each for each in near if each is not None and each.end == at), None)
    kinds = {known.kind == "Country" for t in (before, territory) if t and (known := on(doc).places.get(t.place))}
    return before if len(kinds) == 1 else None  # "Glendora in the US | and Douliu"


def _joined_on(doc: Doc, territory: Territory, joins: frozenset[str]) -> bool:
    """Say whether "and" joins a last item to the list that a mention is in."""
    lower, starts, at = on(doc).lower, on(doc).territories.starts, territory.end
    while at + 1 < len(lower) and (lower[at] == "," or lower[at] in joins):
        if lower[at] in joins or lower[at + 1] in joins:
            return True
        following = starts.get(at + 1)
        if following is None:
            return False
        at = following.end
    return False


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
