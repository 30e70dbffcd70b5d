"""The web service, proving signatures as ever, with a signing certificate of the bench's own making."""

import json
import sys
import tempfile
from pathlib import Path

from simulator.clock import VirtualClock
from skill.adapters.bounded_http import Reply
from skill.adapters.sqlite_store import SqliteStore
from skill.bootstrap import Settings, build_skill
from tests.web.authority import NOW, chain, roots, signature
from tests.web.conftest import ADDRESS
from web.application import make_app
from web.certificates import Certificates
from web.request_verifier import Verifier
from web.serving import make_server
from web.settings import CONNECTIONS, THREADS

SKILL_ID = "amzn1.ask.skill.bench"


def sign_lines() -> None:
    """Read request bodies from standard input, a line each, and print the headers that sign each one."""
    for line in sys.stdin:
        body = json.loads(line)
        print(
            json.dumps({"Signature-256": signature(body.encode()), "SignatureCertChainUrl": ADDRESS}),
            flush=True,
        )


with tempfile.TemporaryDirectory() as home:
    clock = VirtualClock(int(NOW.timestamp() * 1000))
    store = SqliteStore(Path(home))
    handler = build_skill(Settings(Path(home), skill_id=SKILL_ID), clock, store=store)
    certificates = Certificates(roots(), lambda path: Reply(200, (), chain()))
    app = make_app(handler, Verifier(certificates, clock, SKILL_ID), store)
    server = make_server(app, "127.0.0.1", 0, THREADS, CONNECTIONS)
    print(server.effective_port, flush=True)
    import threading

    threading.Thread(target=sign_lines, daemon=True).start()
    server.run()
