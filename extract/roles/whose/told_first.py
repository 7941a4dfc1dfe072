"""Titles between two names: "bà A, nghị viên, thư ký B" tells the first one of A, who has no other."""

from __future__ import annotations

import re

NAMED = re.compile(r"(?:^|[^TBLC)=HP])H*P,$")  # somebody before whom no office stands, and a comma
FIRST = re.compile(r"T(?:o?[BLC])*,")  # the title that is theirs, before the next one


def after_holder(match: re.Match[str], text: str) -> re.Match[str]:
    """Return a pattern's match without the title that belongs to the name before it, where another title follows."""
    if not match.re.groupindex.keys() >= {"offices", "people"} or match.start("offices") > match.start("people"):
        return match
    start = match.start("offices")
    theirs = FIRST.match(text, start, match.end("offices")) if NAMED.search(text[:start]) else None
    if theirs is None or theirs.end() >= match.end("offices"):
        return match
    return match.re.match(text, theirs.end()) or match
