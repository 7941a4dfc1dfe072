"""Whether the words that tell of an event say that it happened, will happen, was called off, or none of these."""

from __future__ import annotations

from ...facts import Quote, Stated
from ..tellings.drafts import DAY, MONTH
from .approved import approval
from .cues import Cue
from .frames import Frame
from .meant_for import topic_of

REACH = 14  # tokens to the left of the event's words within which a cue governs them
WISHED = 9  # tokens between a wish and a form of the future that it makes no plan ("hopes that they will visit")
SUBJECT = 4  # tokens between an event's noun and the conditional that it is the subject of
SPEAKER = 12  # tokens of a speaker between a comma and the verb of saying, or after it
OPENED = 2  # tokens between "during" and the event meant
RESTS = 3  # tokens between a word of the future and the paper that its plan rests on
HABIT = 2  # tokens between the words of an event and those that say how often it is held
NEXT = 1  # tokens between a word of the future and what it governs at once
# tokens between a negation, or a decision ("agreed to sign"), and the event's words
REACHES = {"negated": 5, "decided": 1}
AFTER_BY = {
    "planned": 8,
    "cancelled": 25,
    "postponed": 25,
}  # tokens to the right: "the meeting, due on Monday, was cancelled"
STATUS = {"cancelled": "Cancelled", "postponed": "Planned", "planned": "Planned", "decided": "Planned"}
NO_FACT = ("wish", "negated")


def status_of(frame: Frame, cue: Cue) -> Stated[str] | None:
    """Return Planned, Held or Cancelled for the event that a cue names, or None where no fact is stated."""
    given = approval(frame, cue)
    return Stated("Planned", "status-approved", _ordered(given.quote, cue.quote)) if given else _told(frame, cue)


def _told(frame: Frame, cue: Cue) -> Stated[str] | None:
    governing = [other for other in frame.cues if _governs(frame, other, cue)]
    reported = [other for other in governing if reports(frame, other)]
    if reported and all(other in reported for other in governing if other.label in NO_FACT):
        return Stated("Planned", "status-reported", _ordered(reported[-1].quote, cue.quote))
    if cue.rule.planned:
        return _to_come(frame, cue, governing)
    if any(other.label in NO_FACT for other in governing) and not _meant_to(governing, cue):
        return _takes_place_anyway(frame, cue, governing)
    for label, status in STATUS.items():
        for other in governing:
            if other.label == label:
                return Stated(status, f"status-{label}", _ordered(other.quote, cue.quote))
    ahead = [other for other in frame.cues if other.rule.planned and 0 <= cue.start - other.end <= REACH]
    before = [other for other in ahead if not other.rule.options.get("told") or reports(frame, other)]
    if before and cue.start not in frame.over:  # "will go to Lyon for the forum"
        return Stated("Planned", "status-planned", _ordered(before[-1].quote, cue.quote))
    return _listed_with(frame, cue) or Stated("Held", "status-told", (cue.quote,))


def _takes_place_anyway(frame: Frame, cue: Cue, governing: list[Cue]) -> Stated[str] | None:
    """Return Planned for what has a day, whoever accepts: "mời đoàn dự Lễ hội | sẽ …", "để A và B ký, dự kiến …"."""
    wishes = [other for other in governing if other.label in NO_FACT]
    wish = max(wishes, key=lambda other: other.start)
    about = [word for word in frame.cued("about") if wish.end <= word.start and word.end <= cue.start]
    prepared = about and cue.rule.options.get("noun")  # "asked them to prepare the forum, due in August"
    if prepared or wish.rule.options.get("clause"):  # what was told before it is of its verb
        due = [word for word in frame.cued("planned") if word.start >= cue.end and word.start - 1 in frame.commas]
        return Stated("Planned", "status-planned", _ordered(due[0].quote, cue.quote)) if due else None
    invited = all(other.rule.options.get("invites") for other in wishes)
    if not (invited and cue.rule.options.get("named")):
        return None
    coming = [word for word in frame.cued("planned") if 0 <= word.start - cue.end <= AFTER_BY["planned"]]
    if coming:
        return Stated("Planned", "status-planned", _ordered(coming[0].quote, cue.quote))
    months = all(other.rule.options.get("months") for other in wishes)
    days = [day for day in frame.dates if 0 <= day.start - cue.end <= REACH]
    days += [day for day in frame.dates if months and wish.end <= day.start < cue.start]  # "in May for the fair"
    days = [day for day in days if len(day.key) >= (MONTH if months else DAY)]
    apart = any(cue.end <= at < days[0].start for at in frame.breaks) if days else True
    return None if apart else Stated("Planned", "status-invited", _ordered(days[0].quote, cue.quote))


def _listed_with(frame: Frame, cue: Cue) -> Stated[str] | None:
    """Return Planned for an event's noun in a list with one to come: "will go to the forum in X and the fair in Y".

    Where verbs have tenses the next noun may open a clause of its own: a pack's ``listed`` says for which rules it is.
    """
    if not cue.rule.options.get("listed"):
        return None
    before = [c for c in frame.cued("trigger", "sign") if c.end <= cue.start]
    nouns = bool(before) and all(c.rule.options.get("noun") for c in (before[-1], cue))
    if not nouns or any(before[-1].end <= at < cue.start for at in frame.breaks):
        return None
    said = any(before[-1].end <= word.start and word.end <= cue.start for word in frame.cued("speech", "presence"))
    told = None if said else status_of(frame, before[-1])
    ahead = told is not None and told.value == "Planned" and told.rule in {"status-planned", "status-form"}
    return Stated("Planned", told.rule, _ordered(*told.quotes, cue.quote)) if told and ahead else None


def _to_come(frame: Frame, cue: Cue, governing: list[Cue]) -> Stated[str] | None:
    """Return the status of a form of the future: Planned, Held for what somebody has left for, None under a wish."""
    if gone := _set_out(frame, cue):
        return Stated("Held", "status-set-out", _ordered(gone.quote, cue.quote))
    wished = [other for other in governing if other.label in NO_FACT and _near(other, cue)]
    return None if wished else Stated("Planned", "status-form", (cue.quote,))


def _set_out(frame: Frame, cue: Cue) -> Cue | None:
    """Return words of setting out in the past before those that say what for: "X left on Monday | to visit Podor"."""
    if cue.start not in frame.aims or cue.rule.get("kind") != "Visit":
        return None
    gone = [word for word in frame.cued("set-out") if 0 <= cue.start - word.end <= REACH]
    ahead = [other for other in frame.cued("planned", "decided", *NO_FACT) if other.end <= cue.start]
    ahead += [other for other in frame.cued("trigger", "sign") if other.rule.planned and other.end <= cue.start]
    return gone[-1] if gone and not ahead else None


def _near(modal: Cue, cue: Cue) -> bool:
    """Return whether a wish stands near a form of the future that it makes no plan, what is denied however far."""
    return bool(modal.rule.options.get("denies")) or cue.start - modal.end <= WISHED


def reported(frame: Frame) -> list[Cue]:
    """Return the conditionals that are the future of what somebody said: "they would visit Lyon in May, X said"."""
    return [modal for modal in frame.cued("wish") if modal.rule.options.get("reported") and reports(frame, modal)]


def _closes(frame: Frame, word: Cue) -> bool:
    """Return whether a word of saying closes its sentence with its speaker: "…, he said", "…, said Mayor X"."""
    return word.label == "speech" and any(
        0 < word.start - at <= SPEAKER and frame.end - word.end <= SPEAKER for at in frame.commas
    )


def reports(frame: Frame, modal: Cue) -> bool:
    """Return whether a conditional is the future of what somebody said."""
    said = any(word.end <= modal.start or _closes(frame, word) for word in frame.cued("speech", "decided"))
    agreed = any(word.end <= modal.start for word in frame.cued("decided"))
    spoken = modal.rule.options.get("reported") or modal.rule.options.get("told")
    return bool((spoken and said) or (modal.rule.options.get("agreed") and agreed))


def _apart(frame: Frame, modal: Cue, cue: Cue) -> bool:
    """Return whether a word stands in another clause, or in quotation marks: "We want more", he said after talks."""
    if modal.label in NO_FACT and any(modal.end <= at < cue.start for at in frame.breaks):
        return True  # "X could not come; Y signed"
    ahead = [other for other in frame.cued("sign") if other is not cue and 0 <= other.start - modal.end <= NEXT]
    if cue.label == "sign" and cue.end <= modal.start and ahead:
        return True  # "signed minutes by which they will sign an agreement"
    if cue.end <= modal.start and any(cue.end <= at < modal.start for at in frame.breaks):
        return True  # "X signed a letter; Y plan a charter"
    if (modal.label in NO_FACT and _said_at(frame, modal, cue)) or _rests_on(frame, modal, cue):
        return True
    inside = [word.start for word in frame.cued("during") if 0 <= cue.start - word.end <= OPENED]
    if modal.end <= cue.start and any(modal.end <= at < start for at in frame.commas for start in inside):
        return True  # "visits will follow, he said in a speech made during his talks with …"
    return any(modal.start in speech and cue.start >= speech.stop for speech in frame.quoted)


def _rests_on(frame: Frame, modal: Cue, cue: Cue) -> bool:
    """Return whether a plan rests on a paper whose day is told: "will train nurses under the pact signed today"."""
    papers = [paper for paper in frame.cued("instrument") if paper.end <= cue.start]
    signed = modal.label == "planned" and cue.label == "sign" and not cue.rule.planned
    if not (signed and papers) or papers[-1].start - modal.end < RESTS:
        return False
    others = [other.start for other in frame.cued("trigger", "sign", "speech", "planned", *NO_FACT)]
    apart = any(papers[-1].end <= at < cue.start for at in (*others, *frame.commas))
    return not apart and any(0 <= day.start - cue.end <= NEXT for day in frame.dates)


def _said_at(frame: Frame, modal: Cue, cue: Cue) -> bool:
    """Return whether a wish is what was said at an event: "this wish was voiced on 30 June, at the meeting with X"."""
    at = [word for word in frame.cued("back") if word.start < cue.start < word.end]
    opens = modal.start - frame.start <= OPENED
    return opens and any(
        modal.end <= said.start and said.end <= word.start for said in frame.cued("speech") for word in at
    )


def _governs(frame: Frame, modal: Cue, cue: Cue) -> bool:
    if modal.label not in {"planned", "wish", "negated", "decided", *AFTER_BY} or _apart(frame, modal, cue):
        return False
    if modal.end <= cue.start and modal.label in {"planned", "wish"} and _took_place(frame, modal, cue):
        return False
    # "to promote visits" is a wish, "keen to promote trade, they visited" none; "was signed: it provides for …"
    nouns = modal.rule.options.get("noun") and not cue.rule.options.get("noun")
    # "must meet" is a plan, "owes a visit" none
    verbs = modal.rule.options.get("verbs") and cue.rule.options.get("noun")
    nouns = nouns or (modal.rule.options.get("clause") and not _opens_clause(frame, modal, cue))
    if nouns or verbs or (modal.rule.options.get("before") and modal.start >= cue.end):
        return False
    said_so = modal.label == "planned" and modal.start <= cue.start < modal.end <= cue.end  # "was to meet"
    if said_so or modal.end <= cue.start:
        if said_so or modal.rule.options.get("denies"):
            return True
        return cue.start - modal.end <= REACHES.get(modal.label, REACH)
    return _governs_after(frame, modal, cue)


def _opens_clause(frame: Frame, modal: Cue, cue: Cue) -> bool:
    """Return whether a subject that signs follows words of purpose at once: "để | Vinh và Bologna ký", not "để ký"."""
    return cue.label == "sign" and any(0 <= m.start - modal.end <= NEXT and m.end <= cue.start for m in frame.mentions)


def _took_place(frame: Frame, modal: Cue, cue: Cue) -> bool:
    """Return whether an event is told as over, whatever was wished or planned before its words.

    Its verb says so ("keen to meet more guests, has received"), or the one that its noun is the subject of ("Due in
    May, the visit has taken place"); a clause opened by "who" ends at a comma.
    """
    if modal.rule.options.get("habit"):
        return False
    if modal.start in frame.relative and any(modal.end <= at < cue.start for at in frame.commas):
        return True
    if not cue.rule.options.get("noun"):
        return cue.start in frame.over
    held = [verb for verb in frame.cued("trigger") if verb.rule.options.get("light") and verb.start >= cue.end]
    return any(verb.start in frame.over for verb in held if not verb.rule.options.get("noun"))


def _governs_after(frame: Frame, modal: Cue, cue: Cue) -> bool:
    """Return whether a word that stands after those of an event governs them: "the meeting, due on Monday"."""
    if modal.rule.options.get("reported") and cue.rule.options.get("noun"):
        return modal.start - cue.end <= SUBJECT  # "a visit would cost"
    often = modal.rule.options.get("habit") and 0 <= modal.start - cue.end <= HABIT  # "will meet twice a year"
    if often and (modal.start == cue.end or not cue.rule.options.get("noun")):
        return not any(cue.end <= at < modal.start for at in frame.commas)
    if cue.label == "sign" and modal.label != "planned" and not modal.rule.options.get("undone"):
        return False  # "the charter that was signed in 2015 is cancelled": signed it was
    joined = any(cue.end <= word.start and word.end == modal.start for word in frame.cued("join"))
    parted = any(cue.end <= at < modal.start for at in frame.commas)
    # "put their names to a charter which will …", "ont signé une charte qui court sur cinq ans et sera …"
    parted = parted or modal.start in frame.relative or cue.start in frame.over
    if (joined or (parted and not cue.rule.options.get("noun"))) and modal.label == "planned":
        return False  # "arrived on Monday and is scheduled to leave on Thursday", "what we signed today, we will …"
    label = "cancelled" if modal.rule.options.get("undone") else modal.label
    if label == "planned" and modal.start >= topic_of(frame, cue):
        return False  # "met to prepare the festival planned for May"
    return 0 <= modal.start - cue.end <= AFTER_BY.get(label, -1)


def _meant_to(governing: list[Cue], cue: Cue) -> bool:
    """Return whether a word of the future stands right before, and a wish farther: "still studied, is to be signed"."""
    planned = [other for other in governing if other.label == "planned" and 0 <= cue.start - other.end <= NEXT]
    return bool(planned) and all(other.end <= planned[-1].start - NEXT for other in governing if other.label in NO_FACT)


def _ordered(*quotes: Quote) -> tuple[Quote, ...]:
    return tuple(sorted(set(quotes)))
