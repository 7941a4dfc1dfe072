"""Editions of a series of events: the number that a sentence states, and the whole name of the edition."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from ...document import on
from ...facts import Meeting, Quote, Stated
from ..sentences.cues import Cue
from ..sentences.frames import Frame
from ..who.participants import support

EDITION_BEFORE, EDITION_AFTER = 80, 120  # characters around an event's words in which its edition stands
LONGEST_NAME = 140  # characters of the name of an edition
BREAKS = frozenset(',;:.!?…"“”«»')


def name_edition(text: str, meeting: Meeting) -> Meeting:
    """Return an event of a series with its whole name: from its noun to the edition, or the other way round."""
    if meeting.edition is None:
        return meeting
    noun = meeting.kind.quotes[0]
    for said in meeting.edition.quotes:
        words = " ".join(text[min(noun.start, said.start) : max(noun.end, said.end)].split())
        if said != noun and len(words) <= LONGEST_NAME and not set(words) & BREAKS:
            return replace(meeting, name=words)
    return meeting


def edition_of(doc: Doc, frame: Frame, cue: Cue) -> Stated[int] | None:
    """Return the edition that a sentence states near the words of an event."""
    text = on(doc).article.text[frame.quote.start : frame.quote.end]
    for pattern in on(doc).pack.get("meetings", {}).get("editions", []):
        for match in re.finditer(pattern, text, re.IGNORECASE):
            start = frame.quote.start + match.start()
            if not int(match[1]):  # a slip of the pen, and no edition: "the 0th forum"
                continue
            if 0 <= start - cue.quote.end <= EDITION_AFTER or 0 <= cue.quote.start - start <= EDITION_BEFORE:
                quote = Quote(start, frame.quote.start + match.end())
                return Stated(int(match[1]), "meeting-edition", support(quote, cue.quote))
    return None
