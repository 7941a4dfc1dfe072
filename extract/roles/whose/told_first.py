"""Titles between two names: "bà A, nghị viên, thư ký B" tells the first one of A, who has no other.

Between two names with their honorifics all are of the first, who has none before ("ông A, Giám đốc Sở X, bà B và …").
"""

from __future__ import annotations

import re

NAMED = re.compile(r"(?:^|[^TBLC)=HP])H*P,$")  # somebody before whom no office stands, and a comma
FIRST = re.compile(r"T(?:o?[BLC]|\([BLCN](?:,[LC])*\))*,")  # the title that is theirs, before the next one
HONOURED = re.compile(r"(?:^|[^TBLC)=HP])H+P,$")  # such a one, with an honorific
TITLED = re.compile(r"T(?:o?[BLC]|\([LC]\))*,H+P,$")  # one who has an office before a comma


def after_holder(match: re.Match[str], text: str) -> re.Match[str] | None:
    """Return a pattern's match without the titles that belong to the name before it, or None if all of them do."""
    if not match.re.groupindex.keys() >= {"offices", "people"} or match.start("offices") > match.start("people"):
        return match
    start = match.start("offices")
    apposed = text[match.end("offices") : match.start("people")].startswith(",H")
    if apposed and HONOURED.search(text[:start]) and not TITLED.search(text[:start]):
        return None
    theirs = FIRST.match(text, start, match.end("offices")) if NAMED.search(text[:start]) else None
    if theirs is None or theirs.end() >= match.end("offices"):
        return match
    return match.re.match(text, theirs.end()) or match
