"""Who signs what a joint committee ends in is of that event ("It ended with the signing of six accords. X and Y …")."""

from __future__ import annotations

from .drafts import Draft

JOINT, SIGNING = "JointCommittee", "SigningCeremony"
NEXT = 1  # sentences


def of_sitting(focus: Draft, draft: Draft) -> bool:
    """Return whether a sentence names who signed, of which the one before tells at the end of a joint committee."""
    near = 0 < draft.frame.index - focus.frames[-1].index <= NEXT and draft.frame.in_story
    held = focus.kind.value == JOINT and focus.status.value == draft.status.value == "Held"
    signs = draft.kind.value == SIGNING and bool(draft.people()) and any(f.cued("sign") for f in focus.frames)
    same = draft.date is None or (focus.date is not None and draft.date.value == focus.date.value)
    there = draft.location is None or (focus.location is not None and draft.location.value == focus.location.value)
    return near and held and signs and same and there
