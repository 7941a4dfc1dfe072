"""The parts of SHACL Core that the shapes use, each as a test on a value or a count of values."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

import pyoxigraph as ox

from .index import Index
from .shapes import Constraint, Qualified, Term

XSD = "http://www.w3.org/2001/XMLSchema#"
ZONE = r"(?:Z|[+-]\d\d:\d\d)?"
FORMS = {
    XSD + "integer": re.compile(r"[+-]?\d+"),
    XSD + "decimal": re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"),
    XSD + "boolean": re.compile(r"true|false|1|0"),
    XSD + "date": re.compile(rf"(\d{{4}})-(\d\d)-(\d\d){ZONE}"),
    XSD + "gYearMonth": re.compile(rf"(\d{{4}})-(\d\d){ZONE}"),
    XSD + "gYear": re.compile(rf"(\d{{4}}){ZONE}"),
    XSD + "gMonthDay": re.compile(rf"--(\d\d)-(\d\d){ZONE}"),
    XSD + "gMonth": re.compile(rf"--(\d\d){ZONE}"),
}
LEAP = 2000  # a year that has 29 February


def _too_few(values: Sequence[Term], wanted: int, index: Index) -> tuple[str, ...]:  # noqa: ARG001
    return ("minCount",) if len(values) < wanted else ()


def _too_many(values: Sequence[Term], wanted: int, index: Index) -> tuple[str, ...]:  # noqa: ARG001
    return ("maxCount",) if len(values) > wanted else ()


def _qualified(values: Sequence[Term], wanted: Qualified, index: Index) -> tuple[str, ...]:
    count = sum(all(_fits(value, c, index) for c in wanted.constraints) for value in values)
    wrong = ("qualifiedMinCount",) if count < wanted.least else ()
    return (*wrong, "qualifiedMaxCount") if wanted.most is not None and count > wanted.most else wrong


COUNTS: dict[str, Callable[..., tuple[str, ...]]] = {
    "minCount": _too_few,
    "maxCount": _too_many,
    "qualifiedValueShape": _qualified,
}


def _fits(value: Term, constraint: Constraint, index: Index) -> bool:
    return TESTS[constraint.name](value, constraint.value, index)


def well_formed(value: Term, kind: ox.NamedNode, index: Index | None = None) -> bool:  # noqa: ARG001
    """Tell whether a value is a literal of a datatype, and one that the datatype has."""
    if not isinstance(value, ox.Literal) or value.datatype != kind:
        return False
    form = FORMS.get(kind.value)
    if form is None:
        return True
    match = form.fullmatch(value.value)
    return match is not None and (not form.groups or _on_calendar(kind.value, [int(n) for n in match.groups()]))


def _on_calendar(kind: str, numbers: list[int]) -> bool:
    if kind in (XSD + "gMonthDay", XSD + "gMonth"):
        numbers = [LEAP, *numbers]
    year, month, day = [*numbers, 1, 1][:3]
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _long_enough(value: Term, least: int, index: Index) -> bool:  # noqa: ARG001
    return not isinstance(value, ox.BlankNode) and len(value.value) >= least


def _matches(value: Term, pattern: re.Pattern[str], index: Index) -> bool:  # noqa: ARG001
    return not isinstance(value, ox.BlankNode) and pattern.search(value.value) is not None


def _one_of(value: Term, choices: frozenset[Term], index: Index) -> bool:  # noqa: ARG001
    return value in choices


def _of_kind(value: Term, kind: ox.NamedNode, index: Index) -> bool:  # noqa: ARG001
    return isinstance(value, ox.Literal if kind.value.endswith("Literal") else ox.NamedNode)


def _instance(value: Term, kind: ox.NamedNode, index: Index) -> bool:
    return index.is_a(value, kind)


def _any(value: Term, choices: tuple[tuple[Constraint, ...], ...], index: Index) -> bool:
    return any(all(_fits(value, c, index) for c in choice) for choice in choices)


def whole_number(value: Term) -> int | None:
    """Return the number of a well-formed xsd:integer, else None."""
    if not isinstance(value, ox.Literal) or value.datatype.value != XSD + "integer":
        return None
    return int(value.value) if FORMS[XSD + "integer"].fullmatch(value.value) else None


TESTS: dict[str, Callable[..., bool]] = {
    "datatype": well_formed,
    "minLength": _long_enough,
    "pattern": _matches,
    "in": _one_of,
    "nodeKind": _of_kind,
    "class": _instance,
    "or": _any,
}
