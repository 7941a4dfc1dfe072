"""What places are made of: their marks in the text, a pack's level words, and the list of an article's places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from spacy.tokens import Doc

from ..document import on, text_of
from ..facts import Place
from ..pack import load_pack
from ..records import record
from ..words.lexicon import Lexicon, lower, slug
from .gazetteer import Entry, gazetteer

TOWN = "city"  # the level of towns
NARROW = ("commune", "district", TOWN)  # levels of territories that others hold, narrowest first
DASHES = frozenset("-–—")
ADDRESS = 9  # tokens of a street with its number


@record
class Territory:
    """Mark a place in the text: tokens of the whole ("tỉnh Lào Cai"), of the name alone, and the level named."""

    start: int
    end: int
    name_start: int
    name_end: int
    place: str
    level: str | None
    rule: str


class Territories(list[Territory]):
    """Hold the places of a text with where they stand: asked of nearly every name, worked out once."""

    @cached_property
    def starts(self) -> dict[int, Territory]:
        """Return the territories by their first token."""
        return {t.start: t for t in reversed(self)}

    @cached_property
    def ends(self) -> dict[int, Territory]:
        """Return the territories by the token after their last."""
        return {t.end: t for t in reversed(self)}

    @cached_property
    def whole(self) -> dict[int, int]:
        """Return where the territories end, by their first token."""
        return {t.start: t.end for t in self}

    @cached_property
    def spans(self) -> frozenset[tuple[int, int]]:
        """Return where the territories begin and end."""
        return frozenset((t.start, t.end) for t in self)

    @cached_property
    def tokens(self) -> frozenset[int]:
        """Return the tokens of all territories."""
        return frozenset(at for t in self for at in range(t.start, t.end))

    @cached_property
    def inner(self) -> frozenset[int]:
        """Return the tokens of all territories but the first of each."""
        return frozenset(at for t in self for at in range(t.start + 1, t.end))


@dataclass(frozen=True, slots=True)
class Levels:
    """Hold a pack's level words, before a name with their linkers or after it."""

    before: Lexicon[str]
    after: Lexicon[str]
    linkers: Lexicon[bool]
    demonyms: Lexicon[bool]
    plural: frozenset[str]  # words before a level word that make it one of several territories
    between: frozenset[str]  # those of them that a single territory may follow ("giữa tỉnh A với tỉnh B")
    many: frozenset[str]  # level words in the plural
    partial: frozenset[
        str
    ]  # level words after a name that are no part of it ("Henan | Provincial | People's Congress")
    series: frozenset[str]  # what joins the names of a list
    apart: frozenset[str]  # what makes a name after a comma one of its own: "and", a possessive, a dash
    others: Lexicon[bool]  # names of no territory that open like one ("Thái Bình Dương")
    wide: frozenset[str]
    small: frozenset[str]  # levels of places that are no countries
    long: frozenset[str]  # levels whose words stand before common nouns too, but not before names of two words
    streets: frozenset[str]  # words before the number of a house
    numbered: frozenset[str]  # levels of places whose name may be a number or end in one
    after_number: frozenset[str]  # words after a number that it does not count
    hamlet_after: frozenset[str]  # words before the level word of a hamlet, whose name may be one word
    never: frozenset[str]
    describing: frozenset[str]  # words that only describe what they open ("Additional District")
    endings: tuple[str, ...]  # level words that may be part of a name ("Roxas City", "Tula Oblast")
    adjectival: tuple[str, ...]  # endings of adjectives of places ("Sicilian")
    infixes: frozenset[str]  # words inside names of towns ("sur", "upon")
    compass: frozenset[str]  # words for a part of a country, which no town is named by ("les communes du Sud")
    lone: frozenset[str]  # words that are no place by themselves ("South")
    landscapes: frozenset[str]  # last words of where a territory lies ("the Mekong Delta | city")
    placed: frozenset[str]  # words that mostly a place follows ("from Kalmar")
    besides: Lexicon[bool]  # words that join a place to its country ("Saint-Louis du Sénégal")
    contractions: Mapping[str, str]
    points: frozenset[str]  # points of the compass that end a town's name ("Ketu South")
    abbreviated: Mapping[str, str]  # short forms of regions as written, each with its country ("Ill.")
    assumed: frozenset[str]  # countries whose places a text of the language names without their country
    nationals: Lexicon[str]  # demonyms, each with its country
    adjectives: Lexicon[str]  # those of them that one territory alone has, each with its code ("Scottish": gb-sct)
    home: str  # the country whose places a text means where it tells of no other that has their name, or ""

    def city_names(self, doc: Doc, start: int, end: int) -> Sequence[Entry]:
        """Return the places whose own name ends in the level word that stands before this one ("City of Roxas")."""
        for word in self.endings:
            words = [*on(doc).folded[start:end], word]
            match = gazetteer().lexicon.find(words, 0)
            if match and match.end == len(words):
                return match.value
        return ()

    @classmethod
    def of(cls, table: Mapping[str, Any], bodies: Mapping[str, Any], ands: Iterable[str] = ()) -> Levels:
        """Compile the ``[places]`` table of a pack, given its table of institutions and its words for "and"."""

        def lexicon(key: str) -> Lexicon[str]:
            words = table.get(key, {})
            return Lexicon([(form, level) for level, forms in words.items() for form in forms], lower)

        linkers, demonyms, others = (
            Lexicon([(form, True) for form in table.get(key, [])], lower) for key in ("linkers", "demonyms", "others")
        )
        demonyms_of = [(form, code) for code, forms in table.get("nationals", {}).items() for form in forms]
        shared = frozenset(table.get("shared_nationals", []))
        never, infixes, lone, compass, landscapes = (
            frozenset(lower(w) for w in table.get(key, []))
            for key in ("never", "infixes", "lone", "compass", "landscapes")
        )
        return cls(
            before=lexicon("before"),
            after=lexicon("after"),
            linkers=linkers,
            demonyms=demonyms,
            others=others,
            plural=frozenset(map(lower, bodies.get("plural", ()))),
            between=frozenset(map(lower, table.get("between", ()))),
            many=frozenset(map(lower, table.get("many", ()))),
            partial=frozenset(map(lower, table.get("partial", ()))),
            series=frozenset(map(lower, bodies.get("series", ()))),
            apart=frozenset(map(lower, (*ands, *bodies.get("possessives", ())))) | DASHES,
            wide=frozenset(table.get("wide", [])),
            small=frozenset(table.get("small", [])),
            long=frozenset(table.get("long", [])),
            streets=frozenset(map(lower, table.get("streets", []))),
            numbered=frozenset(table.get("numbered", [])),
            after_number=frozenset(table.get("after_number", [])),
            hamlet_after=frozenset(map(lower, table.get("hamlet_after", []))),
            never=never,
            describing=frozenset(map(lower, table.get("uses", {}).get("never", ()))),
            endings=tuple(table.get("endings", [])),
            adjectival=tuple(table.get("adjectival", [])),
            infixes=infixes,
            compass=compass,
            lone=lone,
            landscapes=landscapes,
            placed=frozenset(lower(w) for w in table.get("placed", [])),
            besides=Lexicon([(form, True) for form in table.get("besides", [])], lower),
            contractions=table.get("contractions", {}),
            points=frozenset(map(lower, table.get("points", []))),
            abbreviated={
                form.rstrip("."): country for country, forms in table.get("abbreviated", {}).items() for form in forms
            },
            assumed=frozenset(table.get("assumed", [])),
            home=bodies.get("home", ""),
            nationals=Lexicon([(form, code.partition("-")[0]) for form, code in demonyms_of], lower),
            adjectives=Lexicon([(form, code) for form, code in demonyms_of if form not in shared], lower),
        )


@cache
def place_levels(language: str) -> Levels:
    """Return the compiled ``[places]`` table of a language."""
    pack = load_pack(language)
    return Levels.of(pack.get("places", {}), pack.get("institutions", {}), pack.get("atoms", {}).get("&", ()))


def level_words(language: str) -> Lexicon[str]:
    """Return the words that stand before a territory's name and tell its level."""
    return place_levels(language).before


def nationals(language: str) -> Lexicon[str]:
    """Return a language's adjectives of countries, each with its country."""
    return place_levels(language).nationals


def names_nobody(doc: Doc, start: int, end: int) -> bool:
    """Say whether the words before a level word or a council only say its country or kind ("Japanese sister city")."""
    demonyms, at = place_levels(on(doc).article.language).demonyms, start
    while at < end:
        match = demonyms.find(on(doc).lower, at, end)
        if match is None and on(doc).words[at][0].isupper():
            return False
        at = match.end if match else at + 1
    return True


def only_locates(doc: Doc, territory: Territory) -> bool:
    """Say whether a territory only says where another one is ("xã Thuận (huyện Hướng Hóa, tỉnh Quảng Trị)")."""
    at = territory.start
    if at and on(doc).words[at - 1] in DASHES and on(doc).spaced[at - 1]:
        before = on(doc).territories.ends.get(at - 1)
        return before is not None and _is_within(doc, before, territory)
    if not at or on(doc).words[at - 1] not in "(,":
        return False
    if on(doc).words[at - 1] == "(":
        return at - 1 in on(doc).territories.ends
    before = on(doc).territories.ends.get(at - 1)
    if territory.level is None:
        return False
    if before is None:
        return _ends_address(doc, at - 1)
    inside = not _lies_elsewhere(doc, before, territory)  # not "tại Hà Nội, | tỉnh Nghệ An và …"
    return inside and (before.level != territory.level or only_locates(doc, before))


def _lies_elsewhere(doc: Doc, one: Territory, other: Territory) -> bool:
    """Say whether a territory is known not to lie in another: of another country, or held by what holds that one."""
    first, second = on(doc).places.get(one.place), on(doc).places.get(other.place)
    if first is None or second is None or not (first.country and second.country):
        return False
    beside = first.within is not None and (first.within, first.kind) == (second.within, second.kind)
    return first.country != second.country or (beside and first.key != second.key)


def _ends_address(doc: Doc, comma: int) -> bool:
    """Say whether a street and its number stand before a comma ("số 12 Lý Tự Trọng, | quận Ninh Kiều")."""
    words, streets = on(doc).lower, place_levels(on(doc).article.language).streets
    for at in range(comma - 1, max(-1, comma - ADDRESS), -1):
        if words[at] in streets and at + 1 < comma and on(doc).words[at + 1][0].isdigit():
            return True
        if words[at] in ",;.":
            return False
    return False


def _is_within(doc: Doc, narrow: Territory, wide: Territory) -> bool:
    """Say whether a territory may hold another, by their level words ("phường X - thành phố Y - tỉnh Z")."""
    if narrow.level not in NARROW or wide.level is None:
        return False
    countries = {on(doc).places[t.place].country for t in (narrow, wide)} - {None}
    rank = NARROW.index(wide.level) if wide.level in NARROW else len(NARROW)
    return NARROW.index(narrow.level) < rank and len(countries) < 2


def tells_part(doc: Doc, at: int, stop: int) -> int:
    """Return the end of words for a part of a country after a word for towns ("communes | du Sud"), else the token."""
    levels, words = place_levels(on(doc).article.language), on(doc).lower
    link = levels.linkers.find(words, at, stop) if at < stop else None
    end = start = link.end if link else stop
    while end < stop and (words[end] in levels.compass or (end > start and on(doc).words[end] in DASHES)):
        end += 1
    named = end < stop and on(doc).words[end][0].isupper()
    return end if end > start and on(doc).words[start][0].isupper() and not named else at


def new_place(doc: Doc, begin: int, end: int, kind: str, country: str | None = None) -> str:
    """Return the key of a place that no gazetteer knows, and list it; another mention may have told its country."""
    name = text_of(doc, begin, end)
    key = f"place/{country}-{slug(name)}" if country else f"place/{slug(name)}"
    for known in on(doc).places:
        if country and on(doc).places[known].country not in (country, None):
            continue  # a namesake elsewhere
        same = known.endswith(f"-{slug(name)}") or known == f"place/{slug(name)}"
        if same or slug(on(doc).places[known].name) == slug(name):
            key = known
            break
    remember(doc, Place(key, name, kind, country=country, within=f"place/{country}" if country else None))
    return key


def remember(doc: Doc, place: Place) -> None:
    """List a place among the article's, unless it is."""
    on(doc).places.setdefault(place.key, place)
