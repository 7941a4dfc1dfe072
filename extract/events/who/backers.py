"""Bodies that only pay for or run what an event is part of: "went to Lyon under a programme funded by the EU"."""

from __future__ import annotations

from collections.abc import Iterable

from ..sentences.frames import Frame, Mention

NEXT = 3  # tokens between words of support and the body that gives it, or from it to the next one of a list


def backers(frames: Iterable[Frame]) -> set[str]:
    """Return the bodies of a story that are named nowhere but as those who pay for or run something."""
    told = [(m.key, only_backs(frame, m)) for frame in frames for m in frame.named("institution")]
    return {key for key, backs in told if backs} - {key for key, backs in told if not backs}


def only_backs(frame: Frame, mention: Mention) -> bool:
    """Return whether a body follows words of support at once, or another one that does: "funded by the EU and X"."""
    for word in frame.cued("backed"):
        end = word.end
        for body in frame.named("institution"):
            if 0 <= body.start - end <= NEXT:
                if body.start == mention.start:
                    return True
                end = body.end
    return False
