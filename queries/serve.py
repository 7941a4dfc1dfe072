"""Starting `decoop serve`."""

from __future__ import annotations

import signal
import socket
import sys
from contextlib import suppress
from types import FrameType

from .. import DecoopError
from .engine import run_engine


def run_server(store: str, *, host: str, port: int, timeout: float, limit: int, cors: str | None) -> None:
    """Serve a store until Ctrl-C; raise DecoopError when it cannot be served.

    Args:
        store: folder or address.
        host: address to listen on.
        port: TCP port, 0 for a free one.
        timeout: seconds a query may take.
        limit: rows or triples that an answer may have.
        cors: an origin whose pages may ask, or None.
    """
    try:
        import uvicorn

        from .server import Site, make_app
    except ImportError as error:
        raise DecoopError(f"serving needs {error.name}; pip install 'decoop[serve]'") from None
    # The engine is a process of its own and must end with this one, however this one is ended.
    signal.signal(signal.SIGTERM, _end)
    with run_engine(store, timeout=timeout) as engine, socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            raise DecoopError(f"{host}:{port}: cannot listen there ({error.strerror}); choose another --port") from None
        listener.listen(128)  # before saying so
        bound = listener.getsockname()[1]
        app = make_app(Site(engine, timeout, limit), hosts=(host, "127.0.0.1", "localhost"), cors=cors)
        config = uvicorn.Config(app, log_level="warning", lifespan="off")
        print(f"serving on http://{host}:{bound}/ (SPARQL at /sparql); Ctrl-C ends it", file=sys.stderr, flush=True)
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


def _end(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)
