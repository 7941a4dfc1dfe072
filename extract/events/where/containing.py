"""Territories that only say where the one named before them lies: "Goulburn, NSW", "the district of the province"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...institutions.component import authority_of
from ...words.wordlists import words_of
from ..sentences.frames import Frame, Mention
from ..sentences.listing import MARKS, list_words
from ..who.parties import located, territory_of

APPOSED = range(2, 6)  # tokens between a town and the territory that it is the capital of
AT_ONCE = 1  # tokens between a subject and its verb: "đã"
JOINS = frozenset({"(", ",", "-", "–"})  # between a place and the territory that it lies in


def contains_other(doc: Doc, frame: Frame, mention: Mention) -> bool:
    """Return whether a territory only says where the one named before it lies: "(bang Hessen)", "Goulburn, NSW"."""
    place = mention.key if mention.kind == "place" else territory_of(doc, mention.key)
    named = on(doc).places.get(place) if place else None
    if named is None or _acts(doc, frame, mention):
        return False
    territory = mention.kind == "place" or mention.key == authority_of(named.key)
    words, links = on(doc).words, words_of(doc, "meetings", "of")
    before = words[frame.start : mention.start]
    if territory and before.count("(") > before.count(")"):
        at = mention.start - 1 - before[::-1].index("(")
        return mention.kind == "place" or any(m.end == at for m in frame.named("place", "institution"))
    for other in frame.mentions:
        gap = words[other.end : mention.start]
        if territory and gap == [","] and located(frame, other):
            return True  # "tại Hội trường UBND tỉnh, TP. Buôn Ma Thuột"
        if territory and gap and " ".join(on(doc).lower[other.end : mention.start]) in links:
            inner = on(doc).places.get(other.key if other.kind == "place" else territory_of(doc, other.key) or "")
            if inner is not None and inner.within == named.key:
                return True  # "Monaragala District of the Uva Province"
        apposed = territory and len(gap) in APPOSED and gap[0] == "," and _is_plain(doc, frame, other, mention)
        if (len(gap) == 1 and gap[0] in JOINS) or apposed:
            inner = on(doc).places.get(other.key if other.kind == "place" else territory_of(doc, other.key) or "")
            lies = inner is not None and (
                inner.within == named.key
                or (inner.kind == "City" and named.kind != "City" and inner.country == named.country)
            )
            if lies or not apposed:
                return lies
    return False


def _acts(doc: Doc, frame: Frame, mention: Mention) -> bool:
    """Return whether a body after the place that opens a sentence is its subject: "In Tam Kỳ, Quảng Nam received …"."""
    before = [m for m in frame.mentions if m.end <= mention.start]
    if len(before) != 1 or not located(frame, before[0]) or on(doc).words[before[0].end : mention.start] != [","]:
        return False
    verbs = [cue for cue in frame.cued("trigger", "sign") if not cue.rule.options.get("noun")]
    joined = not (list_words(doc) - MARKS).isdisjoint(on(doc).lower[mention.end : mention.end + 1])
    return joined or any(0 <= verb.start - mention.end <= AT_ONCE for verb in verbs)


def _is_plain(doc: Doc, frame: Frame, other: Mention, mention: Mention) -> bool:
    """Return whether nothing but small words stands between two names: "Jinan, the capital of Shandong"."""
    words = on(doc).words[other.end + 1 : mention.start]
    inside = any(other.end <= cue.start < mention.start for cue in frame.cued("trigger", "sign", "between"))
    return not inside and all(word.isalpha() and word.islower() for word in words)
