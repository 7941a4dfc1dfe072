"""What lies after the day of publication has not taken place yet, whatever form the verb has."""

from __future__ import annotations

from dataclasses import replace

from ..article import Article
from ..dates.interval import bounds
from ..facts import Agreement, Meeting, Stated

RULE = "status-date"


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


def plan_meeting(article: Article, meeting: Meeting) -> Meeting:
    """Return a meeting as planned where its day lies ahead."""
    if meeting.status.value == "Held" and meeting.start and lies_ahead(article, meeting.start):
        return replace(meeting, status=Stated("Planned", RULE, meeting.start.quotes))
    return meeting


def plan_agreement(article: Article, agreement: Agreement) -> Agreement:
    """Return an agreement as planned where the day of its signing lies ahead."""
    if agreement.status.value == "Signed" and agreement.signed_on and lies_ahead(article, agreement.signed_on):
        return replace(agreement, status=Stated("Planned", RULE, agreement.signed_on.quotes))
    return agreement
