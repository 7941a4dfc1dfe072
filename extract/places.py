"""Places: the gazetteer of places.ttl, and names that a level word ("tỉnh", "ville de", "… Province") makes a territory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from .facts import Place
from .gazetteer import Entry, gazetteer
from .lexicon import HYPHENS, Lexicon, Match, lower, slug
from .names import glued, is_name_word, name_end, name_grammar, territory_tokens
from .pack import load_pack

BIG = 300_000  # people: a city of this size is known without its country being named
SYLLABLES = 4  # words of a name long enough to be that place's whatever its marks
NARROW = ("commune", "district", "city")  # levels of territories that others hold, narrowest first
DASHES = frozenset("-–—")
TELLING = 5  # letters of the name of a region that say its country


@dataclass(frozen=True, slots=True)
class Territory:
    """Mark a place in the text: tokens of the whole ("tỉnh Lào Cai"), of the name alone, and the level named."""

    start: int
    end: int
    name_start: int
    name_end: int
    place: str
    level: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Levels:
    """Hold a pack's level words, before a name with their linkers or after it."""

    before: Lexicon[str]
    after: Lexicon[str]
    linkers: Lexicon[bool]
    demonyms: Lexicon[bool]
    wide: frozenset[str]
    never: frozenset[str]
    endings: tuple[str, ...]  # level words that may be part of a town's name ("Roxas City")
    adjectival: tuple[str, ...]  # endings of adjectives of places ("Sicilian")
    infixes: frozenset[str]  # words inside names of towns ("sur", "upon")
    lone: frozenset[str]  # words that are no place by themselves ("South")
    besides: frozenset[str]  # words that join a place to its country ("Saint-Louis du Sénégal")
    contractions: Mapping[str, str]
    assumed: frozenset[str]  # countries whose places a text of the language names without their country
    nationals: Lexicon[str]  # demonyms, each with its country

    def city_names(self, doc: Doc, start: int, end: int) -> Sequence[Entry]:
        """Return the places whose own name ends in the level word that stands before this one ("City of Roxas")."""
        for word in self.endings:
            words = [*doc._.folded[start:end], word]
            match = gazetteer().lexicon.find(words, 0)
            if match and match.end == len(words):
                return match.value
        return ()

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Levels:
        """Compile the ``[places]`` table of a pack."""

        def lexicon(key: str) -> Lexicon[str]:
            words = table.get(key, {})
            return Lexicon([(form, level) for level, forms in words.items() for form in forms], lower)

        linkers, demonyms = (Lexicon([(form, True) for form in table.get(key, [])], lower) for key in ("linkers", "demonyms"))
        never, infixes, lone = (frozenset(lower(w) for w in table.get(key, [])) for key in ("never", "infixes", "lone"))
        return cls(
            before=lexicon("before"),
            after=lexicon("after"),
            linkers=linkers,
            demonyms=demonyms,
            wide=frozenset(table.get("wide", [])),
            never=never,
            endings=tuple(table.get("endings", [])),
            adjectival=tuple(table.get("adjectival", [])),
            infixes=infixes,
            lone=lone,
            besides=frozenset(lower(w) for w in table.get("besides", [])),
            contractions=table.get("contractions", {}),
            assumed=frozenset(table.get("assumed", [])),
            nationals=Lexicon(
                [(form, country) for country, forms in table.get("nationals", {}).items() for form in forms], lower
            ),
        )


def named_countries(doc: Doc, levels: Levels) -> Counter[str]:
    """Count the countries that the story names, those of its unmistakable places and of its demonyms included."""
    found: Counter[str] = Counter()
    for sentence in doc._.story:
        found.update(match.value for match in levels.nationals.matches(doc._.lower, sentence.start, sentence.end))
        for match in gazetteer().lexicon.matches(doc._.folded, sentence.start, sentence.end):
            if not doc[match.start].text[0].isupper():
                continue
            countries = {e.country for e in match.value}
            kind = match.value[0].kind
            telling = kind == "Country" or (kind != "City" and len(doc[match.start : match.end].text) >= TELLING)
            if len(countries) == 1 and telling:
                found.update(countries)
    return found


def choose(entries: Sequence[Entry], level: str | None, levels: Levels, countries: Counter[str], beside: str | None) -> Entry | None:
    """Return the place that a name means in its context, or None when it may well be no place."""

    def rank(entry: Entry) -> tuple[bool, bool, bool, bool, int, int]:
        fits = level is None or (level in levels.wide) == (entry.kind == "AdministrativeArea")
        if not fits and entry.kind == "AdministrativeArea" and level not in levels.wide:
            fits = not any(e.kind == "City" and e.country == entry.country for e in entries)  # Paris is both
        return (beside is not None and entry.country == beside, fits, entry.country in countries, entry.country in levels.assumed, entry.rank, entry.population)

    best = max(entries, key=rank)
    known = best.kind == "Country" or level is not None or best.country in countries or best.population >= BIG
    known = known or best.country in levels.assumed
    return best if known else None


def spelled_right(doc: Doc, start: int, end: int, entry: Entry) -> bool:
    """Say whether the text's diacritics allow an entry: they may be missing, but must not be others."""
    words = [doc[i].text for i in range(start, end) if doc[i].text not in HYPHENS]
    text = " ".join(words)
    transliterated = len(words) >= SYLLABLES  # whose tones each paper writes in its own way
    lowered = " ".join(lower(w) for w in words)
    exact = lowered in entry.spellings or lowered.replace("' ", "'") in entry.spellings  # "Côte d'Ivoire", cut in two
    return exact or transliterated or text.isascii() or entry.ascii_only


def country_beside(doc: Doc, end: int, stop: int, besides: frozenset[str] = frozenset()) -> str | None:
    """Return the country right after a name, in brackets, after a comma or a word of ``besides`` ("Naju (Hàn Quốc)")."""
    if end + 1 < stop and doc._.lower[end] in besides and doc[end + 1].text[0].isupper():
        match = gazetteer().lexicon.find(doc._.folded, end + 1, stop)  # "Saint-Louis du Sénégal"
        return match.value[0].country if match and match.value[0].kind == "Country" else None
    if end < stop - 1 and doc[end].text in "(,":
        for at in range(end + 1, min(end + 8, stop)):
            if doc[at].text in ")":
                break
            match = gazetteer().lexicon.find(doc._.folded, at, stop)
            if match and match.value[0].kind == "Country" and doc[at].text[0].isupper():
                return match.value[0].country
            if doc[end].text == ",":
                break
    return None


def link(doc: Doc, at: int, stop: int, levels: Levels) -> int:
    """Return the first token after the demonym and the linkers ("chinoise du", "of the") that stand at a token."""
    demonym = levels.demonyms.find(doc._.lower, at, stop) if at < stop else None
    at = demonym.end if demonym else at
    match = levels.linkers.find(doc._.lower, at, stop) if at < stop else None
    return match.end if match else at


def find_territories(doc: Doc, levels: Levels, countries: Counter[str]) -> Iterator[Territory]:
    """Yield the places of the story in text order that the gazetteer holds or a level word names."""
    words = doc._.lower
    for sentence in doc._.story:
        at, stop = sentence.start, sentence.end
        while at < stop:
            may_open = levels.before.opens(words[at]) or doc[at].text[0].isupper()
            found = territory_at(doc, at, stop, levels, countries) if may_open else None
            if found:
                yield found
                at = found.end
            else:
                at += 1


def territory_at(
    doc: Doc, at: int, stop: int, levels: Levels, countries: Counter[str], office: str | None = None
) -> Territory | None:
    """Return the territory that begins at a token, or None. ``office`` is the level of an office held there."""
    head = levels.before.find(doc._.lower, at, stop)
    begin = link(doc, head.end, stop, levels) if head else at
    level = head.value if head else None
    if begin >= stop or not is_name_word(doc[begin]) or (head is None and doc._.lower[begin] in levels.never):
        return None
    match = gazetteer().lexicon.find(doc._.folded, begin, stop) or _contracted(doc, begin, stop, levels)
    entries = [e for e in match.value if spelled_right(doc, begin, match.end, e)] if match else []
    last = match.end - 1 if match else begin
    if not (doc[last].text[0].isupper() or doc[last].text[0].isdigit() or (last > begin and glued(doc, last - 1))):
        entries = []
    if match and last == begin and len(doc[begin].text) == 1:  # "Y Biêr" is a person, not Italy without its accent
        entries = []
    if match and head and (longer := levels.city_names(doc, begin, match.end)):
        entries = [e for e in longer if spelled_right(doc, begin, match.end, e) or e.ascii_only] or entries
    if match and not head and doc._.lower[begin] in levels.lone and match.end == begin + 1:
        entries = []
    if match and entries and _cut_short(doc, begin, match.end, stop, level):
        entries = []
    end = match.end if match and entries else name_end(doc, begin, stop)
    if match and entries and end + 1 < stop and doc._.lower[end] in levels.infixes and is_name_word(doc[end + 1]):
        end += 2  # "Saint Ouen sur Seine"
    if not entries and level:
        end = begin + territory_tokens(doc, begin, end)
        if end == begin:
            return None
    if match and entries and not level and end > begin + 1 and (last_word := levels.after.find(doc._.lower, end - 1, end)):
        level = last_word.value  # "Roxas City" is a name of its own
    after = levels.after.find(doc._.lower, end, stop) if end < stop and not doc[end - 1].whitespace_ == "" else None
    if after and not after.value:  # "Kolomna Town Hall"
        after = None
    if after and not level and not entries and (doc._.lower[begin] in name_grammar(doc._.article.language).never or levels.demonyms.find(doc._.lower, begin, end) or (levels.adjectival and doc._.lower[end - 1].endswith(levels.adjectival) and doc[after.start].text.islower())):
        return None
    country = bool(entries) and entries[0].kind == "Country" and levels.demonyms.find(doc._.lower, begin, end) is not None
    if after and not level and (not entries or country) and _is_of_another(doc, after.end, stop, levels):
        return None  # "the Sicilian town of Cefalù"
    if after and not level:
        level, whole = after.value, after.end
    else:
        whole = end
    beside = country_beside(doc, whole, stop, levels.besides)
    if entries:
        entry = choose(entries, level or office, levels, countries, beside)
        cut = whole == end if head is None else not len(levels.linkers)  # linked, a name ends where the gazetteer's does
        if entry and office is None and end == begin + 1 < stop and cut and is_name_word(doc[end]) and entry.kind != "Country" and entry.country not in countries:
            entry = None  # a far place's name that is only the first word of another name ("Bắc" in "Bắc Lào")
            if level and (length := territory_tokens(doc, begin, name_end(doc, begin, stop))):
                end = begin + length
                return _new_territory(doc, at if head else begin, end, begin, end, level, None, levels)
        if entry is None:
            return None
        remember(doc, entry.place(doc._.article.language))
        return Territory(at if head else begin, whole, begin, end, entry.place_key, level, "place-gazetteer")
    if not level:
        return None
    return _new_territory(doc, at if head else begin, whole, begin, end, level, beside, levels)


def _is_of_another(doc: Doc, at: int, stop: int, levels: Levels) -> bool:
    """Say whether a linker and another name follow a level word, so that what stands before it is no name."""
    match = levels.linkers.find(doc._.lower, at, stop) if at < stop else None
    return match is not None and match.end < stop and doc[match.end].text[0].isupper()


def _contracted(doc: Doc, at: int, stop: int, levels: Levels) -> Match[tuple[Entry, ...]] | None:
    """Return the place whose article a contraction holds ("le maire du Havre")."""
    article = levels.contractions.get(doc._.lower[at - 1]) if at else None
    if article is None:
        return None
    match = gazetteer().lexicon.find([article, *doc._.folded[at : min(stop, at + 6)]], 0)
    return Match(at, at + match.end - 1, match.value) if match and match.end > 1 else None


def _cut_short(doc: Doc, start: int, end: int, stop: int, level: str | None) -> bool:
    """Say whether a name of the gazetteer is only part of the text's ("Rhône" in "Rhône-Alpes", "Paul" in "Paul N. Sahgui")."""
    if start and glued(doc, start - 1) and (start < 2 or not _is_place(doc, start - 2)):
        return True
    if end < stop and glued(doc, end):
        return not _is_place(doc, end + 1)
    grammar = name_grammar(doc._.article.language)
    if level is None and end - start == 1 and doc._.lower[start] in grammar.surnames and name_end(doc, start, stop) - start >= 3:
        return True  # "Chu Ngọc Anh" is nobody of the town of Chũ
    given = grammar.given
    return level is None and end - start == 1 and doc._.lower[start] in given and end < stop and is_name_word(doc[end])


def _is_place(doc: Doc, at: int) -> bool:
    return doc[at].text[0].isupper() and gazetteer().lexicon.find(doc._.folded, at, at + 1) is not None


def only_locates(doc: Doc, territory: Territory) -> bool:
    """Say whether a territory only says where another one is ("xã Thuận (huyện Hướng Hóa, tỉnh Quảng Trị)")."""
    at = territory.start
    if at and doc[at - 1].text in DASHES and doc[at - 1].whitespace_:
        before = next((t for t in doc._.territories if t.end == at - 1), None)
        return before is not None and _is_within(doc, before, territory)
    if not at or doc[at - 1].text not in "(,":
        return False
    if doc[at - 1].text == "(":
        return any(t.end == at - 1 for t in doc._.territories)
    before = next((t for t in doc._.territories if t.end == at - 1), None)
    if before is None or territory.level is None:
        return False
    return before.level != territory.level or only_locates(doc, before)


def _is_within(doc: Doc, narrow: Territory, wide: Territory) -> bool:
    """Say whether a territory may hold one of a narrower level, by their level words ("phường X - thành phố Y - tỉnh Z")."""
    if narrow.level not in NARROW or wide.level is None:
        return False
    countries = {doc._.places[t.place].country for t in (narrow, wide)} - {None}
    rank = NARROW.index(wide.level) if wide.level in NARROW else len(NARROW)
    return NARROW.index(narrow.level) < rank and len(countries) < 2  # noqa: PLR2004


def _new_territory(doc: Doc, start: int, whole: int, begin: int, end: int, level: str, beside: str | None, levels: Levels) -> Territory:
    kind = "AdministrativeArea" if level in levels.wide else "City"
    return Territory(start, whole, begin, end, new_place(doc, begin, end, kind, beside), level, "place-level")


def new_place(doc: Doc, begin: int, end: int, kind: str, country: str | None = None) -> str:
    """Return the key of a place that no gazetteer knows, and list it; its country may have been said at another mention."""
    name = doc[begin:end].text
    key = f"place/{country}-{slug(name)}" if country else f"place/{slug(name)}"
    for known in doc._.places:
        same = known.endswith(f"-{slug(name)}") or known == f"place/{slug(name)}"
        if same or slug(doc._.places[known].name) == slug(name):
            key = known
            break
    remember(doc, Place(key, name, kind, country=country, within=f"place/{country}" if country else None))
    return key


def remember(doc: Doc, place: Place) -> None:
    """List a place among the article's, unless it is."""
    doc._.places.setdefault(place.key, place)


@cache
def _levels(language: str) -> Levels:
    return Levels.of(load_pack(language).get("places", {}))


def level_words(language: str) -> Lexicon[str]:
    """Return the words that stand before a territory's name and tell its level."""
    return _levels(language).before


def nationals(language: str) -> Lexicon[str]:
    """Return a language's adjectives of countries, each with its country."""
    return _levels(language).nationals


def names_nobody(doc: Doc, start: int, end: int) -> bool:
    """Say whether the words before a level word or a council only say of what country or kind it is ("Japanese sister city")."""
    demonyms, at = _levels(doc._.article.language).demonyms, start
    while at < end:
        match = demonyms.find(doc._.lower, at, end)
        if match is None and doc[at].text[0].isupper():
            return False
        at = match.end if match else at + 1
    return True


@cache
def _introducers(language: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
    from .introduced import Introducers

    return Introducers.of(language, load_pack(language))


@Language.factory("decoop_places")
def make_places(nlp: Language, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201, ARG001
    """Return the component that finds places."""
    from .introduced import find_introduced  # it builds on this module

    def places(doc: Doc) -> Doc:
        language = doc._.article.language
        levels = _levels(language)
        countries = named_countries(doc, levels)
        found = list(find_territories(doc, levels, countries))
        found = find_introduced(doc, found, levels, _introducers(language), countries)
        doc._.territories = found
        doc.spans["places"] = [Span(doc, t.name_start, t.name_end, label=t.rule, kb_id=t.place) for t in found]
        return doc

    return places
