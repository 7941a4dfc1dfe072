"""An article's graph with other IRIs in the place of those minted, and the hashes that depend on them made anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from ..exchange.terms import term
from ..quads.digest import GRAPH_DIGEST, graph_digest
from ..quads.iris import digest

MINTED = term(":mintedAs")
TYPE = term("rdf:type")
About = Mapping[ox.NamedNode, list[ox.NamedNode | ox.Literal]]


def rewrite(quads: Iterable[ox.Quad], placed: Mapping[str, str], put: Mapping[str, str]) -> list[ox.Quad]:
    """Return a graph, sorted, in which each IRI of ``put`` has been put in the place of the minted one.

    Args:
        quads: the graph of an article as it is in the store.
        placed: IRIs in it that an earlier run put there, to the minted ones.
        put: minted IRIs to those wanted. What is in neither is as minted.
    """
    kept = [quad for quad in quads if quad.predicate not in {MINTED, GRAPH_DIGEST}]
    wanted = {now: put.get(minted, minted) for now, minted in placed.items()}
    wanted |= {minted: now for minted, now in put.items() if minted not in placed.values()}
    moved = {old: new for old, new in wanted.items() if old != new}
    graph = _replace(kept, moved)
    for rename in (_roles, _delegations, _claims):  # a claim is about roles and delegations
        graph = _replace(graph, rename(_by_subject(graph)))
    node = graph[0].graph_name
    graph += [ox.Quad(ox.NamedNode(now), MINTED, ox.NamedNode(minted), node) for minted, now in sorted(put.items())]
    graph.sort(key=str)
    graph.append(ox.Quad(node, GRAPH_DIGEST, ox.Literal(graph_digest(graph)), node))  # type: ignore[arg-type]
    return graph


def _replace(quads: list[ox.Quad], moved: Mapping[str, str]) -> list[ox.Quad]:
    nodes = {ox.NamedNode(old): ox.NamedNode(new) for old, new in moved.items() if old != new}
    if not nodes:
        return quads
    return [
        ox.Quad(nodes.get(q.subject, q.subject), q.predicate, nodes.get(q.object, q.object), q.graph_name)  # type: ignore[arg-type]
        for q in quads
    ]


def _by_subject(quads: list[ox.Quad]) -> dict[ox.NamedNode, dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]]:
    found: dict[ox.NamedNode, dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for quad in quads:
        found[quad.subject][quad.predicate].append(quad.object)  # type: ignore[index, arg-type]
    return found


def _value(about: About, name: str) -> str | None:
    found = about.get(term(name))
    return found[0].value if found else None


def _roles(things: Mapping[ox.NamedNode, About]) -> dict[str, str]:
    """Return the IRIs of roles held as ``build`` names them, by those that they have."""
    moved = {}
    for node, about in things.items():
        if term("org:Membership") in about.get(TYPE, ()):
            concept = _value(about, "org:role")
            what = concept.rpartition("/")[2] if concept else (_value(about, ":title") or "").casefold()
            parts = (_value(about, "org:member"), what, _value(about, "org:organization"), term(":former") in about)
            moved[node.value] = f"{node.value.rpartition('/')[0]}/{digest(*parts)}"
    return moved


def _delegations(things: Mapping[ox.NamedNode, About]) -> dict[str, str]:
    """Return the IRIs of delegations, likewise."""
    of = {d.value: meeting.value for meeting, about in things.items() for d in about.get(term(":delegation"), ())}
    moved = {}
    for node, about in things.items():
        if term(":Delegation") in about.get(TYPE, ()) and node.value in of:
            represented = sorted(body.value for body in about.get(term(":represents"), ()))
            name = digest(of[node.value], _value(about, ":head"), *represented)
            moved[node.value] = f"{node.value.rpartition('/')[0]}/{name}"
    return moved


def _claims(things: Mapping[ox.NamedNode, About]) -> dict[str, str]:
    """Return the IRIs of claims, likewise."""
    subject, predicate, value = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
    moved = {}
    for node, about in things.items():
        if value in about:
            parts = (about[subject][0].value, about[predicate][0].value, str(about[value][0]))
            moved[node.value] = f"{node.value.partition('#')[0]}#claim-{digest(*parts)}"
    return moved
