"""Who is only named with a possessive: "Harpenden's French twin town, Cosne", "Ms Lowe's predecessor, Anna Berg"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...words.wordlists import words_of
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention

ADJECTIVES = 3  # tokens between the possessive and the words for a twin town: "Harpenden's two French | twin towns"
NAMED = 2  # tokens between those words and the town's name: "of", a comma

VISIT = 6  # tokens between the noun of an event and "of" ("the visit to Lower Saxony | of Governor Lowe")
OFFICE, PERSON = 2, 4  # tokens between the possessive and the title of somebody else, or the name


def owns_person(doc: Doc, frame: Frame, mention: Mention) -> bool:
    """Return whether a person is named with a possessive that somebody else's title or name follows."""
    if mention.kind != "person" or not _owns(doc, frame, mention):
        return False
    at = mention.end + 1
    named = [m.start for m in frame.named("person") if 0 <= m.start - at <= PERSON]
    titled = [title.start for title in on(doc).titles if 0 <= title.start - at < OFFICE]
    between = [cue.start for cue in frame.cued("trigger", "sign", "delegation") if cue.start >= at]
    return any(not any(cue < start for cue in between) for start in (*named, *titled))


def owns_twin(doc: Doc, frame: Frame, mention: Mention) -> bool:
    """Return whether a town or body is named with a possessive that words for a twin town follow."""
    bonds = frame.cued("bond")
    near = any(0 <= bond.start - mention.end - 1 <= ADJECTIVES for bond in bonds)
    return near and _owns(doc, frame, mention)


def _owns(doc: Doc, frame: Frame, mention: Mention) -> bool:
    """Return whether a possessive stands right after a name."""
    owners = words_of(doc, "institutions", "possessives")
    return mention.end < frame.end and on(doc).lower[mention.end] in owners


def twin_of(frame: Frame, owner: Mention) -> Mention | None:
    """Return the town named as the twin of one that owns it, None where it is not named right after."""
    bonds = [bond.end for bond in frame.cued("bond") if 0 <= bond.start - owner.end - 1 <= ADJECTIVES]
    named = frame.named("place", "institution")
    return next((m for m in named for end in bonds if (0 <= m.start - end <= NAMED or m.start < end < m.end)), None)


def is_anothers(doc: Doc, frame: Frame, speaker: Mention | Cue, cue: Cue) -> bool:
    """Return whether somebody only speaks of another's event: "X recalled the visit of Y"."""
    if not cue.rule.options.get("noun") or cue.rule.get("kind") != "Visit":
        return False
    if not any(speaker.end <= word.start and word.end <= cue.start for word in frame.cued("speech")):
        return False
    words, of = on(doc).lower, words_of(doc, "atoms", "o")
    after = range(cue.end, min(cue.end + VISIT, frame.end))
    at = next((at + 1 for at in after if words[at] in of), None)
    starts = {title.start for title in on(doc).titles} | {m.start for m in frame.named("person")}
    return at is not None and not starts.isdisjoint(range(at, at + OFFICE))
