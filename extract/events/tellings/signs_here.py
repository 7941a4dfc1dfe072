"""Whether words of signing tell of an event of the story: by what is signed, when, and what was told before."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Stated
from ..instruments.aims import aim_of
from ..instruments.validity import days_of_term
from ..sentences.cues import Cue
from ..sentences.earlier import told_before
from ..sentences.frames import Frame
from ..when.back_then import is_back_then
from ..when.of_old import signed_in_passing, signed_since
from ..when.whose_date import BARE, gap, of_signing
from ..when.years_gone import signed_over_years
from .drafts import DAY, YEAR, Draft, precision

SIDES = 2  # people who sign, one for each side


def met_to_sign(doc: Doc, frame: Frame, cue: Cue, draft: Draft) -> Draft:
    """Return a meeting's telling as that of the signing that it was for: "met in Podor | to sign a charter"."""
    aims = [verb for verb in frame.cued("sign") if aim_of(doc, frame, verb) is cue]
    held = draft.kind.value == "WorkingSession" and draft.status.value == "Held"
    if held and aims and frame.cued("instrument"):
        draft.kind = Stated("SigningCeremony", draft.kind.rule, tuple(sorted({cue.quote, aims[0].quote})))
        draft.signing = True
    return draft


def signed_long_ago(doc: Doc, frame: Frame, cue: Cue) -> bool:
    """Return whether something was signed in an earlier year, of which no day is told: no event of the story."""
    if cue.rule.options.get("bond") and frame.section != "lead":
        return True  # "became sister cities in 1993": an agreement, told in passing
    if signed_in_passing(doc, frame, cue) or signed_since(frame, cue) or signed_over_years(doc, frame, cue):
        return True
    beside = [d for d in frame.dates if of_signing(d, cue)]  # "signed in 2015", whatever day is told elsewhere
    term = days_of_term(frame)  # "signed in Leeds in 2002, the charter was to lapse on 30 June"
    if cue.rule.planned or (not beside and any(precision(d.key) >= DAY for d in frame.dates if d not in term)):
        return False
    alone = len(frame.dates) == 1
    near = [d for d in frame.dates if "/" not in d.key and (alone or gap(d, cue) <= BARE + 1)]
    near = [d for d in near if d in beside] or [d for d in near if d not in term] or near
    known = on(doc).article.published or max((d.key for f in on(doc).frames for d in f.dates), default="")
    if not near or (len(frame.named("person")) >= SIDES and all(is_back_then(doc, d) for d in near)):
        return False  # "an agreement of 2005. X and Y then signed a memorandum": who did what, and when
    last = max(d.key for d in near)
    year, now, coarse = last[:YEAR], known[:YEAR], len(last) == YEAR
    recent = not coarse and not told_before(doc, cue)  # "signed last December", not "had then signed"
    return (coarse and on(doc).article.published is None) or (now.isdigit() and int(year) < int(now) - recent)


def plainly_signed(frame: Frame, focus: Draft | None) -> bool:
    """Return whether two parties sign something, whatever it is called: where a story opens, or on a day to come."""
    opens = frame.section == "lead" or (focus is None and bool(frame.dates))
    opens = opens or (bool(frame.dates) and any(cue.rule.planned for cue in frame.cued("sign")))
    somebody = frame.named("person") or frame.cued("pronoun")
    coming = frame.dates and somebody and any(_is_to_come(frame, cue) for cue in frame.cued("sign"))
    return bool(coming) or (opens and len({m.key for m in frame.named("institution", "place", "person")}) > 1)


def _is_to_come(frame: Frame, cue: Cue) -> bool:
    """Return whether a verb of signing is one of the future: "will sign", "is to | sign"."""
    return cue.rule.planned or any(word.end == cue.start for word in frame.cued("planned"))


def signed_now(frame: Frame, focus: Draft | None) -> bool:
    """Return whether a sentence with a day goes on with a signing told without one: "The two signed on Friday"."""
    near = focus is not None and focus.signing and not focus.date and frame.index - focus.frames[-1].index == 1
    return near and any(precision(day.key) >= DAY for day in frame.dates)


def on_a_day(frame: Frame, cue: Cue) -> bool:
    """Return whether a day stands beside words of signing: "It was signed on Friday"."""
    term = days_of_term(frame)
    days = [d for d in frame.dates if precision(d.key) >= DAY and d not in term]
    told = [word for word in frame.cued("document") if word.rule.options.get("verb")]  # not "the text signed on Friday"
    verb = any(word.start <= cue.start <= word.end + 1 for word in told)
    return verb and any(gap(d, cue) <= BARE for d in days)
