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
from .lexicon import HYPHENS, Lexicon, lower, slug
from .names import is_name_word, name_end

BIG = 300_000  # people: a city of this size is known without its country being named


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
    wide: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Levels:
        """Compile the ``[places]`` table of a pack."""

        def lexicon(key: str) -> Lexicon[str]:
            words = table.get(key, {})
            return Lexicon([(form, level) for level, forms in words.items() for form in forms], lower)

        linkers = Lexicon([(form, True) for form in table.get("linkers", [])], lower)
        return cls(lexicon("before"), lexicon("after"), linkers, frozenset(table.get("wide", [])))


def named_countries(doc: Doc) -> Counter[str]:
    """Count the countries that the story names, those of its unmistakable places included."""
    found: Counter[str] = Counter()
    for sentence in doc._.story:
        for match in gazetteer().lexicon.matches(doc._.folded, sentence.start, sentence.end):
            if not doc[match.start].text[0].isupper():
                continue
            countries = {e.country for e in match.value}
            if len(countries) == 1 and match.value[0].kind != "City":
                found.update(countries)
    return found


def choose(entries: Sequence[Entry], level: str | None, levels: Levels, countries: Counter[str], beside: str | None) -> Entry | None:
    """Return the place that a name means in its context, or None when it may well be no place."""

    def rank(entry: Entry) -> tuple[bool, bool, bool, int, int]:
        fits = level is None or (level in levels.wide) == (entry.kind == "AdministrativeArea")
        return (beside is not None and entry.country == beside, fits, entry.country in countries, entry.rank, entry.population)

    best = max(entries, key=rank)
    known = best.kind != "City" or level is not None or best.country in countries or best.population >= BIG
    return best if known else None


def spelled_right(doc: Doc, start: int, end: int, entry: Entry) -> bool:
    """Say whether the text's diacritics allow an entry: they may be missing, but must not be others."""
    words = [doc[i].text for i in range(start, end) if doc[i].text not in HYPHENS]
    text = " ".join(words)
    return text.isascii() or " ".join(lower(w) for w in words) in entry.spellings or entry.ascii_only


def country_beside(doc: Doc, end: int, stop: int) -> str | None:
    """Return the country in brackets or after a comma right after a name ("Naju (Hàn Quốc)", "Naju, Hàn Quốc")."""
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
    """Return the first token after the linkers ("de la", "of the") that stand at a token."""
    match = levels.linkers.find(doc._.lower, at, stop) if at < stop else None
    return match.end if match else at


def find_territories(doc: Doc, levels: Levels, people: Any) -> Iterator[Territory]:
    """Yield the places of the story in text order.

    ``people`` says how many tokens of a name belong to a territory and not to a person (``names.split_name``).
    """
    countries = named_countries(doc)
    for sentence in doc._.story:
        at, stop = sentence.start, sentence.end
        while at < stop:
            found = territory_at(doc, at, stop, levels, countries, people)
            if found:
                yield found
                at = found.end
            else:
                at += 1


def territory_at(doc: Doc, at: int, stop: int, levels: Levels, countries: Counter[str], people: Any) -> Territory | None:
    """Return the territory that begins at a token, or None."""
    head = levels.before.find(doc._.lower, at, stop)
    begin = link(doc, head.end, stop, levels) if head else at
    level = head.value if head else None
    if begin >= stop or not is_name_word(doc[begin]):
        return None
    match = gazetteer().lexicon.find(doc._.folded, begin, stop)
    entries = [e for e in match.value if spelled_right(doc, begin, match.end, e)] if match else []
    if match and not doc[match.end - 1].text[0].isupper() and not doc[match.end - 1].text[0].isdigit():
        entries = []
    end = match.end if match and entries else name_end(doc, begin, stop)
    if not entries and level:
        end = begin + people(doc, begin, end)
        if end == begin:
            return None
    after = levels.after.find(doc._.lower, end, stop) if end < stop and not doc[end - 1].whitespace_ == "" else None
    if after and not level:
        level, whole = after.value, after.end
    else:
        whole = end
    beside = country_beside(doc, whole, stop)
    if entries:
        entry = choose(entries, level, levels, countries, beside)
        if entry is None:
            return None
        _remember(doc, entry.place(doc._.article.language))
        return Territory(at if head else begin, whole, begin, end, entry.place_key, level, "place-gazetteer")
    if not level:
        return None
    return _new_territory(doc, at if head else begin, whole, begin, end, level, beside, levels)


def _new_territory(doc: Doc, start: int, whole: int, begin: int, end: int, level: str, beside: str | None, levels: Levels) -> Territory:
    kind = "AdministrativeArea" if level in levels.wide else "City"
    return Territory(start, whole, begin, end, new_place(doc, begin, end, kind, beside), level, "place-level")


def new_place(doc: Doc, begin: int, end: int, kind: str, country: str | None = None) -> str:
    """Return the key of a place that no gazetteer knows, and list it; its country may have been said at another mention."""
    name = doc[begin:end].text
    key = f"place/{country}-{slug(name)}" if country else f"place/{slug(name)}"
    for known in doc._.places:
        if known.endswith(f"-{slug(name)}") or known == f"place/{slug(name)}":
            key = known
            break
    _remember(doc, Place(key, name, kind, country=country, within=f"place/{country}" if country else None))
    return key


def _remember(doc: Doc, place: Place) -> None:
    doc._.places.setdefault(place.key, place)


@cache
def _levels(language: str) -> Levels:
    from .pack import load_pack

    return Levels.of(load_pack(language).get("places", {}))


@Language.factory("decoop_places")
def make_places(nlp: Language, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201, ARG001
    """Return the component that finds places."""
    from .names import territory_tokens

    def places(doc: Doc) -> Doc:
        found = list(find_territories(doc, _levels(doc._.article.language), territory_tokens))
        doc._.territories = found
        doc.spans["places"] = [Span(doc, t.name_start, t.name_end, label=t.rule, kb_id=t.place) for t in found]
        return doc

    return places
