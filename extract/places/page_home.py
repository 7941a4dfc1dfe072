"""The place that a page says it is written in: named in the page's head above the story, or by the dateline."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from ...ontology.vocabulary import council_of
from ..document import on
from ..words.atom_grammar import DASHES
from ..words.lexicon import lower
from .gazetteer import gazetteer
from .levels import remember

REPEATED = 3  # words of a headline by which a breadcrumb is told
OPENING = 3  # sentences among which the dateline stands
HEADING = 14  # tokens before the colon of a heading
DATELINE, NEAR = 14, 6  # tokens between a dateline's place and its end, or a dash


def place_of_page(doc: Doc) -> str | None:
    """Return the key of the territory, no country, that the head of a page names, of several the one told most."""
    head = _head(doc)
    told: Counter[str] = Counter()
    named: set[str] = set()
    for territory in on(doc).territories if head else ():
        name = on(doc).lower[territory.name_start : territory.name_end]
        if on(doc).places[territory.place].kind == "Country":
            continue
        told[territory.place] += 1
        if territory.place not in named and name[0] in head and _names(head, name):
            named.add(territory.place)
    return max((p for p in told if p in named), key=lambda p: told[p], default=None)


def council_of_page(doc: Doc, kind: str) -> str | None:
    """Return the one territory that the head of a page names of those that a kind of council is of, and list it.

    The site of a department hardly tells its own name in the story ("Ille-et-Vilaine", then "le Conseil général").
    """
    story, words = on(doc).story, on(doc).words
    found = {}
    for match in gazetteer().lexicon.matches(on(doc).folded, 0, story[0].start if story else 0):
        for entry in match.value if words[match.start][0].isupper() else ():
            if council_of(entry.place_key.removeprefix("place/")) == kind:
                found[entry.place_key] = entry
    if len(found) != 1:
        return None
    key, entry = found.popitem()
    remember(doc, entry.place(on(doc).article.language))
    return key


def _head(doc: Doc) -> list[str]:
    """Return the words of a page above its story, without those of the headline that a breadcrumb repeats."""
    story, article = on(doc).story, on(doc).article
    head = on(doc).lower[: story[0].start] if story else []
    if not head or article.headline is None:
        return head
    words = lower(article.words(article.headline)).split()[:REPEATED]
    for at in range(len(head)):
        if head[at : at + len(words)] == words:
            return head[:at]
    return head


def _names(head: list[str], name: list[str]) -> bool:
    return any(head[at : at + len(name)] == name for at in range(len(head) - len(name) + 1))


def place_of_dateline(doc: Doc) -> str | None:
    """Return the key of the territory that opens the story before a dash, a colon or a date ("DURBAN, 2 May: …")."""
    starts = on(doc).territories.starts
    for sentence in on(doc).story[:OPENING]:
        opening = starts.get(sentence.start)
        known = on(doc).places[opening.place] if opening is not None else None
        if opening is None or known is None:
            continue
        if known.kind != "Country" and _is_dateline(doc, opening.end, sentence.end):
            return known.key
    return None


def _is_dateline(doc: Doc, at: int, stop: int) -> bool:
    """Say whether no sentence follows a place, but a dash, a colon or only a date and who reports."""
    words, dated = on(doc).words, False
    for i in range(at, min(at + DATELINE, len(doc))):
        word = words[i]
        if word in DASHES and (on(doc).spaced[i] or words[i - 1] in DASHES):
            return True
        if word == ":" or (i >= stop and dated):
            return dated
        beside = words[i - 1] + (words[i + 1] if i + 1 < len(doc) else "")
        if word[0].islower() and not any(map(str.isdigit, beside)):
            return False
        dated = dated or word[0].isdigit()
    return False


def place_of_heading(doc: Doc, at: int) -> str | None:
    """Return the territory before the colon under which a sentence tells of a token ("18/01, TP Cần Thơ: bà A …")."""
    sentence = next((s for s in on(doc).story if s.start <= at < s.end), None)
    if sentence is None:
        return None
    stop = min(at, sentence.start + HEADING)
    colon = next((i for i in range(sentence.start, stop) if on(doc).words[i] == ":"), None)
    return next((t.place for t in on(doc).territories if t.end == colon and sentence.start <= t.start), None)
