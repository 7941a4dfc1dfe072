"""Article graphs made by rule for benchmarks, the same on every run: as long and as alike as those of real reports.

About 280 quads an article. People and institutions come from pools in which few are met very often, as in news.
"""

import pyoxigraph as ox

from decoop.graph.exchange.nquads import to_nquads
from decoop.graph.exchange.terms import term

ID = "https://w3id.org/decoop/id/"
TOPICS = ("transport", "water", "culture", "education", "health", "climate")


def pick(number, salt, size):
    """Return an index below size; low ones come often."""
    spread = (number * 2654435761 + salt * 40503) % 104729 / 104729
    return int(size * spread**3)


def node(path):
    return ox.NamedNode(ID + path)


class Graph:
    """One article graph in the making."""

    def __init__(self, number):
        self.number, self.name = number, node(f"article/bench-{number:06d}")
        self.quads, self.claims, self.start = [], 0, 0

    def say(self, subject, *told):
        for predicate, value in zip(told[::2], told[1::2], strict=True):
            made = ox.Literal(value) if isinstance(value, (str, int)) else value
            self.quads.append(ox.Quad(subject, term(predicate), made, self.name))

    def claim(self, subject, predicate, value):
        """State something, with the claim and the quote that support it."""
        self.say(subject, predicate, value)
        self.claims += 1
        self.start += 40
        claim = ox.NamedNode(f"{self.name.value}#claim-{self.claims:04x}{self.number:08x}")
        quote = ox.NamedNode(f"{self.name.value}#char={self.start},{self.start + 24}")
        value = value if not isinstance(value, str) else ox.Literal(value)
        self.say(claim, "rdf:type", term(":Claim"), "rdf:type", term("rdf:Statement"), "rdf:subject", subject)
        self.say(claim, "rdf:predicate", term(predicate), "rdf:object", value, "prov:wasDerivedFrom", quote)
        self.say(claim, ":rule", node(f"rule/rule-{self.claims % 9}"))
        self.say(quote, "rdf:type", term("oa:TextPositionSelector"), "rdf:type", term("oa:TextQuoteSelector"))
        self.say(quote, "rdf:type", term("prov:Entity"), "oa:start", self.start, "oa:end", self.start + 24)
        self.say(quote, "oa:exact", f"lời {self.claims} của bài {self.number:06d}", "prov:wasQuotedFrom", self.name)


def make_article(number):
    """Return the IRI and the N-Quads of article `number`."""
    graph = Graph(number)
    day = ox.Literal(f"20{10 + number % 15}-{number % 12 + 1:02d}-{number % 28 + 1:02d}", datatype=term("xsd:date"))
    graph.say(graph.name, "rdf:type", term("schema:NewsArticle"), "rdf:type", term("prov:Entity"))
    graph.say(graph.name, "dct:identifier", f"bench-{number:06d}", "schema:inLanguage", ("vi", "fr", "en")[number % 3])
    graph.say(graph.name, "schema:headline", f"Tin {number:06d}", "schema:datePublished", day)
    graph.say(graph.name, ":textDigest", f"{number:064x}", ":graphDigest", f"{number + 1:064x}")
    topic = node(f"topic/{TOPICS[number % len(TOPICS)]}")
    people, bodies = [], []
    for place in range(3):
        who, body = pick(number, place, 4000), pick(number, place + 7, 300)
        person, institution, territory = (
            node(f"person/p-{who}"),
            node(f"institution/i-{body}"),
            node(f"place/t-{body % 60}"),
        )
        graph.say(territory, "rdf:type", term("schema:Place"), "rdf:type", term("schema:AdministrativeArea"))
        graph.say(territory, "schema:name", f"Vùng {body % 60}", "schema:containedInPlace", node(f"place/c-{body % 5}"))
        graph.say(institution, "rdf:type", term("org:Organization"), "rdf:type", term(":LocalAuthority"))
        graph.say(institution, "skos:prefLabel", f"Ủy ban {body}", ":territory", territory)
        graph.say(person, "rdf:type", term("foaf:Person"))
        graph.claim(person, "foaf:name", f"Nguyễn Văn {who}")
        role = node(f"role/r-{who}-{body}")
        graph.say(
            role, "rdf:type", term("org:Membership"), "org:role", node(f"role-kind/k-{who % 20}"), ":attestedOn", day
        )
        graph.claim(role, "org:member", person)
        graph.claim(role, "org:organization", institution)
        graph.claim(role, ":title", f"Chủ tịch {who % 20}")
        people.append(person)
        bodies.append(institution)
    meeting = node(f"meeting/m-{number // 2}")
    graph.say(
        meeting,
        "rdf:type",
        term(":Meeting"),
        "rdf:type",
        term("schema:Event"),
        "schema:name",
        f"Cuộc gặp {number // 2}",
    )
    graph.say(meeting, ":earliest", day, ":latest", day, ":topic", topic)
    graph.claim(meeting, "rdf:type", term(":Reception"))
    graph.claim(meeting, ":status", term(":Held"))
    graph.claim(meeting, "schema:startDate", day)
    graph.claim(meeting, ":host", people[0])
    graph.claim(meeting, ":guest", people[1])
    for one in {*people[:2], *bodies[:2]}:
        graph.say(meeting, ":participant", one)
    if number % 4 == 0:
        agreement = node(f"agreement/a-{number // 8}")
        graph.say(
            agreement,
            "rdf:type",
            term(":Agreement"),
            "rdf:type",
            term("prov:Entity"),
            "dct:title",
            f"Thỏa thuận {number // 8}",
        )
        graph.say(agreement, ":inForceFrom", day, ":inForceUntil", day, ":status", term(":Signed"), ":topic", topic)
        graph.claim(agreement, ":party", bodies[0])
        graph.claim(agreement, ":party", bodies[1])
    return graph.name.value, to_nquads(dict.fromkeys(graph.quads))
