"""The year of a day that is told without one, in an article that does not say when it was published."""

from __future__ import annotations

from spacy.tokens import Doc

from ...dates.anchor import HISTORY
from ...document import on
from ...facts import Quote, Stated
from ..sentences.frames import Frame
from ..tellings.drafts import YEAR
from ..who.participants import support
from .whose_date import of_signing

BARE = "--"  # what opens a day without its year ("--04-12")
MONTH = slice(2, 4)


def with_year(doc: Doc, frame: Frame, date: Stated[str] | None) -> Stated[str] | None:
    """Return a day with the year that its month has elsewhere in the article, else with the only one of its sentence.

    >>> from ...pipeline import annotate
    >>> from ...reading.read import read_text
    >>> doc = annotate(read_text("On April 12 they met.", identifier="a", language="en"))
    >>> with_year(doc, on(doc).frames[0], Stated("--04-12", "date-told", (Quote(3, 11),))).value
    '--04-12'
    """
    if date is None or not date.value.startswith(BARE) or on(doc).article.published is not None:
        return date
    dates = [d for each in on(doc).frames for d in each.dates if d.key[:YEAR].isdigit()]
    last = max((int(d.key[:YEAR]) for d in dates), default=0)
    told = [(d.key, d.quote) for d in dates if _dated(d.key) and last - int(d.key[:YEAR]) <= HISTORY]
    month = {key[:YEAR]: quote for key, quote in told if key[YEAR + 1 : YEAR + 3] == date.value[MONTH]}
    signs = frame.cued("sign")  # "re-signed on 6 April the pact first inked in 1999"
    newest = max((key[:YEAR] for key, _ in told), default="")
    years = [d for d in frame.dates if len(d.key) == YEAR and d.key.isdigit() and d.key >= newest]
    here = {d.key: d.quote for d in years if not any(of_signing(d, sign) for sign in signs)}
    known: dict[str, Quote] = month or here
    if len(known) != 1:
        return date
    year, quote = next(iter(known.items()))
    value = "/".join(half.replace("-", year, 1) if half.startswith(BARE) else half for half in date.value.split("/"))
    return Stated(value, date.rule, support(*date.quotes, quote))


def _dated(key: str) -> bool:
    return len(key) > YEAR and "/" not in key
