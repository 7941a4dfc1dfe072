"""A phrase of place of a sentence: what is named as where something is."""

from __future__ import annotations

from ...facts import Quote
from ...records import record

VENUE, TOWN, COUNTRY, UNSURE = range(4)


@record
class Spot:
    """Mark what a sentence names as where something is: tokens, rank (venue, town, country) and the key of it."""

    start: int
    end: int
    rank: int
    key: str
    quote: Quote
    toward: bool  # said of a destination
    bare: bool = False  # no preposition opens it: words of visiting do
    rule: str = "meeting-place"
    opener: str = ""  # the words of place
