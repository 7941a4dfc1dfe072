"""The pages and the SPARQL endpoint of `decoop serve`: read-only, on this machine."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from .. import DecoopError
from ..graph.store.interface import Answer, Store
from ..ontology.vocabulary import ID
from .labels import label_answer
from .negotiate import HTML, TRIPLES, choose, writers
from .question import HEADER, Question, list_questions
from .run import fill_in, understand_all
from .tables import make_table
from .things import describe, find_thing
from .words import choose_language, languages, templates, words

Handler = Callable[[Request], Awaitable[Response]]
LANGUAGE_COOKIE = "decoop_language"
MOST_QUERY = 100_000  # bytes of a query
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
}
DESCRIPTION = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix format: <http://www.w3.org/ns/formats/> .
<{address}> a sd:Service ;
  sd:endpoint <{address}> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:feature sd:UnionDefaultGraph ;
  sd:resultFormat format:SPARQL_Results_JSON, format:SPARQL_Results_XML, format:SPARQL_Results_CSV,
    format:SPARQL_Results_TSV, format:Turtle, format:N-Triples, format:RDF_XML, format:JSON-LD .
"""


class Refused(DecoopError):
    """Say why a request is refused, with the status code of HTTP for it."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status


@dataclass(frozen=True, slots=True)
class Site:
    """Hold what the pages answer from: the store, seconds a query may take, rows it may give."""

    store: Store
    timeout: float
    limit: int


def make_app(site: Site, *, hosts: tuple[str, ...] = ("127.0.0.1", "localhost"), cors: str | None = None) -> Starlette:
    """Return the application.

    Args:
        site: what it answers from.
        hosts: names that requests may use for this machine; others are refused, against rebinding of names.
        cors: an origin whose pages may ask, or None.
    """
    routes = [
        Route("/", _page(site, show_home)),
        Route("/sparql", _page(site, answer_sparql), methods=["GET", "POST"]),
        Route("/query", _page(site, answer_sparql), methods=["GET", "POST"]),
        Route("/questions/{name}", _page(site, show_question)),
        Route("/id/{path:path}", _page(site, show_thing)),
        Route("/thing", _page(site, show_thing)),
    ]
    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))]
    if cors:
        middleware.append(Middleware(CORSMiddleware, allow_origins=[cors], allow_methods=["GET", "POST"]))
    return Starlette(routes=routes, middleware=middleware)


def _page(site: Site, handler: Callable[[Site, Request], Awaitable[Response]]) -> Handler:
    async def answer(request: Request) -> Response:
        try:
            response = await handler(site, request)
        except DecoopError as error:
            response = _complain(request, getattr(error, "status", 400), str(error))
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if (wanted := request.query_params.get("language")) in languages():
            response.set_cookie(LANGUAGE_COOKIE, str(wanted), samesite="strict", httponly=True)
        return response

    return answer


async def show_home(site: Site, request: Request) -> Response:
    """Show what there is: questions by tag, articles, the editor."""
    language = _language(request)
    articles = await run_in_threadpool(site.store.articles)
    tags: dict[str, list[Question]] = {}
    for question in list_questions().values():
        tags.setdefault(question.tags[0], []).append(question)
    return _render(
        request, "home.html", articles=articles, tags=dict(sorted(tags.items())), title=words(language)["site"]
    )


async def answer_sparql(site: Site, request: Request) -> Response:
    """Answer by the SPARQL 1.1 Protocol; without a query, show the editor, or describe the service."""
    asked = await _read_query(request)
    accept = _wanted(request)
    if asked is None:
        offered = ["text/turtle", HTML]
        if choose(accept, offered) == HTML:
            name = request.query_params.get("question", "")
            question = list_questions().get(name)
            text = HEADER.sub("", question.text).lstrip("\n") if question else "SELECT * WHERE { ?s ?p ?o } LIMIT 20"
            return _render(
                request, "sparql.html", query=text, questions=list_questions().values(), chosen=name, title="SPARQL"
            )
        address = str(request.url.replace(query=""))
        return Response(DESCRIPTION.format(address=address), media_type="text/turtle")
    answer = await run_in_threadpool(site.store.query, asked, timeout=site.timeout, limit=site.limit)
    forms = writers(answer)
    chosen = choose(accept, [*forms, HTML])
    if chosen is None:
        raise Refused(406, f"this can be written as {', '.join(forms)}")
    if chosen == HTML:
        return await _show_answer(site, request, asked, answer)
    headers = {} if answer.complete else {"X-Decoop-Truncated": f"row limit {site.limit}"}
    return Response(forms[chosen](answer), media_type=chosen, headers={**headers, "Vary": "Accept"})


async def show_question(site: Site, request: Request) -> Response:
    """Show a packaged question with a form for its parameters, and its answer when it has what it needs."""
    language = _language(request)
    question = list_questions().get(request.path_params["name"])
    if question is None:
        raise Refused(404, words(language)["not_found"])
    given = {p.name: request.query_params.get(p.name, "").strip() for p in question.parameters}
    filled = {name: [value] for name, value in given.items() if value}
    missing = [p.name for p in question.parameters if p.required and p.name not in filled]
    table, understood, problem, complete, asked = None, {}, "", True, question.text
    if not missing:
        try:
            meanings = await run_in_threadpool(understand_all, site.store, question, filled, language)
            understood = {name: meaning.text for name, (meaning,) in meanings.items()}
            asked = fill_in(question, meanings)
            answer = await run_in_threadpool(site.store.query, asked, timeout=site.timeout, limit=site.limit)
            labels = await run_in_threadpool(label_answer, site.store, answer, language)
            table, complete = make_table(answer, labels, language), answer.complete
        except DecoopError as error:
            problem = str(error)
    return _render(
        request, "question.html", question=question, given=given, table=table, understood=understood, problem=problem,
        complete=complete, limit=site.limit, asked=HEADER.sub("", asked).lstrip("\n"),
        title=question.said(question.summary, language), status=400 if problem else 200,
    )  # fmt: skip


async def show_thing(site: Site, request: Request) -> Response:
    """Show what is known of a thing, or give its Turtle, by the Accept header."""
    language = _language(request)
    iri = request.query_params.get("iri") or ID + request.path_params.get("path", "")
    offered = [HTML, *TRIPLES]
    chosen = choose(_wanted(request), offered)
    if chosen is None:
        raise Refused(406, f"this can be written as {', '.join(offered)}")
    try:
        if chosen != HTML:
            answer = await run_in_threadpool(describe, site.store, iri, timeout=site.timeout)
            if answer is None:
                raise Refused(404, words(language)["not_found"])
            return Response(TRIPLES[chosen](answer), media_type=chosen, headers={"Vary": "Accept"})
        thing = await run_in_threadpool(find_thing, site.store, iri, language, timeout=site.timeout)
    except ValueError:  # not an IRI
        thing = None
    if thing is None:
        raise Refused(404, words(language)["not_found"])
    return _render(request, "thing.html", thing=thing, title=thing.label)


def _wanted(request: Request) -> str | None:
    """Return what the answer shall be written as: `format` is a media type; by any other name it is left to Accept."""
    stated = request.query_params.get("format", "")
    return stated if "/" in stated else request.headers.get("accept")


async def _read_query(request: Request) -> str | None:
    """Return the query of a request by the SPARQL 1.1 Protocol, or None; raise Refused."""
    given = dict(request.query_params)
    if request.method == "POST":
        kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
        given |= dict(_read_body(kind, await _read_bytes(request)))
        if "query" not in given and "update" not in given:
            raise Refused(400, "the form has no query")
    if "update" in given:
        raise Refused(403, "this endpoint is read-only")
    if "default-graph-uri" in given or "named-graph-uri" in given:
        raise Refused(400, "queries see the union of all articles; use GRAPH to look at one")
    return given.get("query") or None


async def _read_bytes(request: Request) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_QUERY:
            raise Refused(413, f"a query may have {MOST_QUERY} bytes")
    return body


def _read_body(kind: str, body: bytes) -> list[tuple[str, str]]:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "a query is written in UTF-8") from None
    if kind == "application/sparql-update":
        return [("update", text)]
    if kind == "application/sparql-query":
        return [("query", text)]
    if kind == "application/x-www-form-urlencoded":
        return parse_qsl(text, keep_blank_values=True)
    raise Refused(415, "send application/sparql-query, or a form with query=…")


async def _show_answer(site: Site, request: Request, asked: str, answer: Answer) -> Response:
    language = _language(request)
    labels = await run_in_threadpool(label_answer, site.store, answer, language)
    return _render(
        request, "answer.html", asked=asked, answer=answer, table=make_table(answer, labels, language),
        turtle=TRIPLES["text/turtle"](answer) if answer.triples is not None else "", limit=site.limit, title="SPARQL",
    )  # fmt: skip


def _language(request: Request) -> str:
    wanted = request.query_params.get("language") or request.cookies.get(LANGUAGE_COOKIE)
    return choose_language(wanted, request.headers.get("accept-language"))


def _local(iri: str) -> str:
    """Return the address of a thing's page on this site."""
    rest = iri.removeprefix(ID)
    return (
        f"/id/{quote(rest)}" if rest != iri and "#" not in rest and "?" not in rest else f"/thing?iri={quote(iri, '')}"
    )


def _render(request: Request, name: str, *, status: int = 200, **values: object) -> HTMLResponse:
    language = _language(request)
    page = (
        templates()
        .get_template(name)
        .render(
            w=words(language), language=language, languages=languages(), local=_local, path=request.url.path, **values
        )
    )
    return HTMLResponse(page, status_code=status, headers={"Vary": "Accept, Accept-Language, Cookie"})


def _complain(request: Request, status: int, text: str) -> Response:
    if choose(request.headers.get("accept"), ["text/plain", HTML]) == HTML:
        return _render(request, "problem.html", text=text, title=str(status), status=status)
    return PlainTextResponse(text + "\n", status_code=status)
