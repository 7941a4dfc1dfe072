"""Events that a sentence tells apart: "called on X and then met Y", "a week after their talks in Lyon, they met …"."""

from __future__ import annotations

from .chains import parted
from .drafts import Draft
from .rows import in_row

OPENS = 2  # tokens from the start of a sentence to "week after": a count
NEAR = 20  # characters between "a year after" and the words of an event: who it was


def one_after_other(one: Draft, other: Draft) -> bool:
    """Return whether a word such as "then" parts two verbs of a sentence, each with somebody, or two nouns."""
    if parted(one, other) or in_row(one, other) or _so_long_after(one, other):
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


def _so_long_after(one: Draft, other: Draft) -> bool:
    """Return whether a sentence opens with how long after one of two events the other one was."""
    if one.frame is not other.frame:
        return False
    words = [w.quote.end for w in one.frame.cued("after-event") if w.start - one.frame.start <= OPENS]
    first, last = sorted((one.kind.quotes[0], other.kind.quotes[0]))
    return first.end < last.start and any(0 <= first.start - end <= NEAR for end in words)
