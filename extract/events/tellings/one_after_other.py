"""Events of one kind that a sentence tells apart: "called on X and then met Y", "talks followed by a dinner"."""

from __future__ import annotations

from .chains import parted
from .drafts import Draft
from .rows import in_row


def one_after_other(one: Draft, other: Draft) -> bool:
    """Return whether a word such as "then" parts two verbs of a sentence, each with somebody, or two nouns."""
    if parted(one, other) or in_row(one, other):
        return True
    if one.noun or other.noun or one.signing or other.signing or one.frame is not other.frame:
        return False
    if one.family != "meeting" or other.family != "meeting":
        return False
    first, last = sorted((one.kind.quotes[0], other.kind.quotes[0]))
    people = [m.quote for m in one.frame.named("person")]
    words = [*one.frame.cued("also"), *(w for w in one.frame.cued("join") if w.end - w.start > 1)]  # "and then"
    then = [w for w in words if first.end <= w.quote.start and w.quote.end <= last.start]
    met = any(first.end <= p.start < word.quote.start for p in people for word in then)
    return met and any(p.start >= last.end for p in people)
