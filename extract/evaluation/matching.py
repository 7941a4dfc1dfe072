"""When a name, a date, a meeting or an agreement that was found is the one that an annotator meant.

The rules of the annotation guidelines, as the project's reference scorer applies them: names match after folding or by
most of their words, a deputy is never a chief, a former holder never a present one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from importlib.resources import files
from typing import Any

from ..words.lexicon import fold as fold_word

Item = Mapping[str, Any]
Match = Callable[[Item, Item], float]

ALIKE = 0.75  # share of words that two names must have in common
CLOSE = 0.9  # ratio of equal characters that makes two names one
WORDS = json.loads((files(__package__) / "matching.json").read_text(encoding="utf-8"))
ABBREVIATIONS: dict[str, str] = WORDS["abbreviations"]
NOISE, HONORIFICS, DEPUTY, PAST = (frozenset(WORDS[key]) for key in ("noise", "honorifics", "deputy", "past"))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return a name in plain letters: no diacritics, brackets or punctuation, abbreviations spelled out."""
    plain = fold_word(re.sub(r"\([^)]*\)", " ", text).replace("œ", " ").replace("Œ", " "))
    return " ".join(ABBREVIATIONS.get(w, w) for w in re.findall(r"[a-z0-9]+", plain))


def words(text: str) -> set[str]:
    """Return the words of a name that tell it from others."""
    return set(fold(text).split()) - NOISE


def alike(a: str, b: str, floor: float = ALIKE) -> bool:
    """Say whether two names are one: equal after folding, or nearly the same words."""
    fa, fb = fold(a), fold(b)
    if not fa or not fb:
        return False
    wa, wb = words(a), words(b)
    shared = bool(wa and wb) and len(wa & wb) / len(wa | wb) >= floor
    return fa == fb or shared or SequenceMatcher(None, fa, fb).ratio() >= CLOSE


def same_person(a: str, b: str) -> bool:
    """Say whether two names are one person's: the same words, or all words of the shorter (two at least)."""
    wa, wb = ({w for w in fold(x).split() if w not in HONORIFICS} or set(fold(x).split()) for x in (a, b))
    return bool(wa) and (wa == wb or (len(wa & wb) >= 2 and (wa <= wb or wb <= wa)))


def names(item: Item) -> list[str]:
    """Return a thing's name and aliases."""
    return [item["name"], *item.get("aliases", [])]


def match_person(gold: Item, found: Item) -> float:
    """Return 1 when two people are one."""
    return float(any(same_person(a, b) for a in names(gold) for b in names(found)))


def match_institution(gold: Item, found: Item) -> float:
    """Return 1 for a name in common, 0.8 for a like one."""
    pairs = [(a, b) for a in names(gold) for b in names(found)]
    if any(fold(a) == fold(b) for a, b in pairs):
        return 1.0
    return 0.8 if any(alike(a, b) for a, b in pairs) else 0.0


def find_entity(gold: Item, name: str) -> tuple[str, Item]:
    """Return the kind and the entry of a name that a role, meeting or agreement of the annotation uses."""
    for kind in ("people", "institutions"):
        for item in gold[kind]:
            if any(fold(name) == fold(n) for n in names(item)):
                return kind, item
    return "institutions", {"name": name, "aliases": []}


def match_named(gold: Item, name: str, found: Item) -> float:
    """Return how well something found is what a name of the annotation means."""
    kind, item = find_entity(gold, name)
    return match_person(item, found) if kind == "people" else match_institution(item, found)


def same_date(gold: str | None, found: str | None) -> float:
    """Return 1 for the date, 0.5 for one that is right as far as it goes, else 0."""
    if gold is None or found is None:
        return 0.0
    if found.startswith("--") and not gold.startswith("--"):
        return 0.5 if gold[4:] == found[1:] else 0.0
    if gold.startswith("--"):
        return float(found[4:] == gold[1:] or found.endswith(gold[2:]))
    if found[: len(gold)] == gold:
        return 1.0
    return 0.5 if gold.startswith(found) else 0.0


def coverage(gold: Item, wanted: Sequence[str], found: Sequence[Item]) -> float:
    """Return the share of the wanted names that were found."""
    return sum(any(match_named(gold, n, f) for f in found) for n in wanted) / len(wanted) if wanted else 0.0


def exactness(gold: Item, wanted: Sequence[str], found: Sequence[Item]) -> float:
    """Return the share of what was found that is wanted."""
    return sum(any(match_named(gold, n, f) for n in wanted) for f in found) / len(found) if found else 0.0


def match_meetings(gold: Item) -> Match:
    """Return the measure of two meetings: participants first, then date, kind and end."""

    def match(g: Item, f: Item) -> float:
        cover = coverage(gold, g["participants"], f["participants"])
        date = same_date(g.get("date"), f.get("date"))
        kind = bool(set(g["types"]) & set(f["types"]))
        if cover >= 0.5 and (date > 0 or g.get("date") is None or f.get("date") is None):
            precise = exactness(gold, g["participants"], f["participants"])
            return 1 + cover + date + 0.5 * kind + 0.5 * precise + 0.25 * (str(g.get("end")) == str(f.get("end")))
        return 0.5 + cover + date if date >= 0.5 and kind and (cover > 0 or not g["participants"]) else 0.0

    return match


def match_agreements(gold: Item) -> Match:
    """Return the measure of two agreements: parties, then period and title; two different periods never match."""

    def match(g: Item, f: Item) -> float:
        if any(g.get(k) and f.get(k) and not same_date(g[k], f[k]) for k in ("valid_from", "valid_until")):
            return 0.0
        cover = coverage(gold, g["parties"], f["parties"])
        date, period = same_date(g.get("date"), f.get("date")), same_date(g.get("valid_until"), f.get("valid_until"))
        a, b = g.get("title"), f.get("title")
        title = SequenceMatcher(None, fold(a), fold(b)).ratio() if a and b else 0.0
        close = cover >= 0.5 or (period and title > 0.6) or title > 0.85
        return 0.5 + cover + date + period + title if close else 0.0

    return match


def match_roles(gold: Item) -> Match:
    """Return the measure of two roles: same holder, like title of the same rank and time, same institution."""

    def match(g: Item, f: Item) -> float:
        if not match_person(find_entity(gold, g["person"])[1], f["person"]):
            return 0.0
        a, b = words(g["title"]), words(f["title"])
        like = len(a & b) / max(1, min(len(a), len(b)))
        full = [set(fold(x["title"]).split()) for x in (g, f)]
        rank = any(bool(full[0] & mark) != bool(full[1] & mark) for mark in (DEPUTY, PAST))
        place = g.get("institution")
        elsewhere = place and (f["institution"] is None or not match_named(gold, place, f["institution"]))
        return 0.0 if rank or like < 0.5 or elsewhere else 1 + like + len(a & b) / max(1, len(a | b))

    return match


def pair(
    gold: Sequence[Item], found: Sequence[Item], match: Match
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Pair two lists one to one, the best match first; return the pairs, what was missed and what is extra."""
    scored = sorted(((match(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True)
    left, right, pairs = set(range(len(gold))), set(range(len(found))), []
    for score, i, j in scored:
        if score > 0 and i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((i, j))
    return pairs, sorted(left), sorted(right)
