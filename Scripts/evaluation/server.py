"""Asks a running `pixelbox serve`, so that thousands of searches need one process only."""

import contextlib
import json
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request


class Server:
    def __init__(self, port):
        self.address = f"http://127.0.0.1:{port}/api/"

    def get(self, path, **parameters):
        query = urllib.parse.urlencode(parameters)
        with urllib.request.urlopen(f"{self.address}{path}?{query}", timeout=60) as answer:
            return json.load(answer)

    def search(self, query, limit):
        """The hits, best first."""
        return self.get("search", q=query, limit=limit)["hits"]


@contextlib.contextmanager
def serving(program, library):
    """A server for the library, as long as the block lasts."""
    port = free_port()
    process = subprocess.Popen(
        [program, "serve", "--no-watch", "--port", str(port), "--library", library],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        server = Server(port)
        wait_until_ready(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=30)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_ready(server, process):
    for _ in range(300):
        if process.poll() is not None:
            raise SystemExit(f"`pixelbox serve` ended with status {process.returncode}.")
        try:
            server.get("status")
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise SystemExit("`pixelbox serve` did not answer within 30 seconds.")
