"""Whom "he" or "she" means before an event's words: the last person told whom the word suits."""

from __future__ import annotations

from spacy.tokens import Doc

from ...people.women import is_woman
from ..sentences.cues import Cue
from ..sentences.frames import Frame, Mention

PAST = 3  # sentences before in which somebody may be named whom "she" means


def antecedent(doc: Doc, frame: Frame, cue: Cue, past: list[Frame], last: Mention | None) -> Mention | None:
    """Return the person told last, or one told before where the pronoun cannot mean that one."""
    words = [word for word in frame.cued("pronoun") if word.end <= cue.start and "woman" in word.rule.options]
    if last is None or not words:
        return last
    told = [person for before in reversed(past[-PAST:]) for person in reversed(before.named("person"))]
    if not words[-1].rule.options["woman"]:
        return next((person for person in (last, *told) if not is_woman(doc, person.key)), last)
    beside = [person for before in past[-PAST:] if last in before.mentions for person in before.named("person")]
    others = told if _is_man(last, past) else []
    return next((person for person in (last, *reversed(beside), *others) if is_woman(doc, person.key)), last)


def _is_man(person: Mention, past: list[Frame]) -> bool:
    """Say whether a word for a man opens the name of somebody named before: "ông Nam"."""
    words = (word for before in past[-PAST:] for word in before.cued("pronoun"))
    return any(word.end == person.start and word.rule.options.get("woman") is False for word in words)
