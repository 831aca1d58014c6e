"""Runs a program and tells how long it took and how much memory it had at most."""

import os
import subprocess
import time
from dataclasses import dataclass


@dataclass
class Run:
    """One finished program."""

    seconds: float
    peak_megabytes: float
    status: int
    output: str
    core_seconds: float


def run(command, environment=None):
    """Runs the command to its end. Its progress is thrown away; its output is kept."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})})
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.stdout.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(seconds, usage.ru_maxrss / 1024, process.returncode, output, usage.ru_utime + usage.ru_stime)


def middle(runs):
    """The run in the middle by time."""
    return sorted(runs, key=lambda each: each.seconds)[len(runs) // 2]
