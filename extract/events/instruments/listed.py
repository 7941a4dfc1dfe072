"""Instruments in a list: the word that heads one, and the day told with each."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ...words.atom_grammar import DASHES
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention
from ..sentences.listing import list_words
from ..who.participants import support
from ..who.parties import is_country
from .validity import days_of_term

COLON = ":"
TREATY = 6  # tokens between the words of an instrument and the countries in its name
PAIR = 2  # instruments that make a list
DAY = 8  # tokens between a word that heads a list and its colon: "on Friday in Leeds"
FIRST = 3  # tokens from the colon to the first instrument: an article, a number


def heads_list(doc: Doc, frame: Frame, cue: Cue) -> bool:
    """Return whether words only head a list of what is signed: "two | agreements: a charter and a letter of intent"."""
    words = on(doc).words
    colon = next((at for at in range(cue.end, min(cue.end + DAY, frame.end)) if words[at] == COLON), None)
    others = [other for other in frame.cued("instrument") if other.start >= cue.end]
    if colon is None or not others or others[0].start < colon or others[0].start - colon > FIRST:
        return False
    return bool(cue.rule.options.get("several")) or len(others) > 1


def is_of_none(doc: Doc, frame: Frame, cue: Cue) -> bool:
    """Return whether words are those of no agreement of the story: they head a list, or name one of two countries."""
    return heads_list(doc, frame, cue) or of_states(doc, frame, cue)


def of_several(doc: Doc, frame: Frame, cue: Cue) -> bool:
    """Return whether words are of several papers: "many agreements", "các biên bản, | thỏa thuận"."""
    own = bool(cue.rule.options.get("several"))
    row = [c for c in frame.cued("instrument") if c.rule.options.get("several") and 0 < cue.start - c.end <= 1]
    return own or any(list_words(doc).issuperset(on(doc).lower[c.end : cue.start]) for c in row)


def partners_apart(doc: Doc, frame: Frame, cue: Cue) -> tuple[int, range] | None:
    """Return where the partner of one of several instruments stands, each told with its own, and where the list begins.

    "Leeds signed a charter with Durban, a memorandum with Pune and a letter with Lille."
    """
    joins = list_words(doc)
    listed = [c for c in frame.cued("instrument") if not c.rule.options.get("lone")]
    withs = [word.start for word in frame.cued("between") if on(doc).lower[word.start] not in joins]
    ends = [*(c.start for c in listed[1:]), frame.end] if listed else []
    parts = [range(c.end, end) for c, end in zip(listed, ends, strict=True)]
    own = [(c, part) for c, part in zip(listed, parts, strict=True) if sum(at in part for at in withs) == 1]
    part = next((part for c, part in own if c is cue), None)
    verbs = [c.start for c in frame.cued("sign", "trigger") if own and c.start >= own[0][0].start]
    if part is None or len(own) < PAIR or any(at < own[-1][1].start for at in verbs):
        return None
    return own[0][0].start, range(next(at for at in withs if at in part), min([*(at for at in verbs), part.stop]))


def its_own_date(frame: Frame, verb: Cue, cue: Cue) -> Stated[str] | None:
    """Return the day told after an instrument where each of a list has one: "a charter in 1998 and a plan in 2009"."""
    listed = [c for c in frame.cued("instrument") if c.start >= verb.end and not c.rule.options.get("lone")]
    signs = [c for c in frame.cued("sign", "trigger") if c.start >= verb.end]
    if cue not in listed or len(listed) < PAIR or signs:
        return None
    ends = [*(other.start for other in listed[1:]), frame.end]
    term = days_of_term(frame)
    told = [
        [d for d in frame.dates if c.end <= d.start < end and d not in term]
        for c, end in zip(listed, ends, strict=True)
    ]
    if any(len(days) != 1 or "/" in days[0].key for days in told):
        return None
    day: Mention = told[listed.index(cue)][0]
    return Stated(day.key, "agreement-date", support(day.quote, verb.quote))


def of_states(doc: Doc, frame: Frame, cue: Cue) -> bool:
    """Return whether two countries end the name of an instrument: "the Treaty of Friendship | Vietnam - Laos"."""
    pair = [m for m in frame.named("place", "institution") if m.start >= cue.end][:PAIR]
    if len(pair) < PAIR or pair[1].start - pair[0].end > 1 or not all(is_country(doc, m.key) for m in pair):
        return False
    if pair[0].start - cue.end > TREATY:
        return False
    between = [word for word in frame.cued("between") if word.start >= pair[1].end]
    return not between and on(doc).words[pair[0].end] in DASHES
