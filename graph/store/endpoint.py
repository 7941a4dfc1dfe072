"""Talking to a SPARQL 1.1 server: queries, updates, credentials, retries, and errors a user understands."""

from __future__ import annotations

import http.client
import math
import os
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass

from SPARQLWrapper import POST, POSTDIRECTLY, URLENCODED, SPARQLWrapper

from ... import DecoopError
from .guard import query_form

ROWS = "application/sparql-results+json"
TRIPLES = "application/n-triples, text/turtle;q=0.5, application/xml;q=0.1"
TIMEOUT = 120.0  # seconds without an answer
WAITS = (0.2, 0.6, 1.8)  # seconds before another try
FORMS_ONLY = ("Virtuoso",)  # servers, by their Server header, that hang on a query or update sent as it is
_TRY_AGAIN = {429, 502, 503, 504}


@dataclass(frozen=True)
class Reply:
    """What a server answered."""

    media_type: str
    body: bytes
    forms_only: bool = False  # whether this server takes requests as URL-encoded forms only
    row_limit: int | None = None  # the server's own, where it says so


class _Wrapper(SPARQLWrapper):
    def _createRequest(self) -> urllib.request.Request:
        request: urllib.request.Request = super()._createRequest()
        # A redirect must not carry the credentials to another machine.
        for name in [name for name in request.headers if name.lower() == "authorization"]:
            request.add_unredirected_header(name, request.headers.pop(name))
        return request

    def _query(self) -> tuple[http.client.HTTPResponse, str]:
        # The same without its own exceptions, which hide the status and quote the bytes of the answer.
        return urllib.request.urlopen(self._createRequest(), timeout=self.timeout), self.returnFormat


def check_address(address: str) -> str:
    """Return the address of an endpoint; raise DecoopError when it holds credentials or no host."""
    try:
        parts = urllib.parse.urlsplit(address)
        known = parts.hostname and (parts.port or True)  # both are read late, and may turn out to be none
    except ValueError:
        known = False
    if not known:
        raise DecoopError(f"{address}: not the address of a SPARQL endpoint; give one like http://localhost:7878/query")
    if parts.username or parts.password:
        raise DecoopError(
            f"{parts.hostname}: no credentials in the address, other users would see them; "
            "set DECOOP_USER and DECOOP_PASSWORD, or DECOOP_TOKEN"
        )
    return address


def update_address(address: str) -> str:
    """Return where a server that answers queries at `address` takes updates; DECOOP_UPDATE_URL overrides."""
    stated = os.environ.get("DECOOP_UPDATE_URL")
    if stated:
        return check_address(stated)
    if address.endswith("/query"):  # Oxigraph, Fuseki
        return address.removesuffix("/query") + "/update"
    if "/repositories/" in address:  # GraphDB, RDF4J
        return address.rstrip("/") + "/statements"
    return address


def send(address: str, sparql: str, *, update: bool = False, form: bool = False, timeout: float | None = None) -> Reply:
    """Send a query or an update, and again when the server is briefly away.

    Updates too can be tried again as long as they give the same graph when they arrive twice. `form` sends a
    URL-encoded form, which all servers take, though some decode it twice. `timeout` is in seconds.
    """
    for wait in (*WAITS, None):
        try:
            return _send_once(_wrap(address, sparql, update, form, timeout or TIMEOUT))
        except urllib.error.HTTPError as error:
            if error.code not in _TRY_AGAIN or wait is None:
                raise _explain(address, error.code, error.read().decode("utf-8", "replace"), update=update) from None
        except TimeoutError:
            raise _too_long(address, timeout or TIMEOUT) from None
        except (urllib.error.URLError, http.client.HTTPException, ConnectionError) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                raise _too_long(address, timeout or TIMEOUT) from None
            if wait is None:
                raise DecoopError(
                    f"{address}: no server answers there ({reason}); start it or mend the address"
                ) from None
        time.sleep(wait)
    raise AssertionError("the last try returns or raises")


def _wrap(address: str, sparql: str, update: bool, form: bool, timeout: float) -> SPARQLWrapper:
    wrapper = _Wrapper(address, updateEndpoint=address)
    wrapper.setMethod(POST)
    wrapper.setRequestMethod(URLENCODED if form else POSTDIRECTLY)
    wrapper.setOnlyConneg(True)
    wrapper.setTimeout(math.ceil(timeout))
    # Not setQuery: it guesses the kind of a request from its text, and a query must never be sent as an update.
    wrapper.queryString, wrapper.queryType = sparql, "INSERT" if update else "SELECT"
    if not update:
        wrapper.addCustomHttpHeader("Accept", ROWS if query_form(sparql) in {"SELECT", "ASK"} else TRIPLES)
    if token := os.environ.get("DECOOP_TOKEN"):
        wrapper.addCustomHttpHeader("Authorization", f"Bearer {token}")
    elif user := os.environ.get("DECOOP_USER"):
        wrapper.setCredentials(user, os.environ.get("DECOOP_PASSWORD", ""))
    return wrapper


def _send_once(wrapper: SPARQLWrapper) -> Reply:
    response = wrapper.query().response
    with response:
        kind = response.headers.get_content_type()
        limit = response.headers.get("X-SPARQL-MaxRows")
        forms_only = response.headers.get("Server", "").startswith(FORMS_ONLY)
        return Reply(kind, response.read(), forms_only, int(limit) if limit and limit.isdecimal() else None)


def _too_long(address: str, timeout: float) -> DecoopError:
    return DecoopError(
        f"{address}: no answer, it took longer than {timeout:g} seconds; narrow the query or wait longer"
    )


def _explain(address: str, status: int, body: str, *, update: bool) -> DecoopError:
    said = " ".join(body.split())[:300]
    if status == 401 or (status == 403 and not update):
        return DecoopError(f"{address}: not authorised; set DECOOP_USER and DECOOP_PASSWORD, or DECOOP_TOKEN")
    if update and status in {403, 404, 405, 501}:
        return DecoopError(
            f"{address}: takes no updates (HTTP {status}): read-only, or credentials are missing, "
            "or it takes them elsewhere (DECOOP_UPDATE_URL)"
        )
    if status in {404, 405, 406, 415}:
        return DecoopError(f"{address}: no SPARQL endpoint (HTTP {status}); give its query address, with the path")
    if status == 400:
        return DecoopError(f"{address}: not a SPARQL {'update' if update else 'query'} the server can run: {said}")
    return DecoopError(f"{address}: the server failed (HTTP {status}): {said}")
