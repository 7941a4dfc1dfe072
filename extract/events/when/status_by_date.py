"""What lies after the day of publication has not taken place yet, whatever form the verb has."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Doc

from ...article import Article
from ...dates.interval import bounds
from ...document import on
from ...facts import Agreement, Meeting, Stated
from ..sentences.cues import Cue
from ..sentences.frames import Frame
from ..tellings.drafts import Draft

RULE = "status-date"
LONG_AGO = timedelta(days=300)  # before the article: an event that a story only recalls
SOFT = frozenset({"status-context", "status-planned", "status-reported", "status-invited"})


def lies_ahead(article: Article, when: Stated[str] | None) -> bool:
    """Say whether a date is certainly later than the article's publication.

    >>> lies_ahead(Article("a", "", "en", "2025-03"), Stated("2025-04-01", "date", ()))
    True
    >>> lies_ahead(Article("a", "", "en", "2025"), Stated("2025-04-01", "date", ()))
    False
    """
    if when is None or article.published is None:
        return False
    first, published = bounds(when.value)[0], bounds(article.published)[1]
    return first is not None and published is not None and first > published


def is_ahead(doc: Doc, value: str) -> bool:
    """Say whether the value of a date is certainly later than the article's publication."""
    return lies_ahead(on(doc).article, Stated(value, "", ()))


def lies_behind(article: Article, when: Stated[str] | None) -> bool:
    """Say whether a date is certainly before that of an article's publication."""
    if when is None or article.published is None:
        return False
    last, published = bounds(when.value)[1], bounds(article.published)[0]
    return last is not None and published is not None and last < published


def recalled(article: Article, event: Draft, draft: Draft) -> bool:
    """Say whether an event is told as one of long ago, and another telling, without a day, is hardly of it."""
    return draft.date is None and long_ago(article, event.date)


def long_ago(article: Article, when: Stated[str] | None) -> bool:
    """Say whether a date is so long before an article's publication that what was on it is only recalled."""
    if when is None or article.published is None:
        return False
    last, published = bounds(when.value)[1], bounds(article.published)[0]
    return last is not None and published is not None and published - last > LONG_AGO


def is_coming(doc: Doc, when: Stated[str] | None) -> bool:
    """Say whether a date is a year told by a season or part that lies ahead: "in the autumn", said in May."""
    return when is not None and any(quote.start in on(doc).coming for quote in when.quotes)


def planned_by_date(doc: Doc, status: Stated[str], when: Stated[str] | None) -> Stated[str]:
    """Return the status of an event as planned where its day lies ahead, whatever its verb says."""
    ahead = lies_ahead(on(doc).article, when) or is_coming(doc, when)
    return Stated("Planned", RULE, when.quotes) if when and ahead and status.value == "Held" else status


def planned_by_day(doc: Doc, frame: Frame, draft: Draft, cue: Cue) -> Stated[str]:
    """Return the status of an event that a sentence tells as planned where its day lies ahead, and is not its last."""
    visit = draft.kind.value == "Visit"
    ends = draft.going_on or (visit and frame.cued("until", "left"))  # "ends on Friday": it may have begun
    decides = any(word.start >= cue.end for word in frame.cued("decided"))  # "the meeting agreed to sign … in April"
    if draft.signing or decides or (ends and not draft.spans_days()):
        return draft.status
    return planned_by_date(doc, draft.status, draft.date)


def plan_meeting(doc: Doc, meeting: Meeting) -> Meeting:
    """Return a meeting as planned where its day lies ahead, as held where only its words put a past one off."""
    article: Article = on(doc).article
    if (
        meeting.status.value == "Planned"
        and meeting.status.rule in SOFT
        and lies_behind(article, meeting.end or meeting.start)
    ):
        when = meeting.end or meeting.start
        return replace(meeting, status=Stated("Held", RULE, when.quotes if when else meeting.status.quotes))
    return replace(meeting, status=planned_by_date(doc, meeting.status, meeting.start))


def plan_agreement(doc: Doc, agreement: Agreement) -> Agreement:
    """Return an agreement as planned where the day of its signing lies ahead."""
    article: Article = on(doc).article
    ahead = lies_ahead(article, agreement.signed_on) or is_coming(doc, agreement.signed_on)
    if agreement.status.value == "Signed" and agreement.signed_on and ahead:
        return replace(agreement, status=Stated("Planned", RULE, agreement.signed_on.quotes))
    planned = agreement.status.value == "Planned"
    if planned and agreement.signed_on and lies_behind(article, agreement.signed_on):
        return replace(agreement, status=Stated("Signed", RULE, agreement.signed_on.quotes))
    return agreement
