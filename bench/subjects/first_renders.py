"""The render function in a process of its own: what its start, its first answer and later ones cost.

usage: first_renders.py PATHS.json, in the folder of the unpacked package
"""

import json
import resource
import sys
import time
from pathlib import Path

began = time.process_time()
import render_handler  # noqa: E402

loaded = time.process_time()


def answer(path: str) -> float:
    before = time.process_time()
    event = {"rawPath": f"/{path}", "headers": {}, "requestContext": {"http": {"method": "GET"}}}
    status = render_handler.handler(event, None)["statusCode"]
    if status not in {200, 307}:
        raise SystemExit(f"{path}: {status}")
    return time.process_time() - before


costs = [answer(path) for path in json.loads(Path(sys.argv[1]).read_text())]
figures = {
    "start_s": loaded,  # with the interpreter's own
    "load_s": loaded - began,
    "answers_s": costs,
    "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
}
sys.stderr.write(json.dumps(figures) + "\n")
