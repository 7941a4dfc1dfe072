"""Bodies named beside an event of others: who only pays for it ("funded by the EU"), with whom another was before."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from ...document import on
from ...institutions.component import authority_of
from ...words.wordlists import words_of
from ..sentences.frames import Frame, Mention
from ..sentences.listing import list_words

NEXT = 3  # tokens between words of support and the body that gives it, or from it to the next one of a list
OPENED = 3  # tokens before a name that a sentence opens with: "after the city of"


def bystanders(doc: Doc, frames: Iterable[Frame]) -> set[str]:
    """Return the bodies of a story that are named nowhere but beside the events of others."""
    bodies = [(frame, m, m.key) for frame in frames for m in frame.named("institution")]
    places = [(frame, m, authority_of(m.key)) for frame in frames for m in frame.named("place")]
    backs = [(key, only_backs(frame, m)) for frame, m, key in bodies]
    before = [(key, came_before(doc, frame, m)) for frame, m, key in (*bodies, *places)]
    return {
        key for told in (backs, before) for key in {k for k, aside in told if aside} - {k for k, at in told if not at}
    }


def stands_by(doc: Doc, frame: Frame, mention: Mention) -> bool:
    """Return whether a body is named beside an event of others only."""
    return only_backs(frame, mention) or came_before(doc, frame, mention)


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


def is_compared(doc: Doc, frame: Frame, mention: Mention) -> bool:
    """Return whether a name only says with whom it was before, or is alike: "After Durban, | Nantes signed with …"."""
    if mention.start - frame.start <= OPENED and mention.end in frame.commas:
        words = words_of(doc, "agreements", "compared")
        return not words.isdisjoint(on(doc).lower[frame.start : mention.start])
    return came_before(doc, frame, mention)


def came_before(doc: Doc, frame: Frame, mention: Mention) -> bool:
    """Return whether a name is of a row of earlier ones: "signed with Kyoto, its third pact, after | Cork"."""
    words, lower = words_of(doc, "agreements", "compared"), on(doc).lower
    told = [at for at in frame.commas if at + 1 < mention.start and lower[at + 1] in words]
    if not told:
        return False
    small = words_of(doc, "atoms", "a") | words_of(doc, "atoms", "o") | words_of(doc, "atoms", "g")
    joins, end = small, told[-1] + 2
    for name in frame.named("institution", "place"):
        if end <= name.start <= mention.start:
            if not joins.issuperset(lower[end : name.start]):
                return False
            end, joins = name.end, small | list_words(doc)
    return end == mention.end
