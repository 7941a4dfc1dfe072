"""Places that stand beside holders of an office: "de A, Mme Ann Lee, de B, M. Bo Fox", "Camp-Perrin et son maire"."""

from __future__ import annotations

from dataclasses import replace
from string import digits
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ..document import on
from ..pack import load_pack
from ..words.common import common_words
from ..words.names import glued, is_name_word
from .levels import Territory, new_place, place_levels
from .unknown import place_uses

if TYPE_CHECKING:
    from .introduced import Search

COUNTED = 4  # letters of a word that a figure before it counts
OFFICE = 4  # words of an office
SUBJECT = 4  # words between a name and what it calls its own


def list_in_turn(search: Search, at: int, stop: int, kind: str) -> int:
    """List the names that take turns with their holders ("de A, Mme Ann Lee, de B, M. Bo Fox"); return the end."""
    doc, end = search.doc, at
    while at < stop and on(doc).words[at] == ",":
        at += 1
        while at < stop and (is_name_word(on(doc).words[at]) or glued(doc, at) or on(doc).words[at] == "."):
            at += 1
        opened = at
        while at < stop and on(doc).lower[at] in search.introducers.joins:
            at += 1
        link = search.levels.linkers.find(on(doc).lower, at, stop) if opened < at < stop else None
        if link is None or link.end >= stop or on(doc).words[opened - 1] == ",":
            break
        known = next((t for t in search.found if t.start == link.end), None)
        name = known or search.name_at(link.end, stop, kind, listed=True)
        if name is None or name.end >= stop or on(doc).words[name.end] != ",":
            break
        if known is None:
            place = name.place or new_place(doc, name.start, name.end, kind)
            search.found.append(replace(name, place=place))
            search.taken.update(range(name.start, name.end))
        at = end = name.end
    return end


def list_owner(search: Search, start: int, at: int, stop: int) -> None:
    """List the name that opens a clause whose office is its own ("Camp-Perrin avait envoyé son maire")."""
    doc, words = search.doc, on(search.doc).lower
    office = search.introducers.words.find(words, at + 1, stop) if at + 1 < stop else None
    if office is None or office.value != "City":
        return
    end = at
    while end > start and at - end < SUBJECT and doc[end - 1].text.isalpha() and doc[end - 1].text[0].islower():
        end -= 1
    begin = end
    while (
        begin > start and begin - 1 not in search.taken and (is_name_word(doc[begin - 1].text) or glued(doc, begin - 1))
    ):
        begin -= 1
    opens = begin == start or on(doc).words[begin - 1] in ",;:"
    if end - begin == 1 and words[begin] in common_words(on(doc).article.language):
        return  # "Accompagné | de ses adjoints"
    if begin < end and opens and search.may_name(begin) and not search.is_person(begin, end):
        place = new_place(doc, begin, end, "City")
        search.found.append(Territory(begin, end, begin, end, place, None, "place-office"))
        search.taken.update(range(begin, end))


def number_places(doc: Doc, territories: list[Territory]) -> list[Territory]:
    """Return the territories, one that a number after its name tells from others with it ("Yaoundé III", "Kloto 1").

    A figure counts after a level word or an office only: elsewhere it may begin an amount.
    """
    table = load_pack(on(doc).article.language).get("places", {})
    numbers, wards = frozenset(table.get("numbers", [])), frozenset(table.get("wards", []))
    ordinals = frozenset(table.get("ordinals", []))
    territories = [_ward(doc, t, ordinals) if on(doc).lower[t.start] in wards else t for t in territories]
    told = {(t.place, _number(doc, t)) for t in territories if numbers and _tells_number(doc, t, numbers)}
    told |= {(t.place, _number(doc, t)) for t in territories if numbers and _numbers_again(doc, t)}
    return [_numbered(doc, t) if (t.place, _number(doc, t)) in told else t for t in territories]


def _ward(doc: Doc, known: Territory, ordinals: frozenset[str]) -> Territory:
    """Return a territory with the ordinal that its level word follows ("le 9e | arrondissement de Paris")."""
    start = known.start - 1
    word = on(doc).words[start] if known.start else ""
    if (ending := word.lstrip(digits)) == word or ending not in ordinals:
        return known
    key = new_place(doc, start, known.end, "City", on(doc).places[known.place].country)
    return replace(known, start=start, name_start=start, place=key)


def _number(doc: Doc, known: Territory) -> str:
    return on(doc).words[known.end] if known.end < len(doc) else ""


def _numbered(doc: Doc, known: Territory) -> Territory:
    end = known.end + 1
    key = new_place(doc, known.name_start, end, "City", on(doc).places[known.place].country)
    return replace(known, end=end, name_end=end, place=key)


def _tells_number(doc: Doc, known: Territory, numbers: frozenset[str]) -> bool:
    """Say whether a number after a name tells it from others, here or elsewhere."""
    number, words = _number(doc, known), on(doc).lower
    place = on(doc).places.get(known.place)
    if known.name_end != known.end or place is None or place.kind == "Country":
        return False
    if known.level is None and known.rule not in {"place-office", "place-used"}:
        linkers = place_levels(on(doc).article.language).linkers
        links = [at for at in _before(known) if (m := linkers.find(words, at)) and m.end == known.name_start]
        if number.isdigit() and not _counts(doc, known.end):
            return any(_follows_office(doc, at) for at in links)  # "le maire de Yaoundé | 7"
        return number in numbers and (bool(links) or (number.isupper() and len(number) > 1))  # "verront Yaoundé | III"
    return number in numbers or (number.isdigit() and not _counts(doc, known.end))


def _follows_office(doc: Doc, at: int) -> bool:
    """Say whether the word for an office of a town ends before a token."""
    titles, words = place_uses(on(doc).article.language).titles, on(doc).lower
    return any((title := titles.find(words, begin, at)) and title.end == at for begin in range(max(0, at - OFFICE), at))


def _numbers_again(doc: Doc, known: Territory) -> bool:
    """Say whether a figure that counts nothing stands after a bare name here and elsewhere ("Kloto 1")."""
    place, words, at = on(doc).places.get(known.place), on(doc).lower, known.name_start
    if known.name_end != known.end or place is None or place.kind == "Country" or not _number(doc, known).isdigit():
        return False
    name = words[at : known.end + 1]
    again = (i for i in range(len(words) - len(name)) if i != at and words[i] == name[0])
    return not _counts(doc, known.end) and any(words[i : i + len(name)] == name for i in again)


def _before(known: Territory) -> range:
    return range(max(0, known.name_start - 2), known.name_start)


def _counts(doc: Doc, at: int) -> bool:
    """Say whether a figure counts what follows ("la ville de Lyon | 3 fois")."""
    after = on(doc).words[at + 1] if at + 1 < len(doc) else ""
    return len(on(doc).words[at]) > 1 or after.isdigit() or (after.isalpha() and len(after) >= COUNTED)
