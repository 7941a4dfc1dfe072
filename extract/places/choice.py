"""Which place of the gazetteer a name means: by the countries of the story and the country beside it."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc

from ..document import on, text_of
from ..institutions.grammar import institution_grammar
from ..words.lexicon import Lexicon, lower
from ..words.wordlists import words_of
from .gazetteer import Entry, gazetteer
from .levels import DASHES, Levels
from .small_towns import small_towns

REGION = 250_000  # people: a smaller region is no likelier than a town (Malta's Safi, Jamaica's Portland)
BIG = 300_000  # people: a city of this size is known without its country being named
SHORT, LARGE = 3, 100_000  # letters of a name, people: a town of a short name is known by itself where it is large
STYLED = 8  # tokens of a country's name in full ("the Republic of …")
SYLLABLES = 4  # words of a name long enough to be that place's whatever its marks
FILED = frozenset(",(-–—")  # what follows the town where a story was filed
TELLING = 5  # letters of the name of a region that say its country


@cache
def namesakes(whose: str) -> frozenset[str]:
    """Return the countries where a bare name that a region and its town share is of the ``towns`` or ``regions``."""
    text = (files("decoop.ontology") / "namesakes.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[whose])


def named_countries(doc: Doc, levels: Levels) -> Counter[str]:
    """Count the countries that the story names, those of its unmistakable places and of its demonyms included."""
    found: Counter[str] = Counter()
    lexicon, notes = gazetteer().lexicon, on(doc)
    for sentence in notes.story:
        found.update(match.value for match in levels.nationals.matches(notes.lower, sentence.start, sentence.end))
        for match in lexicon.matches(notes.folded, sentence.start, sentence.end):
            if not notes.words[match.start][0].isupper():
                continue
            countries = {e.country for e in match.value}
            kind = match.value[0].kind
            telling = kind == "Country" or (kind != "City" and len(text_of(doc, match.start, match.end)) >= TELLING)
            if len(countries) == 1 and telling:
                found.update(countries)
    return found


def choose(
    entries: Sequence[Entry],
    level: str | None,
    levels: Levels,
    countries: Counter[str],
    beside: str | None,
    *,
    placed: bool = False,
) -> Entry | None:
    """Return the place that a name means in its context, or None when it may well be no place.

    ``placed`` says that the name stands after a word that mostly a place follows.
    """
    bare = level is None
    abroad = any(e.country in countries for e in entries if e.country != levels.home)
    home = levels.home if not abroad else ""  # "tỉnh Hà Nam", where nobody speaks of China
    towns = {e.country for e in entries if bare and e.kind == "City" and e.country in namesakes("towns")}

    def size(entry: Entry) -> tuple[int, int]:
        people, region = gazetteer().people(entry), entry.kind == "AdministrativeArea"
        if region and (people < REGION or entry.country in towns):
            return 0, 0 if entry.country in towns else people
        return entry.rank, entry.population

    def rank(entry: Entry) -> tuple[bool, bool, bool, bool, int, int]:
        fits = level is None or (level in levels.wide) == (entry.kind == "AdministrativeArea")
        if not fits and entry.kind == "AdministrativeArea" and level not in levels.wide:
            fits = not any(e.kind == "City" and e.country == entry.country for e in entries)  # Paris is both
        return (
            beside is not None and entry.country == beside,
            fits,
            entry.country in countries,
            entry.country in levels.assumed or entry.country == home,
            *size(entry),
        )

    best = max(entries, key=rank)
    known = best.kind == "Country" or level is not None or best.country in countries or best.population >= BIG
    known = known or best.country in levels.assumed or placed
    known = known or (best.kind == "AdministrativeArea" and best.country == home)
    return best if known else None


def home_town(doc: Doc, start: int, end: int, entries: Sequence[Entry], countries: Counter[str]) -> str | None:
    """Return the home country where it has a small place of a name that far towns bear whose country nobody names."""
    home = institution_grammar(on(doc).article.language).home
    if not home or any(e.country in countries or e.country == home for e in entries):
        return None
    return home if home in small_towns(" ".join(on(doc).folded[start:end])) else None


def is_short(entry: Entry, name: str) -> bool:
    """Say whether a name is too short to be a town's by itself: "Pau" is one where a word says so ("maire de Pau")."""
    return entry.kind == "City" and len(name) <= SHORT and entry.population < LARGE


def is_placed(doc: Doc, at: int, end: int, stop: int, levels: Levels) -> bool:
    """Return whether a name stands after a word that mostly a place follows, and no capital after it: "from Kalmar".

    So does one in capitals with which a story opens ("KALMAR, May 4 -", "KALMAR (May 4):").
    """
    words = on(doc).words
    if words[at].isupper() and end < stop and words[end] in FILED and len(words[at]) > SHORT:
        return any(sentence.start == at for sentence in on(doc).story)
    if at == 0 or on(doc).lower[at - 1] not in levels.placed:
        return False
    return end >= stop or not words[end][0].isupper()


def spelled_right(doc: Doc, start: int, end: int, entry: Entry) -> bool:
    """Say whether the text's diacritics allow an entry: they may be missing, but must not be others."""
    words = [on(doc).words[i] for i in range(start, end) if on(doc).words[i] not in DASHES]
    text = " ".join(words)
    transliterated = len(words) >= SYLLABLES  # whose tones each paper writes in its own way
    lowered = " ".join(lower(w) for w in words)
    exact = lowered in entry.spellings or lowered.replace("' ", "'") in entry.spellings  # "Côte d'Ivoire", cut in two
    return exact or transliterated or text.isascii() or entry.ascii_only


def country_beside(doc: Doc, end: int, stop: int, besides: Lexicon[bool] | None = None) -> str | None:
    """Return the country after a name, in brackets, after a comma or a word of ``besides`` ("Naju (Hàn Quốc)")."""
    if end + 1 >= stop:
        return None
    words = on(doc).words
    link = besides.find(on(doc).lower, end, stop) if besides else None
    if link and link.end < stop and words[link.end][0].isupper():
        match = gazetteer().lexicon.find(on(doc).folded, link.end, stop)  # "Saint-Louis du Sénégal"
        return match.value[0].country if match and match.value[0].kind == "Country" else None
    if words[end] in "(,":
        for at in range(end + 1, min(end + STYLED, stop)):
            if words[at] in ")":
                break
            match = gazetteer().lexicon.find(on(doc).folded, at, stop)
            country = match is not None and match.value[0].kind == "Country" and words[at][0].isupper()
            if match and country and not (match.end < stop and words[match.end][0].isupper()):
                return match.value[0].country  # and not "(chairman, Football | Kenya | Federation)"
            if words[end] == "," and on(doc).lower[at] not in words_of(doc, "places", "styles"):
                break  # and go on in ", the Republic of | Kenya"
    return None


def region_beside(doc: Doc, end: int, stop: int, levels: Levels) -> str | None:
    """Return the country of the region after a name's comma ("Galena, Illinois", "Galena, Ill.", "Leduc, Alberta")."""
    if end + 1 >= stop or on(doc).words[end] != ",":
        return None
    written = on(doc).words[end + 1].rstrip(".")
    short = levels.abbreviated.get(written)
    match = gazetteer().lexicon.find(on(doc).folded, end + 1, stop)
    if match is None or match.value[0].kind != "AdministrativeArea" or not written[:1].isupper():
        return short
    own = match.end < stop and (on(doc).words[match.end][0].isupper() or on(doc).lower[match.end] in levels.apart)
    whole = on(doc).words[end + 1 : match.end]
    return short if own or len("".join(whole)) < TELLING - 1 else match.value[0].country
