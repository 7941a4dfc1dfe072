"""The place with which a story opens: "KUCHING (Aug 2):", "Lomé, 28 avril 2022 –"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on, quote_of
from ...facts import Quote
from ..sentences.frames import Frame
from ..sentences.sections import DASHES
from ..who.parties import is_country

DATELINE = 16  # tokens within which a story's dateline ends
OPENINGS = 4  # sentences of the body in which it may stand
ENDS = frozenset({"-", "–", "—", ":", "):", "):-", "."})


def find_dateline(doc: Doc, frames: list[Frame]) -> tuple[str, Quote] | None:
    """Return the place with which a story opens ("KUCHING (Aug 2):", "Lomé, 28 avril 2022 –") and where it stands."""
    for frame in [f for f in frames if f.in_story][:OPENINGS]:
        start = frame.start
        while start and doc[start - 1].idx >= frame.quote.start:  # a frame begins after its dateline
            start -= 1
        place = next((t for t in on(doc).territories if start <= t.start <= start + 1 and t.end < len(doc)), None)
        if place and not is_country(doc, place.place) and _ends_dateline(doc, place.end):
            return place.place, quote_of(doc, place.name_start, place.name_end)
    return None


def places_above(doc: Doc, frames: list[Frame]) -> frozenset[str]:
    """Return the places named in the lines of a page above its story: "The Ludlow Echo", "Aurangabad, April 8:"."""
    body = next((frame for frame in frames if frame.in_story), None)
    above = [t for t in on(doc).territories if body and t.end <= body.start and doc[t.end - 1].idx < body.quote.start]
    story = [frame for frame in frames if body and frame.start < body.start]
    told = (t for t in above if not any(frame.start <= t.start < frame.end for frame in story))
    return frozenset(t.place for t in told if not is_country(doc, t.place))


def _ends_dateline(doc: Doc, at: int) -> bool:
    """Return whether nothing but dates, names and agencies stands between a place and the end of a dateline."""
    days = [(span.start - 1, span.end) for span in doc.spans.get("dates", ())]  # "Lomé, | le 28 avril 2022 –"
    for token in doc[at : at + DATELINE]:
        if token.text in DASHES and not token.whitespace_ and doc[min(token.i + 1, len(doc) - 1)].text in DASHES:
            continue  # "KALMAR -- The mayor …"
        if token.text in ENDS:
            written = token.text != "." or token.i > at or doc[at - 1].text.isupper()  # "GULU. The council …"
            return bool(written) and (token.text[0] not in DASHES or bool(token.whitespace_))
        dated = any(first <= token.i < last for first, last in days)
        if token.text[0].islower() and not dated and not token.text[0].isdigit():
            return False
    return False
