"""Meetings and agreements to quads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import pyoxigraph as ox

from ...extract.dates.find import bounds
from ...extract.facts import Agreement, Delegation, Meeting, Stated
from ..exchange.terms import date_literal, term
from .builder import Builder
from .iris import digest


def _lower_first(values: Iterable[date | None]) -> date | None:
    return min((v for v in values if v), default=None)


def _day(value: date) -> ox.Literal:
    return ox.Literal(value.isoformat(), datatype=term("xsd:date"))


def _say_bounds(b: Builder, node: ox.NamedNode, names: tuple[str, str], *values: Stated[str] | None) -> None:
    """Add the first and the last real day that dates allow."""
    reached = [bounds(v.value) for v in values if v]
    first = _lower_first(lower for lower, _ in reached)
    last = max((upper for _, upper in reached if upper), default=None)
    if first:
        b.say(node, names[0], _day(first))
    if last:
        b.say(node, names[1], _day(last))


def describe_meeting(b: Builder, meeting: Meeting, names: Mapping[str, ox.NamedNode], title: str) -> None:
    """Add a meeting, what it is called and all that the article states of it."""
    node = names[meeting.key]
    b.types(node, ":Meeting", "schema:Event")
    b.claim(node, "rdf:type", term(f":{meeting.kind.value}"), meeting.kind)
    b.say(node, "schema:name", b.text(title))
    b.claim(node, ":status", term(f":{meeting.status.value}"), meeting.status)
    for predicate, when in (("schema:startDate", meeting.start), ("schema:endDate", meeting.end)):
        if when:
            b.claim(node, predicate, date_literal(when.value), when)
    _say_bounds(b, node, (":earliest", ":latest"), meeting.start, meeting.end)
    for spot in meeting.locations:
        b.claim(node, "schema:location", b.entity(spot.value), spot)
    for predicate, who in (
        (":host", meeting.hosts),
        (":guest", meeting.guests),
        (":participant", (*meeting.hosts, *meeting.guests, *meeting.participants)),
    ):
        for one in who:
            b.claim(node, predicate, b.entity(one.value), one)
    for topic in meeting.topics:
        b.claim(node, ":topic", ox.NamedNode(f"{b.base}topic/{topic.value}"), topic)
    if meeting.edition:
        b.claim(node, ":edition", ox.Literal(meeting.edition.value), meeting.edition)
    if meeting.online:
        b.say(node, "schema:eventAttendanceMode", term("schema:OnlineEventAttendanceMode"))
    if meeting.part_of and meeting.part_of in names:
        b.say(node, "schema:superEvent", names[meeting.part_of])
    for delegation in meeting.delegations:
        _describe_delegation(b, node, delegation)


def _describe_delegation(b: Builder, meeting: ox.NamedNode, delegation: Delegation) -> None:
    head = b.entity(delegation.head.value).value if delegation.head else None
    represented = sorted(b.entity(s.value).value for s in delegation.represents)
    node = ox.NamedNode(f"{b.base}delegation/{digest(meeting.value, head, *represented)}")
    b.types(node, ":Delegation", "foaf:Group")
    b.say(meeting, ":delegation", node)
    if delegation.head:
        b.claim(node, ":head", b.entity(delegation.head.value), delegation.head)
    for stated in delegation.represents:
        b.claim(node, ":represents", b.entity(stated.value), stated)


def describe_agreement(
    b: Builder, agreement: Agreement, names: Mapping[str, ox.NamedNode], meetings: Mapping[str, ox.NamedNode]
) -> None:
    """Add an agreement and all that the article states of it."""
    node = names[agreement.key]
    b.types(node, ":Agreement", "prov:Entity")
    b.claim(node, "rdf:type", term(f":{agreement.kind.value}"), agreement.kind)
    b.claim(node, "dct:title", b.text(agreement.title.value), agreement.title)
    b.claim(node, ":status", term(f":{agreement.status.value}"), agreement.status)
    for predicate, who in ((":party", agreement.parties), (":signatory", agreement.signatories)):
        for one in who:
            b.claim(node, predicate, b.entity(one.value), one)
    for predicate, when in (
        (":signedOn", agreement.signed_on),
        (":validFrom", agreement.valid_from),
        (":validUntil", agreement.valid_until),
    ):
        if when:
            b.claim(node, predicate, date_literal(when.value), when)
    _say_bounds(b, node, (":earliest", ":latest"), agreement.signed_on)
    for name, when, end in ((":inForceFrom", agreement.valid_from, 0), (":inForceUntil", agreement.valid_until, 1)):
        bound = bounds(when.value)[end] if when else None
        if bound:
            b.say(node, name, _day(bound))
    for topic in agreement.topics:
        b.claim(node, ":topic", ox.NamedNode(f"{b.base}topic/{topic.value}"), topic)
    if agreement.signed_at and agreement.signed_at in meetings:
        b.say(node, ":signedAt", meetings[agreement.signed_at])
    if agreement.replaces and agreement.replaces.value in names:
        b.claim(node, "dct:replaces", names[agreement.replaces.value], agreement.replaces)
