"""Runs one subject: `python run_subject.py MODULE EVENTS TURNS ROOT`.

Prints a line at the first answer, and then the measurements as JSON. Before the subject it imports only what
every Python has loaded at its start, so that the subject's own imports are measured whole.
"""

import os
import sys
import time

BEGAN = time.perf_counter_ns()

sys.path.insert(0, sys.argv[4])
module = __import__(sys.argv[1], fromlist=["handler"])
READY = time.perf_counter_ns()

import json  # noqa: E402  every subject has loaded it by now

with open(sys.argv[2], encoding="utf-8") as file:  # noqa: PTH123  pathlib is not every subject's
    events = json.load(file)
if new_user := os.environ.get("BENCH_NEW_USER"):  # somebody whom no store knows yet
    events[0]["context"]["System"]["user"] = {"userId": f"{new_user}{BEGAN}"}
answer = module.handler(events[0], None)
ANSWERED = time.perf_counter_ns()
print("answered" if answer["response"]["outputSpeech"] else "nothing", flush=True)

import resource  # noqa: E402

spent = resource.getrusage(resource.RUSAGE_SELF)
turns = []
for number in range(int(sys.argv[3])):
    event = events[number % len(events)]
    begun = time.perf_counter_ns()
    module.handler(event, None)
    turns.append(time.perf_counter_ns() - begun)
turns.sort()
# Not ru_maxrss, which a process takes over from whoever started it.
with open("/proc/self/status", encoding="ascii") as file:  # noqa: PTH123
    memory_kb = int(next(line.split()[1] for line in file if line.startswith("VmHWM")))
figures = {
    "import_ms": (READY - BEGAN) / 1e6,
    "first_ms": (ANSWERED - READY) / 1e6,
    "turn_ms": turns[len(turns) // 2] / 1e6 if turns else 0.0,
    "cold_cpu_ms": (spent.ru_utime + spent.ru_stime) * 1000,
    "memory_mb": memory_kb / 1024,
    "modules": len(sys.modules),
}
print(json.dumps(figures), flush=True)
